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

namespace mod_microcred;

use core\di;
use mod_microcred\local\credential\issuer;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\jwt_key;

/**
 * Who issues, and the key.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\issuer
 * @covers     \mod_microcred\local\credential\site_key
 * @covers     \mod_microcred\local\credential\issuer_key
 * @covers     \mod_microcred\local\credential\jwt_key
 */
final class issuer_test extends \advanced_testcase {
    /**
     * Addresses and the ids that come of them.
     *
     * @return array[]
     */
    public static function addresses(): array {
        return [
            'a name' => ['https://moodle.example.org', 'did:web:moodle.example.org:mod:microcred:issuer.php'],
            'upper case' => ['https://Moodle.Example.ORG', 'did:web:moodle.example.org:mod:microcred:issuer.php'],
            'a port' => ['https://example.org:8443', 'did:web:example.org%3A8443:mod:microcred:issuer.php'],
            'the usual port' => ['https://example.org:443', 'did:web:example.org:mod:microcred:issuer.php'],
            'a path' => ['https://example.org/lms/a', 'did:web:example.org:lms:a:mod:microcred:issuer.php'],
            'an odd path' => ['https://example.org/~a%20b', 'did:web:example.org:%7Ea%20b:mod:microcred:issuer.php'],
            'no HTTPS' => ['http://example.org', 'did:key:zKey'],
            'an IP address' => ['https://192.0.2.7', 'did:key:zKey'],
            'an IPv6 address' => ['https://[2001:db8::1]:8443/x', 'did:key:zKey'],
        ];
    }

    /**
     * The id follows from the site's address.
     *
     * @dataProvider addresses
     * @param string $wwwroot
     * @param string $expected
     */
    public function test_id_follows_from_the_address(string $wwwroot, string $expected): void {
        $this->assertSame($expected, issuer::id_for($wwwroot, 'zKey'));
    }

    public function test_without_a_name_the_site_cannot_issue(): void {
        $this->resetAfterTest();
        $this->assertFalse(di::get(issuer::class)->is_ready());
        set_config('issuername', '  ', 'mod_microcred');
        $this->assertFalse(di::get(issuer::class)->is_ready());
        set_config('issuername', 'Riverbend', 'mod_microcred');
        $this->assertTrue(di::get(issuer::class)->is_ready());
    }

    public function test_key_file_is_private_and_useless_without_the_passphrase(): void {
        global $CFG;
        $this->resetAfterTest();
        $key = di::get(issuer_key::class)->ensure();
        $files = glob($CFG->dataroot . '/microcred/keys/*');
        $path = $CFG->dataroot . "/microcred/keys/$key->key.pem";
        $this->assertContains($path, $files);
        $this->assertSame('600', decoct(fileperms($path) & 0777));
        $this->assertStringContainsString('BEGIN ENCRYPTED PRIVATE KEY', file_get_contents($path));
        $stored = get_config('mod_microcred', 'issuerkey');
        $passphrase = \core\encryption::decrypt($key->passphrase);
        $this->assertSame(64, strlen($passphrase));
        $this->assertStringNotContainsString($passphrase, $stored);
        $this->assertSame($key->key, di::get(issuer_key::class)->load()->public()->toMultibase());
    }

    public function test_the_key_is_made_once(): void {
        $this->resetAfterTest();
        $keys = di::get(issuer_key::class);
        $this->assertSame($keys->ensure()->key, $keys->ensure()->key);
    }

    public function test_a_lost_key_file_is_noticed(): void {
        global $CFG;
        $this->resetAfterTest();
        set_config('issuername', 'Riverbend', 'mod_microcred');
        $key = di::get(issuer_key::class)->ensure();
        unlink($CFG->dataroot . "/microcred/keys/$key->key.pem");
        $this->assertStringContainsString('missing', di::get(issuer::class)->problem());
        $this->expectException(\moodle_exception::class);
        di::get(issuer_key::class)->load();
    }

    public function test_a_key_file_that_was_swapped_is_refused(): void {
        global $CFG;
        $this->resetAfterTest();
        $key = di::get(issuer_key::class)->ensure();
        $other = \Microcred\SigningKey::generate(\Microcred\KeyType::Ed25519);
        file_put_contents(
            $CFG->dataroot . "/microcred/keys/$key->key.pem",
            $other->toPem(\core\encryption::decrypt($key->passphrase))
        );
        $this->expectException(\moodle_exception::class);
        di::get(issuer_key::class)->load();
    }

