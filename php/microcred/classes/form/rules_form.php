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

use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\refused;
use mod_microcred\local\rules\choice;
use mod_microcred\local\rules\triggers;
use moodleform;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->libdir . '/formslib.php');

/**
 * Sets the rules by which a panel's reviews become a decision.
 *
 * Custom data: criteria (from rubric_view), check (a function that throws refused when it does not take JSON).
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class rules_form extends moodleform {
    /**
     * Defines the form.
     */
    protected function definition() {
        $mform = $this->_form;
        $mform->addElement('hidden', 'id');
        $mform->setType('id', PARAM_INT);
        $mform->addElement('hidden', 'do', 'rules');
        $mform->setType('do', PARAM_ALPHA);
        $this->add_standard();
        $this->add_panel();
        $this->add_adjudication();
        $this->add_details();
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
        if (!empty($data['adjudicate'])) {
            if (!rules_draft::triggers((object) $data)) {
                $errors['adjudicate'] = get_string('error_notrigger', 'mod_microcred');
            }
            foreach (triggers::all() as $kind) {
                foreach ($kind->numbers() as $number => $case) {
                    if (!empty($data[$case]) && ($data[$number] ?? '') === '') {
                        $errors[$number] = get_string('err_numeric', 'form');
                    }
                }
            }
        }
        if (in_array($data['kind'], ['compensatory', 'mixed'], true) && ($data['total'] ?? '') === '') {
            $errors['total'] = get_string('error_nototal', 'mod_microcred');
        }
        if (!$errors) {
            try {
                ($this->_customdata['check'])($this->to_json((object) $data));
            } catch (refused $refused) {
                $errors[self::element($refused->getMessage())] = s($refused->getMessage());
            }
        }
        return $errors;
    }

    /**
     * The element that a refusal is about, told by the place it names.
     *
     * @param string $message
     * @return string
     */
    private static function element(string $message): string {
        $places = [
            '/resolution/without' => 'without',
            '/resolution/with' => 'with',
            '/resolution/scope' => 'scope',
            '/resolution/trim' => 'trim',
            '/total' => 'total',
            '/mean' => 'total',
            '/vote' => 'vote',
            '/reviewers' => 'reviewers',
            '/unscorable' => 'unscorable',
            '/triggers' => 'adjudicate',
        ];
        foreach ($places as $place => $element) {
            if (str_contains($message, $place)) {
                return $element;
            }
        }
        return 'kind';
    }

    /**
     * The rules that were entered.
     *
     * @param \stdClass $data
     * @return string JSON
     */
    public function to_json(\stdClass $data): string {
        return rules_draft::to_json($data, $this->_customdata['criteria']);
    }

    /**
     * What the award needs.
     */
    private function add_standard(): void {
        $mform = $this->_form;
        $criteria = $this->_customdata['criteria'];
        $mform->addElement('header', 'standardhdr', get_string('standard', 'mod_microcred'));
        choice::add_to($mform, 'kind', rules_draft::STANDARDS);
        foreach ($criteria as $i => $criterion) {
            $levels = ['' => get_string('cut_none', 'mod_microcred')];
            foreach ($criterion['levels'] as $place => $level) {
                $levels[$level['id']] = get_string('cut_level', 'mod_microcred', rubric_view::short($level, $place));
            }
            $title = format_string($criterion['title']);
            $mform->addElement('select', "cut_$i", get_string('cut', 'mod_microcred', $title), $levels);
            $mform->hideIf("cut_$i", 'kind', 'eq', 'compensatory');
            $mform->hideIf("cut_$i", 'kind', 'eq', 'profile');
        }
        foreach ($criteria as $i => $criterion) {
            $title = format_string($criterion['title']);
            $mform->addElement('float', "weight_$i", get_string('weight', 'mod_microcred', $title), ['size' => 6]);
            $mform->hideIf("weight_$i", 'kind', 'eq', 'conjunctive');
            $mform->hideIf("weight_$i", 'kind', 'eq', 'profile');
        }
        choice::add_to($mform, 'reach', ['total', 'mean']);
        $mform->addElement('float', 'total', get_string('total', 'mod_microcred'), ['size' => 8]);
        $mform->addHelpButton('total', 'total', 'mod_microcred');
        foreach (['reach', 'total'] as $name) {
            $mform->hideIf($name, 'kind', 'eq', 'conjunctive');
            $mform->hideIf($name, 'kind', 'eq', 'profile');
        }
    }

    /**
     * Who reads, and what comes of their ratings.
     */
    private function add_panel(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'panelhdr', get_string('panel', 'mod_microcred'));
        $mform->setExpanded('panelhdr');
        $mform->addElement(
            'select',
            'reviewers',
            get_string('reviewers', 'mod_microcred'),
            array_combine(range(1, 15), range(1, 15))
        );
        $mform->addHelpButton('reviewers', 'reviewers', 'mod_microcred');
        choice::add_to($mform, 'without', rules_draft::WITHOUT);
        $mform->addElement('textarea', 'unscorable', get_string('unscorable', 'mod_microcred'), ['rows' => 3, 'cols' => 60]);
        $mform->setType('unscorable', PARAM_TEXT);
        $mform->addHelpButton('unscorable', 'unscorable', 'mod_microcred');
    }

    /**
     * When one more reviewer is asked, and what comes of that.
     */
    private function add_adjudication(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'adjudicationhdr', get_string('adjudication', 'mod_microcred'));
        $mform->setExpanded('adjudicationhdr');
        $mform->addElement('selectyesno', 'adjudicate', get_string('adjudicate', 'mod_microcred'));
        $mform->addHelpButton('adjudicate', 'adjudicate', 'mod_microcred');
        $titles = array_column($this->_customdata['criteria'], 'title', 'id');
        foreach (triggers::all() as $kind) {
            $kind->add_to($mform, $titles);
        }
        choice::add_to($mform, 'with', rules_draft::WITH);
        choice::add_to($mform, 'scope', ['all', 'triggered']);
        choice::add_to($mform, 'adjudicatorsees', ['nothing', 'reviews']);
        foreach (['with', 'scope', 'adjudicatorsees'] as $name) {
            $mform->hideIf($name, 'adjudicate', 'eq', 0);
        }
        $mform->hideIf('adjudicatorsees', 'with', 'eq', 'discussion');
    }

    /**
     * What only some of the ways above ask for: what does not apply is not kept.
     */
    private function add_details(): void {
        $mform = $this->_form;
        $mform->addElement('header', 'detailshdr', get_string('rules_details', 'mod_microcred'));
        $mform->addElement('static', 'detailsnote', '', get_string('rules_detailsnote', 'mod_microcred'));
        choice::add_to($mform, 'evenmedian', ['low', 'mean', 'high']);
        $mform->addElement(
            'select',
            'trim',
            get_string('trim', 'mod_microcred'),
            array_combine(range(1, 7), range(1, 7))
        );
        $mform->addHelpButton('trim', 'trim', 'mod_microcred');
        choice::add_to($mform, 'evenmajority', ['met', 'notmet']);
        choice::add_to($mform, 'otherwise', ['mean', 'median']);
        choice::add_to($mform, 'tie', ['higher', 'lower']);
        choice::add_to($mform, 'round', ['', 'up', 'down', 'half_up', 'half_down']);
        choice::add_to($mform, 'vote', ['', 'award', 'notyet']);
        $mform->hideIf('tie', 'with', 'neq', 'tertium_quid');
        $mform->hideIf('tie', 'adjudicate', 'eq', 0);
        $mform->hideIf('vote', 'kind', 'eq', 'profile');
    }
}
