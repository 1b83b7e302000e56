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
use gradingform_controller;
use gradingform_rubric_controller;
use gradingform_rubric_instance;
use Microcred\Rubric;
use Random\Engine\Mt19937;
use Random\Randomizer;

/**
 * Random rubrics and fillings, made and graded by Moodle's own classes: the extension gives the very same double.
 *
 * MICROCRED_SEED sets another seed, MICROCRED_RUBRICS another number of rubrics. A difference tells the seed.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @group      moodle
 * @coversNothing
 */
final class moodle_grade_test extends advanced_testcase {
    /** @var int how many rubrics */
    private const RUBRICS = 2400;

    /** @var int how many fillings of each */
    private const FILLINGS = 2;

    /** @var string[] what is asked of the points of a rubric, in turn */
    private const KINDS = ['whole', 'decimal', 'negative', 'flat', 'zero', 'below', 'huge', 'tiny'];

    /** @var array[] lowest and highest grade: of points, of scales, of a scale with one item, and a single grade */
    private const RANGES = [[0, 100], [0, 7], [0, 1], [1, 4], [1, 13], [1, 1]];

    /** @var Randomizer repeats itself for a seed */
    private Randomizer $random;

    /** @var int the seed */
    private int $seed;

    /** @var int[] how often what came up */
    private array $seen = [];

    /**
     * The grading classes are not autoloaded.
     */
    public static function setUpBeforeClass(): void {
        global $CFG;
        parent::setUpBeforeClass();
        require_once($CFG->dirroot . '/grade/grading/lib.php');
    }

    public function test_every_random_filling_gets_moodles_grade(): void {
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->seed = (int) (getenv('MICROCRED_SEED') ?: 20261124);
        $this->random = new Randomizer(new Mt19937($this->seed));
        $generator = $this->getDataGenerator();
        $assign = $generator->create_module('assign', ['course' => $generator->create_course()->id]);
        $context = context_module::instance($assign->cmid);
        $rubrics = (int) (getenv('MICROCRED_RUBRICS') ?: self::RUBRICS);
        for ($i = 0; $i < $rubrics; $i++) {
            $lock = $this->random->getInt(0, 2);
            $controller = $this->define($context, "area$i", self::KINDS[$i % count(self::KINDS)], $lock);
            $this->compare($controller, $lock === 1);
            $this->incomplete($controller, $lock === 1);
            $this->saw($lock === 2 ? 'older than the option' : 'with the option');
        }
        foreach (
            ['points', 'undefined', 'division by zero', 'incomplete', 'with the option', 'older than the option', 'below zero',
                'above the range'] as $case
        ) {
            $this->assertGreaterThan($rubrics / 100, $this->seen[$case] ?? 0, "$case, with seed $this->seed");
        }
    }

    /**
     * A rubric, made as Moodle's editor makes it.
     *
     * @param context_module $context
     * @param string $area
     * @param string $kind one of KINDS
     * @param int $lock Moodle's option lockzeropoints; 2 = a rubric from before there was one
     * @return gradingform_rubric_controller
     */
    private function define(context_module $context, string $area, string $kind, int $lock): gradingform_rubric_controller {
        global $DB;
        $criteria = [];
        foreach ($this->points($kind) as $c => $points) {
            $levels = [];
            foreach ($points as $l => $score) {
                $levels["NEWID$l"] = ['score' => $score, 'definition' => "Level $l"];
            }
            $criteria["NEWID$c"] = ['sortorder' => $c + 1, 'description' => "Criterion $c", 'levels' => $levels];
        }
        $options = ['lockzeropoints' => $lock % 2, 'sortlevelsasc' => $this->random->getInt(0, 1)];
        $manager = get_grading_manager($context, 'mod_assign', $area);
        $controller = $manager->get_controller('rubric');
        $controller->update_definition((object) [
            'name' => $area,
            'description_editor' => ['text' => '', 'format' => FORMAT_HTML, 'itemid' => 0],
            'rubric' => ['criteria' => $criteria, 'options' => $options],
            'status' => gradingform_controller::DEFINITION_STATUS_READY,
        ]);
        if ($lock === 2) {
            // No page of Moodle makes such a rubric any more, but sites have them.
            $old = json_encode(['sortlevelsasc' => $options['sortlevelsasc']]);
            $DB->set_field('grading_definitions', 'options', $old, ['id' => $controller->get_definition()->id]);
        }
        // As another page would find it.
        return $manager->get_controller('rubric');
    }

