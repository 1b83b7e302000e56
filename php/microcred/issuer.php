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
 * Who issues here, for programs: the DID document, the profile, the logo, and what a version certifies.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\issuer;
use mod_microcred\local\response;

// Verifiers have no account, also where the site wants people to sign in.
define('NO_MOODLE_COOKIES', true);
define('NO_DEBUG_DISPLAY', true);

// phpcs:ignore moodle.Files.RequireLogin.Missing
require(__DIR__ . '/../../config.php');

response::preflight();
$path = (string) get_file_argument();
$issuer = di::get(issuer::class);
$json = fn($document) => json_encode($document, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
$document = $issuer->did_document();

if ($path === '/logo') {
    $logo = $issuer->logo() ?? response::plain(404, get_string('issuer_nologo', 'mod_microcred'));
    response::document($logo->get_content(), $logo->get_mimetype());
}
if (preg_match('#^/achievement/([0-9a-f]{64})$#', $path, $parts)) {
    $example = di::get(credential_repository::class)->example_of('sha256:' . $parts[1])
        ?? response::plain(404, get_string('issuer_noachievement', 'mod_microcred'));
    $achievement = json_decode($example->document)->credentialSubject->achievement;
    response::document(
        $json(['@context' => [issuer::VC_CONTEXT, issuer::OB_CONTEXT]] + (array) $achievement),
        'application/ld+json'
    );
}
if (!$document) {
    response::plain(404, get_string('issuer_none', 'mod_microcred'));
}
if ($path === '/did.json') {
    response::document($json($document), 'application/did+ld+json');
}
if ($path === '/jwks.json') {
    response::document($json($issuer->jwk_set()), 'application/jwk-set+json');
}
if ($path === '' || $path === '/') {
    response::document(
        $json(['@context' => [issuer::VC_CONTEXT, issuer::OB_CONTEXT]] + (array) $issuer->profile()),
        'application/ld+json'
    );
}
response::plain(404, get_string('issuer_nothing', 'mod_microcred'));
