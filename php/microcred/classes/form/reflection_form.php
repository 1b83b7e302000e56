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

namespace mod_microcred\form;

use mod_microcred\local\evidence\kind\text;
use moodleform;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Edits the reflection.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class reflection_form extends moodleform {
    /**
     * Defines the form.
     */
    protected function definition() {
        $mform = $this->_form;
        foreach (['id', 'reflection'] as $name) {
            $mform->addElement('hidden', $name);
            $mform->setType($name, PARAM_INT);
        }
        $mform->addElement('textarea', 'text', get_string('reflection', 'mod_microcred'), ['rows' => 14, 'cols' => 70]);
        $mform->setType('text', PARAM_RAW);
        $mform->addHelpButton('text', 'reflection', 'mod_microcred');
        $mform->addRule(
            'text',
            get_string('maximumchars', '', text::MOST),
            'maxlength',
            text::MOST,
            'client'
        );
        $this->add_action_buttons(true, get_string('reflection_save', 'mod_microcred'));
    }
}
