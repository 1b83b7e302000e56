<?php
// This program is free software: you can redistribute it and/or modify it under the terms of the GNU General Public
// License as published by the Free Software Foundation, either version 3 of the License, or (at your option) any later
// version. It is distributed in the hope that it will be useful, but WITHOUT ANY WARRANTY.

/**
 * Asks Moodle's own plugin validator, the one behind "Install plugins", about a zip.
 *
 * usage: php validate.php MOODLE ZIP
 *
 * @package   mod_microcred
 * @copyright 2026 Microcred contributors
 * @license   http://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

define('CLI_SCRIPT', true);
$zip = realpath($argv[2]);
require($argv[1] . '/config.php');
require_once($CFG->libdir . '/clilib.php');

// Unpacked as Moodle does it: the list of files is what the validator wants.
$folder = make_request_directory();
$files = \core_plugin_manager::instance()->unzip_plugin_file($zip, $folder);
if (!$files) {
    cli_error('not a zip: ' . $argv[2]);
}
$validator = \core\update\validator::instance($folder, $files);
$validator->assert_plugin_type('mod');
$validator->assert_moodle_version($CFG->version);
$passed = $validator->execute();
foreach ($validator->get_messages() as $message) {
    $detail = is_string($message->addinfo ?? '') ? $message->addinfo : json_encode($message->addinfo);
    echo "{$message->level}: {$message->msgcode} $detail\n";
}
exit($passed ? 0 : 1);
