<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* One stylesheet: the host's and each plugin's styles.css. */

define('NO_MOODLE_COOKIES', true);
require(__DIR__ . '/../config.php');
header('Content-Type: text/css; charset=utf-8');
header('Cache-Control: private, max-age=5');
readfile(__DIR__ . '/pocket.css');
foreach (core_component::get_plugin_list('mod') as $directory) {
    is_file("$directory/styles.css") && readfile("$directory/styles.css");
}
