<?php
// For races: what the processes they start have to be told, too.

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
