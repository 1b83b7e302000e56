<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/*
 * Brings the site up for one request: flags, libraries, database, settings, session, page.
 * A site's config.php sets $CFG->wwwroot and $CFG->dataroot and then requires this file.
 */

defined('MOODLE_INTERNAL') || define('MOODLE_INTERNAL', true);
foreach (['CLI_SCRIPT', 'AJAX_SCRIPT', 'NO_MOODLE_COOKIES', 'NO_DEBUG_DISPLAY', 'PHPUNIT_TEST', 'NO_OUTPUT_BUFFERING',
        'WS_SERVER', 'BEHAT_TEST'] as $flag) {
    defined($flag) || define($flag, false);
}
define('POCKET_HOST', true);

global $CFG, $DB, $USER, $SESSION, $PAGE, $OUTPUT, $SITE, $COURSE, $ADMIN;

ini_set('display_errors', '0');
ini_set('log_errors', '1');
error_reporting(E_ALL);
date_default_timezone_set('UTC');
mb_internal_encoding('UTF-8');
umask(0022);

$CFG->dirroot = dirname(__DIR__);
$CFG->libdir = __DIR__;
$CFG->tempdir = $CFG->dataroot . '/temp';
$CFG->cachedir = $CFG->dataroot . '/cache';
$CFG->localcachedir = $CFG->dataroot . '/localcache';
$CFG->admin = 'admin';
$CFG->prefix ??= 'm_';
$CFG->dbtype = 'sqlite';
$CFG->dbfamily = 'sqlite';
$CFG->directorypermissions = 0700;
$CFG->filepermissions = 0600;
$CFG->version = 2024100700;
$CFG->release = 'pocket host, for plugins of 4.5';
$CFG->branch = '405';
$CFG->debug ??= E_ALL;
$CFG->debugdeveloper = true;
$CFG->debugdisplay = 0;
$CFG->lang = 'en';
$CFG->theme = 'pocket';
$CFG->timezone = 'UTC';
$CFG->maxbytes = 0;
$CFG->sslproxy = false;
$CFG->slasharguments = 1;
$CFG->enablecompletion = 1;
$CFG->siteadmins = '2';
$CFG->siteguest = '1';
$CFG->httpswwwroot = $CFG->wwwroot;
$CFG->noreplyaddress = 'noreply@example.org';
$CFG->supportname = 'Pocket host';
$CFG->filelifetime = 60;
$CFG->grade_report_user_showrubric = 0;

require_once($CFG->vendordir . '/autoload.php');
foreach (['constants', 'exceptions', 'autoload', 'paramlib', 'stringlib', 'weblib', 'html_writer', 'datelib', 'configlib', 'sessionlib',
        'accesslib', 'enrollib', 'modinfolib', 'grouplib', 'filestorage', 'outputlib', 'messagelib', 'navigationlib',
        'completionlib', 'gradelib', 'eventlib', 'dml/moodle_database'] as $library) {
    require_once(__DIR__ . "/$library.php");
}

foreach (['', '/temp', '/cache', '/localcache', '/filedir', '/sessions', '/lock', '/secret'] as $directory) {
    is_dir($CFG->dataroot . $directory) || mkdir($CFG->dataroot . $directory, 0700, true);
}

set_exception_handler('default_exception_handler');
set_error_handler(static function (int $severity, string $message, string $file, int $line): bool {
    if (!(error_reporting() & $severity)) {
        return false;
    }
    if ($severity & (E_DEPRECATED | E_USER_DEPRECATED) && str_contains($file, '/vendor/')) {
        return true;
    }
    // A warning is a bug in the plugin or here; it belongs in the log, and in a test it fails the test.
    if (PHPUNIT_TEST) {
        return false;
    }
    error_log("PHP: $message in $file:$line");
    return true;
});

$DB = new moodle_database($CFG->dataroot . '/site.sqlite', $CFG->prefix);
if (!defined('POCKET_INSTALLING')) {
    initialise_cfg();
    $SITE = get_site();
    $COURSE = clone $SITE;
}
$PAGE = new moodle_page();
$OUTPUT = new bootstrap_output();
\core\session\manager::start();
if (CLI_SCRIPT && !PHPUNIT_TEST && !defined('POCKET_INSTALLING')) {
    \core\cron::setup_user();
}
