<?php
// The head of the races: the site that the first argument names, options as --name=value, and the processes of a race.
// Sets $site, $script, $options and $say; the script says in its own head what it does with them.

define('CLI_SCRIPT', true);

$site = realpath($argv[1] ?? '') ?: exit('usage: php ' . basename($argv[0]) . " SITE [--NAME=VALUE ...] (see the head of the script)\n");
$options = [];
foreach (array_slice($argv, 2) as $argument) {
    if (preg_match('/^--(\w+)(?:=(.*))?$/', $argument, $parts)) {
        $options[$parts[1]] = $parts[2] ?? true;
    }
}
// Before Moodle changes the folder.
$script = realpath($argv[0]);
require($site . '/config.php');
// Mail is not what is tried here; developers' notices about it would hide what is.
$CFG->debug = 0;
$CFG->debugdisplay = 0;
$CFG->noemailever = true;
$CFG->noreplyaddress ??= 'noreply@example.org';
error_reporting(E_ERROR | E_PARSE);
require_once($CFG->libdir . '/testing/generator/lib.php');

$say = fn(string $line) => isset($options['quiet']) ? null : print("$line\n");

/** This script again, in a process of its own: [the process, its pipes]. */
function start_again(string ...$arguments): array {
    global $script, $site;
    $process = proc_open([PHP_BINARY, ...php_options(), $script, $site, ...$arguments], [1 => ['pipe', 'w'], 2 => ['pipe', 'w']], $pipes);
    return [$process, $pipes];
}

/** What such a process said, and its exit code, once it has ended. */
function end_of(array $started): array {
    [$process, $pipes] = $started;
    $output = stream_get_contents($pipes[1]) . stream_get_contents($pipes[2]);
    array_map('fclose', $pipes);
    return [trim($output), proc_close($process)];
}

/** Waits for the moment at which all processes of a round begin. */
function wait_until(float $moment): void {
    while (microtime(true) < $moment) {
        usleep(100);
    }
}

/** The extension, where this process was told of it on the command line. */
function php_options(): array {
    $line = explode("\0", (string) @file_get_contents('/proc/self/cmdline'));
    $options = [];
    foreach ($line as $i => $word) {
        if ($word === '-d') {
            array_push($options, '-d', $line[$i + 1]);
        }
    }
    return $options;
}
