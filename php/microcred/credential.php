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
 * A credential, for everybody: what was certified, and every check of it. Nobody has to sign in.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\badge_reader;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\credential\download;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\engine;
use mod_microcred\local\response;
use mod_microcred\output\credential_page;

// The page is the same for everybody, so it needs no session, even where the site wants people to sign in.
define('NO_MOODLE_COOKIES', true);

// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../config.php');

response::preflight();
$publicid = optional_param('c', '', PARAM_ALPHANUM);
$format = optional_param('format', '', PARAM_ALPHA);

$PAGE->set_context(context_system::instance());
$PAGE->set_url('/mod/microcred/credential.php', ['c' => $publicid]);
$PAGE->set_pagelayout('standard');
$PAGE->add_body_class('mod-microcred-public');
$PAGE->set_heading(format_string($SITE->fullname));

$credential = di::get(credential_service::class)->by_publicid($publicid);
if (!$credential) {
    response::not_found(get_string('credential_none', 'mod_microcred'), $format !== '');
}
if (download::is_form($format)) {
    if ($credential->status === credential_status::Revoked) {
        response::plain(410, get_string('credential_gone', 'mod_microcred'));
    }
    if (download::needs_engine($format) && !engine::available()) {
        response::plain(503, get_string('engine_asleep', 'mod_microcred'));
    }
    $download = new download($credential, $format);
    $inline = optional_param('inline', false, PARAM_BOOL);
    response::document($download->content(), $download->type(), $inline ? '' : $download->filename());
}

$result = engine::available() ? di::get(verification_service::class)->stored($credential) : null;
if (!$result) {
    http_response_code(503);
    header('Retry-After: 3600');
}
$title = (new badge_reader($credential->document))->title();
$PAGE->set_title(get_string('credential_title', 'mod_microcred', $title));
// Not as course names are: a title may hold any character.
$PAGE->set_heading(s($title), false);

echo $OUTPUT->header();
echo $OUTPUT->render(new credential_page($credential, $result));
echo $OUTPUT->footer();
