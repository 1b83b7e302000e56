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
 * Adds or changes one piece of evidence, or the reflection.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use mod_microcred\form\evidence_form;
use mod_microcred\form\reflection_form;
use mod_microcred\local\engine;
use mod_microcred\local\evidence\kinds;
use mod_microcred\local\refused;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$itemid = optional_param('item', 0, PARAM_INT);
$isreflection = optional_param('reflection', 0, PARAM_BOOL);
require_login($course, false, $cm);
$context = context_module::instance($cm->id);
require_capability('mod/microcred:apply', $context);
$home = new moodle_url('/mod/microcred/view.php', ['id' => $cm->id]);
$PAGE->set_url('/mod/microcred/evidence.php', ['id' => $cm->id]
    + ($isreflection ? ['reflection' => 1] : []) + ($itemid ? ['item' => $itemid] : []));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$service = \core\di::get(evidence_service::class);
$submission = \core\di::get(submission_repository::class)->latest((int) $cm->instance, $USER->id);
if (!$submission || $submission->stage !== stage::Draft) {
    redirect($home, get_string('refused_nodraft', 'mod_microcred'), null, notification::NOTIFY_WARNING);
}

if ($isreflection) {
    $title = get_string('reflection', 'mod_microcred');
    $form = new reflection_form($PAGE->url);
    $form->set_data(['id' => $cm->id, 'reflection' => 1, 'text' => $submission->reflection]);
} else {
    $evidence = \core\di::get(evidence_repository::class);
    $item = $itemid ? $evidence->get_in($itemid, $submission->id) : null;
    $kind = kinds::find($item->kind ?? required_param('kind', PARAM_ALPHA));
    $version = $service->version_of($submission);
    $requirements = [];
    foreach ($version->requirements() as $requirement) {
        if ($kind && kinds::meets($kind->name(), $requirement->kind)) {
            $requirements[$requirement->code] = $requirement->title;
        }
    }
    if (!$requirements) {
        redirect($home, get_string('refused_kind', 'mod_microcred'), null, notification::NOTIFY_WARNING);
    }
    $title = $item ? get_string('evidence_edit', 'mod_microcred') : $kind->add_label();
    $limit = $service->limit($context, (int) $USER->id);
    $form = new evidence_form($PAGE->url, [
        'kind' => $kind,
        'requirements' => $requirements,
        'skills' => $version->skills(),
        'maxbytes' => $limit,
    ]);
    $fields = [
        'id' => $cm->id,
        'item' => $itemid,
        'kind' => $kind->name(),
        'requirement' => $item->requirement ?? optional_param('requirement', '', PARAM_ALPHANUM),
        'title' => $item->title ?? '',
        'consent' => $item->consent ?? 'none',
    ] + $kind->form_values($item, $context, $limit);
    foreach ($item ? $evidence->skills($itemid) : [] as $skill) {
        $fields["skill_$skill"] = 1;
    }
    $form->set_data($fields);
}

if ($form->is_cancelled()) {
    redirect($home);
}
if ($data = $form->get_data()) {
    try {
        if ($isreflection) {
            $service->save_reflection($submission->id, (int) $USER->id, $data->text);
        } else {
            $data->id = $itemid;
            $data->skills = $form->skills($data);
            $service->save_item($submission->id, (int) $USER->id, $data);
        }
        $saved = true;
    } catch (refused $refused) {
        \core\notification::error(s($refused->getMessage()));
    }
    if (!empty($saved)) {
        redirect($home, get_string('saved_draft', 'mod_microcred'), null, notification::NOTIFY_SUCCESS);
    }
}

$PAGE->set_title($title . ': ' . format_string($cm->name));
echo $OUTPUT->header();
echo $OUTPUT->heading($title, 2);
if (!$isreflection) {
    $requirement = $version->requirement((string) $fields['requirement']);
    if ($requirement && $requirement->prompt !== '') {
        echo $OUTPUT->render_from_template('mod_microcred/prompt', ['prompt' => nl2br(s($requirement->prompt))]);
    }
}
$form->display();
echo $OUTPUT->footer();
