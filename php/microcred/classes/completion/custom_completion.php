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

namespace mod_microcred\completion;

use core_completion\activity_custom_completion;
use mod_microcred\local\decision\decision_repository;

/**
 * The activity is complete once its candidate has been awarded the micro-credential, and knows it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class custom_completion extends activity_custom_completion {
    #[\Override]
    public function get_state(string $rule): int {
        $this->validate_rule($rule);
        $awarded = \core\di::get(decision_repository::class)->is_awarded((int) $this->cm->instance, $this->userid);
        return $awarded ? COMPLETION_COMPLETE : COMPLETION_INCOMPLETE;
    }

    #[\Override]
    public static function get_defined_custom_rules(): array {
        return ['completionaward'];
    }

    #[\Override]
    public function get_custom_rule_descriptions(): array {
        return ['completionaward' => get_string('completiondetail:award', 'mod_microcred')];
    }

    #[\Override]
    public function get_sort_order(): array {
        return ['completionview', 'completionaward', 'completionusegrade', 'completionpassgrade'];
    }
}
