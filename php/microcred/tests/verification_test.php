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
use Microcred\Credential as signed;
use Microcred\Cryptosuite;
use Microcred\KeyType;
use Microcred\SigningKey;
use mod_microcred\local\credential\badge_image;
use mod_microcred\local\credential\badge_reader;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\jwt_key;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\credential\verify_limit;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/awards.php');

/**
 * Checking badges: our own, changed ones, and other people's.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\verification_service
 * @covers     \mod_microcred\local\credential\badge_image
 * @covers     \mod_microcred\local\credential\verify_limit
 * @covers     \mod_microcred\local\credential\badge_reader
 */
final class verification_test extends \advanced_testcase {
    use awards;

    public function test_our_badge_is_valid_from_the_page_as_json_and_as_picture(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $service = di::get(verification_service::class);
        $this->assertSame('valid', $service->stored($credential)->verdict);
        $this->assertSame('valid', $service->uploaded($credential->document)->verdict);
        $picture = badge_image::baked($credential);
        $this->assertSame('image/png', getimagesizefromstring($picture)['mime']);
        $result = $service->uploaded($picture);
        $this->assertSame('valid', $result->verdict);
        $this->assertSame($credential->id, $result->credential->id);
    }

    public function test_our_badge_as_jwt_is_valid_and_each_of_its_parts_counts(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'https://learn.example.org';
        $credential = $this->issued();
        $service = di::get(verification_service::class);
        // As it is, as a mail program may break it, and with the mark that Windows' editor puts before it.
        foreach ([$credential->jwt, chunk_split($credential->jwt, 76), "\xEF\xBB\xBF$credential->jwt\n"] as $text) {
            $result = $service->uploaded($text, 'pat.holder@example.org');
            $this->assertSame('valid', $result->verdict);
            $this->assertSame($credential->id, $result->credential->id);
            $this->assertTrue($result->checks['recipient']->passed);
            $this->assertSame('Assessment design', (new badge_reader($result->document))->title());
        }
        [$header, $payload, $signature] = explode('.', $credential->jwt);
        $decoded = base64_decode(strtr($payload, '-_', '+/'));
        $other = rtrim(strtr(base64_encode(str_replace('Assessment design', 'Assessment desigm', $decoded)), '+/', '-_'), '=');
        $forged = ["$header.$other.$signature", "$header.$payload." . strrev($signature), "$header.$payload."];
        foreach ($forged as $number => $changed) {
            $result = $service->uploaded($changed);
            $this->assertSame('invalid', $result->verdict, "change $number");
            $this->assertNotTrue($result->checks['proof']->passed, "change $number");
        }
        di::get(credential_service::class)->revoke((int) $credential->id, (int) get_admin()->id, 'error', 'Because.');
        $this->assertSame('revoked', $service->uploaded($credential->jwt)->verdict);
    }

    public function test_a_test_issuers_jwt_is_signed_with_its_only_key(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'http://192.0.2.7';
        $credential = $this->issued();
        $header = json_decode(base64_decode(strtr(explode('.', $credential->jwt)[0], '-_', '+/')));
        $this->assertSame(['EdDSA', "$credential->issuerid#$credential->keyid"], [$header->alg, $header->kid]);
        $this->assertSame('valid', di::get(verification_service::class)->uploaded($credential->jwt)->verdict);
        $this->assertNull(di::get(jwt_key::class)->current());
    }

    public function test_the_activitys_picture_is_used_and_outlives_the_activity(): void {
        $this->resetAfterTest();
        $credential = $this->pictured($this->drawn(64, 48));
        course_delete_module(get_coursemodule_from_instance('microcred', $credential->microcredid)->id);
        $picture = badge_image::baked($credential);
        $this->assertSame([64, 48], array_slice(getimagesizefromstring($picture), 0, 2));
        $this->assertSame('valid', di::get(verification_service::class)->uploaded($picture)->verdict);
    }

    public function test_a_picture_that_cannot_carry_a_badge_is_replaced(): void {
        $this->resetAfterTest();
        $credential = $this->pictured('This is no picture.');
        $picture = badge_image::baked($credential);
        $this->assertDebuggingCalled();
        $this->assertSame('valid', di::get(verification_service::class)->uploaded($picture)->verdict);
    }

