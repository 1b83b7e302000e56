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

namespace mod_microcred\local\activity;

use moodle_database;
use stdClass;

/**
 * Reads and writes activities with their working draft of requirements and skills.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class microcred_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * One activity.
     *
     * @param int $id
     * @return stdClass
     */
    public function get(int $id): stdClass {
        return $this->db->get_record('microcred', ['id' => $id], '*', MUST_EXIST);
    }

    /**
     * Adds an activity.
     *
     * @param stdClass $microcred
     * @return int its id
     */
    public function insert(stdClass $microcred): int {
        return (int) $this->db->insert_record('microcred', $microcred);
    }

    /**
     * Changes some fields of an activity.
     *
     * @param int $id
     * @param array $fields
     */
    public function update(int $id, array $fields): void {
        $this->db->update_record('microcred', (object) (['id' => $id] + $fields));
    }

    /**
     * The requirements in the working draft.
     *
     * @param int $microcredid
     * @return stdClass[] in order: code, kind, mincount, title, prompt
     */
    public function requirements(int $microcredid): array {
        return array_values($this->db->get_records('microcred_requirement', ['microcredid' => $microcredid], 'sortorder, id'));
    }

    /**
     * The skills in the working draft.
     *
     * @param int $microcredid
     * @return stdClass[] in order: code, name
     */
    public function skills(int $microcredid): array {
        return array_values($this->db->get_records('microcred_skill', ['microcredid' => $microcredid], 'sortorder, id'));
    }

    /**
     * Puts new requirements in the place of the old ones.
     *
     * @param int $microcredid
     * @param stdClass[] $rows
     */
    public function replace_requirements(int $microcredid, array $rows): void {
        $this->replace('microcred_requirement', $microcredid, $rows);
    }

    /**
     * Puts new skills in the place of the old ones.
     *
     * @param int $microcredid
     * @param stdClass[] $rows
     */
    public function replace_skills(int $microcredid, array $rows): void {
        $this->replace('microcred_skill', $microcredid, $rows);
    }

    /**
     * Ids of the activities in a course.
     *
     * @param int $courseid
     * @return stdClass[] whole rows, keyed by id
     */
    public function of_course(int $courseid): array {
        return $this->db->get_records('microcred', ['course' => $courseid], 'id');
    }

    /**
     * Takes an activity away with its draft, versions and record; its submissions must be gone before.
     *
     * Credentials are site-wide and stay.
     *
     * @param int $id
     */
    public function delete(int $id): void {
        $tables = ['requirement', 'skill', 'version', 'record', 'recordhead'];
        foreach ($tables as $table) {
            $this->db->delete_records('microcred_' . $table, ['microcredid' => $id]);
        }
        $this->db->delete_records('microcred', ['id' => $id]);
    }

    /**
     * Puts rows in the place of the old ones, keeping the row of a code that stays.
     *
     * @param string $table
     * @param int $microcredid
     * @param stdClass[] $rows
     */
    private function replace(string $table, int $microcredid, array $rows): void {
        $db = $this->db;
        $old = $db->get_records_menu($table, ['microcredid' => $microcredid], '', 'code, id');
        foreach ($rows as $order => $row) {
            $row->microcredid = $microcredid;
            $row->sortorder = $order;
            if (isset($old[$row->code])) {
                $row->id = $old[$row->code];
                $db->update_record($table, $row);
                unset($old[$row->code]);
            } else {
                $db->insert_record($table, $row);
            }
        }
        if ($old) {
            $db->delete_records_list($table, 'id', array_values($old));
        }
    }
}
