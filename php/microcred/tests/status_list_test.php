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
use core\clock;
use core\di;
use Microcred\Credential as signed;
use Microcred\StatusList;
use mod_microcred\check\status_lists;
use mod_microcred\local\conditional_request;
use mod_microcred\local\credential\badge_document;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\credential\issuer;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\signer;
use mod_microcred\local\credential\status_list_document;
use mod_microcred\local\credential\status_list_repository;
use mod_microcred\local\credential\status_list_service;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\task\renew_status_lists;
use stdClass;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/awards.php');
require_once(__DIR__ . '/fragile_database.php');
require_once(__DIR__ . '/broken_down.php');

/**
 * Status lists: which badge has which entry, and that a list which is served says what the database says.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\status_list_service
 * @covers     \mod_microcred\local\credential\status_list_repository
 * @covers     \mod_microcred\task\renew_status_lists
 * @covers     \mod_microcred\check\status_lists
 * @covers     \mod_microcred\local\conditional_request
 */
final class status_list_test extends \advanced_testcase {
    use awards;

    public function test_a_badge_names_its_entry_as_the_specification_wants_it(): void {
        global $CFG, $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $status = json_decode($credential->document)->credentialStatus;
        $entry = $DB->get_record('microcred_statusentry', ['credentialid' => $credential->id], '*', MUST_EXIST);
        $address = "$CFG->wwwroot/mod/microcred/status.php?l=$entry->listid";
        $this->assertEquals((object) [
            'id' => "$address#$entry->position",
            'type' => 'BitstringStatusListEntry',
            'statusPurpose' => 'revocation',
            'statusListIndex' => $entry->position,
            'statusListCredential' => $address,
        ], $status);
        $this->assertIsString($status->statusListIndex);
    }

    public function test_many_awards_have_each_their_own_entry_in_no_order(): void {
        global $DB;
        $this->resetAfterTest();
        $lists = $this->service();
        set_config('issuername', 'Riverbend', 'mod_microcred');
        foreach (range(1, 400) as $credentialid) {
            $lists->reserve($credentialid);
        }
        $positions = $DB->get_fieldset_sql('SELECT position FROM {microcred_statusentry} ORDER BY credentialid');
        $this->assertCount(400, array_unique($positions));
        $this->assertGreaterThanOrEqual(0, min($positions));
        $this->assertLessThan(status_list_service::ENTRIES, max($positions));
        // At random over the whole list: each eighth holds 50 of 400, with a standard deviation of 6.6.
        $eighth = status_list_service::ENTRIES / 8;
        $eighths = array_count_values(array_map(fn($position) => intdiv((int) $position, $eighth), $positions));
        $this->assertCount(8, $eighths);
        $this->assertLessThan(100, max($eighths));
        $rising = count(array_filter(range(1, 399), fn($i) => $positions[$i] > $positions[$i - 1]));
        $this->assertGreaterThan(140, $rising);
        $this->assertLessThan(260, $rising);
        $this->assertSame('400', $DB->get_field('microcred_statuslist', 'used', []));
        $again = $lists->reserve(17);
        $this->assertSame($positions[16], $again->statusListIndex, 'whoever asks again gets the same one');
    }

    public function test_the_database_refuses_an_entry_that_is_taken(): void {
        global $DB;
        $this->resetAfterTest();
        $this->issued();
        $entry = $DB->get_record('microcred_statusentry', []);
        $picked = [(int) $entry->position, (int) $entry->position, 77];
        $lists = di::get(status_list_repository::class);
        $taken = $lists->take(999, (int) $entry->listid, function () use (&$picked) {
            return array_shift($picked);
        });
        $this->assertSame([77, []], [$taken->position, $picked], 'it is asked again until one is free');
        $this->expectException(\dml_exception::class);
        $DB->insert_record('microcred_statusentry', ['listid' => $entry->listid, 'position' => 77, 'credentialid' => 1000]);
    }

