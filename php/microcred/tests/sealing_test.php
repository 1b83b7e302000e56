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

use core\clock;
use core\di;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\home_service;
use mod_microcred\local\submission\submission_service;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\candidate_home;
use mod_microcred\task\requeue_sealing;
use mod_microcred\task\seal_evidence;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/sealing.php');
require_once(__DIR__ . '/fragile_database.php');
require_once(__DIR__ . '/broken_down.php');

/**
 * Large evidence is sealed by a task: nobody sees it before, and whatever goes wrong, nothing is half sealed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\submission_service
 * @covers     \mod_microcred\task\seal_evidence
 * @covers     \mod_microcred\task\requeue_sealing
 */
final class sealing_test extends \advanced_testcase {
    use sealing;

    public function test_small_evidence_is_sealed_at_once_and_large_evidence_by_a_task(): void {
        $this->prepare();
        set_config('sealatonce', 1, 'mod_microcred');
        $id = $this->draft(['a.txt' => str_repeat('x', 1 << 19), 'b.txt' => str_repeat('y', 1 << 19)]);
        $this->assertSame('review', $this->submit($id)->status);
        $this->assertSame([], $this->queued());
        di::get(application_service::class)->withdraw($id, (int) $this->candidate->id);
        $again = di::get(application_service::class)->next_attempt($id, (int) $this->candidate->id);
        $this->add($again, 'c.txt', str_repeat('z', (1 << 20) + 1));
        $this->assertSame('sealing', $this->submit($again)->status);
        $this->assertSame([$again], $this->queued());
    }

    public function test_nobody_but_the_candidate_sees_evidence_before_it_is_sealed(): void {
        $this->prepare(['autoassign' => 1], true);
        $reviewers = [
            $this->generator()->create_reviewer((int) $this->course->id),
            $this->generator()->create_reviewer((int) $this->course->id),
        ];
        $messages = $this->redirectMessages();
        $id = $this->draft();
        $submission = $this->submit($id);
        $this->assertSame(['sealing', '', null], [$submission->status, $submission->manifestroot, $submission->manifest]);
        $this->assertNotContains('submitted', array_column($messages->get_messages(), 'eventtype'));
        $this->refused(fn() => di::get(assignment_service::class)->assign(
            $id,
            (int) $reviewers[0]->id,
            'rater',
            (int) $this->manager->id
        ), 'refused_panelfull');
        $context = \context_module::instance($this->microcred->cmid);
        $item = $this->file_of($id)->get_itemid();
        $files = di::get(\mod_microcred\local\files::class);
        $this->assertNull($files->asked_for($context, (int) $this->microcred->id, $item, (int) $reviewers[0]->id));
        $this->assertNotNull($files->asked_for($context, (int) $this->microcred->id, $item, (int) $this->candidate->id));

        $this->run_tasks();
        $submission = $this->now($id);
        $this->assertSame(['review', 'intact'], [$submission->status, $submission->integrity]);
        $this->assertNotSame('', $submission->manifestroot);
        $this->assertNotNull($files->asked_for($context, (int) $this->microcred->id, $item, (int) $reviewers[0]->id));
        $types = array_count_values(array_column($messages->get_messages(), 'eventtype'));
        $this->assertSame(1, $types['submitted'] ?? 0);
        $this->assertSame(2, $types['assigned'] ?? 0);
        $recorded = $this->recorded($id);
        $this->assertLessThan(
            array_search('review_assigned', $recorded, true),
            array_search('submission_sealed', $recorded, true)
        );
        $none = ['added' => [], 'missing' => [], 'changed' => []];
        $this->assertSame($none, di::get(sealing_service::class)->differences(attempt::of($submission)));
        // A second task finds nothing to do.
        $this->assertSame('over', di::get(submission_service::class)->seal($id));
        $this->assertSame($recorded, $this->recorded($id));
    }

    public function test_nothing_can_be_changed_while_it_is_being_sealed(): void {
        $this->prepare();
        $id = $this->draft();
        $this->submit($id);
        $service = di::get(evidence_service::class);
        $user = (int) $this->candidate->id;
        $this->refused(fn() => $this->add($id, 'later.txt', 'x'), 'refused_stage');
        $this->refused(fn() => $service->delete_item($id, $user, (int) $this->file_of($id)->get_itemid()), 'refused_stage');
        $this->refused(fn() => $service->save_reflection($id, $user, 'x'), 'refused_stage');
        $this->refused(fn() => $service->submit($id, $user), 'refused_stage');
    }

