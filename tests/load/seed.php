<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Fills a real Moodle for the measurement of page costs: a course with COUNT candidates, an assignment with as many
 * submissions, and two micro-credentials, one with COUNT submissions at all stages and one with few of them.
 *
 * usage: php seed.php CONFIG.PHP COUNT; prints a JSON object that says what to look at.
 *
 * One submission for each stage goes through the plugin's services; the others are copies of its rows.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);
require($argv[1]);
require_once($CFG->libdir . '/testing/generator/lib.php');
require_once($CFG->dirroot . '/mod/assign/locallib.php');

use core\di;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;

const PASSWORD = 'Load-12345';
const FEW = 8;

$count = (int) $argv[2];
\core\session\manager::set_user(get_admin());
set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
$generator = new testing_data_generator();
/** @var mod_microcred_generator $plugin */
$plugin = $generator->get_plugin_generator('mod_microcred');

$course = $generator->create_course(['shortname' => 'load', 'fullname' => 'A course with many candidates']);
$teacher = $generator->create_user(['username' => 'loadteacher', 'password' => PASSWORD]);
$generator->enrol_user($teacher->id, $course->id, 'editingteacher');
$role = $generator->create_role(['shortname' => 'loadreviewer', 'name' => 'Reviewer']);
assign_capability('mod/microcred:review', CAP_ALLOW, $role, context_system::instance());
assign_capability('mod/microcred:view', CAP_ALLOW, $role, context_system::instance());
$reviewers = [];
foreach (range(1, 10) as $number) {
    $reviewers[] = $reviewer = $generator->create_user(['username' => "loadreviewer$number", 'password' => PASSWORD]);
    $generator->enrol_user($reviewer->id, $course->id, 'loadreviewer');
}
$candidates = many_candidates($generator, $course, $count);

$made = ['password' => PASSWORD, 'teacher' => 'loadteacher', 'reviewer' => 'loadreviewer1', 'course' => (int) $course->id];
foreach (['many' => $count, 'few' => FEW] as $name => $size) {
    $activity = $plugin->create_instance([
        'course' => $course->id,
        'name' => "A micro-credential with $size submissions",
        'requirements' => [
            ['kind' => 'file', 'mincount' => 2, 'title' => 'The assessment'],
            ['kind' => 'text', 'mincount' => 1, 'title' => 'What the students did'],
            ['kind' => 'link', 'mincount' => 1, 'title' => 'More about it'],
        ],
        'rubric' => true,
        'rules' => true,
        'publish' => true,
    ]);
    $made[$name] = ['cmid' => (int) $activity->cmid, 'size' => $size]
        + fill($plugin, $activity, array_slice($candidates, 0, $size), $reviewers, $teacher);
}
$made['assign'] = ['cmid' => many_assignments($generator, $course, $candidates)];
$DB->execute($DB->get_dbfamily() === 'postgres' ? 'ANALYZE' : 'SELECT 1');
echo json_encode($made), "\n";

/**
 * People enrolled as students, row by row like Moodle's own.
 *
 * @param testing_data_generator $generator
 * @param stdClass $course
 * @param int $count
 * @return int[] their ids
 */
function many_candidates(testing_data_generator $generator, stdClass $course, int $count): array {
    global $DB;

    $first = $generator->create_user(['username' => 'loadcandidate1', 'password' => PASSWORD]);
    $generator->enrol_user($first->id, $course->id, 'student');
    $rows = [];
    for ($number = 2; $number <= $count; $number++) {
        $row = clone $DB->get_record('user', ['id' => $first->id]);
        unset($row->id);
        $row->username = "loadcandidate$number";
        $row->email = "loadcandidate$number@example.com";
        $row->lastname = "Candidate $number";
        $rows[] = $row;
    }
    $DB->insert_records('user', $rows);
    $ids = array_map('intval', array_keys($DB->get_records_select('user', $DB->sql_like('username', '?'), ['loadcandidate%'], 'id', 'id')));
    $enrolment = $DB->get_record('user_enrolments', ['userid' => $first->id]);
    $assignment = $DB->get_record('role_assignments', ['userid' => $first->id]);
    unset($enrolment->id, $assignment->id);
    $others = array_values(array_diff($ids, [(int) $first->id]));
    $DB->insert_records('user_enrolments', array_map(fn($id) => (object) (['userid' => $id] + (array) $enrolment), $others));
    $DB->insert_records('role_assignments', array_map(fn($id) => (object) (['userid' => $id] + (array) $assignment), $others));
    context_course::instance($course->id)->mark_dirty();
    return $ids;
}

