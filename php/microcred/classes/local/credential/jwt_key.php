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

use core\clock;
use Microcred\KeyType;
use Microcred\PublicKey;
use mod_microcred\local\refused;
use moodle_database;
use stdClass;

/**
 * The issuer's second key, for credentials as JWT: RSA of 2048 bits, named by its thumbprint (RFC 7638).
 *
 * RS256 is the one algorithm that Open Badges 3.0 requires of issuers and verifiers (section 8.2); 1EdTech's validator takes
 * ES256 as well, but no EdDSA. A test issuer needs no such key: its id, a did:key, names one key and no other.
 *
 * The issuer key says for which address this site may sign. This one follows it: after a move, once the administrator has
 * made a new issuer key, the first need makes a new one of these too.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class jwt_key extends site_key {
    /** Where the key in use is configured. */
    protected const CURRENT = 'jwtkey';

    /** Where the keys before it are configured. */
    protected const RETIRED = 'jwtkeysretired';

    /**
     * Constructor.
     *
     * @param moodle_database $db
     * @param clock $clock
     */
    public function __construct(
        moodle_database $db,
        clock $clock,
        /** @var issuer_key the first key */
        private readonly issuer_key $issuerkey
    ) {
        parent::__construct($db, $clock);
    }

    #[\Override]
    public function ensure(): stdClass {
        $first = $this->issuerkey->ensure();
        if (!$this->issuerkey->belongs_here()) {
            throw new refused('issuer_elsewhere', $first->wwwroot);
        }
        if (!$this->current() || $this->belongs_here()) {
            return parent::ensure();
        }
        // Somebody else may have made the new one while we waited.
        return $this->exclusively(fn() => $this->belongs_here() ? $this->current() : $this->renew());
    }

    #[\Override]
    protected function type(): KeyType {
        return KeyType::Rsa2048;
    }

    #[\Override]
    protected function describe(PublicKey $public): array {
        // The JWK has just the members, in just the order, that the thumbprint is made of.
        $jwk = $public->toJwk();
        return [
            'key' => rtrim(strtr(base64_encode(hash('sha256', $jwk, true)), '+/', '-_'), '='),
            'issuer' => $this->issuerkey->current()->issuer,
            'jwk' => $jwk,
        ];
    }
}
