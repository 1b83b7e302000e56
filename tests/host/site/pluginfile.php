<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Serves a plugin's file: the plugin's own callback says who may have it. */

define('NO_DEBUG_DISPLAY', true);
require(__DIR__ . '/config.php');

$arguments = explode('/', ltrim((string) get_file_argument(), '/'));
if (count($arguments) < 4) {
    send_file_not_found();
}
$context = \core\context::instance_by_id((int) array_shift($arguments), IGNORE_MISSING) ?: send_file_not_found();
$component = clean_param(array_shift($arguments), PARAM_COMPONENT);
$filearea = clean_param(array_shift($arguments), PARAM_AREA);
$course = $cm = null;
if ($context->contextlevel === CONTEXT_MODULE) {
    [$course, $cm] = get_course_and_cm_from_cmid($context->instanceid);
    if ($component !== "mod_$cm->modname") {
        send_file_not_found();
    }
} else if ($context->contextlevel === CONTEXT_COURSE) {
    $course = get_course($context->instanceid);
}
if ($filearea === 'intro' && $cm) {
    require_course_login($course, true, $cm);
    $path = '/' . implode('/', $arguments);
    $file = get_file_storage()->get_file($context->id, $component, 'intro', 0, dirname($path) === '/' ? '/' : dirname($path) . '/', basename($path));
    send_stored_file($file ?: send_file_not_found());
}
[, $name] = core_component::normalize_component($component);
component_lib($component);
$function = "{$component}_pluginfile";
$function = function_exists($function) ? $function : "{$name}_pluginfile";
if (function_exists($function)) {
    $function($course, $cm, $context, $filearea, $arguments, optional_param('forcedownload', 0, PARAM_BOOL), []);
}
send_file_not_found();
