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
use mod_microcred\local\credential\credential;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\credential\verification_service;
use mod_microcred\local\record\record;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use stdClass;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/awards.php');
require_once(__DIR__ . '/fragile_database.php');
require_once(__DIR__ . '/broken_down.php');

/**
 * A server that stops at any point of issuing leaves exactly one credential once it runs again.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\credential\credential_service
 */
final class issuing_crash_test extends \advanced_testcase {
    use awards;

    public function test_a_stop_before_or_after_any_write_leaves_one_credential(): void {
        global $DB;
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->redirectMessages();
        $real = $DB;
        $case = $this->decided();
        $this->forget_key();
        $writes = $this->broken($real, 0, false, fn() => $this->issue($case));
        $this->assertGreaterThan(6, $writes);
        $this->assert_one($case);
        $broke = 0;
        foreach ([false, true] as $after) {
            for ($at = 1; $at <= $writes; $at++) {
                $case = $this->decided();
                $this->forget_key();
                $broke += $this->broken($real, $at, $after, fn() => $this->issue($case)) < 0 ? 1 : 0;
                // The server is up again: the decision is made again if it was lost, and cron runs.
                $this->issue($case);
                $this->assert_one($case);
            }
        }
        $this->assertSame(2 * $writes, $broke, 'each run was stopped');
    }

    /**
     * The site as it was before anything was ever issued on it.
     */
    private function forget_key(): void {
        global $DB;
        $DB->delete_records('microcred_statusentry');
        $DB->delete_records('microcred_statuslist');
        unset_config('issuerkey', 'mod_microcred');
        unset_config('issuerkeysretired', 'mod_microcred');
        unset_config('jwtkey', 'mod_microcred');
    }

    /**
     * Everything from the award to the signature, as far as it is not done yet.
     *
     * @param stdClass $case
     */
    private function issue(stdClass $case): void {
        $service = di::get(credential_service::class);
        $id = (int) $case->submission->id;
        di::get(submission_lock::class)->exclusively(
            $id,
            function () use ($service, $case, $id) {
                if (!$service->of_submission($id)) {
                    $attempt = di::get(submission_repository::class)->get((int) $case->submission->id);
                    $service->award($attempt, $case->decision, $case->version);
                    $service->release($id);
                }
            }
        );
        $service->sign((int) $service->of_submission($id)->id);
    }

    /**
     * Runs something on a database that breaks down.
     *
     * @param \moodle_database $real
     * @param int $at
     * @param bool $after
     * @param callable $work
     * @return int how many writes there were, or -1 if it broke
     */
    private function broken(\moodle_database $real, int $at, bool $after, callable $work): int {
        global $DB;
        $fragile = new fragile_database($real, $at, $after);
        $fragile->take_over();
        try {
            $work();
            return $fragile->count;
        } catch (broken_down) {
            return -1;
        } finally {
            $fragile->step_back();
            // A process that ended holds no transaction and remembers nothing.
            if ($real->is_transaction_started()) {
                $real->force_transaction_rollback();
            }
            \cache_helper::purge_all();
            di::reset_container();
        }
    }

    /**
     * There is one credential, it verifies, and the record tells of it once.
     *
     * @param stdClass $case
     */
    private function assert_one(stdClass $case): void {
        global $DB;
        $rows = $DB->get_records('microcred_credential', ['submissionid' => $case->submission->id]);
        $this->assertCount(1, $rows);
        $row = reset($rows);
        $this->assertSame('issued', $row->status);
        $this->assertSame('valid', di::get(verification_service::class)->stored(credential::of($row))->verdict);
        $entry = $DB->get_record('microcred_statusentry', ['credentialid' => $row->id], '*', MUST_EXIST);
        $this->assertSame($entry->position, json_decode($row->document)->credentialStatus->statusListIndex);
        $this->assertSame($DB->count_records('microcred_statusentry'), (int) $DB->get_field('microcred_statuslist', 'used', []));
        foreach (['credential_awarded', 'credential_issued'] as $type) {
            $this->assertSame(1, $DB->count_records('microcred_record', [
                'type' => $type,
                'submissionid' => $case->submission->id,
            ]), $type);
        }
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        $this->assertNotNull(di::get(issuer_key::class)->load());
    }
}
