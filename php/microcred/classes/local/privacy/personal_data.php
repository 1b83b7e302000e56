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

namespace mod_microcred\local\privacy;

use mod_microcred\local\credential\credential;
use mod_microcred\local\message;
use mod_microcred\local\query;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use moodle_database;
use stdClass;

/**
 * Finds what is stored about somebody.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class personal_data {
    /** Moodle itself has users with small negative ids; the places of erased reviewers begin below them. */
    private const NOBODY = -1000;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var submission_lock the lock */
        private readonly submission_lock $lock,
        /** @var record the record */
        private readonly record $record,
        /** @var assignment_service who asks for another reviewer */
        private readonly assignment_service $assignment,
        /** @var review_repository the reviews */
        private readonly review_repository $reviews,
        /** @var steps who takes the steps */
        private readonly steps $steps,
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * The query for the activities' contexts, with its parameters.
     *
     * @param int $userid
     * @return array
     */
    public function activities_of(int $userid): array {
        $roles = ['candidate', 'reviewer', 'assigner', 'releaser', 'publisher'];
        $params = array_fill_keys($roles, $userid) + ['level' => CONTEXT_MODULE];
        return [query::load('privacy_activities_of_user'), $params];
    }

    /**
     * The query for everybody in an activity, with its parameters.
     *
     * @param int $microcredid
     * @return array
     */
    public function users_of(int $microcredid): array {
        $roles = ['candidates', 'reviewers', 'assigners', 'releasers', 'publishers'];
        return [query::load('privacy_users_of_activity'), array_fill_keys($roles, $microcredid)];
    }

    /**
     * Attempts of a candidate in an activity.
     *
     * @param int $microcredid
     * @param int $userid
     * @return attempt[]
     */
    public function attempts(int $microcredid, int $userid): array {
        $of = ['microcredid' => $microcredid, 'userid' => $userid];
        return array_map(attempt::of(...), $this->db->get_records('microcred_submission', $of, 'attempt'));
    }

    /**
     * Evidence of an attempt.
     *
     * @param int $submissionid
     * @return stdClass[]
     */
    public function evidence(int $submissionid): array {
        return $this->db->get_records('microcred_evidence', ['submissionid' => $submissionid], 'sortorder');
    }

    /**
     * Skills that evidence is aligned to.
     *
     * @param int $evidenceid
     * @return string[]
     */
    public function skills(int $evidenceid): array {
        return $this->db->get_fieldset('microcred_evidence_skill', 'skill', ['evidenceid' => $evidenceid]);
    }

    /**
     * The decision on an attempt.
     *
     * @param int $submissionid
     * @return stdClass|null
     */
    public function decision(int $submissionid): ?stdClass {
        return $this->db->get_record('microcred_decision', ['submissionid' => $submissionid]) ?: null;
    }

    /**
     * Locked reviews of an attempt.
     *
     * @param int $submissionid
     * @return stdClass[]
     */
    public function reviews(int $submissionid): array {
        $locked = ['submissionid' => $submissionid, 'status' => review_status::Locked->value];
        return $this->db->get_records('microcred_review', $locked, 'id');
    }

    /**
     * What a review says on each criterion.
     *
     * @param int $reviewid
     * @return stdClass[] criterion, level, reason, cited (ids of evidence)
     */
    public function ratings(int $reviewid): array {
        $ratings = [];
        foreach ($this->db->get_records('microcred_rating', ['reviewid' => $reviewid], 'id') as $rating) {
            $cited = $this->db->get_fieldset('microcred_citation', 'evidenceid', ['ratingid' => $rating->id]);
            $ratings[] = (object) [
                'criterion' => $rating->criterion,
                'level' => $rating->level,
                'reason' => $rating->reason,
                'cited' => array_map('intval', $cited),
            ];
        }
        return $ratings;
    }

    /**
     * Reviews that somebody made or assigned.
     *
     * @param int $microcredid
     * @param int $userid
     * @return stdClass[]
     */
    public function reviews_of(int $microcredid, int $userid): array {
        return $this->db->get_records_sql(query::load('privacy_reviews_of_user'), [
            'activity' => $microcredid,
            'reviewer' => $userid,
            'assigner' => $userid,
        ]);
    }

    /**
     * Decisions that somebody released.
     *
     * @param int $microcredid
     * @param int $userid
     * @return stdClass[]
     */
    public function released_by(int $microcredid, int $userid): array {
        return $this->db->get_records_sql(query::load('privacy_decisions_released_by'), [
            'activity' => $microcredid,
            'releaser' => $userid,
        ]);
    }

    /**
     * Versions that somebody published.
     *
     * @param int $microcredid
     * @param int $userid
     * @return stdClass[]
     */
    public function published_by(int $microcredid, int $userid): array {
        return $this->db->get_records(
            'microcred_version',
            ['microcredid' => $microcredid, 'usermodified' => $userid],
            'number',
            'id, number, timecreated'
        );
    }

    /**
     * Credentials that somebody holds.
     *
     * @param int $userid
     * @return credential[]
     */
    public function held_by(int $userid): array {
        $rows = $userid > 0 ? $this->db->get_records('microcred_credential', ['userid' => $userid], 'id') : [];
        return array_map(credential::of(...), $rows);
    }

    /**
     * Credentials that somebody revoked.
     *
     * @param int $userid
     * @return credential[]
     */
    public function revoked_by(int $userid): array {
        $rows = $userid > 0 ? $this->db->get_records('microcred_credential', ['revokedby' => $userid], 'id') : [];
        return array_map(credential::of(...), $rows);
    }

    /**
     * Takes somebody out of what others need: reviews, decisions and versions stay, without who did it.
     *
     * A review keeps its levels and reasons, which are about the candidate. The unique key wants a reviewer for each, so
     * the place of the erased one is taken by a number that is nobody's.
     *
     * @param int $microcredid
     * @param int $userid
     */
    public function unlink(int $microcredid, int $userid): void {
        $db = $this->db;
        $own = [];
        foreach ($this->reviews_of($microcredid, $userid) as $review) {
            if ((int) $review->assignedby === $userid) {
                $db->set_field('microcred_review', 'assignedby', 0, ['id' => $review->id]);
            }
            if ((int) $review->reviewerid === $userid) {
                $own[] = (int) $review->id;
                $this->lock->exclusively((int) $review->submissionid, fn(attempt $attempt) =>
                    $this->leave_review($attempt, (int) $review->id));
            }
        }
        // What they noted for themselves is gone, so nobody shall be able to guess it either.
        $this->record->erase_note_salts($microcredid, $own);
        foreach ($this->released_by($microcredid, $userid) as $decision) {
            $db->set_field('microcred_decision', 'releasedby', 0, ['id' => $decision->id]);
        }
        $db->set_field('microcred_version', 'usermodified', 0, ['microcredid' => $microcredid, 'usermodified' => $userid]);
    }

    /**
     * Takes a reviewer out of their review; one that nobody will finish now leaves the panel. Under the submission's lock.
     *
     * @param attempt $attempt
     * @param int $reviewid
     */
    private function leave_review(attempt $attempt, int $reviewid): void {
        $review = $this->reviews->get($reviewid);
        $row = ['reviewerid' => self::NOBODY - $reviewid, 'note' => null];
        if (!$review->status->is_open()) {
            $this->reviews->update($reviewid, $row);
            return;
        }
        $this->steps->take_review($attempt, $review, step::ReviewVoided, new facts(
            record: ['by' => 0, 'was' => $review->status->value],
            row: $row,
            // There is nobody to tell any more.
            quiet: true,
        ));
        if ($attempt->stage->is_rated()) {
            $this->assignment->notify_managers($attempt, message::NoReviewer);
        }
    }

    /**
     * Takes everybody out of the versions of an activity.
     *
     * @param int $microcredid
     */
    public function unlink_publishers(int $microcredid): void {
        $this->db->set_field('microcred_version', 'usermodified', 0, ['microcredid' => $microcredid]);
    }

    /**
     * Takes somebody out of credentials. What is signed stays as it is, or nobody could check it any more.
     *
     * @param int $userid
     * @return int[] the attempts behind the credentials that they held
     */
    public function unlink_credentials(int $userid): array {
        $db = $this->db;
        $attempts = [];
        foreach ($this->held_by($userid) as $credential) {
            $attempts[] = $credential->submissionid;
            $db->update_record('microcred_credential', (object) [
                'id' => $credential->id,
                'userid' => 0,
                'showname' => 0,
                'holdername' => '',
                'revokereason' => null,
            ]);
        }
        foreach ($this->revoked_by($userid) as $credential) {
            $db->set_field('microcred_credential', 'revokedby', 0, ['id' => $credential->id]);
        }
        return $attempts;
    }
}
