<?php
// Issues credentials from two processes at once and kills processes at random, on a real site with a real database:
//     php issue_race.php SITE [--rounds=260] [--quiet]
// SITE is the folder of an installed Moodle with the plugin; activities and people are added to it. Each round takes one
// decided submission; two processes start at the same moment, make its credential and sign it, and (except in every tenth
// round) one or both are ended with SIGKILL at a random moment. In the first rounds the site has no key yet, so that the
// making of the key is hit too. Afterwards one undisturbed pass stands for the site coming up again. Exits 0 if every
// submission then has exactly one credential that verifies, told exactly once in a record that is whole.

require(__DIR__ . '/race.inc.php');
require(__DIR__ . '/decided.inc.php');

const MC_KEYLESS_ROUNDS = 20;

use core\di;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\submission_lock;

// Everything from the award to the signature, as far as it is not done yet: what the last reviewer's lock and cron do.
$issue = function (int $submissionid) use ($DB): void {
    $service = di::get(credential_service::class);
    di::get(submission_lock::class)->exclusively($submissionid, function (attempt $submission) use ($service, $DB) {
        if (!$service->of_submission($submission->id)) {
            $decision = $DB->get_record('microcred_decision', ['submissionid' => $submission->id], '*', MUST_EXIST);
            $version = di::get(version_service::class)->get($submission->versionid);
            $service->award($submission, $decision, $version);
            $service->release($submission->id);
        }
    });
    $service->sign((int) $service->of_submission($submissionid)->id);
};

if (isset($options['case'])) {
    \core\session\manager::set_user(get_admin());
    wait_until((float) $options['at']);
    $issue((int) $options['case']);
    exit(0);
}

\core\session\manager::set_user(get_admin());
set_config('issuername', 'Race issuer', 'mod_microcred');
$rounds = (int) ($options['rounds'] ?? 260);

// One activity, and a decided submission for each round, as the last reviewer's lock leaves it without the credential.
$generator = new testing_data_generator();
$course = $generator->create_course(['shortname' => 'race' . bin2hex(random_bytes(4))]);
$activity = $generator->create_module('microcred', ['course' => $course->id, 'name' => 'Race', 'rubric' => true,
    'rules' => true, 'publish' => true]);
$version = di::get(version_service::class)->current((int) $activity->id);
$people = array_map(fn() => (int) $generator->create_user()->id, range(1, $rounds));
$cases = array_combine(range(1, $rounds), decided_submissions($activity, $version, $people));
$say("$rounds decided submissions in course $course->id");

$start = fn(int $case, float $at) => start_again("--case=$case", "--at=$at");
$typical = 0.4;
$killed = 0;
$failed = 0;
foreach ($cases as $i => $case) {
    if ($i <= MC_KEYLESS_ROUNDS) {
        $key = di::get(issuer_key::class)->current();
        if ($key) {
            unset($key->passphrase);
            $retired = di::get(issuer_key::class)->retired();
            set_config('issuerkeysretired', json_encode([$key, ...$retired]), 'mod_microcred');
            unset_config('issuerkey', 'mod_microcred');
        }
    }
    $calm = $i % 10 === 0;
    $at = microtime(true) + 0.6;
    $processes = [$start($case, $at), $start($case, $at)];
    // A moment somewhere between the start and a little after the usual end.
    $end = $at + ($calm ? 30 : mt_rand(0, (int) ($typical * 1200)) / 1000);
    $both = mt_rand(0, 1) === 1;
    while (microtime(true) < $end) {
        usleep(500);
        $running = array_filter($processes, fn($process) => proc_get_status($process[0])['running']);
        if (!$running) {
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
        // What the processes see when a partner is killed must be an orderly end, too.
        if (!isset($hit[$number]) && ($code > 0 || $output !== '')) {
            $failed++;
            $say("round $i: " . substr($output, 0, 400));
        }
    }
    if ($i % 20 === 0) {
        $say("round $i: $killed killed");
    }
    // This process must see what the others did to the configuration.
    \cache::make('core', 'config')->purge();
}
$left = array_filter($cases, fn($case) => !$DB->record_exists_select(
    'microcred_credential',
    'submissionid = ? AND document IS NOT NULL',
    [$case]
));
$say("$killed processes killed, $failed ended with an error, " . count($left) . ' submissions not signed yet');
foreach ($cases as $case) {
    $issue($case);
}

$wrong = [];
foreach ($cases as $i => $case) {
    $rows = $DB->get_records('microcred_credential', ['submissionid' => $case]);
    $row = reset($rows);
    $count = fn($type) => $DB->count_records('microcred_record', ['type' => $type, 'submissionid' => $case]);
    if (count($rows) !== 1 || $count('credential_awarded') !== 1 || $count('credential_issued') !== 1) {
        $wrong[] = "round $i: " . count($rows) . ' credentials, told ' . $count('credential_issued') . ' times';
    } else if (di::get(verification_service::class)->stored(credential::of($row))->verdict !== 'valid') {
        $wrong[] = "round $i: the credential does not verify";
    }
}
$broken = di::get(record::class)->check((int) $activity->id);
if ($broken) {
    $wrong[] = 'the record is broken at ' . implode(' ', array_map(fn($finding) => $finding->sentence(), $broken));
}
echo json_encode(['rounds' => $rounds, 'killed' => $killed, 'errors' => $failed, 'unsigned_before_last_pass' => count($left),
    'wrong' => $wrong]), "\n";
exit($wrong || $failed ? 1 : 0);
