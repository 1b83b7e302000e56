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
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\decision\decision_repository;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\decision\result_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\submission_repository;
use mod_microcred\output\result_page;
use mod_microcred\task\sign_credential;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * What the panel's reviews lead to, and who gets to know when.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\decision\decision_service
 * @covers     \mod_microcred\local\decision\result_service
 * @covers     \mod_microcred\local\decision\profile_service
 */
final class decision_test extends \advanced_testcase {
    use panel;

    public function test_the_last_lock_decides_and_an_award_makes_the_credential_with_it(): void {
        $case = $this->panel();
        $this->assertNull($this->say($case, 0, 3));
        $this->assertSame('award', $this->say($case, 1, 2));
        $decision = di::get(decision_repository::class)->of_submission((int) $case->submission->id);
        $this->assertSame('award', $decision->outcome);
        // The mean of 6 and 4 points of 6, by Moodle's formula.
        $this->assertEqualsWithDelta(83.33333, $decision->grade, 0.00001);
        $this->assertSame('decided', $this->status($case));
        $credential = di::get(credential_repository::class)->of_submission((int) $case->submission->id);
        $this->assertSame(credential_status::Pending, $credential->status);
        $this->assertCount(0, manager::get_adhoc_tasks(sign_credential::class), 'signed only once the holder may know');
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $this->assertSame('released', $this->status($case));
        $this->assertCount(1, manager::get_adhoc_tasks(sign_credential::class));
    }

    public function test_managers_see_the_panel_and_the_outcome_of_what_waits_for_release(): void {
        $case = $this->panel();
        $this->say($case, 0, 3);
        $this->say($case, 1, 2);
        $filter = (object) ['stage' => 'decided', 'reviewer' => 0, 'group' => 0];
        $list = di::get(local\submission\candidate_list::class);
        $rows = $list->find((int) $case->microcred->id, (int) $case->manager->id, $filter, 0)->rows;
        $this->assertEquals([[2, 2, 'award']], array_map(fn($row) => [$row->panel, $row->locked, $row->outcome], $rows));
    }

    public function test_not_yet_makes_no_credential_and_opens_a_new_attempt(): void {
        $case = $this->panel(['autorelease' => 1]);
        $this->say($case, 0, 1);
        $this->assertSame('notyet', $this->say($case, 1, 1));
        $this->assertSame('released', $this->status($case));
        $this->assertNull(di::get(credential_repository::class)->of_submission((int) $case->submission->id));
        $next = di::get(application_service::class)->next_attempt((int) $case->submission->id, (int) $case->candidate->id);
        $this->assertSame(2, di::get(submission_repository::class)->get($next)->number);
    }

    public function test_a_disagreement_asks_one_more_reviewer_who_is_none_of_the_first(): void {
        $case = $this->panel();
        $this->say($case, 0, 3);
        $this->assertSame('adjudicate', $this->say($case, 1, 0));
        $this->assertSame('adjudication', $this->status($case));
        $this->assertNull(di::get(decision_repository::class)->of_submission((int) $case->submission->id));
        $panel = di::get(review_repository::class)->active((int) $case->submission->id, 'adjudicator');
        $this->assertSame((int) $case->reviewers[2]->id, (int) reset($panel)->reviewerid);
        $opened = di::get(review_service::class)->open((int) reset($panel)->id, (int) $case->reviewers[2]->id);
        $this->assertSame([], $opened->others, 'by default an adjudicator sees nothing');
        $this->assertSame('award', $this->say($case, 2, 2));
        $this->assertContains('adjudication_started', array_column($this->record_of($case), 'type'));
    }

    public function test_an_adjudicator_sees_the_first_reviews_where_the_rules_say_so_and_only_what_is_triggered(): void {
        $rules = json_decode(\mod_microcred_generator::rules());
        $rules->resolution->adjudicatorsees = 'reviews';
        $rules->resolution->scope = 'triggered';
        $case = $this->panel(['rules' => json_encode($rules)]);
        $this->say($case, 0, ['goals' => 'goals-3', 'task' => 'task-3']);
        $this->assertSame('adjudicate', $this->say($case, 1, ['goals' => 'goals-3', 'task' => 'task-1']));
        $opened = di::get(review_service::class)->open($this->review_id($case, 2), (int) $case->reviewers[2]->id);
        $this->assertSame(['task'], array_column($opened->criteria, 'id'));
        $this->assertSame(['task-3', 'task-1'], array_map(fn($ratings) => $ratings['task']->level, $opened->others));
        $this->assertSame('award', $this->say($case, 2, ['task' => 'task-2']));
    }

