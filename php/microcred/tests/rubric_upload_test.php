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
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\rubric_notes;
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\setup_service;
use mod_microcred\local\activity\version_service;
use mod_microcred\output\rubric_export;
use mod_microcred\output\setup_page;
use Microcred\Rubric;
use moodle_exception;
use moodle_url;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * Rubric files of every format: recognised, told about, chosen from, and taken away again.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\activity\rubric_notes
 * @covers \mod_microcred\local\activity\rubric_files
 * @covers \mod_microcred\local\activity\version_service
 */
final class rubric_upload_test extends \advanced_testcase {
    use refusals;

    /** @var int the activity */
    private int $id;

    /** @var int its course module */
    private int $cmid;

    /** @var int who manages it */
    private int $admin;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $course = $this->begin_in_course();
        $this->admin = (int) get_admin()->id;
        $module = $this->getDataGenerator()->create_module('microcred', ['course' => $course->id]);
        $this->id = (int) $module->id;
        $this->cmid = (int) $module->cmid;
    }

    /**
     * The small rubric in every format.
     *
     * @return string[] by format
     */
    private function files(): array {
        return array_map(fn($file) => $file->content, \mod_microcred\local\activity\rubric_files::of(
            Rubric::read(\mod_microcred_generator::rubric(), 'json'),
            1764000000
        ));
    }

    public function test_every_format_is_recognised_and_named(): void {
        foreach ($this->files() as $format => $text) {
            $this->service()->upload_rubric($this->id, $this->admin, $text);
            $criteria = $this->criteria();
            $this->assertSame(['Learning goals', 'Authentic task'], array_column($criteria, 'title'), $format);
            $this->assertSame([0, 1, 2, 3], array_column($criteria[0]['levels'], 'points'), $format);
            $this->assertStringContainsString(rubric_notes::format_name($format), $this->notes()[0]);
            $this->assertStringNotContainsString('[[', implode($this->notes()));
        }
    }

    public function test_weights_of_a_case_rubric_are_offered_to_the_rules(): void {
        $rubric = json_decode($this->files()['case']);
        $rubric->CFRubricCriteria[0]->weight = 2.5;
        $rubric->CFRubricCriteria[1]->weight = 1;
        $rubric->CFRubricCriteria[0]->CFItemURI = ['uri' => 'https://example.org/item', 'identifier' => 'i', 'title' => 't'];
        $this->service()->upload_rubric($this->id, $this->admin, json_encode($rubric));
        $kept = $this->microcred()->rubricnotes;
        $this->assertEquals(['c1' => 2.5, 'c2' => 1], rubric_notes::weights($kept, $this->criteria()));
        $told = implode("\n", $this->notes());
        $this->assertStringContainsString('Learning goals × 2.5, Authentic task × 1', $told);
        $this->assertStringContainsString('CFItemURI', $told);
        $this->assertStringNotContainsString('https://example.org/item', $kept);
    }

    public function test_what_a_moodle_file_says_of_zero_points_is_told(): void {
        $xml = $this->files()['moodle'];
        $this->service()->upload_rubric($this->id, $this->admin, $xml);
        $this->assertContains(get_string('note_lockzero_on', 'mod_microcred'), $this->notes());
        $off = preg_replace('~<options>.*?</options>~s', '<options>{"lockzeropoints":0}</options>', $xml);
        $this->service()->upload_rubric($this->id, $this->admin, $off);
        $this->assertContains(get_string('note_lockzero_off', 'mod_microcred'), $this->notes());
        $this->assertFalse($this->service()->draft_rubric($this->id)->lockzero);
        $this->service()->upload_rubric($this->id, $this->admin, $this->files()['moodlejson']);
        $this->assertTrue($this->service()->draft_rubric($this->id)->lockzero);
    }

    public function test_one_of_several_rubrics_in_a_file_is_chosen(): void {
        $head = 'Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,'
            . "Rating Name,Rating Points,Rating Name,Rating Points\n";
        $csv = $head . "Writing,Ideas,,false,none,0,all,1\nSpeaking,Voice,,false,none,0,all,1\n";
        $this->assertSame(['Writing', 'Speaking'], $this->service()->rubrics_in("\xEF\xBB\xBF" . $csv));
        $this->assertSame([], $this->service()->rubrics_in($head . "Writing,Ideas,,false,none,0,all,1\n"));
        $this->assertSame([], $this->service()->rubrics_in('nothing of the kind'));
        $this->assertSame([], $this->service()->rubrics_in('<areas><area'));
        try {
            $this->service()->upload_rubric($this->id, $this->admin, $csv);
            $this->fail('Nobody said which.');
        } catch (moodle_exception $refused) {
            $this->assertSame('rubric_refused', $refused->errorcode);
        }
        $this->service()->upload_rubric($this->id, $this->admin, $csv, 'Speaking');
        $this->assertSame(['Voice'], array_column($this->criteria(), 'title'));
    }

    /**
     * Damaged files of each format, and where the damage is said to be.
     *
     * @return array[]
     */
    public static function damaged(): array {
        return [
            'json' => ['json', '~"points":2,~', '"points":"two",', '/criteria/0/levels/2/points'],
            'moodle' => ['moodle', '~<score>[^<]*</score>~', "<score>\ntwo</score>", 'line'],
            'moodlejson' => ['moodlejson', '~"score":\d~', '"score":"two"', '/levels/0'],
            'case' => ['case', '~"score":\d~', '"score":"two"', '/score'],
            'csv' => ['csv', '~,1,~', ',two,', 'line 2'],
        ];
    }

    /**
     * A refusal says how the file was read, what is wrong with it and where; and nothing changes.
     *
     * @dataProvider damaged
     * @param string $format
     * @param string $good what is damaged, as a pattern
     * @param string $bad what stands there afterwards
     * @param string $place
     */
    public function test_a_damaged_file_is_refused_with_the_place(
        string $format,
        string $good,
        string $bad,
        string $place
    ): void {
        $text = preg_replace($good, $bad, $this->files()[$format], 1);
        $this->assertNotSame($this->files()[$format], $text);
        $before = $this->microcred();
        try {
            $this->service()->upload_rubric($this->id, $this->admin, $text);
            $this->fail('It was taken.');
        } catch (moodle_exception $refused) {
            $this->assertSame('rubric_refused', $refused->errorcode);
            $this->assertStringContainsString(rubric_notes::format_name($format), $refused->getMessage());
            $this->assertStringContainsString($place, $refused->getMessage());
        }
        $this->assertEquals($before, $this->microcred());
    }

    public function test_a_rubric_can_be_taken_away_in_every_format_and_brought_back(): void {
        global $PAGE;
        $this->service()->upload_rubric($this->id, $this->admin, \mod_microcred_generator::rubric());
        $files = $this->service()->export_rubric($this->id, $this->admin);
        $this->assertSame(['json', 'moodle', 'moodlejson', 'case', 'csv'], array_keys($files));
        foreach ($files as $format => $file) {
            $this->service()->upload_rubric($this->id, $this->admin, $file->content);
            $this->assertSame(['Learning goals', 'Authentic task'], array_column($this->criteria(), 'title'), $format);
            $this->assertSame($format === 'json', $file->lost === [], $format);
            $this->assertMatchesRegularExpression('~^[\w .-]+\.(json|xml|csv)$~', $file->filename);
        }
        $core = $PAGE->get_renderer('core');
        $home = new moodle_url('/mod/microcred/setup.php', ['id' => $this->cmid]);
        $page = (new rubric_export($files, $home))->export_for_template($core);
        $html = $core->render_from_template('mod_microcred/rubric_export', $page);
        $this->assertStringContainsString('Ids were dropped', $html);
        $this->assertStringNotContainsString('[[', $html);
        $outsider = (int) $this->getDataGenerator()->create_user()->id;
        $this->expectExceptionMessage(get_string('refused_manage', 'mod_microcred'));
        $this->service()->export_rubric($this->id, $outsider);
    }

    public function test_the_page_tells_what_came_with_the_file(): void {
        global $PAGE;
        $rubric = json_decode($this->files()['case']);
        $rubric->CFRubricCriteria[0]->weight = 2;
        $this->service()->upload_rubric($this->id, $this->admin, json_encode($rubric));
        $PAGE->set_url('/mod/microcred/setup.php', ['id' => $this->cmid]);
        $core = $PAGE->get_renderer('core');
        $page = new setup_page($this->cmid, di::get(setup_service::class)->overview($this->id));
        $html = $core->render_from_template('mod_microcred/setup_page', $page->export_for_template($core));
        $this->assertStringContainsString('The file was read as: 1EdTech CASE (JSON).', $html);
        $this->assertStringContainsString('Learning goals × 2', $html);
        $this->assertStringContainsString('do=export', $html);
        $this->assertStringContainsString('do=json', $html);
        $this->assertStringNotContainsString('[[', $html);
    }

    /**
     * The activity.
     *
     * @return \stdClass
     */
    private function microcred(): \stdClass {
        return di::get(microcred_repository::class)->get($this->id);
    }

    /**
     * The criteria of its draft.
     *
     * @return array[]
     */
    private function criteria(): array {
        return rubric_view::criteria(json_decode($this->service()->draft_rubric($this->id)->json));
    }

    /**
     * What is said of its file.
     *
     * @return string[]
     */
    private function notes(): array {
        return rubric_notes::sentences($this->microcred()->rubricnotes, $this->criteria());
    }

    /**
     * The service.
     *
     * @return version_service
     */
    private function service(): version_service {
        return di::get(version_service::class);
    }
}
