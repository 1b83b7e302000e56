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
use mod_microcred\local\record\finding;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\submission\submission_lock;
use Microcred\MerkleLog;
use stdClass;

/**
 * Whatever is changed in the record behind its back is found, and where.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\record\log_check
 * @covers     \mod_microcred\local\record\finding
 * @covers     \mod_microcred\local\record\record
 */
final class record_test extends \advanced_testcase {
    /** @var int entries of the record that the tests damage: its state has the nodes of 8, 2 and 1 */
    private const SIZE = 11;

    /** @var int the activity */
    private int $id;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $course = $this->getDataGenerator()->create_course();
        $this->id = (int) $this->getDataGenerator()->create_module('microcred', ['course' => $course->id])->id;
        $this->add(self::SIZE);
    }

    /**
     * What somebody may do to the rows, and what is found.
     *
     * @return array[]
     */
    public static function tampering(): array {
        $edit = fn(int $at) => fn(self $test) => $test->set($at, 'entry', str_replace('step', 'stop', $test->row($at)->entry));
        $exchange = fn(int $at) => function (self $test) use ($at) {
            $entry = str_replace('step', 'stop', $test->row($at)->entry);
            $test->set($at, 'entry', $entry);
            $test->set($at, 'leaf', MerkleLog::leafHash($entry));
        };
        $head = fn(array $fields) => fn(self $test) => $test->set_head($fields);
        return [
            'nothing' => [fn() => null, []],
            'the text of the first' => [$edit(0), ['text 0']],
            'the text of one in the middle' => [$edit(4), ['text 4']],
            'the text of the last' => [$edit(10), ['text 10']],
            'a text that is no JSON any more' => [fn($test) => $test->set(3, 'entry', 'gone'), ['text 3']],
            'a single letter of white space' => [
                fn($test) => $test->set(3, 'entry', $test->row(3)->entry . ' '), ['text 3'],
            ],
            'a leaf hash' => [fn($test) => $test->set(5, 'leaf', str_repeat('0', 64)), ['leaf 5']],
            'a leaf hash that is none' => [fn($test) => $test->set(5, 'leaf', 'x'), ['leaf 5']],
            'two texts apart' => [fn($test) => [$edit(2)($test), $edit(6)($test)], ['text 2', 'text 6']],
            'two texts side by side' => [fn($test) => [$edit(2)($test), $edit(3)($test)], ['edited 2', 'edited 3']],
            'a leaf hash and a later text' => [
                fn($test) => [$test->set(1, 'leaf', str_repeat('0', 64)), $edit(8)($test)], ['leaf 1', 'text 8'],
            ],
            'a text with its leaf hash' => [$exchange(4), ['replaced 4']],
            'the first with its leaf hash' => [$exchange(0), ['replaced 0']],
            'the last with its leaf hash' => [$exchange(10), ['replaced 10']],
            // After the first the log is not known any more; the head's nodes still tell of other stretches.
            'two with their leaf hashes' => [
                fn($test) => [$exchange(4)($test), $exchange(9)($test)], ['replaced 4', 'replaced 8-9'],
            ],
            'the first row is gone' => [fn($test) => $test->remove(0), ['missing 0']],
            'one in the middle is gone' => [fn($test) => $test->remove(6), ['missing 6']],
            'the last is gone' => [fn($test) => $test->remove(10), ['missing 10']],
            'three are gone' => [fn($test) => [$test->remove(3), $test->remove(4), $test->remove(5)], ['missing 3-5']],
            'all are gone' => [
                function (self $test) {
                    global $DB;
                    $DB->delete_records('microcred_record', ['microcredid' => $test->id]);
                },
                ['missing 0-10'],
            ],
            'one is gone and the rest moved up' => [
                fn($test) => [$test->remove(4), $test->shift(5, 10, -1)], ['moved 4-9', 'missing 10'],
            ],
            'two changed places' => [
                fn($test) => [$test->place(3, 99), $test->place(7, 3), $test->place(99, 7)], ['moved 3', 'moved 7'],
            ],
            'one was put in' => [
                fn($test) => [$test->shift(4, 10, 1), $test->put(4)], ['inserted 4', 'moved 5-10', 'beyond 11'],
            ],
            'one was added at the end' => [fn($test) => $test->put(11), ['beyond 11']],
            'one was added before the beginning' => [fn($test) => $test->put(-1), ['beyond -1']],
            'the type beside a text' => [fn($test) => $test->set(2, 'type', 'other'), ['column 2']],
            'the attempt beside a text' => [fn($test) => $test->set(2, 'submissionid', 7), ['column 2']],
            'the time beside a text' => [fn($test) => $test->set(2, 'timecreated', 7), ['column 2']],
            'the size in the head' => [$head(['size' => 10]), ['head']],
            'the root in the head' => [$head(['root' => str_repeat('0', 64)]), ['head']],
            'a state that is none' => [$head(['state' => '{}']), ['state']],
            'no state' => [$head(['state' => '']), ['state']],
            'a state of another log' => [
                function (self $test) {
                    $log = new MerkleLog();
                    $log->append('something else');
                    $test->set_head(['state' => $log->export()]);
                },
                ['oldstate'],
            ],
            'the last is gone, and the head says so' => [
                fn($test) => [$test->remove(10), $test->set_head(['size' => 10])], ['missing 10', 'head', 'oldstate'],
            ],
            'the head is gone' => [
                function (self $test) {
                    global $DB;
                    $DB->delete_records('microcred_recordhead', ['microcredid' => $test->id]);
                },
                ['nohead'],
            ],
        ];
    }

    /**
     * Whatever is changed is found, and where.
     *
     * @dataProvider tampering
     * @param callable $tamper
     * @param string[] $expected kind and index of what is found
     */
    public function test_what_was_changed_is_found_and_located(callable $tamper, array $expected): void {
        $this->assertSame([], $this->found());
        $tamper($this);
        $this->assertEqualsCanonicalizing($expected, $this->found());
        foreach (di::get(record::class)->check($this->id) as $finding) {
            $this->assertStringNotContainsString('[[', $finding->sentence());
            $this->assertStringNotContainsString('$a', $finding->sentence());
            if ($finding->index !== null) {
                $this->assertStringContainsString((string) $finding->index, $finding->sentence());
            }
        }
    }

    public function test_entries_from_before_they_held_the_root_are_checked_by_the_head(): void {
        global $DB;
        // As entries were before: their text without the root.
        $log = new MerkleLog();
        for ($i = 0; $i < self::SIZE; $i++) {
            $entry = preg_replace('/"log":"[0-9a-f]*",/', '', $this->row($i)->entry);
            $log->append($entry);
            $this->set($i, 'entry', $entry);
            $this->set($i, 'leaf', MerkleLog::leafHash($entry));
        }
        $this->set_head(['root' => $log->root(), 'state' => $log->export()]);
        $this->add(2);
        $this->assertSame([], $this->found());
        $entry = str_replace('step', 'stop', $this->row(9)->entry);
        $this->set(9, 'entry', $entry);
        $this->assertSame(['edited 9'], $this->found());
        $this->set(9, 'leaf', MerkleLog::leafHash($entry));
        // The first entry with a root tells that something before it is wrong, the head's nodes in which stretch.
        $this->assertSame(['replaced 8-11'], $this->found());
    }

    public function test_every_change_of_one_bit_in_every_row_is_found_at_that_row(): void {
        for ($i = 0; $i < self::SIZE; $i++) {
            $row = $this->row($i);
            foreach ([0, intdiv(strlen($row->entry), 2), strlen($row->entry) - 1] as $place) {
                $entry = $row->entry;
                $entry[$place] = chr(ord($entry[$place]) ^ 1);
                $this->set($i, 'entry', $entry);
                $this->assertSame(["text $i"], $this->found());
            }
            $this->set($i, 'entry', $row->entry);
        }
        $this->assertSame([], $this->found());
    }

    public function test_an_activity_without_entries_has_a_record_that_holds(): void {
        global $DB;
        $course = $this->getDataGenerator()->create_course();
        $id = (int) $this->getDataGenerator()->create_module('microcred', ['course' => $course->id])->id;
        $DB->delete_records('microcred_record', ['microcredid' => $id]);
        $DB->delete_records('microcred_recordhead', ['microcredid' => $id]);
        $this->assertSame([], di::get(record::class)->check($id));
    }

    public function test_an_entry_holds_the_root_of_those_before_it(): void {
        $log = new MerkleLog();
        for ($i = 0; $i < self::SIZE; $i++) {
            $row = $this->row($i);
            $this->assertSame($log->root(), json_decode($row->entry)->log);
            $this->assertSame(MerkleLog::leafHash($row->entry), $row->leaf);
            $log->append($row->entry);
        }
    }

    /**
     * Cron does one thing after another in one process: what failed must not hold back the entries of what follows.
     */
    public function test_after_work_that_failed_the_next_entry_is_written(): void {
        global $DB;
        $this->preventResetByRollback();
        $record = di::get(record::class);
        try {
            di::get(submission_lock::class)->holding('something', function () use ($record) {
                $record->add($this->id, step::ReviewStarted, 0, ['step' => 98]);
                throw new \moodle_exception('error');
            });
            $this->fail('The work did not fail.');
        } catch (\moodle_exception $fault) {
            $this->assertSame('error', $fault->errorcode);
        }
        $transaction = $DB->start_delegated_transaction();
        $record->add($this->id, step::ReviewStarted, 0, ['step' => 99]);
        $transaction->allow_commit();
        $this->assertSame(self::SIZE + 1, $DB->count_records('microcred_record', ['microcredid' => $this->id]));
        $this->assertSame(99, json_decode($this->row(self::SIZE)->entry)->step);
        $this->assertSame([], $record->check($this->id));
    }

    /**
     * A row of the record.
     *
     * @param int $position
     * @return stdClass
     */
    public function row(int $position): stdClass {
        global $DB;
        return $DB->get_record('microcred_record', ['microcredid' => $this->id, 'position' => $position], '*', MUST_EXIST);
    }

    /**
     * Changes a row.
     *
     * @param int $position
     * @param string $field
     * @param mixed $value
     */
    public function set(int $position, string $field, mixed $value): void {
        global $DB;
        $DB->set_field('microcred_record', $field, $value, ['microcredid' => $this->id, 'position' => $position]);
    }

    /**
     * Changes the head.
     *
     * @param array $fields
     */
    public function set_head(array $fields): void {
        global $DB;
        foreach ($fields as $field => $value) {
            $DB->set_field('microcred_recordhead', $field, $value, ['microcredid' => $this->id]);
        }
    }

    /**
     * Takes a row away.
     *
     * @param int $position
     */
    public function remove(int $position): void {
        global $DB;
        $DB->delete_records('microcred_record', ['microcredid' => $this->id, 'position' => $position]);
    }

    /**
     * Gives a row another place.
     *
     * @param int $from
     * @param int $to
     */
    public function place(int $from, int $to): void {
        $this->set($from, 'position', $to);
    }

    /**
     * Gives several rows other places.
     *
     * @param int $first
     * @param int $last
     * @param int $by
     */
    public function shift(int $first, int $last, int $by): void {
        foreach ($by < 0 ? range($first, $last) : range($last, $first) as $position) {
            $this->place($position, $position + $by);
        }
    }

    /**
     * Puts in a row that looks as one should.
     *
     * @param int $position
     */
    public function put(int $position): void {
        global $DB;
        $row = $this->row(3);
        unset($row->id);
        $row->position = $position;
        $row->entry = preg_replace('/"position":\d+/', '"position":' . $position, $row->entry);
        $row->leaf = MerkleLog::leafHash($row->entry);
        $DB->insert_record('microcred_record', $row);
    }

    /**
     * What the check finds.
     *
     * @return string[]
     */
    private function found(): array {
        return array_map(
            fn(finding $each) => $each->kind . ($each->index === null ? '' : " $each->index")
                . ($each->last() === $each->index ? '' : '-' . $each->last()),
            di::get(record::class)->check($this->id)
        );
    }

    /**
     * Adds entries.
     *
     * @param int $count
     */
    private function add(int $count): void {
        global $DB;
        $start = $DB->count_records('microcred_record', ['microcredid' => $this->id]);
        // Some together in one transaction, some alone.
        for ($i = $start; $i < $start + $count; $i += 3) {
            di::get(submission_lock::class)->holding('test', function () use ($i, $start, $count) {
                for ($k = $i; $k < min($i + 3, $start + $count); $k++) {
                    di::get(record::class)->add($this->id, step::RulesChanged, 0, ['step' => $k, 'by' => 2]);
                }
            });
        }
    }
}
