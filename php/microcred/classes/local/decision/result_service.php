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

use core_user;
use mod_microcred\local\access;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;
use moodle_database;
use stdClass;

/**
 * Shows one submission: to its candidate once the decision is released, and to those who manage the activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class result_service {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var decision_repository */
        private readonly decision_repository $decisions,
        /** @var profile_service */
        private readonly profile_service $profiles,
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var evidence_repository */
        private readonly evidence_repository $evidence,
        /** @var sealing_service */
        private readonly sealing_service $sealing,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var assignment_service */
        private readonly assignment_service $assignment,
        /** @var record */
        private readonly record $record,
        /** @var access */
        private readonly access $access,
    ) {
    }

    /**
     * The decision on one's own submission.
     *
     * @param int $submissionid
     * @param int $userid
     * @return stdClass submission, decision, version, profile
     */
    public function for_candidate(int $submissionid, int $userid): stdClass {
        $submission = $this->submissions->get($submissionid);
        if ($userid <= 0 || $submission->userid !== $userid) {
            throw new refused('refused_notyourresult');
        }
        $decision = $this->decisions->of_submission($submissionid);
        if ($submission->stage !== stage::Released || !$decision) {
            throw new refused('refused_unreleased');
        }
        return (object) [
            'submission' => $submission,
            'decision' => $decision,
            'version' => $this->versions->get($submission->versionid),
            'profile' => $this->profiles->of($submission, $decision),
        ];
    }

    /**
     * All that those who manage the activity see of a submission. What reviewers say is not shown before the decision.
     *
     * @param int $submissionid
     * @param int $userid
     * @return stdClass submission, candidate, version, reviews, reviewers, eligible, wanted, decision, profile, evidence,
     *      changes, entries
     */
    public function for_manager(int $submissionid, int $userid): stdClass {
        $submission = $this->submissions->get($submissionid);
        $this->access->require_manage($submission->microcredid, $userid, $submission->userid);
        $reviews = $this->reviews->of_submission($submissionid);
        $decision = $this->decisions->of_submission($submissionid);
        foreach ($reviews as $review) {
            if ($review->reviewerid === $userid && $review->status->counts() && !$decision) {
                throw new refused('refused_panelmanager');
            }
        }
        $sealed = (string) $submission->manifest !== '';
        $inpanel = $submission->stage->is_rated();
        $eligible = $inpanel ? $this->assignment->eligible($submissionid) : [];
        return (object) [
            'submission' => $submission,
            'candidate' => core_user::get_user($submission->userid),
            'version' => $submission->versionid ? $this->versions->get($submission->versionid) : null,
            'reviews' => $reviews,
            'names' => $this->names([...array_column($reviews, 'reviewerid'), ...array_keys($eligible)]),
            'eligible' => $eligible,
            'wanted' => array_filter($this->assignment->wanted($submission)),
            'decision' => $decision,
            'profile' => $decision ? $this->profiles->of($submission, $decision, true) : null,
            // A draft is the candidate's own until it is handed in.
            'evidence' => $sealed ? $this->evidence->of_submission($submissionid) : [],
            'changes' => $sealed ? $this->sealing->compare($submission) : [],
            'entries' => $this->record->of_submission($submission->microcredid, $submissionid),
        ];
    }

    /**
     * Names of people.
     *
     * @param int[] $userids
     * @return string[] by user id
     */
    private function names(array $userids): array {
        if (!$userids) {
            return [];
        }
        $fields = 'id, firstname, lastname, firstnamephonetic, lastnamephonetic, middlename, alternatename';
        return array_map('fullname', $this->db->get_records_list('user', 'id', array_unique($userids), '', $fields));
    }
}
