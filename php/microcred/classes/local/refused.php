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

namespace mod_microcred\local;

use moodle_exception;

/**
 * What a service says no with, in the reader's words: the rules do not allow it, or not now.
 *
 * The only exception that a page or an action catches and shows. Faults of the database, of Moodle or of this plugin are
 * other exceptions, so that they reach Moodle's own handler and its log.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class refused extends moodle_exception {
    /**
     * Constructor.
     *
     * @param string $reason a string of the plugin that tells it
     * @param mixed $a what the string speaks of
     * @param string|null $debuginfo for developers
     */
    public function __construct(string $reason, mixed $a = null, ?string $debuginfo = null) {
        parent::__construct($reason, 'mod_microcred', '', $a, $debuginfo);
    }
}
