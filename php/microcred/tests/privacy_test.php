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

use context_user;
use core\di;
use core_privacy\local\metadata\collection;
use core_privacy\local\request\approved_userlist;
use core_privacy\local\request\userlist;
use core_privacy\local\request\writer;
use core_privacy\tests\provider_testcase;
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\decision\profile_service;
use mod_microcred\local\record\record;
use mod_microcred\privacy\provider;
use stdClass;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/panel.php');

/**
 * What is stored about people can be found, given to them and erased, and others keep what is theirs.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      moodle
 * @covers     \mod_microcred\privacy\provider
 * @covers     \mod_microcred\local\privacy\personal_data
 * @covers     \mod_microcred\local\privacy\exporter
 */
final class privacy_test extends provider_testcase {
    use panel;

    public function test_every_column_that_could_be_personal_is_declared(): void {
        global $DB;
        $declared = [];
        foreach (provider::get_metadata(new collection('mod_microcred'))->get_collection() as $item) {
            $this->assertTrue(get_string_manager()->string_exists($item->get_summary(), 'mod_microcred'), $item->get_summary());
            if (!$item instanceof \core_privacy\local\metadata\types\database_table) {
                continue;
            }
            $declared[$item->get_name()] = array_keys($item->get_privacy_fields());
            foreach ($item->get_privacy_fields() as $field => $words) {
                $this->assertTrue(get_string_manager()->string_exists($words, 'mod_microcred'), $words);
                $this->assertArrayHasKey($field, $DB->get_columns($item->get_name()), "{$item->get_name()}.$field");
            }
        }
        // Settings of an activity are about nobody, and a list without its entries is a number.
        $impersonal = ['microcred', 'microcred_requirement', 'microcred_skill', 'microcred_recordhead', 'microcred_statuslist'];
        foreach ($DB->get_tables(false) as $table) {
            if (preg_match('/^microcred(_|$)/', $table) && !in_array($table, $impersonal)) {
                $this->assertArrayHasKey($table, $declared);
                foreach (array_keys($DB->get_columns($table)) as $column) {
                    if (preg_match('/^(user|reviewer|assigned|released|revoked)|reason|note|name|reflection|content/', $column)) {
                        if (!preg_match('/format$|^time/', $column)) {
                            $this->assertContains($column, $declared[$table], "$table.$column");
                        }
                    }
                }
            }
        }
    }

    public function test_everybody_is_found_where_they_did_something(): void {
        $case = $this->awarded();
        $module = (int) $case->context->id;
        $candidate = (int) $case->candidate->id;
        $this->assertEqualsCanonicalizing(
            [$module, (int) context_user::instance($candidate)->id],
            array_map('intval', provider::get_contexts_for_userid($candidate)->get_contextids())
        );
        foreach ([$case->reviewers[0], $case->manager, get_admin()] as $person) {
            $this->assertEquals([$module], provider::get_contexts_for_userid($person->id)->get_contextids());
        }
        $this->assertSame([], provider::get_contexts_for_userid($case->outsider->id)->get_contextids());
        $expected = [$candidate, $case->reviewers[0]->id, $case->reviewers[1]->id, $case->manager->id, get_admin()->id];
        $this->assertEqualsCanonicalizing(array_map('intval', $expected), $this->users_in($case->context));
        $this->assertSame([$candidate], $this->users_in(context_user::instance($candidate)));
        $this->assertSame([], $this->users_in(context_user::instance($case->outsider->id)));
    }

    public function test_candidate_gets_everything_but_who_reviewed(): void {
        $case = $this->awarded();
        $this->export_all_data_for_user($case->candidate->id, 'mod_microcred');
        $written = writer::with_context($case->context);
        $attempt = $written->get_data([get_string('privacy:path:attempt', 'mod_microcred', 1)]);
        $this->assertSame('released', $attempt->status);
        $this->assertSame('award', $attempt->decision['outcome']);
        $this->assertCount(2, $attempt->decision['reviews']);
        $this->assertNotEmpty($attempt->decision['reviews'][0][0]->reason);
        $path = [
            get_string('privacy:path:attempt', 'mod_microcred', 1),
            get_string('privacy:path:evidence', 'mod_microcred', 1),
        ];
        $this->assertSame('file', $written->get_data($path)->kind);
        $this->assertCount(1, $written->get_files($path));
        $mine = writer::with_context(context_user::instance($case->candidate->id))->get_data([
            get_string('modulenameplural', 'mod_microcred'),
            get_string('privacy:path:credentials', 'mod_microcred'),
        ]);
        $this->assertStringContainsString('VerifiableCredential', $mine->credentials[0]['badge']);
        $everything = json_encode([$attempt, $mine]);
        foreach (array_slice($case->reviewers, 0, 2) as $reviewer) {
            $this->assertStringNotContainsString($reviewer->lastname, $everything);
        }
    }