    public function test_a_full_list_is_followed_by_another(): void {
        global $DB;
        $this->resetAfterTest();
        $this->small(3);
        $documents = array_map(fn() => $this->issued()->document, range(1, 7));
        $this->assertSame(['3', '3', '1'], $DB->get_fieldset_sql('SELECT used FROM {microcred_statuslist} ORDER BY id'));
        $named = array_map(fn($document) => json_decode($document)->credentialStatus->statusListCredential, $documents);
        $this->assertSame([3, 3, 1], array_values(array_count_values($named)));
        $credentials = di::get(credential_repository::class);
        $last = $credentials->by_uuid(json_decode($documents[6])->id);
        $this->revoke($last);
        $served = di::get(status_list_service::class)->named_in(json_decode($documents[6]));
        $this->assertSame('revoked', $this->verdict($documents[6]));
        $this->assertSame('valid', $this->verdict($documents[5]));
        $this->assertSame([$named[6]], array_keys($served));
    }

    public function test_a_signed_list_says_what_the_specification_wants(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $credential = $this->issued();
        $list = $this->list_of($credential);
        $document = json_decode($this->service()->current($list)->document);
        $this->assertSame([issuer::VC_CONTEXT], $document->{'@context'});
        $this->assertSame(['VerifiableCredential', 'BitstringStatusListCredential'], $document->type);
        $this->assertSame(json_decode($credential->document)->credentialStatus->statusListCredential, $document->id);
        $this->assertSame(json_decode($credential->document)->issuer->id, $document->issuer);
        $this->assertSame(badge_document::moment($clock->time() - 60), $document->validFrom);
        $this->assertSame(badge_document::moment($clock->time() + 7 * DAYSECS), $document->validUntil);
        $this->assertSame('BitstringStatusList', $document->credentialSubject->type);
        $this->assertSame('revocation', $document->credentialSubject->statusPurpose);
        $this->assertSame(300000, $document->credentialSubject->ttl);
        $this->assertSame(131072, StatusList::decode($document->credentialSubject->encodedList)->length());
    }

    public function test_the_list_tells_others_who_was_revoked_and_only_them(): void {
        $this->resetAfterTest();
        $first = $this->issued();
        $second = $this->issued();
        $this->assertTrue($this->seen_by_others($first));
        $this->revoke($second);
        $this->assertTrue($this->seen_by_others($first));
        $this->assertFalse($this->seen_by_others($second));
        $list = $this->list_of($second);
        $bits = StatusList::decode(json_decode($list->document)->credentialSubject->encodedList);
        $set = array_filter(range(0, $bits->length() - 1), $bits->get(...));
        $this->assertEquals([json_decode($second->document)->credentialStatus->statusListIndex], array_values($set));
        $this->assertSame('revoked', $this->verdict($second->document));
        $this->assertSame('valid', $this->verdict($first->document));
    }

    public function test_without_the_list_others_do_not_know(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $this->assertNull($this->seen_by_others($credential, []));
        $this->revoke($credential);
        $this->assertNull($this->seen_by_others($credential, []));
    }

    public function test_the_list_alone_is_enough_to_see_that_a_badge_was_revoked(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $this->revoke($credential);
        // The register has lost sight of it: the signed list still says so.
        $DB->set_field('microcred_credential', 'uuid', 'urn:uuid:' . \core\uuid::generate(), ['id' => $credential->id]);
        $this->assertSame('revoked', $this->verdict($credential->document));
    }

    public function test_a_list_is_signed_right_after_a_revocation_and_never_at_the_same_second_twice(): void {
        $this->resetAfterTest();
        $this->mock_clock_with_frozen(1790000000);
        $first = $this->issued();
        $second = $this->issued();
        $lists = $this->service();
        $before = $lists->current($this->list_of($first));
        $this->revoke($first);
        $between = $this->list_of($first);
        $this->assertTrue($lists->is_true($between), 'signed without anybody asking');
        $this->revoke($second);
        $after = $this->list_of($first);
        $this->assertCount(3, array_unique([$before->document, $between->document, $after->document]));
        $this->assertCount(3, array_unique([$before->timesigned, $between->timesigned, $after->timesigned]));
        $this->assertSame('3', $after->revision);
    }

