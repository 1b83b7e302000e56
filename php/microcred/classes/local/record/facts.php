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
     */
    public function __construct(
        /** @var array for the record: ids, numbers, codes, digests, and what record::commit() returned */
        public readonly array $record = [],
        /** @var array further fields of the row that the step changes, named as in the table */
        public readonly array $row = [],
        /** @var array for the event's "other" */
        public readonly array $event = [],
        /** @var array placeholders of the message */
        public readonly array $words = [],
        /** @var bool no message: nobody did this by hand */
        public readonly bool $quiet = false,
    ) {
    }
}
