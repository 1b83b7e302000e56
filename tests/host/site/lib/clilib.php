<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Scripts on a terminal. */

function cli_get_params(array $longoptions, ?array $shortmapping = null) {
    $options = $longoptions;
    $unknown = [];
    foreach (array_slice($_SERVER['argv'], 1) as $argument) {
        if (preg_match('/^--([^=]+)(?:=(.*))?$/s', $argument, $match)) {
            $name = $match[1];
        } else if (preg_match('/^-([a-z])(?:=(.*))?$/s', $argument, $match)) {
            $name = $shortmapping[$match[1]] ?? null;
        } else {
            $name = null;
        }
        if ($name === null || !array_key_exists($name, $longoptions)) {
            $unknown[] = $argument;
        } else {
            $options[$name] = $match[2] ?? true;
        }
    }
    return [$options, $unknown];
}

function cli_write($text, $stream = STDOUT) {
    fwrite($stream, $text);
}

function cli_writeln($text, $stream = STDOUT) {
    fwrite($stream, $text . PHP_EOL);
}

function cli_heading($string, $return = false) {
    cli_writeln("== $string ==");
}

function cli_problem($text) {
    fwrite(STDERR, $text . "\n");
}

function cli_error($text, $errorcode = 1) {
    cli_problem($text);
    exit($errorcode);
}
