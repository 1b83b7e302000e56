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

use action_link;
use core\check\check;
use core\check\result;
use core\di;
use mod_microcred\local\credential\issuer as issuer_service;
use mod_microcred\local\credential\issuer_key;
use moodle_url;

/**
 * Whether this site can issue credentials.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class issuer extends check {
    #[\Override]
    public function get_name(): string {
        return get_string('check_issuer', 'mod_microcred');
    }

    #[\Override]
    public function get_action_link(): ?action_link {
        return new action_link(
            new moodle_url('/admin/settings.php', ['section' => 'modsettingmicrocred']),
            get_string('setting_issuer', 'mod_microcred')
        );
    }

    #[\Override]
    public function get_result(): result {
        $key = di::get(issuer_key::class)->current();
        $problem = di::get(issuer_service::class)->problem();
        if ($problem !== null) {
            // Before the first credential nothing is lost; afterwards people wait.
            return new result($key ? result::ERROR : result::WARNING, $problem);
        }
        if (!$key) {
            return new result(result::OK, get_string('issuer_nokey', 'mod_microcred'));
        }
        if (issuer_service::is_test($key->issuer)) {
            return new result(result::INFO, get_string('issuer_test_desc', 'mod_microcred'));
        }
        return new result(result::OK, get_string('issuer_id', 'mod_microcred', $key->issuer));
    }
}
