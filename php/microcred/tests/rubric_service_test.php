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

use advanced_testcase;
use context_module;
use core_external\external_api;
use core_external\external_settings;
use core_grading_external;
use Microcred\Rubric;
use Random\Engine\Mt19937;
use Random\Randomizer;

/**
 * Rubrics go into Moodle by its web service and come out of it again as the same ones.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      moodle
 * @coversNothing
 */
final class rubric_service_test extends advanced_testcase {
    /** @var int how many rubrics, half of them asked for raw */
    private const RUBRICS = 120;

    /** @var string[] of which texts are made; the last four are markup to Moodle, unless it is asked for raw texts */
    private const PIECES = [
        'goals', 'é', '😀', ' ', "\n", '"', "'", ',', '=1+1', '\\', '100 %', 'a;b', '&', '<b>', '&amp;', '< 5 >',
    ];

    /** @var Randomizer repeats itself */
    private Randomizer $random;

    /**
     * The service's settings are the process's.
     */
    protected function setUp(): void {
        parent::setUp();
        $this->random = new Randomizer(new Mt19937(20261124));
        // With addresses of files, core_grading_get_definitions of Moodle 4.5 reads a property of a number.
        external_settings::get_instance()->set_fileurl(false);
    }

    protected function tearDown(): void {
        external_settings::get_instance()->set_raw(false);
        external_settings::get_instance()->set_fileurl(true);
        parent::tearDown();
    }

    public function test_what_the_service_takes_is_what_it_answers(): void {
        $this->resetAfterTest();
        $this->setAdminUser();
        $generator = $this->getDataGenerator();
        $assign = $generator->create_module('assign', ['course' => $generator->create_course()->id]);
        $context = context_module::instance($assign->cmid);
        for ($i = 0; $i < self::RUBRICS; $i++) {
            $raw = $i % 2 === 1;
            external_settings::get_instance()->set_raw($raw);
            $rubric = Rubric::read(json_encode($this->rubric($raw)), 'json');
            $parameters = json_decode($rubric->write('moodlejson', $lost), true);
            $this->assertSame([], $lost);
            // What the caller is to fill in.
            $here = ['cmid' => $assign->cmid, 'contextid' => $context->id, 'areaname' => "area$i"];
            core_grading_external::save_definitions([$here + $parameters['areas'][0]]);
            $answer = external_api::clean_returnvalue(
                core_grading_external::get_definitions_returns(),
                core_grading_external::get_definitions([$assign->cmid], "area$i", true)
            );
            $again = Rubric::read(json_encode($answer), 'moodlejson', null, $notes);
            $this->assertSame($rubric->write(), $again->write());
            $this->assertNull($notes['options']);
            $this->assertSame((int) $assign->cmid, $notes['activity']['cmid']);
        }
    }

    public function test_several_activities_are_told_apart_and_refusals_are_moodles(): void {
        $this->resetAfterTest();
        $this->setAdminUser();
        $generator = $this->getDataGenerator();
        $course = $generator->create_course();
        $cmids = [];
        foreach (['First', 'Second'] as $name) {
            $assign = $generator->create_module('assign', ['course' => $course->id]);
            $cmids[] = $assign->cmid;
            $rubric = Rubric::read(json_encode(['title' => $name] + $this->rubric(false)), 'json');
            $here = ['cmid' => $assign->cmid, 'contextid' => context_module::instance($assign->cmid)->id];
            core_grading_external::save_definitions([$here + json_decode($rubric->write('moodlejson'), true)['areas'][0]]);
        }
        $answer = json_encode(external_api::clean_returnvalue(
            core_grading_external::get_definitions_returns(),
            core_grading_external::get_definitions($cmids, 'submissions', true)
        ));
        $this->assertSame('Second', json_decode(Rubric::read($answer, 'moodlejson', (string) $cmids[1])->write())->title);
        $this->expectException(\Microcred\FormatException::class);
        $this->expectExceptionMessage('several rubrics');
        Rubric::read($answer, 'moodlejson');
    }

    /**
     * A random rubric that Moodle has a place for all of.
     *
     * @param bool $raw whether its texts may hold what Moodle takes for markup
     * @return array
     */
    private function rubric(bool $raw): array {
        $criteria = [];
        for ($c = 1, $count = $this->random->getInt(1, 6); $c <= $count; $c++) {
            $levels = [];
            $units = $this->random->getInt(-300000, 0);
            for ($l = 1, $most = $this->random->getInt(2, 5); $l <= $most; $l++) {
                // Moodle sorts levels by their score alone.
                $units += $this->random->getInt(1, 200000);
                $levels[] = ['id' => "c{$c}l$l", 'points' => $units / 100000, 'text' => $this->text($raw)];
            }
            $criteria[] = ['id' => "c$c", 'title' => $this->text($raw), 'levels' => $levels];
        }
        return ['format' => 'microcred-rubric-1', 'title' => 'Title', 'text' => $this->text(false), 'criteria' => $criteria];
    }

    /**
     * A text that begins and ends with a letter.
     *
     * @param bool $raw whether it may hold what Moodle takes for markup
     * @return string
     */
    private function text(bool $raw): string {
        $text = 'x';
        for ($i = $this->random->getInt(0, 5); $i > 0; $i--) {
            // HTML folds white space, so it stands alone.
            $text .= self::PIECES[$this->random->getInt(0, count(self::PIECES) - ($raw ? 1 : 5))] . 'x';
        }
        return $text;
    }
}
