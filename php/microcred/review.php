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
 * The scoring page: a reviewer rates one submission, criterion by criterion.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\controller\review_controller;
use mod_microcred\local\engine;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use mod_microcred\output\lock_confirmation;
use mod_microcred\output\review_page;

require(__DIR__ . '/../../config.php');

$reviewid = required_param('id', PARAM_INT);
$action = optional_param('action', '', PARAM_ALPHA);

[$course, $cm] = get_course_and_cm_from_instance(
    \core\di::get(review_repository::class)->microcred_of($reviewid),
    'microcred'
);
require_login($course, true, $cm);
engine::must_run();
$context = context_module::instance($cm->id);
require_capability('mod/microcred:review', $context);

$url = new moodle_url('/mod/microcred/review.php', ['id' => $reviewid]);
$queueurl = new moodle_url('/mod/microcred/queue.php', ['id' => $cm->id]);
$PAGE->set_url($url);
$service = \core\di::get(review_service::class);
$userid = (int) $USER->id;

if ($action !== '' && data_submitted() && confirm_sesskey()) {
    \core\di::get(review_controller::class)->handle($action, $reviewid, $userid, $url, $queueurl);
}

$opened = $service->open($reviewid, $userid);
$title = get_string('submissioncode', 'mod_microcred', $opened->submission->blindcode);
$PAGE->set_title($title . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->add_body_class('microcred-wide');
$PAGE->activityheader->disable();

$missing = optional_param('check', 0, PARAM_BOOL) ? $service->missing_in($opened) : [];
if (optional_param('confirm', '', PARAM_ALPHA) === 'lock' && !$service->missing_in($opened)) {
    $page = new lock_confirmation($opened, $context);
} else {
    $page = new review_page($opened, $context, $missing, \core\di::get(\core\clock::class)->time());
    $PAGE->requires->js_call_amd('mod_microcred/autosave', 'init', ['#microcred-review']);
}
echo $OUTPUT->header();
echo $OUTPUT->render($page);
echo $OUTPUT->footer();
