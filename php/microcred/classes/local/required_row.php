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

namespace mod_microcred\local;

use moodle_database;
use stdClass;

/**
 * Reads the row that a request names, or says in plain words that there is none.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class required_row {
    /**
     * The row, of which the request says that it is there.
     *
     * @param moodle_database $db
     * @param string $what submission, review, evidence or credential
     * @param array $conditions ids in a request must belong together, so often more than one
     * @return stdClass
     */
    public static function get(moodle_database $db, string $what, array $conditions): stdClass {
        $row = $db->get_record("microcred_$what", $conditions);
        if (!$row) {
            throw new refused("gone_$what");
        }
        return $row;
    }
}
