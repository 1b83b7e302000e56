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
use mod_microcred\local\activity\activity_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\record\record;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');
require_once(__DIR__ . '/../lib.php');

/**
 * A course with more attempts than go into one transaction is reset.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\activity\activity_service
 * @covers     \mod_microcred\local\decision\grade_service
 */
final class reset_test extends \advanced_testcase {
    use panel;

    public function test_all_attempts_go_in_portions_and_the_gradebook_follows(): void {
        global $DB;
        $case = $this->panel();
        foreach ([0, 1] as $place) {
            $this->say($case, $place, 3);
        }
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $this->assertSame([(int) $case->candidate->id], $this->graded($case));
        for ($number = 0; $number < 52; $number++) {
            $this->plugin()->create_submission([
                'microcredid' => $case->microcred->id,
                'userid' => $this->candidate($case)->id,
                'status' => 'applied',
            ]);
        }
        $this->assertSame(53, $DB->count_records('microcred_submission'));
        $told = [];
        di::get(activity_service::class)->clear_attempts((int) $case->course->id, function (int $done, int $all) use (&$told) {
            $told[] = [$done, $all];
        });
        $this->assertSame([[50, 53], [53, 53]], $told);
        foreach (['submission', 'evidence', 'review', 'rating', 'citation', 'decision'] as $table) {
            $this->assertSame(0, $DB->count_records("microcred_$table"), $table);
        }
        $this->assertFalse($DB->record_exists('files', ['component' => 'mod_microcred', 'filearea' => 'evidence']));
        $this->assertFalse($DB->record_exists('event', ['modulename' => 'microcred', 'eventtype' => 'reviewdue']));
        $this->assertSame(1, $DB->count_records('microcred_credential'));
        $this->assertSame(53, $DB->count_records('microcred_record', ['type' => 'attempt_deleted']));
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        // Nothing is left of the one grade, and none was made up for those who had none.
        $this->assertSame([], $this->graded($case));
        $this->assertSame(1, $DB->count_records_sql("SELECT COUNT(g.id)
                                                       FROM {grade_grades} g
                                                       JOIN {grade_items} i ON i.id = g.itemid
                                                      WHERE i.itemmodule = 'microcred'"));
    }

    public function test_what_an_attempt_that_stays_is_worth_stays(): void {
        $case = $this->panel();
        foreach ([0, 1] as $place) {
            $this->say($case, $place, 1);
        }
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $again = di::get(local\submission\application_service::class)->next_attempt(
            (int) $case->submission->id,
            (int) $case->candidate->id
        );
        $microcred = di::get(local\activity\microcred_repository::class)->get((int) $case->microcred->id);
        di::get(activity_service::class)->delete_submissions($microcred, [$again]);
        $this->assertSame([(int) $case->candidate->id], $this->graded($case));
        di::get(activity_service::class)->delete_submissions($microcred, [(int) $case->submission->id]);
        $this->assertSame([], $this->graded($case));
    }

    /**
     * Those whom the gradebook has a grade of.
     *
     * @param stdClass $case
     * @return int[] user ids
     */
    private function graded(stdClass $case): array {
        global $DB;
        return array_map('intval', $DB->get_fieldset_sql("SELECT g.userid
                                                            FROM {grade_grades} g
                                                            JOIN {grade_items} i ON i.id = g.itemid
                                                           WHERE i.itemmodule = 'microcred' AND i.iteminstance = ?
                                                                 AND g.finalgrade IS NOT NULL", [$case->microcred->id]));
    }
}
