<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* A course: its activities, with dates and completion. */

require(__DIR__ . '/../config.php');
$course = $DB->get_record('course', ['id' => required_param('id', PARAM_INT)], '*', MUST_EXIST);
require_login($course);
$context = context_course::instance($course->id);
$PAGE->set_url('/course/view.php', ['id' => $course->id]);
$PAGE->set_pagelayout('course');
$PAGE->set_title(format_string($course->fullname));
$PAGE->set_heading($course->fullname);
$manages = has_capability('moodle/course:manageactivities', $context);
$activities = [];
foreach (get_fast_modinfo($course)->get_cms() as $cm) {
    if (!$cm->uservisible) {
        continue;
    }
    $rules = [];
    $details = \core_completion\cm_completion_details::get_instance($cm, (int) $USER->id);
    if ($details->has_completion() && has_capability('moodle/course:isincompletionreports', $context, null, false)) {
        foreach ($details->get_details() as $detail) {
            $done = $detail->status == COMPLETION_COMPLETE;
            $rules[] = ['done' => $done, 'state' => get_string($done ? 'done' : 'todo', 'completion'), 'description' => $detail->description];
        }
    }
    $activities[] = ['name' => $cm->get_formatted_name(), 'kind' => $cm->modfullname, 'url' => $cm->url?->out(false),
        'content' => $cm->get_formatted_content(), 'after' => $cm->get_after_link(), 'rules' => $rules,
        'dates' => array_map(fn($date) => ['label' => $date['label'], 'time' => userdate($date['timestamp'])],
        \core\activity_dates::get_dates_for_module($cm, (int) $USER->id)),
        'edit' => $manages ? (new moodle_url('/course/modedit.php', ['update' => $cm->id]))->out(false) : ''];
}
echo $OUTPUT->header();
echo $OUTPUT->render_from_template('core/course', ['activities' => $activities, 'summary' => format_text((string) $course->summary, FORMAT_HTML),
    'manages' => $manages, 'add' => (new moodle_url('/course/modedit.php', ['add' => 'microcred', 'course' => $course->id]))->out(false),
    'grades' => (new moodle_url('/grade/report/index.php', ['id' => $course->id]))->out(false),
    'log' => (new moodle_url('/report/log/index.php', ['id' => $course->id]))->out(false),
    'people' => (new moodle_url('/user/index.php', ['id' => $course->id]))->out(false)]);
echo $OUTPUT->footer();
