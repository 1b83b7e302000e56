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
 * One submission, for those who manage the activity: its panel, decision, evidence and record.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\controller\panel_controller;
use mod_microcred\local\decision\result_service;
use mod_microcred\local\engine;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\submission_page;

require(__DIR__ . '/../../config.php');

$submissionid = required_param('id', PARAM_INT);
$action = optional_param('action', '', PARAM_ALPHA);
$submission = \core\di::get(submission_repository::class)->get($submissionid);
[$course, $cm] = get_course_and_cm_from_instance($submission->microcredid, 'microcred');
require_login($course, true, $cm);
engine::must_run();
$context = context_module::instance($cm->id);
require_capability('mod/microcred:manage', $context);

$url = new moodle_url('/mod/microcred/submission.php', ['id' => $submissionid]);
$PAGE->set_url($url);
if ($action !== '' && data_submitted() && confirm_sesskey()) {
    \core\di::get(panel_controller::class)->handle($action, $submissionid, (int) $USER->id, $url);
}

$seen = \core\di::get(result_service::class)->for_manager($submissionid, (int) $USER->id);
$PAGE->set_title(get_string('submissioncode', 'mod_microcred', $submission->blindcode) . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();

echo $OUTPUT->header();
echo $OUTPUT->render(new submission_page($seen, $context));
echo $OUTPUT->footer();
