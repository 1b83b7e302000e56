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
 * What upgrades, and the restoring of older backups, do to the tables.
 *
 * This code belongs to the versions it upgrades from: it names stages as they were, and calls nothing of the plugin.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

/**
 * Says of attempts from before 2026120100 since when they are at their stage: pages worked it out from the other times.
 *
 * Attempts that say so already are left alone, so that it can be done again.
 *
 * @param int|null $microcredid only those of one activity
 */
function mod_microcred_fill_timestage(?int $microcredid = null): void {
    global $DB;

    [$where, $params] = $microcredid === null ? ['', []] : ['AND microcredid = ?', [$microcredid]];
    $DB->execute("UPDATE {microcred_submission}
                     SET timestage = CASE status
                                          WHEN 'applied' THEN timeapplied
                                          WHEN 'draft' THEN timeaccepted
                                          WHEN 'sealing' THEN timesubmitted
                                          WHEN 'review' THEN timesubmitted
                                          WHEN 'adjudication' THEN timesubmitted
                                          WHEN 'decided' THEN timedecided
                                          WHEN 'released' THEN timereleased
                                          WHEN 'withdrawn' THEN timewithdrawn
                                          ELSE timemodified
                                     END
                   WHERE timestage = 0 $where", $params);
}
