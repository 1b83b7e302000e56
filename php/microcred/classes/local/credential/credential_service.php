<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred\local\credential;

use context;
use context_module;
use context_system;
use core\clock;
use core\task\manager;
use core\uuid;
use core_user;
use mod_microcred\event\credential_event;
use mod_microcred\local\activity\version;
use mod_microcred\local\engine;
use mod_microcred\local\notifier;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\task\sign_credential;
use Microcred\Credential as signed;
use moodle_exception;
use moodle_url;
use stdClass;

/**
 * Awards, signs and revokes credentials.
 *
 * The row is made with the decision and the signature comes later, from a task; the signed text is stored once and never
 * again. A credential outlives its activity, its course and its holder's account.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class credential_service {
    /** Why a credential may be revoked. The category is public. */
    public const CATEGORIES = ['error', 'evidence', 'misconduct', 'superseded', 'request'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var credential_repository */
        private readonly credential_repository $credentials,
        /** @var credential_facts */
        private readonly credential_facts $facts,
        /** @var badge_document */
        private readonly badge_document $badge,
        /** @var issuer */
        private readonly issuer $issuer,
        /** @var signer */
        private readonly signer $signer,
        /** @var status_list_service */
        private readonly status_list_service $statuslists,
        /** @var submission_lock */
        private readonly submission_lock $lock,
        /** @var record */
        private readonly record $record,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Makes the credential of an award, unsigned. In the decision's transaction.
     *
     * @param attempt $attempt
     * @param stdClass $decision
     * @param version $version
     * @return int
     */
    public function award(attempt $attempt, stdClass $decision, version $version): int {
        $uuid = 'urn:uuid:' . uuid::generate();
        $facts = $this->facts->collect($uuid, $attempt, $decision, $version);
        $row = (object) [
            'publicid' => bin2hex(random_bytes(16)),
            'uuid' => $uuid,
            'submissionid' => $attempt->id,
            'microcredid' => $attempt->microcredid,
            'userid' => $attempt->userid,
            'status' => credential_status::Pending->value,
            'versiondigest' => $version->digest,
            'title' => $facts->title,
            'facts' => json_encode($facts, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE),
            'timeawarded' => $facts->awarded,
            'timeexpires' => $facts->expires,
        ];
        $credential = $this->credentials->get($this->credentials->insert($row));
        badge_image::keep($credential);
        $this->publish($credential, step::CredentialAwarded, new facts(record: ['facts' => \Microcred\digest($credential->facts)]));
        return $credential->id;
    }

    /**
     * Queues the signing of an attempt's credential, now that its holder may know. Without a credential: nothing.
     *
     * @param int $submissionid
     */
    public function release(int $submissionid): void {
        $credential = $this->credentials->of_submission($submissionid);
        if ($credential && $credential->status === credential_status::Pending) {
            manager::queue_adhoc_task(sign_credential::for_credential($credential->id));
        }
    }

    /**
     * Signs a credential. Doing it again, or twice at once, changes nothing.
     *
     * @param int $credentialid
     */
    public function sign(int $credentialid): void {
        $credential = $this->credentials->get($credentialid);
        if ($credential->status !== credential_status::Pending || !$this->credentials->is_released($credential)) {
            return;
        }
        $problem = $this->issuer->problem();
        if ($problem !== null) {
            throw new refused('issuer_notready', $problem);
        }
        $this->signer->prepare();
        $status = $this->statuslists->reserve($credentialid);
        $this->lock->holding("credential_$credentialid", function () use ($credentialid, $status) {
            $credential = $this->credentials->get($credentialid);
            if ($credential->status === credential_status::Pending) {
                $this->sign_now($credential, $status);
            }
        });
    }

    /**
     * Takes a credential back. It stays in the world as revoked.
     *
     * @param int $credentialid
     * @param int $actorid
     * @param string $category one of CATEGORIES; public
     * @param string $reason never public
     */
    public function revoke(int $credentialid, int $actorid, string $category, string $reason): void {
        $this->require_revoker($this->credentials->get($credentialid), $actorid);
        if (!in_array($category, self::CATEGORIES, true)) {
            throw new refused('revoke_badcategory');
        }
        if (trim($reason) === '') {
            throw new refused('revoke_noreason');
        }
        $work = function () use ($credentialid, $actorid, $category, $reason): ?int {
            $credential = $this->credentials->get($credentialid);
            if ($credential->status === credential_status::Revoked) {
                throw new refused('revoke_already');
            }
            $this->take($credential, step::CredentialRevoked, new facts(
                record: ['category' => $category, 'reason' => record::commit($reason), 'by' => $actorid],
                row: [
                    'revokecategory' => $category,
                    'revokereason' => $reason,
                    'revokedby' => $actorid,
                    'timerevoked' => $this->clock->time(),
                ],
                event: ['category' => $category],
                words: ['category' => get_string("revoke_$category", 'mod_microcred')],
                // Of an award that was not released yet, the holder has never heard.
                quiet: $credential->status !== credential_status::Issued,
            ));
            return $this->statuslists->revoked($credentialid);
        };
        $listid = $this->lock->holding("credential_$credentialid", $work);
        if ($listid !== null) {
            // So that nobody has to wait for it. Should it fail, whoever asks for the list gets it signed, or gets none.
            $this->statuslists->current($this->statuslists->get($listid));
        }
    }

    /**
     * Refuses anybody who may not revoke a credential, or whose own it is.
     *
     * @param credential $credential
     * @param int $actorid
     */
    public function require_revoker(credential $credential, int $actorid): void {
        $may = $actorid > 0 && has_capability('mod/microcred:revoke', $this->context_of($credential), $actorid);
        if (!$may || $credential->userid === $actorid) {
            throw new refused('refused_revoke');
        }
    }

    /**
     * Shows or hides the holder's name on the public page. Only the holder decides that.
     *
     * @param int $credentialid
     * @param int $userid
     * @param bool $show
     */
    public function show_name(int $credentialid, int $userid, bool $show): void {
        $credential = $this->credentials->get($credentialid);
        if ($userid <= 0 || $credential->userid !== $userid) {
            throw new refused('refused_notholder');
        }
        $this->lock->holding("credential_$credentialid", function () use ($credentialid, $userid, $show) {
            $credential = $this->credentials->get($credentialid);
            $this->take($credential, step::HolderNameChanged, new facts(
                record: ['shown' => $show],
                row: [
                    'showname' => (int) $show,
                    'holdername' => $show ? fullname(core_user::get_user($userid, '*', MUST_EXIST)) : '',
                ],
                event: ['shown' => $show],
            ));
        });
    }

    /**
     * The credential at a public address; one that is not signed yet has none.
     *
     * @param string $publicid
     * @return credential|null
     */
    public function by_publicid(string $publicid): ?credential {
        $credential = preg_match('/^[0-9a-f]{32}$/', $publicid) ? $this->credentials->by_publicid($publicid) : null;
        return $credential && $credential->document !== null ? $credential : null;
    }

    /**
     * What somebody holds, newest first.
     *
     * @param int $userid
     * @return credential[]
     */
    public function of_holder(int $userid): array {
        return $this->credentials->of_holder($userid);
    }

    /**
     * The credential of an attempt.
     *
     * @param int $submissionid
     * @return credential|null
     */
    public function of_submission(int $submissionid): ?credential {
        return $this->credentials->of_submission($submissionid);
    }

    /**
     * Where a credential is shown to everybody.
     *
     * @param credential $credential
     * @return moodle_url
     */
    public static function url(credential $credential): moodle_url {
        return new moodle_url('/mod/microcred/credential.php', ['c' => $credential->publicid]);
    }

    /**
     * Where a credential counts: its activity, or the site once that is gone.
     *
     * @param credential $credential
     * @return context
     */
    public function context_of(credential $credential): context {
        $cm = get_coursemodule_from_instance('microcred', $credential->microcredid);
        return ($cm ? context_module::instance($cm->id, IGNORE_MISSING) : false) ?: context_system::instance();
    }

    /**
     * Signs and stores, under the credential's lock and in its transaction.
     *
     * @param credential $credential
     * @param stdClass $status its entry in a status list
     */
    private function sign_now(credential $credential, stdClass $status): void {
        $now = $this->clock->time();
        $facts = json_decode($credential->facts, false, 512, JSON_THROW_ON_ERROR);
        $signed = $this->signer->sign($this->badge->write($facts, $this->issuer->profile(), $now, $status), $now);
        // Signed here and not when somebody asks for it: no page that anybody may open has a key in its hands.
        $jwt = $this->signer->jwt($signed->document);
        // What does not verify here must never leave the house.
        $this->check($signed->document, $now);
        $this->check($jwt, $now);
        $id = $credential->id;
        if (!$this->credentials->store_signed($id, $signed, $jwt, $now)) {
            return;
        }
        $this->publish($credential, step::CredentialIssued, new facts(
            record: ['document' => \Microcred\digest($signed->document), 'key' => $signed->key],
            words: ['title' => $credential->title],
        ));
    }

    /**
     * Refuses a document that would not verify. The dates are left out: an award that waited long may have expired.
     *
     * @param string $document
     * @param int $now
     */
    private function check(string $document, int $now): void {
        $verification = signed::verify($document, $this->issuer->keys(), badge_document::moment($now));
        foreach ($verification->checks as $check) {
            if ($check['passed'] === false && $check['name'] !== 'dates') {
                throw new moodle_exception('sign_selfcheck', 'mod_microcred', '', $check['name'], $check['detail']);
            }
        }
    }

    /**
     * Takes a step of a credential: updates its row, records, announces and tells, under the credential's lock.
     *
     * @param credential $credential
     * @param step $step
     * @param facts $facts
     */
    private function take(credential $credential, step $step, facts $facts): void {
        $status = $step->credential();
        $this->credentials->update($credential->id, $facts->row + ($status ? ['status' => $status->value] : []));
        $this->publish($credential, $step, $facts);
    }

    /**
     * Records, announces and tells, as far as the activity and the holder are still there.
     *
     * @param credential $credential
     * @param step $step
     * @param facts $facts
     */
    private function publish(credential $credential, step $step, facts $facts): void {
        $activity = $this->credentials->activity_of($credential);
        if ($activity && (!$step->is_possible_unrecorded() || engine::available())) {
            $this->record->add($credential->microcredid, $step, $credential->submissionid, [
                'credential' => $credential->uuid,
            ] + $facts->record);
        }
        /** @var class-string<credential_event> $event */
        $event = $step->event();
        $event::of($credential, $this->context_of($credential), $facts->event)->trigger();
        $message = $step->message();
        if ($message && !$facts->quiet && $credential->userid && core_user::get_user($credential->userid)) {
            $activity ??= (object) ['course' => SITEID, 'name' => $credential->title];
            notifier::tell($message, $credential->userid, $activity, self::url($credential), $facts->words);
        }
    }
}
