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
 * The decision on one's own submission, criterion by criterion.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\decision\result_service;
use mod_microcred\local\engine;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\result_page;

require(__DIR__ . '/../../config.php');

$submissionid = required_param('id', PARAM_INT);
$submission = \core\di::get(submission_repository::class)->get($submissionid);
[$course, $cm] = get_course_and_cm_from_instance($submission->microcredid, 'microcred');
require_login($course, true, $cm);
engine::must_run();

$PAGE->set_url('/mod/microcred/result.php', ['id' => $submissionid]);
$result = \core\di::get(result_service::class)->for_candidate($submissionid, (int) $USER->id);
$PAGE->set_title(get_string('result', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();

echo $OUTPUT->header();
echo $OUTPUT->render(new result_page($result, (int) $cm->id));
echo $OUTPUT->footer();
