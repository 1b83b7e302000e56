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

use core\clock;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\decision\decision_repository;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
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
     */
    public function __construct(
        /** @var decision_repository the decisions */
        private readonly decision_repository $decisions,
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
        /** @var steps who takes the steps */
        private readonly steps $steps,
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
            if ($last && $last->stage !== stage::Refused) {
                throw new refused('refused_applied');
            }
            $attempt = $this->steps->begin(step::SubmissionApplied, stage::Applied, new facts(
                record: ['user' => $userid],
                row: ['microcredid' => $microcredid, 'userid' => $userid, 'attempt' => ($last->number ?? 0) + 1],
            ));
            if ($microcred->autoaccept) {
                $this->admit($attempt, 0);
            }
            return $attempt->id;
        });
    }

    /**
     * Accepts an application.
     *
     * @param int $submissionid
     * @param int $actorid
     */
    public function accept(int $submissionid, int $actorid): void {
        $attempt = $this->submissions->get($submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        $this->lock->exclusively($submissionid, fn(attempt $attempt) => $this->admit($attempt, $actorid));
    }

    /**
     * Refuses an application, with a note the candidate can read. They may apply again.
     *
     * @param int $submissionid
     * @param int $actorid
     * @param string $note plain text
     */
    public function refuse(int $submissionid, int $actorid, string $note): void {
        $attempt = $this->submissions->get($submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        $note = trim($note);
        if ($note === '') {
            throw new refused('refused_noreason');
        }
        $this->lock->exclusively($submissionid, function (attempt $attempt) use ($actorid, $note) {
            $this->steps->take($attempt, step::SubmissionRefused, new facts(
                record: ['by' => $actorid, 'note' => record::commit($note)],
                row: ['note' => $note],
                words: ['note' => $note],
            ));
        });
    }

    /**
     * Withdraws an attempt, until its first review is locked. Reviews that wait are called off.
     *
     * @param int $submissionid
     * @param int $userid the candidate
     */
    public function withdraw(int $submissionid, int $userid): void {
        guard::own($this->submissions->get($submissionid), $userid);
        $this->lock->exclusively($submissionid, function (attempt $attempt) use ($userid) {
            guard::possible($attempt, step::SubmissionWithdrawn);
            if ($this->submissions->has_locked_review($attempt->id)) {
                throw new refused('refused_reviewed');
            }
            $this->assignment->cancel($attempt, get_string('note_withdrawn', 'mod_microcred'), $userid);
            $this->steps->take($attempt, step::SubmissionWithdrawn, new facts(
                record: ['user' => $userid],
                row: ['timewithdrawn' => $this->clock->time()],
            ));
        });
    }

    /**
     * Whether a candidate may begin another attempt after this one.
     *
     * @param attempt $attempt the newest one
     * @return bool
     */
    public function may_try_again(attempt $attempt): bool {
        if ($attempt->stage === stage::Withdrawn) {
            return true;
        }
        return $attempt->stage === stage::Released
            && $this->decisions->of_submission($attempt->id)?->outcome !== 'award';
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
        guard::own($last, $userid);
        $microcredid = $last->microcredid;
        return $this->lock->holding("candidate_{$microcredid}_{$userid}", function () use ($submissionid, $userid, $microcredid) {
            $last = $this->submissions->latest($microcredid, $userid);
            if ($last->id !== $submissionid || !$this->may_try_again($last)) {
                throw new refused('refused_attempt');
            }
            $microcred = $this->microcreds->get($microcredid);
            $this->must_be_possible($microcred, $userid);
            $now = $this->clock->time();
            // Who was accepted once need not ask again; who withdrew an application was never accepted.
            $accepted = $last->timeaccepted > 0;
            $attempt = $this->steps->begin(step::AttemptStarted, $accepted ? stage::Draft : stage::Applied, new facts(
                record: ['user' => $userid, 'after' => $submissionid],
                row: [
                    'microcredid' => $microcredid,
                    'userid' => $userid,
                    'attempt' => $last->number + 1,
                    'timeaccepted' => $accepted ? $now : 0,
                    'reflection' => $last->reflection,
                    'reflectionformat' => $last->reflectionformat,
                ],
            ));
            $this->evidence->copy($submissionid, $attempt->id, $now);
            if (!$accepted && $microcred->autoaccept) {
                $this->admit($attempt, 0);
            }
            return $attempt->id;
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
     * Lets a candidate in.
     *
     * @param attempt $attempt
     * @param int $actorid 0 = by the activity's settings
     */
    private function admit(attempt $attempt, int $actorid): void {
        $this->steps->take($attempt, step::SubmissionAccepted, new facts(
            record: ['by' => $actorid],
            row: ['note' => null, 'timeaccepted' => $this->clock->time()],
            // Who is let in by the settings sees it on the page.
            quiet: $actorid === 0,
        ));
    }
}
