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
use mod_microcred\local\decision\result_service;
use mod_microcred\local\files;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\queue;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\output\review_page;
use mod_microcred\output\review_queue;
use moodle_url;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * What reviewers can do and see.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\review\review_service
 * @covers     \mod_microcred\local\review\assignment_service
 */
final class review_test extends \advanced_testcase {
    use panel;

    public function test_second_reviewer_cannot_see_the_first_before_locking(): void {
        $case = $this->panel();
        $this->say($case, 0, 3);
        $opened = di::get(review_service::class)->open($this->review_id($case, 1), (int) $case->reviewers[1]->id);
        $this->assertSame([], $opened->ratings);
        $this->assertSame([], $opened->others);
        $this->assertStringNotContainsString('The evidence shows', $this->page($opened, $case));
    }

    public function test_page_of_a_review_names_neither_candidate_nor_their_files(): void {
        $case = $this->panel(['candidate' => ['firstname' => 'Wilhelmina', 'lastname' => 'Zebedee'], 'filename' => 'Zebedee.pdf']);
        $opened = di::get(review_service::class)->open($this->review_id($case, 0), (int) $case->reviewers[0]->id);
        $html = $this->page($opened, $case);
        $this->assertStringNotContainsString('Zebedee', $html);
        $this->assertStringNotContainsString('Wilhelmina', $html);
        $this->assertStringContainsString('item-001.pdf', $html);
        $this->assertObjectNotHasProperty('userid', $opened->submission);
    }

    public function test_reviewer_gets_a_file_under_a_neutral_name_and_the_candidate_under_its_own(): void {
        $case = $this->panel(['filename' => 'Zebedee.pdf']);
        $evidence = di::get(evidence_repository::class)->of_submission((int) $case->submission->id);
        $item = reset($evidence);
        $name = fn($userid) => di::get(files::class)->asked_for(
            $case->context,
            (int) $case->microcred->id,
            (int) $item->id,
            (int) $userid
        )[1] ?? null;
        $this->assertSame('item-001.pdf', $name($case->reviewers[0]->id));
        $this->assertSame('Zebedee.pdf', $name($case->candidate->id));
        $this->assertSame('Zebedee.pdf', $name($case->manager->id));
        $this->assertNull($name($case->reviewers[2]->id), 'a reviewer who is not on the panel');
        $this->assertNull($name($case->outsider->id));
        di::get(review_service::class)->decline($this->review_id($case, 0), (int) $case->reviewers[0]->id, '');
        $this->assertNull($name($case->reviewers[0]->id), 'a reviewer who gave the review back');
    }

    /**
     * Every method, by everybody who is not the review's own reviewer.
     *
     * @dataProvider strangers
     * @param string $who
     */
    public function test_nobody_touches_a_review_of_somebody_else(string $who): void {
        $case = $this->panel();
        $userid = (int) ($who === 'other reviewer' ? $case->reviewers[1]->id : match ($who) {
            'candidate' => $case->candidate->id,
            'manager' => $case->manager->id,
            'administrator' => get_admin()->id,
            'outsider' => $case->outsider->id,
            'nobody' => 0,
        });
        $service = di::get(review_service::class);
        $id = $this->review_id($case, 0);
        $rating = ['goals' => ['level' => 'goals-3', 'reason' => 'x', 'citations' => []]];
        $this->refused(fn() => $service->open($id, $userid), 'refused_notyourreview');
        $this->refused(fn() => $service->save($id, $userid, $rating), 'refused_notyourreview');
        $this->refused(fn() => $service->lock($id, $userid), 'refused_notyourreview');
        $this->refused(fn() => $service->decline($id, $userid, ''), 'refused_notyourreview');
        $this->refused(fn() => $service->conflict($id, $userid, ''), 'refused_notyourreview');
        $this->refused(fn() => $service->criteria($id, $userid), 'refused_notyourreview');
        $this->refused(fn() => $service->progress($id, $userid), 'refused_notyourreview');
        $this->assertSame([], di::get(review_repository::class)->ratings($id));
    }

