<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Adding an activity to a course, or changing its settings, with the plugin's own form. */

require(__DIR__ . '/../config.php');
require_once($CFG->dirroot . '/course/moodleform_mod.php');

$update = optional_param('update', 0, PARAM_INT);
$add = optional_param('add', '', PARAM_ALPHANUM);
if ($update) {
    [$course, $cm] = get_course_and_cm_from_cmid($update);
    require_login($course, false, $cm);
    $name = $cm->modname;
    $context = context_module::instance($cm->id);
    require_capability('moodle/course:manageactivities', $context);
    $data = $DB->get_record($name, ['id' => $cm->instance], '*', MUST_EXIST);
    $row = $DB->get_record('course_modules', ['id' => $cm->id]);
    foreach (['visible', 'groupmode', 'groupingid', 'completion', 'completionview', 'completionpassgrade', 'module', 'showdescription'] as $field) {
        $data->$field = $row->$field;
    }
    $data->completionusegrade = $row->completiongradeitemnumber === null ? 0 : 1;
    $data->cmidnumber = $row->idnumber;
    $data->instance = $cm->instance;
    $data->coursemodule = $cm->id;
    $data->gradepass = $DB->get_field('grade_items', 'gradepass', ['itemmodule' => $name, 'iteminstance' => $cm->instance, 'itemnumber' => 0]) ?: 0;
} else {
    $course = $DB->get_record('course', ['id' => required_param('course', PARAM_INT)], '*', MUST_EXIST);
    require_login($course, false);
    $cm = null;
    $name = $add;
    if (!core_component::get_component_directory("mod_$name")) {
        throw new moodle_exception('filenotfound');
    }
    $context = context_course::instance($course->id);
    require_capability('moodle/course:manageactivities', $context);
    require_capability("mod/$name:addinstance", $context);
    $data = (object) ['instance' => '', 'coursemodule' => '', 'module' => $DB->get_field('modules', 'id', ['name' => $name], MUST_EXIST),
        'visible' => 1, 'completion' => 0];
}
$data->course = $course->id;
$data->modulename = $name;
$data->add = $add;
$data->update = $update;
$data->section = 0;
$data->introeditor = ['text' => $data->intro ?? '', 'format' => $data->introformat ?? FORMAT_HTML, 'itemid' => 0];

$PAGE->set_url('/course/modedit.php', $update ? ['update' => $update] : ['add' => $add, 'course' => $course->id]);
$PAGE->set_pagelayout('admin');
component_lib("mod_$name");
require_once(core_component::get_component_directory("mod_$name") . '/mod_form.php');
$class = "mod_{$name}_mod_form";
$form = new $class($data, 0, $cm, $course);
$form->set_data($data);
if ($form->is_cancelled()) {
    redirect($cm ? $cm->url : new moodle_url('/course/view.php', ['id' => $course->id]));
}
if ($info = $form->get_data()) {
    $info->modulename = $name;
    if ($update) {
        update_moduleinfo($cm, $info, $course, $form);
        $cmid = $cm->id;
    } else {
        $cmid = add_moduleinfo($info, $course, $form)->coursemodule;
    }
    redirect(isset($info->submitbutton) ? new moodle_url("/mod/$name/view.php", ['id' => $cmid])
        : new moodle_url('/course/view.php', ['id' => $course->id]));
}
$title = get_string($update ? 'editsettings' : 'addactivity');
$PAGE->set_title($title);
$PAGE->set_heading(format_string($course->fullname));
$PAGE->activityheader->disable();
echo $OUTPUT->header(), $OUTPUT->heading($title . ': ' . get_string('modulename', "mod_$name"));
$form->display();
echo $OUTPUT->footer();
