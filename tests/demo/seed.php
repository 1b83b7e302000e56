<?php
// Seeds the demonstration programme on either host: php seed.php PATH/TO/config.php
// People, course and activity come from the host's data generator; everything that follows goes through the plugin's own
// services, as the people in it would. Prints one JSON object that says who and what was made.

define('CLI_SCRIPT', true);
require($argv[1] ?? exit("usage: php seed.php PATH/TO/config.php\n"));
require_once($CFG->libdir . '/testing/generator/lib.php');
require_once(__DIR__ . '/files.php');

use core\di;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_service;

const DEMO_PASSWORD = 'Demo-12345';

$programme = require(__DIR__ . '/programme.php');
\core\session\manager::set_user(get_admin());
if (get_config('mod_microcred', 'issuername') === false || get_config('mod_microcred', 'issuername') === '') {
    set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
}

if ($DB->record_exists('course', ['shortname' => $programme['course']['shortname']])) {
    exit("This site already has a course {$programme['course']['shortname']}; nothing was seeded.\n");
}
$generator = new testing_data_generator();
$course = $generator->create_course($programme['course']);
$reviewerrole = $generator->create_role(['shortname' => 'panelreviewer', 'name' => 'Panel reviewer']);
assign_capability('mod/microcred:review', CAP_ALLOW, $reviewerrole, context_system::instance());
assign_capability('mod/microcred:view', CAP_ALLOW, $reviewerrole, context_system::instance());
assign_capability('mod/microcred:revoke', CAP_ALLOW, $DB->get_field('role', 'id', ['shortname' => 'editingteacher']),
    context_system::instance());

$enrol = function (array $person, string $role) use ($generator, $course): stdClass {
    $user = $generator->create_user($person + ['password' => DEMO_PASSWORD, 'email' => $person['username'] . '@example.org']);
    $generator->enrol_user($user->id, $course->id, $role);
    return $user;
};
$people = $programme['people'];
$manager = $enrol($people['manager'], 'editingteacher');
$reviewers = [];
foreach ($people['reviewers'] as $person) {
    $reviewers[$person['username']] = $enrol($person, 'panelreviewer');
}
$candidates = [];
foreach ([...$people['candidates'], $people['newcomer']] as $person) {
    $candidates[$person['username']] = $enrol($person, 'student');
}

// The rubric and the rules, in the project's own formats.
$criteria = [];
foreach ($programme['criteria'] as $number => [$title, $levels]) {
    $id = 'c' . ($number + 1);
    $criteria[] = ['id' => $id, 'title' => $title, 'levels' => array_map(fn(int $points, string $text) => [
        'id' => "{$id}l" . ($points + 1),
        'points' => $points,
        'title' => ['Beginning', 'Developing', 'Proficient', 'Exemplary'][$points],
        'text' => $text,
    ], array_keys($levels), $levels)];
}
$rubric = json_encode(['format' => 'microcred-rubric-1', 'title' => $programme['activity']['name'], 'criteria' => $criteria]);
$rules = json_encode([
    'format' => 'microcred-rules-1',
    'kind' => 'mixed',
    'mustpass' => ['c1' => 'c1l3', 'c2' => 'c2l3', 'c4' => 'c4l3'],
    'weights' => ['c3' => 1, 'c5' => 1, 'c6' => 1],
    'total' => 5,
    'reviewers' => 2,
    'triggers' => [['type' => 'gap', 'measure' => 'steps', 'over' => 1], ['type' => 'unscorable']],
    'resolution' => ['without' => 'mean', 'with' => 'median', 'evenmedian' => 'low', 'scope' => 'triggered',
        'adjudicatorsees' => 'nothing'],
    'unscorable' => [
        ['code' => 'NE', 'name' => 'No evidence for this criterion'],
        ['code' => 'NR', 'name' => 'The evidence cannot be opened or read'],
    ],
]);
$activity = $generator->create_module('microcred', $programme['activity'] + [
    'course' => $course->id,
    'requirements' => $programme['requirements'],
    'skills' => $programme['skills'],
    'rubric' => $rubric,
    'rules' => $rules,
    'publish' => true,
    'grade' => 100,
    'completion' => COMPLETION_TRACKING_AUTOMATIC,
    'completionaward' => 1,
]);