    /**
     * Those who have no business with a review.
     *
     * @return array
     */
    public static function strangers(): array {
        return array_map(
            fn($who) => [$who],
            ['other reviewer', 'candidate', 'manager', 'administrator', 'outsider', 'nobody']
        );
    }

    /**
     * Every way to change a panel, by everybody who does not manage the activity.
     *
     * @dataProvider not_managers
     * @param string $who
     */
    public function test_only_managers_change_a_panel(string $who): void {
        $case = $this->panel();
        $userid = (int) match ($who) {
            'reviewer' => $case->reviewers[0]->id,
            'candidate' => $case->candidate->id,
            'outsider' => $case->outsider->id,
            'manager of another course' => $this->manager_elsewhere()->id,
        };
        $assignment = di::get(assignment_service::class);
        $submissionid = (int) $case->submission->id;
        $third = (int) $case->reviewers[2]->id;
        $review = $this->review_id($case, 0);
        $this->refused(fn() => $assignment->assign($submissionid, $third, 'rater', $userid), 'refused_manage');
        $this->refused(fn() => $assignment->assign_by_load($submissionid, $userid), 'refused_manage');
        $this->refused(fn() => $assignment->reassign($review, $third, $userid), 'refused_manage');
        $this->refused(fn() => di::get(review_service::class)->void($review, $userid, 'because'), 'refused_manage');
        $this->refused(fn() => di::get(result_service::class)->for_manager($submissionid, $userid), 'refused_manage');
        $this->assertCount(2, di::get(review_repository::class)->active($submissionid));
    }

    /**
     * Those who do not manage the activity.
     *
     * @return array
     */
    public static function not_managers(): array {
        return array_map(fn($who) => [$who], ['reviewer', 'candidate', 'outsider', 'manager of another course']);
    }

    public function test_a_level_of_another_criterion_is_refused_and_nothing_is_saved(): void {
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $userid = (int) $case->reviewers[0]->id;
        $service = di::get(review_service::class);
        $this->refused(fn() => $service->save($id, $userid, [
            'goals' => ['level' => 'goals-2', 'reason' => 'Good.', 'citations' => []],
            'task' => ['level' => 'goals-2', 'reason' => 'Good too.', 'citations' => []],
        ]), 'refused_level');
        $this->refused(fn() => $service->save($id, $userid, ['style' => ['level' => '']]), 'refused_criterion');
        $this->assertSame([], di::get(review_repository::class)->ratings($id));
    }

    public function test_evidence_of_another_submission_cannot_be_cited(): void {
        $case = $this->panel();
        $other = $this->submission_of($case, $this->candidate($case));
        $theirs = array_key_first(di::get(evidence_repository::class)->of_submission((int) $other->id));
        $this->refused(fn() => di::get(review_service::class)->save($this->review_id($case, 0), (int) $case->reviewers[0]->id, [
            'goals' => ['level' => 'goals-2', 'reason' => 'Good.', 'citations' => [$theirs]],
        ]), 'refused_citation');
    }

    public function test_locking_needs_level_reason_and_citation_for_each_criterion(): void {
        // A refusal rolls its transaction back, so it must be the outermost one.
        $this->preventResetByRollback();
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $userid = (int) $case->reviewers[0]->id;
        $service = di::get(review_service::class);
        $item = array_key_first(di::get(evidence_repository::class)->of_submission((int) $case->submission->id));
        $good = ['level' => 'goals-2', 'reason' => 'Good.', 'citations' => [$item]];
        $this->assertSame([0, 2], $service->progress($id, $userid));
        $service->save($id, $userid, ['goals' => $good]);
        $this->assertSame([1, 2], $service->progress($id, $userid));
        foreach ([['level' => ''], ['reason' => ' '], ['citations' => []]] as $lack) {
            $service->save($id, $userid, ['task' => $lack + ['level' => 'task-1', 'reason' => 'Hm.', 'citations' => [$item]]]);
            $this->refused(fn() => $service->lock($id, $userid), 'refused_unfinished');
        }
        // Who could not score a criterion may have nothing to cite.
        $service->save($id, $userid, ['task' => ['level' => 'NE', 'reason' => 'Nothing about the task.', 'citations' => []]]);
        $this->assertNull($service->lock($id, $userid));
        $this->refused(fn() => $service->save($id, $userid, ['goals' => $good]), 'refused_locked');
        $this->refused(fn() => $service->lock($id, $userid), 'refused_locked');
    }

