<?php
// Checks a site that was upgraded against what was noted before: upgrade_check.php CONFIG.PHP FACTS PASSED LOG
// PASSED is how many checks passed already; LOG is where the server writes PHP's errors. Prints 'N passed, N failed'.

define('CLI_SCRIPT', true);
require($argv[1]);
require_once(__DIR__ . '/../http/visitor.php');

use core\di;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\verification_service;

const PASSWORD = 'Demo-12345';

[, , $facts, $passed, $log] = $argv;
$passed = (int) $passed;
$failed = 0;
$facts = json_decode(file_get_contents($facts), true, 512, JSON_THROW_ON_ERROR);
$check = function (string $sentence, array $faults) use (&$passed, &$failed): void {
    $faults ? $failed++ : $passed++;
    echo $faults ? 'FAILS ' : 'ok    ', $sentence, "\n";
    foreach (array_slice($faults, 0, 5) as $fault) {
        echo "      $fault\n";
    }
};

$wanted = ['applied', 'draft', 'sealing', 'review', 'adjudication', 'decided', 'released', 'withdrawn', 'refused'];
$check('attempts were at every stage', array_diff($wanted, $facts['stages']));
$stored = $DB->get_records_menu('microcred_submission', null, 'id', 'id, timestage');
$check('every attempt is at its stage since the time that pages worked out before', array_filter(array_map(
    fn($id) => (int) ($stored[$id] ?? 0) === (int) $facts['since'][$id] && $facts['since'][$id] > 0 ? null
        : "{$facts['stages'][$id]}: " . ($stored[$id] ?? 'no attempt') . ", was {$facts['since'][$id]}",
    array_keys($facts['since'])
)));
foreach ($facts['rows'] as $table => $rows) {
    $now = $DB->get_records("microcred_$table", null, 'id');
    $changed = count($now) === count($rows) ? [] : [count($rows) . ' rows, now ' . count($now)];
    foreach ($rows as $row) {
        foreach ($row as $field => $value) {
            if (!isset($now[$row['id']]) || $now[$row['id']]->{$field} !== $value) {
                $changed[] = "row {$row['id']}: $field";
            }
        }
    }
    $check("all of microcred_$table is what it was" . ($rows ? '' : ', and there is some of it'), $rows ? $changed : ['no row']);
}
$faults = [];
foreach ($facts['rows']['version'] as $row) {
    $version = di::get(version_service::class)->get((int) $row['id']);
    $frozen = json_decode($row['document']);
    if ($version->digest !== $row['digest'] || \Microcred\digest($row['document']) !== $row['digest']) {
        $faults[] = "version {$row['id']} has another digest";
    }
    if ($version->rubric()->digest !== \Microcred\digest(json_encode($frozen->rubric))) {
        $faults[] = "version {$row['id']}: its rubric reads as another one";
    }
}
$check('every version has its digest, and its rubric is read as it was', $faults);
$faults = $verdicts = [];
foreach ($facts['rows']['credential'] as $row) {
    if ($row['document'] === null) {
        continue;
    }
    $credential = di::get(credential_repository::class)->get((int) $row['id']);
    foreach ([di::get(verification_service::class)->stored($credential)]
        + array_map(fn($bytes) => di::get(verification_service::class)->uploaded($bytes), [1 => $row['document'], 2 => $row['jwt']]) as $found) {
        $verdicts[] = $found->verdict;
        if ($found->verdict !== ($row['status'] === 'revoked' ? 'revoked' : 'valid')) {
            $faults[] = "badge {$row['id']} is {$found->verdict}";
        }
    }
}
$missing = array_diff(['valid', 'revoked'], $verdicts);
$check('every stored badge verifies, as JSON and as JWT', array_merge($faults, $missing));

// As whom, and which pages.
$cmid = fn(int $microcredid) => get_coursemodule_from_instance('microcred', $microcredid, 0, false, MUST_EXIST)->id;
$pages = ['admin' => []];
foreach ($DB->get_records('microcred') as $microcred) {
    foreach (['view', 'candidates', 'setup'] as $page) {
        $pages['admin'][] = "/mod/microcred/$page.php?id=" . $cmid((int) $microcred->id);
    }
}
foreach ($DB->get_records('microcred_submission', null, 'id') as $submission) {
    $name = $DB->get_field('user', 'username', ['id' => $submission->userid]);
    $pages['admin'][] = "/mod/microcred/submission.php?id=$submission->id";
    $pages[$name][] = '/mod/microcred/view.php?id=' . $cmid((int) $submission->microcredid);
    if ($submission->status === 'released') {
        $pages[$name][] = "/mod/microcred/result.php?id=$submission->id";
    }
}
foreach ($DB->get_records_select('microcred_review', "status IN ('assigned', 'started', 'locked')", null, 'id') as $review) {
    $pages[$DB->get_field('user', 'username', ['id' => $review->reviewerid])][] = "/mod/microcred/review.php?id=$review->id";
}
foreach ($facts['rows']['credential'] as $row) {
    if ($row['document'] !== null) {
        $pages[''][] = "/mod/microcred/credential.php?c={$row['publicid']}";
    }
}
$logged = is_file($log) ? filesize($log) : 0;
$faults = [];
$asked = 0;
foreach ($pages as $name => $paths) {
    $visitor = new visitor($CFG->wwwroot);
    if ($name !== '' && !$visitor->sign_in($name, $name === 'admin' ? 'Admin-12345' : PASSWORD)) {
        $faults[] = "$name cannot sign in";
        continue;
    }
    foreach (array_unique($paths) as $path) {
        $visitor->ask($path);
        $asked++;
        $bad = 'debuggingmessage|<b>(?:Warning|Notice|Deprecated|Fatal error)</b>|Exception - |Coding error|\[\[[a-z_]+\]\]';
        if ($visitor->status !== 200 || preg_match("~$bad~", $visitor->body, $found)) {
            $faults[] = "$path as '$name': $visitor->status " . ($found[0] ?? $visitor->refusal());
        } else if ($visitor->address !== $CFG->wwwroot . $path) {
            $faults[] = "$path as '$name' leads to $visitor->address";
        }
    }
}
clearstatcache();
if (is_file($log) && filesize($log) > $logged) {
    $faults[] = 'the log of PHP: ' . substr(file_get_contents($log), $logged, 400);
}
$check("all $asked pages open, and PHP complains of none", $asked > 20 ? $faults : ["only $asked pages"]);

// What waited goes on.
$sealing = (int) array_search('sealing', $facts['stages'], true);
exec('cd ' . escapeshellarg($CFG->dirroot) . ' && php admin/cli/adhoc_task.php --execute 2>&1', $said, $code);
$stage = $DB->get_field('microcred_submission', 'status', ['id' => $sealing]);
$check('an attempt that waited to be sealed is sealed', $code === 0 && $stage === 'review' ? [] : [$stage, ...array_slice($said, -3)]);

echo "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
