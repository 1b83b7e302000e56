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
use mod_microcred\local\credential\issuer_key;
use mod_microcred\local\record\export;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\record\record_report;
use mod_microcred\local\submission\submission_lock;
use Microcred\MerkleLog;
use Microcred\PublicKey;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * An exported record shows later whether anything of what it holds was changed since.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\record\export
 * @covers     \mod_microcred\local\record\export_check
 * @covers     \mod_microcred\local\record\record_report
 */
final class record_export_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass the activity's course module */
    private stdClass $cm;

    /** @var string[] what was told */
    private array $told = [];

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->resetAfterTest();
        $this->setAdminUser();
        $this->cm = $this->activity();
        $this->add($this->cm, 5);
    }

    public function test_every_entry_is_a_line_and_the_last_line_is_the_head(): void {
        global $DB;
        $lines = array_map('json_decode', file($this->export()));
        $head = array_pop($lines);
        $this->assertSame(range(0, count($lines) - 1), array_column($lines, 'index'));
        foreach ($lines as $line) {
            $row = $DB->get_record('microcred_record', ['microcredid' => $this->cm->instance, 'position' => $line->index]);
            $this->assertSame([$row->entry, $row->leaf], [$line->entry, $line->leaf]);
            $this->assertSame(json_decode($row->entry)->time, $line->time);
            $this->assertSame((int) $this->cm->id, $line->activity);
        }
        $this->assertSame('microcred-record-1', $head->format);
        $this->assertSame(count($lines), $head->size);
        $this->assertSame(MerkleLog::fromLeaves(array_column($lines, 'leaf'))->root(), $head->root);
        // Without a key it is not signed, and that is said.
        $this->assertObjectNotHasProperty('checkpoint', $head);
        $this->assertStringContainsString(get_string('issuer_nokey', 'mod_microcred'), implode(' ', $this->told));
    }

    public function test_the_head_is_signed_for_other_software_where_the_site_has_a_key(): void {
        $key = PublicKey::fromMultibase(di::get(issuer_key::class)->ensure()->key);
        $lines = file($path = $this->export());
        $head = json_decode(end($lines));
        $said = MerkleLog::openCheckpoint($head->checkpoint, export::origin((int) $this->cm->id), $key);
        $this->assertSame([$head->size, $head->root], [$said['size'], $said['root']]);
        $this->assertStringStartsWith('www.example.com/moodle/mod/microcred/record/', $said['origin']);
        $this->assertTrue($this->check($path));
        $this->assertStringContainsString('as this site signed it', end($this->told));
        // Also after the key was replaced.
        di::get(issuer_key::class)->replace();
        $this->assertTrue($this->check($path));
        // But not by somebody else, nor for another root.
        $head->checkpoint = str_replace($said['origin'], 'example.org', $head->checkpoint);
        $this->assertFalse($this->check($this->with($path, count($lines) - 1, $head)));
        $this->assertStringContainsString('the checkpoint was not signed by this site', end($this->told));
    }

    public function test_a_record_that_went_on_still_begins_with_what_was_exported(): void {
        $path = $this->export();
        $this->assertTrue($this->check($path));
        for ($i = 0; $i < 9; $i++) {
            $this->add($this->cm, 1);
            $this->assertTrue($this->check($path));
        }
    }

    public function test_a_record_rewritten_from_an_entry_on_is_found_out_at_that_entry(): void {
        global $DB;
        $path = $this->export();
        $this->add($this->cm, 4);
        // Everything anew, as only somebody can who knows the program: no row, and not the head, tells of it.
        $rows = $DB->get_records('microcred_record', ['microcredid' => $this->cm->instance], 'position');
        $log = new MerkleLog();
        foreach ($rows as $row) {
            $entry = json_decode($row->entry);
            $entry->log = $log->root();
            if ((int) $row->position === 2) {
                $entry->by = 99;
            }
            $row->entry = \Microcred\canonicalize(json_encode($entry));
            $row->leaf = MerkleLog::leafHash($row->entry);
            $log->append($row->entry);
            $DB->update_record('microcred_record', $row);
        }
        $DB->set_field('microcred_recordhead', 'root', $log->root(), ['microcredid' => $this->cm->instance]);
        $DB->set_field('microcred_recordhead', 'state', $log->export(), ['microcredid' => $this->cm->instance]);
        $this->assertSame([], di::get(record::class)->check((int) $this->cm->instance));
        $this->assertFalse($this->check($path));
        $this->assertStringContainsString('Entry 2 is not the one that was exported.', implode("\n", $this->told));
        $this->assertStringNotContainsString('Entry 1 ', implode("\n", $this->told));
    }

    public function test_a_record_set_back_to_an_earlier_state_is_found_out(): void {
        global $DB;
        $where = ['microcredid' => $this->cm->instance];
        $head = $DB->get_record('microcred_recordhead', $where);
        $this->add($this->cm, 3);
        $path = $this->export();
        $DB->delete_records_select('microcred_record', 'microcredid = ? AND position >= ?', [$this->cm->instance, $head->size]);
        $DB->update_record('microcred_recordhead', $head);
        $this->assertSame([], di::get(record::class)->check((int) $this->cm->instance));
        $this->assertFalse($this->check($path));
        $missing = "Entries $head->size to " . ($head->size + 2) . ' are missing.';
        $this->assertStringContainsString($missing, implode("\n", $this->told));
    }

    public function test_a_changed_file_is_not_believed(): void {
        $path = $this->export();
        $lines = array_map('json_decode', file($path));
        $line = clone $lines[1];
        $line->entry = str_replace('"by":', '"to":', $line->entry);
        $this->assertFalse($this->check($this->with($path, 1, $line)));
        $this->assertStringContainsString('Line 2 of the file', implode("\n", $this->told));
        $line->leaf = MerkleLog::leafHash($line->entry);
        $this->assertFalse($this->check($this->with($path, 1, $line)));
        $this->assertStringContainsString('The file was changed', implode("\n", $this->told));
        $head = clone end($lines);
        $head->root = str_repeat('0', 64);
        $this->assertFalse($this->check($this->with($path, count($lines) - 1, $head)));
        $text = file($path);
        foreach (
            [
                'export_cut' => array_slice($text, 0, -1),
                'export_line' => array_merge([$text[1], $text[0]], array_slice($text, 2)),
                'export_other' => [],
            ] as $reason => $content
        ) {
            file_put_contents($path, $content);
            $this->refused(fn() => $this->check($path), $reason);
        }
        foreach (["\n", "{}\n", "[1]\n", "\xff\n", '{"activity":1,"index":0}' . "\n"] as $content) {
            file_put_contents($path, $content . implode($text));
            $this->refused(fn() => $this->check($path), 'export_line');
        }
    }

    public function test_several_activities_are_exported_and_checked_together(): void {
        global $DB;
        $other = $this->activity();
        $this->add($other, 2);
        $empty = $this->activity();
        $path = $this->export([$this->cm, $other, $empty]);
        $this->assertTrue($this->check($path, []));
        $this->assertCount(3, $this->told);
        $this->add($other, 2);
        $DB->set_field('microcred_record', 'entry', '{}', ['microcredid' => $other->instance, 'position' => 1]);
        $this->assertFalse($this->check($path, []));
        $this->assertTrue($this->check($path));
        $this->assertFalse($this->check($path, [$other]));
        course_delete_module($empty->id);
        $this->check($path, []);
        $this->assertStringContainsString(get_string('finding_gone', 'mod_microcred'), implode("\n", $this->told));
    }

    public function test_a_damaged_record_is_exported_but_not_signed(): void {
        global $DB;
        di::get(issuer_key::class)->ensure();
        $DB->set_field('microcred_record', 'entry', '{}', ['microcredid' => $this->cm->instance, 'position' => 1]);
        $lines = file($this->export([$this->cm], false));
        $this->assertStringContainsString(get_string('export_damaged', 'mod_microcred'), implode("\n", $this->told));
        $this->assertObjectNotHasProperty('checkpoint', json_decode(end($lines)));
    }

    public function test_an_earlier_export_is_never_overwritten_and_half_of_one_is_not_left(): void {
        global $DB;
        $path = $this->export();
        $before = file_get_contents($path);
        $report = di::get(record_report::class);
        $this->refused(fn() => $report->export([$this->cm], $path, fn() => null), 'export_notwritten');
        $this->assertSame($before, file_get_contents($path));
        $this->refused(fn() => $report->export([$this->cm], dirname($path) . '/no/such/folder', fn() => null), 'export_notwritten');
        $this->refused(fn() => $report->check([$this->cm], dirname($path) . '/none', false, fn() => null), 'export_unreadable');
        $this->refused(fn() => $report->activities('999999', false), 'record_noactivity');
    }

    public function test_a_long_record_is_exported_in_little_memory(): void {
        $this->add($this->cm, 3000);
        $path = make_request_directory() . '/long.jsonl';
        $before = memory_get_usage();
        memory_reset_peak_usage();
        $this->assertTrue(di::get(record_report::class)->export([$this->cm], $path, fn() => null));
        $this->assertTrue($this->check($path));
        $this->assertLessThan(16 << 20, memory_get_peak_usage() - $before);
    }

    /**
     * Exports records into a new file.
     *
     * @param stdClass[]|null $cms
     * @param bool $whole what the report must say
     * @return string its path
     */
    private function export(?array $cms = null, bool $whole = true): string {
        $path = make_request_directory() . '/record.jsonl';
        $this->told = [];
        $this->assertSame($whole, di::get(record_report::class)->export($cms ?? [$this->cm], $path, [$this, 'tell']));
        return $path;
    }

    /**
     * Checks the record against a file.
     *
     * @param string $path
     * @param stdClass[]|null $cms
     * @return bool
     */
    private function check(string $path, ?array $cms = null): bool {
        $this->told = [];
        return di::get(record_report::class)->check($cms ?? [$this->cm], $path, false, [$this, 'tell']);
    }

    /**
     * Hears a sentence.
     *
     * @param string $sentence
     */
    public function tell(string $sentence): void {
        $this->told[] = $sentence;
        $this->assertStringNotContainsString('[[', $sentence);
    }

    /**
     * A file with another line.
     *
     * @param string $path
     * @param int $number from 0
     * @param stdClass $line
     * @return string its path
     */
    private function with(string $path, int $number, stdClass $line): string {
        $lines = file($path);
        $lines[$number] = json_encode($line, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES) . "\n";
        $new = make_request_directory() . '/changed.jsonl';
        file_put_contents($new, $lines);
        return $new;
    }

    /**
     * An activity.
     *
     * @return stdClass its course module
     */
    private function activity(): stdClass {
        $course = $this->getDataGenerator()->create_course();
        $microcred = $this->getDataGenerator()->create_module('microcred', ['course' => $course->id]);
        return get_coursemodule_from_instance('microcred', $microcred->id);
    }

    /**
     * Adds entries.
     *
     * @param stdClass $cm
     * @param int $count
     */
    private function add(stdClass $cm, int $count): void {
        di::get(submission_lock::class)->holding('test', function () use ($cm, $count) {
            for ($i = 0; $i < $count; $i++) {
                di::get(record::class)->add((int) $cm->instance, step::RulesChanged, 0, ['step' => $i, 'by' => 2]);
            }
        });
    }
}
