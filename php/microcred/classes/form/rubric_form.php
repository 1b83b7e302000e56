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

use mod_microcred\local\activity\rubric_files;
use mod_microcred\local\activity\version_service;
use moodleform;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Says where the rubric is, and takes it from a file; where the file holds several, asks which.
 *
 * Custom data: names (a function that gives the names of the rubrics in a text).
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class rubric_form extends moodleform {
    /**
     * Defines the form.
     */
    protected function definition() {
        $mform = $this->_form;
        $mform->addElement('hidden', 'id');
        $mform->setType('id', PARAM_INT);
        $mform->addElement('hidden', 'do', 'rubric');
        $mform->setType('do', PARAM_ALPHA);
        $mform->addElement('select', 'source', get_string('rubricsource', 'mod_microcred'), [
            'file' => get_string('rubricsource_file', 'mod_microcred'),
            'moodle' => get_string('rubricsource_moodle', 'mod_microcred'),
        ]);
        $mform->addHelpButton('source', 'rubricsource', 'mod_microcred');
        $mform->addElement('filepicker', 'rubricfile', get_string('rubricfile', 'mod_microcred'), null, [
            'accepted_types' => rubric_files::endings(),
            'maxbytes' => version_service::MAXFILE,
        ]);
        $mform->addHelpButton('rubricfile', 'rubricfile', 'mod_microcred');
        $mform->hideIf('rubricfile', 'source', 'eq', 'moodle');
        $this->add_action_buttons(true, get_string('rubric_use', 'mod_microcred'));
    }

    /**
     * Once there is a file: a choice of the rubrics in it, where there are several.
     */
    public function definition_after_data() {
        parent::definition_after_data();
        $files = $this->get_draft_files('rubricfile');
        $names = $files ? ($this->_customdata['names'])(reset($files)->get_content()) : [];
        if (count($names) < 2) {
            return;
        }
        $choice = $this->_form->createElement('select', 'rubricname', get_string('rubricname', 'mod_microcred'), [
            '' => get_string('choosedots'),
        ] + array_combine($names, $names));
        $this->_form->insertElementBefore($choice, 'buttonar');
        $this->_form->hideIf('rubricname', 'source', 'eq', 'moodle');
    }

    /**
     * Where there is a choice, one must be made.
     *
     * @param array $data
     * @param array $files
     * @return string[]
     */
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if ($data['source'] === 'file' && $this->_form->elementExists('rubricname') && ($data['rubricname'] ?? '') === '') {
            $errors['rubricname'] = get_string('rubric_several', 'mod_microcred');
        }
        return $errors;
    }
}
