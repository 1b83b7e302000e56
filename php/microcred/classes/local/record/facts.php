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

namespace mod_microcred\local\record;

/**
 * What there is to say about a step, beside what the step itself says.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class facts {
    /**
     * Constructor.
     *
     * @param array $record for the record: ids, numbers, codes, digests, and what record::commit() returned
     * @param array $row further fields of the row that the step changes, named as in the table
     * @param array $event for the event's "other"
     * @param array $words placeholders of the message
     * @param bool $quiet no message: nobody did this by hand
     */
    public function __construct(
        public readonly array $record = [],
        public readonly array $row = [],
        public readonly array $event = [],
        public readonly array $words = [],
        public readonly bool $quiet = false,
    ) {
    }
}
