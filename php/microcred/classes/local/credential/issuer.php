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

use Microcred\PublicKey;
use stdClass;

/**
 * Who issues: this site, under an address that others can look up, with the name its administrator gave it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class issuer {
    /** Where the issuer is described. The DID is made from this path. */
    public const PATH = '/mod/microcred/issuer.php';

    /** The context of OB 3.0 that badges are written in. */
    public const OB_CONTEXT = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';

    /** The context of verifiable credentials. */
    public const VC_CONTEXT = 'https://www.w3.org/ns/credentials/v2';

    /**
     * Constructor.
     */
    public function __construct(
        /** @var issuer_key the key */
        private readonly issuer_key $key,
        /** @var jwt_key the key for JWT */
        private readonly jwt_key $jwtkey
    ) {
    }

    /**
     * The issuer id of a site: did:web where its address is a name under HTTPS, else did:key, which says "test".
     *
     * @param string $wwwroot
     * @param string $public the key's multibase form
     * @return string
     */
    public static function id_for(string $wwwroot, string $public): string {
        $parts = parse_url($wwwroot);
        $host = strtolower(trim($parts['host'] ?? '', '[]'));
        $isname = $host !== '' && filter_var($host, FILTER_VALIDATE_IP) === false;
        if (($parts['scheme'] ?? '') !== 'https' || !$isname) {
            return 'did:key:' . $public;
        }
        $port = isset($parts['port']) && $parts['port'] !== 443 ? '%3A' . $parts['port'] : '';
        $path = explode('/', trim(($parts['path'] ?? '') . self::PATH, '/'));
        return 'did:web:' . $host . $port . ':' . implode(':', array_map(
            // What a DID may not hold is written percent-encoded; an encoded address is not encoded twice.
            fn($segment) => str_replace('~', '%7E', rawurlencode(rawurldecode($segment))),
            $path
        ));
    }

    /**
     * The verification method of a key of an issuer.
     *
     * @param string $issuerid
     * @param string $public the key's multibase form
     * @return string
     */
    public static function method_of(string $issuerid, string $public): string {
        return $issuerid . '#' . $public;
    }

    /**
     * What keeps this site from issuing, in a sentence.
     *
     * @return string|null null when it can issue
     */
    public function problem(): ?string {
        if (trim((string) get_config('mod_microcred', 'issuername')) === '') {
            return get_string('issuer_noname', 'mod_microcred');
        }
        $current = $this->key->current();
        if ($current && !$this->key->belongs_here()) {
            return get_string('issuer_elsewhere', 'mod_microcred', $current->wwwroot);
        }
        $lost = $this->jwtkey->belongs_here() && !$this->jwtkey->present();
        if ($current && ($lost || !$this->key->present())) {
            return get_string('issuer_keylost', 'mod_microcred');
        }
        return null;
    }

    /**
     * Whether this site can issue now.
     *
     * @return bool
     */
    public function is_ready(): bool {
        return $this->problem() === null;
    }

    /**
     * Whether an issuer id can only be tried out with, because no address stands behind it.
     *
     * @param string $issuerid
     * @return bool
     */
    public static function is_test(string $issuerid): bool {
        return str_starts_with($issuerid, 'did:key:');
    }

    /**
     * The issuer as credentials name it.
     *
     * @return stdClass an OB 3.0 Profile
     */
    public function profile(): stdClass {
        $current = $this->key->ensure();
        $profile = [
            'id' => $current->issuer,
            'type' => ['Profile'],
            'name' => trim((string) get_config('mod_microcred', 'issuername')),
            'url' => self::address(),
        ];
        $email = trim((string) get_config('mod_microcred', 'issueremail'));
        if ($email !== '') {
            $profile['email'] = $email;
        }
        if ($this->logo()) {
            $profile['image'] = ['id' => self::service('/logo'), 'type' => 'Image'];
        }
        return (object) $profile;
    }

    /**
     * The issuer's DID document.
     *
     * @return stdClass|null null where there is no key, or the key belongs to another address
     */
    public function did_document(): ?stdClass {
        $current = $this->key->current();
        if (!$current || !$this->key->belongs_here()) {
            return null;
        }
        $methods = [];
        // A retired key of the same issuer stays listed, so that what it signed verifies for ever.
        foreach ($this->entries($current->issuer) as $entry) {
            $method = ['id' => self::method_of($entry->issuer, $entry->key)];
            // A key is written in one form only (Controlled Identifiers 1.0, section 2.2): as those who use it look for it.
            $methods[] = isset($entry->jwk)
                ? $method + ['type' => 'JsonWebKey', 'controller' => $entry->issuer, 'publicKeyJwk' => $this->jwk($entry)]
                : $method + ['type' => 'Multikey', 'controller' => $entry->issuer, 'publicKeyMultibase' => $entry->key];
        }
        return (object) [
            '@context' => [
                'https://www.w3.org/ns/did/v1',
                'https://w3id.org/security/multikey/v1',
                'https://w3id.org/security/jwk/v1',
            ],
            'id' => $current->issuer,
            'verificationMethod' => $methods,
            'assertionMethod' => array_column($methods, 'id'),
        ];
    }

    /**
     * The keys that JWT are signed with, for software that reads no DID document: a JWK set, by the `kid` of the JWT.
     *
     * @return stdClass|null as did_document()
     */
    public function jwk_set(): ?stdClass {
        $current = $this->key->current();
        if (!$current || !$this->key->belongs_here()) {
            return null;
        }
        $entries = array_filter($this->entries($current->issuer), fn($entry) => isset($entry->jwk));
        return (object) ['keys' => array_map(
            fn($entry) => ['kid' => self::method_of($entry->issuer, $entry->key)] + (array) $this->jwk($entry),
            array_values($entries)
        )];
    }

    /**
     * Every key this site has ever signed with, for verifying.
     *
     * @return PublicKey[] by verification method
     */
    public function keys(): array {
        $keys = [];
        foreach ($this->entries() as $entry) {
            $keys[self::method_of($entry->issuer, $entry->key)] = isset($entry->jwk)
                ? PublicKey::fromJwk($entry->jwk)
                : PublicKey::fromMultibase($entry->key);
        }
        return $keys;
    }

    /**
     * Whether an issuer id is, or was, this site's own.
     *
     * @param string $issuerid
     * @return bool
     */
    public function is_own(string $issuerid): bool {
        return in_array($issuerid, array_column($this->entries(), 'issuer'), true);
    }

    /**
     * The logo's file.
     *
     * @return \stored_file|null
     */
    public function logo(): ?\stored_file {
        $files = get_file_storage()->get_area_files(
            \context_system::instance()->id,
            'mod_microcred',
            'issuerlogo',
            0,
            'id',
            false
        );
        return reset($files) ?: null;
    }

    /**
     * An address below the issuer's.
     *
     * @param string $path such as /did.json
     * @return string
     */
    public static function service(string $path): string {
        global $CFG;
        return $CFG->wwwroot . self::PATH . $path;
    }

    /**
     * The issuer's home page: as set, else the site itself.
     *
     * @return string
     */
    private static function address(): string {
        global $CFG;
        $set = trim((string) get_config('mod_microcred', 'issuerurl'));
        return $set !== '' ? $set : $CFG->wwwroot . '/';
    }

    /**
     * A key as JWK (RFC 7517), with what it is for.
     *
     * @param stdClass $entry
     * @return stdClass
     */
    private function jwk(stdClass $entry): stdClass {
        return (object) ((array) json_decode($entry->jwk) + ['alg' => 'RS256', 'use' => 'sig']);
    }

    /**
     * The keys in use and those before.
     *
     * @param string|null $issuerid of this issuer only
     * @return stdClass[]
     */
    private function entries(?string $issuerid = null): array {
        $entries = [];
        foreach ([$this->key, $this->jwtkey] as $key) {
            array_push($entries, ...array_filter([$key->current(), ...$key->retired()]));
        }
        return array_filter($entries, fn($entry) => $issuerid === null || $entry->issuer === $issuerid);
    }
}