    public function test_a_revocation_that_was_broken_off_at_any_write_leaves_list_and_register_agreed(): void {
        global $DB;
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->redirectMessages();
        $real = $DB;
        $writes = $this->broken($real, 0, false, $this->issued());
        $this->assertGreaterThan(3, $writes);
        $revoked = 0;
        foreach ([false, true] as $after) {
            for ($at = 1; $at <= $writes; $at++) {
                $credential = $this->issued();
                $this->service()->current($this->list_of($credential));
                $this->assertSame(-1, $this->broken($real, $at, $after, $credential), 'each run was stopped');
                $is = di::get(credential_repository::class)->get((int) $credential->id)->status === credential_status::Revoked;
                $revoked += (int) $is;
                $list = $this->list_of($credential);
                // What may be given out as it is, and what is given out when somebody asks, both tell the truth.
                if ($this->service()->is_true($list)) {
                    $served = [status_list_service::address($list) => $list->document];
                    $this->assertSame(!$is, $this->seen_by_others($credential, $served));
                }
                $this->assertSame(!$is, $this->seen_by_others($credential), "at write $at");
            }
        }
        $this->assertGreaterThan(0, $revoked, 'some were stopped after the revocation was made, before the list was signed');
        $this->assertLessThan(2 * $writes, $revoked);
    }

    public function test_a_text_of_an_earlier_revision_is_never_given_out(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $lists = di::get(status_list_repository::class);
        $old = $this->service()->current($this->list_of($credential));
        $this->revoke($credential);
        // However it may have come there: a list signed before the revocation, stored after it.
        $lists->store($old);
        $this->assertFalse($this->service()->is_true($this->list_of($credential)));
        $this->assertFalse($this->seen_by_others($credential));
    }

    public function test_where_the_site_cannot_sign_a_stale_list_is_not_given_out(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $credential = $this->issued();
        $lists = $this->service();
        $lists->current($this->list_of($credential));
        unset_config('issuername', 'mod_microcred');
        $clock->bump(6 * DAYSECS);
        $this->assertNotNull($lists->current($this->list_of($credential)), 'still in force, and true');
        $this->revoke($credential);
        $this->assertNull($lists->current($this->list_of($credential)));
        $this->assertSame('revoked', $this->verdict($credential->document), 'the register still knows');
        set_config('issuername', 'Riverbend', 'mod_microcred');
        $this->assertFalse($this->seen_by_others($credential));
        unset_config('issuername', 'mod_microcred');
        $clock->bump(7 * DAYSECS);
        $this->assertNull($lists->current($this->list_of($credential)), 'ran out');
        $this->assertTrue($lists->is_true($this->list_of($credential)));
    }

    public function test_the_task_signs_lists_before_they_run_out(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $credential = $this->issued();
        $this->expectOutputRegex('/^(Status list \d+ is signed until [^\n]+\n){2}$/');
        (new renew_status_lists())->execute();
        $first = $this->list_of($credential);
        $this->assertNotNull($first->document, 'nobody had asked for it yet');
        $clock->bump(2 * DAYSECS);
        (new renew_status_lists())->execute();
        $this->assertEquals($first, $this->list_of($credential), 'no need yet');
        $clock->bump(2 * DAYSECS);
        (new renew_status_lists())->execute();
        $second = $this->list_of($credential);
        $this->assertNotSame($first->document, $second->document);
        $this->assertSame((int) $first->timeexpires + 4 * DAYSECS, (int) $second->timeexpires);
        $this->assertTrue($this->seen_by_others($credential, [status_list_service::address($second) => $second->document]));
    }

    public function test_a_list_that_nobody_signs_is_noticed(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $status = fn() => (new status_lists())->get_result()->get_status();
        $this->assertSame(result::OK, $status(), 'there is none');
        $credential = $this->issued();
        $this->assertSame(result::OK, $status(), 'just opened');
        $clock->bump(2 * HOURSECS);
        $this->assertSame(result::ERROR, $status(), 'cron does not run');
        $this->service()->current($this->list_of($credential));
        $this->assertSame(result::OK, $status());
        $clock->bump(8 * DAYSECS);
        $this->assertSame(result::ERROR, $status(), 'ran out');
        $this->assertStringContainsString('1', (new status_lists())->get_result()->get_summary());
    }

