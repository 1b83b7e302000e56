<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* What activities sent to the gradebook. Learners see their own grades that are not hidden. */

require(__DIR__ . '/../../config.php');
$course = $DB->get_record('course', ['id' => required_param('id', PARAM_INT)], '*', MUST_EXIST);
require_login($course);
$context = context_course::instance($course->id);
$all = has_capability('moodle/grade:viewall', $context);
if (!$all) {
    require_capability('moodle/grade:view', $context);
}
$PAGE->set_url('/grade/report/index.php', ['id' => $course->id]);
$PAGE->set_pagelayout('report');
$PAGE->set_title(get_string('grades'));
$PAGE->set_heading($course->fullname);
$sql = 'SELECT gg.id, gi.id AS itemid, gi.itemname, gi.itemmodule, gi.iteminstance, gi.gradetype, gi.grademax, gi.scaleid, gi.hidden,
        gg.finalgrade, gg.feedback, gg.feedbackformat, gg.userid, gg.dategraded, u.firstname, u.lastname
    FROM {grade_items} gi JOIN {grade_grades} gg ON gg.itemid = gi.id JOIN {user} u ON u.id = gg.userid
    WHERE gi.courseid = :course' . ($all ? '' : ' AND gg.userid = :me') . ' ORDER BY gi.id, u.lastname, u.firstname';
$table = new html_table();
$table->caption = get_string('grades');
$table->captionhide = true;
$table->head = [get_string('activity'), get_string('user'), get_string('gradenoun', 'grades'), get_string('feedback', 'grades'), get_string('date')];
foreach ($DB->get_records_sql($sql, ['course' => $course->id] + ($all ? [] : ['me' => $USER->id])) as $row) {
    $hidden = $row->hidden == 1 || $row->hidden > time();
    if ($hidden && !$all) {
        continue;
    }
    $cm = get_coursemodule_from_instance($row->itemmodule, $row->iteminstance);
    $grade = s(pocket_grade_text($row, $row->finalgrade)) . ($hidden ? ' <span class="badge bg-secondary badge-secondary">'
        . get_string('hidden', 'grades') . '</span>' : '');
    $table->data[] = [s($row->itemname), s(fullname($row)), html_writer::link(new moodle_url("/mod/$row->itemmodule/grade.php",
        ['id' => $cm->id, 'itemid' => $row->itemid, 'userid' => $row->userid, 'itemnumber' => 0]), $grade),
        format_text((string) $row->feedback, $row->feedbackformat), $row->dategraded ? userdate($row->dategraded) : ''];
}
echo $OUTPUT->header(), $OUTPUT->heading(get_string('grades')), '<p>' . get_string('gradebooknote', 'grades') . '</p>';
echo $table->data ? html_writer::table($table) : '<p>' . get_string('nothingtodisplay') . '</p>';
echo $OUTPUT->footer();
