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
use core\clock;
use core\di;
use mod_microcred\local\credential\credential_repository;

/**
 * Whether awards wait for their signature longer than they should.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class unsigned extends check {
    #[\Override]
    public function get_name(): string {
        return get_string('check_unsigned', 'mod_microcred');
    }

    #[\Override]
    public function get_result(): result {
        $waiting = count(di::get(credential_repository::class)->to_sign(di::get(clock::class)->time() - HOURSECS));
        return $waiting
            ? new result(result::WARNING, get_string('check_unsigned_some', 'mod_microcred', $waiting))
            : new result(result::OK, get_string('check_unsigned_none', 'mod_microcred'));
    }
}