/**
 * Submissions at all stages: half in review, a quarter decided (with a credential), the rest drafts and applications.
 *
 * @param mod_microcred_generator $plugin
 * @param stdClass $activity
 * @param int[] $candidates
 * @param stdClass[] $reviewers
 * @param stdClass $teacher
 * @return array what to look at
 */
function fill(mod_microcred_generator $plugin, stdClass $activity, array $candidates, array $reviewers, stdClass $teacher): array {
    global $DB;

    $stages = [];
    foreach (['applied', 'draft', 'review', 'decided'] as $stage) {
        $candidate = array_shift($candidates);
        $submission = $plugin->create_submission([
            'microcredid' => $activity->id,
            'userid' => $candidate,
            'status' => $stage === 'decided' ? 'review' : $stage,
        ]);
        if ($stage === 'review' || $stage === 'decided') {
            \core\session\manager::set_user($teacher);
            foreach ([0, 1] as $number) {
                di::get(assignment_service::class)->assign(
                    (int) $submission->id,
                    (int) $reviewers[$number]->id,
                    'rater',
                    (int) $teacher->id,
                );
            }
        }
        if ($stage === 'decided') {
            $cited = (int) $DB->get_field('microcred_evidence', 'MIN(id)', ['submissionid' => $submission->id]);
            foreach (di::get(review_repository::class)->of_submission((int) $submission->id) as $review) {
                $reviewer = core_user::get_user($review->reviewerid);
                \core\session\manager::set_user($reviewer);
                $rating = ['reason' => 'It shows in the evidence.', 'citations' => [$cited]];
                $service = di::get(review_service::class);
                $service->save((int) $review->id, (int) $reviewer->id, [
                    'goals' => ['level' => 'goals-3'] + $rating,
                    'task' => ['level' => 'task-2'] + $rating,
                ]);
                $service->lock((int) $review->id, (int) $reviewer->id);
            }
            \core\session\manager::set_user($teacher);
            di::get(decision_service::class)->release((int) $submission->id, (int) $teacher->id);
            $credential = $DB->get_record('microcred_credential', ['submissionid' => $submission->id], '*', MUST_EXIST);
            di::get(credential_service::class)->sign((int) $credential->id);
        }
        $stages[$stage] = (int) $submission->id;
    }

    $left = count($candidates);
    foreach (['review' => 0.5, 'decided' => 0.25, 'draft' => 0.125, 'applied' => 1] as $stage => $share) {
        copies($stages[$stage], array_splice($candidates, 0, (int) round($share * $left)), $reviewers);
    }
    $first = fn(string $table, int $submissionid, array $more = []) =>
        $DB->get_record("microcred_$table", ['submissionid' => $submissionid] + $more, '*', MUST_EXIST);
    return [
        'review' => (int) $first('review', $stages['review'], ['reviewerid' => $reviewers[0]->id])->id,
        'publicid' => $first('credential', $stages['decided'])->publicid,
    ];
}

/**
 * Copies of a submission, its evidence, files, reviews, decision and credential for other candidates.
 *
 * @param int $templateid
 * @param int[] $candidates
 * @param stdClass[] $reviewers
 */
