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
 * Signs in the site's name: badges and status lists alike, so that both always carry the same proofs.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class signer {
    /**
     * Constructor.
     *
     * @param issuer_key $key
     */
    public function __construct(
        /** @var issuer_key */
        private readonly issuer_key $key,
    ) {
    }

    /**
     * Signs a credential with the key in use.
     *
     * @param string $json the credential without proofs, whose issuer is this site
     * @param int $now when it is signed
     * @return stdClass document (the signed text), issuer (its id), key (its multibase form)
     */
    public function sign(string $json, int $now): stdClass {
        $key = $this->key->load();
        $current = $this->key->current();
        return (object) [
            'document' => Credential::sign(
                $json,
                $key,
                Cryptosuite::EddsaJcs2022,
                issuer::method_of($current->issuer, $current->key),
                badge_document::moment($now)
            ),
            'issuer' => $current->issuer,
            'key' => $current->key,
        ];
    }
}
