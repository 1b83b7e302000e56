<?php
// Issues many awards through Moodle's own task queue, by two cron processes that are ended with SIGKILL every few seconds:
//     php queue_race.php SITE [--awards=300] [--quiet]
// SITE is the folder of an installed Moodle with the plugin; an activity, people and a badge are added to it. MICROCRED_AWARDS
// in the environment says how many awards, too. Every award's task is queued as a decision queues it; two processes of
// admin/cli/adhoc_task.php work the queue off, and one or both are killed every 3 to 8 seconds (of fewer than 1,000
// awards, every half to two seconds) and started again. Moodle lets
// a task whose process died wait for an hour; that hour is taken away, nothing else. Exits 0 if every award then has exactly one
// credential that verifies, told exactly once in a record that is whole.
// Beside it, as many of Moodle's own badges are issued to the same people by two processes, undisturbed: both rates are printed.

require(__DIR__ . '/race.inc.php');
require(__DIR__ . '/decided.inc.php');

use core\di;
use core\task\manager;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\task\sign_credential;

require_once($CFG->libdir . '/badgeslib.php');
\core\session\manager::set_user(get_admin());

// One of the two processes that issue Moodle's badges: what its task does for everybody who met the criteria.
if (isset($options['badge'])) {
    $badge = new badge((int) $options['badge']);
    [$from, $to] = explode('-', $options['people']);
    $people = $DB->get_fieldset_select('user', 'id', 'id BETWEEN ? AND ?', [$from, $to]);
    wait_until((float) $options['at']);
    $start = microtime(true);
    foreach ($people as $userid) {
        $badge->issue($userid);
    }
    echo json_encode(['issued' => count($people), 'seconds' => microtime(true) - $start]);
    exit(0);
}

$awards = max(2, (int) ($options['awards'] ?? getenv('MICROCRED_AWARDS') ?: 300));
set_config('issuername', 'Race issuer', 'mod_microcred');
$generator = new testing_data_generator();
$tag = bin2hex(random_bytes(4));
$course = $generator->create_course(['shortname' => "queue$tag"]);
$activity = $generator->create_module('microcred', ['course' => $course->id, 'name' => 'Queue', 'rubric' => true,
    'rules' => true, 'publish' => true]);
$version = di::get(version_service::class)->current((int) $activity->id);
$people = many_people($generator, $tag, $awards);
$submissions = decided_submissions($activity, $version, $people);

// What a decision's transaction and its release leave: the credential's row and its task.
$service = di::get(credential_service::class);
foreach ($submissions as $i => $submissionid) {
    di::get(submission_lock::class)->exclusively($submissionid, function (attempt $submission) use ($service, $version, $DB) {
        $decision = $DB->get_record('microcred_decision', ['submissionid' => $submission->id], '*', MUST_EXIST);
        $service->award($submission, $decision, $version);
        $service->release($submission->id);
    });
}
$say("$awards awards in the queue, course $course->id");

// Moodle's own, first: both then leave as many rows behind them.
$badge = $generator->get_plugin_generator('core_badges')->create_badge(['name' => "Badge $tag", 'usercreated' => get_admin()->id]);
$half = array_chunk($people, (int) ceil($awards / 2));
$at = microtime(true) + 2;
$processes = array_map(
    fn($part) => start_again("--badge=$badge->id", '--people=' . min($part) . '-' . max($part), "--at=$at"),
    $half
);
$told = array_map('end_of', $processes);
$theirs = array_map(fn($end) => json_decode(substr($end[0], (int) strrpos($end[0], '{"')), true), $told);
$badges = $DB->count_records('badge_issued', ['badgeid' => $badge->id]);
$badgeseconds = max(array_map(fn($one) => $one['seconds'] ?? INF, $theirs));
if (!is_finite($badgeseconds)) {
    echo 'Moodle could not issue its badges: ' . substr(json_encode($told), 0, 600) . "\n";
    exit(1);
}

$log = make_request_directory() . '/cron.log';
$cron = fn() => proc_open(
    [PHP_BINARY, ...php_options(), "$site/admin/cli/adhoc_task.php", '--execute', '--ignorelimits'],
    [0 => ['file', '/dev/null', 'r'], 1 => ['file', $log, 'a'], 2 => ['file', $log, 'a']],
    $pipes
);
$signed = fn() => $DB->count_records_select('microcred_credential', 'microcredid = ? AND document IS NOT NULL', [$activity->id]);
$start = microtime(true);
$killed = $halfdone = 0;
$running = [$cron(), $cron()];
$pause = fn() => ($awards < 1000 ? mt_rand(500, 2000) : mt_rand(3000, 8000)) / 1000;
$next = $start + ($awards < 1000 ? 0.8 : $pause());
// Nobody should wait here for ever: half a second for each award is ten times what it takes.
$patience = $start + 60 + $awards / 2;
$issued = 0;
while ($issued < $awards && microtime(true) < $patience) {
    usleep(50000);
    $kills = microtime(true) > $next ? (mt_rand(0, 3) ? [mt_rand(0, 1)] : [0, 1]) : [];
    $next = $kills ? microtime(true) + $pause() : $next;
    foreach ($running as $number => $process) {
        $status = proc_get_status($process);
        if ($status['running'] && in_array($number, $kills, true)) {
            posix_kill($status['pid'], SIGKILL);
            $killed++;
            proc_close($process);
            $halfdone += take_the_hour_away($status['pid']);
        } else if ($status['running']) {
            continue;
        }
        $running[$number] = $cron();
    }
    $issued = $signed();
}
$seconds = microtime(true) - $start;
foreach ($running as $process) {
    proc_close($process);
}
$failures = preg_match_all('/^(?:Adhoc task failed|.*(?:Exception|Fatal error|dml_)).*$/m', file_get_contents($log), $faults);
array_map($say, array_slice($faults[0], 0, 5));

