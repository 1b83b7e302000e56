<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

/**
 * Takes a credential back, with a category that is public and a reason that is not.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\form\revoke;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;

require(__DIR__ . '/../../config.php');

$credential = di::get(credential_repository::class)->get(required_param('id', PARAM_INT));
$cm = get_coursemodule_from_instance('microcred', $credential->microcredid);
// The activity may be gone; whoever revokes for the whole site still can.
require_login($cm ? $cm->course : null, false, $cm ?: null);
$service = di::get(credential_service::class);
$service->require_revoker($credential, $USER->id);

$PAGE->set_context($service->context_of($credential));
$PAGE->set_url('/mod/microcred/revoke.php', ['id' => $credential->id]);
$PAGE->set_title(get_string('revoke', 'mod_microcred'));
if ($cm) {
    $PAGE->activityheader->disable();
} else {
    $PAGE->set_heading(get_string('revoke', 'mod_microcred'));
}

$back = $cm
    ? new moodle_url('/mod/microcred/candidates.php', ['id' => $cm->id])
    : credential_service::url($credential);
if ($credential->status === credential_status::Revoked) {
    redirect($back, get_string('revoke_already', 'mod_microcred'));
}
$form = new revoke($PAGE->url);
if ($form->is_cancelled()) {
    redirect($back);
}
if ($data = $form->get_data()) {
    $service->revoke($credential->id, $USER->id, $data->category, $data->reason);
    redirect($back, get_string('revoke_done', 'mod_microcred'));
}

echo $OUTPUT->header();
echo $OUTPUT->heading(get_string('revoke_title', 'mod_microcred', s($credential->title)), 2);
echo $OUTPUT->notification(get_string('revoke_warning', 'mod_microcred'), 'warning', false);
$form->display();
echo $OUTPUT->footer();
