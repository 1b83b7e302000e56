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
 * What a candidate does with an attempt. Asks before what cannot be undone; acts only on a POST with the session's key.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\output\notification;
use mod_microcred\local\engine;
use mod_microcred\local\refused;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$do = required_param('do', PARAM_ALPHA);
$itemid = optional_param('item', 0, PARAM_INT);
require_login($course, false, $cm);
require_capability('mod/microcred:view', context_module::instance($cm->id));
$home = new moodle_url('/mod/microcred/view.php', ['id' => $cm->id]);
$PAGE->set_url('/mod/microcred/action.php', ['id' => $cm->id, 'do' => $do]);
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$applications = \core\di::get(application_service::class);
$evidence = \core\di::get(evidence_service::class);
$user = (int) $USER->id;
$submission = \core\di::get(submission_repository::class)->latest((int) $cm->instance, $user);
$own = $submission->id ?? 0;
$actions = [
    'apply' => fn() => $applications->apply((int) $cm->instance, $user),
    'again' => fn() => $applications->next_attempt($own, $user),
    'withdraw' => fn() => $applications->withdraw($own, $user),
    'submit' => fn() => $evidence->submit($own, $user),
    'delete' => fn() => $evidence->delete_item($own, $user, $itemid),
];
if (!isset($actions[$do]) || (!$submission && $do !== 'apply')) {
    redirect($home);
}

if (optional_param('confirm', 0, PARAM_BOOL) && data_submitted()) {
    require_sesskey();
    try {
        $actions[$do]();
        $done = true;
    } catch (refused $refused) {
        \core\notification::error(s($refused->getMessage()));
    }
    // Large evidence is sealed later, so it must not be said that it is.
    $sealing = $do === 'submit' && \core\di::get(submission_repository::class)->get($own)->stage === stage::Sealing;
    $words = empty($done) ? '' : get_string('done_' . $do . ($sealing ? '_later' : ''), 'mod_microcred');
    redirect($home, $words, null, notification::NOTIFY_SUCCESS);
}

$what = $do === 'delete' ? \core\di::get(evidence_repository::class)->get_in($itemid, $own)->title : '';
$PAGE->set_title(get_string('confirm') . ': ' . format_string($cm->name));
echo $OUTPUT->header();
echo $OUTPUT->heading(format_string($cm->name), 2);
echo $OUTPUT->confirm(
    get_string('ask_' . $do, 'mod_microcred', s($what)),
    new single_button(
        new moodle_url('/mod/microcred/action.php', ['id' => $cm->id, 'do' => $do, 'item' => $itemid, 'confirm' => 1]),
        get_string('do_' . $do, 'mod_microcred'),
        'post',
        single_button::BUTTON_PRIMARY
    ),
    $home
);
echo $OUTPUT->footer();