    public function test_another_sites_list_is_not_known(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $this->revoke($credential);
        $status = json_decode($credential->document)->credentialStatus;
        $lists = $this->service();
        $named = fn(mixed $entry) => $lists->named_in((object) ['credentialStatus' => $entry]);
        $this->assertCount(1, $named($status));
        $this->assertCount(1, $named([$status, $status]));
        $path = strstr($status->statusListCredential, '/mod/');
        $others = ["https://elsewhere.example$path", "{$status->statusListCredential}0", "$status->statusListCredential ", $path,
            "https://elsewhere.example/?u=$status->statusListCredential", 5, null, [], (object) []];
        foreach ($others as $other) {
            $this->assertSame([], $named((object) ['statusListCredential' => $other]), json_encode($other));
        }
        foreach (['text', 5, null, [], [[]]] as $entry) {
            $this->assertSame([], $named($entry));
        }
        $this->assertSame([], $lists->named_in(null));
    }

    public function test_a_badge_from_before_there_were_lists_stays_as_it_is(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $badge = json_decode($credential->document);
        unset($badge->credentialStatus, $badge->proof);
        $clock = di::get(clock::class);
        $old = di::get(signer::class)->sign(json_encode($badge), $clock->time())->document;
        $DB->delete_records('microcred_statusentry');
        $DB->set_field('microcred_credential', 'document', $old, ['id' => $credential->id]);
        $this->assertSame('valid', $this->verdict($old));
        $this->revoke($credential);
        $this->assertSame('revoked', $this->verdict($old));
        $this->assertSame($old, di::get(credential_repository::class)->get((int) $credential->id)->document);
    }

    public function test_lists_outlive_activity_course_and_account(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $microcred = $DB->get_record('microcred', ['id' => $credential->microcredid]);
        course_delete_module(get_coursemodule_from_instance('microcred', $microcred->id)->id);
        delete_course($microcred->course, false);
        delete_user($DB->get_record('user', ['id' => $credential->userid]));
        $this->assertTrue($this->seen_by_others($credential));
        $this->revoke($credential);
        $this->assertFalse($this->seen_by_others($credential));
    }

    public function test_a_test_issuer_and_a_site_that_moved_have_lists_of_their_own(): void {
        global $CFG;
        $this->resetAfterTest();
        $CFG->wwwroot = 'http://localhost:8080';
        $first = $this->issued();
        $this->assertStringStartsWith('did:key:', $first->issuerid);
        $this->assertTrue($this->seen_by_others($first));
        // Its award was about to be signed when the site moved.
        $waiting = $this->award();
        $this->service()->reserve((int) $waiting->id);
        $CFG->wwwroot = 'https://learn.example.org';
        $this->revoke($first);
        $this->assertNull($this->service()->current($this->list_of($first)), 'a copy signs nothing');
        di::get(issuer_key::class)->replace();
        di::get(credential_service::class)->sign((int) $waiting->id);
        $second = di::get(credential_repository::class)->get((int) $waiting->id);
        $this->assertStringStartsWith('https://learn.example.org/', json_decode($second->document)->credentialStatus->id);
        $this->assertNotEquals($this->list_of($first)->id, $this->list_of($second)->id);
        $this->assertTrue($this->seen_by_others($second));
        $this->assertNull($this->service()->current($this->list_of($first)), 'nobody has the old issuer\'s key any more');
        $this->assertSame('revoked', $this->verdict($first->document), 'this site still knows');
        $this->assertSame('valid', $this->verdict($second->document));
    }

    public function test_a_new_key_of_the_same_issuer_signs_the_lists_on(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        di::get(issuer_key::class)->replace();
        $this->revoke($credential);
        $this->assertFalse($this->seen_by_others($credential));
        $next = $this->issued();
        $this->assertSame($this->list_of($credential)->id, $this->list_of($next)->id);
    }

