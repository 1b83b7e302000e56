<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* A plugin's built JavaScript module, by its name such as mod_microcred/autosave. */

define('NO_MOODLE_COOKIES', true);
require(__DIR__ . '/../config.php');
[$component, $name] = explode('/', required_param('name', PARAM_RAW), 2) + [1 => ''];
$directory = core_component::get_component_directory(clean_param($component, PARAM_COMPONENT));
$file = "$directory/amd/build/" . clean_param($name, PARAM_SAFEDIR) . '.min.js';
if (!$directory || !is_file($file)) {
    http_response_code(404);
    exit;
}
header('Content-Type: text/javascript; charset=utf-8');
header('Cache-Control: private, max-age=5');
readfile($file);
