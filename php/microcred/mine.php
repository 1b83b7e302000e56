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
 * My micro-credentials: what I hold, and what others may see of it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\clock;
use core\di;
use mod_microcred\local\credential\credential_service;
use mod_microcred\output\my_credentials;

require(__DIR__ . '/../../config.php');

require_login(null, false);
if (isguestuser()) {
    throw new moodle_exception('noguest');
}
$PAGE->set_context(context_system::instance());
$PAGE->set_url('/mod/microcred/mine.php');
$PAGE->set_pagelayout('standard');
$PAGE->set_title(get_string('mine', 'mod_microcred'));
$PAGE->set_heading(get_string('mine', 'mod_microcred'));

$service = di::get(credential_service::class);
$credentialid = optional_param('credential', 0, PARAM_INT);
if ($credentialid) {
    require_sesskey();
    $service->show_name($credentialid, $USER->id, required_param('show', PARAM_BOOL));
    redirect($PAGE->url, get_string('changessaved'));
}

echo $OUTPUT->header();
echo $OUTPUT->render(new my_credentials($service->of_holder($USER->id), di::get(clock::class)->time()));
echo $OUTPUT->footer();
