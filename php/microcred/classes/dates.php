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

use core\activity_dates;

/**
 * The dates that the course page shows with the activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class dates extends activity_dates {
    /**
     * When applications open and when the last evidence can be handed in.
     *
     * @return array[]
     */
    protected function get_dates(): array {
        $now = \core\di::get(\core\clock::class)->time();
        $labels = [
            'timeopen' => ['activitydate:opens', 'activitydate:opened', 'core_course'],
            'timeclose' => ['activitydate:closes', 'activitydate:closed', 'core_course'],
        ];
        $dates = [];
        foreach ($labels as $date => [$before, $after, $component]) {
            $time = (int) ($this->cm->customdata[$date] ?? 0);
            if ($time) {
                $dates[] = [
                    'dataid' => $date,
                    'label' => get_string($time > $now ? $before : $after, $component),
                    'timestamp' => $time,
                ];
            }
        }
        return $dates;
    }
}
