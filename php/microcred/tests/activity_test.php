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
use mod_microcred\local\activity\activity_service;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\submission_lock;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * Making, changing, clearing and removing an activity, its record, and its lock.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\activity\activity_service
 * @covers \mod_microcred\local\record\record
 * @covers \mod_microcred\local\submission\submission_lock
 */
final class activity_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass */
    private stdClass $course;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->course = $this->begin_in_course();
    }

    public function test_requirements_keep_their_codes_and_no_code_is_given_twice(): void {
        $id = $this->activity([
            'requirements' => [['title' => 'One'], ['title' => 'Two'], ['title' => 'Three']], 'publish' => true,
        ]);
        $save = function (array $titles, array $codes) use ($id) {
            di::get(activity_service::class)->update((object) [
                'id' => $id, 'reqtitle' => $titles, 'reqcode' => $codes, 'reqkind' => [], 'reqmin' => [],
            ]);
            return array_column(di::get(microcred_repository::class)->requirements($id), 'title', 'code');
        };
        $this->assertSame(['r3' => 'Three', 'r1' => 'First'], $save(['Three', 'First', ''], ['r3', 'r1', 'r2']));
        // Two and three are gone, but were published: evidence may still name them.
        $this->assertSame(['r1' => 'First'], $save(['First'], ['r1']));
        $this->assertSame(['r1' => 'First', 'r4' => 'New'], $save(['First', 'New'], ['r1', '']));
        // A code that was made up, or repeated, is replaced.
        $this->assertSame(['r1' => 'First', 'r5' => 'Again'], $save(['First', 'Again'], ['r1', 'r1']));
    }

    public function test_the_settings_form_cannot_change_what_was_published(): void {
        global $DB;
        $id = $this->activity(['publish' => true]);
        $before = $DB->get_record('microcred', ['id' => $id], 'versionid, rubric, rules');
        di::get(activity_service::class)->update((object) ['id' => $id, 'name' => 'New name', 'versionid' => 0, 'rubric' => '',
            'rules' => '']);
        $this->assertEquals($before, $DB->get_record('microcred', ['id' => $id], 'versionid, rubric, rules'));
        $this->assertSame('New name', $DB->get_field('microcred', 'name', ['id' => $id]));
    }

    public function test_deleting_an_activity_keeps_its_credentials(): void {
        global $DB;
        [$id, $submission] = $this->with_submission();
        $this->credential($id, $submission);
        $cm = get_coursemodule_from_instance('microcred', $id);
        course_delete_module($cm->id);
        foreach (
            ['microcred', 'microcred_submission', 'microcred_evidence', 'microcred_evidence_skill', 'microcred_version',
            'microcred_requirement', 'microcred_skill', 'microcred_record', 'microcred_recordhead'] as $table
        ) {
            $this->assertSame(0, $DB->count_records($table), $table);
        }
        $this->assertSame(1, $DB->count_records('microcred_credential'));
    }

    public function test_resetting_a_course_clears_attempts_never_credentials(): void {
        global $CFG, $DB;
        require_once($CFG->dirroot . '/mod/microcred/lib.php');
        [$id, $submission] = $this->with_submission();
        $this->credential($id, $submission);
        $cm = get_coursemodule_from_instance('microcred', $id);
        $context = \context_module::instance($cm->id);
        $open = $DB->get_field('microcred', 'timeopen', ['id' => $id]);
        $done = microcred_reset_userdata((object) [
            'courseid' => $this->course->id, 'reset_microcred_attempts' => 1, 'timeshift' => DAYSECS,
        ]);
        $this->assertCount(2, $done);
        $this->assertSame(0, $DB->count_records('microcred_submission'));
        $this->assertSame(0, $DB->count_records('microcred_evidence'));
        $this->assertSame([], get_file_storage()->get_area_files($context->id, 'mod_microcred', 'evidence', false, 'id', false));
        $this->assertSame(1, $DB->count_records('microcred_credential'));
        $this->assertSame(1, $DB->count_records('microcred_version'));
        $this->assertEquals($open + DAYSECS, $DB->get_field('microcred', 'timeopen', ['id' => $id]));
        // The record is still whole, but what it committed to can no longer be guessed.
        $this->assertSame([], di::get(record::class)->check($id));
        $this->assertFalse($DB->record_exists_select('microcred_record', 'salts IS NOT NULL'));
    }

    public function test_the_record_holds_ids_never_names(): void {
        global $DB;
        [, $submission] = $this->with_submission();
        $user = \core_user::get_user($submission->userid);
        $all = implode("\n", $DB->get_fieldset_select('microcred_record', 'entry', '1 = 1'));
        foreach ([$user->firstname, $user->lastname, $user->email, 'Evidence 1'] as $text) {
            $this->assertStringNotContainsString($text, $all);
        }
    }

    public function test_a_commitment_is_opened_by_its_salt_alone(): void {
        $commitment = record::commit('Because.');
        $this->assertSame($commitment['hash'], record::commitment($commitment['salt'], 'Because.'));
        $this->assertNotSame($commitment['hash'], record::commitment($commitment['salt'], 'Because'));
        $this->assertNotSame($commitment, record::commit('Because.'));
    }

    public function test_work_that_fails_under_the_lock_leaves_nothing(): void {
        global $DB;
        [$id, $submission] = $this->with_submission();
        $lock = di::get(submission_lock::class);
        $entries = $DB->count_records('microcred_record');
        try {
            $lock->exclusively((int) $submission->id, function (local\submission\attempt $submission) use ($id, $DB) {
                $DB->set_field('microcred_submission', 'status', 'released', ['id' => $submission->id]);
                di::get(record::class)->add($id, local\record\step::DecisionReleased, (int) $submission->id);
                throw new \moodle_exception('busy', 'mod_microcred');
            });
            $this->fail('The failure should come through.');
        } catch (\moodle_exception $fault) {
            $this->assertSame('busy', $fault->errorcode);
        }
        $this->assertSame('draft', $DB->get_field('microcred_submission', 'status', ['id' => $submission->id]));
        $this->assertSame($entries, $DB->count_records('microcred_record'));
        // And the lock is free again; nested calls share it.
        $this->assertSame(7, $lock->exclusively(
            (int) $submission->id,
            fn() => $lock->exclusively((int) $submission->id, fn() => 7)
        ));
    }

    public function test_the_course_page_knows_dates_and_the_condition_of_completion(): void {
        $id = $this->activity(['timeclose' => 2000000000, 'completion' => COMPLETION_TRACKING_AUTOMATIC, 'completionaward' => 1]);
        $cm = get_fast_modinfo($this->course)->get_instances_of('microcred')[$id];
        $this->assertSame(2000000000, $cm->customdata['timeclose']);
        $this->assertSame(['completionaward' => 1], $cm->customdata['customcompletionrules']);
        $dates = \core\activity_dates::get_dates_for_module($cm, (int) get_admin()->id);
        $this->assertSame(2000000000, $dates[0]['timestamp']);
    }

    /**
     * An activity.
     *
     * @param array $settings
     * @return int its id
     */
    private function activity(array $settings = []): int {
        $this->course->enablecompletion = 1;
        update_course($this->course);
        return (int) $this->getDataGenerator()->create_module('microcred', $settings + [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true,
        ])->id;
    }

    /**
     * An activity with one draft.
     *
     * @return array its id, and the submission
     */
    private function with_submission(): array {
        $id = $this->activity(['publish' => true, 'timeopen' => time() - DAYSECS]);
        $candidate = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $generator = $this->getDataGenerator()->get_plugin_generator('mod_microcred');
        return [$id, $generator->create_submission(['microcredid' => $id, 'userid' => $candidate->id])];
    }

    /**
     * A credential's row.
     *
     * @param int $id
     * @param stdClass $submission
     */
    private function credential(int $id, stdClass $submission): void {
        global $DB;
        $DB->insert_record('microcred_credential', (object) [
            'publicid' => str_repeat('a', 32), 'uuid' => 'urn:uuid:1', 'submissionid' => $submission->id, 'microcredid' => $id,
            'userid' => $submission->userid, 'status' => 'issued', 'title' => 'T', 'facts' => '{}', 'timeawarded' => 1,
        ]);
    }
}
