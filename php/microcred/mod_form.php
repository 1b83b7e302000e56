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
 * The settings of an activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->dirroot . '/course/moodleform_mod.php');

use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\evidence\kinds;

/**
 * The form for adding and changing an activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class mod_microcred_mod_form extends moodleform_mod {
    /** @var array what may be the image of a badge */
    public const IMAGEOPTIONS = ['subdirs' => 0, 'maxfiles' => 1, 'maxbytes' => 2097152, 'accepted_types' => ['.png', '.svg']];

    /**
     * Defines the form.
     */
    public function definition() {
        $mform = $this->_form;

        $mform->addElement('header', 'general', get_string('general', 'form'));
        $mform->addElement('text', 'name', get_string('name'), ['size' => 64]);
        $mform->setType('name', PARAM_TEXT);
        $mform->addRule('name', null, 'required', null, 'client');
        $mform->addRule('name', get_string('maximumchars', '', 255), 'maxlength', 255, 'client');
        $this->standard_intro_elements();

        $this->add_text('competency', 3);
        $mform->addRule('competency', null, 'required', null, 'client');
        $this->add_text('criteria', 5);

        $this->add_requirements();
        $this->add_skills();
        $this->add_dates();
        $this->add_credential();

        $this->standard_grading_coursemodule_elements();
        $mform->addElement('selectyesno', 'hidegrade', get_string('hidegrade', 'mod_microcred'));
        $mform->setDefault('hidegrade', 1);
        $mform->addHelpButton('hidegrade', 'hidegrade', 'mod_microcred');

        $this->standard_coursemodule_elements();
        $this->add_action_buttons();
    }

    /**
     * Fills in what the activity has.
     *
     * @param array $defaults
     */
    public function data_preprocessing(&$defaults) {
        $draft = file_get_submitted_draft_itemid('badgeimage');
        $contextid = $this->_cm ? context_module::instance($this->_cm->id)->id : null;
        file_prepare_draft_area($draft, $contextid, 'mod_microcred', 'image', 0, self::IMAGEOPTIONS);
        $defaults['badgeimage'] = $draft;
        if (empty($this->_instance)) {
            return;
        }
        $repository = \core\di::get(microcred_repository::class);
        foreach ($repository->requirements((int) $this->_instance) as $i => $requirement) {
            $defaults["reqcode[$i]"] = $requirement->code;
            $defaults["reqtitle[$i]"] = $requirement->title;
            $defaults["reqkind[$i]"] = $requirement->kind;
            $defaults["reqmin[$i]"] = $requirement->mincount;
            $defaults["reqprompt[$i]"] = $requirement->prompt;
        }
        foreach ($repository->skills((int) $this->_instance) as $i => $skill) {
            $defaults["skillcode[$i]"] = $skill->code;
            $defaults["skillname[$i]"] = $skill->name;
        }
        $suffix = $this->get_suffix();
        if (isset($defaults['completionaward']) && $suffix !== '') {
            $defaults['completionaward' . $suffix] = $defaults['completionaward'];
        }
    }

    /**
     * Checks what was entered.
     *
     * @param array $data
     * @param array $files
     * @return string[] element => what is wrong
     */
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if ($data['timeopen'] && $data['timeclose'] && $data['timeclose'] <= $data['timeopen']) {
            $errors['timeclose'] = get_string('error_closebeforeopen', 'mod_microcred');
        }
        if ($data['reviewdays'] < 1 || $data['reviewdays'] > 365) {
            $errors['reviewdays'] = get_string('error_reviewdays', 'mod_microcred');
        }
        $titles = array_filter(array_map('trim', $data['reqtitle'] ?? []), fn($title) => $title !== '');
        if (!$titles) {
            $errors['reqtitle[0]'] = get_string('error_norequirement', 'mod_microcred');
        }
        foreach ($data['reqprompt'] ?? [] as $i => $prompt) {
            if (trim((string) $prompt) !== '' && !isset($titles[$i])) {
                $errors["reqtitle[$i]"] = get_string('error_reqtitle', 'mod_microcred');
            }
        }
        foreach (['reqtitle', 'skillname'] as $list) {
            foreach ($data[$list] ?? [] as $i => $text) {
                if (core_text::strlen($text) > 255) {
                    $errors["{$list}[$i]"] = get_string('maximumchars', '', 255);
                }
            }
        }
        if (core_text::strlen($data['credentialtitle']) > 255) {
            $errors['credentialtitle'] = get_string('maximumchars', '', 255);
        }
        return $errors;
    }

    /**
     * Adds this activity's own condition of completion.
     *
     * @return string[] names of elements
     */
    public function add_completion_rules() {
        $name = 'completionaward' . $this->get_suffix();
        $this->_form->addElement('checkbox', $name, '', get_string('completionaward', 'mod_microcred'));
        $this->_form->setDefault($name, 0);
        return [$name];
    }

    /**
     * Whether this activity's own condition of completion is on.
     *
     * @param array $data
     * @return bool
     */
    public function completion_rule_enabled($data) {
        return !empty($data['completionaward' . $this->get_suffix()]);
    }

    /**
     * Tidies what was entered.
     *
     * @param stdClass $data
     */
    public function data_postprocessing($data) {
        parent::data_postprocessing($data);
        // Unticked boxes are not sent, but must be stored.
        if (!empty($data->completionunlocked)) {
            $name = 'completionaward' . $this->get_suffix();
            $automatic = ($data->{'completion' . $this->get_suffix()} ?? 0) == COMPLETION_TRACKING_AUTOMATIC;
            $data->{$name} = (int) ($automatic && !empty($data->{$name}));
        }
    }

    /**
     * Adds a text area with its help.
     *
     * @param string $name
     * @param int $rows
     */
    private function add_text(string $name, int $rows): void {
        $this->_form->addElement('textarea', $name, get_string($name, 'mod_microcred'), ['rows' => $rows, 'cols' => 64]);
        $this->_form->setType($name, PARAM_TEXT);
        $this->_form->addHelpButton($name, $name, 'mod_microcred');
    }

    /**
     * Adds what must be handed in.
     */
    private function add_requirements(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'requirementshdr', get_string('requirements', 'mod_microcred'));
        $mform->setExpanded('requirementshdr');
        $mform->addElement('static', 'requirementsnote', '', get_string('requirements_desc', 'mod_microcred'));
        $elements = [
            $mform->createElement('hidden', 'reqcode', ''),
            $mform->createElement('text', 'reqtitle', get_string('reqtitle', 'mod_microcred'), ['size' => 50]),
            $mform->createElement('select', 'reqkind', get_string('reqkind', 'mod_microcred'), kinds::choices()),
            $mform->createElement('text', 'reqmin', get_string('reqmin', 'mod_microcred'), ['size' => 3]),
            $mform->createElement(
                'textarea',
                'reqprompt',
                get_string('reqprompt', 'mod_microcred'),
                ['rows' => 2, 'cols' => 64]
            ),
        ];
        $options = [
            'reqcode' => ['type' => PARAM_ALPHANUM],
            'reqtitle' => ['type' => PARAM_TEXT, 'helpbutton' => ['reqtitle', 'mod_microcred']],
            'reqkind' => ['type' => PARAM_ALPHA],
            'reqmin' => ['type' => PARAM_INT, 'default' => 1],
            'reqprompt' => ['type' => PARAM_TEXT],
        ];
        $have = $this->_instance ? count(\core\di::get(microcred_repository::class)->requirements((int) $this->_instance)) : 0;
        $this->repeat_elements(
            $elements,
            max(2, $have),
            $options,
            'reqcount',
            'reqadd',
            1,
            get_string('reqadd', 'mod_microcred'),
            true
        );
    }

    /**
     * Adds the skills that evidence can be aligned to.
     */
    private function add_skills(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'skillshdr', get_string('skills', 'mod_microcred'));
        $mform->addElement('static', 'skillsnote', '', get_string('skills_desc', 'mod_microcred'));
        $elements = [
            $mform->createElement('hidden', 'skillcode', ''),
            $mform->createElement('text', 'skillname', get_string('skillname', 'mod_microcred'), ['size' => 50]),
        ];
        $have = $this->_instance ? count(\core\di::get(microcred_repository::class)->skills((int) $this->_instance)) : 0;
        $this->repeat_elements(
            $elements,
            max(2, $have),
            ['skillcode' => ['type' => PARAM_ALPHANUM], 'skillname' => ['type' => PARAM_TEXT]],
            'skillcount',
            'skilladd',
            2,
            get_string('skilladd', 'mod_microcred'),
            true
        );
    }

    /**
     * Adds dates and how the work flows.
     */
    private function add_dates(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'availabilityhdr', get_string('availability'));
        foreach (['timeopen', 'timeclose'] as $date) {
            $mform->addElement('date_time_selector', $date, get_string($date, 'mod_microcred'), ['optional' => true]);
            $mform->addHelpButton($date, $date, 'mod_microcred');
        }
        $mform->addElement('header', 'flowhdr', get_string('flow', 'mod_microcred'));
        $mform->addElement('text', 'reviewdays', get_string('reviewdays', 'mod_microcred'), ['size' => 3]);
        $mform->setType('reviewdays', PARAM_INT);
        $mform->setDefault('reviewdays', 10);
        $mform->addHelpButton('reviewdays', 'reviewdays', 'mod_microcred');
        foreach (['autoaccept', 'autoassign', 'autorelease'] as $choice) {
            $mform->addElement('selectyesno', $choice, get_string($choice, 'mod_microcred'));
            $mform->setDefault($choice, 0);
            $mform->addHelpButton($choice, $choice, 'mod_microcred');
        }
    }

    /**
     * Adds the settings of the credential.
     */
    private function add_credential(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'credentialhdr', get_string('credential', 'mod_microcred'));
        $mform->addElement('selectyesno', 'issuecredential', get_string('issuecredential', 'mod_microcred'));
        $mform->setDefault('issuecredential', 1);
        $mform->addHelpButton('issuecredential', 'issuecredential', 'mod_microcred');
        $mform->addElement('text', 'credentialtitle', get_string('credentialtitle', 'mod_microcred'), ['size' => 50]);
        $mform->setType('credentialtitle', PARAM_TEXT);
        $mform->addHelpButton('credentialtitle', 'credentialtitle', 'mod_microcred');
        $mform->hideIf('credentialtitle', 'issuecredential', 'eq', 0);
        $mform->addElement('filemanager', 'badgeimage', get_string('badgeimage', 'mod_microcred'), null, self::IMAGEOPTIONS);
        $mform->addHelpButton('badgeimage', 'badgeimage', 'mod_microcred');
        $mform->hideIf('badgeimage', 'issuecredential', 'eq', 0);
        $mform->addElement('duration', 'credentialexpiry', get_string('credentialexpiry', 'mod_microcred'), [
            'optional' => true,
            'units' => [DAYSECS, WEEKSECS],
            'defaultunit' => DAYSECS,
        ]);
        $mform->addHelpButton('credentialexpiry', 'credentialexpiry', 'mod_microcred');
        $mform->hideIf('credentialexpiry', 'issuecredential', 'eq', 0);
    }
}
