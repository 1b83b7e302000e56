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
 * Candidates by stage, for those who manage the activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\engine;
use mod_microcred\local\submission\candidate_list;
use mod_microcred\output\candidates_page;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$filter = (object) [
    'stage' => optional_param('stage', '', PARAM_ALPHA),
    'reviewer' => optional_param('reviewer', 0, PARAM_INT),
    'group' => optional_param('group', 0, PARAM_INT),
];
$page = max(0, optional_param('page', 0, PARAM_INT));
$csv = optional_param('csv', 0, PARAM_BOOL);
require_login($course, true, $cm);
$context = context_module::instance($cm->id);
require_capability('mod/microcred:manage', $context);
// The name only: Moodle would format the description as well, which this page does not show.
$PAGE->set_activity_record((object) ['id' => $cm->instance, 'course' => $course->id, 'name' => $cm->name]);
$PAGE->set_url('/mod/microcred/candidates.php', ['id' => $cm->id] + (array) $filter + ($page ? ['page' => $page] : []));
$PAGE->set_title(get_string('candidates', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$list = \core\di::get(candidate_list::class);
$found = $list->find((int) $cm->instance, (int) $USER->id, $filter, $csv ? -1 : $page);
$shown = new candidates_page(
    // Nobody can apply before there is a version.
    $found->total || \core\di::get(microcred_repository::class)->get((int) $cm->instance)->versionid,
    (int) $cm->id,
    $filter,
    $found,
    [
        'groups' => $list->groups((int) $cm->instance, (int) $USER->id),
        'reviewers' => $list->reviewers((int) $cm->instance),
    ],
    $found->page,
    \core\di::get(\core\clock::class)->time(),
    has_capability('mod/microcred:revoke', $context)
);

if ($csv) {
    require_once($CFG->libdir . '/csvlib.class.php');
    $rows = $shown->csv($list->versions((int) $cm->instance));
    csv_export_writer::download_array(clean_filename($cm->name . '-candidates'), $rows);
    die();
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('candidates', 'mod_microcred'), 2);
echo $OUTPUT->render($shown);
echo $OUTPUT->footer();
