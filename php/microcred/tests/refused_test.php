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
use mod_microcred\local\refused;
use mod_microcred\local\submission\candidate_actions;
use stdClass;

defined('MOODLE_INTERNAL') || die();

require_once(__DIR__ . '/fragile_database.php');

/**
 * What a service says no with is told as a no; what is broken is not.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\refused
 * @covers \mod_microcred\local\submission\candidate_actions
 */
final class refused_test extends \advanced_testcase {
    /** What stands for faults as well as for refusals. */
    private const TOOMUCH = '/\b(moodle_exception|coding_exception|Exception)\b/';

    public function test_an_action_that_is_not_there_is_a_fault_of_ours_and_no_polite_no(): void {
        $this->expectException(\coding_exception::class);
        $this->act('acept', $this->applied());
    }

    public function test_a_database_that_cannot_write_is_no_polite_no(): void {
        global $DB;
        $applied = $this->applied();
        $fragile = new fragile_database($DB, 0, false, fn(string $method) => $method === 'update_record'
            ? new \dml_write_exception('could not extend file: No space left on device') : null);
        $fragile->take_over();
        try {
            $this->act('accept', $applied);
            $this->fail('It was told as a refusal.');
        } catch (\dml_write_exception $fault) {
            $this->assertStringContainsString('No space left', $fault->error);
        } finally {
            $fragile->step_back();
        }
        $this->assertSame('applied', $DB->get_field('microcred_submission', 'status', ['id' => $applied->id]));
    }

    public function test_a_refusal_is_told_in_the_readers_words(): void {
        $applied = $this->applied();
        [$done, $told] = $this->act('refuse', $applied);
        $this->assertSame(0, $done);
        $this->assertStringContainsString((new refused('refused_noreason'))->getMessage(), $told[0]);
    }

    public function test_nothing_catches_more_than_refusals(): void {
        global $CFG;
        $found = [];
        $root = $CFG->dirroot . '/mod/microcred';
        foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root)) as $file) {
            $name = substr($file->getPathname(), strlen($root) + 1);
            if ($file->getExtension() === 'php' && !str_starts_with($name, 'tests/')) {
                preg_match_all('/catch \(([^)$]*)/', file_get_contents($file->getPathname()), $catches);
                foreach ($catches[1] as $caught) {
                    if (preg_match(self::TOOMUCH, str_replace('\Microcred\Exception', '', $caught))) {
                        $found[$name] = trim($caught);
                    }
                }
            }
        }
        // Moodle's own encryption says with its plain exception that it cannot decrypt.
        $this->assertSame(['classes/local/credential/site_key.php' => '\Microcred\Exception | moodle_exception'], $found);
    }

    /**
     * Somebody who applied.
     *
     * @return stdClass the submission
     */
    private function applied(): stdClass {
        $this->resetAfterTest();
        $this->preventResetByRollback();
        $this->setAdminUser();
        $data = $this->getDataGenerator();
        $course = $data->create_course();
        $microcred = $data->create_module('microcred', [
            'course' => $course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
        ]);
        $user = $data->create_and_enrol($course, 'student');
        return $data->get_plugin_generator('mod_microcred')->create_submission([
            'microcredid' => $microcred->id, 'userid' => $user->id, 'status' => 'applied',
        ]);
    }

    /**
     * Does something as a manager.
     *
     * @param string $action
     * @param stdClass $submission
     * @return array how many were done, and sentences about those that were not
     */
    private function act(string $action, stdClass $submission): array {
        $id = (int) $submission->microcredid;
        $course = get_coursemodule_from_instance('microcred', $id)->course;
        $manager = $this->getDataGenerator()->create_and_enrol((object) ['id' => $course], 'editingteacher');
        return di::get(candidate_actions::class)->act($id, (int) $manager->id, $action, [(int) $submission->id]);
    }
}
