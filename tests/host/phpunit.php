<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/* Brings the host up for PHPUnit. */

define('CLI_SCRIPT', true);
define('PHPUNIT_TEST', true);
$data = getenv('MICROCRED_HOST_DATA');
copy("$data/template.sqlite", "$data/site.sqlite");
require("$data/config.php");
require_once($CFG->libdir . '/testing/testcase.php');
require_once($CFG->libdir . '/testing/generator/lib.php');
require_once($CFG->libdir . '/installlib.php');
