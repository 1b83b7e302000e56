<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Runs what is due. Exit status 1 when something failed. */

define('CLI_SCRIPT', true);
require(__DIR__ . '/../../config.php');
exit(\core\cron::run() ? 1 : 0);