    /**
     * Points of each level of each criterion, not in order.
     *
     * @param string $kind one of KINDS
     * @return array[] lists of decimals, as they are typed
     */
    private function points(string $kind): array {
        $criteria = [];
        for ($c = $this->random->getInt(1, 7); $c > 0; $c--) {
            $points = [];
            $levels = $this->random->getInt(2, 5);
            $same = $this->random->getInt(0, 9);
            for ($l = 0; $l < $levels; $l++) {
                $points[] = match ($kind) {
                    'whole' => (string) $this->random->getInt(0, 10),
                    'decimal' => $this->decimal(0, 1000000, $this->random->getInt(1, 5)),
                    'negative' => $this->decimal(-2000000, 1000000, $this->random->getInt(0, 5)),
                    'flat' => (string) $same,
                    // All its levels but the highest are below zero, and the highest are just that.
                    'zero' => $l === 0 ? '0' : $this->decimal(-500000, 0, 1),
                    'below' => $this->decimal(-500000, -1, $this->random->getInt(1, 5)),
                    'huge' => $this->decimal(-9999999999, 9999999999, 5),
                    'tiny' => $this->decimal(0, 30, 5),
                };
            }
            $criteria[] = $points;
        }
        if ($kind === 'flat' && $this->random->getInt(0, 1)) {
            $criteria[0][0] = '-3.5';
        }
        return $criteria;
    }

    /**
     * A decimal between two numbers of hundred-thousandths.
     *
     * @param int $low
     * @param int $high
     * @param int $decimals how many of the five are kept
     * @return string
     */
    private function decimal(int $low, int $high, int $decimals): string {
        $step = 10 ** (5 - $decimals);
        $units = intdiv($this->random->getInt($low, $high), $step) * $step;
        return sprintf('%s%d.%05d', $units < 0 ? '-' : '', intdiv(abs($units), 100000), abs($units) % 100000);
    }

    /**
     * Grades some fillings of a rubric by Moodle and by the extension, on every range, with decimals and without.
     *
     * @param gradingform_rubric_controller $controller
     * @param bool $lockzero
     */
    private function compare(gradingform_rubric_controller $controller, bool $lockzero): void {
        $rubric = Rubric::read(self::native($controller), 'json');
        for ($f = 0; $f < self::FILLINGS; $f++) {
            $filling = $this->filling($controller);
            $instance = $this->fill($controller, $filling);
            $this->assertTrue($instance->validate_grading_element(['criteria' => $filling]));
            $score = $rubric->score(self::levels($filling));
            foreach (self::RANGES as [$low, $high]) {
                foreach ([true, false] as $decimals) {
                    $controller->set_grade_range(array_combine(range($low, $high), range($low, $high)), $decimals);
                    $expected = $this->moodle_grade($instance);
                    $grade = $score->grade($low, $high, $lockzero, !$decimals);
                    if ($expected !== $grade) {
                        $this->fail("Seed $this->seed: " . var_export($expected, true) . ' by Moodle, ' . var_export($grade, true) .
                            " here, of $low to $high" . ($lockzero ? ', locked' : '') . ($decimals ? '' : ', whole') .
                            ', for ' . json_encode(self::levels($filling)) . ' of ' . $rubric->write());
                    }
                    $this->saw($expected === null ? 'undefined' : 'points');
                    $this->saw($expected > $high ? 'above the range' : 'within the range');
                    $this->saw($score->minimum < 0 ? 'below zero' : 'above zero');
                }
            }
            $this->addToAssertionCount(2 * count(self::RANGES));
        }
    }