function copies(int $templateid, array $candidates, array $reviewers): void {
    global $DB;

    $template = $DB->get_record('microcred_submission', ['id' => $templateid], '*', MUST_EXIST);
    insert_all('microcred_submission', array_map(fn($userid) => with($template, [
        'userid' => $userid,
        'blindcode' => 'L' . random_string(7),
    ]), $candidates));
    if (!$candidates) {
        return;
    }
    [$in, $params] = $DB->get_in_or_equal($candidates, SQL_PARAMS_NAMED);
    $submissions = $DB->get_records_select_menu('microcred_submission', "userid $in AND microcredid = :m", $params
        + ['m' => $template->microcredid], 'id', 'id, userid');

    foreach ($DB->get_records('microcred_evidence', ['submissionid' => $templateid]) as $evidence) {
        $new = copy_rows('microcred_evidence', $evidence, array_keys($submissions), ['sortorder' => $evidence->sortorder]);
        foreach ($DB->get_records('files', ['component' => 'mod_microcred', 'itemid' => $evidence->id]) as $file) {
            insert_all('files', array_map(fn($id) => with($file, [
                'itemid' => $id,
                'pathnamehash' => file_storage::get_pathname_hash($file->contextid, $file->component, $file->filearea, $id,
                    $file->filepath, $file->filename),
            ]), $new));
        }
    }
    $turn = 0;
    foreach ($DB->get_records('microcred_review', ['submissionid' => $templateid]) as $review) {
        $rows = [];
        foreach (array_keys($submissions) as $number => $id) {
            $rows[] = with($review, [
                'submissionid' => $id,
                'reviewerid' => $reviewers[($number + $turn * 5) % count($reviewers)]->id,
            ]);
        }
        insert_all('microcred_review', $rows);
        $turn++;
        foreach ($DB->get_records('microcred_rating', ['reviewid' => $review->id]) as $rating) {
            [$in, $params] = $DB->get_in_or_equal(array_keys($submissions));
            $ids = $DB->get_fieldset_select('microcred_review', 'id', "submissionid $in", $params);
            $have = $DB->get_fieldset_select('microcred_rating', 'reviewid', 'criterion = ?', [$rating->criterion]);
            insert_all('microcred_rating', array_map(fn($id) => with($rating, ['reviewid' => $id]), array_diff($ids, $have)));
        }
    }
    foreach (['microcred_decision', 'microcred_credential'] as $table) {
        foreach ($DB->get_records($table, ['submissionid' => $templateid]) as $row) {
            insert_all($table, array_map(fn($id) => with($row, ['submissionid' => $id] + ($table === 'microcred_decision' ? [] : [
                'userid' => $submissions[$id],
                'publicid' => bin2hex(random_bytes(16)),
                'uuid' => \core\uuid::generate(),
            ])), array_keys($submissions)));
        }
    }
}

/**
 * One copy of a row for each submission; returns the new ids.
 *
 * @param string $table
 * @param stdClass $row
 * @param int[] $submissions
 * @param array $same what tells the copies of this row from those of its neighbours
 * @return int[]
 */
function copy_rows(string $table, stdClass $row, array $submissions, array $same): array {
    global $DB;

    insert_all($table, array_map(fn($id) => with($row, ['submissionid' => $id]), $submissions));
    [$in, $params] = $DB->get_in_or_equal($submissions, SQL_PARAMS_NAMED);
    $name = key($same);
    return $DB->get_fieldset_select($table, 'id', "submissionid $in AND $name = :same", $params + ['same' => current($same)]);
}

/**
 * The row with other values and no id.
 *
 * @param stdClass $row
 * @param array $values
 * @return stdClass
 */
function with(stdClass $row, array $values): stdClass {
    $copy = (object) ($values + (array) $row);
    unset($copy->id);
    return $copy;
}

/**
 * Inserts rows in handy portions.
 *
 * @param string $table
 * @param stdClass[] $rows
 */
function insert_all(string $table, array $rows): void {
    global $DB;

    foreach (array_chunk($rows, 200) as $portion) {
        $DB->insert_records($table, $portion);
    }
}

/**
 * Moodle's own assignment with as many submissions, half of them graded.
 *
 * @param testing_data_generator $generator
 * @param stdClass $course
 * @param int[] $candidates
 * @return int its course module
 */
function many_assignments(testing_data_generator $generator, stdClass $course, array $candidates): int {
    global $DB;

    $assign = $generator->create_module('assign', ['course' => $course->id, 'name' => 'An assignment',
        'assignsubmission_onlinetext_enabled' => 1]);
    $now = time();
    insert_all('assign_submission', array_map(fn($userid) => (object) ['assignment' => $assign->id, 'userid' => $userid,
        'timecreated' => $now, 'timemodified' => $now, 'status' => ASSIGN_SUBMISSION_STATUS_SUBMITTED, 'groupid' => 0,
        'attemptnumber' => 0, 'latest' => 1], $candidates));
    insert_all('assignsubmission_onlinetext', array_map(fn($id) => (object) ['assignment' => $assign->id, 'submission' => $id,
        'onlinetext' => '<p>What I did.</p>', 'onlineformat' => FORMAT_HTML],
        $DB->get_fieldset('assign_submission', 'id', ['assignment' => $assign->id])));
    insert_all('assign_grades', array_map(fn($userid) => (object) ['assignment' => $assign->id, 'userid' => $userid,
        'timecreated' => $now, 'timemodified' => $now, 'grader' => 2, 'grade' => 70, 'attemptnumber' => 0],
        array_slice($candidates, 0, intdiv(count($candidates), 2))));
    return (int) $assign->cmid;
}
