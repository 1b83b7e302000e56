<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Calls external functions for a page's script: a list of {index, methodname, args}, answered in that order until one fails. */

define('AJAX_SCRIPT', true);
require(__DIR__ . '/../../config.php');
require_sesskey();
$requests = json_decode((string) file_get_contents('php://input'), true);
if (!is_array($requests)) {
    throw new coding_exception('Invalid json in request');
}
$responses = [];
foreach ($requests as $request) {
    $response = isloggedin() ? \core_external\external_api::call_external_function($request['methodname'] ?? '', $request['args'] ?? [], true)
        : ['error' => true, 'exception' => ['message' => get_string('servicerequireslogin', 'webservice'), 'errorcode' => 'servicerequireslogin']];
    $responses[(int) ($request['index'] ?? 0)] = $response;
    if ($response['error']) {
        break;
    }
}
header('Content-Type: application/json; charset=utf-8');
header('Cache-Control: no-store');
echo json_encode($responses);