    public function test_every_badge_is_a_drawing_too(): void {
        $this->resetAfterTest();
        $service = di::get(verification_service::class);
        $square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script>alert(1)</script>'
            . '<rect width="9" height="9"/></svg>';
        $titles = ['Assessment & "design" &#1; <b>', str_repeat('長い題名', 40), "Tab\there"];
        $credentials = ['the plugin\'s' => $this->issued(['title' => $titles[0]]), 'wide' => $this->issued(['title' => $titles[1]]),
            'a tab' => $this->issued(['title' => $titles[2]]), 'an SVG' => $this->pictured($square)];
        if (function_exists('imagepng')) {
            $credentials['a PNG'] = $this->pictured($this->drawn(64, 48));
        }
        foreach ($credentials as $what => $credential) {
            $drawing = badge_image::drawn($credential);
            $result = $service->uploaded($drawing);
            $this->assertSame('valid', $result->verdict, $what);
            $this->assertSame($credential->id, $result->credential->id);
            // What another program reads of it: well-formed, with the signed text once and the title as it is.
            $xml = new \DOMDocument();
            $this->assertTrue($xml->loadXML($drawing), $what);
            $found = $xml->getElementsByTagNameNS('https://purl.imsglobal.org/ob/v3p0', 'credential');
            $this->assertSame(1, $found->length);
            $this->assertEquals(json_decode($credential->document), json_decode($found->item(0)->textContent));
            $this->assertSame('image/png', getimagesizefromstring(badge_image::baked($credential))['mime'], "$what as PNG");
        }
        $this->assertStringContainsString('<rect width="9" height="9"/>', badge_image::drawn($credentials['an SVG']));
    }

    public function test_layout_of_the_json_does_not_matter(): void {
        $this->resetAfterTest();
        $pretty = json_encode(json_decode($this->issued()->document), JSON_PRETTY_PRINT);
        $this->assertSame('valid', di::get(verification_service::class)->uploaded($pretty)->verdict);
    }

    public function test_one_changed_byte_fails_the_proof(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $service = di::get(verification_service::class);
        $tampered = [
            'title' => str_replace('Assessment design', 'Assessment desigm', $credential->document),
            'result' => str_replace('"value":"2"', '"value":"3"', $credential->document),
            'root' => preg_replace('/(ab){32}/', str_repeat('ab', 31) . 'ac', $credential->document),
            'awarded' => preg_replace('/("awardedDate":"2)0/', '${1}1', $credential->document),
        ];
        foreach ($tampered as $what => $document) {
            $this->assertNotSame($credential->document, $document, $what);
            $changed = $this->with_document($credential, $document);
            foreach ([$service->stored($changed), $service->uploaded($document)] as $result) {
                $this->assertFalse($result->checks['proof']->passed, "$what: the proof must fail");
                $this->assertSame('invalid', $result->verdict, $what);
            }
        }
    }

    public function test_a_document_put_under_another_entry_is_noticed(): void {
        $this->resetAfterTest();
        $first = $this->issued();
        $second = $this->issued(['userid' => $this->getDataGenerator()->create_user()->id]);
        $changed = $this->with_document($second, $first->document);
        $result = di::get(verification_service::class)->stored($changed);
        $this->assertSame('invalid', $result->verdict);
        $this->assertFalse($result->checks['status']->passed);
    }

    public function test_another_issuer_is_not_known_however_flawless(): void {
        $this->resetAfterTest();
        $own = $this->issued();
        $document = $this->forged($own);
        $result = di::get(verification_service::class)->uploaded($document);
        $this->assertSame('unknown', $result->verdict);
        $this->assertTrue($result->checks['proof']->passed);
        $this->assertNull($result->checks['issuer']->passed);
        $this->assertNull($result->checks['status']->passed, 'our register says nothing of a stranger with our id');
        $this->assertNull($result->credential);
    }

    public function test_signing_in_our_name_with_another_key_is_never_valid(): void {
        $this->resetAfterTest();
        $own = $this->issued();
        $badge = json_decode($own->document);
        unset($badge->proof);
        $other = SigningKey::generate(KeyType::Ed25519);
        $public = $other->public()->toMultibase();
        foreach (["did:key:$public#$public", "$own->issuerid#$own->keyid", "$own->issuerid#$public"] as $method) {
            $document = signed::sign(json_encode($badge), $other, Cryptosuite::EddsaJcs2022, $method, '2026-01-01T00:00:00Z');
            $verdict = di::get(verification_service::class)->uploaded($document)->verdict;
            $this->assertContains($verdict, ['invalid', 'unknown'], $method);
        }
    }

    public function test_expired_is_said_to_be_expired(): void {
        $this->resetAfterTest();
        $credential = $this->issued(['expiry' => DAYSECS]);
        $clock = $this->mock_clock_with_frozen(time() + 2 * DAYSECS);
        $this->assertSame('expired', di::get(verification_service::class)->stored($credential)->verdict);
        $clock->set_to(time() - 2 * DAYSECS);
        $this->assertSame('notyet', di::get(verification_service::class)->stored($credential)->verdict);
    }

    public function test_recipient_is_compared_when_asked(): void {
        $this->resetAfterTest();
        $document = $this->issued()->document;
        $service = di::get(verification_service::class);
        $this->assertNull($service->uploaded($document)->checks['recipient']->passed);
        $this->assertSame('valid', $service->uploaded($document, 'pat.holder@EXAMPLE.org')->verdict);
        $this->assertSame('otherperson', $service->uploaded($document, 'else@example.org')->verdict);
    }

