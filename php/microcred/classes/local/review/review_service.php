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

namespace mod_microcred\local\review;

use core\clock;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\message;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use stdClass;

/**
 * What a reviewer does: see the evidence, rate it criterion by criterion, and lock; or give the review back.
 *
 * A review is blind. What open() hands out names nobody and shows no other review, but what the version's rules let an
 * adjudicator see; and every method checks that the review is the caller's own.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class review_service {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var evidence_repository */
        private readonly evidence_repository $evidence,
        /** @var sealing_service */
        private readonly sealing_service $sealing,
        /** @var microcred_repository */
        private readonly microcred_repository $microcreds,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var assignment_service */
        private readonly assignment_service $assignment,
        /** @var decision_service */
        private readonly decision_service $decisions,
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
     * All that the scoring page shows.
     *
     * @param int $reviewid
     * @param int $userid
     * @return stdClass review, submission (of which: no name), version, criteria, evidence, ratings, changes, others
     */
    public function open(int $reviewid, int $userid): stdClass {
        [$review, $attempt] = $this->own($reviewid, $userid);
        $version = $this->versions->get($attempt->versionid);
        return (object) [
            'review' => $review,
            'submission' => $this->without_name($attempt),
            'version' => $version,
            'criteria' => $this->criteria_for($review, $attempt, $version),
            'evidence' => $this->evidence->of_submission($attempt->id),
            'ratings' => $this->reviews->ratings($reviewid),
            // Evidence is hashed again each time: a stored "was intact" says nothing about now.
            'changes' => $this->sealing->compare($attempt),
            'others' => $this->shown_to($review, $version),
        ];
    }

    /**
     * The criteria that a review is about, in order.
     *
     * @param int $reviewid
     * @param int $userid
     * @return array[]
     */
    public function criteria(int $reviewid, int $userid): array {
        [$review, $attempt] = $this->own($reviewid, $userid);
        return $this->criteria_for($review, $attempt, $this->versions->get($attempt->versionid));
    }

    /**
     * How far a review is.
     *
     * @param int $reviewid
     * @param int $userid
     * @return int[] criteria that are finished, criteria in all
     */
    public function progress(int $reviewid, int $userid): array {
        [$review, $attempt] = $this->own($reviewid, $userid);
        $version = $this->versions->get($attempt->versionid);
        $criteria = $this->criteria_for($review, $attempt, $version);
        $missing = $this->check_of($attempt)->missing($criteria, $this->reviews->ratings($reviewid));
        return [count($criteria) - count($missing), count($criteria)];
    }

    /**
     * What keeps an opened review from being locked.
     *
     * @param stdClass $opened from open()
     * @return string[][] criterion id => any of level, reason, citation
     */
    public function missing_in(stdClass $opened): array {
        return (new rating_check($opened->version, array_keys($opened->evidence)))
            ->missing($opened->criteria, $opened->ratings);
    }

    /**
     * Keeps what a reviewer has so far. Criteria that are not named stay as they are.
     *
     * @param int $reviewid
     * @param int $userid
     * @param array $ratings criterion id => ['level' => id, code or '', 'reason' => text, 'citations' => evidence ids]
     */
    public function save(int $reviewid, int $userid, array $ratings): void {
        [, $attempt] = $this->own($reviewid, $userid);
        $this->lock->exclusively($attempt->id, function (attempt $attempt) use ($reviewid, $userid, $ratings) {
            $review = $this->must_be_open($reviewid, $userid);
            $check = $this->check_of($attempt);
            $checked = [];
            foreach ($ratings as $criterion => $rating) {
                $checked[$criterion] = $check->accept((string) $criterion, (array) $rating);
            }
            $now = $this->clock->time();
            foreach ($checked as $criterion => [$level, $reason, $citations]) {
                $this->reviews->save_rating($reviewid, (string) $criterion, $level, $reason, $citations, $now);
            }
            if ($review->status === review_status::Assigned) {
                $this->steps->take_review($attempt, $review, step::ReviewStarted);
            }
        });
    }

    /**
     * Gives a review back without saying there is a conflict.
     *
     * @param int $reviewid
     * @param int $userid
     * @param string $reason for whoever manages the activity; may be empty
     */
    public function decline(int $reviewid, int $userid, string $reason): void {
        $this->give_back($reviewid, $userid, $reason, step::ReviewDeclined);
    }

    /**
     * Gives a review back because of a conflict of interest.
     *
     * @param int $reviewid
     * @param int $userid
     * @param string $reason for whoever manages the activity; may be empty
     */
    public function conflict(int $reviewid, int $userid, string $reason): void {
        $this->give_back($reviewid, $userid, $reason, step::ReviewConflicted);
    }

    /**
     * Locks a review; when it was the last of its panel, the decision is made in the same transaction.
     *
     * @param int $reviewid
     * @param int $userid
     * @return string|null award, notyet, incomplete or adjudicate; null while others are still rating
     */
    public function lock(int $reviewid, int $userid): ?string {
        [, $attempt] = $this->own($reviewid, $userid);
        return $this->lock->exclusively($attempt->id, function (attempt $attempt) use ($reviewid, $userid) {
            $review = $this->must_be_open($reviewid, $userid);
            $version = $this->versions->get($attempt->versionid);
            $ratings = $this->reviews->ratings($reviewid);
            $criteria = $this->criteria_for($review, $attempt, $version);
            $ratings = array_intersect_key($ratings, array_column($criteria, null, 'id'));
            $missing = $this->check_of($attempt)->missing($criteria, $ratings);
            if ($missing) {
                $titles = array_intersect_key(array_column($criteria, 'title', 'id'), $missing);
                throw new refused('refused_unfinished', s(implode(', ', $titles)));
            }
            $this->sealing->compare($attempt);
            $attempt = $this->submissions->get($attempt->id);
            $this->steps->take_review($attempt, $review, step::ReviewLocked, new facts(
                record: [
                    'role' => $review->role,
                    'evidence' => $attempt->integrity,
                    'ratings' => $this->for_record($ratings),
                ],
                row: ['timelocked' => $this->clock->time()],
            ));
            return $this->panel_is_complete($attempt, $version) ? $this->decisions->decide($attempt) : null;
        });
    }

    /**
     * Takes a review out of its panel, before the decision; whoever manages the activity says why.
     *
     * @param int $reviewid
     * @param int $actorid
     * @param string $reason
     */
    public function void(int $reviewid, int $actorid, string $reason): void {
        $review = $this->reviews->get($reviewid);
        $attempt = $this->submissions->get($review->submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        if (trim($reason) === '') {
            throw new refused('refused_voidreason');
        }
        $this->lock->exclusively($attempt->id, function (attempt $attempt) use ($reviewid, $actorid, $reason) {
            $review = $this->reviews->get($reviewid);
            if (!$review->status->counts() || !$attempt->stage->is_rated()) {
                throw new refused('refused_decided');
            }
            $this->assignment->void_review($attempt, $review, $reason, $actorid);
            if ($attempt->stage === stage::Adjudication && $review->is_rating()) {
                // The disagreement to adjudicate is gone with one of its sides; the panel is filled first.
                foreach ($this->reviews->active($attempt->id) as $other) {
                    if (!$other->is_rating()) {
                        $note = get_string('note_nolongerneeded', 'mod_microcred');
                        $this->assignment->void_review($attempt, $other, $note, $actorid);
                    }
                }
                $attempt = $this->decisions->back_to_review($attempt, $actorid);
            }
            $this->replace($attempt);
        });
    }

    /**
     * The review and its submission, if the review is the caller's and still counts.
     *
     * @param int $reviewid
     * @param int $userid
     * @return array review, attempt
     */
    private function own(int $reviewid, int $userid): array {
        $review = $this->reviews->get($reviewid);
        // First of all, so that no other refusal tells a stranger anything.
        if ($userid <= 0 || $review->reviewerid !== $userid) {
            throw new refused('refused_notyourreview');
        }
        $attempt = $this->submissions->get($review->submissionid);
        if (!$this->access->may($attempt->microcredid, $userid, 'review') || $attempt->userid === $userid) {
            throw new refused('refused_review');
        }
        if (!$review->status->counts()) {
            throw new refused('refused_gone');
        }
        return [$review, $attempt];
    }

    /**
     * The review, read again under the lock, if it can still be changed.
     *
     * @param int $reviewid
     * @param int $userid
     * @return review
     */
    private function must_be_open(int $reviewid, int $userid): review {
        [$review, $attempt] = $this->own($reviewid, $userid);
        if ($review->status === review_status::Locked) {
            throw new refused('refused_locked');
        }
        if (!$attempt->stage->is_rated()) {
            throw new refused('refused_gone');
        }
        return $review;
    }

    /**
     * Gives a review back, and finds somebody else where the activity assigns by itself.
     *
     * @param int $reviewid
     * @param int $userid
     * @param string $reason
     * @param step $step
     */
    private function give_back(int $reviewid, int $userid, string $reason, step $step): void {
        [, $attempt] = $this->own($reviewid, $userid);
        $this->lock->exclusively($attempt->id, function (attempt $attempt) use ($reviewid, $userid, $reason, $step) {
            $review = $this->must_be_open($reviewid, $userid);
            $note = trim($reason);
            $this->steps->take_review($attempt, $review, $step, new facts(
                record: ['reason' => record::commit($note)],
                row: ['note' => $note],
            ));
            $this->replace($attempt);
        });
    }

    /**
     * Fills the place of a review that left the panel, or tells those who manage the activity.
     *
     * @param attempt $attempt
     */
    private function replace(attempt $attempt): void {
        $byrule = $attempt->stage === stage::Adjudication;
        if ($byrule || $this->microcreds->get($attempt->microcredid)->autoassign) {
            $this->assignment->fill($attempt);
        } else {
            $this->assignment->notify_managers($attempt, message::NoReviewer);
        }
    }

    /**
     * Whether nobody is left to wait for.
     *
     * @param attempt $attempt
     * @param version $version
     * @return bool
     */
    private function panel_is_complete(attempt $attempt, version $version): bool {
        $active = $this->reviews->active($attempt->id);
        $locked = array_filter($active, fn($review) => $review->status === review_status::Locked);
        $raters = array_filter($locked, fn($review) => $review->is_rating());
        return count($locked) === count($active)
            && count($raters) >= $version->reviewers()
            && ($attempt->stage === stage::Review || count($locked) > count($raters));
    }

    /**
     * What an adjudicator may see of the first reviews, as the version's rules say; nothing for everybody else.
     *
     * @param review $review
     * @param version $version
     * @return stdClass[][] for each first review its ratings by criterion, without saying whose it is
     */
    private function shown_to(review $review, version $version): array {
        if ($review->is_rating() || !panel_rules::adjudicator_sees_reviews($version)) {
            return [];
        }
        $raters = array_filter(
            $this->reviews->active($review->submissionid, 'rater'),
            fn($other) => $other->status === review_status::Locked
        );
        return array_values($this->reviews->ratings_of(array_keys($raters)));
    }

    /**
     * The criteria that a review is about: an adjudication may count for those only that made it necessary.
     *
     * @param review $review
     * @param attempt $attempt
     * @param version $version
     * @return array[]
     */
    private function criteria_for(review $review, attempt $attempt, version $version): array {
        if ($review->is_rating() || !panel_rules::only_triggered($version)) {
            return $version->criteria();
        }
        $triggered = $this->decisions->triggered($attempt);
        return array_values(array_filter(
            $version->criteria(),
            fn($criterion) => in_array($criterion['id'], $triggered, true)
        ));
    }

    /**
     * What a locked review says, for the record: levels as they are, reasons as commitments.
     *
     * @param stdClass[] $ratings
     * @return array
     */
    private function for_record(array $ratings): array {
        $said = [];
        foreach ($ratings as $criterion => $rating) {
            $said[] = [
                'criterion' => (string) $criterion,
                'level' => $rating->level,
                'reason' => record::commit($rating->reason),
                'cites' => $rating->citations,
            ];
        }
        return $said;
    }

    /**
     * The check of what is said about a submission.
     *
     * @param attempt $attempt
     * @return rating_check
     */
    private function check_of(attempt $attempt): rating_check {
        return new rating_check(
            $this->versions->get($attempt->versionid),
            array_keys($this->evidence->of_submission($attempt->id))
        );
    }

    /**
     * What a reviewer may know of a submission.
     *
     * @param attempt $attempt
     * @return stdClass
     */
    private function without_name(attempt $attempt): stdClass {
        $shown = ['id', 'microcredid', 'stage', 'versionid', 'blindcode', 'reflection', 'reflectionformat', 'manifestroot',
            'timesubmitted'];
        return (object) array_intersect_key(get_object_vars($attempt), array_flip($shown));
    }
}
