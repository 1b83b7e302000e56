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

namespace mod_microcred\local\credential;

use Microcred\KeyType;
use Microcred\PublicKey;

/**
 * The key that credentials and checkpoints of the record are signed with: Ed25519, named by its multibase form.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class issuer_key extends site_key {
    /** Where the key in use is configured. */
    protected const CURRENT = 'issuerkey';

    /** Where the keys before it are configured. */
    protected const RETIRED = 'issuerkeysretired';

    #[\Override]
    protected function type(): KeyType {
        return KeyType::Ed25519;
    }

    #[\Override]
    protected function describe(PublicKey $public): array {
        global $CFG;
        $name = $public->toMultibase();
        return ['key' => $name, 'issuer' => issuer::id_for($CFG->wwwroot, $name)];
    }
}
