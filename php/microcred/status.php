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
 * A status list, for everybody's software: which of this site's badges were revoked.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\status_list_service;
use mod_microcred\local\response;

// Verifiers have no account, also where the site wants people to sign in.
define('NO_MOODLE_COOKIES', true);
define('NO_DEBUG_DISPLAY', true);

// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../config.php');

response::preflight();
$lists = di::get(status_list_service::class);
$list = $lists->get(optional_param('l', 0, PARAM_INT)) ?? response::plain(404, get_string('statuslist_none', 'mod_microcred'));
$current = $lists->current($list);
if ($current) {
    response::kept($current->document, status_list_service::TYPE, (int) $current->timesigned, status_list_service::TTL);
}
// It can no longer be signed here. What ran out may be looked at, for what it is; what is not true any more may not.
if ($lists->is_true($list)) {
    response::lapsed($list->document, status_list_service::TYPE);
}
response::plain(503, get_string('statuslist_unsigned', 'mod_microcred'));
