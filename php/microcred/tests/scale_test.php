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
use grade_scale;
use mod_microcred\local\activity\activity_service;
use stdClass;

/**
 * A scale that a published version grades with stays as it is, for as long as the version is there.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @coversNothing
 * @group moodle
 */
final class scale_test extends \advanced_testcase {
    use panel;

    #[\Override]
    public static function setUpBeforeClass(): void {
        global $CFG;
        parent::setUpBeforeClass();
        require_once($CFG->libdir . '/gradelib.php');
        require_once($CFG->dirroot . '/grade/lib.php');
        require_once($CFG->dirroot . '/grade/edit/scale/edit_form.php');
        require_once($CFG->dirroot . '/mod/microcred/lib.php');
    }

    public function test_settings_that_nobody_published_hold_a_scale_until_they_change(): void {
        $case = $this->panel();
        $scale = $this->scale();
        $this->must_be_free($scale);
        $this->settings($case, -$scale->id);
        $this->must_be_held($scale);
        $this->settings($case, 100);
        $this->must_be_free($scale);
    }

    public function test_a_published_version_holds_its_scale_after_the_next_one(): void {
        global $DB;
        $scale = $this->scale();
        $case = $this->panel(['grade' => -$scale->id]);
        $this->must_be_held($scale);
        $this->settings($case, 100);
        $this->plugin()->publish((int) $case->microcred->id);
        // As the page does that publishes.
        microcred_update_grades($DB->get_record('microcred', ['id' => $case->microcred->id]));
        // Nothing but the first version knows of the scale now: neither the settings nor the gradebook.
        $this->assertSame(2, $DB->count_records('microcred_version', ['microcredid' => $case->microcred->id]));
        $this->assertFalse($DB->record_exists('microcred', ['grade' => -$scale->id]));
        $this->assertFalse($DB->record_exists('grade_items', ['scaleid' => $scale->id]));
        $this->must_be_held($scale);
        // The submission handed in under it is graded by it still.
        $this->say($case, 0, 2);
        $this->say($case, 1, 2);
        $decision = $DB->get_record('microcred_decision', ['submissionid' => $case->submission->id], '*', MUST_EXIST);
        $this->assertEquals(3, $decision->grade);
        di::get(activity_service::class)->delete((int) $case->microcred->id);
        $this->must_be_free($scale);
    }

    public function test_numbers_that_only_look_alike_hold_nothing(): void {
        $scale = $this->scale();
        $this->panel(['grade' => -$scale->id]);
        foreach (["{$scale->id}0", "1{$scale->id}", substr((string) $scale->id, 0, -1), '0', "-$scale->id"] as $number) {
            $this->assertFalse(microcred_scale_used_anywhere((int) $number), $number);
        }
    }

    /**
     * Moodle neither deletes the scale nor lets anybody change its items.
     *
     * @param grade_scale $scale
     */
    private function must_be_held(grade_scale $scale): void {
        $this->assertTrue(microcred_scale_used_anywhere($scale->id));
        $this->assertTrue($scale->is_used());
        $this->assertFalse($scale->can_delete());
        $this->assertTrue($this->is_frozen($scale));
    }

    /**
     * Moodle deletes and changes the scale if somebody wants it.
     *
     * @param grade_scale $scale
     */
    private function must_be_free(grade_scale $scale): void {
        $this->assertFalse(microcred_scale_used_anywhere($scale->id));
        $this->assertFalse($scale->is_used());
        $this->assertTrue($scale->can_delete());
        $this->assertFalse($this->is_frozen($scale));
    }

    /**
     * Whether Moodle's form for a scale keeps its items as they are.
     *
     * @param grade_scale $scale
     * @return bool
     */
    private function is_frozen(grade_scale $scale): bool {
        $form = new class (null, ['gpr' => new \grade_plugin_return(), 'editoroptions' => []]) extends \edit_scale_form {
            /**
             * Whether the items can be changed.
             *
             * @return bool
             */
            public function keeps_items(): bool {
                $this->definition_after_data();
                return $this->_form->isElementFrozen('scale');
            }
        };
        $data = $scale->get_record_data();
        $data->courseid = 0;
        $form->set_data($data);
        return $form->keeps_items();
    }

    /**
     * A scale of four items.
     *
     * @return grade_scale
     */
    private function scale(): grade_scale {
        $made = $this->getDataGenerator()->create_scale(['scale' => 'Beginning, Developing, Proficient, Expert']);
        return grade_scale::fetch(['id' => $made->id]);
    }

    /**
     * Saves another grade in the settings.
     *
     * @param stdClass $case
     * @param int $grade points, or minus a scale's id
     */
    private function settings(stdClass $case, int $grade): void {
        global $DB;
        $DB->set_field('microcred', 'grade', $grade, ['id' => $case->microcred->id]);
    }
}
