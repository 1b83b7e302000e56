<?php
// Seals large evidence while its process is killed, while a second process does the same, and while the candidate withdraws:
//     php sealing_race.php SITE [--rounds=30] [--mb=96] [--quiet]
// SITE is the folder of an installed site with the plugin, a Moodle or the pocket host; activities and people are added to it.
// Each round hands in one attempt with files of MB megabytes. One or two processes seal it; one or both are ended with SIGKILL
// at a random moment, and in every fourth round the candidate withdraws at a random moment too. After each round the attempt
// must be wholly sealed, withdrawn, or wholly unsealed. Afterwards cron stands for the site coming up again. Exits 0 if then
// every attempt that was not withdrawn is sealed, once, and its evidence is what was sealed, in a record that is whole.

require(__DIR__ . '/race.inc.php');

use core\di;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_service;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\task\requeue_sealing;
use mod_microcred\task\seal_evidence;

if (isset($options['case'])) {
    \core\session\manager::set_user(get_admin());
    wait_until((float) $options['at']);
    di::get(submission_service::class)->seal((int) $options['case']);
    exit(0);
}

\core\session\manager::set_user(get_admin());
$rounds = (int) ($options['rounds'] ?? 30);
$megabytes = (int) ($options['mb'] ?? 96);
set_config('sealatonce', 1, 'mod_microcred');

$generator = new testing_data_generator();
$course = $generator->create_course(['shortname' => 'seal' . bin2hex(random_bytes(4))]);
$activity = $generator->create_module('microcred', ['course' => $course->id, 'name' => 'Sealing', 'rubric' => true,
    'rules' => true, 'publish' => true]);
$plugin = $generator->get_plugin_generator('mod_microcred');
$context = context_module::instance($activity->cmid);

// One large file in Moodle's storage, which every attempt uses; an upload of this size would be refused.
$path = make_request_directory() . '/large.mp4';
$file = fopen($path, 'w');
fwrite($file, random_bytes(1 << 20));
ftruncate($file, $megabytes << 20);
fclose($file);
$stored = get_file_storage()->create_file_from_pathname(['contextid' => $context->id, 'component' => 'mod_microcred',
    'filearea' => 'race', 'itemid' => 1, 'filepath' => '/', 'filename' => 'large.mp4'], $path);
unlink($path);

$begin = function () use ($generator, $course, $activity, $plugin, $stored): stdClass {
    $user = $generator->create_and_enrol($course, 'student');
    $draft = $plugin->create_submission(['microcredid' => $activity->id, 'userid' => $user->id, 'evidence' => false]);
    $item = $plugin->create_evidence(['submissionid' => $draft->id, 'kind' => 'file', 'filename' => 'small.txt']);
    get_file_storage()->delete_area_files($stored->get_contextid(), 'mod_microcred', 'evidence', $item);
    get_file_storage()->create_file_from_storedfile(['filearea' => 'evidence', 'itemid' => $item], $stored);
    di::get(evidence_service::class)->submit((int) $draft->id, (int) $user->id);
    return (object) ['id' => (int) $draft->id, 'user' => (int) $user->id];
};
$start = fn(int $case, float $at) => start_again("--case=$case", "--at=$at");

$wrong = [];
$cases = [];
$killed = $errors = 0;
$typical = 0.5;
for ($i = 1; $i <= $rounds; $i++) {
    $case = $cases[$i] = $begin();
    $calm = $i % 10 === 1;
    $withdraws = $i % 4 === 0;
    $at = microtime(true) + 0.6;
    $processes = [$start($case->id, $at)];
    if (mt_rand(0, 1) || $calm) {
        $processes[] = $start($case->id, $at);
    }
    $end = $at + ($calm ? 60 : mt_rand(0, (int) ($typical * 1200)) / 1000);
    $both = mt_rand(0, 1) === 1;
    $withdrawal = $withdraws ? $at + mt_rand(0, (int) ($typical * 1000)) / 1000 : INF;
    while (microtime(true) < $end) {
        usleep(500);
        if (microtime(true) > $withdrawal) {
            di::get(application_service::class)->withdraw($case->id, $case->user);
            $withdrawal = INF;
        }
        if (!array_filter($processes, fn($process) => proc_get_status($process[0])['running'])) {
            break;
        }
    }
    if ($calm) {
        $typical = max(0.05, microtime(true) - $at);
    }
    $hit = [];
    foreach ($processes as $number => [$process]) {
        $status = proc_get_status($process);
        if ($status['running'] && !$calm && ($number === 0 || $both)) {
            posix_kill($status['pid'], SIGKILL);
            $hit[$number] = true;
            $killed++;
        }
    }
    foreach ($processes as $number => $process) {
        [$output, $code] = end_of($process);
        if (!isset($hit[$number]) && ($code > 0 || $output !== '')) {
            $errors++;
            $say("round $i: " . substr($output, 0, 400));
        }
    }
    $now = di::get(submission_repository::class)->get($case->id);
    $case->withdrawn = $now->stage === stage::Withdrawn;
    $entries = array_column(di::get(record::class)->of_submission((int) $activity->id, $case->id), 'type');
    $sealed = [$now->manifestroot !== '', (string) $now->manifest !== '', in_array('submission_sealed', $entries, true)];
    // A withdrawal may come before the seal or after it.
    $fits = $case->withdrawn || ($now->stage === stage::Review) === $sealed[0];
    if (count(array_unique($sealed)) !== 1 || !$fits || !in_array($now->stage, [stage::Sealing, stage::Review, stage::Withdrawn], true)) {
        $wrong[] = "round $i: {$now->stage->value}, half sealed";
    }
    if ($i % 10 === 0) {
        $say("round $i: $killed killed");
    }
}
$waiting = fn() => count(array_filter($cases, fn($case) => di::get(submission_repository::class)->get($case->id)->stage === stage::Sealing));
$left = $waiting();

// The site comes up again: what is queued runs, and what is not is queued.
ob_start();
$DB->delete_records('task_adhoc', ['classname' => '\\' . seal_evidence::class]);
foreach ($cases as $case) {
    $DB->set_field('microcred_submission', 'timesubmitted', time() - 3600, ['id' => $case->id, 'status' => 'sealing']);
}
(new requeue_sealing())->execute();
while ($task = \core\task\manager::get_next_adhoc_task(time(), false, '\\' . seal_evidence::class)) {
    $task->execute();
    \core\task\manager::adhoc_task_complete($task);
}
ob_end_clean();

foreach ($cases as $i => $case) {
    $now = di::get(submission_repository::class)->get($case->id);
    $entries = array_column(di::get(record::class)->of_submission((int) $activity->id, $case->id), 'type');
    $sealings = count(array_keys($entries, 'submission_sealed', true));
    if ($case->withdrawn ? $sealings > 1 : $now->stage !== stage::Review || $sealings !== 1) {
        $wrong[] = "round $i: {$now->stage->value}, sealed $sealings times";
    } else if (!$case->withdrawn && $i % 10 === 0 && array_filter(di::get(sealing_service::class)->differences($now))) {
        $wrong[] = "round $i: the evidence is not what was sealed";
    }
}
foreach (di::get(record::class)->check((int) $activity->id) as $finding) {
    $wrong[] = $finding->sentence();
}
echo json_encode(['rounds' => $rounds, 'killed' => $killed, 'errors' => $errors, 'withdrawn' => count(array_filter(
    $cases,
    fn($case) => $case->withdrawn
)), 'left_to_cron' => $left, 'wrong' => $wrong]), "\n";
exit($wrong || $errors ? 1 : 0);
