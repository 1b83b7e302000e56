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
 * Something that is not as the record was written, and where.
 *
 * What kinds there are is told by the language strings that begin with finding_.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class finding {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var string */
        public readonly string $kind,
        /** @var int|null the entry's place in the log from 0; null where it is about the log's head or about something else */
        public readonly ?int $index = null,
        /** @var array what else the sentence says */
        public readonly array $facts = [],
    ) {
    }

    /**
     * The last entry it is about.
     *
     * @return int|null
     */
    public function last(): ?int {
        return $this->facts['last'] ?? $this->index;
    }

    /**
     * The finding in words.
     *
     * @return string
     */
    public function sentence(): string {
        $several = $this->index !== $this->last() ? '_several' : '';
        $facts = (object) ($this->facts + ['index' => $this->index]);
        return get_string('finding_' . $this->kind . $several, 'mod_microcred', $facts);
    }
}
