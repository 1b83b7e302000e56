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

namespace mod_microcred\check;

use core\check\check;
use core\check\result;
use mod_microcred\local\engine;

/**
 * Whether the PHP extension is there and new enough.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class extension extends check {
    #[\Override]
    public function get_name(): string {
        return get_string('check_extension', 'mod_microcred');
    }

    #[\Override]
    public function get_result(): result {
        $problem = engine::problem();
        return $problem === null
            ? new result(result::OK, get_string('check_extension_ok', 'mod_microcred', engine::version()))
            : new result(result::ERROR, $problem, get_string('engine_todo', 'mod_microcred', engine::MINIMUM));
    }
}
