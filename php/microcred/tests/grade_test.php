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

use completion_info;
use core\di;
use grade_item;
use mod_microcred\local\activity\activity_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\decision\grade_service;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * What Moodle's gradebook and activity completion get. Needs a real gradebook.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\decision\grade_service
 * @covers     \mod_microcred\completion\custom_completion
 * @group moodle
 */
final class grade_test extends \advanced_testcase {
    use panel;

    public function test_grade_and_reasons_arrive_with_the_release(): void {
        $case = $this->panel();
        $this->award($case);
        $this->assertNull($this->grade($case)->grade);
        $this->release($case);
        $grade = $this->grade($case);
        $this->assertEqualsWithDelta(100, $grade->grade, 0.00001);
        $this->assertStringContainsString('The evidence shows goals-3.', $grade->feedback);
        $this->assertStringContainsString('Reviewer 1', $grade->feedback);
        $this->assertNotContains((int) $grade->usermodified, array_map(fn($reviewer) => (int) $reviewer->id, $case->reviewers));
    }

    public function test_grade_that_is_not_hidden_comes_at_once_but_without_reasons(): void {
        $case = $this->panel(['hidegrade' => 0]);
        $this->award($case);
        $this->assertEqualsWithDelta(100, $this->grade($case)->grade, 0.00001);
        $this->assertSame('', (string) $this->grade($case)->feedback);
    }

    public function test_a_scale_gets_one_of_its_items(): void {
        $scale = $this->getDataGenerator()->create_scale(['scale' => 'Beginning, Developing, Proficient, Expert']);
        $case = $this->panel(['grade' => -$scale->id, 'autorelease' => 1]);
        $this->say($case, 0, 2);
        $this->say($case, 1, 2);
        // Two thirds of the way, by Moodle's formula with zero at the lowest: 4/6 of 4 items, rounded.
        $this->assertEquals(3, $this->grade($case)->grade);
    }

    public function test_a_locked_grade_item_stays_and_catches_up_when_it_is_unlocked(): void {
        $case = $this->panel();
        $this->award($case);
        $item = $this->item($case);
        $item->set_locked(1, false, false);
        $released = di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $this->assertFalse($released, 'the page says that the gradebook is locked');
        $this->assertSame(GRADE_UPDATE_ITEM_LOCKED, di::get(grade_service::class)->push($this->row($case)));
        $this->assertNull($this->grade($case)->grade);
        $this->item($case)->set_locked(0, false, true);
        $this->assertEqualsWithDelta(100, $this->grade($case)->grade, 0.00001);
    }

    public function test_regrading_sends_the_same_again_and_reset_clears(): void {
        $case = $this->panel(['autorelease' => 1]);
        $this->award($case);
        microcred_reset_gradebook($case->course->id);
        $this->assertNull($this->grade($case)->grade);
        microcred_update_grades($this->row($case));
        $this->assertEqualsWithDelta(100, $this->grade($case)->grade, 0.00001);
        $this->assertTrue(microcred_scale_used_anywhere(0) === false);
    }

    public function test_a_deleted_attempt_leaves_gradebook_and_completion(): void {
        $case = $this->panel(['autorelease' => 1, 'completion' => COMPLETION_TRACKING_AUTOMATIC, 'completionaward' => 1]);
        $this->assertSame(COMPLETION_INCOMPLETE, $this->completion($case));
        $this->award($case);
        $this->assertSame(COMPLETION_COMPLETE, $this->completion($case));
        di::get(activity_service::class)->delete_submissions($this->row($case), [(int) $case->submission->id]);
        $this->assertNull($this->grade($case)->grade);
        $this->assertSame(COMPLETION_INCOMPLETE, $this->completion($case));
    }

    public function test_completion_waits_for_the_release_and_not_yet_is_not_complete(): void {
        $case = $this->panel(['completion' => COMPLETION_TRACKING_AUTOMATIC, 'completionaward' => 1]);
        $this->award($case);
        $this->assertSame(COMPLETION_INCOMPLETE, $this->completion($case));
        $this->release($case);
        $this->assertSame(COMPLETION_COMPLETE, $this->completion($case));

        $other = $this->panel(['completion' => COMPLETION_TRACKING_AUTOMATIC, 'completionaward' => 1, 'autorelease' => 1]);
        $this->say($other, 0, 1);
        $this->say($other, 1, 1);
        $this->assertSame(COMPLETION_INCOMPLETE, $this->completion($other));
    }

    public function test_timeline_shows_a_review_to_its_reviewer_and_the_last_hand_in_to_candidates(): void {
        $case = $this->panel(['timeclose' => time() + WEEKSECS]);
        $names = function (stdClass $user): array {
            $this->setUser($user);
            \core_calendar\local\event\container::set_requesting_user($user->id);
            $events = \core_calendar\local\api::get_action_events_by_timesort(time() - DAYSECS);
            return array_map(fn($event) => $event->get_action()->get_name(), $events);
        };
        $this->assertSame([get_string('reviewnow', 'mod_microcred')], $names($case->reviewers[0]));
        $this->assertSame([], $names($case->reviewers[3]));
        $this->assertSame([], $names($case->candidate), 'it is handed in already');
        $this->assertSame([get_string('calendar_open', 'mod_microcred')], $names($this->candidate($case)));
    }

    /**
     * Two reviewers who agree on the highest levels.
     *
     * @param stdClass $case
     */
    private function award(stdClass $case): void {
        $this->say($case, 0, 3);
        $this->say($case, 1, 3);
    }

    /**
     * Releases the decision.
     *
     * @param stdClass $case
     */
    private function release(stdClass $case): void {
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
    }

    /**
     * The candidate's grade in the gradebook.
     *
     * @param stdClass $case
     * @return stdClass
     */
    private function grade(stdClass $case): stdClass {
        global $CFG;
        require_once($CFG->libdir . '/gradelib.php');
        $grades = grade_get_grades($case->course->id, 'mod', 'microcred', $case->microcred->id, $case->candidate->id);
        return $grades->items[0]->grades[$case->candidate->id];
    }

    /**
     * The grade item.
     *
     * @param stdClass $case
     * @return grade_item
     */
    private function item(stdClass $case): grade_item {
        return grade_item::fetch([
            'itemtype' => 'mod',
            'itemmodule' => 'microcred',
            'iteminstance' => $case->microcred->id,
            'courseid' => $case->course->id,
        ]);
    }

    /**
     * The activity's row as it is now.
     *
     * @param stdClass $case
     * @return stdClass
     */
    private function row(stdClass $case): stdClass {
        return di::get(local\activity\microcred_repository::class)->get((int) $case->microcred->id);
    }

    /**
     * Whether the activity is complete for the candidate.
     *
     * @param stdClass $case
     * @return int
     */
    private function completion(stdClass $case): int {
        $cm = get_fast_modinfo($case->course)->get_cm($case->microcred->cmid);
        return (int) (new completion_info($case->course))->get_data($cm, false, $case->candidate->id)->completionstate;
    }
}
