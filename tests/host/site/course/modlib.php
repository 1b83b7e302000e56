<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Adding, changing and deleting activities. */

function pocket_module_row(stdClass $info, stdClass $course): stdClass {
    $row = new stdClass();
    foreach (['visible' => 1, 'groupmode' => 0, 'groupingid' => 0, 'completion' => 0, 'completionexpected' => 0, 'showdescription' => 0,
            'completionpassgrade' => 0, 'availability' => null] as $field => $default) {
        $row->$field = $info->$field ?? $default;
    }
    $row->idnumber = (string) ($info->cmidnumber ?? '');
    $automatic = $row->completion == COMPLETION_TRACKING_AUTOMATIC;
    $row->completionview = $automatic ? (int) !empty($info->completionview) : 0;
    $row->completiongradeitemnumber = $automatic ? (!empty($info->completionusegrade) ? 0 : ($info->completiongradeitemnumber ?? null)) : null;
    return $row;
}

function pocket_add_module(stdClass $info, stdClass $course, $mform): stdClass {
    global $DB;
    $name = $info->modulename;
    component_lib("mod_$name");
    $row = pocket_module_row($info, $course);
    $row->course = $info->course = $course->id;
    $row->module = $info->module = $DB->get_field('modules', 'id', ['name' => $name], MUST_EXIST);
    $row->added = time();
    $row->instance = 0;
    $info->coursemodule = $DB->insert_record('course_modules', $row);
    $info->cmidnumber = $row->idnumber;
    context_module::instance($info->coursemodule);
    $function = "{$name}_add_instance";
    try {
        $info->instance = $function($info, $mform);
    } catch (Throwable $e) {
        context_helper::delete_instance(CONTEXT_MODULE, $info->coursemodule);
        $DB->delete_records('course_modules', ['id' => $info->coursemodule]);
        throw $e;
    }
    $DB->set_field('course_modules', 'instance', $info->instance, ['id' => $info->coursemodule]);
    rebuild_course_cache($course->id);
    pocket_after_module($info, $name);
    return $info;
}

function pocket_after_module(stdClass $info, string $name): void {
    global $DB;
    if (isset($info->gradepass)) {
        $DB->set_field('grade_items', 'gradepass', (float) $info->gradepass, ['itemtype' => 'mod', 'itemmodule' => $name,
            'iteminstance' => $info->instance, 'itemnumber' => 0]);
    }
    (new completion_info(get_course($info->course)))->reset_all_state(get_fast_modinfo($info->course)->get_cm($info->coursemodule));
}

function pocket_update_module($cm, stdClass $info, stdClass $course, $mform): array {
    global $DB;
    $name = $cm->modname;
    component_lib("mod_$name");
    $row = pocket_module_row($info, $course);
    $row->id = $info->coursemodule = $cm->id;
    $info->course = $course->id;
    $info->instance = $cm->instance;
    $DB->update_record('course_modules', $row);
    rebuild_course_cache($course->id);
    $function = "{$name}_update_instance";
    if (!$function($info, $mform)) {
        throw new moodle_exception('cannotaccess');
    }
    rebuild_course_cache($course->id);
    pocket_after_module($info, $name);
    return [get_coursemodule_from_id($name, $cm->id), $info];
}

function pocket_delete_module(int $cmid): void {
    global $DB;
    $cm = get_coursemodule_from_id('', $cmid, 0, false, MUST_EXIST);
    $context = context_module::instance($cmid);
    component_lib("mod_$cm->modname");
    $function = "{$cm->modname}_delete_instance";
    if (!$function($cm->instance)) {
        throw new moodle_exception('cannotaccess');
    }
    $event = \core\event\course_module_deleted::create(['courseid' => $cm->course, 'context' => $context, 'objectid' => $cmid,
        'other' => ['modulename' => $cm->modname, 'instanceid' => $cm->instance, 'name' => $cm->name]]);
    foreach ($DB->get_records('grade_items', ['itemtype' => 'mod', 'itemmodule' => $cm->modname, 'iteminstance' => $cm->instance]) as $item) {
        $DB->delete_records('grade_grades', ['itemid' => $item->id]);
        $DB->delete_records('grade_items', ['id' => $item->id]);
    }
    $DB->delete_records('event', ['modulename' => $cm->modname, 'instance' => $cm->instance]);
    $DB->delete_records('course_modules_completion', ['coursemoduleid' => $cmid]);
    $context->delete();
    $DB->delete_records('course_modules', ['id' => $cmid]);
    rebuild_course_cache($cm->course);
    $event->trigger();
}
