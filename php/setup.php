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
 * Set up scoring: where the rubric is, by which rules a panel decides, and publishing both as a version.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use mod_microcred\form\rubric_form;
use mod_microcred\form\rules_form;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\engine;
use mod_microcred\output\setup_page;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$do = optional_param('do', '', PARAM_ALPHA);
require_login($course, true, $cm);
require_capability('mod/microcred:manage', context_module::instance($cm->id));
$home = new moodle_url('/mod/microcred/setup.php', ['id' => $cm->id]);
$PAGE->set_url($home, $do === '' ? [] : ['do' => $do]);
$PAGE->set_title(get_string('setup', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$versions = \core\di::get(version_service::class);
$microcred = \core\di::get(microcred_repository::class)->get((int) $cm->instance);
$content = null;

if ($do === 'rubric') {
    $content = new rubric_form($home);
    $content->set_data(['id' => $cm->id, 'source' => $microcred->rubricsource]);
    if ($content->is_cancelled()) {
        redirect($home);
    }
    if ($data = $content->get_data()) {
        try {
            if ($data->source === 'file') {
                $text = $content->get_file_content('rubricfile');
                if ($text === false && (string) $microcred->rubric === '') {
                    throw new moodle_exception('rubric_nofile', 'mod_microcred');
                }
                $text === false
                    ? $versions->choose_source((int) $cm->instance, $USER->id, 'file')
                    : $versions->upload_rubric((int) $cm->instance, $USER->id, $text);
            } else {
                $versions->choose_source((int) $cm->instance, $USER->id, 'moodle');
            }
            redirect($home, get_string('rubric_taken', 'mod_microcred'), null, notification::NOTIFY_SUCCESS);
        } catch (moodle_exception $refused) {
            \core\notification::error(s($refused->getMessage()));
        }
    }
} else if ($do === 'rules') {
    try {
        $draft = $versions->draft_rubric((int) $cm->instance);
    } catch (moodle_exception $refused) {
        redirect($home, s($refused->getMessage()), null, notification::NOTIFY_ERROR);
    }
    if (!$draft) {
        redirect($home, get_string('problem_norubric', 'mod_microcred'), null, notification::NOTIFY_WARNING);
    }
    $criteria = rubric_view::criteria(json_decode($draft->json));
    $content = new rules_form($home, [
        'criteria' => $criteria,
        'check' => fn(string $json) => $versions->check_rules((int) $cm->instance, $json),
    ]);
    $rules = json_decode((string) $microcred->rules);
    $fields = $rules ? rules_draft::to_fields($rules, $criteria) : rules_draft::defaults($criteria);
    $content->set_data(['id' => $cm->id] + $fields);
    if ($content->is_cancelled()) {
        redirect($home);
    }
    if ($data = $content->get_data()) {
        $versions->save_rules((int) $cm->instance, $USER->id, $content->to_json($data));
        redirect($home, get_string('rules_saved', 'mod_microcred'), null, notification::NOTIFY_SUCCESS);
    }
} else if ($do === 'publish' && optional_param('confirm', 0, PARAM_BOOL)) {
    require_sesskey();
    try {
        $version = $versions->publish((int) $cm->instance, $USER->id);
        redirect($home, get_string('published_version', 'mod_microcred', $version->number), null, notification::NOTIFY_SUCCESS);
    } catch (moodle_exception $refused) {
        redirect($home, s($refused->getMessage()), null, notification::NOTIFY_ERROR);
    }
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string($do === '' ? 'setup' : 'setup_' . $do, 'mod_microcred'), 2);
if ($content) {
    $content->display();
} else if ($do === 'publish') {
    $current = $versions->current((int) $cm->instance);
    echo $OUTPUT->confirm(
        get_string($current ? 'publish_confirm_next' : 'publish_confirm', 'mod_microcred', $current ? $current->number + 1 : 1),
        new single_button(
            new moodle_url($home, ['do' => 'publish', 'confirm' => 1]),
            get_string('publish', 'mod_microcred'),
            'post',
            single_button::BUTTON_PRIMARY
        ),
        $home
    );
} else {
    echo $OUTPUT->render(new setup_page($microcred, (int) $cm->id));
}
echo $OUTPUT->footer();