    /**
     * What clients say they have, and whether that is still good.
     *
     * @return array[]
     */
    public static function requests(): array {
        $made = 'Wed, 23 Sep 2026 10:13:20 GMT';
        return [
            'nothing' => [[], false],
            'the tag' => [['HTTP_IF_NONE_MATCH' => '"abc"'], true],
            'the tag, marked on the way' => [['HTTP_IF_NONE_MATCH' => 'W/"abc"'], true],
            'one of several' => [['HTTP_IF_NONE_MATCH' => '"x", "abc"'], true],
            'anything' => [['HTTP_IF_NONE_MATCH' => '*'], true],
            'another tag' => [['HTTP_IF_NONE_MATCH' => '"abcd"'], false],
            'no tag' => [['HTTP_IF_NONE_MATCH' => 'abc'], false],
            'another tag with a good time' => [['HTTP_IF_NONE_MATCH' => '"x"', 'HTTP_IF_MODIFIED_SINCE' => $made], false],
            'the time' => [['HTTP_IF_MODIFIED_SINCE' => $made], true],
            'an earlier time' => [['HTTP_IF_MODIFIED_SINCE' => 'Wed, 23 Sep 2026 10:13:19 GMT'], false],
            'no time' => [['HTTP_IF_MODIFIED_SINCE' => 'yesterweek'], false],
        ];
    }

    /**
     * Nothing is sent again that a client has.
     *
     * @dataProvider requests
     * @param string[] $request
     * @param bool $expected
     */
    public function test_what_a_client_has_is_not_sent_again(array $request, bool $expected): void {
        $made = strtotime('2026-09-23T10:13:20Z');
        $this->assertSame($expected, conditional_request::unchanged($request, '"abc"', $made));
        if (!isset($request['HTTP_IF_NONE_MATCH'])) {
            $this->assertFalse(conditional_request::unchanged($request, '"abc"', null));
        }
    }

    /**
     * The service.
     *
     * @return status_list_service
     */
    private function service(): status_list_service {
        return di::get(status_list_service::class);
    }

    /**
     * Makes lists that are full soon.
     *
     * @param int $full
     */
    private function small(int $full): void {
        di::set(status_list_service::class, new status_list_service(
            di::get(status_list_repository::class),
            di::get(status_list_document::class),
            di::get(issuer::class),
            di::get(issuer_key::class),
            di::get(signer::class),
            di::get(submission_lock::class),
            di::get(clock::class),
            $full
        ));
    }

    /**
     * The list that a credential is on, as it is stored now.
     *
     * @param credential $credential
     * @return stdClass
     */
    private function list_of(credential $credential): stdClass {
        $lists = di::get(status_list_repository::class);
        return $lists->get((int) $lists->entry_of((int) $credential->id)->listid);
    }

    /**
     * Revokes a credential.
     *
     * @param credential $credential
     */
    private function revoke(credential $credential): void {
        di::get(credential_service::class)->revoke((int) $credential->id, (int) get_admin()->id, 'error', 'A mistake.');
    }

    /**
     * What this site's own page says of a badge.
     *
     * @param string $document
     * @return string
     */
    private function verdict(string $document): string {
        return di::get(verification_service::class)->uploaded($document)->verdict;
    }

    /**
     * Whether a verifier elsewhere, who knows the issuer's keys and has fetched the list, finds a badge not revoked.
     *
     * @param credential $credential
     * @param string[]|null $lists what was fetched; null: what the badge names, as it is served now
     * @return bool|null null where that cannot be known
     */
    private function seen_by_others(credential $credential, ?array $lists = null): ?bool {
        $lists ??= $this->service()->named_in(json_decode($credential->document));
        $now = badge_document::moment(di::get(clock::class)->time());
        $verification = signed::verify($credential->document, di::get(issuer::class)->keys(), $now, ['status' => $lists]);
        $passed = array_column($verification->checks, 'passed', 'name')['status'];
        $this->assertSame($passed === true, $verification->valid);
        return $passed;
    }

    /**
     * Revokes a credential on a database that breaks down.
     *
     * @param \moodle_database $real
     * @param int $at the write to break at; 0 = none
     * @param bool $after whether the write itself still happens
     * @param credential $credential
     * @return int how many writes there were, or -1 if it broke
     */
    private function broken(\moodle_database $real, int $at, bool $after, credential $credential): int {
        global $DB;
        $fragile = new fragile_database($real, $at, $after);
        $fragile->take_over();
        try {
            $this->revoke($credential);
            return $fragile->count;
        } catch (broken_down) {
            return -1;
        } finally {
            $fragile->step_back();
            // A process that ended holds no transaction and remembers nothing.
            if ($real->is_transaction_started()) {
                $real->force_transaction_rollback();
            }
            \cache_helper::purge_all();
            di::reset_container();
        }
    }
}