    public function test_a_discussion_is_chaired_by_somebody_who_sees_the_reviews_and_writes_down_what_was_agreed(): void {
        $rules = json_decode(\mod_microcred_generator::rules());
        $rules->resolution->with = 'discussion';
        $rules->resolution->adjudicatorsees = 'reviews';
        $case = $this->panel(['rules' => json_encode($rules)]);
        $this->say($case, 0, 3);
        $this->assertSame('adjudicate', $this->say($case, 1, 1));
        $opened = di::get(review_service::class)->open($this->review_id($case, 2), (int) $case->reviewers[2]->id);
        $this->assertSame('agreed', $opened->review->role);
        $this->assertCount(2, $opened->others);
        $this->assertSame('award', $this->say($case, 2, 2));
        $decision = di::get(decision_repository::class)->of_submission((int) $case->submission->id);
        $profile = di::get(local\decision\profile_service::class)->of(local\submission\attempt::of($case->submission), $decision);
        $this->assertSame('Agreed after discussion', $profile->criteria[0]->reviews[2]->name);
    }

    public function test_what_cannot_be_scored_is_incomplete(): void {
        $case = $this->panel();
        $this->say($case, 0, ['goals' => 'goals-3', 'task' => 'NE']);
        $this->assertSame('adjudicate', $this->say($case, 1, 3));
        $this->assertSame('incomplete', $this->say($case, 2, ['goals' => 'goals-3', 'task' => 'NE']));
        $decision = di::get(decision_repository::class)->of_submission((int) $case->submission->id);
        $this->assertNull($decision->grade);
    }

    public function test_a_void_review_in_adjudication_takes_the_panel_back_to_its_reviewers(): void {
        $case = $this->panel(['autoassign' => 1, 'assign' => false]);
        $this->say($case, 0, 3);
        $this->say($case, 1, 0);
        $this->assertSame('adjudication', $this->status($case));
        $service = di::get(review_service::class);
        $service->void($this->review_id($case, 1), (int) $case->manager->id, 'Scored another rubric');
        $this->assertSame('review', $this->status($case));
        // The adjudicator is called off; the next by load fills the place.
        $this->assertSame(
            [(int) $case->reviewers[0]->id, (int) $case->reviewers[3]->id],
            $this->panel_of((int) $case->submission->id)
        );
        $this->assertSame('award', $this->say($case, 3, 3));
        $this->refused(
            fn() => $service->void($this->review_id($case, 0), (int) $case->manager->id, 'Too late'),
            'refused_decided'
        );
        $this->assertStringNotContainsString('another rubric', json_encode($this->record_of($case)));
    }

    public function test_a_review_is_made_void_only_with_a_reason(): void {
        $case = $this->panel();
        $this->refused(
            fn() => di::get(review_service::class)->void($this->review_id($case, 0), (int) $case->manager->id, '  '),
            'refused_voidreason'
        );
    }

    public function test_only_the_candidate_reads_the_decision_and_only_once_it_is_released(): void {
        $case = $this->panel();
        $service = di::get(result_service::class);
        $id = (int) $case->submission->id;
        $candidate = (int) $case->candidate->id;
        $this->refused(fn() => $service->for_candidate($id, $candidate), 'refused_unreleased');
        $this->say($case, 0, 3);
        $this->say($case, 1, 3);
        $this->refused(fn() => $service->for_candidate($id, $candidate), 'refused_unreleased');
        di::get(decision_service::class)->release($id, (int) $case->manager->id);
        $this->assertSame('award', $service->for_candidate($id, $candidate)->decision->outcome);
        foreach ([$this->candidate($case), $case->reviewers[0], $case->manager, $case->outsider] as $somebody) {
            $this->refused(fn() => $service->for_candidate($id, (int) $somebody->id), 'refused_notyourresult');
        }
    }

    public function test_the_profile_gives_reasons_and_no_names(): void {
        global $PAGE;
        $case = $this->panel(['autorelease' => 1]);
        foreach ($case->reviewers as $place => $reviewer) {
            $this->rename((int) $reviewer->id, "Rumpelstiltskin$place");
        }
        $this->say($case, 0, 3);
        $this->say($case, 1, 2);
        $result = di::get(result_service::class)->for_candidate((int) $case->submission->id, (int) $case->candidate->id);
        $PAGE->set_url('/mod/microcred/result.php');
        $core = $PAGE->get_renderer('core');
        $page = (new result_page($result, (int) $case->microcred->cmid))->export_for_template($core);
        $html = $core->render_from_template('mod_microcred/result_page', $page);
        $this->assertStringContainsString('Reviewer 1', $html);
        $this->assertStringContainsString('Reviewer 2', $html);
        $this->assertStringContainsString('The evidence shows goals-3.', $html);
        $this->assertStringContainsString('Where ratings differed, the mean counts', $html);
        $this->assertStringNotContainsString('Rumpelstiltskin', $html);
        $this->assertStringNotContainsString('[[', $html);
    }

