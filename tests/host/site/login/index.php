<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Signing in. */

require(__DIR__ . '/../config.php');

$PAGE->set_url('/login/index.php');
$PAGE->set_pagelayout('login');
$PAGE->set_title(get_string('login'));
$PAGE->set_heading(get_string('login'));
$failed = false;
$username = optional_param('username', '', PARAM_USERNAME);
if ($_SERVER['REQUEST_METHOD'] === 'POST') {
    // The token guards against being signed in as somebody else from another page.
    $user = hash_equals($SESSION->logintoken ?? '-', optional_param('logintoken', '', PARAM_ALPHANUM))
        ? authenticate_user_login($username, optional_param('password', '', PARAM_RAW)) : false;
    if ($user) {
        $wanted = $SESSION->wantsurl ?? null;
        unset($SESSION->wantsurl, $SESSION->logintoken);
        complete_user_login($user);
        redirect($wanted ?? new moodle_url('/my/'));
    }
    $failed = true;
}
$SESSION->logintoken ??= random_string(20);
$people = $DB->get_records_select('user', 'id > 1 AND deleted = 0', null, 'id', 'id, username, firstname, lastname');
echo $OUTPUT->header();
echo $OUTPUT->render_from_template('core/login', ['failed' => $failed, 'username' => $username, 'token' => $SESSION->logintoken,
    'people' => array_values(array_map(fn($person) => ['username' => $person->username, 'name' => fullname($person)], $people))]);
echo $OUTPUT->footer();
