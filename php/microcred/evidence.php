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

use mod_microcred\controller\evidence_controller;
use mod_microcred\local\engine;

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

$controller = \core\di::get(evidence_controller::class);
$shown = $isreflection
    ? $controller->reflection($context, (int) $cm->instance, (int) $USER->id, $PAGE->url, $home)
    : $controller->item($context, (int) $cm->instance, (int) $USER->id, $itemid, $PAGE->url, $home);

$PAGE->set_title($shown->title . ': ' . format_string($cm->name));
echo $OUTPUT->header();
echo $OUTPUT->heading($shown->title, 2);
if ($shown->prompt !== '') {
    echo $OUTPUT->render_from_template('mod_microcred/prompt', ['prompt' => nl2br(s($shown->prompt))]);
}
$shown->form->display();
echo $OUTPUT->footer();
