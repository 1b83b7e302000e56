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
 * The activity: for a candidate the home of the attempt, for others what waits for them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\event\course_module_viewed;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\engine;
use mod_microcred\local\submission\home_service;
use mod_microcred\output\candidate_home;
use mod_microcred\output\staff_home;

require(__DIR__ . '/../../config.php');
require_once($CFG->libdir . '/completionlib.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
require_login($course, true, $cm);
$context = context_module::instance($cm->id);
require_capability('mod/microcred:view', $context);
$PAGE->set_url('/mod/microcred/view.php', ['id' => $cm->id]);
$PAGE->set_title(format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
engine::must_run();

$microcred = \core\di::get(microcred_repository::class)->get((int) $cm->instance);
$event = course_module_viewed::create(['objectid' => $microcred->id, 'context' => $context]);
$event->add_record_snapshot('course_modules', $cm->get_course_module_record());
$event->add_record_snapshot('microcred', $microcred);
$event->trigger();
(new completion_info($course))->set_module_viewed($cm);

$homes = \core\di::get(home_service::class);
$status = $homes->candidate((int) $cm->instance, (int) $USER->id);
$manages = has_capability('mod/microcred:manage', $context);
$reviews = has_capability('mod/microcred:review', $context, null, false);

echo $OUTPUT->header();
if ($manages || $reviews) {
    echo $OUTPUT->render(new staff_home(
        (int) $cm->id,
        $homes->number_in_force((int) $cm->instance),
        $manages ? $homes->stages((int) $cm->instance) : null,
        $reviews ? $homes->open_reviews((int) $cm->instance, (int) $USER->id) : null
    ));
}
if ($status) {
    echo $OUTPUT->render(new candidate_home((int) $cm->id, $status));
} else if (!$manages) {
    echo $OUTPUT->notification(get_string('refused_unpublished', 'mod_microcred'), 'info', false);
}
echo $OUTPUT->footer();
