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
use core\task\manager;
use mod_microcred\event\credential_issued;
use mod_microcred\event\credential_revoked;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\record\record;
use mod_microcred\task\requeue_credentials;
use mod_microcred\task\sign_credential;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/awards.php');

/**
 * From the award to the signed credential, and taking it back.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\credential_service
 * @covers     \mod_microcred\local\credential\credential_facts
 * @covers     \mod_microcred\local\credential\badge_document
 */
final class credential_test extends \advanced_testcase {
    use awards;

    public function test_a_released_award_is_signed_by_its_task_and_the_holder_is_told(): void {
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $case = $this->decided();
        $events = $this->redirectEvents();
        $messages = $this->redirectMessages();
        $this->grant($case);
        $service = di::get(credential_service::class);
        $pending = $service->of_submission((int) $case->submission->id);
        $this->assertSame(credential_status::Pending, $pending->status);
        $this->assertNull($service->by_publicid($pending->publicid), 'nothing is public before it is signed');

        $service->release((int) $case->submission->id);
        ob_start();
        $this->runAdhocTasks(sign_credential::class);
        ob_end_clean();

        $credential = $service->by_publicid($pending->publicid);
        $this->assertSame(credential_status::Issued, $credential->status);
        $this->assertSame('valid', di::get(verification_service::class)->stored($credential)->verdict);
        $this->assertCount(1, array_filter($events->get_events(), fn($event) => $event instanceof credential_issued));
        $this->assertCount(1, array_filter($messages->get_messages(), fn($message) => $message->eventtype === 'issued'));
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
    }

    public function test_badge_says_what_was_decided_and_not_who(): void {
        global $CFG, $DB;
        $this->resetAfterTest();
        $credential = $this->issued(['goals' => '7/3', 'title' => 'Assessment <designer> "1"']);
        $user = $DB->get_record('user', ['id' => $credential->userid]);
        foreach ([$user->email, $user->firstname, $user->lastname, $user->username] as $secret) {
            $this->assertStringNotContainsStringIgnoringCase($secret, $credential->document);
        }
        $badge = json_decode($credential->document);
        $this->assertSame($credential->uuid, $badge->id);
        $this->assertSame(['VerifiableCredential', 'OpenBadgeCredential'], $badge->type);
        $this->assertSame('Assessment <designer> "1"', $badge->credentialSubject->achievement->name);
        $this->assertSame('MicroCredential', $badge->credentialSubject->achievement->achievementType);
        $this->assertStringStartsWith("$CFG->wwwroot/", $badge->credentialSubject->achievement->id);
        $this->assertSame($credential->versiondigest, $badge->credentialSubject->achievement->otherIdentifier[0]->identifier);
        $this->assertStringContainsString(str_repeat('ab', 32), $badge->evidence[0]->narrative);
        $this->assertStringStartsWith('urn:uuid:', $badge->credentialSubject->id);

        [$goals, $task] = $badge->credentialSubject->result;
        $this->assertSame('7/3', $goals->value, 'a mean between two levels is kept exactly');
        $this->assertStringEndsWith('#goals/goals-2', $goals->achievedLevel, 'the highest level that was reached');
        $this->assertStringEndsWith('#task/task-3', $task->achievedLevel);
        $required = $badge->credentialSubject->achievement->resultDescription[0];
        $this->assertStringEndsWith('#goals/goals-2', $required->requiredLevel);
        $this->assertCount(4, $required->rubricCriterionLevel);

        $identity = $badge->credentialSubject->identifier[0];
        $expected = 'sha256$' . hash('sha256', 'pat.holder@example.org' . $identity->salt);
        $this->assertSame($expected, $identity->identityHash);
    }

