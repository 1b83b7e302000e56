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
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_service;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');
require_once(__DIR__ . '/../db/upgradelib.php');

/**
 * Since when an attempt is at its stage.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\stage
 */
final class timestage_test extends \advanced_testcase {
    use panel;

    public function test_what_is_stored_is_what_an_upgrade_works_out_of_the_other_times(): void {
        $clock = $this->mock_clock_with_frozen(1_800_000_000);
        $case = $this->panel(['reviewers' => 4]);
        $id = (int) $case->submission->id;
        $waits = $clock->time();
        $this->assertSame($waits, $this->timestage($id));
        $clock->bump(100);
        // One of two passes what the other does not: the panel disagrees, and the candidate waits on.
        $this->say($case, 0, 3);
        $this->say($case, 1, 0);
        $this->assertSame($waits, $this->timestage($id));
        $clock->bump(100);
        $this->say($case, 2, 3);
        $this->assertSame($waits + 200, $this->timestage($id));
        $clock->bump(100);
        di::get(decision_service::class)->release($id, (int) $case->manager->id);
        $this->assertSame($waits + 300, $this->timestage($id));
    }

    public function test_one_who_got_the_evidence_back_drafts_since_being_accepted(): void {
        $clock = $this->mock_clock_with_frozen(1_800_000_000);
        $case = $this->panel();
        $m = (int) $case->microcred->id;
        $user = (int) $this->candidate($case)->id;
        $apply = di::get(application_service::class);
        $id = $apply->apply($m, $user);
        $clock->bump(10);
        $apply->refuse($id, (int) $case->manager->id, 'Not yet.');
        $this->assertSame(1_800_000_010, $this->timestage($id));
        $draft = (int) $this->plugin()->create_submission(['microcredid' => $m, 'userid' => $user])->id;
        $file = $this->plugin()->create_evidence(['submissionid' => $draft, 'kind' => 'file']);
        $clock->bump(10);
        set_config('sealatonce', 0, 'mod_microcred');
        di::get(evidence_service::class)->submit($draft, $user);
        $this->assertSame(1_800_000_020, $this->timestage($draft));
        $clock->bump(10);
        get_file_storage()->delete_area_files($case->context->id, 'mod_microcred', 'evidence', $file);
        di::get(submission_service::class)->seal($draft);
        $this->assertSame(1_800_000_010, $this->timestage($draft));
        $clock->bump(10);
        $apply->withdraw($draft, $user);
        $this->assertSame(1_800_000_040, $this->timestage($draft));
        $again = $apply->next_attempt($draft, $user);
        $this->assertSame(1_800_000_040, $this->timestage($again));
    }

    public function test_filling_in_leaves_alone_what_is_there_and_other_activities(): void {
        global $DB;
        $case = $this->panel();
        $other = $this->candidate($case);
        $this->plugin()->create_submission(['microcredid' => $case->microcred->id, 'userid' => $other->id]);
        $DB->set_field('microcred_submission', 'timestage', 77, ['userid' => $other->id]);
        $DB->set_field('microcred_submission', 'timestage', 0, ['id' => $case->submission->id]);
        mod_microcred_fill_timestage((int) $case->microcred->id + 1);
        $this->assertEquals(0, $DB->get_field('microcred_submission', 'timestage', ['id' => $case->submission->id]));
        mod_microcred_fill_timestage((int) $case->microcred->id);
        $row = $DB->get_record('microcred_submission', ['id' => $case->submission->id]);
        $this->assertSame($row->timesubmitted, $row->timestage);
        $this->assertEquals(77, $DB->get_field('microcred_submission', 'timestage', ['userid' => $other->id]));
    }

    /**
     * The time that is stored, when an upgrade would work out the same.
     *
     * @param int $submissionid
     * @return int
     */
    private function timestage(int $submissionid): int {
        global $DB;
        $stored = (int) $DB->get_field('microcred_submission', 'timestage', ['id' => $submissionid]);
        $DB->set_field('microcred_submission', 'timestage', 0, ['id' => $submissionid]);
        mod_microcred_fill_timestage();
        $this->assertEquals($stored, $DB->get_field('microcred_submission', 'timestage', ['id' => $submissionid]));
        return $stored;
    }
}
