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

namespace mod_microcred\local\decision;

use core\clock;
use mod_microcred\event\adjudication_ended;
use mod_microcred\event\adjudication_started;
use mod_microcred\event\decision_made;
use mod_microcred\event\decision_released;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\notifier;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use Microcred\Decision;
use Microcred\Outcome;
use Microcred\Panel;
use moodle_url;
use stdClass;

/**
 * Makes and releases decisions.
 *
 * The extension decides, by the rules of the version the submission was handed in under. An award makes the credential's
 * row in the decision's own transaction, so that there is never one without the other; its signing is queued when the
 * decision is released, so that no badge is in the world before its holder may know.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class decision_service {
    /**
     * Collaborators.
     *
     * @param decision_repository $decisions
     * @param review_repository $reviews
     * @param submission_repository $submissions
     * @param microcred_repository $microcreds
     * @param version_service $versions
     * @param assignment_service $assignment
     * @param credential_service $credentials
     * @param grade_service $grades
     * @param submission_lock $lock
     * @param record $record
     * @param access $access
     * @param clock $clock
     */
    public function __construct(
        /** @var decision_repository */
        private readonly decision_repository $decisions,
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var microcred_repository */
        private readonly microcred_repository $microcreds,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var assignment_service */
        private readonly assignment_service $assignment,
        /** @var credential_service */
        private readonly credential_service $credentials,
        /** @var grade_service */
        private readonly grade_service $grades,
        /** @var submission_lock */
        private readonly submission_lock $lock,
        /** @var record */
        private readonly record $record,
        /** @var access */
        private readonly access $access,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Decides a submission whose panel is complete. Inside its lock.
     *
     * @param stdClass $submission
     * @return string|null award, notyet, incomplete, or adjudicate: one more reviewer is asked; null while nothing is to decide
     */
    public function decide(stdClass $submission): ?string {
        if (!in_array($submission->status, ['review', 'adjudication'], true)) {
            return null;
        }
        $version = $this->versions->get((int) $submission->versionid);
        $reviews = $this->locked_reviews((int) $submission->id);
        $decision = Panel::decide($version->rubric(), $version->rules(), $reviews);
        if ($decision->outcome === Outcome::Adjudicate) {
            $this->adjudicate($submission, $decision);
        } else {
            $this->settle($submission, $decision, $version);
        }
        return $decision->outcome->value;
    }

    /**
     * Lets the candidate know: the profile can be read, the grade goes out, the credential is signed.
     *
     * @param int $submissionid
     * @param int $actorid who manages the activity
     * @return bool whether the gradebook took the grade; it does not where its item is locked, and asks again when unlocked
     */
    public function release(int $submissionid, int $actorid): bool {
        $submission = $this->submissions->get($submissionid);
        $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        return $this->lock->exclusively(
            $submissionid,
            fn(stdClass $submission) => $this->publish($submission, $actorid) === GRADE_UPDATE_OK
        );
    }

    /**
     * The criteria that made an adjudication necessary.
     *
     * @param stdClass $submission
     * @return string[] ids
     */
    public function triggered(stdClass $submission): array {
        $version = $this->versions->get((int) $submission->versionid);
        $raters = array_filter(
            $this->locked_reviews((int) $submission->id),
            fn($review) => $review['role'] === 'rater'
        );
        $decision = Panel::decide($version->rubric(), $version->rules(), array_values($raters));
        return array_values(array_unique(array_merge(...array_column($decision->triggers, 'criteria'))));
    }

    /**
     * Takes a submission from adjudication back to its panel, one of whose reviews became void. Inside its lock.
     *
     * @param stdClass $submission
     * @param int $actorid
     * @return stdClass the submission as it is now
     */
    public function back_to_review(stdClass $submission, int $actorid): stdClass {
        $this->record->add((int) $submission->microcredid, 'adjudication_ended', (int) $submission->id, ['by' => $actorid]);
        adjudication_ended::of($submission, $this->access->context((int) $submission->microcredid))->trigger();
        return $this->move($submission, ['status' => 'review']);
    }

    /**
     * What the panel said, in the form in which the extension decides.
     *
     * @param int $submissionid
     * @return array[]
     */
    private function locked_reviews(int $submissionid): array {
        $locked = array_filter($this->reviews->active($submissionid), fn($review) => $review->status === 'locked');
        $ratings = $this->reviews->ratings_of(array_keys($locked));
        return array_values(array_map(fn($review) => [
            'reviewer' => (string) $review->id,
            'role' => $review->role,
            'levels' => array_map(fn($rating) => $rating->level, $ratings[(int) $review->id]),
        ], $locked));
    }

    /**
     * Asks one more reviewer, by load: none of the raters, who all have a review of this submission already.
     *
     * @param stdClass $submission
     * @param Decision $decision
     */
    private function adjudicate(stdClass $submission, Decision $decision): void {
        $submission = $this->move($submission, ['status' => 'adjudication']);
        $this->record->add((int) $submission->microcredid, 'adjudication_started', (int) $submission->id, [
            'decision' => \Microcred\digest($decision->toJson()),
        ]);
        $context = $this->access->context((int) $submission->microcredid);
        adjudication_started::of($submission, $context)->trigger();
        $this->assignment->fill($submission);
    }

    /**
     * Stores a decision, with the grade and the credential that follow from it.
     *
     * @param stdClass $submission
     * @param Decision $decision
     * @param \mod_microcred\local\activity\version $version
     */
    private function settle(
        stdClass $submission,
        Decision $decision,
        \mod_microcred\local\activity\version $version
    ): void {
        $now = $this->clock->time();
        $row = (object) [
            'submissionid' => (int) $submission->id,
            'outcome' => $decision->outcome->value,
            'document' => $decision->toJson(),
            'grade' => $this->grades->grade_of($version, $decision),
            'timecreated' => $now,
        ];
        $row->id = $this->decisions->insert($row);
        $submission = $this->move($submission, ['status' => 'decided', 'timedecided' => $now]);
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        $this->record->add((int) $microcred->id, 'decision_made', (int) $submission->id, [
            'outcome' => $row->outcome,
            'decision' => \Microcred\digest($row->document),
            'grade' => $row->grade,
            'version' => $version->digest,
        ]);
        decision_made::of($submission, $this->access->context((int) $microcred->id), [
            'outcome' => $row->outcome,
        ])->trigger();
        if ($row->outcome === Outcome::Award->value && $version->credential()->issue) {
            $this->credentials->award($submission, $row, $version);
        }
        if ($microcred->autorelease) {
            $this->publish($submission, 0);
            return;
        }
        $this->grades->push($microcred, (int) $submission->userid);
        $this->assignment->ask_managers($submission, 'decided');
    }

    /**
     * Releases a decision, inside the submission's lock.
     *
     * @param stdClass $submission
     * @param int $actorid 0 = automatically
     * @return int what the gradebook said, one of Moodle's GRADE_UPDATE_ constants
     */
    private function publish(stdClass $submission, int $actorid): int {
        $decision = $this->decisions->of_submission((int) $submission->id);
        if ($submission->status !== 'decided' || !$decision) {
            throw new refused('refused_undecided');
        }
        $now = $this->clock->time();
        $this->decisions->release((int) $decision->id, $actorid, $now);
        $submission = $this->move($submission, ['status' => 'released', 'timereleased' => $now]);
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        $this->record->add((int) $microcred->id, 'decision_released', (int) $submission->id, ['by' => $actorid]);
        decision_released::of($submission, $this->access->context((int) $microcred->id), [
            'outcome' => $decision->outcome,
        ])->trigger();
        $this->credentials->release((int) $submission->id);
        $graded = $this->grades->push($microcred, (int) $submission->userid);
        $this->grades->complete($microcred, (int) $submission->userid);
        $url = new moodle_url('/mod/microcred/result.php', ['id' => $submission->id]);
        notifier::tell('released', (int) $submission->userid, $microcred, 'released', $url);
        return $graded;
    }

    /**
     * Changes a submission.
     *
     * @param stdClass $submission
     * @param array $fields
     * @return stdClass the submission as it is now
     */
    private function move(stdClass $submission, array $fields): stdClass {
        $fields += ['timemodified' => $this->clock->time()];
        $this->submissions->update((int) $submission->id, $fields);
        return (object) ($fields + (array) $submission);
    }
}