    public function test_it_can_be_withdrawn_before_and_while_it_is_read(): void {
        $this->prepare();
        $id = $this->draft();
        $this->submit($id);
        di::get(application_service::class)->withdraw($id, (int) $this->candidate->id);
        $this->assertSame('over', di::get(submission_service::class)->seal($id));
        $this->assertSame(['withdrawn', ''], [$this->now($id)->status, $this->now($id)->manifestroot]);

        $again = di::get(application_service::class)->next_attempt($id, (int) $this->candidate->id);
        $this->submit($again);
        // The attempt is looked at when the first bytes are read.
        $handing = $this->with_submissions(function () use ($again) {
            di::get(application_service::class)->withdraw($again, (int) $this->candidate->id);
        }, 2);
        $this->assertSame('over', $handing->seal($again));
        $this->assertSame(['withdrawn', ''], [$this->now($again)->status, $this->now($again)->manifestroot]);
        $this->assertNotContains('submission_sealed', $this->recorded($again));
        $this->assertNull($handing->progress($again));
    }

    public function test_an_attempt_that_is_deleted_while_it_is_read_is_no_fault(): void {
        $this->prepare();
        $id = $this->draft();
        $this->submit($id);
        $handing = $this->with_submissions(function () use ($id) {
            global $DB;
            di::get(\mod_microcred\local\activity\activity_service::class)->delete_submissions(
                $DB->get_record('microcred', ['id' => $this->microcred->id]),
                [$id]
            );
        }, 2);
        $this->assertSame('over', $handing->seal($id));
        $this->assertSame('over', di::get(submission_service::class)->seal($id));
        $this->run_tasks();
    }

    public function test_evidence_changed_behind_moodle_while_it_is_read_is_read_again(): void {
        global $DB;
        $this->prepare([], true);
        $id = $this->draft();
        $this->submit($id);
        $handing = $this->with_submissions(
            fn() => $DB->set_field('microcred_evidence', 'title', 'Another', ['submissionid' => $id]),
            2
        );
        $this->refused(fn() => $handing->seal($id), 'fault_moving');
        $this->assertSame('sealing', $this->now($id)->status);
        $this->assertSame('review', $this->seal($id)->status);
    }

    public function test_two_processes_do_not_seal_the_same_attempt(): void {
        $this->prepare();
        $id = $this->draft();
        $this->submit($id);
        $second = null;
        $handing = $this->with_submissions(function () use ($id, &$second) {
            $second = di::get(submission_service::class)->seal($id);
        }, 2);
        $first = $handing->seal($id);
        // A database gives a lock twice to one connection, which both are here. Then the first finds the work done.
        $this->assertContains([$first, $second], [['sealed', 'elsewhere'], ['over', 'sealed']]);
        $this->assertSame('review', $this->now($id)->status);
        $this->assertCount(1, array_keys($this->recorded($id), 'submission_sealed'));
    }

    public function test_a_stop_before_or_after_any_write_leaves_nothing_half_sealed(): void {
        global $DB;
        $this->prepare(['autoassign' => 1], true);
        $this->generator()->create_reviewer((int) $this->course->id);
        $this->redirectMessages();
        $id = $this->draft();
        $this->submit($id);
        $real = $DB;
        $writes = 0;
        for ($at = 1; $at < 99; $at++) {
            foreach ([false, true] as $after) {
                $fragile = new fragile_database($real, $at, $after);
                $fragile->take_over();
                try {
                    di::get(submission_service::class)->seal($id);
                    $writes = $fragile->count;
                    break 2;
                } catch (broken_down) {
                    $fragile->step_back();
                    $submission = $this->now($id);
                    $this->assertSame(['sealing', '', null], [$submission->status, $submission->manifestroot,
                        $submission->manifest], "write $at");
                    $this->assertSame(0, $DB->count_records('microcred_review'));
                    $this->assertNotContains('submission_sealed', $this->recorded($id));
                } finally {
                    $fragile->step_back();
                }
            }
        }
        $this->assertGreaterThan(5, $writes);
        $this->assertSame($writes, $at - 1);
        $this->assertSame('review', $this->now($id)->status);
        $this->assertCount(1, array_keys($this->recorded($id), 'submission_sealed'));
    }

