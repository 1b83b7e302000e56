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

use mod_microcred\local\query;
use moodle_database;
use stdClass;

/**
 * Reads and writes decisions.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class decision_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * The decision on a submission, if there is one.
     *
     * @param int $submissionid
     * @return stdClass|null
     */
    public function of_submission(int $submissionid): ?stdClass {
        return $this->db->get_record('microcred_decision', ['submissionid' => $submissionid]) ?: null;
    }

    /**
     * Adds a decision. A second one on the same submission breaks a unique key.
     *
     * @param stdClass $decision
     * @return int its id
     */
    public function insert(stdClass $decision): int {
        return (int) $this->db->insert_record('microcred_decision', $decision);
    }

    /**
     * Marks a decision as released.
     *
     * @param int $id
     * @param int $actorid 0 = automatically
     * @param int $now
     */
    public function release(int $id, int $actorid, int $now): void {
        $this->db->update_record('microcred_decision', (object) [
            'id' => $id,
            'timereleased' => $now,
            'releasedby' => $actorid,
        ]);
    }

    /**
     * The latest decision on each candidate of an activity, for the gradebook.
     *
     * @param int $microcredid
     * @param int $userid 0 = all candidates
     * @param bool $released only decisions that are released
     * @return stdClass[] by user id
     */
    public function latest(int $microcredid, int $userid = 0, bool $released = true): array {
        $found = [];
        $rows = $this->db->get_records_sql(query::load('decisions_latest'), [
            'microcredid' => $microcredid,
            'everybody' => $userid ? 0 : 1,
            'userid' => $userid,
            'unreleased' => $released ? 0 : 1,
        ]);
        // Attempts come in order, so the last one of each candidate stays.
        foreach ($rows as $row) {
            $found[(int) $row->userid] = $row;
        }
        return $found;
    }

    /**
     * Whether a candidate was awarded the micro-credential, and knows it.
     *
     * @param int $microcredid
     * @param int $userid
     * @return bool
     */
    public function is_awarded(int $microcredid, int $userid): bool {
        return $this->db->record_exists_sql(query::load('award_released'), [
            'microcredid' => $microcredid,
            'userid' => $userid,
        ]);
    }
}