    public function test_assigning_by_load_takes_the_least_loaded_and_never_the_candidate(): void {
        // A refusal rolls its transaction back, so it must be the outermost one.
        $this->preventResetByRollback();
        $case = $this->panel(['reviewers' => 3, 'assign' => false]);
        // The candidate may review too, but not this.
        role_assign($this->reviewer_role(), $case->candidate->id, $case->context->id);
        $assignment = di::get(assignment_service::class);
        $submissionid = (int) $case->submission->id;
        $ids = array_map(fn($reviewer) => (int) $reviewer->id, $case->reviewers);
        $this->assertSame(array_fill_keys($ids, 0), $assignment->eligible($submissionid));
        $this->refused(
            fn() => $assignment->assign($submissionid, (int) $case->candidate->id, 'rater', (int) $case->manager->id),
            'refused_ownwork'
        );
        // One review each for the first and the second: the third is next, then the first again.
        $first = $this->submission_of($case, $this->candidate($case));
        $assignment->assign_by_load((int) $first->id, (int) $case->manager->id);
        $this->assertSame([$ids[2] => 0, $ids[0] => 1, $ids[1] => 1], $assignment->eligible($submissionid));
        $assignment->assign_by_load($submissionid, (int) $case->manager->id);
        $this->assertSame([$ids[2], $ids[0]], $this->panel_of($submissionid));
    }

    public function test_only_reviewers_of_the_activity_can_be_assigned_and_each_once(): void {
        // A refusal rolls its transaction back, so it must be the outermost one.
        $this->preventResetByRollback();
        $case = $this->panel();
        $assignment = di::get(assignment_service::class);
        $manager = (int) $case->manager->id;
        $submissionid = (int) $case->submission->id;
        $assign = fn($userid, $role = 'rater') => fn() => $assignment->assign($submissionid, (int) $userid, $role, $manager);
        $this->refused($assign($case->outsider->id), 'refused_noreviewer');
        $this->refused($assign($manager), 'refused_noreviewer');
        $this->refused($assign($case->reviewers[0]->id), 'refused_onpanel');
        $this->refused($assign($case->reviewers[2]->id), 'refused_panelfull');
        $this->refused($assign($case->reviewers[2]->id, 'adjudicator'), 'refused_panelfull');
        $this->refused($assign($case->reviewers[2]->id, 'king'), 'refused_panelfull');
        // Back to an empty place: whoever declined is not asked again.
        di::get(review_service::class)->decline($this->review_id($case, 0), (int) $case->reviewers[0]->id, 'No time');
        $this->refused($assign($case->reviewers[0]->id), 'refused_onpanel');
        $assign($case->reviewers[2]->id)();
        $this->assertSame([(int) $case->reviewers[1]->id, (int) $case->reviewers[2]->id], $this->panel_of($submissionid));
    }

    public function test_separate_groups_keep_reviewers_and_managers_to_their_own_candidates(): void {
        $case = $this->panel(['groupmode' => SEPARATEGROUPS, 'assign' => false]);
        $generator = $this->getDataGenerator();
        $group = $generator->create_group(['courseid' => $case->course->id]);
        $generator->create_group_member(['groupid' => $group->id, 'userid' => $case->candidate->id]);
        $assignment = di::get(assignment_service::class);
        $submissionid = (int) $case->submission->id;
        $this->assertSame([], $assignment->eligible($submissionid));
        $generator->create_group_member(['groupid' => $group->id, 'userid' => $case->reviewers[1]->id]);
        $this->assertSame([(int) $case->reviewers[1]->id], array_keys($assignment->eligible($submissionid)));
        $this->refused(
            fn() => $assignment->assign($submissionid, (int) $case->reviewers[0]->id, 'rater', (int) get_admin()->id),
            'refused_reviewergroup'
        );
        // An editing teacher sees all groups by default; take that away.
        $role = $generator->create_role();
        assign_capability('moodle/site:accessallgroups', CAP_PROHIBIT, $role, $case->context->id);
        role_assign($role, $case->manager->id, $case->context->id);
        $this->refused(
            fn() => $assignment->assign($submissionid, (int) $case->reviewers[1]->id, 'rater', (int) $case->manager->id),
            'refused_group'
        );
    }

