<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* The events of a course. */

require(__DIR__ . '/../../config.php');
$course = $DB->get_record('course', ['id' => required_param('id', PARAM_INT)], '*', MUST_EXIST);
require_login($course);
require_capability('moodle/course:update', context_course::instance($course->id));
$PAGE->set_url('/report/log/index.php', ['id' => $course->id]);
$PAGE->set_title(get_string('logs'));
$PAGE->set_heading($course->fullname);
$table = new html_table();
$table->caption = get_string('logs');
$table->captionhide = true;
$table->head = [get_string('time'), get_string('user'), get_string('event'), get_string('description')];
foreach ($DB->get_records('logstore_standard_log', ['courseid' => $course->id], 'id DESC', '*', 0, 200) as $row) {
    $class = ltrim($row->eventname, '\\');
    $text = '';
    if (class_exists($class)) {
        $context = \core\context::instance_by_id($row->contextid, IGNORE_MISSING);
        $data = ['context' => $context ?: context_course::instance($course->id), 'userid' => (int) $row->userid,
            'relateduserid' => $row->relateduserid, 'other' => json_decode((string) $row->other, true)]
            + ($row->objectid === null ? [] : ['objectid' => (int) $row->objectid]);
        try {
            $text = s($class::create($data)->get_description());
        } catch (Throwable $e) {
            $text = s($e->getMessage());
        }
    }
    $user = $row->userid ? core_user::get_user($row->userid) : false;
    $table->data[] = [userdate($row->timecreated, get_string('strftimedatetimeshortaccurate', 'langconfig')), $user ? s(fullname($user)) : '-',
        s(class_exists($class) ? $class::get_name() : $row->eventname), $text];
}
echo $OUTPUT->header(), $OUTPUT->heading(get_string('logs')), html_writer::table($table), $OUTPUT->footer();
