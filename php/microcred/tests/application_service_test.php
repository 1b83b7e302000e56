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
use mod_microcred\local\record\record;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_repository;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * How a candidate comes in and goes.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\submission\application_service
 */
final class application_service_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass */
    private stdClass $course;

    /** @var stdClass */
    private stdClass $candidate;

    /** @var stdClass */
    private stdClass $manager;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->course = $this->begin_in_course();
        $generator = $this->getDataGenerator();
        $this->candidate = $generator->create_and_enrol($this->course, 'student');
        $this->manager = $generator->create_and_enrol($this->course, 'editingteacher');
    }

    public function test_an_application_waits_until_a_manager_accepts_it(): void {
        $microcred = $this->activity();
        $sink = $this->redirectMessages();
        $events = $this->redirectEvents();
        $this->setUser($this->candidate);
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->assertSame('applied', $this->submission($id)->status);

        $this->setUser($this->manager);
        $this->service()->accept($id, (int) $this->manager->id);
        $submission = $this->submission($id);
        $this->assertSame('draft', $submission->status);
        $this->assertGreaterThan(0, (int) $submission->timeaccepted);
        $this->assertCount(1, $sink->get_messages_by_component('mod_microcred'));
        $names = array_map(fn($event) => $event->eventname, $events->get_events());
        $this->assertContains('\mod_microcred\event\submission_applied', $names);
        $this->assertContains('\mod_microcred\event\submission_accepted', $names);
        $this->assertSame([], di::get(record::class)->check((int) $microcred->id));
        $types = array_column(di::get(record::class)->of_submission((int) $microcred->id, $id), 'type');
        $this->assertSame(['submission_applied', 'submission_accepted'], $types);
    }

    public function test_with_automatic_acceptance_the_candidate_begins_at_once(): void {
        $microcred = $this->activity(['autoaccept' => 1]);
        $sink = $this->redirectMessages();
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->assertSame('draft', $this->submission($id)->status);
        // Whoever sees it on the page at once is not written to.
        $this->assertCount(0, $sink->get_messages());
    }

    public function test_the_moments_of_opening_and_closing_are_in_time(): void {
        $now = 1790000000;
        $this->mock_clock_with_frozen($now);
        $microcred = $this->activity(['timeopen' => $now, 'timeclose' => $now]);
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->assertSame('applied', $this->submission($id)->status);
    }

    public function test_another_attempt_follows_the_last_one_only(): void {
        $microcred = $this->activity(['autoaccept' => 1]);
        $user = (int) $this->candidate->id;
        $first = $this->service()->apply((int) $microcred->id, $user);
        $this->service()->withdraw($first, $user);
        // Accepted once, by the settings or not, the candidate begins at once.
        $second = $this->service()->next_attempt($first, $user);
        $this->assertSame('draft', $this->submission($second)->status);
        $this->service()->withdraw($second, $user);
        $this->refused(fn() => $this->service()->next_attempt($first, $user), 'refused_attempt');
        $this->assertSame([$first, $second], di::get(submission_repository::class)->ids_of((int) $microcred->id));
    }

    public function test_nobody_applies_twice(): void {
        $microcred = $this->activity();
        $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->refused(fn() => $this->service()->apply((int) $microcred->id, (int) $this->candidate->id), 'refused_applied');
        $this->assertCount(1, di::get(submission_repository::class)->ids_of((int) $microcred->id));
    }

    /**
     * Times and people that cannot apply.
     *
     * @return array[]
     */
    public static function obstacles(): array {
        return [
            'before it opens' => [['timeopen' => 3600], 'student', 'refused_notopen'],
            'after it closed' => [['timeclose' => -3600], 'student', 'refused_closed'],
            'without a version' => [['publish' => false], 'student', 'refused_unpublished'],
            'a teacher' => [[], 'editingteacher', 'refused_apply'],
        ];
    }

    /**
     * Applying is refused with a sentence, and nothing is written.
     *
     * @dataProvider obstacles
     * @param array $settings
     * @param string $role
     * @param string $refusal
     */
    public function test_applying_is_refused(array $settings, string $role, string $refusal): void {
        foreach (['timeopen', 'timeclose'] as $date) {
            if (isset($settings[$date])) {
                $settings[$date] += time();
            }
        }
        $microcred = $this->activity($settings);
        $user = $this->getDataGenerator()->create_and_enrol($this->course, $role);
        $this->refused(fn() => $this->service()->apply((int) $microcred->id, (int) $user->id), $refusal);
        $this->assertSame([], di::get(submission_repository::class)->ids_of((int) $microcred->id));
    }

    public function test_a_refused_candidate_reads_why_and_may_apply_again(): void {
        $microcred = $this->activity();
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->refused(fn() => $this->service()->refuse($id, (int) $this->manager->id, ' '), 'refused_noreason');
        $this->service()->refuse($id, (int) $this->manager->id, 'The course is full.');
        $this->assertSame('The course is full.', $this->submission($id)->note);
        $again = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->assertEquals(2, $this->submission($again)->attempt);
        // The reason itself is not in the record: only a commitment to it.
        foreach (di::get(record::class)->of_submission((int) $microcred->id, $id) as $entry) {
            $this->assertStringNotContainsString('full', $entry->entry);
        }
    }

    public function test_only_those_who_manage_accept(): void {
        $microcred = $this->activity();
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->refused(fn() => $this->service()->accept($id, (int) $this->candidate->id), 'refused_manage');
        $other = $this->getDataGenerator()->create_and_enrol($this->getDataGenerator()->create_course(), 'editingteacher');
        $this->refused(fn() => $this->service()->accept($id, (int) $other->id), 'refused_manage');
        $this->assertSame('applied', $this->submission($id)->status);
    }

    public function test_with_separate_groups_a_manager_accepts_only_the_own_group(): void {
        $microcred = $this->activity(['groupmode' => SEPARATEGROUPS]);
        $teacher = $this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher');
        $context = \context_course::instance($this->course->id);
        assign_capability('moodle/site:accessallgroups', CAP_PROHIBIT, $this->role('editingteacher'), $context->id, true);
        $id = $this->service()->apply((int) $microcred->id, (int) $this->candidate->id);
        $this->refused(fn() => $this->service()->accept($id, (int) $teacher->id), 'refused_group');
        $group = $this->getDataGenerator()->create_group(['courseid' => $this->course->id]);
        foreach ([$teacher, $this->candidate] as $user) {
            $this->getDataGenerator()->create_group_member(['groupid' => $group->id, 'userid' => $user->id]);
        }
        $this->service()->accept($id, (int) $teacher->id);
        $this->assertSame('draft', $this->submission($id)->status);
    }

    public function test_only_the_candidate_withdraws(): void {
        $microcred = $this->activity();
        $submission = $this->generator()->create_submission([
            'microcredid' => $microcred->id, 'userid' => $this->candidate->id, 'status' => 'review',
        ]);
        $this->refused(
            fn() => $this->service()->withdraw((int) $submission->id, (int) $this->manager->id),
            'refused_notyours'
        );
        $this->service()->withdraw((int) $submission->id, (int) $this->candidate->id);
        $this->assertSame('withdrawn', $this->submission((int) $submission->id)->status);
        $this->refused(
            fn() => $this->service()->withdraw((int) $submission->id, (int) $this->candidate->id),
            'refused_stage'
        );
    }

    public function test_an_attempt_is_not_withdrawn_once_a_review_is_locked(): void {
        global $DB;
        $microcred = $this->activity();
        $submission = $this->generator()->create_submission([
            'microcredid' => $microcred->id, 'userid' => $this->candidate->id, 'status' => 'review',
        ]);
        $DB->insert_record('microcred_review', (object) [
            'submissionid' => $submission->id, 'reviewerid' => $this->manager->id, 'role' => 'rater', 'status' => 'locked',
            'timeassigned' => 1, 'timedue' => 2, 'timelocked' => 3,
        ]);
        $this->refused(
            fn() => $this->service()->withdraw((int) $submission->id, (int) $this->candidate->id),
            'refused_reviewed'
        );
        $this->assertSame('review', $this->submission((int) $submission->id)->status);
    }

    public function test_a_new_attempt_keeps_evidence_files_skills_and_reflection(): void {
        $microcred = $this->activity();
        $first = $this->generator()->create_submission(['microcredid' => $microcred->id, 'userid' => $this->candidate->id]);
        $this->generator()->create_evidence([
            'submissionid' => $first->id, 'kind' => 'text', 'title' => 'A note', 'skills' => ['s2'],
        ]);
        di::get(evidence_service::class)->save_reflection((int) $first->id, (int) $this->candidate->id, 'What I learned.');
        $this->service()->withdraw((int) $first->id, (int) $this->candidate->id);

        $second = $this->service()->next_attempt((int) $first->id, (int) $this->candidate->id);
        $submission = $this->submission($second);
        $this->assertSame('draft', $submission->status);
        $this->assertEquals(2, $submission->attempt);
        $this->assertSame('What I learned.', $submission->reflection);
        $this->assertNotSame($first->blindcode, $submission->blindcode);
        $items = array_values(di::get(evidence_repository::class)->of_submission($second));
        $this->assertCount(2, $items);
        $this->assertSame('Evidence 1 for r1', $items[0]->file->get_content());
        $this->assertSame(['s2'], $items[1]->skills);
        // The first attempt still has its own.
        $this->assertCount(2, di::get(evidence_repository::class)->of_submission((int) $first->id));
    }

    public function test_no_new_attempt_begins_while_one_is_under_way(): void {
        $microcred = $this->activity();
        $submission = $this->generator()->create_submission([
            'microcredid' => $microcred->id, 'userid' => $this->candidate->id, 'status' => 'review',
        ]);
        $this->refused(
            fn() => $this->service()->next_attempt((int) $submission->id, (int) $this->candidate->id),
            'refused_attempt'
        );
    }

    /**
     * A published activity.
     *
     * @param array $settings
     * @return stdClass
     */
    private function activity(array $settings = []): stdClass {
        return $this->getDataGenerator()->create_module('microcred', $settings + [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
        ]);
    }

    /**
     * The id of a role.
     *
     * @param string $shortname
     * @return int
     */
    private function role(string $shortname): int {
        global $DB;
        return (int) $DB->get_field('role', 'id', ['shortname' => $shortname], MUST_EXIST);
    }

    /**
     * The service.
     *
     * @return application_service
     */
    private function service(): application_service {
        return di::get(application_service::class);
    }

    /**
     * A submission as it is now.
     *
     * @param int $id
     * @return stdClass
     */
    private function submission(int $id): stdClass {
        global $DB;
        return $DB->get_record('microcred_submission', ['id' => $id], '*', MUST_EXIST);
    }

    /**
     * The plugin's generator.
     *
     * @return \mod_microcred_generator
     */
    private function generator(): \mod_microcred_generator {
        return $this->getDataGenerator()->get_plugin_generator('mod_microcred');
    }
}