    public function test_a_stop_while_handing_in_leaves_a_draft(): void {
        global $DB;
        $this->prepare([], true);
        $id = $this->draft();
        $real = $DB;
        for ($at = 1; $at < 99; $at++) {
            $fragile = new fragile_database($real, $at, false);
            $fragile->take_over();
            try {
                di::get(evidence_service::class)->submit($id, (int) $this->candidate->id);
                break;
            } catch (broken_down) {
                $fragile->step_back();
                $this->assertSame(['draft', 0], [$this->now($id)->status, (int) $this->now($id)->timesubmitted]);
                $this->assertSame([], $this->queued());
            } finally {
                $fragile->step_back();
            }
        }
        $this->assertGreaterThan(3, $at);
        $this->assertSame('sealing', $this->now($id)->status);
        $this->assertSame([$id], $this->queued());
    }

    public function test_what_nobody_seals_any_more_is_queued_again(): void {
        global $DB;
        $this->prepare();
        $id = $this->draft();
        $this->submit($id);
        // Still young, or still queued: left alone.
        $DB->delete_records('task_adhoc');
        $this->run_scheduled();
        $this->assertSame([], $this->queued());
        $DB->set_field('microcred_submission', 'timesubmitted', di::get(clock::class)->time() - 601, ['id' => $id]);
        $this->run_scheduled();
        $this->assertSame([$id], $this->queued());
        $this->run_scheduled();
        $this->assertSame([$id], $this->queued());
        // Given up by Moodle.
        $DB->set_field('task_adhoc', 'attemptsavailable', 0, []);
        $this->run_scheduled();
        $this->assertSame([$id, $id], $this->queued());
        $this->run_tasks();
        $this->assertSame('review', $this->now($id)->status);
        $DB->delete_records('task_adhoc');
        $this->run_scheduled();
        $this->assertSame([], $this->queued());
    }

    public function test_the_candidate_sees_how_far_it_is(): void {
        $this->prepare();
        $id = $this->draft(['plan.pdf' => str_repeat('x', 2 << 20)]);
        $submission = $this->submit($id);
        $this->setUser($this->candidate);
        $page = $this->page($submission);
        $this->assertStringContainsString('It waits for its turn.', $page);
        $this->assertStringNotContainsString('<progress', $page);
        $this->assertStringContainsString('do=withdraw', $page);
        // Nothing of the template's own comment.
        $this->assertStringNotContainsString('"requirements":', $page);
        \cache::make('mod_microcred', 'sealing')->set($id, ['done' => 1 << 20, 'total' => 4 << 20]);
        $page = $this->page($submission);
        $this->assertMatchesRegularExpression('/<progress[^>]* max="100" value="25"/', $page);
        $this->assertMatchesRegularExpression('/1(\.0)?.MB of 4(\.0)?.MB are read\./u', $page);
        $submission = $this->seal($id);
        $this->assertNull(di::get(submission_service::class)->progress($id));
        $this->assertStringNotContainsString('<progress', $this->page($submission));
    }

    /**
     * What a process does that finds submissions after somebody did something.
     *
     * @param callable $deed
     * @param int $at before which look at the submission
     * @return submission_service
     */
    private function with_submissions(callable $deed, int $at): submission_service {
        $submissions = new class ($deed, $at) extends submission_repository {
            /**
             * Constructor.
             */
            public function __construct(
                /** @var \Closure */
                private readonly \Closure $deed,
                /** @var int */
                private int $at
            ) {
                parent::__construct(di::get(\moodle_database::class));
            }

            #[\Override]
            public function find(int $id): ?attempt {
                if (--$this->at === 0) {
                    ($this->deed)();
                }
                return parent::find($id);
            }
        };
        return di::get_container()->make(submission_service::class, ['submissions' => $submissions]);
    }

    /**
     * Runs what is queued.
     */
    private function run_tasks(): void {
        ob_start();
        $this->runAdhocTasks('\\' . seal_evidence::class);
        ob_end_clean();
    }

    /**
     * Runs the scheduled task.
     */
    private function run_scheduled(): void {
        ob_start();
        (new requeue_sealing())->execute();
        ob_end_clean();
    }

    /**
     * The candidate's page.
     *
     * @param stdClass $submission
     * @return string
     */
    private function page(stdClass $submission): string {
        global $PAGE;
        $PAGE->set_url('/mod/microcred/view.php', ['id' => $this->microcred->cmid]);
        $status = di::get(home_service::class)->candidate((int) $this->microcred->id, (int) $this->candidate->id);
        $this->assertSame((int) $submission->id, $status->attempt->id);
        return $PAGE->get_renderer('core')->render(new candidate_home((int) $this->microcred->cmid, $status));
    }
}
