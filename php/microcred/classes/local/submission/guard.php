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

use mod_microcred\local\record\step;
use mod_microcred\local\refused;

/**
 * The checks that actions on a submission share.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class guard {
    /**
     * Refuses anybody but the candidate. The same words as for a submission that does not exist: ids leak nothing.
     *
     * @param attempt $attempt
     * @param int $userid
     */
    public static function own(attempt $attempt, int $userid): void {
        if ($userid <= 0 || $attempt->userid !== $userid) {
            throw new refused('refused_notyours');
        }
    }

    /**
     * Refuses a step that does not fit the stage the attempt is at.
     *
     * @param attempt $attempt
     * @param step $step
     */
    public static function possible(attempt $attempt, step $step): void {
        if (!$step->is_possible_at($attempt->stage)) {
            throw new refused('refused_stage', $attempt->stage->label());
        }
    }
}
