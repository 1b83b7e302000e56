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

use mod_microcred\local\submission\evidence_service;
use moodleform;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Edits one piece of evidence.
 *
 * Custom data: kind (of local\evidence), requirements (code => title, those that take this kind), skills (code => name), maxbytes.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class evidence_form extends moodleform {
    /**
     * Defines the form.
     */
    protected function definition() {
        $mform = $this->_form;
        foreach (['id' => PARAM_INT, 'item' => PARAM_INT, 'kind' => PARAM_ALPHA] as $name => $type) {
            $mform->addElement('hidden', $name);
            $mform->setType($name, $type);
        }
        $mform->addElement(
            'select',
            'requirement',
            get_string('requirement', 'mod_microcred'),
            array_map('format_string', $this->_customdata['requirements'])
        );
        $mform->addElement('text', 'title', get_string('evidencetitle', 'mod_microcred'), ['size' => 60]);
        $mform->setType('title', PARAM_TEXT);
        $mform->addRule('title', null, 'required', null, 'client');
        $mform->addRule('title', get_string('maximumchars', '', 255), 'maxlength', 255, 'client');
        $mform->addHelpButton('title', 'evidencetitle', 'mod_microcred');

        $this->_customdata['kind']->add_fields($mform, $this->_customdata['maxbytes']);

        $choices = [];
        foreach (evidence_service::CONSENT as $consent) {
            $choices[$consent] = get_string('consent_' . $consent, 'mod_microcred');
        }
        $mform->addElement('select', 'consent', get_string('consent', 'mod_microcred'), $choices);
        $mform->addHelpButton('consent', 'consent', 'mod_microcred');

        foreach (array_values($this->_customdata['skills']) as $i => $skill) {
            $code = array_keys($this->_customdata['skills'])[$i];
            $label = $i === 0 ? get_string('alignedskills', 'mod_microcred') : '';
            $mform->addElement('advcheckbox', "skill_$code", $label, format_string($skill));
        }
        $this->add_action_buttons(true, get_string('evidence_save', 'mod_microcred'));
    }

    /**
     * The skills that were ticked.
     *
     * @param \stdClass $data
     * @return string[] codes
     */
    public function skills(\stdClass $data): array {
        return array_values(array_filter(
            array_map('strval', array_keys($this->_customdata['skills'])),
            fn($code) => !empty($data->{"skill_$code"})
        ));
    }
}
