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

namespace mod_microcred\local\review;

/**
 * How far a review is, and all that other code asks of it. The values are stored.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
enum review_status: string {
    // The reviewer has not begun.
    case Assigned = 'assigned';

    // Something is rated.
    case Started = 'started';

    // The reviewer has said everything, for good.
    case Locked = 'locked';

    // The reviewer gave it back.
    case Declined = 'declined';

    // The reviewer gave it back because of a conflict of interest.
    case Conflict = 'conflict';

    // It was taken out of its panel.
    case Void = 'void';

    /**
     * The name of the status, for people.
     *
     * @return string
     */
    public function label(): string {
        return get_string('reviewstatus_' . $this->value, 'mod_microcred');
    }

    /**
     * Whether it still waits for its reviewer.
     *
     * @return bool
     */
    public function is_open(): bool {
        return match ($this) {
            self::Assigned, self::Started => true,
            self::Locked, self::Declined, self::Conflict, self::Void => false,
        };
    }

    /**
     * Whether it counts as one of its panel.
     *
     * @return bool
     */
    public function counts(): bool {
        return $this->is_open() || $this === self::Locked;
    }
}
