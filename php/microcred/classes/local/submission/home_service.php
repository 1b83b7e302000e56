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

use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\review\review_repository;

/**
 * What the activity's page says of the one who reads it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class home_service {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var microcred_repository the activities */
        private readonly microcred_repository $microcreds,
        /** @var version_service the versions */
        private readonly version_service $versions,
        /** @var submission_repository the attempts */
        private readonly submission_repository $submissions,
        /** @var review_repository the reviews */
        private readonly review_repository $reviews,
        /** @var application_service who may apply */
        private readonly application_service $applications,
        /** @var evidence_service how far the evidence is */
        private readonly evidence_service $evidence,
        /** @var submission_service how far the sealing is */
        private readonly submission_service $submitting
    ) {
    }

    /**
     * Where somebody stands as a candidate.
     *
     * @param int $microcredid
     * @param int $userid
     * @return candidate_status|null null while nothing is published
     */
    public function candidate(int $microcredid, int $userid): ?candidate_status {
        $current = $this->versions->current($microcredid);
        if (!$current) {
            return null;
        }
        $microcred = $this->microcreds->get($microcredid);
        // Guests share one account: what it did is nobody's attempt.
        $attempts = isguestuser($userid) ? [] : array_values($this->submissions->attempts($microcredid, $userid));
        $attempt = array_pop($attempts);
        return new candidate_status(
            microcred: $microcred,
            version: $attempt ? $this->evidence->version_of($attempt) : $current,
            attempt: $attempt,
            progress: $attempt?->timeaccepted ? $this->evidence->progress($attempt) : null,
            obstacle: $this->applications->obstacle($microcred, $userid),
            mayretry: $attempt && $this->applications->may_try_again($attempt),
            maywithdraw: $attempt && $this->may_withdraw($attempt),
            sealing: $attempt?->stage === stage::Sealing ? $this->submitting->progress($attempt->id) : null,
            earlier: $attempts,
        );
    }

    /**
     * The number of the version in force.
     *
     * @param int $microcredid
     * @return int|null null while nothing is published
     */
    public function number_in_force(int $microcredid): ?int {
        return $this->versions->current($microcredid)?->number;
    }

    /**
     * How many candidates are at each stage: what a manager sees first.
     *
     * @param int $microcredid
     * @return int[] stage => count
     */
    public function stages(int $microcredid): array {
        return $this->submissions->stages($microcredid);
    }

    /**
     * How many reviews wait for somebody: what a reviewer sees first.
     *
     * @param int $microcredid
     * @param int $userid
     * @return int
     */
    public function open_reviews(int $microcredid, int $userid): int {
        return $this->reviews->open($microcredid, $userid);
    }

    /**
     * Whether an attempt can be withdrawn: until a reviewer has locked a review of it.
     *
     * @param attempt $attempt
     * @return bool
     */
    private function may_withdraw(attempt $attempt): bool {
        return match ($attempt->stage) {
            stage::Applied, stage::Draft, stage::Sealing => true,
            stage::Review => !$this->submissions->has_locked_review($attempt->id),
            default => false,
        };
    }
}
