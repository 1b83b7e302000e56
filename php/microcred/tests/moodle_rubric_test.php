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
use backup;
use backup_controller;
use context_module;
use gradingform_rubric_controller;
use Microcred\Rubric;

/**
 * The extension beside Moodle's own rubric: what a backup holds is read, and every grade is the one that Moodle gives.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      moodle
 * @coversNothing
 */
final class moodle_rubric_test extends advanced_testcase {
    /**
     * Backup and grading classes are not autoloaded.
     */
    public static function setUpBeforeClass(): void {
        global $CFG;
        parent::setUpBeforeClass();
        require_once($CFG->dirroot . '/backup/util/includes/backup_includes.php');
        require_once($CFG->dirroot . '/grade/grading/lib.php');
    }

    /**
     * Rubrics by their points; the criteria have names with what XML and HTML would take for markup.
     *
     * @return array
     */
    public static function rubrics(): array {
        return [
            'Moodle\'s own example' => [[[20, 25, 40, 50], [20, 25, 30], [10, 20]]],
            'with points below zero' => [[[-11, 25, 40, 50], [-20, 25, 30], [10, 20]]],
            'with decimals' => [[[0, 0.1, 0.3], [0.2, 0.33333, 2.5]]],
            'with one outcome' => [[[2, 2], [3, 3]]],
            'with equal points, not in order' => [[[3, 1, 3, 0], [5, 2]]],
        ];
    }

    /**
     * A rubric on an assignment.
     *
     * @param array $criteria points of each criterion
     * @return array course module, controller
     */
    private function arrange(array $criteria): array {
        global $CFG, $DB;
        $this->resetAfterTest();
        $this->setAdminUser();
        $CFG->backup_file_logger_level = backup::LOG_NONE;
        $generator = $this->getDataGenerator();
        $assign = $generator->create_module('assign', ['course' => $generator->create_course()->id]);
        $named = [];
        foreach ($criteria as $c => $points) {
            foreach (array_keys($points) as $l) {
                $named["Criterion $c <b>&amp; more</b>"]["Level $l < or > \"it\""] = $l;
            }
        }
        $controller = $generator->get_plugin_generator('gradingform_rubric')->create_instance(
            context_module::instance($assign->cmid),
            'mod_assign',
            'submissions',
            'Design & <use>',
            '<p>What it is <b>for</b></p>',
            $named
        );
        // The generator takes whole numbers only, so the points are set afterwards.
        $row = 0;
        foreach ($controller->get_definition()->rubric_criteria as $criterion) {
            foreach (array_keys($criterion['levels']) as $l => $levelid) {
                $DB->set_field('gradingform_rubric_levels', 'score', $criteria[$row][$l], ['id' => $levelid]);
            }
            $row++;
        }
        return [get_coursemodule_from_id('assign', $assign->cmid), $controller];
    }

    /**
     * The grading.xml in a backup of one activity.
     *
     * @param int $cmid
     * @return string
     */
    private function grading_xml(int $cmid): string {
        global $CFG, $USER;
        $CFG->keeptempdirectoriesonbackup = true;
        $controller = new backup_controller(
            backup::TYPE_1ACTIVITY,
            $cmid,
            backup::FORMAT_MOODLE,
            backup::INTERACTIVE_NO,
            backup::MODE_GENERAL,
            $USER->id
        );
        $controller->execute_plan();
        $folder = $controller->get_plan()->get_basepath();
        $controller->destroy();
        return file_get_contents("$folder/activities/assign_$cmid/grading.xml");
    }

    /**
     * Every filling of a rubric, as positions of levels.
     *
     * @param array $criteria
     * @return array
     */
    private static function fillings(array $criteria): array {
        $fillings = [[]];
        foreach ($criteria as $points) {
            $longer = [];
            foreach ($fillings as $filling) {
                foreach (array_keys($points) as $position) {
                    $longer[] = [...$filling, $position];
                }
            }
            $fillings = $longer;
        }
        return $fillings;
    }

    /**
     * A filling by the ids that the importer gives.
     *
     * @param array $filling
     * @return array
     */
    private static function levels(array $filling): array {
        $levels = [];
        foreach ($filling as $c => $position) {
            $levels['c' . ($c + 1)] = 'c' . ($c + 1) . 'l' . ($position + 1);
        }
        return $levels;
    }

    /**
     * What Moodle grades a filling with.
     *
     * @param gradingform_rubric_controller $controller
     * @param array $filling positions of levels, in the order in which Moodle lists them
     * @return float|null
     */
    private function moodle_grade(gradingform_rubric_controller $controller, array $filling): ?float {
        static $item = 0;
        $choices = [];
        foreach (array_values($controller->get_definition()->rubric_criteria) as $c => $criterion) {
            $choices[$criterion['id']] = ['levelid' => array_keys($criterion['levels'])[$filling[$c]], 'remark' => ''];
        }
        $instance = $controller->get_or_create_instance(0, 2, ++$item);
        $grade = $instance->submit_and_get_grade(['criteria' => $choices], $item);
        return $grade == -1 ? null : (float) $grade;
    }

    /**
     * Whatever the range, the option and the rounding: the same double.
     *
     * @dataProvider rubrics
     * @param array $criteria
     */
    public function test_every_filling_of_a_backed_up_rubric_gets_moodles_grade(array $criteria): void {
        global $DB;
        [$cm, $controller] = $this->arrange($criteria);
        $context = context_module::instance($cm->id);
        $definitionid = $controller->get_definition()->id;
        foreach ([true, false] as $lockzero) {
            $DB->set_field(
                'grading_definitions',
                'options',
                json_encode(['sortlevelsasc' => '1', 'lockzeropoints' => $lockzero ? '1' : '0']),
                ['id' => $definitionid]
            );
            $rubric = Rubric::read($this->grading_xml($cm->id), 'moodle', null, $notes);
            $this->assertSame($lockzero, $notes['options']['lockzeropoints']);
            $this->assertSame('Design & <use>', $notes['name']);
            $controller = get_grading_manager($context, 'mod_assign', 'submissions')->get_controller('rubric');
            foreach ([[0, 100, true], [0, 7, false], [1, 4, false]] as [$low, $high, $decimals]) {
                $controller->set_grade_range(array_combine(range($low, $high), range($low, $high)), $decimals);
                foreach (self::fillings($criteria) as $filling) {
                    $expected = $this->moodle_grade($controller, $filling);
                    $grade = $rubric->score(self::levels($filling))->grade($low, $high, $lockzero, !$decimals);
                    $this->assertSame($expected, $grade, json_encode([$lockzero, $low, $high, $filling]));
                }
            }
        }
    }

    /**
     * Texts come out as Moodle shows them, and go back the same.
     */
    public function test_the_texts_of_a_backed_up_rubric_are_those_that_moodle_shows(): void {
        [$cm] = $this->arrange([[0, 1], [0, 2]]);
        $rubric = Rubric::read($this->grading_xml($cm->id), 'moodle', 'submissions');
        $document = json_decode($rubric->write());
        $this->assertSame('Design & <use>', $document->title);
        $this->assertSame('What it is for', $document->text);
        $this->assertSame('Criterion 0 <b>&amp; more</b>', $document->criteria[0]->title);
        $this->assertSame('Level 1 < or > "it"', $document->criteria[0]->levels[1]->text);
        $this->assertSame($rubric->digest, Rubric::read($rubric->write('moodle', $lost), 'moodle')->digest);
        $this->assertSame([], $lost);
    }
}
