<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* What an administrator can set, and how the site is. */

require(__DIR__ . '/../config.php');
require_admin();
require_once($CFG->libdir . '/adminlib.php');
$PAGE->set_url('/admin/index.php');
$PAGE->set_title(get_string('administration'));
$PAGE->set_heading(get_string('administration'));
echo $OUTPUT->header(), '<h2>' . get_string('settings') . '</h2><ul>';
foreach (admin_get_root()->pages as $page) {
    $url = $page instanceof admin_externalpage ? new moodle_url($page->url) : new moodle_url('/admin/settings.php', ['section' => $page->name]);
    echo '<li>' . html_writer::link($url, (string) $page->visiblename) . '</li>';
}
echo '</ul><h2>' . get_string('status') . '</h2><ul>';
foreach (core_component::get_plugin_list('mod') as $name => $unused) {
    component_lib("mod_$name");
    $checks = function_exists("mod_{$name}_status_checks") ? "mod_{$name}_status_checks" : "{$name}_status_checks";
    foreach (function_exists($checks) ? $checks() : [] as $check) {
        $check->set_component("mod_$name");
        $result = $check->get_result();
        echo '<li><strong>' . s($check->get_name()) . '</strong>: ' . s($result->get_status()) . ': ' . $result->get_summary() . '</li>';
    }
}
echo '</ul>', $OUTPUT->single_button(new moodle_url('/admin/cron.php'), get_string('runcron'), 'post'), $OUTPUT->footer();
