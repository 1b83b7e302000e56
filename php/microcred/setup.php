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
 * Set up scoring: where the rubric is, by which rules a panel decides, and publishing both as a version.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\controller\setup_controller;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\setup_service;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\engine;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$do = optional_param('do', '', PARAM_ALPHA);
if (!in_array($do, setup_controller::STEPS, true)) {
    $do = '';
}
require_login($course, true, $cm);
require_capability('mod/microcred:manage', context_module::instance($cm->id));
$home = new moodle_url('/mod/microcred/setup.php', ['id' => $cm->id]);
$PAGE->set_url($home, $do === '' ? [] : ['do' => $do]);
$PAGE->set_title(get_string('setup', 'mod_microcred') . ': ' . format_string($cm->name));
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
engine::must_run();

$microcred = \core\di::get(microcred_repository::class)->get((int) $cm->instance);
$steps = new setup_controller(
    \core\di::get(version_service::class),
    \core\di::get(setup_service::class),
    $microcred,
    $home
);
$content = $steps->show($do, (int) $USER->id);

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string($do === '' ? 'setup' : 'setup_' . $do, 'mod_microcred'), 2);
if ($content instanceof moodleform) {
    $content->display();
} else {
    echo is_string($content) ? $content : $OUTPUT->render($content);
}
echo $OUTPUT->footer();
