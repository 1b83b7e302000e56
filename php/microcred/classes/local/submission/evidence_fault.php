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

use moodle_exception;
use stdClass;

/**
 * A piece of evidence that cannot be sealed as it is stored, said so that its candidate knows what to do.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class evidence_fault extends moodle_exception {
    /**
     * Constructor.
     *
     * @param string $kind fault_unreadable or fault_altered
     * @param stdClass $item
     * @param string|null $debuginfo for developers
     */
    public function __construct(
        /** @var string */
        public readonly string $kind,
        /** @var stdClass */
        public readonly stdClass $item,
        ?string $debuginfo = null
    ) {
        parent::__construct($kind, 'mod_microcred', '', $item->title, $debuginfo);
    }

    /**
     * What is wrong, for the candidate: without what a site in development adds to messages.
     *
     * @return string
     */
    public function sentence(): string {
        return get_string($this->kind, 'mod_microcred', $this->item->title);
    }
}
