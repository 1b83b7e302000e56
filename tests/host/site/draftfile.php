<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Serves a file that its owner has not saved yet. */

require(__DIR__ . '/config.php');
require_login();
$arguments = explode('/', ltrim((string) get_file_argument(), '/'));
$context = context_user::instance($USER->id);
if (count($arguments) < 5 || (int) $arguments[0] !== $context->id || $arguments[1] !== 'user' || $arguments[2] !== 'draft') {
    send_file_not_found();
}
$file = get_file_storage()->get_file($context->id, 'user', 'draft', (int) $arguments[3], '/', $arguments[4]);
send_stored_file($file ?: send_file_not_found(), 0, 0, true);
