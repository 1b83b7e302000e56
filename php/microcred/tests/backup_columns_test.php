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

namespace mod_microcred;

use advanced_testcase;

/**
 * What a backup carries, held against the tables.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @coversNothing
 */
final class backup_columns_test extends advanced_testcase {
    /**
     * What a copy has of its own: its course, and the rows above, which Moodle puts in.
     */
    private const OWN = ['id', 'course', 'microcredid', 'submissionid', 'evidenceid', 'reviewid', 'ratingid'];

    /**
     * A setting or a fact that is stored and not listed in the backup would be lost with no word.
     */
    public function test_a_backup_carries_every_column(): void {
        global $CFG, $DB;
        $text = file_get_contents("$CFG->dirroot/mod/microcred/backup/moodle2/backup_microcred_stepslib.php");
        $sources = preg_match_all('/\$(\w+)->set_source_table\(\'(\w+)\'/', $text, $found, PREG_SET_ORDER);
        $this->assertGreaterThan(8, $sources);
        foreach ($found as [, $element, $table]) {
            $this->assertSame(1, preg_match("/\\\$$element = .*?\\);/s", $text, $declared), $element);
            preg_match_all("/'(\w+)'/", $declared[0], $listed);
            // A citation is nothing but the evidence that it names.
            $own = $table === 'microcred_citation' ? array_diff(self::OWN, ['evidenceid']) : self::OWN;
            $left = array_diff(array_keys($DB->get_columns($table)), $listed[1], $own);
            $this->assertSame([], array_values($left), "columns of $table that a backup leaves behind");
        }
    }
}