    public function test_badge_has_a_proof_for_either_camp_and_each_holds_alone(): void {
        $this->resetAfterTest();
        $badge = json_decode($this->issued(['title' => 'Prüfung <&> "1" 😀', 'expiry' => YEARSECS])->document);
        $proofs = $badge->proof;
        $this->assertSame(['eddsa-rdfc-2022', 'eddsa-jcs-2022'], array_column($proofs, 'cryptosuite'));
        foreach ($proofs as $proof) {
            $badge->proof = $proof;
            $alone = json_encode($badge);
            $service = di::get(verification_service::class);
            $this->assertSame('valid', $service->uploaded($alone)->verdict, $proof->cryptosuite);
            $changed = str_replace('"value":"2"', '"value":"3"', $alone);
            $this->assertNotSame($alone, $changed);
            $this->assertFalse($service->uploaded($changed)->checks['proof']->passed, $proof->cryptosuite);
        }
    }

    public function test_every_moment_is_whole_seconds_and_not_in_the_future(): void {
        $this->resetAfterTest();
        $clock = $this->mock_clock_with_frozen(1790000000);
        $badge = json_decode($this->issued(['expiry' => YEARSECS])->document);
        $this->assertSame(gmdate('Y-m-d\TH:i:s\Z', $clock->time() - 60), $badge->validFrom);
        $this->assertSame(gmdate('Y-m-d\TH:i:s\Z', $clock->time()), $badge->awardedDate);
        $this->assertSame(gmdate('Y-m-d\TH:i:s\Z', $clock->time() + YEARSECS), $badge->validUntil);
        $signed = array_fill(0, 2, gmdate('Y-m-d\TH:i:s\Z', $clock->time()));
        $this->assertSame($signed, array_column($badge->proof, 'created'));
    }

    public function test_email_digest_can_be_turned_off(): void {
        $this->resetAfterTest();
        set_config('identityhash', 0, 'mod_microcred');
        $this->assertObjectNotHasProperty('identifier', json_decode($this->issued()->document)->credentialSubject);
    }

    public function test_signing_again_changes_nothing(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $events = $this->redirectEvents();
        di::get(credential_service::class)->sign((int) $credential->id);
        $this->assertEquals($credential, di::get(credential_repository::class)->get((int) $credential->id));
        $this->assertCount(0, $events->get_events());
    }

    public function test_a_second_document_is_never_stored(): void {
        $this->resetAfterTest();
        $credential = $this->issued();
        $credentials = di::get(credential_repository::class);
        $this->assertFalse($credentials->store_signed(
            (int) $credential->id,
            (object) ['document' => '{"other":1}', 'issuer' => 'x', 'key' => 'y'],
            'z',
            5
        ));
        $this->assertSame($credential->document, $credentials->get((int) $credential->id)->document);
    }

    public function test_the_holder_of_an_award_that_was_never_released_does_not_hear_of_its_revocation(): void {
        $this->resetAfterTest();
        $credential = $this->award(['released' => false]);
        $sink = $this->redirectMessages();
        di::get(credential_service::class)->revoke($credential->id, (int) get_admin()->id, 'error', 'The wrong one.');
        $this->assertSame(credential_status::Revoked, di::get(credential_repository::class)->get($credential->id)->status);
        $this->assertCount(0, $sink->get_messages());
        $signed = $this->issued(['userid' => $this->getDataGenerator()->create_user()->id]);
        $sink->clear();
        di::get(credential_service::class)->revoke($signed->id, (int) get_admin()->id, 'error', 'The wrong one.');
        $this->assertSame([$signed->userid], array_map(fn($message) => (int) $message->useridto, $sink->get_messages()));
    }

    public function test_an_award_that_is_not_released_is_not_signed(): void {
        $this->resetAfterTest();
        $credential = $this->award(['released' => false]);
        di::get(credential_service::class)->sign((int) $credential->id);
        $credentials = di::get(credential_repository::class);
        $this->assertSame(credential_status::Pending, $credentials->get((int) $credential->id)->status);
        $this->assertSame([], $credentials->to_sign(PHP_INT_MAX >> 32));
        // Its activity goes: nobody was promised anything.
        $credentials->forget_unreleased([(int) $credential->submissionid]);
        $this->assertNull($credentials->of_submission((int) $credential->submissionid));
    }

