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
use mod_microcred\local\decision\decision_service;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');
require_once(__DIR__ . '/../lib.php');

/**
 * What Moodle's reports on a person say of an activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\user_report
 * @covers     ::microcred_user_outline
 * @covers     ::microcred_user_complete
 */
final class user_report_test extends \advanced_testcase {
    use panel;

    public function test_the_newest_attempt_and_all_of_them(): void {
        $case = $this->panel();
        $newcomer = $this->candidate($case);
        $this->assertSame('Attempt 1: In review', $this->seen_by($case->manager, $case));
        $this->assertEquals($case->submission->timesubmitted, $this->outline($case->candidate, $case)->time);
        foreach ([0, 1] as $place) {
            $this->say($case, $place, 0);
        }
        $this->assertSame('Attempt 1: Decided, not released', $this->seen_by($case->candidate, $case));
        di::get(decision_service::class)->release((int) $case->submission->id, (int) $case->manager->id);
        $this->assertSame('Attempt 1: Not yet', $this->seen_by($case->candidate, $case));
        di::get(local\submission\application_service::class)->next_attempt(
            (int) $case->submission->id,
            (int) $case->candidate->id
        );
        $this->assertSame('Attempt 2: Collecting evidence', $this->seen_by($case->manager, $case));
        $this->setUser($case->manager);
        $all = $this->complete($case->candidate, $case);
        $this->assertMatchesRegularExpression('~<li>Attempt 1: Not yet, .*</li>\s*<li>Attempt 2: Collecting evidence, ~s', $all);
        $this->assertNull($this->outline($newcomer, $case));
        $this->assertStringContainsString('Not applied', $this->complete($newcomer, $case));
    }

    public function test_nobody_else_learns_of_an_attempt(): void {
        $case = $this->panel();
        $others = [$case->reviewers[0], $case->outsider, $this->candidate($case), $this->manager_elsewhere(), guest_user()];
        foreach ($others as $viewer) {
            $this->setUser($viewer);
            $this->assertNull($this->outline($case->candidate, $case));
            $this->assertSame('', $this->complete($case->candidate, $case));
        }
    }

    /**
     * The line that somebody sees about the candidate.
     *
     * @param stdClass $viewer
     * @param stdClass $case
     * @return string
     */
    private function seen_by(stdClass $viewer, stdClass $case): string {
        $this->setUser($viewer);
        return $this->outline($case->candidate, $case)->info;
    }

    /**
     * What the outline report gets.
     *
     * @param stdClass $user
     * @param stdClass $case
     * @return stdClass|null
     */
    private function outline(stdClass $user, stdClass $case): ?stdClass {
        $cm = get_coursemodule_from_instance('microcred', $case->microcred->id);
        return microcred_user_outline($case->course, $user, $cm, $case->microcred);
    }

    /**
     * What the complete report gets.
     *
     * @param stdClass $user
     * @param stdClass $case
     * @return string
     */
    private function complete(stdClass $user, stdClass $case): string {
        $cm = get_coursemodule_from_instance('microcred', $case->microcred->id);
        ob_start();
        microcred_user_complete($case->course, $user, $cm, $case->microcred);
        return ob_get_clean();
    }
}