    public function test_a_declined_review_goes_to_somebody_else_where_the_activity_assigns(): void {
        $case = $this->panel(['autoassign' => 1, 'assign' => false]);
        $this->assertSame(
            [(int) $case->reviewers[0]->id, (int) $case->reviewers[1]->id],
            $this->panel_of((int) $case->submission->id)
        );
        $sink = $this->redirectMessages();
        di::get(review_service::class)->conflict($this->review_id($case, 0), (int) $case->reviewers[0]->id, 'My sister');
        $this->assertSame(
            [(int) $case->reviewers[1]->id, (int) $case->reviewers[2]->id],
            $this->panel_of((int) $case->submission->id)
        );
        $told = array_map(fn($message) => [(int) $message->useridto, $message->eventtype], $sink->get_messages());
        $this->assertContains([(int) $case->reviewers[2]->id, 'assigned'], $told);
        $this->assertStringNotContainsString('My sister', json_encode($this->record_of($case)));
    }

    public function test_a_reassigned_review_leaves_the_first_reviewer(): void {
        $case = $this->panel();
        $id = di::get(assignment_service::class)->reassign(
            $this->review_id($case, 0),
            (int) $case->reviewers[2]->id,
            (int) $case->manager->id
        );
        $this->assertSame('rater', di::get(review_repository::class)->get($id)->role);
        $this->refused(
            fn() => di::get(review_service::class)->open($this->review_id($case, 0), (int) $case->reviewers[0]->id),
            'refused_gone'
        );
        $queue = di::get(queue::class)->of((int) $case->microcred->id, (int) $case->reviewers[0]->id);
        $this->assertSame([0, 0, []], [$queue->total, $queue->todo, $queue->rows]);
    }

    public function test_queue_is_oldest_due_first_and_shows_progress(): void {
        global $DB;
        $case = $this->panel();
        $second = $this->submission_of($case, $this->candidate($case));
        $reviewer = (int) $case->reviewers[0]->id;
        di::get(assignment_service::class)->assign((int) $second->id, $reviewer, 'rater', (int) $case->manager->id);
        $DB->set_field('microcred_review', 'timedue', 1000, ['submissionid' => $second->id]);
        $this->say($case, 0, ['goals' => 'goals-2'], false);
        $reads = $DB->perf_get_reads();
        $queue = di::get(queue::class)->of((int) $case->microcred->id, $reviewer)->rows;
        $this->assertSame([$second->blindcode, $case->submission->blindcode], array_column($queue, 'blindcode'));
        $this->assertEquals([0, 1], array_column($queue, 'finished'));
        $this->assertSame([2, 2], array_column($queue, 'criteria'));
        $this->assertLessThan(8, $DB->perf_get_reads() - $reads);
        $this->refused(
            fn() => di::get(queue::class)->of((int) $case->microcred->id, (int) $case->candidate->id),
            'refused_review'
        );
    }

