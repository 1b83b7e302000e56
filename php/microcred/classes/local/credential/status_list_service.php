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

use core\clock;
use mod_microcred\local\engine;
use mod_microcred\local\refused;
use mod_microcred\local\submission\submission_lock;
use Microcred\Credential;
use Microcred\StatusList;
use moodle_exception;
use stdClass;

/**
 * Status lists (W3C, Bitstring Status List 1.0): by them anybody can look up whether a badge was revoked, and nobody
 * learns which badge they asked about.
 *
 * A badge gets a random entry of a list before it is signed. The bit itself is stored nowhere: it is the credential's own
 * row, read when the list is signed, so register and list cannot disagree. What is served is the signed text as stored.
 *
 * A list that is served is never behind the database: revoking raises the list's revision in the transaction that revokes, a
 * stored text says which revision it was signed for, and is given out only while the two are equal, which one read of one
 * row tells. Otherwise it is signed again first: right after the revocation, by whoever asks for it, or by the scheduled
 * task. Who signs holds the list's row, which a revocation holds until it is committed: so every one that went before is read,
 * and nobody has to try twice. Where the site cannot sign, nothing is given out. What others keep, they may keep for TTL.
 *
 * A list is signed for the issuer its badges name. After a site has moved, or changed the key of a test issuer, nobody can
 * sign the old lists any more; this site's own pages still know of each badge.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class status_list_service {
    /** Entries of a list: the fewest that the specification allows, 16 KiB of bits. */
    public const ENTRIES = 131072;

    /** With so many badges a list takes no more, so that a free entry is found at once and tells nothing. */
    public const FULL = self::ENTRIES / 2;

    /** For how long a signature holds, in seconds. */
    public const LIFE = 7 * DAYSECS;

    /** Signed again when this much of it is left, in seconds: cron may be late by days. */
    public const RENEW = 4 * DAYSECS;

    /** For how long others may keep a list, in seconds. */
    public const TTL = 300;

    /** What a list is served as. */
    public const TYPE = 'application/vc+ld+json';

    /** Where lists are served. */
    private const PATH = '/mod/microcred/status.php?l=';

    /**
     * Constructor.
     */
    public function __construct(
        /** @var status_list_repository */
        private readonly status_list_repository $lists,
        /** @var status_list_document */
        private readonly status_list_document $document,
        /** @var issuer */
        private readonly issuer $issuer,
        /** @var issuer_key */
        private readonly issuer_key $key,
        /** @var signer */
        private readonly signer $signer,
        /** @var submission_lock */
        private readonly submission_lock $lock,
        /** @var clock */
        private readonly clock $clock,
        /** @var int how many badges fill a list */
        private readonly int $full = self::FULL,
    ) {
    }

    /**
     * Gives a credential its entry, before it is signed. Doing it again, or twice at once, gives the same one.
     *
     * Not in the transaction that signs: a list's row would be held until that ends, and all signing wait for it.
     *
     * @param int $credentialid
     * @return stdClass what the badge says of it
     */
    public function reserve(int $credentialid): stdClass {
        $issuerid = $this->key->ensure()->issuer;
        $entry = $this->lists->entry_of($credentialid);
        if ($entry && $this->lists->get((int) $entry->listid)->issuerid !== $issuerid) {
            // It was about to be signed under another issuer, whose list says nothing of this one's badges.
            $this->lists->drop($credentialid);
            $entry = null;
        }
        $entry ??= $this->lists->take($credentialid, $this->open($issuerid), fn() => random_int(0, self::ENTRIES - 1));
        return $this->document->entry(self::address($this->lists->get((int) $entry->listid)), (int) $entry->position);
    }

    /**
     * Says that a credential was revoked: in the transaction that revokes it.
     *
     * @param int $credentialid
     * @return int|null the list that has to be signed again; null where the credential is on none
     */
    public function revoked(int $credentialid): ?int {
        $entry = $this->lists->entry_of($credentialid);
        if (!$entry) {
            return null;
        }
        $this->lists->revise((int) $entry->listid);
        return (int) $entry->listid;
    }

    /**
     * A list.
     *
     * @param int $id
     * @return stdClass|null
     */
    public function get(int $id): ?stdClass {
        return $id > 0 ? $this->lists->get($id) : null;
    }

    /**
     * A list with a signed text that says what the database says, signed now if need be.
     *
     * @param stdClass $list
     * @return stdClass|null null where there is none and the site cannot sign one
     */
    public function current(stdClass $list): ?stdClass {
        $now = $this->clock->time();
        if (!$this->is_good($list, $now + self::RENEW) && $this->can_sign($list)) {
            try {
                // Somebody else may have signed it while we waited for its row.
                $list = $this->lists->exclusively((int) $list->id, fn(stdClass $list) =>
                    $this->is_good($list, $now + self::RENEW) ? $list : $this->sign($list, $now));
            } catch (refused | \Microcred\Exception $fault) {
                debugging("Status list $list->id was not signed: " . $fault->getMessage(), DEBUG_DEVELOPER);
            }
        }
        return $this->is_good($list, $now) ? $list : null;
    }

    /**
     * Whether a list's text says what the database says and is in force until after some moment.
     *
     * @param stdClass $list
     * @param int $until
     * @return bool
     */
    public function is_good(stdClass $list, int $until): bool {
        return $this->is_true($list) && (int) $list->timeexpires > $until;
    }

    /**
     * Whether a list's text says what the database says, though it may have run out.
     *
     * @param stdClass $list
     * @return bool
     */
    public function is_true(stdClass $list): bool {
        return $list->document !== null && (int) $list->signedrevision === (int) $list->revision;
    }

    /**
     * Signs every list again that needs it.
     *
     * @return int[] id => when it runs out, 0 = it could not be signed
     */
    public function renew(): array {
        $now = $this->clock->time();
        $done = [];
        foreach ($this->due($now + self::RENEW, $now) as $list) {
            $done[(int) $list->id] = (int) ($this->current($list)->timeexpires ?? 0);
        }
        return $done;
    }

    /**
     * How many lists verifiers ask for in vain.
     *
     * @return int
     */
    public function failing(): int {
        $now = $this->clock->time();
        return count($this->due($now, $now - HOURSECS));
    }

    /**
     * Those of this site's lists that a badge names, for Credential::verify: out of the database, nothing is fetched.
     *
     * @param mixed $badge the parsed document
     * @return string[] signed lists by their addresses
     */
    public function named_in(mixed $badge): array {
        $known = [];
        $status = $badge->credentialStatus ?? [];
        // One is what Open Badges 3.0 allows; what somebody else wrote may have more, and must not cost us more.
        foreach (array_slice(is_array($status) ? $status : [$status], 0, 4) as $entry) {
            $address = $entry->statusListCredential ?? null;
            if (!is_string($address) || !preg_match('#' . preg_quote(self::PATH, '#') . '([1-9]\d{0,17})$#D', $address, $id)) {
                continue;
            }
            $list = $this->get((int) $id[1]);
            $list = $list && self::address($list) === $address ? $this->current($list) : null;
            if ($list) {
                $known[$address] = $list->document;
            }
        }
        return $known;
    }

    /**
     * Where a list is served.
     *
     * @param stdClass $list
     * @return string
     */
    public static function address(stdClass $list): string {
        return $list->site . self::PATH . $list->id;
    }

    /**
     * This issuer's lists whose text is missing, stale or runs out.
     *
     * @param int $by
     * @param int $opened only those opened by then
     * @return stdClass[]
     */
    private function due(int $by, int $opened): array {
        return $this->key->belongs_here() ? $this->lists->due($this->key->current()->issuer, $by, $opened) : [];
    }

    /**
     * The list that takes badges now; a new one where none does.
     *
     * @param string $issuerid
     * @return int
     */
    private function open(string $issuerid): int {
        global $CFG;
        $find = fn() => $this->lists->open($issuerid, $CFG->wwwroot, $this->full);
        return $find() ?? $this->lock->holding('statuslists', fn() => $find() ?? $this->lists->insert((object) [
            'issuerid' => $issuerid,
            'site' => $CFG->wwwroot,
            'entries' => self::ENTRIES,
            'timecreated' => $this->clock->time(),
        ]));
    }

    /**
     * Whether this site can sign a list: it has the key of the issuer that the list is for.
     *
     * @param stdClass $list
     * @return bool
     */
    private function can_sign(stdClass $list): bool {
        return engine::available() && $this->issuer->problem() === null && $this->key->current()?->issuer === $list->issuerid;
    }

    /**
     * Signs a list and stores it, while its row is held.
     *
     * @param stdClass $list
     * @param int $now
     * @return stdClass the list with its new text
     */
    private function sign(stdClass $list, int $now): stdClass {
        $bits = new StatusList((int) $list->entries);
        $bits->setMany($this->lists->revoked((int) $list->id));
        $expires = $now + self::LIFE;
        $text = $this->document->write(self::address($list), $list->issuerid, $bits, $now, $expires, self::TTL);
        $document = $this->signer->sign($text, $now)->document;
        $this->check($document, $now);
        $list->document = $document;
        $list->signedrevision = $list->revision;
        // No two texts have the same moment: who asks "since then?" must not be told "nothing" within one second.
        $list->timesigned = max($now, (int) $list->timesigned + 1);
        $list->timeexpires = $expires;
        $this->lists->store($list);
        return $list;
    }

    /**
     * Refuses a list that would not verify. It is no badge, so only what holds for any credential is looked at.
     *
     * @param string $document
     * @param int $now
     */
    private function check(string $document, int $now): void {
        $verification = Credential::verify($document, $this->issuer->keys(), badge_document::moment($now));
        foreach (array_column($verification->checks, null, 'name') as $name => $check) {
            if (in_array($name, ['syntax', 'proof', 'controller', 'dates'], true) && $check['passed'] !== true) {
                throw new moodle_exception('sign_selfcheck', 'mod_microcred', '', $name, $check['detail']);
            }
        }
    }
}