    public function test_did_document_lists_each_key_of_this_address_whole(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'https://learn.example.org/moodle';
        $keys = di::get(issuer_key::class);
        $first = $keys->ensure();
        $second = $keys->replace();
        $document = di::get(issuer::class)->did_document();
        $id = 'did:web:learn.example.org:moodle:mod:microcred:issuer.php';
        $this->assertSame($id, $document->id);
        $this->assertSame(["$id#$second->key", "$id#$first->key"], $document->assertionMethod);
        $this->assertSame([$id, $id], array_column($document->verificationMethod, 'controller'));
        $this->assertCount(2, di::get(issuer::class)->keys());
    }

    public function test_jwt_are_signed_with_a_second_key_that_others_can_look_up(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'https://learn.example.org/moodle';
        $id = 'did:web:learn.example.org:moodle:mod:microcred:issuer.php';
        $first = di::get(issuer_key::class)->ensure();
        $keys = di::get(jwt_key::class);
        $second = $keys->ensure();
        $this->assertSame($second->key, $keys->ensure()->key, 'it is made once');
        $path = $CFG->dataroot . "/microcred/keys/$second->key.pem";
        $this->assertSame('600', decoct(fileperms($path) & 0777));
        $this->assertStringContainsString('BEGIN ENCRYPTED PRIVATE KEY', file_get_contents($path));
        $this->assertSame($second->jwk, $keys->load()->public()->toJwk());

        $document = di::get(issuer::class)->did_document();
        $this->assertSame(["$id#$first->key", "$id#$second->key"], $document->assertionMethod);
        [$multikey, $jwk] = $document->verificationMethod;
        $this->assertSame(['Multikey', 'JsonWebKey'], [$multikey['type'], $jwk['type']]);
        $this->assertSame([$id, $id], [$multikey['controller'], $jwk['controller']]);
        // What others read from it: RSA of 2048 bits, and the thumbprint of RFC 7638 as its name.
        $read = $jwk['publicKeyJwk'];
        $this->assertSame(['RSA', 'AQAB', 'RS256'], [$read->kty, $read->e, $read->alg]);
        $this->assertSame(256, strlen(base64_decode(strtr($read->n, '-_', '+/'))));
        $thumbprint = hash('sha256', "{\"e\":\"$read->e\",\"kty\":\"RSA\",\"n\":\"$read->n\"}", true);
        $this->assertSame("$id#" . rtrim(strtr(base64_encode($thumbprint), '+/', '-_'), '='), $jwk['id']);
        $this->assertSame([$jwk['id']], array_column(di::get(issuer::class)->jwk_set()->keys, 'kid'));
        $this->assertObjectNotHasProperty('d', $read);

        $third = $keys->replace();
        $this->assertSame(
            ["$id#$first->key", "$id#$third->key", "$id#$second->key"],
            di::get(issuer::class)->did_document()->assertionMethod,
            'what the old key signed verifies for ever'
        );
    }

    public function test_the_second_key_follows_the_first_to_another_address(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'https://learn.example.org';
        $keys = di::get(jwt_key::class);
        $old = $keys->ensure();
        $CFG->wwwroot = 'https://staging.example.org';
        try {
            $keys->load();
            $this->fail('A copy of the site got the key.');
        } catch (\moodle_exception $refusal) {
            $this->assertStringContainsString('https://learn.example.org', $refusal->getMessage());
        }
        di::get(issuer_key::class)->replace();
        $new = $keys->ensure();
        $this->assertNotSame($old->key, $new->key);
        $this->assertSame('did:web:staging.example.org:mod:microcred:issuer.php', $new->issuer);
        $this->assertSame([$old->key], array_column($keys->retired(), 'key'));
        $this->assertSame([$new->key], array_map(
            fn($method) => explode('#', $method, 2)[1],
            array_slice(di::get(issuer::class)->did_document()->assertionMethod, 1)
        ));
    }

    public function test_a_lost_second_key_is_noticed(): void {
        global $CFG;
        $this->resetAfterTest();
        set_config('issuername', 'Riverbend', 'mod_microcred');
        $key = di::get(jwt_key::class)->ensure();
        $this->assertNull(di::get(issuer::class)->problem());
        unlink($CFG->dataroot . "/microcred/keys/$key->key.pem");
        $this->assertStringContainsString('missing', di::get(issuer::class)->problem());
    }

    public function test_a_copy_under_another_address_has_no_did_document(): void {
        global $CFG;
        $this->resetAfterTest();
        set_config('issuername', 'Riverbend', 'mod_microcred');
        di::get(issuer_key::class)->ensure();
        $CFG->wwwroot = 'https://staging.example.org';
        $this->assertNull(di::get(issuer::class)->did_document());
        $this->assertFalse(di::get(issuer::class)->is_ready());
        $this->expectException(\moodle_exception::class);
        di::get(issuer_key::class)->load();
    }
}
