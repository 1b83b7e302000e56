<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Who is in a course. */

require(__DIR__ . '/../config.php');
$course = $DB->get_record('course', ['id' => required_param('id', PARAM_INT)], '*', MUST_EXIST);
require_login($course);
$context = context_course::instance($course->id);
require_capability('moodle/course:viewparticipants', $context);
$PAGE->set_url('/user/index.php', ['id' => $course->id]);
$PAGE->set_title(get_string('participants'));
$PAGE->set_heading($course->fullname);
$table = new html_table();
$table->caption = get_string('participants');
$table->captionhide = true;
$table->head = [get_string('fullnameuser'), get_string('roles', 'role')];
foreach (get_enrolled_users($context) as $user) {
    $table->data[] = [html_writer::link(new moodle_url('/user/profile.php', ['id' => $user->id]), s(fullname($user))),
        s(implode(', ', array_map(fn($role) => role_get_name($role), get_user_roles($context, $user->id))))];
}
echo $OUTPUT->header(), $OUTPUT->heading(get_string('participants')), html_writer::table($table), $OUTPUT->footer();
