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

/**
 * How a micro-credential is restored.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/restore_microcred_stepslib.php');

/**
 * Restores one micro-credential.
 */
class restore_microcred_activity_task extends restore_activity_task {
    /**
     * There is nothing to choose beyond what every activity offers.
     */
    protected function define_my_settings() {
    }

    /**
     * One step reads microcred.xml.
     */
    protected function define_my_steps() {
        $this->add_step(new restore_microcred_activity_structure_step('microcred_structure', 'microcred.xml'));
    }

    /**
     * Texts in which links are decoded.
     *
     * @return restore_decode_content[]
     */
    public static function define_decode_contents() {
        return [
            new restore_decode_content('microcred', ['intro'], 'microcred'),
            new restore_decode_content('microcred_submission', ['reflection'], 'microcred_submission'),
        ];
    }

    /**
     * How links are decoded.
     *
     * @return restore_decode_rule[]
     */
    public static function define_decode_rules() {
        return [
            new restore_decode_rule('MICROCREDVIEWBYID', '/mod/microcred/view.php?id=$1', 'course_module'),
            new restore_decode_rule('MICROCREDINDEX', '/mod/microcred/index.php?id=$1', 'course'),
        ];
    }

    /**
     * Old logs are not carried over: the plugin has had events from its first day.
     *
     * @return restore_log_rule[]
     */
    public static function define_restore_log_rules() {
        return [];
    }
}
