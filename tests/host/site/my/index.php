<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* A person's courses and what waits for them. */

require(__DIR__ . '/../config.php');
require_login();
require_once($CFG->dirroot . '/calendar/lib.php');
$PAGE->set_url('/my/');
$PAGE->set_title(get_string('dashboard'));
$PAGE->set_heading(get_string('dashboard'));
$courses = is_siteadmin() ? $DB->get_records_select('course', 'id <> ?', [SITEID], 'id') : enrol_get_my_courses();
$timeline = [];
foreach (pocket_timeline((int) $USER->id) as $entry) {
    $timeline[] = ['name' => format_string($entry->event->name), 'activity' => format_string($entry->cm->name),
        'when' => userdate($entry->event->timesort), 'action' => $entry->action->get_name(),
        'url' => $entry->action->get_url()->out(false), 'overdue' => $entry->event->timesort < time(),
        'actionable' => $entry->action->is_actionable()];
}
echo $OUTPUT->header();
echo $OUTPUT->render_from_template('core/my', ['courses' => array_values(array_map(fn($course) => [
    'name' => format_string($course->fullname), 'url' => (new moodle_url('/course/view.php', ['id' => $course->id]))->out(false),
    'summary' => format_text((string) $course->summary, FORMAT_HTML)], $courses)), 'hascourses' => (bool) $courses,
    'timeline' => $timeline, 'hastimeline' => (bool) $timeline]);
echo $OUTPUT->footer();
