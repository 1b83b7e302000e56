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
use mod_microcred\local\activity\version_service;
use mod_microcred\local\credential\credential_repository;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\decision\result_service;
use mod_microcred\local\files;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\queue;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\candidate_actions;
use mod_microcred\local\submission\candidate_list;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use moodle_exception;
use ReflectionClass;
use ReflectionMethod;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * Who has no business with an id is refused by every service, and nothing changes.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\access
 */
final class ownership_test extends \advanced_testcase {
    use panel;

    /** @var string[] the services that act for somebody */
    private const SERVICES = [
        application_service::class, assignment_service::class, candidate_actions::class, candidate_list::class,
        credential_service::class, decision_service::class, evidence_service::class, queue::class,
        result_service::class, review_service::class, version_service::class,
    ];

    /** @var string[] tells only of the one who asks */
    private const OWN = ['candidate_list::groups', 'credential_service::of_holder'];

    public function test_every_service_refuses_everybody_else_and_changes_nothing(): void {
        $case = $this->case();
        $people = $this->people($case);
        foreach ($this->calls($case) as $name => [$allowed, $call]) {
            foreach (array_diff_key($people, array_flip($allowed)) as $who => $userid) {
                $before = $this->everything();
                try {
                    $call($userid);
                    $this->fail("$name was done for: $who");
                } catch (moodle_exception $refusal) {
                    $this->assertStringStartsWith('refused_', $refusal->errorcode, "$name for $who");
                    $this->assertStringNotContainsString('[[', $refusal->getMessage(), $name);
                }
                $this->assertSame($before, $this->everything(), "$name for $who changed something");
            }
        }
    }

    public function test_no_method_is_left_out(): void {
        $tested = array_map(fn($name) => strtok($name, ' '), array_keys($this->calls($this->case())));
        foreach (self::SERVICES as $class) {
            foreach ((new ReflectionClass($class))->getMethods(ReflectionMethod::IS_PUBLIC) as $method) {
                $parameters = array_map(
                    fn($parameter) => "{$parameter->getType()} {$parameter->getName()}",
                    $method->getParameters()
                );
                $name = substr(strrchr($class, '\\'), 1) . '::' . $method->getName();
                $acts = array_intersect($parameters, ['int userid', 'int actorid']) && str_starts_with($parameters[0], 'int ');
                if ($acts && !in_array($name, self::OWN, true)) {
                    $this->assertContains($name, $tested);
                }
            }
        }
    }

    public function test_ids_of_different_activities_and_people_do_not_mix(): void {
        $case = $this->case();
        $foreign = $this->case();
        $actions = di::get(candidate_actions::class);
        $manager = (int) $foreign->manager->id;
        $items = di::get(evidence_repository::class)->of_submission((int) $case->submission->id);
        $item = (int) reset($items)->id;
        $before = $this->everything();
        foreach (candidate_actions::ACTIONS as $action) {
            $ids = [(int) $case->applied->id, (int) $case->submission->id];
            [$done, $refusals] = $actions->act((int) $foreign->microcred->id, $manager, $action, $ids, 'Because');
            $this->assertSame([0, 2], [$done, count($refusals)], $action);
        }
        $deeds = [
            fn() => $actions->names((int) $foreign->microcred->id, $manager, [(int) $case->applied->id]),
            fn() => di::get(evidence_service::class)->delete_item((int) $case->draft->id, (int) $case->drafter->id, $item),
            fn() => di::get(evidence_service::class)->save_item((int) $case->draft->id, (int) $case->drafter->id, (object) [
                'id' => $item, 'requirement' => 'r1', 'kind' => 'text', 'title' => 'T', 'consent' => 'none', 'content' => 'C',
            ]),
            fn() => di::get(assignment_service::class)->reassign(
                $this->review_id($case, 0),
                (int) $foreign->reviewers[0]->id,
                (int) $case->manager->id
            ),
            fn() => di::get(review_service::class)->save($this->review_id($case, 0), (int) $case->reviewers[0]->id, ['goals' => [
                'level' => 'goals-2', 'reason' => 'x', 'citations' => [$this->item_of($foreign->submission)],
            ]]),
            fn() => di::get(review_service::class)->save($this->review_id($case, 0), (int) $case->reviewers[0]->id, [
                'goals' => ['level' => 'goals-2', 'reason' => 'x', 'citations' => []],
                'task' => ['level' => 'goals-2', 'reason' => 'x', 'citations' => []],
            ]),
        ];
        foreach ($deeds as $place => $deed) {
            try {
                $deed();
                $this->fail("Done: $place");
            } catch (moodle_exception $refusal) {
                $this->assertNotEmpty($refusal->getMessage());
            }
        }
        $this->assertSame($before, $this->everything());
        $files = di::get(files::class);
        $asked = fn($context, $microcred, $user) => $files->asked_for($context, (int) $microcred->id, $item, (int) $user->id);
        $this->assertNotNull($asked($case->context, $case->microcred, $case->manager));
        $this->assertNull($asked($foreign->context, $foreign->microcred, $foreign->manager), 'another activity');
        $this->assertNull($asked($case->context, $case->microcred, $foreign->manager), 'somebody of another course');
        $this->assertNull($asked($case->context, $case->microcred, $case->drafter), 'another candidate');
    }

