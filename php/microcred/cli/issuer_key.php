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
 * Shows the issuer's keys, or makes new ones: after a move to another address, or when an old one was lost.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */

use core\di;
use mod_microcred\local\credential\issuer;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\jwt_key;
use mod_microcred\local\engine;

define('CLI_SCRIPT', true);

require(__DIR__ . '/../../../config.php');
require_once($CFG->libdir . '/clilib.php');

[$options, $unknown] = cli_get_params(['help' => false, 'new' => false], ['h' => 'help']);
if ($unknown || $options['help']) {
    cli_writeln('Shows the keys that credentials are signed with: the first, and the one for credentials as JWT.

--new   makes new keys for the address in config.php. The old keys are kept to verify what they signed, and sign nothing more.
-h      shows this.');
    exit($unknown ? 1 : 0);
}
if (engine::problem() !== null) {
    cli_error(engine::problem());
}
$keys = di::get(issuer_key::class);
$jwtkeys = di::get(jwt_key::class);
$key = $options['new'] ? $keys->replace() : $keys->current();
if ($options['new'] && $jwtkeys->belongs_here()) {
    // Where there is none yet, or one of another address, the next signature makes it.
    $jwtkeys->replace();
}
if (!$key) {
    cli_writeln(get_string('issuer_nokey', 'mod_microcred'));
    exit(0);
}
cli_writeln("Issuer       $key->issuer");
cli_writeln("Key          $key->key");
cli_writeln("Fingerprint  $key->fingerprint (SHA-256)");
cli_writeln("Made         " . gmdate('Y-m-d H:i:s', $key->created) . ' UTC');
cli_writeln("For          $key->wwwroot");
$second = $jwtkeys->current();
if ($second && $jwtkeys->belongs_here()) {
    cli_writeln('');
    cli_writeln("Key for JWT  $second->key");
    cli_writeln("Fingerprint  $second->fingerprint (SHA-256)");
    cli_writeln("Made         " . gmdate('Y-m-d H:i:s', $second->created) . ' UTC');
}
$problem = di::get(issuer::class)->problem();
if ($problem !== null) {
    cli_problem($problem);
    exit(1);
}
