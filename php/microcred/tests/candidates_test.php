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
use mod_microcred\local\submission\candidate_actions;
use mod_microcred\local\submission\candidate_list;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\candidates_page;
use moodle_exception;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * What those who manage see of candidates, and what they do with several at once.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\submission\candidate_list
 * @covers \mod_microcred\local\submission\candidate_actions
 * @covers \mod_microcred\output\candidates_page
 */
final class candidates_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass */
    private stdClass $course;

    /** @var stdClass */
    private stdClass $manager;

    /** @var stdClass */
    private stdClass $microcred;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->course = $this->begin_in_course();
        $this->manager = $this->getDataGenerator()->create_and_enrol($this->course, 'editingteacher');
        $this->microcred = $this->activity();
    }

    public function test_the_most_urgent_come_first_with_only_the_newest_attempt(): void {
        $draft = $this->candidate('draft');
        $review = $this->candidate('review');
        $applied = $this->candidate('applied');
        $again = $this->candidate('applied');
        di::get(local\submission\application_service::class)->refuse((int) $again->id, (int) $this->manager->id, 'Full.');
        $second = di::get(local\submission\application_service::class)->apply((int) $this->microcred->id, (int) $again->userid);
        $found = $this->find();
        $this->assertSame(4, $found->total);
        $this->assertEquals(
            [$applied->id, $second, $review->id, $draft->id],
            array_column($found->rows, 'id')
        );
    }

    public function test_filters_by_stage_and_reviewer(): void {
        global $DB;
        $this->candidate('draft');
        $review = $this->candidate('review');
        $this->candidate('review');
        $reviewer = $this->getDataGenerator()->create_and_enrol($this->course, 'teacher');
        $DB->insert_record('microcred_review', (object) [
            'submissionid' => $review->id, 'reviewerid' => $reviewer->id, 'role' => 'rater', 'status' => 'assigned',
            'timeassigned' => 1, 'timedue' => 5,
        ]);
        $this->assertSame(2, $this->find(['stage' => 'review'])->total);
        $found = $this->find(['reviewer' => $reviewer->id]);
        $this->assertEquals([$review->id], array_column($found->rows, 'id'));
        $this->assertEquals([1, 0, 5], [$found->rows[0]->panel, $found->rows[0]->locked, $found->rows[0]->timedue]);
        // What is no stage filters nothing.
        $this->assertSame(3, $this->find(['stage' => "x' OR 1"])->total);
    }

    public function test_with_separate_groups_a_manager_sees_only_the_own_groups(): void {
        global $DB;
        $this->microcred = $this->activity(['groupmode' => SEPARATEGROUPS]);
        $context = \context_course::instance($this->course->id);
        $role = (int) $DB->get_field('role', 'id', ['shortname' => 'editingteacher']);
        assign_capability('moodle/site:accessallgroups', CAP_PROHIBIT, $role, $context->id, true);
        $mine = $this->candidate('applied');
        $other = $this->candidate('applied');
        $this->assertSame(0, $this->find()->total);
        $groups = [];
        foreach ([[$mine->userid, $this->manager->id], [$other->userid]] as $members) {
            $group = $this->getDataGenerator()->create_group(['courseid' => $this->course->id]);
            foreach ($members as $userid) {
                $this->getDataGenerator()->create_group_member(['groupid' => $group->id, 'userid' => $userid]);
            }
            $groups[] = (int) $group->id;
        }
        $this->assertEquals([$mine->id], array_column($this->find()->rows, 'id'));
        $this->assertSame(0, $this->find(['group' => $groups[1]])->total);
        $this->assertSame([$groups[0]], array_keys(di::get(candidate_list::class)->groups(
            (int) $this->microcred->id,
            (int) $this->manager->id
        )));
        [$done, $refusals] = $this->act('accept', [$mine->id, $other->id]);
        $this->assertSame([1, 1], [$done, count($refusals)]);
        $this->assertSame('applied', $this->status($other));
    }

    public function test_several_are_accepted_and_refusals_do_not_stop_the_others(): void {
        $first = $this->candidate('applied');
        $draft = $this->candidate('draft');
        $last = $this->candidate('applied');
        [$done, $refusals] = $this->act('accept', [$first->id, $draft->id, $last->id, $last->id]);
        $this->assertSame(2, $done);
        $this->assertCount(1, $refusals);
        $this->assertSame(['draft', 'draft'], [$this->status($first), $this->status($last)]);
    }

    public function test_refusing_needs_a_reason(): void {
        $applied = $this->candidate('applied');
        $this->assertSame(0, $this->act('refuse', [$applied->id])[0]);
        $this->assertSame(1, $this->act('refuse', [$applied->id], 'The course is full.')[0]);
        $this->assertSame('refused', $this->status($applied));
    }

    public function test_candidates_of_another_activity_are_not_touched(): void {
        $applied = $this->candidate('applied');
        $this->microcred = $this->activity();
        [$done, $refusals] = $this->act('accept', [$applied->id]);
        $this->assertSame([0, 1], [$done, count($refusals)]);
        $this->assertSame('applied', $this->status($applied));
    }

    public function test_only_those_who_manage_see_or_act(): void {
        $applied = $this->candidate('applied');
        $student = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        foreach (
            [
                fn() => di::get(candidate_list::class)->find((int) $this->microcred->id, (int) $student->id, $this->filter(), 0),
                fn() => di::get(candidate_actions::class)->act(
                    (int) $this->microcred->id,
                    (int) $student->id,
                    'accept',
                    [$applied->id]
                ),
            ] as $work
        ) {
            try {
                $work();
                $this->fail('Expected a refusal.');
            } catch (moodle_exception $refused) {
                $this->assertSame('refused_manage', $refused->errorcode);
            }
        }
        $this->assertSame('applied', $this->status($applied));
    }

    public function test_assigning_by_load_says_why_nobody_was_found(): void {
        $review = $this->candidate('review');
        [$done, $refusals] = $this->act('load', [$review->id]);
        $this->assertSame(0, $done);
        $this->assertStringContainsString(get_string('refused_nobody', 'mod_microcred'), $refusals[0]);
        global $DB;
        $role = $this->getDataGenerator()->create_role(['shortname' => 'panel']);
        assign_capability('mod/microcred:review', CAP_ALLOW, $role, \context_system::instance()->id);
        for ($i = 0; $i < 2; $i++) {
            $user = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
            role_assign($role, $user->id, \context_course::instance($this->course->id)->id);
        }
        $this->assertSame(1, $this->act('load', [$review->id])[0]);
        $this->assertSame(2, $DB->count_records('microcred_review', ['submissionid' => $review->id]));
        // The panel is full now.
        $this->assertSame(0, $this->act('load', [$review->id])[0]);
    }

    public function test_the_csv_holds_no_formula(): void {
        global $DB;
        $applied = $this->candidate('applied');
        $DB->set_field('user', 'firstname', '=HYPERLINK("http://example.org")', ['id' => $applied->userid]);
        $rows = $this->page($this->find())->csv([]);
        $this->assertCount(2, $rows);
        $this->assertStringStartsWith("'=HYPERLINK", $rows[1][0]);
        $this->assertSame('Applied', $rows[1][2]);
    }

    public function test_reads_do_not_grow_with_candidates(): void {
        global $DB, $PAGE;
        $PAGE->set_url('/mod/microcred/candidates.php');
        $reads = [];
        foreach ([1, 8] as $more) {
            for ($i = 0; $i < $more; $i++) {
                $this->candidate('review');
            }
            // Once to warm what Moodle caches, once to count.
            for ($i = 0; $i < 2; $i++) {
                $before = $DB->perf_get_reads();
                $this->page($this->find())->export_for_template($PAGE->get_renderer('core'));
            }
            $reads[] = $DB->perf_get_reads() - $before;
        }
        $this->assertSame($reads[0], $reads[1]);
    }

    /**
     * A published activity.
     *
     * @param array $settings
     * @return stdClass
     */
    private function activity(array $settings = []): stdClass {
        $this->setAdminUser();
        return $this->getDataGenerator()->create_module('microcred', $settings + [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
        ]);
    }

    /**
     * A new candidate at a stage.
     *
     * @param string $status
     * @return stdClass the submission
     */
    private function candidate(string $status): stdClass {
        $user = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        return $this->getDataGenerator()->get_plugin_generator('mod_microcred')->create_submission([
            'microcredid' => $this->microcred->id, 'userid' => $user->id, 'status' => $status,
        ]);
    }

    /**
     * A filter.
     *
     * @param array $filter
     * @return stdClass
     */
    private function filter(array $filter = []): stdClass {
        return (object) ($filter + ['stage' => '', 'reviewer' => 0, 'group' => 0]);
    }

    /**
     * What the manager finds.
     *
     * @param array $filter
     * @return stdClass
     */
    private function find(array $filter = []): stdClass {
        return di::get(candidate_list::class)->find(
            (int) $this->microcred->id,
            (int) $this->manager->id,
            $this->filter($filter),
            0
        );
    }

    /**
     * The page of what was found.
     *
     * @param stdClass $found
     * @return candidates_page
     */
    private function page(stdClass $found): candidates_page {
        return new candidates_page(
            true,
            (int) $this->microcred->cmid,
            $this->filter(),
            $found,
            ['groups' => [], 'reviewers' => []],
            0,
            time(),
            false
        );
    }

    /**
     * The manager acts.
     *
     * @param string $action
     * @param int[] $ids
     * @param string $note
     * @return array
     */
    private function act(string $action, array $ids, string $note = ''): array {
        return di::get(candidate_actions::class)->act(
            (int) $this->microcred->id,
            (int) $this->manager->id,
            $action,
            $ids,
            $note
        );
    }

    /**
     * The status of a submission now.
     *
     * @param stdClass $submission
     * @return string
     */
    private function status(stdClass $submission): string {
        return di::get(submission_repository::class)->get((int) $submission->id)->stage->value;
    }
}
