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
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\sealing_service;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/sealing.php');

/**
 * A further attempt reads only the files that changed, and takes over nothing that might not be what was read.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\sealing_service
 * @covers     \mod_microcred\local\submission\evidence_manifest
 * @covers     \mod_microcred\local\record\record
 */
final class resubmission_test extends \advanced_testcase {
    use sealing;

    public function test_only_what_changed_is_read(): void {
        $first = $this->sealed();
        $second = $this->again($first);
        $this->assertSame(0, $this->bytes($second));
        $item = (int) $this->file_of($second, 2)->get_itemid();
        di::get(evidence_service::class)->delete_item($second, (int) $this->candidate->id, $item);
        $this->add($second, 'other.txt', 'Something else.');
        $this->assertSame(strlen('Something else.'), $this->bytes($second));

        $read = [];
        di::get(sealing_service::class)->evidence_of(attempt::of($this->now($second)))->seal(function (int $bytes) use (&$read) {
            $read[] = $bytes;
        });
        $this->assertSame(strlen('Something else.'), max($read));
        $this->submit($second);
        $submission = $this->seal($second);
        $none = ['added' => [], 'missing' => [], 'changed' => []];
        $this->assertSame($none, di::get(sealing_service::class)->differences(attempt::of($submission)));
        $before = $this->items($this->now($first));
        $after = $this->items($submission);
        foreach (['item-001.pdf', 'item-002.mp4'] as $name) {
            $this->assertSame($before[$name]['sha256'], $after[$name]['sha256']);
            $this->assertNotSame($before[$name]['salt'], $after[$name]['salt']);
        }
        $this->assertSame(hash('sha256', 'Something else.'), $after['item-003.txt']['sha256']);
        $this->assertNotSame($this->now($first)->manifestroot, $submission->manifestroot);
    }

    public function test_evidence_with_nothing_new_to_read_is_sealed_at_once(): void {
        $first = $this->sealed();
        $second = $this->again($first);
        $this->assertSame('review', $this->submit($second)->status);
        // And so the third, whose files were taken over before.
        $third = $this->again($second);
        $this->assertSame('review', $this->submit($third)->status);
        $this->assertSame(
            array_column($this->items($this->now($first)), 'sha256', 'name')['item-003.txt'],
            array_column($this->items($this->now($third)), 'sha256', 'name')['item-003.txt']
        );
    }

    public function test_a_file_that_moved_to_another_place_is_taken_over_too(): void {
        $second = $this->again($this->sealed());
        $item = (int) $this->file_of($second, 0)->get_itemid();
        di::get(evidence_service::class)->delete_item($second, (int) $this->candidate->id, $item);
        $this->add($second, 'renamed.docx', 'The plan.');
        $this->assertSame(0, $this->bytes($second));
        $this->submit($second);
        $this->assertSame(hash('sha256', 'The plan.'), $this->items($this->now($second))['item-004.docx']['sha256']);
    }

