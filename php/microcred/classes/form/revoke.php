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

use mod_microcred\local\credential\credential_service;
use moodleform;

defined('MOODLE_INTERNAL') || die();

require_once($CFG->libdir . '/formslib.php');

/**
 * Why a credential is taken back.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class revoke extends moodleform {
    #[\Override]
    protected function definition() {
        $form = $this->_form;

        $categories = ['' => get_string('choosedots')];
        foreach (credential_service::CATEGORIES as $category) {
            $categories[$category] = get_string("revoke_$category", 'mod_microcred');
        }
        $form->addElement('select', 'category', get_string('revoke_category', 'mod_microcred'), $categories);
        $form->addHelpButton('category', 'revoke_category', 'mod_microcred');
        $form->addRule('category', null, 'required', null, 'client');

        $form->addElement('textarea', 'reason', get_string('revoke_reason', 'mod_microcred'), ['rows' => 4, 'cols' => 60]);
        $form->addHelpButton('reason', 'revoke_reason', 'mod_microcred');
        $form->setType('reason', PARAM_TEXT);
        $form->addRule('reason', null, 'required', null, 'client');

        $form->addElement('advcheckbox', 'confirm', '', get_string('revoke_confirm', 'mod_microcred'));

        $this->add_action_buttons(true, get_string('revoke', 'mod_microcred'));
    }

    #[\Override]
    public function validation($data, $files) {
        $errors = parent::validation($data, $files);
        if (!in_array($data['category'] ?? '', credential_service::CATEGORIES, true)) {
            $errors['category'] = get_string('required');
        }
        if (empty($data['confirm'])) {
            $errors['confirm'] = get_string('revoke_confirmfirst', 'mod_microcred');
        }
        return $errors;
    }
}