// Every one, once.
$wrong = [];
$count = fn(string $type) => $DB->count_records('microcred_record', ['microcredid' => $activity->id, 'type' => $type]);
$told = [$DB->count_records('microcred_credential', ['microcredid' => $activity->id]), $signed(), $count('credential_awarded'), $count('credential_issued')];
$once = "SELECT submissionid FROM {microcred_record} WHERE microcredid = ? AND type = 'credential_issued' GROUP BY submissionid";
if ($told !== array_fill(0, 4, $awards) || count($DB->get_records_sql($once, [$activity->id])) !== $awards) {
    $wrong[] = 'credentials, signed ones, awards told and signatures told are ' . implode(', ', $told);
}
if (count($DB->get_fieldset_select('microcred_credential', 'DISTINCT submissionid', 'microcredid = ?', [$activity->id])) !== $awards) {
    $wrong[] = 'an award has two credentials, or none';
}
$bad = 0;
foreach ($DB->get_recordset('microcred_credential', ['microcredid' => $activity->id]) as $row) {
    $bad += $row->document === null || di::get(verification_service::class)->stored(credential::of($row))->verdict !== 'valid';
}
if ($bad) {
    $wrong[] = "$bad credentials do not verify";
}
foreach (di::get(record::class)->check((int) $activity->id) as $finding) {
    $wrong[] = $finding->sentence();
}
if ($badges !== $awards) {
    $wrong[] = "Moodle issued $badges badges: " . json_encode($theirs);
}
if ($awards >= 100 && $killed === 0) {
    $wrong[] = 'no process was killed';
}
printf(
    "%d credentials in %.1f s by two cron processes, %d times killed: %.1f a second; Moodle's own badges by two processes, undisturbed: %d in %.1f s, %.1f a second (%.2fx)\n",
    $told[1],
    $seconds,
    $killed,
    $told[1] / $seconds,
    $badges,
    $badgeseconds,
    $badges / $badgeseconds,
    $told[1] / $seconds / ($badges / $badgeseconds)
);
echo json_encode(['database' => $DB->get_dbfamily(), 'awards' => $awards, 'killed' => $killed, 'tasks_hit' => $halfdone,
    'failures' => $failures, 'wrong' => $wrong]), "\n";
exit($wrong ? 1 : 0);

/**
 * Users, row by row like Moodle's own.
 *
 * @param testing_data_generator $generator
 * @param string $tag
 * @param int $count
 * @return int[] their ids, one after the other
 */
function many_people(testing_data_generator $generator, string $tag, int $count): array {
    global $DB;

    $model = $DB->get_record('user', ['id' => $generator->create_user(['username' => "queue{$tag}1"])->id]);
    unset($model->id);
    $DB->insert_records('user', array_map(fn($number) => (object) ([
        'username' => "queue$tag$number",
        'email' => "queue$tag$number@example.com",
        'lastname' => "Person $number",
    ] + (array) $model), range(2, $count)));
    return array_map('intval', $DB->get_fieldset_select('user', 'id', $DB->sql_like('username', '?') . ' ORDER BY id', ["queue$tag%"]));
}

/**
 * A task whose process died is left alone for an hour; then Moodle's own task for it marks it as failed, and it waits for a
 * minute. All that is as it were that time later.
 *
 * @param int $pid the process that died
 * @return int how many tasks it had begun
 */
function take_the_hour_away(int $pid): int {
    global $DB;

    $class = '\\' . sign_credential::class;
    $begun = $DB->get_records('task_adhoc', ['classname' => $class, 'pid' => $pid]);
    foreach ($begun as $task) {
        $DB->set_field('task_adhoc', 'timestarted', time() - 2 * HOURSECS, ['id' => $task->id]);
    }
    // What this prints is about other tasks, too.
    ob_start();
    manager::cleanup_metadata();
    ob_end_clean();
    $DB->execute('UPDATE {task_adhoc} SET nextruntime = ? WHERE classname = ? AND nextruntime > ?', [time() - 1, $class, time()]);
    return count($begun);
}