    public function test_a_long_queue_has_pages_with_the_newest_locked_reviews_last(): void {
        global $DB, $PAGE;
        $case = $this->panel();
        $reviewer = (int) $case->reviewers[0]->id;
        $first = $DB->get_record('microcred_review', ['id' => $this->review_id($case, 0)]);
        // Straight into the tables: sixty panels would take their time.
        for ($number = 1; $number < queue::PERPAGE + 10; $number++) {
            $submission = clone $case->submission;
            unset($submission->id);
            $submission->userid = $this->candidate($case)->id;
            $submission->blindcode = "Q$number";
            $review = clone $first;
            unset($review->id);
            $review->submissionid = $DB->insert_record('microcred_submission', $submission);
            $review->timedue = $first->timedue + $number;
            if ($number >= queue::PERPAGE) {
                $review->status = 'locked';
                $review->timelocked = $number;
            }
            $DB->insert_record('microcred_review', $review);
        }
        $read = function (int $page) use ($case, $reviewer, $DB): array {
            $before = $DB->perf_get_reads();
            $queue = di::get(queue::class)->of((int) $case->microcred->id, $reviewer, $page);
            return [$queue, $DB->perf_get_reads() - $before];
        };
        $read(0);
        [$page, $reads] = $read(0);
        $this->assertSame([queue::PERPAGE + 10, queue::PERPAGE, 0], [$page->total, $page->todo, $page->page]);
        $this->assertCount(queue::PERPAGE, $page->rows);
        $this->assertEquals($first->id, $page->rows[0]->id);
        $this->assertLessThan(5, $reads);
        $done = $read(1)[0];
        $this->assertSame(range(queue::PERPAGE + 9, queue::PERPAGE), array_map('intval', array_column($done->rows, 'timelocked')));
        $this->assertSame([0, queue::PERPAGE], [$read(7)[0]->page, count($read(7)[0]->rows)]);
        $output = $PAGE->get_renderer('core');
        $shown = new review_queue($done, 0, new moodle_url('/mod/microcred/queue.php'));
        $html = $output->render_from_template('mod_microcred/review_queue', $shown->export_for_template($output));
        $this->assertStringNotContainsString(get_string('queue_empty', 'mod_microcred'), $html);
        $this->assertStringContainsString('pagination', $html);
    }

    public function test_page_warns_and_record_shows_when_evidence_was_replaced(): void {
        $case = $this->panel();
        $evidence = di::get(evidence_repository::class)->of_submission((int) $case->submission->id);
        $old = reset($evidence)->file;
        $record = ['contextid' => $old->get_contextid(), 'component' => 'mod_microcred', 'filearea' => 'evidence',
            'itemid' => $old->get_itemid(), 'filepath' => '/', 'filename' => $old->get_filename()];
        $old->delete();
        get_file_storage()->create_file_from_string($record, 'Something better');
        $opened = di::get(review_service::class)->open($this->review_id($case, 0), (int) $case->reviewers[0]->id);
        $this->assertSame(['item-001.txt'], $opened->changes['changed']);
        $this->assertStringContainsString(get_string('integrity_broken', 'mod_microcred'), $this->page($opened, $case));
        $this->assertContains('integrity_broken', array_column($this->record_of($case), 'type'));
    }

    public function test_reviewers_are_reminded_once_before_the_date(): void {
        $case = $this->panel();
        $clock = $this->mock_clock_with_frozen(di::get(\core\clock::class)->time() + 9 * DAYSECS);
        $sink = $this->redirectMessages();
        (new task\send_review_reminders())->execute();
        (new task\send_review_reminders())->execute();
        $due = array_filter($sink->get_messages(), fn($message) => $message->eventtype === 'reviewdue');
        $this->assertCount(2, $due);
        $clock->bump(4 * DAYSECS);
        (new task\send_review_reminders())->execute();
        $this->assertCount(4, array_filter($sink->get_messages(), fn($message) => $message->eventtype === 'reviewdue'));
    }

    public function test_groups_that_see_each_other_divide_no_panel(): void {
        $case = $this->panel(['groupmode' => VISIBLEGROUPS, 'assign' => false]);
        $this->assertCount(4, di::get(assignment_service::class)->eligible((int) $case->submission->id));
    }

    public function test_a_reason_may_be_as_long_as_is_said(): void {
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $save = fn(int $length) => di::get(review_service::class)->save($id, (int) $case->reviewers[0]->id, [
            'goals' => ['level' => 'goals-2', 'reason' => str_repeat('ä', $length), 'citations' => []],
        ]);
        $save(10000);
        $this->refused(fn() => $save(10001), 'refused_long');
    }

    public function test_where_there_is_no_evidence_none_must_be_cited(): void {
        $case = $this->panel();
        $version = di::get(\mod_microcred\local\activity\version_service::class)->get((int) $case->submission->versionid);
        $said = ['goals' => (object) ['level' => 'goals-2', 'reason' => 'Clear.', 'citations' => []]];
        $missing = fn(array $items) => (new \mod_microcred\local\review\rating_check($version, $items))
            ->missing([['id' => 'goals']], $said);
        $this->assertSame([], $missing([]));
        $this->assertSame(['goals' => ['citation']], $missing([7]));
    }

