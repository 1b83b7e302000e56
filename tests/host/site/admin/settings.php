<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* One page of settings. */

require(__DIR__ . '/../config.php');
require_admin();
require_once($CFG->libdir . '/adminlib.php');
$section = required_param('section', PARAM_ALPHANUMEXT);
$page = admin_get_root()->locate($section) ?? throw new moodle_exception('filenotfound');
$PAGE->set_url('/admin/settings.php', ['section' => $section]);
$PAGE->set_title((string) $page->visiblename);
$PAGE->set_heading(get_string('administration'));
$errors = [];
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    require_sesskey();
    foreach ($page->settings as $name => $setting) {
        $full = $setting->get_full_name();
        if (!$setting->nosave && (isset($_POST[$full]) || isset($_FILES[$full]))) {
            $error = $setting->write_setting(isset($_POST[$full]) ? fix_utf8(trim((string) $_POST[$full])) : '');
            if ($error !== '') {
                $errors[$name] = $error;
            }
        }
    }
    if (!$errors) {
        redirect($PAGE->url, get_string('changessaved', 'admin'), null, 'success');
    }
}
echo $OUTPUT->header(), $OUTPUT->heading((string) $page->visiblename);
echo '<form method="post" enctype="multipart/form-data" action="' . $PAGE->url->out() . '" id="adminsettings">'
    . '<input type="hidden" name="sesskey" value="' . sesskey() . '">';
foreach ($page->settings as $name => $setting) {
    echo isset($errors[$name]) ? $OUTPUT->notification($setting->visiblename . ': ' . $errors[$name], 'error') : '';
    echo $setting->output_html(isset($errors[$name]) ? $_POST[$setting->get_full_name()] : $setting->get_setting());
}
echo '<button type="submit" class="btn btn-primary">' . get_string('savechanges') . '</button></form>', $OUTPUT->footer();