    /**
     * What must not be believed.
     *
     * @return array[]
     */
    public static function doubts(): array {
        $set = fn(string $table, array $fields) => function (self $test, int $first) use ($table, $fields) {
            global $DB;
            $key = $table === 'submission' ? 'id' : 'submissionid';
            foreach ($fields as $field => $value) {
                $DB->set_field("microcred_$table", $field, $value, [$key => $first]);
            }
        };
        return [
            'evidence that was found broken' => [$set('submission', ['integrity' => 'broken'])],
            'a manifest that is none' => [$set('submission', ['manifest' => '{}'])],
            'a root that is not the recorded one' => [$set('submission', ['manifestroot' => str_repeat('0', 64)])],
            'an attempt that was not sealed' => [$set('submission', ['manifestroot' => ''])],
            'a record that says nothing of it' => [$set('record', ['type' => 'other'])],
            'a record that was changed' => [$set('record', ['leaf' => str_repeat('0', 64)])],
            'a manifest made anew with its root' => [
                function (self $test, int $first) {
                    global $DB;
                    $manifest = new \Microcred\Manifest();
                    $manifest->addText('item-001.pdf', 'Another.');
                    $DB->set_field('microcred_submission', 'manifest', $manifest->toJson(), ['id' => $first]);
                    $DB->set_field('microcred_submission', 'manifestroot', $manifest->root(), ['id' => $first]);
                },
            ],
            'another file in the place of the earlier one' => [
                function (self $test, int $first, int $second) {
                    global $DB;
                    // Both attempts now point to bytes that were never read, under a digest that is of others.
                    $hash = $test->file_of($first, 1)->get_contenthash();
                    $files = $DB->get_records('files', ['contenthash' => $test->file_of($first, 0)->get_contenthash(),
                        'component' => 'mod_microcred'], 'id');
                    foreach ($files as $file) {
                        $DB->set_field('files', 'contenthash', $hash, ['id' => $file->id]);
                    }
                },
            ],
            'an earlier file that is not there any more' => [
                fn(self $test, int $first) => $test->file_of($first, 0)->delete(),
            ],
        ];
    }

    /**
     * Where anything is doubtful, everything is read.
     *
     * @dataProvider doubts
     * @param callable $tamper
     */
    public function test_in_doubt_everything_is_read(callable $tamper): void {
        $first = $this->sealed();
        $second = $this->again($first);
        $tamper($this, $first, $second);
        $this->assertSame(strlen('The plan.' . 'The clip.' . 'Notes.'), $this->bytes($second));
        $this->submit($second);
        $submission = $this->seal($second);
        foreach ([0, 1, 2] as $place) {
            $content = $this->file_of($second, $place)->get_content();
            $this->assertSame(hash('sha256', $content), array_values($this->items($submission))[1 + $place]['sha256']);
        }
    }

    public function test_bytes_changed_in_their_place_are_noticed_although_they_were_not_read(): void {
        $first = $this->sealed();
        $second = $this->again($first);
        $path = $this->path_of($this->file_of($second, 0));
        file_put_contents($path, 'The plot.');
        $submission = $this->submit($second);
        $this->assertSame('review', $submission->status);
        $this->assertSame(['item-001.pdf'], di::get(sealing_service::class)->differences(attempt::of($submission))['changed']);
    }

    public function test_bytes_that_are_gone_or_fewer_are_not_taken_over(): void {
        $first = $this->sealed(true);
        $second = $this->again($first);
        $path = $this->path_of($this->file_of($second, 0));
        file_put_contents($path, 'The');
        $this->refused(fn() => $this->submit($second), 'fault_altered');
        unlink($path);
        mkdir($path);
        $this->refused(fn() => $this->submit($second), 'fault_unreadable');
        rmdir($path);
        $this->assertSame('draft', $this->now($second)->status);
    }

    public function test_somebody_elses_file_is_read(): void {
        $this->sealed();
        $this->candidate = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $id = $this->draft();
        $this->assertSame(strlen('The plan.'), $this->bytes($id));
    }

    /**
     * A first attempt, sealed.
     *
     * @param bool $fails whether the test makes a transaction fail
     * @return int its id
     */
    private function sealed(bool $fails = false): int {
        $this->prepare([], $fails);
        $id = $this->draft(['plan.pdf' => 'The plan.', 'lesson.mp4' => 'The clip.', 'notes.txt' => 'Notes.']);
        $this->submit($id);
        $this->seal($id);
        return $id;
    }

    /**
     * The attempt after one.
     *
     * @param int $id
     * @return int
     */
    private function again(int $id): int {
        di::get(application_service::class)->withdraw($id, (int) $this->candidate->id);
        return di::get(application_service::class)->next_attempt($id, (int) $this->candidate->id);
    }

    /**
     * How many bytes have to be read to seal an attempt.
     *
     * @param int $id
     * @return int
     */
    private function bytes(int $id): int {
        return di::get(sealing_service::class)->evidence_of(attempt::of($this->now($id)))->bytes();
    }
}
