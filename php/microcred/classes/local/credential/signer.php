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

use Microcred\Credential;
use Microcred\Cryptosuite;
use stdClass;

/**
 * Signs in the site's name: badges and status lists alike, so that both always carry the same proofs; and badges as JWT.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class signer {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var issuer_key */
        private readonly issuer_key $key,
        /** @var jwt_key */
        private readonly jwt_key $jwtkey,
    ) {
    }

    /**
     * Makes the keys that signing needs, the first time on a site: not inside a transaction, whose end might undo half of it.
     */
    public function prepare(): void {
        if (!issuer::is_test($this->key->ensure()->issuer)) {
            $this->jwtkey->ensure();
        }
    }

    /**
     * A credential as JWT. RS256 with the second key; of a test issuer EdDSA with the first, for a did:key is one key.
     *
     * @param string $json the credential, whose issuer is this site; proofs are left out
     * @return string
     */
    public function jwt(string $json): string {
        $key = issuer::is_test($this->key->ensure()->issuer) ? $this->key : $this->jwtkey;
        $private = $key->load();
        $current = $key->current();
        return Credential::signJwt($json, $private, issuer::method_of($current->issuer, $current->key));
    }

    /**
     * Signs a credential with the key in use: a set of two proofs, each over the credential without proofs.
     *
     * @param string $json the credential without proofs, whose issuer is this site
     * @param int $now when it is signed
     * @return stdClass document (the signed text), issuer (its id), key (its multibase form)
     */
    public function sign(string $json, int $now): stdClass {
        $key = $this->key->load();
        $current = $this->key->current();
        $method = issuer::method_of($current->issuer, $current->key);
        $document = $json;
        foreach ($this->suites() as $suite) {
            $document = Credential::sign($document, $key, $suite, $method, badge_document::moment($now));
        }
        return (object) ['document' => $document, 'issuer' => $current->issuer, 'key' => $current->key];
    }

    /**
     * The proofs, in their order: first what 1EdTech's validator and the Digital Credentials Consortium's verifier take, each of
     * which looks for the first one it knows; then the one that needs no RDF to be checked. No constant: PHP would look its
     * values up whenever a signer is made, which pages do also where the extension is not there.
     *
     * @return Cryptosuite[]
     */
    private function suites(): array {
        return [Cryptosuite::EddsaRdfc2022, Cryptosuite::EddsaJcs2022];
    }
}
