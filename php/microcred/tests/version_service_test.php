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
use mod_microcred\local\activity\rules_draft;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\submission\submission_repository;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * The working draft of rubric and rules, and the versions that freeze it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\activity\version_service
 * @covers \mod_microcred\local\activity\rules_draft
 * @covers \mod_microcred\local\activity\rules_words
 */
final class version_service_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass */
    private stdClass $course;

    /** @var int */
    private int $admin;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->course = $this->begin_in_course();
        $this->admin = (int) get_admin()->id;
    }

    public function test_publishing_freezes_requirements_rubric_and_rules(): void {
        $id = $this->activity(['skills' => ['Communicator']]);
        $events = $this->redirectEvents();
        $version = $this->service()->publish($id, $this->admin);
        $this->assertSame(1, $version->number);
        $this->assertSame($version->digest, \Microcred\digest(json_encode($version->document)));
        $this->assertSame('r1', $version->requirements()[0]->code);
        $this->assertSame(['s1' => 'Communicator'], $version->skills());
        $this->assertSame(['goals', 'task'], array_column($version->criteria(), 'id'));
        $this->assertSame(['NE' => 'No evidence for this criterion'], $version->unscorable());
        $this->assertSame(2, $version->reviewers());
        $this->assertSame(100, $version->grade()->type);
        $this->assertSame($version->id, $this->service()->current($id)->id);
        $this->assertInstanceOf(event\version_published::class, $events->get_events()[0]);
    }

    public function test_a_later_version_changes_nothing_that_was_handed_in(): void {
        global $DB;
        $id = $this->activity(['publish' => true]);
        $candidate = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $submission = $this->generator()->create_submission([
            'microcredid' => $id, 'userid' => $candidate->id, 'status' => 'review',
        ]);
        $before = $DB->get_record('microcred_submission', ['id' => $submission->id]);
        $first = $DB->get_record('microcred_version', ['microcredid' => $id]);

        $rubric = json_decode(\mod_microcred_generator::rubric());
        $rubric->criteria[0]->title = 'Clear learning goals';
        $this->service()->upload_rubric($id, $this->admin, json_encode($rubric));
        $second = $this->service()->publish($id, $this->admin);

        $this->assertSame(2, $second->number);
        $this->assertEquals($before, $DB->get_record('microcred_submission', ['id' => $submission->id]));
        $this->assertEquals($first, $DB->get_record('microcred_version', ['id' => $first->id]));
        $this->assertSame('Learning goals', $this->service()->get((int) $submission->versionid)->criteria()[0]['title']);
    }

    public function test_nothing_is_published_twice(): void {
        $id = $this->activity(['publish' => true]);
        $this->assertFalse($this->service()->has_changes($id));
        $this->refused(fn() => $this->service()->publish($id, $this->admin), 'refused_unchanged');
    }

    public function test_only_those_who_manage_set_up_scoring(): void {
        $id = $this->activity();
        $student = (int) $this->getDataGenerator()->create_and_enrol($this->course, 'student')->id;
        $rubric = \mod_microcred_generator::rubric();
        $this->refused(fn() => $this->service()->publish($id, $student), 'refused_manage');
        $this->refused(fn() => $this->service()->upload_rubric($id, $student, $rubric), 'refused_manage');
        $this->refused(fn() => $this->service()->save_rules($id, $student, '{}'), 'refused_manage');
        $this->refused(fn() => $this->service()->choose_source($id, $student, 'moodle'), 'refused_manage');
    }

    /**
     * Files that are no rubric.
     *
     * @return array[]
     */
    public static function bad_rubrics(): array {
        $levels = '[{"id":"a","points":0,"text":"x"},{"id":"b","points":1,"text":"y"}]';
        $head = '{"format":"microcred-rubric-1","criteria":[{"id":"c","title":"C","levels":';
        return [
            'nothing' => ['', 'rubric_unknown'],
            'a picture' => ["\x89PNG\r\n\x1a\n", 'rubric_unknown'],
            'words' => ['Criterion 1: goals', 'rubric_unknown'],
            'half a JSON' => [$head . '[', 'rubric_refused'],
            'a member twice' => [$head . $levels . ',"id":"d"}]}', 'rubric_refused'],
            'a level twice' => [$head . str_replace('"b"', '"a"', $levels) . '}]}', 'rubric_refused'],
            'nested too deeply' => ['{"format":' . str_repeat('[', 200) . str_repeat(']', 200) . '}', 'rubric_refused'],
            'bad UTF-8' => [$head . str_replace('"x"', "\"\xC3\"", $levels) . '}]}', 'rubric_refused'],
            'XML of something else' => ['<activity id="1"><assign/></activity>', 'rubric_unknown'],
            'an external entity' => [
                '<!DOCTYPE areas [<!ENTITY x SYSTEM "file:///etc/passwd">]><areas><area id="1">&x;</area></areas>',
                'rubric_refused',
            ],
            'entities that expand' => [
                '<!DOCTYPE areas [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><areas>&b;</areas>',
                'rubric_refused',
            ],
            'XML nested too deeply' => [str_repeat('<areas>', 200) . str_repeat('</areas>', 200), 'rubric_refused'],
            'too large' => [str_repeat(' ', 2 * 1024 * 1024) . '{}', 'rubric_toolarge'],
        ];
    }

    /**
     * A bad rubric is refused with a sentence, and the one before stays.
     *
     * @dataProvider bad_rubrics
     * @param string $text
     * @param string $refusal
     */
    public function test_a_bad_rubric_is_refused_and_changes_nothing(string $text, string $refusal): void {
        global $DB;
        $id = $this->activity();
        $before = $DB->get_record('microcred', ['id' => $id]);
        $message = $this->refused(fn() => $this->service()->upload_rubric($id, $this->admin, $text), $refusal);
        $this->assertGreaterThan(20, strlen($message));
        $this->assertEquals($before, $DB->get_record('microcred', ['id' => $id]));
    }

    public function test_a_byte_order_mark_is_no_obstacle(): void {
        $id = $this->activity(['rubric' => null, 'rules' => null]);
        $this->service()->upload_rubric($id, $this->admin, "\xEF\xBB\xBF" . \mod_microcred_generator::rubric());
        $this->assertNotNull($this->service()->draft_rubric($id));
    }

    public function test_a_rubric_of_a_moodle_backup_is_taken(): void {
        $id = $this->activity();
        $levels = '';
        foreach ([0, 1, 2] as $score) {
            $levels .= "<level id=\"$score\"><score>$score.00000</score><definition>Level $score</definition>"
                . '<definitionformat>0</definitionformat></level>';
        }
        $options = s(json_encode(['sortlevelsasc' => 1, 'lockzeropoints' => 0]));
        $xml = '<?xml version="1.0" encoding="UTF-8"?><areas><area id="1"><areaname>submissions</areaname>'
            . '<activemethod>rubric</activemethod><definitions><definition id="2"><method>rubric</method><name>R</name>'
            . "<description></description><descriptionformat>1</descriptionformat><status>20</status><options>$options</options>"
            . '<plugin_gradingform_rubric_definition><criteria><criterion id="3"><sortorder>1</sortorder>'
            . '<description>Goals</description><descriptionformat>0</descriptionformat>'
            . "<levels>$levels</levels></criterion></criteria></plugin_gradingform_rubric_definition>"
            . '<instances></instances></definition></definitions></area></areas>';
        $this->service()->upload_rubric($id, $this->admin, $xml);
        $draft = $this->service()->draft_rubric($id);
        $this->assertFalse($draft->lockzero);
        $this->assertSame(['c1'], array_column(rubric_view::criteria(json_decode($draft->json)), 'id'));
        // The rules still name criteria of the old one.
        $this->assertCount(1, $this->service()->problems($id));
        $this->refused(fn() => $this->service()->publish($id, $this->admin), 'refused_publish');
    }

    public function test_rules_that_name_a_missing_criterion_are_refused(): void {
        global $DB;
        $id = $this->activity();
        $before = $DB->get_field('microcred', 'rules', ['id' => $id]);
        $rules = json_decode(\mod_microcred_generator::rules());
        $rules->mustpass->nothere = 'goals-1';
        $this->refused(fn() => $this->service()->save_rules($id, $this->admin, json_encode($rules)), 'rules_refused');
        $this->assertSame($before, $DB->get_field('microcred', 'rules', ['id' => $id]));
    }

    public function test_a_rubric_that_cannot_give_a_grade_is_not_published(): void {
        $flat = json_encode(['format' => 'microcred-rubric-1', 'criteria' => [['id' => 'c', 'title' => 'C', 'levels' => [
            ['id' => 'a', 'points' => 1, 'text' => 'x'], ['id' => 'b', 'points' => 1, 'text' => 'y'],
        ]]]]);
        $bare = json_encode(['format' => 'microcred-rubric-1', 'criteria' => [['id' => 'c', 'title' => 'C', 'levels' => [
            ['id' => 'a', 'text' => 'x'], ['id' => 'b', 'text' => 'y'],
        ]]]]);
        $rules = json_encode(['mustpass' => ['c' => 'b']] + json_decode(\mod_microcred_generator::rules(), true));
        foreach ([$flat, $bare] as $rubric) {
            $graded = $this->activity(['rubric' => $rubric, 'rules' => $rules]);
            $this->assertCount(1, $this->service()->problems($graded));
            $ungraded = $this->activity(['rubric' => $rubric, 'rules' => $rules, 'grade' => 0]);
            $this->assertSame([], $this->service()->problems($ungraded));
        }
    }

    public function test_what_is_missing_is_said_before_publishing(): void {
        $id = $this->activity(['rubric' => null, 'rules' => null, 'competency' => '']);
        $this->assertSame([
            get_string('problem_nocompetency', 'mod_microcred'),
            get_string('problem_norubric', 'mod_microcred'),
        ], $this->service()->problems($id));
    }

    public function test_the_form_reads_and_writes_the_same_rules(): void {
        $criteria = rubric_view::criteria(json_decode(\mod_microcred_generator::rubric()));
        $all = [
            \mod_microcred_generator::rules(),
            rules_draft::to_json((object) rules_draft::defaults($criteria), $criteria),
            json_encode([
                'format' => 'microcred-rules-1', 'kind' => 'mixed', 'mustpass' => ['goals' => 'goals-1'],
                'weights' => ['task' => 2.5], 'total' => 4.25, 'reviewers' => 2,
                'triggers' => [['type' => 'gap', 'measure' => 'points', 'over' => 0.5, 'criteria' => ['task']]],
                'resolution' => ['without' => 'median', 'with' => 'tertium_quid', 'tie' => 'lower', 'evenmedian' => 'high',
                    'scope' => 'triggered', 'adjudicatorsees' => 'reviews'],
                'unscorable' => [],
            ]),
            json_encode([
                'format' => 'microcred-rules-1', 'kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 0], 'total' => 2,
                'reviewers' => 1, 'triggers' => [], 'resolution' => ['without' => 'mean'], 'unscorable' => [],
            ]),
        ];
        $rubric = \Microcred\Rubric::read(\mod_microcred_generator::rubric(), 'json');
        foreach ($all as $json) {
            $rules = \Microcred\Rules::fromJson($json, $rubric);
            $fields = rules_draft::to_fields(json_decode($rules->toJson()), $criteria);
            $again = \Microcred\Rules::fromJson(rules_draft::to_json((object) $fields, $criteria), $rubric);
            $this->assertSame($rules->digest, $again->digest);
            // Every rule can be said in words.
            foreach (local\activity\rules_words::sentences(json_decode($json), $criteria) as $sentence) {
                $this->assertStringNotContainsString('[[', $sentence);
            }
        }
    }

    /**
     * The rubric under Advanced grading is used once it is ready, and only as a rubric.
     *
     * @group moodle
     */
    public function test_moodles_own_rubric_is_read(): void {
        $id = $this->activity();
        $cm = get_coursemodule_from_instance('microcred', $id);
        $context = \context_module::instance($cm->id);
        $service = $this->service();
        $this->refused(fn() => $service->choose_source($id, $this->admin, 'moodle'), 'rubric_nomethod');

        $manager = get_grading_manager($context, 'mod_microcred', 'submissions');
        $manager->set_active_method('guide');
        $this->refused(fn() => $service->choose_source($id, $this->admin, 'moodle'), 'rubric_othermethod');

        $controller = $this->getDataGenerator()->get_plugin_generator('gradingform_rubric')->create_instance(
            $context,
            'mod_microcred',
            'submissions',
            'Rubric',
            'A rubric',
            ['Goals & aims' => ['None <here>' => 0, 'Some' => 1, 'All' => 2], 'Task' => ['Recall' => 0, 'Transfer' => 3]]
        );
        $service->choose_source($id, $this->admin, 'moodle');
        $draft = $service->draft_rubric($id);
        $criteria = rubric_view::criteria(json_decode($draft->json));
        $this->assertSame(['Goals & aims', 'Task'], array_column($criteria, 'title'));
        $this->assertSame('None <here>', $criteria[0]['levels'][0]['text']);
        $this->assertTrue($draft->lockzero);

        $definition = $controller->get_definition_for_editing();
        $definition->status = \gradingform_controller::DEFINITION_STATUS_DRAFT;
        $controller->update_definition($definition);
        $this->refused(fn() => $service->draft_rubric($id), 'rubric_draft');
        $this->assertContains(get_string('rubric_draft', 'mod_microcred'), $service->problems($id));
    }

    /**
     * An activity with a rubric and rules.
     *
     * @param array $settings
     * @return int its id
     */
    private function activity(array $settings = []): int {
        return (int) $this->getDataGenerator()->create_module('microcred', $settings + [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true,
        ])->id;
    }

    /**
     * The service.
     *
     * @return version_service
     */
    private function service(): version_service {
        return di::get(version_service::class);
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
