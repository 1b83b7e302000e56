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

use coding_exception;
use core\clock;
use mod_microcred\event\panel_event;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\calendar;
use mod_microcred\local\engine;
use mod_microcred\local\notifier;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\review\review;
use mod_microcred\local\review\review_repository;

/**
 * Takes the steps of attempts and their reviews: updates the row, adds to the record, announces in Moodle's log, and tells
 * the person it is about, in this order, under the submission's lock and in its transaction.
 *
 * What a step leads to and says is in the enum {@see step}; who may take it, and what follows from it, is the caller's.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class steps {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var microcred_repository */
        private readonly microcred_repository $microcreds,
        /** @var submission_lock */
        private readonly submission_lock $lock,
        /** @var access */
        private readonly access $access,
        /** @var calendar the dates that people see */
        private readonly calendar $calendar,
        /** @var record */
        private readonly record $record,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Begins an attempt. To be called under a lock on the candidate; from here on the attempt's own is held too.
     *
     * @param step $step
     * @param stage $at where it begins
     * @param facts $facts with microcredid, userid and attempt among the fields of the row
     * @return attempt
     */
    public function begin(step $step, stage $at, facts $facts): attempt {
        if ($step->stages() !== [] || ($step->leads_to() ?? $at) !== $at) {
            throw new coding_exception("The step $step->value begins no attempt at the stage $at->value.");
        }
        $now = $this->clock->time();
        $row = $facts->row + ['timeapplied' => $now, 'timemodified' => $now, 'status' => $at->value];
        $row['timestage'] = $row[$at->counts_from()] ?? $now;
        $id = $this->submissions->insert((object) $row);
        return $this->lock->exclusively($id, function (attempt $attempt) use ($step, $facts) {
            $this->publish($attempt, $step, $facts);
            return $attempt;
        });
    }

    /**
     * Takes a step of an attempt.
     *
     * @param attempt $attempt as read under its lock
     * @param step $step
     * @param facts $facts
     * @return attempt as it is now
     */
    public function take(attempt $attempt, step $step, facts $facts = new facts()): attempt {
        $this->must_be_possible($attempt, $step);
        $fields = $facts->row + ['timemodified' => $this->clock->time()];
        $to = $step->leads_to();
        if ($to) {
            $from = $to->counts_from();
            $fields['status'] = $to->value;
            $fields['timestage'] = $from ? $fields[$from] ?? $attempt->{$from} : $fields['timemodified'];
        }
        $this->submissions->update($attempt->id, $fields);
        $attempt = $attempt->with($fields);
        $this->publish($attempt, $step, $facts);
        return $attempt;
    }

    /**
     * Puts a review on the panel of an attempt.
     *
     * @param attempt $attempt as read under its lock
     * @param step $step
     * @param facts $facts with reviewerid, role, assignedby and timedue among the fields of the row
     * @return review
     */
    public function begin_review(attempt $attempt, step $step, facts $facts): review {
        $this->must_be_possible($attempt, $step);
        $now = $this->clock->time();
        $id = $this->reviews->insert((object) ($facts->row + [
            'submissionid' => $attempt->id,
            'status' => $step->review()->value,
            'timeassigned' => $now,
            'timemodified' => $now,
        ]));
        $review = $this->reviews->get($id);
        $this->calendar->review_due($this->microcreds->get($attempt->microcredid), $review, $attempt->blindcode);
        $this->publish($attempt, $step, $facts, $review);
        return $review;
    }

    /**
     * Takes a step of a review.
     *
     * @param attempt $attempt whose review it is, as read under its lock
     * @param review $review as read under that lock
     * @param step $step
     * @param facts $facts
     * @return review as it is now
     */
    public function take_review(attempt $attempt, review $review, step $step, facts $facts = new facts()): review {
        $this->must_be_possible($attempt, $step);
        if ($review->submissionid !== $attempt->id || !$step->is_possible_to($review->status)) {
            throw new coding_exception("The step $step->value is not one of review $review->id.");
        }
        $fields = $facts->row + ['status' => $step->review()->value, 'timemodified' => $this->clock->time()];
        $this->reviews->update($review->id, $fields);
        $review = $review->with($fields);
        if (!$review->status->is_open()) {
            $this->calendar->review_done($review->id);
        }
        $this->publish($attempt, $step, $facts, $review);
        return $review;
    }

    /**
     * Records and announces a step that changed no row of an attempt or review, or one that is gone.
     *
     * @param attempt $attempt
     * @param step $step
     * @param facts $facts
     */
    public function announce(attempt $attempt, step $step, facts $facts = new facts()): void {
        $this->must_be_possible($attempt, $step);
        $this->publish($attempt, $step, $facts);
    }

    /**
     * Refuses what does not fit the stage; and a caller that does not hold the lock.
     *
     * @param attempt $attempt
     * @param step $step
     */
    private function must_be_possible(attempt $attempt, step $step): void {
        $this->lock->must_be_held($attempt->id);
        guard::possible($attempt, $step);
    }

    /**
     * Records, announces and tells.
     *
     * @param attempt $attempt
     * @param step $step
     * @param facts $facts
     * @param review|null $review whom it is about: its reviewer instead of the candidate
     */
    private function publish(attempt $attempt, step $step, facts $facts, ?review $review = null): void {
        // Whoever was erased is nobody.
        $reviewer = max(0, $review->reviewerid ?? 0);
        if (!$step->is_possible_unrecorded() || engine::available()) {
            $of = array_filter(['review' => $review?->id, 'reviewer' => $reviewer]);
            $this->record->add($attempt->microcredid, $step, $attempt->id, $of + $facts->record);
        }
        $context = $this->access->context($attempt->microcredid);
        /** @var class-string<panel_event> $event */
        $event = $step->event();
        $other = $review ? ['reviewid' => $review->id] : [];
        $event::of($attempt, $context, $other + $facts->event, $reviewer)->trigger();
        $message = $step->message();
        if ($message && !$facts->quiet) {
            notifier::tell(
                $message,
                $review ? $reviewer : $attempt->userid,
                $this->microcreds->get($attempt->microcredid),
                $message->url($context->instanceid, $attempt->id, $review->id ?? 0),
                $facts->words
            );
        }
    }
}