    /**
     * An activity with an attempt at each stage.
     *
     * @return stdClass a panel's case, with drafter, draft, applied, decided and credential besides
     */
    private function case(): stdClass {
        global $DB;
        $case = $this->panel();
        $case->drafter = $this->candidate($case);
        $case->applicant = $this->candidate($case);
        $microcredid = $case->microcred->id;
        $case->draft = $this->plugin()->create_submission(['microcredid' => $microcredid, 'userid' => $case->drafter->id]);
        $case->applied = $this->plugin()->create_submission([
            'microcredid' => $microcredid, 'userid' => $case->applicant->id, 'status' => 'applied',
        ]);
        $case->holder = $this->candidate($case);
        $case->decided = $this->submission_of($case, $case->holder);
        foreach ([0, 1] as $place) {
            $this->plugin()->create_review([
                'submissionid' => $case->decided->id, 'reviewerid' => $case->reviewers[$place]->id, 'levels' => 3,
            ]);
        }
        $case->credential = $DB->get_record('microcred_credential', ['submissionid' => $case->decided->id], '*', MUST_EXIST);
        return $case;
    }

    /**
     * Everybody who could ask.
     *
     * @param stdClass $case
     * @return int[]
     */
    private function people(stdClass $case): array {
        return array_map('intval', [
            'candidate' => $case->candidate->id, 'drafter' => $case->drafter->id, 'applicant' => $case->applicant->id,
            'holder' => $case->holder->id, 'reviewer' => $case->reviewers[0]->id, 'other reviewer' => $case->reviewers[1]->id,
            'idle reviewer' => $case->reviewers[2]->id, 'manager' => $case->manager->id, 'outsider' => $case->outsider->id,
            'manager elsewhere' => $this->manager_elsewhere()->id, 'administrator' => get_admin()->id,
            'guest' => guest_user()->id, 'nobody' => 0,
        ]);
    }