/** @var mod_microcred_generator $plugin */
$plugin = $generator->get_plugin_generator('mod_microcred');
$applications = di::get(application_service::class);
$evidence = di::get(evidence_service::class);
$assignment = di::get(assignment_service::class);
$reviewing = di::get(review_service::class);
$reviews = di::get(review_repository::class);
$decisions = di::get(decision_service::class);

// One reviewer's whole review of one submission, with a reason and a citation for each criterion.
$review = function (int $submissionid, string $username, array $levels) use ($programme, $reviewers, $reviewing, $reviews, $DB) {
    $userid = (int) $reviewers[$username]->id;
    \core\session\manager::set_user($reviewers[$username]);
    foreach ($reviews->of_submission($submissionid) as $row) {
        if ($row->reviewerid === $userid && $row->status->is_open()) {
            $items = array_values($DB->get_records('microcred_evidence', ['submissionid' => $submissionid], 'sortorder'));
            $ratings = [];
            foreach ($levels as $number => $points) {
                $ratings['c' . ($number + 1)] = [
                    'level' => 'c' . ($number + 1) . 'l' . ($points + 1),
                    'reason' => $programme['reasons'][$number][$points],
                    'citations' => [(int) $items[$number % count($items)]->id],
                ];
            }
            $reviewing->save((int) $row->id, $userid, $ratings);
            $reviewing->lock((int) $row->id, $userid);
        }
    }
};

$made = [];
$seed = 0;
foreach ($programme['cases'] as $username => $case) {
    $candidate = $candidates[$username];
    \core\session\manager::set_user($candidate);
    $submissionid = $applications->apply((int) $activity->id, (int) $candidate->id);
    \core\session\manager::set_user($manager);
    $applications->accept($submissionid, (int) $manager->id);
    \core\session\manager::set_user($candidate);
    foreach ($case['evidence'] as $number => $item) {
        [$requirement, $kind, $name, $title] = $item;
        $data = ['submissionid' => $submissionid, 'requirement' => $requirement, 'kind' => $kind, 'title' => $title,
            'consent' => $requirement === 'r2' ? 'obtained' : 'none', 'skills' => ['s' . (1 + ($number + $seed) % 5)]];
        $plugin->create_evidence((object) match ($kind) {
            'file' => $data + ['filename' => $name, 'content' => demo_file($name, $title, $seed * 10 + $number)],
            'link' => $data + ['content' => $name],
            'text' => ['title' => $name, 'content' => $title] + $data,
        });
    }
    \core\session\manager::set_user($candidate);
    $evidence->save_reflection($submissionid, (int) $candidate->id, $case['reflection']);
    $evidence->submit($submissionid, (int) $candidate->id);
    \core\session\manager::set_user($manager);
    foreach (array_keys($case['ratings']) as $reviewer) {
        $assignment->assign($submissionid, (int) $reviewers[$reviewer]->id, 'rater', (int) $manager->id);
    }
    foreach ($case['ratings'] as $reviewer => $levels) {
        $review($submissionid, $reviewer, $levels);
    }
    foreach ($case['adjudicator'] ?? [] as $reviewer => $levels) {
        $review($submissionid, $reviewer, $levels);
    }
    \core\session\manager::set_user($manager);
    $decisions->release($submissionid, (int) $manager->id);
    $outcome = $DB->get_field('microcred_decision', 'outcome', ['submissionid' => $submissionid]);
    if ($outcome !== $case['outcome']) {
        throw new coding_exception("The case of $username should end as {$case['outcome']}, and ended as $outcome.");
    }
    $made[$username] = ['submission' => $submissionid, 'outcome' => $outcome,
        'adjudicated' => isset($case['adjudicator'])];
    $seed++;
}

echo json_encode([
    'site' => $CFG->wwwroot,
    'course' => (int) $course->id,
    'cmid' => (int) $activity->cmid,
    'password' => DEMO_PASSWORD,
    'manager' => $manager->username,
    'reviewers' => array_keys($reviewers),
    'candidates' => array_keys($candidates),
    'cases' => $made,
], JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
