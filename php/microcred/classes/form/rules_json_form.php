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

use mod_microcred\local\refused;
use moodleform;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * The rules as text, for what the form of fields has no place for.
 *
 * Custom data: check (a function that throws refused when it does not take JSON).
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class rules_json_form extends moodleform {
    /**
     * Defines the form.
     */
    protected function definition() {
        $mform = $this->_form;
        $mform->addElement('hidden', 'id');
        $mform->setType('id', PARAM_INT);
        $mform->addElement('hidden', 'do', 'json');
        $mform->setType('do', PARAM_ALPHA);
        $mform->addElement('static', 'jsonnote', '', get_string('rulesjson_note', 'mod_microcred'));
        $mform->addElement('textarea', 'json', get_string('rulesjson', 'mod_microcred'), [
            'rows' => 30,
            'cols' => 80,
            'class' => 'microcred-json',
            'spellcheck' => 'false',
        ]);
        $mform->setType('json', PARAM_RAW);
        $this->add_action_buttons(true, get_string('rules_save', 'mod_microcred'));
    }

    /**
     * Checks what was entered, by the extension.
     *
     * @param array $data
     * @param array $files
     * @return string[]
     */
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        try {
            ($this->_customdata['check'])((string) $data['json']);
        } catch (refused $refused) {
            $errors['json'] = s($refused->getMessage());
        }
        return $errors;
    }
}