    public function test_reviewer_and_manager_get_what_they_did(): void {
        $case = $this->awarded();
        $this->export_all_data_for_user($case->reviewers[0]->id, 'mod_microcred');
        $path = [get_string('privacy:path:reviews', 'mod_microcred')];
        $data = writer::with_context($case->context)->get_data($path);
        $this->assertCount(1, $data->reviews);
        $this->assertNotEmpty($data->reviews[0]['ratings'][0]->reason);
        $this->assertStringNotContainsString($case->candidate->lastname, json_encode($data));
        writer::reset();
        $this->export_all_data_for_user($case->manager->id, 'mod_microcred');
        $data = writer::with_context($case->context)->get_data([get_string('privacy:path:released', 'mod_microcred')]);
        $this->assertCount(1, $data->released);
    }

    public function test_erasing_a_candidate_leaves_credential_and_record_whole(): void {
        global $DB;
        $case = $this->awarded();
        $other = $this->candidate($case);
        $this->submission_of($case, $other);
        $before = $this->credential($case);
        di::get(credential_service::class)->show_name((int) $before->id, (int) $case->candidate->id, true);

        foreach ([$case->context, context_user::instance($case->candidate->id)] as $context) {
            provider::delete_data_for_users(new approved_userlist($context, 'mod_microcred', [$case->candidate->id]));
        }

        $this->assertFalse($DB->record_exists('microcred_submission', ['userid' => $case->candidate->id]));
        $this->assertTrue($DB->record_exists('microcred_submission', ['userid' => $other->id]), 'others keep theirs');
        $left = $this->credential($case);
        $this->assertSame([0, false, ''], [$left->userid, $left->showname, $left->holdername]);
        $this->assertSame($before->document, $left->document);
        $this->assertSame('valid', di::get(verification_service::class)->stored($left)->verdict);
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        $this->assertFalse($DB->record_exists_select(
            'microcred_record',
            'submissionid = ? AND salts IS NOT NULL',
            [$case->submission->id]
        ));
        $this->assertSame([], provider::get_contexts_for_userid($case->candidate->id)->get_contextids());
        $files = get_file_storage()->get_area_files($case->context->id, 'mod_microcred', 'evidence', false, 'id', false);
        $this->assertSame([(int) $other->id], array_map(fn($file) => (int) $file->get_userid(), array_values($files)));
    }

    public function test_erasing_reviewers_and_managers_leaves_the_decision_to_the_candidate(): void {
        global $DB;
        $case = $this->awarded();
        $people = [$case->reviewers[0]->id, $case->reviewers[1]->id, $case->manager->id, get_admin()->id];
        provider::delete_data_for_users(new approved_userlist($case->context, 'mod_microcred', $people));
        foreach ($people as $userid) {
            $this->assertSame([], provider::get_contexts_for_userid($userid)->get_contextids());
        }
        $this->assertSame([(int) $case->candidate->id], $this->users_in($case->context));
        $reviews = $DB->get_records('microcred_review', ['submissionid' => $case->submission->id]);
        $this->assertCount(2, $reviews);
        $reasons = $DB->get_fieldset('microcred_rating', 'reason', ['reviewid' => reset($reviews)->id]);
        $this->assertCount(2, array_filter($reasons), 'what was said of the work stays');
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        $this->assertNotEmpty(di::get(profile_service::class)->of(
            local\submission\attempt::of($case->submission),
            $DB->get_record('microcred_decision', ['submissionid' => $case->submission->id])
        ));
    }

    public function test_erasing_a_reviewer_with_work_open_frees_the_place(): void {
        $case = $this->panel();
        provider::delete_data_for_users(new approved_userlist($case->context, 'mod_microcred', [$case->reviewers[0]->id]));
        $this->assertSame([(int) $case->reviewers[1]->id], $this->panel_of((int) $case->submission->id));
    }

    public function test_erasing_an_activity_leaves_no_attempt(): void {
        global $DB;
        $case = $this->awarded();
        provider::delete_data_for_all_users_in_context($case->context);
        foreach (['submission', 'evidence', 'review', 'rating', 'citation', 'decision'] as $table) {
            $this->assertSame(0, $DB->count_records("microcred_$table"), $table);
        }
        $this->assertSame([], $this->users_in($case->context));
        $credential = $this->credential($case);
        $this->assertSame('valid', di::get(verification_service::class)->stored($credential)->verdict);
        provider::delete_data_for_all_users_in_context(context_user::instance($case->candidate->id));
        $this->assertSame('0', (string) $this->credential($case)->userid);
    }

    /**
     * A candidate with a signed credential.
     *
     * @return stdClass
     */
    private function awarded(): stdClass {
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $case = $this->panel();
        $this->say($case, 0, 2);
        $this->say($case, 1, 3);
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        di::get(credential_service::class)->sign((int) $this->credential($case)->id);
        return $case;
    }

    /**
     * The credential of the case.
     *
     * @param stdClass $case
     * @return credential
     */
    private function credential(stdClass $case): credential {
        return di::get(credential_repository::class)->of_submission((int) $case->submission->id);
    }

    /**
     * Who is found in a context.
     *
     * @param \context $context
     * @return int[]
     */
    private function users_in(\context $context): array {
        $list = new userlist($context, 'mod_microcred');
        provider::get_users_in_context($list);
        return array_map('intval', $list->get_userids());
    }
}
