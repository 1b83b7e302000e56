<?php
// Brings the pocket host up, so that PHPStan finds its functions, classes and constants. GPL-3.0-or-later.

define('CLI_SCRIPT', true);
require(getenv('MICROCRED_HOST_DATA') . '/config.php');
foreach (array_unique(require($CFG->libdir . '/aliases.php')) as $file) {
    str_starts_with($file, 'testing/') || require_once($CFG->libdir . '/' . $file);
}
foreach (['filelib', 'clilib', 'upgradelib', 'installlib'] as $library) {
    require_once("$CFG->libdir/$library.php");
}
// The host sends what it does not foresee to its own page of errors; PHPStan is to tell its own.
restore_exception_handler();
restore_error_handler();
