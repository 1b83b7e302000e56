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
 * Acts on candidates that were chosen on candidates.php. Refusing and releasing ask first.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use mod_microcred\local\engine;
use mod_microcred\local\submission\candidate_actions;
use mod_microcred\output\candidates_question;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$do = optional_param('do', '', PARAM_ALPHA);
$chosen = optional_param_array('submissions', [], PARAM_INT);
// The button beside a name acts on that one, whatever else is ticked.
$single = optional_param('accept', 0, PARAM_INT);
if ($single) {
    [$do, $chosen] = ['accept', [$single]];
}
require_login($course, true, $cm);
require_capability('mod/microcred:manage', context_module::instance($cm->id));
$home = new moodle_url('/mod/microcred/candidates.php', ['id' => $cm->id]);
$PAGE->set_url('/mod/microcred/manage.php', ['id' => $cm->id]);
$PAGE->set_title(get_string('candidates', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$actions = \core\di::get(candidate_actions::class);
if (!$chosen || !in_array($do, candidate_actions::ACTIONS, true)) {
    redirect($home, get_string('choose_none', 'mod_microcred'), null, notification::NOTIFY_WARNING);
}
$asks = in_array($do, candidate_actions::ASKING, true) && !optional_param('confirm', 0, PARAM_BOOL);
if (!$asks && data_submitted()) {
    require_sesskey();
    $note = optional_param('note', '', PARAM_TEXT);
    [$done, $refusals] = $actions->act((int) $cm->instance, (int) $USER->id, $do, $chosen, $note);
    foreach ($refusals as $refusal) {
        \core\notification::warning(s($refusal));
    }
    redirect(
        $home,
        get_string('did_' . $do, 'mod_microcred', $done),
        null,
        $done ? notification::NOTIFY_SUCCESS : notification::NOTIFY_INFO
    );
}
if (!$asks) {
    // A link does nothing, and there is nothing to ask.
    redirect($home);
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string($do . '_', 'mod_microcred'), 2);
echo $OUTPUT->render(new candidates_question(
    (int) $cm->id,
    $do,
    $actions->names((int) $cm->instance, (int) $USER->id, $chosen),
    $home
));
echo $OUTPUT->footer();
