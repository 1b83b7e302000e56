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
 * Checks a badge file that anybody brings. The file is looked at and forgotten.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\upload;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\credential\verify_limit;
use mod_microcred\local\engine;
use mod_microcred\local\refused;
use mod_microcred\output\verify_page;

// Nothing is changed here and nobody is known: no session, so no sesskey either.
define('NO_MOODLE_COOKIES', true);

// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../config.php');

$PAGE->set_context(context_system::instance());
$PAGE->set_url('/mod/microcred/verify.php');
$PAGE->set_pagelayout('standard');
$PAGE->add_body_class('mod-microcred-public');
$PAGE->set_title(get_string('verify', 'mod_microcred'));
$PAGE->set_heading(get_string('verify', 'mod_microcred'));
engine::must_run();

$result = null;
$problem = '';
if (upload::was_sent()) {
    try {
        di::get(verify_limit::class)->count(getremoteaddr());
        $email = optional_param('email', '', PARAM_EMAIL);
        $bytes = upload::content(optional_param('text', '', PARAM_RAW));
        $result = di::get(verification_service::class)->uploaded($bytes, $email);
    } catch (refused $refusal) {
        $problem = $refusal->getMessage();
    }
}

echo $OUTPUT->header();
echo $OUTPUT->render(new verify_page($result, $problem));
echo $OUTPUT->footer();
