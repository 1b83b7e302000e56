<?php
// Lets the two reviewers of a panel lock at the same moment, on a real site with a real database:
//     php lock_race.php SITE [--rounds=25]
// SITE is the folder of an installed Moodle with the plugin; an activity and people are added to it. Each round brings one
// submission to where both reviews are finished; then two processes lock one review each, started at the same moment. In
// every third round the reviewers disagree, and both the adjudication and, in a second race, one and the same review locked
// twice are tried. Exits 0 if every submission has then exactly one decision and one credential, one adjudicator where
// there was a disagreement, and each step once in a record that is whole.

require(__DIR__ . '/race.inc.php');

use core\di;
use mod_microcred\local\record\record;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;

// One of the two processes: it waits for the moment, locks, and says what came of it.
if (isset($options['review'])) {
    $reviewer = core_user::get_user((int) $options['user'], '*', MUST_EXIST);
    \core\session\manager::set_user($reviewer);
    $service = di::get(review_service::class);
    wait_until((float) $options['at']);
    try {
        echo json_encode(['outcome' => $service->lock((int) $options['review'], (int) $reviewer->id)]);
    } catch (moodle_exception $refusal) {
        echo json_encode(['refused' => $refusal->errorcode]);
    }
    exit(0);
}

\core\session\manager::set_user(get_admin());
$rounds = (int) ($options['rounds'] ?? 25);
$generator = new testing_data_generator();
/** @var mod_microcred_generator $plugin */
$plugin = $generator->get_plugin_generator('mod_microcred');
$course = $generator->create_course(['shortname' => 'lockrace' . bin2hex(random_bytes(4))]);
$activity = $generator->create_module('microcred', [
    'course' => $course->id, 'name' => 'Lock race', 'rubric' => true, 'rules' => true, 'publish' => true, 'autorelease' => 1,
]);
$tag = bin2hex(random_bytes(4));
$reviewers = array_map(
    fn($i) => $plugin->create_reviewer((int) $course->id, ['username' => "race$tag$i", 'email' => "race$tag$i@example.org"]),
    [1, 2, 3]
);

// Starts both at once, and hands back what each of them said.
$race = function (array $locks): array {
    $at = microtime(true) + 1.0;
    $running = array_map(fn($lock) => start_again("--review=$lock[0]", "--user=$lock[1]", "--at=$at"), $locks);
    return array_map(function (array $one): array {
        [$said] = end_of($one);
        $start = strrpos($said, '{"');
        return json_decode($start === false ? '' : substr($said, $start), true) ?? ['fault' => substr($said, 0, 500)];
    }, $running);
};

$wrong = [];
$outcomes = [];
for ($round = 1; $round <= $rounds; $round++) {
    $candidate = $generator->create_user(['username' => "racer$tag$round", 'email' => "racer$tag$round@example.org"]);
    $generator->enrol_user($candidate->id, $course->id, 'student');
    $submission = $plugin->create_submission(['microcredid' => $activity->id, 'userid' => $candidate->id, 'status' => 'review']);
    $submissionid = (int) $submission->id;
    $disagree = $round % 3 === 0;
    $locks = [];
    foreach ([0, 1] as $place) {
        $userid = (int) $reviewers[$place]->id;
        di::get(assignment_service::class)->assign($submissionid, $userid, 'rater', (int) get_admin()->id);
        $plugin->create_review(['submissionid' => $submissionid, 'reviewerid' => $userid, 'lock' => false,
            'levels' => $disagree && $place ? 0 : 3]);
        $locks[] = [(int) di::get(review_repository::class)->of_reviewer($submissionid, $userid)->id, $userid];
    }
    $said = $race($locks);
    $expected = $disagree ? 'adjudicate' : 'award';
    $got = array_column($said, 'outcome');
    if (count($got) !== 2 || count(array_keys($got, null, true)) !== 1 || !in_array($expected, $got, true)) {
        $wrong[] = "round $round: " . json_encode($said);
    }
    if ($disagree) {
        $further = di::get(review_repository::class)->active($submissionid, 'adjudicator');
        if (count($further) !== 1) {
            $wrong[] = "round $round: " . count($further) . ' adjudicators';
            continue;
        }
        // The same review locked from two windows at once.
        $userid = (int) reset($further)->reviewerid;
        $plugin->create_review(['submissionid' => $submissionid, 'reviewerid' => $userid, 'lock' => false, 'levels' => 3]);
        $twice = [(int) reset($further)->id, $userid];
        $said = $race([$twice, $twice]);
        if (array_column($said, 'outcome') !== ['award'] || array_column($said, 'refused') !== ['refused_locked']) {
            $wrong[] = "round $round, the same review twice: " . json_encode($said);
        }
    }
    $count = fn($table) => $DB->count_records($table, ['submissionid' => $submissionid]);
    $entries = fn($type) => $DB->count_records('microcred_record', ['submissionid' => $submissionid, 'type' => $type]);
    $seen = [$count('microcred_decision'), $count('microcred_credential'), $entries('decision_made'),
        $entries('decision_released'), $entries('credential_awarded'), $entries('review_locked')];
    if ($seen !== [1, 1, 1, 1, 1, $disagree ? 3 : 2]) {
        $wrong[] = "round $round: decisions, credentials, entries are " . implode(', ', $seen);
    }
    $outcomes[$expected] = ($outcomes[$expected] ?? 0) + 1;
}
$broken = di::get(record::class)->check((int) $activity->id);
if ($broken) {
    $wrong[] = 'the record is broken at ' . implode(' ', array_map(fn($finding) => $finding->sentence(), $broken));
}
echo json_encode(['database' => $DB->get_dbfamily(), 'rounds' => $rounds, 'first' => $outcomes, 'wrong' => $wrong]), "\n";
exit($wrong ? 1 : 0);
