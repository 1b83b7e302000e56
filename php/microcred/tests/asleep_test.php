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

use core\check\result;
use core\di;
use mod_microcred\check\extension;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\engine;
use mod_microcred\output\credential_page;
use mod_microcred\task\requeue_credentials;
use mod_microcred\task\sign_credential;

defined('MOODLE_INTERNAL') || die();

global $CFG;
require_once($CFG->dirroot . '/mod/microcred/lib.php');

/**
 * The plugin on a site without its PHP extension: asleep, saying so, and losing nothing.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      withoutextension
 * @covers     \mod_microcred\local\engine
 * @covers     \mod_microcred\check\extension
 */
final class asleep_test extends \advanced_testcase {
    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        if (extension_loaded('microcred')) {
            $this->markTestSkipped('This is about a site without the extension.');
        }
        $this->resetAfterTest();
    }

    public function test_the_status_page_says_what_is_missing(): void {
        $this->assertFalse(engine::available());
        $result = (new extension())->get_result();
        $this->assertSame(result::ERROR, $result->get_status());
        $this->assertStringContainsString('microcred', $result->get_summary());
        foreach (mod_microcred_status_checks() as $check) {
            $this->assertNotEmpty($check->get_result()->get_status());
        }
    }

    public function test_the_plugin_cannot_be_switched_on(): void {
        $this->assertFalse(mod_microcred_pre_enable_plugin_actions());
    }

    public function test_tasks_wait_and_awards_stay(): void {
        $id = $this->credential('pending', null);
        $this->expectOutputRegex('/microcred/');
        (new requeue_credentials())->execute();
        sign_credential::for_credential($id)->execute();
        $this->assertSame(credential_status::Pending, di::get(credential_repository::class)->get($id)->status);
    }

    public function test_public_page_still_tells_the_stored_facts(): void {
        global $PAGE;
        $document = json_encode(['name' => 'Assessment design', 'issuer' => ['id' => 'did:web:x', 'name' => 'Riverbend'],
            'credentialSubject' => ['achievement' => ['name' => 'Assessment design']]]);
        $credential = di::get(credential_repository::class)->get($this->credential('issued', $document));
        $html = $PAGE->get_renderer('core')->render(new credential_page($credential, null));
        $this->assertStringContainsString('Riverbend', $html);
        $this->assertStringContainsString(get_string('credential_unchecked', 'mod_microcred'), $html);
        $this->assertStringNotContainsString(get_string('verdict_valid', 'mod_microcred'), $html);
    }

    public function test_holder_still_sees_own_credentials(): void {
        $user = $this->getDataGenerator()->create_user();
        $id = $this->credential('issued', '{}', (int) $user->id);
        $this->assertEquals([$id], array_column(di::get(credential_service::class)->of_holder((int) $user->id), 'id'));
    }

    /**
     * A credential as it was left behind.
     *
     * @param string $status
     * @param string|null $document
     * @param int $userid
     * @return int
     */
    private function credential(string $status, ?string $document, int $userid = 5): int {
        global $DB;
        return (int) $DB->insert_record('microcred_credential', (object) [
            'publicid' => bin2hex(random_bytes(16)),
            'uuid' => 'urn:uuid:' . \core\uuid::generate(),
            'submissionid' => 999001,
            'microcredid' => 999001,
            'userid' => $userid,
            'status' => $status,
            'versiondigest' => 'sha256:' . str_repeat('0', 64),
            'title' => 'Assessment design',
            'facts' => '{}',
            'document' => $document,
            'timeawarded' => 1,
        ]);
    }
}
