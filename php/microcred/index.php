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
 * The micro-credentials of a course. From Moodle 5.0 on, the course's own overview takes this page's place.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\instance_list;

require(__DIR__ . '/../../config.php');

$course = get_course(required_param('id', PARAM_INT));
require_course_login($course);
$context = context_course::instance($course->id);

$PAGE->set_url('/mod/microcred/index.php', ['id' => $course->id]);
$PAGE->set_pagelayout('incourse');
$PAGE->set_title($course->shortname . ': ' . get_string('modulenameplural', 'mod_microcred'));
$PAGE->set_heading($course->fullname);

\mod_microcred\event\course_module_instance_list_viewed::create(['context' => $context])->trigger();

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('modulenameplural', 'mod_microcred'));
echo $OUTPUT->render(new instance_list(
    get_fast_modinfo($course)->get_instances_of('microcred'),
    \core\di::get(submission_repository::class)->own_stages((int) $course->id, (int) $USER->id)
));
echo $OUTPUT->footer();