    public function test_only_managers_release_and_never_their_own(): void {
        $case = $this->panel();
        $this->say($case, 0, 3);
        $this->say($case, 1, 3);
        $service = di::get(decision_service::class);
        $id = (int) $case->submission->id;
        foreach ([$case->candidate, $case->reviewers[0], $case->outsider, $this->manager_elsewhere()] as $somebody) {
            $this->refused(fn() => $service->release($id, (int) $somebody->id), 'refused_manage');
        }
        $this->getDataGenerator()->enrol_user($case->candidate->id, $case->course->id, 'editingteacher');
        $this->refused(fn() => $service->release($id, (int) $case->candidate->id), 'refused_ownmanage');
        $service->release($id, (int) $case->manager->id);
        $this->assertSame('released', $this->status($case));
    }

    public function test_a_decision_is_released_once(): void {
        $this->preventResetByRollback();
        $case = $this->panel(['autorelease' => 1]);
        $this->say($case, 0, 3);
        $this->say($case, 1, 3);
        $this->refused(
            fn() => di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id),
            'refused_undecided'
        );
    }

    public function test_a_manager_on_the_panel_learns_nothing_before_the_decision(): void {
        $case = $this->panel();
        role_assign($this->reviewer_role(), $case->manager->id, $case->context->id);
        $this->say($case, 0, 3);
        di::get(review_service::class)->decline($this->review_id($case, 1), (int) $case->reviewers[1]->id, '');
        di::get(local\review\assignment_service::class)->assign(
            (int) $case->submission->id,
            (int) $case->manager->id,
            'rater',
            (int) get_admin()->id
        );
        $this->refused(
            fn() => di::get(result_service::class)->for_manager((int) $case->submission->id, (int) $case->manager->id),
            'refused_panelmanager'
        );
        $seen = di::get(result_service::class)->for_manager((int) $case->submission->id, (int) get_admin()->id);
        $this->assertNull($seen->profile);
        $this->assertStringNotContainsString('The evidence shows', json_encode($seen->reviews));
    }

    public function test_a_review_of_another_submission_is_not_touched_through_this_one(): void {
        $case = $this->panel();
        $other = $this->submission_of($case, $this->candidate($case));
        $this->setUser($case->manager);
        $this->expectExceptionMessage(get_string('gone_review', 'mod_microcred'));
        di::get(review_repository::class)->get_in($this->review_id($case, 0), (int) $other->id);
    }

    public function test_every_step_is_in_the_record_and_in_the_log(): void {
        $sink = $this->redirectEvents();
        $case = $this->panel();
        $this->say($case, 0, 3);
        $this->say($case, 1, 0);
        $this->say($case, 2, 3);
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $types = array_column($this->record_of($case), 'type');
        foreach (
            ['review_assigned', 'review_started', 'review_locked', 'adjudication_started', 'decision_made',
                'decision_released'] as $step
        ) {
            $this->assertContains($step, $types);
            $class = "\\mod_microcred\\event\\$step";
            $events = array_filter($sink->get_events(), fn($event) => $event instanceof $class);
            $this->assertNotEmpty($events, $step);
            foreach ($events as $event) {
                $this->assertNotEmpty($event->get_description());
                $this->assertStringNotContainsString('[[', $event::get_name());
                $this->assertEquals($case->context->id, $event->contextid);
            }
        }
        $this->assertStringNotContainsString('The evidence shows', json_encode($this->record_of($case)));
    }

    /**
     * The state of the submission.
     *
     * @param stdClass $case
     * @return string
     */
    private function status(stdClass $case): string {
        return di::get(submission_repository::class)->get((int) $case->submission->id)->stage->value;
    }

    /**
     * Gives somebody a name that would be noticed.
     *
     * @param int $userid
     * @param string $name
     */
    private function rename(int $userid, string $name): void {
        global $DB;
        $DB->update_record('user', (object) ['id' => $userid, 'firstname' => $name, 'lastname' => $name]);
    }
}
