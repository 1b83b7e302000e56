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
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\message;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use Microcred\Decision;
use Microcred\Outcome;
use Microcred\Panel;

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
        /** @var steps */
        private readonly steps $steps,
        /** @var access */
        private readonly access $access,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Decides a submission whose panel is complete. Inside its lock.
     *
     * @param attempt $attempt
     * @return string|null award, notyet, incomplete, or adjudicate: one more reviewer is asked; null while nothing is to decide
     */
    public function decide(attempt $attempt): ?string {
        if (!$attempt->stage->is_rated()) {
            return null;
        }
        $version = $this->versions->get($attempt->versionid);
        $reviews = $this->locked_reviews($attempt->id);
        $decision = Panel::decide($version->rubric(), $version->rules(), $reviews);
        if ($decision->outcome === Outcome::Adjudicate) {
            $this->adjudicate($attempt, $decision);
        } else {
            $this->settle($attempt, $decision, $version);
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
        $attempt = $this->submissions->get($submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        return $this->lock->exclusively(
            $submissionid,
            fn(attempt $attempt) => $this->publish($attempt, $actorid) === GRADE_UPDATE_OK
        );
    }

    /**
     * The criteria that made an adjudication necessary.
     *
     * @param attempt $attempt
     * @return string[] ids
     */
    public function triggered(attempt $attempt): array {
        $version = $this->versions->get($attempt->versionid);
        $raters = array_filter(
            $this->locked_reviews($attempt->id),
            fn($review) => $review['role'] === 'rater'
        );
        $decision = Panel::decide($version->rubric(), $version->rules(), array_values($raters));
        return array_values(array_unique(array_merge(...array_column($decision->triggers, 'criteria'))));
    }

    /**
     * Takes an attempt from adjudication back to its panel, one of whose reviews became void. Inside its lock.
     *
     * @param attempt $attempt
     * @param int $actorid
     * @return attempt as it is now
     */
    public function back_to_review(attempt $attempt, int $actorid): attempt {
        return $this->steps->take($attempt, step::AdjudicationEnded, new facts(record: ['by' => $actorid]));
    }

    /**
     * What the panel said, in the form in which the extension decides.
     *
     * @param int $submissionid
     * @return array[]
     */
    private function locked_reviews(int $submissionid): array {
        $locked = array_filter($this->reviews->active($submissionid), fn($review) => $review->status === review_status::Locked);
        $ratings = $this->reviews->ratings_of(array_keys($locked));
        return array_values(array_map(fn($review) => [
            'reviewer' => (string) $review->id,
            'role' => $review->role,
            'levels' => array_map(fn($rating) => $rating->level, $ratings[$review->id]),
        ], $locked));
    }

    /**
     * Asks one more reviewer, by load: none of the raters, who all have a review of this submission already.
     *
     * @param attempt $attempt
     * @param Decision $decision
     */
    private function adjudicate(attempt $attempt, Decision $decision): void {
        $attempt = $this->steps->take($attempt, step::AdjudicationStarted, new facts(
            record: ['decision' => \Microcred\digest($decision->toJson())],
        ));
        $this->assignment->fill($attempt);
    }

    /**
     * Stores a decision, with the grade and the credential that follow from it.
     *
     * @param attempt $attempt
     * @param Decision $decision
     * @param version $version
     */
    private function settle(attempt $attempt, Decision $decision, version $version): void {
        $now = $this->clock->time();
        $row = (object) [
            'submissionid' => $attempt->id,
            'outcome' => $decision->outcome->value,
            'document' => $decision->toJson(),
            'grade' => $this->grades->grade_of($version, $decision),
            'timecreated' => $now,
        ];
        $row->id = $this->decisions->insert($row);
        $attempt = $this->steps->take($attempt, step::DecisionMade, new facts(
            record: [
                'outcome' => $row->outcome,
                'decision' => \Microcred\digest($row->document),
                'grade' => $row->grade,
                'version' => $version->digest,
            ],
            row: ['timedecided' => $now],
            event: ['outcome' => $row->outcome],
        ));
        if ($row->outcome === Outcome::Award->value && $version->credential()->issue) {
            $this->credentials->award($attempt, $row, $version);
        }
        $microcred = $this->microcreds->get($attempt->microcredid);
        if ($microcred->autorelease) {
            $this->publish($attempt, 0);
            return;
        }
        $this->grades->push($microcred, $attempt->userid);
        $this->assignment->notify_managers($attempt, message::Decided);
    }

    /**
     * Releases a decision, inside the submission's lock.
     *
     * @param attempt $attempt
     * @param int $actorid 0 = automatically
     * @return int what the gradebook said, one of Moodle's GRADE_UPDATE_ constants
     */
    private function publish(attempt $attempt, int $actorid): int {
        $decision = $this->decisions->of_submission($attempt->id);
        if (!$decision || !step::DecisionReleased->is_possible_at($attempt->stage)) {
            throw new refused('refused_undecided');
        }
        $now = $this->clock->time();
        $this->decisions->release((int) $decision->id, $actorid, $now);
        $attempt = $this->steps->take($attempt, step::DecisionReleased, new facts(
            record: ['by' => $actorid],
            row: ['timereleased' => $now],
            event: ['outcome' => $decision->outcome],
        ));
        $this->credentials->release($attempt->id);
        $microcred = $this->microcreds->get($attempt->microcredid);
        $graded = $this->grades->push($microcred, $attempt->userid);
        $this->grades->complete($microcred, $attempt->userid);
        return $graded;
    }
}
