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

use mod_microcred\local\submission\attempt;
use advanced_testcase;
use backup;
use backup_controller;
use restore_controller;
use restore_dbops;
use stdClass;

/**
 * What a backup carries, and what it must not.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      moodle
 * @covers     \backup_microcred_activity_structure_step
 * @covers     \restore_microcred_activity_structure_step
 */
final class backup_restore_test extends advanced_testcase {
    /**
     * Backup classes are not autoloaded.
     */
    public static function setUpBeforeClass(): void {
        global $CFG;
        parent::setUpBeforeClass();
        require_once($CFG->dirroot . '/backup/util/includes/backup_includes.php');
        require_once($CFG->dirroot . '/backup/util/includes/restore_includes.php');
    }

    /**
     * A course with one micro-credential, a submission in review with a file, and one started review.
     *
     * @return array course, instance, submission
     */
    private function arrange(): array {
        global $CFG, $DB;
        $this->resetAfterTest();
        $this->setAdminUser();
        $CFG->backup_file_logger_level = backup::LOG_NONE;
        $generator = $this->getDataGenerator();
        $course = $generator->create_course();
        $instance = $generator->create_module('microcred', [
            'course' => $course->id, 'rubric' => true, 'rules' => true, 'publish' => true, 'autoaccept' => 1,
        ]);
        $candidate = $generator->create_user();
        $generator->enrol_user($candidate->id, $course->id, 'student');
        $plugin = $generator->get_plugin_generator('mod_microcred');
        $submission = $plugin->create_submission(['microcredid' => $instance->id, 'userid' => $candidate->id]);
        $plugin->create_evidence([
            'submissionid' => $submission->id, 'kind' => 'file', 'filename' => 'plan.txt', 'content' => 'The plan.',
        ]);
        \core\di::get(local\submission\evidence_service::class)->submit((int) $submission->id, (int) $candidate->id);

        $reviewer = $generator->create_user();
        $generator->enrol_user($reviewer->id, $course->id, 'teacher');
        $reviewid = $DB->insert_record('microcred_review', (object) [
            'submissionid' => $submission->id, 'reviewerid' => $reviewer->id, 'role' => 'rater', 'status' => 'started',
            'assignedby' => 0, 'timeassigned' => 1000, 'timedue' => 2000, 'timemodified' => 1000,
        ]);
        $ratingid = $DB->insert_record('microcred_rating', (object) [
            'reviewid' => $reviewid, 'criterion' => 'goals', 'level' => 'goals-2', 'reason' => 'Clear.', 'timemodified' => 1,
        ]);
        $evidence = $DB->get_records('microcred_evidence', ['submissionid' => $submission->id], 'id DESC', '*', 0, 1);
        $DB->insert_record('microcred_citation', (object) ['ratingid' => $ratingid, 'evidenceid' => reset($evidence)->id]);
        $DB->insert_record('microcred_credential', (object) [
            'publicid' => str_repeat('a', 32), 'uuid' => 'urn:uuid:00000000-0000-4000-8000-000000000000',
            'submissionid' => $submission->id, 'microcredid' => $instance->id, 'userid' => $candidate->id,
            'status' => 'pending', 'title' => 'A', 'facts' => '{}', 'timeawarded' => 1,
        ]);
        return [$course, $instance, $DB->get_record('microcred_submission', ['id' => $submission->id])];
    }

    /**
     * Backs a course up and restores it into a new one.
     *
     * @param stdClass $course
     * @param bool $userdata
     * @return stdClass the restored micro-credential
     */
    private function round_trip(stdClass $course, bool $userdata): stdClass {
        global $DB, $USER;
        $backup = new backup_controller(
            backup::TYPE_1COURSE,
            $course->id,
            backup::FORMAT_MOODLE,
            backup::INTERACTIVE_NO,
            $userdata ? backup::MODE_GENERAL : backup::MODE_IMPORT,
            $USER->id
        );
        $id = $backup->get_backupid();
        $backup->get_plan()->get_setting('users')->set_status(\backup_setting::NOT_LOCKED);
        $backup->get_plan()->get_setting('users')->set_value($userdata);
        $backup->execute_plan();
        $results = $backup->get_results();
        $backup->destroy();
        if (!empty($results['backup_destination'])) {
            $packer = get_file_packer('application/vnd.moodle.backup');
            $results['backup_destination']->extract_to_pathname($packer, make_backup_temp_directory($id));
        }
        $newid = restore_dbops::create_new_course('Restored', 'R' . $course->id, $course->category);
        $restore = new restore_controller(
            $id,
            $newid,
            backup::INTERACTIVE_NO,
            $userdata ? backup::MODE_GENERAL : backup::MODE_IMPORT,
            $USER->id,
            backup::TARGET_NEW_COURSE
        );
        $this->assertTrue($restore->execute_precheck());
        $restore->execute_plan();
        $restore->destroy();
        return $DB->get_record('microcred', ['course' => $newid], '*', MUST_EXIST);
    }