    /**
     * Every method that acts for somebody, with those who may.
     *
     * @param stdClass $case
     * @return array[] name => those who may, the call
     */
    private function calls(stdClass $case): array {
        $m = (int) $case->microcred->id;
        [$draft, $applied, $sealed, $decided] = array_map(
            fn($submission) => (int) $submission->id,
            [$case->draft, $case->applied, $case->submission, $case->decided]
        );
        $review = $this->review_id($case, 0);
        $third = (int) $case->reviewers[2]->id;
        $credential = (int) $case->credential->id;
        $item = (object) [
            'id' => 0, 'requirement' => 'r1', 'kind' => 'text', 'title' => 'T', 'consent' => 'none', 'content' => 'C',
        ];
        $rating = ['goals' => ['level' => 'goals-3', 'reason' => 'x', 'citations' => []]];
        $all = (object) ['stage' => '', 'reviewer' => 0, 'group' => 0];
        [$apply, $assign, $write, $rate] = array_map(
            fn($class) => di::get($class),
            [application_service::class, assignment_service::class, evidence_service::class, review_service::class]
        );
        [$version, $result, $actions] = array_map(
            fn($class) => di::get($class),
            [version_service::class, result_service::class, candidate_actions::class]
        );
        $rubric = \mod_microcred_generator::rubric();
        $managers = ['manager', 'administrator'];
        $reviewers = ['reviewer', 'other reviewer', 'idle reviewer', 'administrator'];
        return [
            'application_service::apply' => [['holder'], fn($u) => $apply->apply($m, $u)],
            'application_service::accept' => [$managers, fn($u) => $apply->accept($applied, $u)],
            'application_service::refuse' => [$managers, fn($u) => $apply->refuse($applied, $u, 'Because')],
            'application_service::withdraw' => [['drafter'], fn($u) => $apply->withdraw($draft, $u)],
            'application_service::next_attempt' => [['drafter'], fn($u) => $apply->next_attempt($draft, $u)],
            'evidence_service::save_item' => [['drafter'], fn($u) => $write->save_item($draft, $u, $item)],
            'evidence_service::delete_item' => [
                ['drafter'],
                fn($u) => $write->delete_item($draft, $u, $this->item_of($case->draft)),
            ],
            'evidence_service::save_reflection' => [['drafter'], fn($u) => $write->save_reflection($draft, $u, 'x')],
            'evidence_service::submit' => [['drafter'], fn($u) => $write->submit($draft, $u)],
            'assignment_service::assign' => [$managers, fn($u) => $assign->assign($sealed, $third, 'rater', $u)],
            'assignment_service::assign_by_load' => [$managers, fn($u) => $assign->assign_by_load($sealed, $u)],
            'assignment_service::reassign' => [$managers, fn($u) => $assign->reassign($review, $third, $u)],
            'queue::of' => [$reviewers, fn($u) => di::get(queue::class)->of($m, $u)],
            'review_service::open' => [['reviewer'], fn($u) => $rate->open($review, $u)],
            'review_service::criteria' => [['reviewer'], fn($u) => $rate->criteria($review, $u)],
            'review_service::progress' => [['reviewer'], fn($u) => $rate->progress($review, $u)],
            'review_service::save' => [['reviewer'], fn($u) => $rate->save($review, $u, $rating)],
            'review_service::decline' => [['reviewer'], fn($u) => $rate->decline($review, $u, '')],
            'review_service::conflict' => [['reviewer'], fn($u) => $rate->conflict($review, $u, '')],
            'review_service::lock' => [['reviewer'], fn($u) => $rate->lock($review, $u)],
            'review_service::void' => [$managers, fn($u) => $rate->void($review, $u, 'Because')],
            'decision_service::release' => [$managers, fn($u) => di::get(decision_service::class)->release($decided, $u)],
            // Not even the candidate, before the release.
            'result_service::for_candidate' => [[], fn($u) => $result->for_candidate($decided, $u)],
            'result_service::for_manager' => [$managers, fn($u) => $result->for_manager($sealed, $u)],
            'version_service::upload_rubric' => [$managers, fn($u) => $version->upload_rubric($m, $u, $rubric)],
            'version_service::choose_source' => [$managers, fn($u) => $version->choose_source($m, $u, 'file')],
            'version_service::save_rules' => [$managers, fn($u) => $version->save_rules($m, $u, '{}')],
            'version_service::export_rubric' => [$managers, fn($u) => $version->export_rubric($m, $u)],
            'version_service::publish' => [$managers, fn($u) => $version->publish($m, $u)],
            'candidate_actions::act' => [$managers, fn($u) => $actions->act($m, $u, 'accept', [$applied])],
            'candidate_actions::names' => [$managers, fn($u) => $actions->names($m, $u, [$applied])],
            'candidate_list::find' => [$managers, fn($u) => di::get(candidate_list::class)->find($m, $u, $all, 0)],
            // Managing an activity is no right to revoke: no role has that by default.
            'credential_service::revoke' => [
                ['administrator'],
                fn($u) => di::get(credential_service::class)->revoke($credential, $u, 'error', 'Because'),
            ],
            'credential_service::require_revoker' => [
                ['administrator'],
                fn($u) => di::get(credential_service::class)->require_revoker(
                    di::get(credential_repository::class)->get($credential),
                    $u
                ),
            ],
            'credential_service::show_name' => [
                ['holder'],
                fn($u) => di::get(credential_service::class)->show_name($credential, $u, true),
            ],
        ];
    }

    /**
     * The first piece of evidence of a submission.
     *
     * @param stdClass $submission
     * @return int
     */
    private function item_of(stdClass $submission): int {
        return (int) array_key_first(di::get(evidence_repository::class)->of_submission((int) $submission->id));
    }

    /**
     * A digest of all that the plugin stores.
     *
     * @return string[] by table
     */
    private function everything(): array {
        global $DB;
        $tables = ['microcred' => ''];
        foreach (
            ['requirement', 'skill', 'version', 'submission', 'evidence', 'evidence_skill', 'review', 'rating', 'citation',
                'decision', 'credential', 'record', 'recordhead'] as $name
        ) {
            $tables["microcred_$name"] = '';
        }
        foreach ($tables as $table => $unused) {
            $tables[$table] = md5(json_encode($DB->get_records($table, null, 'id')));
        }
        return $tables;
    }
}
