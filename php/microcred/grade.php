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
 * Where a grade in the gradebook leads: the candidate to the decision, the others to their own page.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use mod_microcred\local\decision\decision_repository;

require(__DIR__ . '/../../config.php');

[$course, $cm] = get_course_and_cm_from_cmid(required_param('id', PARAM_INT), 'microcred');
$userid = optional_param('userid', 0, PARAM_INT);
require_login($course, true, $cm);
$context = context_module::instance($cm->id);

$own = (int) $USER->id;
$manages = has_capability('mod/microcred:manage', $context);
$candidate = $userid && $manages ? $userid : $own;
$decisions = \core\di::get(decision_repository::class)->latest((int) $cm->instance, $candidate, $candidate === $own);
$page = 'view.php';
$params = ['id' => $cm->id];
if (isset($decisions[$candidate])) {
    $page = $candidate === $own ? 'result.php' : 'submission.php';
    $params = ['id' => $decisions[$candidate]->submissionid];
} else if (!$manages && has_capability('mod/microcred:review', $context)) {
    $page = 'queue.php';
}
redirect(new moodle_url('/mod/microcred/' . $page, $params));
