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

/**
 * Upgrades of the tables.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/upgradelib.php');

/**
 * Brings the tables of an older version to this one's.
 *
 * @param int $oldversion the version that is installed
 * @return bool
 */
function xmldb_microcred_upgrade($oldversion) {
    global $DB;

    $dbman = $DB->get_manager();

    if ($oldversion < 2026120100) {
        // Since when an attempt is at its stage is stored, so that lists can be sorted by it.
        $table = new xmldb_table('microcred_submission');
        $field = new xmldb_field('timestage', XMLDB_TYPE_INTEGER, '10', null, XMLDB_NOTNULL, null, '0', 'timewithdrawn');
        if (!$dbman->field_exists($table, $field)) {
            $dbman->add_field($table, $field);
        }
        mod_microcred_fill_timestage();
        upgrade_mod_savepoint(true, 2026120100, 'microcred');
    }

    return true;
}
