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
 * A reviewer's queue, oldest due first.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\engine;
use mod_microcred\local\review\queue;
use mod_microcred\output\review_queue;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
require_login($course, true, $cm);
engine::must_run();
require_capability('mod/microcred:review', context_module::instance($cm->id));

// The name only: Moodle would format the description as well, which this page does not show.
$PAGE->set_activity_record((object) ['id' => $cm->instance, 'course' => $course->id, 'name' => $cm->name]);
$PAGE->set_url('/mod/microcred/queue.php', ['id' => $cm->id]);
$PAGE->set_title(get_string('queue', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();

$page = optional_param('page', 0, PARAM_INT);
$queue = \core\di::get(queue::class)->of((int) $cm->instance, (int) $USER->id, $page);
$now = \core\di::get(\core\clock::class)->time();
echo $OUTPUT->header();
echo $OUTPUT->render(new review_queue($queue, $now, $PAGE->url));
echo $OUTPUT->footer();
