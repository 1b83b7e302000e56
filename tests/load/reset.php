<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Resets the course that seed.php filled, as a manager would, and says how long that took.
 *
 * usage: php reset.php CONFIG.PHP SEEDED.JSON [LIMIT IN SECONDS]; closes with 'N passed, N failed'.
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);
require($argv[1]);
require_once($CFG->dirroot . '/mod/microcred/lib.php');

$made = json_decode(file_get_contents($argv[2]));
$limit = (float) ($argv[3] ?? 60);
\core\session\manager::set_user(get_admin());
$count = fn(string $table) => $DB->count_records("microcred_$table");
$attempts = $count('submission');
$credentials = $DB->count_records('microcred_credential', ['status' => 'issued']);
$started = microtime(true);
$reads = $DB->perf_get_queries();
microcred_reset_userdata((object) ['courseid' => $made->course, 'reset_microcred_attempts' => 1]);
$seconds = microtime(true) - $started;
printf("%d attempts deleted in %.1f s, %.1f queries each\n", $attempts, $seconds, ($DB->perf_get_queries() - $reads) / max(1, $attempts));

$passed = $failed = 0;
$expect = function (bool $holds, string $sentence) use (&$passed, &$failed): void {
    $holds ? $passed++ : $failed++;
    echo $holds ? 'ok    ' : 'FAILS ', $sentence, "\n";
};
$left = array_filter(array_map($count, array_combine(
    $tables = ['submission', 'evidence', 'review', 'rating', 'citation', 'decision'],
    $tables
)));
$expect(!$left, 'nothing of the attempts is left ' . json_encode($left));
$expect($DB->count_records('microcred_credential', ['status' => 'issued']) === $credentials, 'every credential that was issued is there');
$deleted = $DB->count_records('microcred_record', ['type' => 'attempt_deleted']);
$expect($deleted === $attempts, "the record says so of each: $deleted of $attempts");
$files = $DB->count_records('files', ['component' => 'mod_microcred', 'filearea' => 'evidence']);
$expect($files === 0, "no file of evidence is left: $files");
$expect($seconds <= $limit, sprintf('it took at most %d s', $limit));
echo "$passed passed, $failed failed\n";
exit($failed ? 1 : 0);
