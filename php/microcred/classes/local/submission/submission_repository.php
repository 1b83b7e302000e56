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

use mod_microcred\local\required_row;
use mod_microcred\local\query;
use mod_microcred\local\review\review_status;
use moodle_database;
use stdClass;

/**
 * Reads and writes submissions.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class submission_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * One submission.
     *
     * @param int $id
     * @return attempt
     */
    public function get(int $id): attempt {
        return attempt::of(required_row::get($this->db, 'submission', ['id' => $id]));
    }

    /**
     * One submission that may be gone.
     *
     * @param int $id
     * @return attempt|null
     */
    public function find(int $id): ?attempt {
        $row = $this->db->get_record('microcred_submission', ['id' => $id]);
        return $row ? attempt::of($row) : null;
    }

    /**
     * Submissions that were handed in before a time and still wait to be sealed.
     *
     * @param int $before
     * @return int[] ids
     */
    public function sealing_since(int $before): array {
        return array_map('intval', $this->db->get_fieldset_select(
            'microcred_submission',
            'id',
            'status = ? AND timesubmitted <= ?',
            [stage::Sealing->value, $before]
        ));
    }

    /**
     * One submission of a certain activity: ids in a request must belong together.
     *
     * @param int $id
     * @param int $microcredid
     * @return attempt
     */
    public function get_in(int $id, int $microcredid): attempt {
        return attempt::of(required_row::get($this->db, 'submission', ['id' => $id, 'microcredid' => $microcredid]));
    }

    /**
     * The newest attempt of a candidate.
     *
     * @param int $microcredid
     * @param int $userid
     * @return attempt|null
     */
    public function latest(int $microcredid, int $userid): ?attempt {
        $found = $this->db->get_records(
            'microcred_submission',
            ['microcredid' => $microcredid, 'userid' => $userid],
            'attempt DESC',
            '*',
            0,
            1
        );
        return $found ? attempt::of(reset($found)) : null;
    }

    /**
     * All attempts of a candidate, oldest first.
     *
     * @param int $microcredid
     * @param int $userid
     * @return attempt[] keyed by id
     */
    public function attempts(int $microcredid, int $userid): array {
        return array_map(attempt::of(...), $this->db->get_records(
            'microcred_submission',
            ['microcredid' => $microcredid, 'userid' => $userid],
            'attempt'
        ));
    }

    /**
     * Ids of all submissions of an activity.
     *
     * @param int $microcredid
     * @return int[]
     */
    public function ids_of(int $microcredid): array {
        return array_map('intval', array_keys(
            $this->db->get_records_menu('microcred_submission', ['microcredid' => $microcredid], 'id', 'id, userid')
        ));
    }

    /**
     * Whose submissions these are.
     *
     * @param int[] $ids
     * @return int[] user ids, each once
     */
    public function candidates_of(array $ids): array {
        $users = [];
        foreach (array_chunk($ids, 500) as $some) {
            [$in, $params] = $this->db->get_in_or_equal($some);
            $users += array_flip($this->db->get_fieldset_select('microcred_submission', 'userid', "id $in", $params));
        }
        return array_keys($users);
    }

    /**
     * Adds a submission with a blind code that nobody else in the activity has.
     *
     * @param stdClass $submission
     * @return int its id
     */
    public function insert(stdClass $submission): int {
        do {
            $submission->blindcode = self::blind_code();
        } while (
            $this->db->record_exists('microcred_submission', [
            'microcredid' => $submission->microcredid,
            'blindcode' => $submission->blindcode,
            ])
        );
        return (int) $this->db->insert_record('microcred_submission', $submission);
    }

    /**
     * Changes some fields of a submission.
     *
     * @param int $id
     * @param array $fields
     */
    public function update(int $id, array $fields): void {
        $this->db->update_record('microcred_submission', (object) (['id' => $id] + $fields));
    }

    /**
     * Whether a review of a submission was locked.
     *
     * @param int $id
     * @return bool
     */
    public function has_locked_review(int $id): bool {
        return $this->db->record_exists('microcred_review', ['submissionid' => $id, 'status' => review_status::Locked->value]);
    }

    /**
     * Takes submissions away with their evidence rows; files and reviews are others' business.
     *
     * @param int[] $ids
     */
    public function delete(array $ids): void {
        $db = $this->db;
        foreach (array_chunk($ids, 500) as $some) {
            [$in, $params] = $db->get_in_or_equal($some);
            $evidence = "SELECT id FROM {microcred_evidence} WHERE submissionid $in";
            $db->delete_records_select('microcred_evidence_skill', "evidenceid IN ($evidence)", $params);
            $db->delete_records_select('microcred_evidence', "submissionid $in", $params);
            $db->delete_records_select('microcred_submission', "id $in", $params);
        }
    }

    /**
     * How many candidates of an activity are at each stage, counting only their newest attempts.
     *
     * @param int $microcredid
     * @return int[] status => count
     */
    public function stages(int $microcredid): array {
        return array_map('intval', $this->db->get_records_sql_menu(
            query::load('submission_stages'),
            ['microcredid' => $microcredid]
        ));
    }

    /**
     * Who of some people has an attempt in an activity.
     *
     * @param int $microcredid
     * @param int[] $userids
     * @return int[] their user ids
     */
    public function candidates_among(int $microcredid, array $userids): array {
        [$in, $params] = $this->db->get_in_or_equal($userids, SQL_PARAMS_NAMED, 'u');
        return array_map('intval', $this->db->get_fieldset_select(
            'microcred_submission',
            'DISTINCT userid',
            "microcredid = :microcredid AND userid $in",
            $params + ['microcredid' => $microcredid]
        ));
    }

    /**
     * Where one person stands in each activity of a course, by the newest attempts.
     *
     * @param int $courseid
     * @param int $userid
     * @return stage[] keyed by the activity's id
     */
    public function own_stages(int $courseid, int $userid): array {
        return array_map(stage::from(...), $this->db->get_records_sql_menu(
            query::load('own_stages'),
            ['userid' => $userid, 'courseid' => $courseid]
        ));
    }

    /**
     * A code like K7Q-4XD, without letters and digits that look alike.
     *
     * @return string
     */
    private static function blind_code(): string {
        $alphabet = 'ACDEFGHJKMNPQRTUVWXY34679';
        $code = '';
        for ($i = 0; $i < 6; $i++) {
            $code .= ($i === 3 ? '-' : '') . $alphabet[random_int(0, strlen($alphabet) - 1)];
        }
        return $code;
    }
}