    /**
     * A criterion without a level: Moodle's form does not take it, and the extension has no grade for it.
     *
     * @param gradingform_rubric_controller $controller
     * @param bool $lockzero
     */
    private function incomplete(gradingform_rubric_controller $controller, bool $lockzero): void {
        $filling = $this->filling($controller);
        $without = $this->random->pickArrayKeys($filling, 1)[0];
        $this->random->getInt(0, 1) ? $filling[$without]['levelid'] = null : $filling = array_diff_key($filling, [$without => 1]);
        $instance = $controller->get_or_create_instance(0, 2, 0);
        $this->assertFalse($instance->validate_grading_element(['criteria' => $filling]));
        $score = Rubric::read(self::native($controller), 'json')->score(self::levels($filling));
        $this->assertNull($score->grade(0, 100, $lockzero));
        $this->assertSame(["c$without"], array_keys($score->unscored));
        $this->saw('incomplete');
    }

    /**
     * One level of each criterion; now and then the lowest or the highest of all.
     *
     * @param gradingform_rubric_controller $controller
     * @return array[] as Moodle's form sends it
     */
    private function filling(gradingform_rubric_controller $controller): array {
        $which = $this->random->getInt(0, 9);
        $filling = [];
        foreach ($controller->get_definition()->rubric_criteria as $id => $criterion) {
            $levels = array_keys($criterion['levels']);
            $place = match ($which) {
                0 => 0,
                1 => count($levels) - 1,
                default => $this->random->getInt(0, count($levels) - 1),
            };
            $filling[$id] = ['levelid' => $levels[$place], 'remark' => ''];
        }
        return $filling;
    }

    /**
     * A filled-in rubric, as after saving Moodle's form.
     *
     * @param gradingform_rubric_controller $controller
     * @param array[] $filling
     * @return gradingform_rubric_instance
     */
    private function fill(gradingform_rubric_controller $controller, array $filling): gradingform_rubric_instance {
        static $item = 0;
        $instance = $controller->get_or_create_instance(0, 2, ++$item);
        $instance->update(['criteria' => $filling, 'itemid' => $item]);
        return $instance;
    }

    /**
     * What Moodle grades a filling with.
     *
     * @param gradingform_rubric_instance $instance
     * @return float|null
     */
    private function moodle_grade(gradingform_rubric_instance $instance): ?float {
        try {
            $grade = $instance->get_grade();
        } catch (\DivisionByZeroError $nothing) {
            // A rubric whose most is 0, locked: Moodle's editor does not make it, and its page would fail.
            $this->saw('division by zero');
            return null;
        }
        return $grade == -1 ? null : (float) $grade;
    }

    /**
     * A rubric as Moodle has it, in our own format.
     *
     * @param gradingform_rubric_controller $controller
     * @return string
     */
    private static function native(gradingform_rubric_controller $controller): string {
        $criteria = [];
        foreach ($controller->get_definition()->rubric_criteria as $id => $criterion) {
            $levels = $criterion['levels'];
            if (!$controller->get_options()['sortlevelsasc']) {
                $levels = array_reverse($levels, true);
            }
            $criteria[] = ['id' => "c$id", 'title' => $criterion['description'], 'levels' => array_map(fn(array $level) => [
                'id' => "l{$level['id']}",
                'points' => $level['score'],
                'text' => $level['definition'],
            ], array_values($levels))];
        }
        return json_encode(['format' => 'microcred-rubric-1', 'criteria' => $criteria]);
    }

    /**
     * A filling by the ids of native().
     *
     * @param array[] $filling
     * @return string[]
     */
    private static function levels(array $filling): array {
        $levels = [];
        foreach ($filling as $id => $choice) {
            if ($choice['levelid'] !== null) {
                $levels["c$id"] = "l{$choice['levelid']}";
            }
        }
        return $levels;
    }

    /**
     * Counts what came up.
     *
     * @param string $case
     */
    private function saw(string $case): void {
        $this->seen[$case] = ($this->seen[$case] ?? 0) + 1;
    }
}