    public function test_without_a_name_awards_wait_and_nothing_is_lost(): void {
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $credential = $this->award();
        unset_config('issuername', 'mod_microcred');
        di::get(credential_service::class)->release((int) $credential->submissionid);
        $this->expectOutputRegex('/name of the issuer/');
        $this->runAdhocTasks(sign_credential::class);
        $credentials = di::get(credential_repository::class);
        $this->assertSame(credential_status::Pending, $credentials->get((int) $credential->id)->status);
        $this->assertNull(di::get(issuer_key::class)->current(), 'no key is made before there is a name');

        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $this->mock_clock_with_frozen(time() + HOURSECS);
        (new requeue_credentials())->execute();
        $this->runAdhocTasks(sign_credential::class);
        $this->assertSame(credential_status::Issued, $credentials->get((int) $credential->id)->status);
    }

    public function test_an_award_whose_task_moodle_gave_up_is_queued_again(): void {
        $this->resetAfterTest();
        $credential = $this->award();
        $task = sign_credential::for_credential((int) $credential->id);
        $task->set_attempts_available(0);
        manager::queue_adhoc_task($task);
        $this->mock_clock_with_frozen(time() + HOURSECS);
        $this->expectOutputRegex('/queued again/');
        (new requeue_credentials())->execute();
        $alive = fn() => count(array_filter(
            manager::get_adhoc_tasks('\\' . sign_credential::class),
            fn($task) => $task->get_attempts_available() > 0
        ));
        $this->assertSame(1, $alive());
        (new requeue_credentials())->execute();
        $this->assertSame(1, $alive(), 'what is queued is not queued twice');
    }

    public function test_a_copied_site_with_another_address_refuses_to_issue(): void {
        global $CFG;
        $this->resetAfterTest();
        $first = $this->issued();
        $second = $this->award();
        $CFG->wwwroot = 'https://copy.example.org';
        try {
            di::get(credential_service::class)->sign((int) $second->id);
            $this->fail('The copy signed.');
        } catch (\moodle_exception $refusal) {
            $this->assertStringContainsString('belongs to the site', $refusal->getMessage());
        }
        $credentials = di::get(credential_repository::class);
        $this->assertSame(credential_status::Pending, $credentials->get((int) $second->id)->status);
        $this->assertSame('valid', di::get(verification_service::class)->stored($first)->verdict, 'what was signed still holds');
        // Moved for good: the administrator makes a new key.
        di::get(issuer_key::class)->replace();
        di::get(credential_service::class)->sign((int) $second->id);
        $verification = di::get(verification_service::class);
        $moved = $credentials->get((int) $second->id);
        $this->assertSame('did:web:copy.example.org:mod:microcred:issuer.php', $moved->issuerid);
        $this->assertSame('valid', $verification->stored($moved)->verdict);
        $this->assertSame('valid', $verification->stored($first)->verdict);
    }

    public function test_credential_outlives_activity_course_and_account(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $microcred = $DB->get_record('microcred', ['id' => $credential->microcredid]);
        $user = $DB->get_record('user', ['id' => $credential->userid]);
        $verification = di::get(verification_service::class);
        $service = di::get(credential_service::class);

        course_delete_module(get_coursemodule_from_instance('microcred', $microcred->id)->id);
        $this->assertSame('valid', $verification->stored($service->by_publicid($credential->publicid))->verdict);
        delete_course($microcred->course, false);
        $this->assertSame('valid', $verification->stored($service->by_publicid($credential->publicid))->verdict);
        delete_user($user);
        $this->assertSame('valid', $verification->stored($service->by_publicid($credential->publicid))->verdict);

        $service->revoke((int) $credential->id, (int) get_admin()->id, 'request', 'The holder left.');
        $revoked = $service->by_publicid($credential->publicid);
        $this->assertSame('revoked', $verification->stored($revoked)->verdict);
        $this->assertSame($credential->document, $revoked->document);
    }

