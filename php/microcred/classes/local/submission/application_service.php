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

namespace mod_microcred\local\submission;

use context_module;
use core\clock;
use mod_microcred\event\attempt_started;
use mod_microcred\event\submission_accepted;
use mod_microcred\event\submission_applied;
use mod_microcred\event\submission_refused;
use mod_microcred\event\submission_withdrawn;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\notifier;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use moodle_url;
use stdClass;

/**
 * How a candidate comes in and goes: apply, be accepted or refused, withdraw, try again.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class application_service {
    /**
     * Constructor.
     *
     * @param microcred_repository $microcreds
     * @param submission_repository $submissions
     * @param evidence_repository $evidence
     * @param assignment_service $assignment
     * @param submission_lock $lock
     * @param access $access
     * @param record $record
     * @param clock $clock
     */
    public function __construct(
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var evidence_repository the evidence */
        private readonly evidence_repository $evidence,
        /** @var assignment_service who calls reviews off */
        private readonly assignment_service $assignment,
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var access who may do what */
        private readonly access $access,
        /** @var record the record */
        private readonly record $record,
        /** @var clock the time */
        private readonly clock $clock
    ) {
    }

    /**
     * Why somebody cannot apply now.
     *
     * @param stdClass $microcred
     * @param int $userid
     * @return string|null a language string's key, null when they can
     */
    public function obstacle(stdClass $microcred, int $userid): ?string {
        $now = $this->clock->time();
        return match (true) {
            // Not even an administrator is a candidate without being made one.
            !has_capability('mod/microcred:apply', $this->access->context((int) $microcred->id), $userid, false) => 'refused_apply',
            !$microcred->versionid => 'refused_unpublished',
            $microcred->timeopen > $now => 'refused_notopen',
            $microcred->timeclose && $microcred->timeclose < $now => 'refused_closed',
            default => null,
        };
    }

    /**
     * Applies. Where the activity says so, the candidate is accepted at once.
     *
     * @param int $microcredid
     * @param int $userid the candidate
     * @return int the submission's id
     */
    public function apply(int $microcredid, int $userid): int {
        return $this->lock->holding("candidate_{$microcredid}_{$userid}", function () use ($microcredid, $userid) {
            $microcred = $this->microcreds->get($microcredid);
            $this->must_be_possible($microcred, $userid);
            $last = $this->submissions->latest($microcredid, $userid);
            if ($last && $last->status !== 'refused') {
                throw new refused('refused_applied');
            }
            $submission = $this->begin($microcred, $userid, $last ? (int) $last->attempt + 1 : 1, 'applied');
            $this->record->add($microcredid, 'submission_applied', (int) $submission->id, ['user' => $userid]);
            submission_applied::of($submission, $this->context($submission))->trigger();
            if ($microcred->autoaccept) {
                $this->enter($submission, $microcred, 0);
            }
            return (int) $submission->id;
        });
    }

    /**
     * Accepts an application.
     *
     * @param int $submissionid
     * @param int $actorid
     */
    public function accept(int $submissionid, int $actorid): void {
        $submission = $this->submissions->get($submissionid);
        $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        $this->lock->exclusively($submissionid, function (stdClass $submission) use ($actorid) {
            refusal::unless_at($submission, 'applied');
            $this->enter($submission, $this->microcreds->get((int) $submission->microcredid), $actorid);
        });
    }

    /**
     * Refuses an application, with a note the candidate can read. They may apply again.
     *
     * @param int $submissionid
     * @param int $actorid
     * @param string $note plain text
     */
    public function refuse(int $submissionid, int $actorid, string $note): void {
        $submission = $this->submissions->get($submissionid);
        $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        $note = trim($note);
        if ($note === '') {
            throw new refused('refused_noreason');
        }
        $this->lock->exclusively($submissionid, function (stdClass $submission) use ($actorid, $note) {
            refusal::unless_at($submission, 'applied');
            $this->change($submission, ['status' => 'refused', 'note' => $note]);
            $this->record->add((int) $submission->microcredid, 'submission_refused', (int) $submission->id, [
                'by' => $actorid,
                'note' => record::commit($note),
            ]);
            submission_refused::of($submission, $this->context($submission))->trigger();
            $microcred = $this->microcreds->get((int) $submission->microcredid);
            notifier::tell('accepted', (int) $submission->userid, $microcred, 'refused', $this->home($submission), [
                'note' => $note,
            ]);
        });
    }

    /**
     * Withdraws an attempt, until its first review is locked. Reviews that wait are called off.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     */
    public function withdraw(int $submissionid, int $userid): void {
        refusal::unless_own($this->submissions->get($submissionid), $userid);
        $this->lock->exclusively($submissionid, function (stdClass $submission) use ($userid) {
            refusal::unless_at($submission, 'applied', 'draft', 'sealing', 'review');
            if ($this->submissions->has_locked_review((int) $submission->id)) {
                throw new refused('refused_reviewed');
            }
            $now = $this->clock->time();
            $this->assignment->cancel($submission, get_string('note_withdrawn', 'mod_microcred'), $userid);
            $this->change($submission, ['status' => 'withdrawn', 'timewithdrawn' => $now]);
            $this->record->add((int) $submission->microcredid, 'submission_withdrawn', (int) $submission->id, [
                'user' => $userid,
            ]);
            submission_withdrawn::of($submission, $this->context($submission))->trigger();
        });
    }

    /**
     * Whether a candidate may begin another attempt after this one.
     *
     * @param stdClass $submission the newest attempt
     * @return bool
     */
    public function may_try_again(stdClass $submission): bool {
        global $DB;

        if ($submission->status === 'withdrawn') {
            return true;
        }
        return $submission->status === 'released'
            && $DB->get_field('microcred_decision', 'outcome', ['submissionid' => $submission->id]) !== 'award';
    }

    /**
     * Begins another attempt with all the evidence of the last one.
     *
     * @param int $submissionid the last attempt
     * @param int $userid the candidate
     * @return int the new submission's id
     */
    public function next_attempt(int $submissionid, int $userid): int {
        $last = $this->submissions->get($submissionid);
        refusal::unless_own($last, $userid);
        $microcredid = (int) $last->microcredid;
        return $this->lock->holding("candidate_{$microcredid}_{$userid}", function () use ($submissionid, $userid, $microcredid) {
            $last = $this->submissions->latest($microcredid, $userid);
            if ((int) $last->id !== $submissionid || !$this->may_try_again($last)) {
                throw new refused('refused_attempt');
            }
            $microcred = $this->microcreds->get($microcredid);
            $this->must_be_possible($microcred, $userid);
            // Who was accepted once need not ask again; who withdrew an application was never accepted.
            $accepted = (int) $last->timeaccepted;
            $submission = $this->begin($microcred, $userid, (int) $last->attempt + 1, $accepted ? 'draft' : 'applied', [
                'timeaccepted' => $accepted ? $this->clock->time() : 0,
                'reflection' => $last->reflection,
                'reflectionformat' => $last->reflectionformat,
            ]);
            $this->evidence->copy($submissionid, (int) $submission->id, $this->clock->time());
            $this->record->add($microcredid, 'attempt_started', (int) $submission->id, [
                'user' => $userid,
                'after' => $submissionid,
            ]);
            attempt_started::of($submission, $this->context($submission))->trigger();
            if (!$accepted && $microcred->autoaccept) {
                $this->enter($submission, $microcred, 0);
            }
            return (int) $submission->id;
        });
    }

    /**
     * Refuses when applying is not possible now.
     *
     * @param stdClass $microcred
     * @param int $userid
     */
    private function must_be_possible(stdClass $microcred, int $userid): void {
        $obstacle = $this->obstacle($microcred, $userid);
        if ($obstacle !== null) {
            throw new refused($obstacle);
        }
    }

    /**
     * Adds an attempt.
     *
     * @param stdClass $microcred
     * @param int $userid
     * @param int $attempt
     * @param string $status
     * @param array $fields
     * @return stdClass
     */
    private function begin(stdClass $microcred, int $userid, int $attempt, string $status, array $fields = []): stdClass {
        $now = $this->clock->time();
        $submission = (object) ($fields + [
            'microcredid' => (int) $microcred->id,
            'userid' => $userid,
            'attempt' => $attempt,
            'status' => $status,
            'timeapplied' => $now,
            'timemodified' => $now,
        ]);
        return $this->submissions->get($this->submissions->insert($submission));
    }

    /**
     * Lets a candidate in.
     *
     * @param stdClass $submission
     * @param stdClass $microcred
     * @param int $actorid 0 = by the activity's settings
     */
    private function enter(stdClass $submission, stdClass $microcred, int $actorid): void {
        $this->change($submission, ['status' => 'draft', 'note' => null, 'timeaccepted' => $this->clock->time()]);
        $this->record->add((int) $microcred->id, 'submission_accepted', (int) $submission->id, ['by' => $actorid]);
        submission_accepted::of($submission, $this->context($submission))->trigger();
        if ($actorid) {
            notifier::tell('accepted', (int) $submission->userid, $microcred, 'accepted', $this->home($submission));
        }
    }

    /**
     * Changes a submission and its row in hand.
     *
     * @param stdClass $submission
     * @param array $fields
     */
    private function change(stdClass $submission, array $fields): void {
        $fields['timemodified'] = $this->clock->time();
        $this->submissions->update((int) $submission->id, $fields);
        foreach ($fields as $name => $value) {
            $submission->{$name} = $value;
        }
    }

    /**
     * Where a candidate goes on.
     *
     * @param stdClass $submission
     * @return moodle_url
     */
    private function home(stdClass $submission): moodle_url {
        return new moodle_url('/mod/microcred/view.php', ['id' => $this->context($submission)->instanceid]);
    }

    /**
     * The context of a submission.
     *
     * @param stdClass $submission
     * @return context_module
     */
    private function context(stdClass $submission): context_module {
        return $this->access->context((int) $submission->microcredid);
    }
}
