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

use core_external\external_api;
use mod_microcred\external\save_review;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/panel.php');

/**
 * What the scoring page's script and the app may call.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\external\save_review
 */
final class external_test extends \advanced_testcase {
    use panel;

    public function test_a_review_is_kept_as_it_is_written_and_tells_how_much_is_finished(): void {
        global $DB;
        $case = $this->panel();
        $this->setUser($case->reviewers[0]);
        $id = $this->review_id($case, 0);
        $answer = $this->save($id, [['criterion' => 'goals', 'level' => '', 'reason' => 'x < y & "z"', 'citations' => []]]);
        $this->assertSame(0, $answer['finished']);
        $this->assertGreaterThan(1, $answer['criteria']);
        $this->assertSame('x < y & "z"', $DB->get_field('microcred_rating', 'reason', ['reviewid' => $id]));
        // Criteria that are not named stay as they are.
        $this->save($id, [['criterion' => 'task', 'level' => 'task-1', 'reason' => '', 'citations' => []]]);
        $this->assertEqualsCanonicalizing(['goals', 'task'], $DB->get_fieldset_select(
            'microcred_rating',
            'criterion',
            'reviewid = ?',
            [$id]
        ));
    }

    public function test_nobody_saves_in_another_ones_review(): void {
        global $DB;
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $this->setUser($case->reviewers[1]);
        $before = $DB->count_records('microcred_rating');
        try {
            $this->save($id, [['criterion' => 'goals', 'level' => '', 'reason' => 'Mine now', 'citations' => []]]);
            $this->fail('It was saved.');
        } catch (\moodle_exception $refused) {
            $this->assertStringStartsWith('refused_', $refused->errorcode);
        }
        $this->assertSame($before, $DB->count_records('microcred_rating'));
    }

    public function test_what_is_no_rating_is_refused_before_anything_is_saved(): void {
        global $DB;
        $case = $this->panel();
        $this->setUser($case->reviewers[0]);
        $id = $this->review_id($case, 0);
        $rating = ['criterion' => 'goals', 'level' => '', 'reason' => 'Fine', 'citations' => []];
        $wrong = [
            'members that are missing' => [['criterion' => 'goals']],
            'a level of another criterion' => [['level' => 'task-1'] + $rating],
            'a criterion that is not there, behind one that is' => [$rating, ['criterion' => 'none'] + $rating],
        ];
        foreach ($wrong as $ratings) {
            try {
                $this->save($id, $ratings);
                $this->fail('It was saved.');
            } catch (\moodle_exception $refused) {
                $this->assertSame(0, $DB->count_records('microcred_rating', ['reviewid' => $id]));
            }
        }
    }

    /**
     * Calls the function and checks what it gives back.
     *
     * @param int $reviewid
     * @param array[] $ratings
     * @return array
     */
    private function save(int $reviewid, array $ratings): array {
        return external_api::clean_returnvalue(save_review::execute_returns(), save_review::execute($reviewid, $ratings));
    }
}
