<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Runs what is due, from the administrator's page. */

require(__DIR__ . '/../config.php');
require_admin();
require_sesskey();
$PAGE->set_url('/admin/cron.php');
$PAGE->set_title(get_string('runcron'));
$PAGE->set_heading(get_string('runcron'));
$me = clone $USER;
ob_start();
\core\cron::run();
$text = ob_get_clean();
$USER = $me;
if (session_status() === PHP_SESSION_ACTIVE) {
    \core\session\manager::set_user($me);
}
$PAGE = new moodle_page();
$PAGE->set_url('/admin/cron.php');
$PAGE->set_title(get_string('runcron'));
$PAGE->set_heading(get_string('runcron'));
$OUTPUT = $PAGE->core_renderer();
echo $OUTPUT->header(), '<pre>' . s($text) . '</pre>', $OUTPUT->continue_button('/admin/index.php'), $OUTPUT->footer();
