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
     *
     * @param issuer_key $key
     */
    public function __construct(
        /** @var issuer_key the key */
        private readonly issuer_key $key
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
        if ($current && !$this->key->present()) {
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
        foreach ([$current, ...$this->key->retired()] as $entry) {
            // A retired key of the same issuer stays listed, so that what it signed verifies for ever.
            if ($entry->issuer === $current->issuer) {
                $methods[] = [
                    'id' => self::method_of($entry->issuer, $entry->key),
                    'type' => 'Multikey',
                    'controller' => $entry->issuer,
                    'publicKeyMultibase' => $entry->key,
                ];
            }
        }
        return (object) [
            '@context' => ['https://www.w3.org/ns/did/v1', 'https://w3id.org/security/multikey/v1'],
            'id' => $current->issuer,
            'verificationMethod' => $methods,
            'assertionMethod' => array_column($methods, 'id'),
        ];
    }

    /**
     * Every key this site has ever signed with, for verifying.
     *
     * @return PublicKey[] by verification method
     */
    public function keys(): array {
        $keys = [];
        foreach ($this->entries() as $entry) {
            $keys[self::method_of($entry->issuer, $entry->key)] = PublicKey::fromMultibase($entry->key);
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
     * The key in use and those before.
     *
     * @return stdClass[]
     */
    private function entries(): array {
        return array_filter([$this->key->current(), ...$this->key->retired()]);
    }
}