    public function test_files_that_are_no_badge_are_refused_with_a_sentence(): void {
        global $CFG;
        $this->resetAfterTest();
        $credential = $this->issued();
        $picture = badge_image::baked($credential);
        $plain = file_get_contents($CFG->dirroot . '/mod/microcred/pix/badge.png');
        $bad = ['nothing like it' => 'hello', 'a picture without a badge' => $plain];
        foreach ([9, 40, 600, strlen($picture) - 100, strlen($picture) - 1] as $length) {
            $bad["a picture cut at $length"] = substr($picture, 0, $length);
        }
        foreach ($bad as $what => $bytes) {
            try {
                di::get(verification_service::class)->uploaded($bytes);
                $this->fail("$what was taken.");
            } catch (\moodle_exception $refusal) {
                $this->assertNotEmpty($refusal->getMessage());
            }
        }
        foreach (['{', '{}', '{"id":[1]}', '{"issuer":{"id":5},"credentialSubject":[]}', '{"a":1,"a":1}'] as $text) {
            $this->assertSame('invalid', di::get(verification_service::class)->uploaded($text)->verdict, $text);
        }
    }

    public function test_any_json_can_be_shown_without_an_error(): void {
        global $PAGE;
        $this->resetAfterTest();
        $strange = '{"name":[],"issuer":["x"],"type":5,"evidence":"y","credentialSubject":{"achievement":[{"name":{"a":1},'
            . '"criteria":[],"resultDescription":[null,5,{"rubricCriterionLevel":"z"}],"tag":[[],"t"]}],"result":7}}';
        $output = $PAGE->get_renderer('core');
        foreach ([$strange, '[]', '5', '{}'] as $document) {
            $html = $output->render(new \mod_microcred\output\badge($document));
            $this->assertIsString($html);
        }
    }

    public function test_a_strangers_words_do_no_harm_on_the_page(): void {
        global $PAGE;
        $this->resetAfterTest();
        $evil = '<script>alert(1)</script>';
        $issuer = ['id' => 'did:web:x', 'name' => $evil, 'url' => 'javascript:alert(1)'];
        $document = json_encode(['name' => $evil, 'issuer' => $issuer,
            'credentialSubject' => ['achievement' => ['name' => $evil, 'description' => $evil,
                'criteria' => ['narrative' => "$evil ![x](https://tracker.example/x.png) <img src=x onerror=alert(1)>"]]]]);
        $html = $PAGE->get_renderer('core')->render(new \mod_microcred\output\badge($document));
        $this->assertStringNotContainsString('<script>', $html);
        $this->assertStringNotContainsString('<img', $html);
        $this->assertStringNotContainsString('javascript:', $html);
    }

    public function test_one_address_cannot_keep_the_server_busy(): void {
        $this->resetAfterTest();
        set_config('verifyperhour', 2, 'mod_microcred');
        $limit = di::get(verify_limit::class);
        $limit->count('192.0.2.1');
        $limit->count('192.0.2.1');
        $limit->count('192.0.2.2');
        $this->expectException(\moodle_exception::class);
        $limit->count('192.0.2.1');
    }

    /**
     * A signed credential of an activity with a picture.
     *
     * @param string $content
     * @return credential
     */
    private function pictured(string $content): credential {
        $case = $this->decided();
        get_file_storage()->create_file_from_string([
            'contextid' => \context_module::instance($case->microcred->cmid)->id,
            'component' => 'mod_microcred',
            'filearea' => 'image',
            'itemid' => 0,
            'filepath' => '/',
            'filename' => 'ours.png',
        ], $content);
        $this->grant($case);
        $credentials = di::get(credential_repository::class);
        $id = (int) $credentials->of_submission((int) $case->submission->id)->id;
        di::get(credential_service::class)->sign($id);
        return $credentials->get($id);
    }

    /**
     * A PNG picture.
     *
     * @param int $width
     * @param int $height
     * @return string
     */
    private function drawn(int $width, int $height): string {
        if (!function_exists('imagepng')) {
            $this->markTestSkipped('PHP has nothing to draw with here.');
        }
        ob_start();
        imagepng(imagecreatetruecolor($width, $height));
        return ob_get_clean();
    }

    /**
     * A credential under which another document was stored.
     *
     * @param credential $credential
     * @param string $document
     * @return credential
     */
    private function with_document(credential $credential, string $document): credential {
        global $DB;
        $DB->set_field('microcred_credential', 'document', $document, ['id' => $credential->id]);
        return di::get(credential_repository::class)->get($credential->id);
    }

    /**
     * A badge that says the same as ours, well signed by somebody else.
     *
     * @param credential $own
     * @return string
     */
    private function forged(credential $own): string {
        $key = SigningKey::generate(KeyType::Ed25519);
        $public = $key->public()->toMultibase();
        $badge = json_decode($own->document);
        unset($badge->proof);
        $badge->issuer->id = "did:key:$public";
        return signed::sign(
            json_encode($badge),
            $key,
            Cryptosuite::EddsaJcs2022,
            "did:key:$public#$public",
            '2026-01-01T00:00:00Z'
        );
    }
}