    public function test_an_award_whose_activity_went_before_signing_is_signed_all_the_same(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->award();
        course_delete_module(get_coursemodule_from_instance('microcred', $credential->microcredid)->id);
        $this->assertFalse($DB->record_exists('microcred', ['id' => $credential->microcredid]));
        di::get(credential_service::class)->sign((int) $credential->id);
        $signed = di::get(credential_repository::class)->get((int) $credential->id);
        $this->assertSame('valid', di::get(verification_service::class)->stored($signed)->verdict);
    }

    public function test_revoking_shows_the_category_and_never_the_reason(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $service = di::get(credential_service::class);
        $messages = $this->redirectMessages();
        $events = $this->redirectEvents();
        $service->revoke((int) $credential->id, (int) get_admin()->id, 'evidence', 'The work was bought from J. Doe.');

        $revoked = $service->by_publicid($credential->publicid);
        $result = di::get(verification_service::class)->stored($revoked);
        $this->assertSame('revoked', $result->verdict);
        $this->assertTrue($result->checks['proof']->passed, 'the signature itself still fits');
        $entries = $DB->get_fieldset('microcred_record', 'entry', ['type' => 'credential_revoked']);
        $this->assertCount(1, $entries);
        $this->assertStringNotContainsString('Doe', $entries[0]);
        $this->assertSame([], di::get(record::class)->check((int) $credential->microcredid));
        $this->assertCount(1, array_filter($events->get_events(), fn($event) => $event instanceof credential_revoked));
        [$message] = $messages->get_messages();
        $this->assertStringNotContainsString('Doe', $message->fullmessage);

        $this->expectException(\moodle_exception::class);
        $this->expectExceptionMessage('already revoked');
        $service->revoke((int) $credential->id, (int) get_admin()->id, 'error', 'Again.');
    }

    public function test_managing_is_no_right_to_revoke(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $courseid = $DB->get_field('microcred', 'course', ['id' => $credential->microcredid]);
        $teacher = $this->getDataGenerator()->create_and_enrol(get_course($courseid), 'editingteacher');
        $this->expectException(\moodle_exception::class);
        di::get(credential_service::class)->revoke((int) $credential->id, (int) $teacher->id, 'error', 'No.');
    }

    public function test_nobody_revokes_their_own(): void {
        $this->resetAfterTest();
        $credential = $this->issued(['userid' => get_admin()->id]);
        $this->expectException(\moodle_exception::class);
        di::get(credential_service::class)->revoke((int) $credential->id, (int) get_admin()->id, 'error', 'No.');
    }

    public function test_only_the_holder_shows_the_name(): void {
        global $DB;
        $this->resetAfterTest();
        $credential = $this->issued();
        $service = di::get(credential_service::class);
        $this->assertSame('', $credential->holdername);
        $service->show_name((int) $credential->id, (int) $credential->userid, true);
        $user = $DB->get_record('user', ['id' => $credential->userid]);
        $this->assertSame(fullname($user), $service->by_publicid($credential->publicid)->holdername);
        $service->show_name((int) $credential->id, (int) $credential->userid, false);
        $this->assertSame('', $service->by_publicid($credential->publicid)->holdername);
        $this->expectException(\moodle_exception::class);
        $service->show_name((int) $credential->id, (int) get_admin()->id, true);
    }

    public function test_holder_sees_own_credentials_and_no_others(): void {
        $this->resetAfterTest();
        $mine = $this->issued();
        $this->issued(['userid' => $this->getDataGenerator()->create_user()->id]);
        $this->award(['userid' => $mine->userid]);
        $list = di::get(credential_service::class)->of_holder((int) $mine->userid);
        $this->assertSame([$mine->id], array_column($list, 'id'), 'what is not signed yet is not shown either');
    }
}