    public function test_settings_and_versions_come_back_without_anybody(): void {
        global $DB;
        [$course, $instance] = $this->arrange();
        $restored = $this->round_trip($course, false);

        $old = $DB->get_record('microcred', ['id' => $instance->id]);
        foreach (['name', 'competency', 'rubric', 'rules', 'grade', 'reviewdays'] as $field) {
            $this->assertEquals($old->$field, $restored->$field, $field);
        }
        $version = $DB->get_record('microcred_version', ['id' => $restored->versionid], '*', MUST_EXIST);
        $this->assertEquals($restored->id, $version->microcredid);
        $this->assertSame($DB->get_field('microcred_version', 'digest', ['id' => $old->versionid]), $version->digest);
        $this->assertSame(1, $DB->count_records('microcred_requirement', ['microcredid' => $restored->id]));
        $this->assertSame(0, $DB->count_records('microcred_submission', ['microcredid' => $restored->id]));
    }

    public function test_a_restored_activity_begins_a_record_that_knows_what_came_with_it(): void {
        global $DB;
        [$course] = $this->arrange();
        foreach ([false, true] as $userdata) {
            $restored = $this->round_trip($course, $userdata);
            $this->assertSame([], \core\di::get(local\record\record::class)->check((int) $restored->id));
            $this->assertSame([], local\record\state_check::of((int) $restored->id));
        }
        $id = $DB->get_field('microcred_submission', 'id', ['microcredid' => $restored->id], MUST_EXIST);
        $DB->set_field('microcred_submission', 'manifestroot', str_repeat('0', 64), ['id' => $id]);
        $found = array_column(local\record\state_check::of((int) $restored->id), 'kind');
        $this->assertEqualsCanonicalizing(['row', 'rowitself'], $found);
        $DB->delete_records('microcred_version', ['microcredid' => $restored->id]);
        $this->assertContains('gonerow', array_column(local\record\state_check::of((int) $restored->id), 'kind'));
    }

    public function test_attempts_come_back_with_files_and_reviews_but_no_credential(): void {
        global $DB;
        [$course, $instance, $submission] = $this->arrange();
        $restored = $this->round_trip($course, true);

        $copy = $DB->get_record('microcred_submission', ['microcredid' => $restored->id], '*', MUST_EXIST);
        $this->assertSame($submission->manifestroot, $copy->manifestroot);
        $this->assertEquals($restored->versionid, $copy->versionid);
        $review = $DB->get_record('microcred_review', ['submissionid' => $copy->id], '*', MUST_EXIST);
        $rating = $DB->get_record('microcred_rating', ['reviewid' => $review->id], '*', MUST_EXIST);
        $citation = $DB->get_record('microcred_citation', ['ratingid' => $rating->id], '*', MUST_EXIST);
        $this->assertEquals(
            $copy->id,
            $DB->get_field('microcred_evidence', 'submissionid', ['id' => $citation->evidenceid])
        );
        // The copied files still match the manifest that was made of the originals.
        $differences = \core\di::get(local\submission\sealing_service::class)->compare(attempt::of($copy));
        $this->assertSame([[], [], []], [$differences['added'], $differences['missing'], $differences['changed']]);
        $this->assertSame(1, $DB->count_records('microcred_credential'));
        $this->assertSame(0, $DB->count_records('microcred_credential', ['microcredid' => $restored->id]));
    }
}