    public function test_a_manager_is_not_told_about_their_own_work(): void {
        $case = $this->panel(['assign' => false]);
        $manager = $this->getDataGenerator()->create_and_enrol($case->course, 'editingteacher');
        $attempt = di::get(\mod_microcred\local\submission\submission_repository::class)->get((int) $case->submission->id);
        $this->getDataGenerator()->enrol_user($case->candidate->id, $case->course->id, 'editingteacher');
        $sink = $this->redirectMessages();
        di::get(assignment_service::class)->notify_managers($attempt, \mod_microcred\local\message::NoReviewer);
        $told = array_map(fn($message) => (int) $message->useridto, $sink->get_messages());
        $this->assertContains((int) $manager->id, $told);
        $this->assertNotContains((int) $case->candidate->id, $told);
    }

    public function test_a_review_has_at_least_a_day(): void {
        $case = $this->panel(['reviewdays' => 0]);
        $review = di::get(review_repository::class)->get($this->review_id($case, 0));
        $this->assertSame($review->timeassigned + DAYSECS, $review->timedue);
    }

    public function test_a_finished_review_is_not_given_to_somebody_else(): void {
        $case = $this->panel();
        $this->say($case, 0, 2);
        $this->refused(fn() => di::get(assignment_service::class)->reassign(
            $this->review_id($case, 0),
            (int) $case->reviewers[2]->id,
            (int) $case->manager->id
        ), 'refused_finished');
    }

    public function test_whose_account_is_suspended_gets_no_message(): void {
        global $DB;
        $case = $this->panel();
        $DB->set_field('user', 'suspended', 1, ['id' => $case->reviewers[0]->id]);
        $this->mock_clock_with_frozen(di::get(\core\clock::class)->time() + 9 * DAYSECS);
        $sink = $this->redirectMessages();
        (new task\send_review_reminders())->execute();
        $told = array_map(fn($message) => (int) $message->useridto, $sink->get_messages());
        $this->assertSame([(int) $case->reviewers[1]->id], $told);
    }

    /**
     * Nobody is put on the panel of their own work, but accounts are merged, and rows come from elsewhere.
     */
    public function test_nobody_reviews_their_own_work_even_where_a_review_is_theirs(): void {
        global $DB;
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $candidate = (int) $case->candidate->id;
        $this->getDataGenerator()->role_assign($this->reviewer_role(), $candidate, $case->context->id);
        $DB->set_field('microcred_review', 'reviewerid', $candidate, ['id' => $id]);
        $service = di::get(review_service::class);
        $ratings = ['goals' => ['level' => 'goals-3', 'reason' => 'Mine.', 'citations' => []]];
        $this->refused(fn() => $service->open($id, $candidate), 'refused_review');
        $this->refused(fn() => $service->save($id, $candidate, $ratings), 'refused_review');
        $this->refused(fn() => $service->lock($id, $candidate), 'refused_review');
        $this->assertSame(0, $DB->count_records('microcred_rating', ['reviewid' => $id]));
    }

    public function test_calendar_shows_a_review_to_its_reviewer_until_it_is_locked(): void {
        global $DB;
        $case = $this->panel();
        $mine = ['modulename' => 'microcred', 'userid' => $case->reviewers[0]->id, 'eventtype' => 'reviewdue'];
        $this->assertSame(1, $DB->count_records('event', $mine));
        $this->say($case, 0, 2);
        $this->assertSame(0, $DB->count_records('event', $mine));
    }

    /**
     * The scoring page as HTML.
     *
     * @param stdClass $opened
     * @param stdClass $case
     * @return string
     */
    private function page(stdClass $opened, stdClass $case): string {
        global $PAGE;
        $PAGE->set_url('/mod/microcred/review.php');
        $page = new review_page($opened, $case->context, [], 0);
        return $PAGE->get_renderer('core')->render_from_template(
            'mod_microcred/review_page',
            $page->export_for_template($PAGE->get_renderer('core'))
        );
    }
}
