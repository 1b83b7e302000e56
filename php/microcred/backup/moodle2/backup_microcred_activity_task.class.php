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
 * How a micro-credential is backed up.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/backup_microcred_stepslib.php');

/**
 * Backs up one micro-credential. Its Moodle rubric is backed up by Moodle itself, as for any activity with Advanced grading.
 */
class backup_microcred_activity_task extends backup_activity_task {
    /**
     * There is nothing to choose beyond what every activity offers.
     */
    protected function define_my_settings() {
    }

    /**
     * One step writes microcred.xml.
     */
    protected function define_my_steps() {
        $this->add_step(new backup_microcred_activity_structure_step('microcred_structure', 'microcred.xml'));
    }

    /**
     * Makes links to the activity independent of the site.
     *
     * @param string $content
     * @return string
     */
    public static function encode_content_links($content) {
        global $CFG;
        $base = preg_quote($CFG->wwwroot . '/mod/microcred/', '/');
        $content = preg_replace("/({$base}index\\.php\\?id=)([0-9]+)/", '$@MICROCREDINDEX*$2@$', $content);
        return preg_replace("/({$base}view\\.php\\?id=)([0-9]+)/", '$@MICROCREDVIEWBYID*$2@$', $content);
    }
}
