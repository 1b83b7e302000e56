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
use mod_microcred\local\activity\version_service;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_service;
use mod_microcred\local\submission\sealing_service;
use mod_microcred\output\sealed_evidence;
use mod_microcred\task\seal_evidence;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/sealing.php');
require_once(__DIR__ . '/fragile_database.php');
require_once(__DIR__ . '/broken_down.php');

/**
 * Evidence that cannot be sealed as it is stored, evidence that changes afterwards, much evidence and odd names.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\evidence_manifest
 * @covers     \mod_microcred\local\submission\evidence_fault
 * @covers     \mod_microcred\local\submission\submission_service
 * @covers     \mod_microcred\local\submission\sealing_service
 */
final class sealing_fault_test extends \advanced_testcase {
    use sealing;

    /**
     * What may have happened to the bytes of a file, and which fault it is.
     *
     * @return array[]
     */
    public static function damage(): array {
        return [
            'gone' => [fn($path) => unlink($path), 'fault_unreadable'],
            'a folder in its place' => [fn($path) => unlink($path) && mkdir($path), 'fault_unreadable'],
            'shorter' => [fn($path) => file_put_contents($path, 'The'), 'fault_altered'],
            'longer' => [fn($path) => file_put_contents($path, ' And more.', FILE_APPEND), 'fault_altered'],
            'empty' => [fn($path) => file_put_contents($path, ''), 'fault_altered'],
        ];
    }

    /**
     * A damaged file is not sealed: at once, handing in is refused and the draft stays a draft.
     *
     * @dataProvider damage
     * @param callable $damage
     * @param string $fault
     */
    public function test_a_damaged_file_is_not_handed_in(callable $damage, string $fault): void {
        $this->prepare([], true);
        unset_config('sealatonce', 'mod_microcred');
        $id = $this->draft(['a.txt' => 'Another.', 'plan.pdf' => 'The plan.']);
        $damage($this->path_of($this->file_of($id, 1)));
        $before = $this->now($id);
        try {
            $this->submit($id);
            $this->fail('It was handed in.');
        } catch (\moodle_exception $refused) {
            $this->assertSame($fault, $refused->errorcode);
            $this->assertStringContainsString('“About plan.pdf”', $refused->getMessage());
        }
        $this->assertEquals($before, $this->now($id));
        $this->assertNotContains('submission_sealed', $this->recorded($id));
    }

    /**
     * A damaged file is not sealed by the task either: after some tries the attempt goes back to its candidate, with the reason.
     *
     * @dataProvider damage
     * @param callable $damage
     * @param string $fault
     */
    public function test_an_attempt_with_a_damaged_file_goes_back_to_its_candidate(callable $damage, string $fault): void {
        $this->prepare();
        $messages = $this->redirectMessages();
        $id = $this->draft(['a.txt' => 'Another.', 'plan.pdf' => 'The plan.']);
        $this->submit($id);
        $damage($this->path_of($this->file_of($id, 1)));
        $task = seal_evidence::for_submission($id);
        foreach ([0, 60] as $delay) {
            $task->set_fail_delay($delay);
            $this->refused(fn() => $task->execute(), $fault);
            $this->assertSame(['sealing', ''], [$this->now($id)->status, (string) $this->now($id)->note]);
        }
        $task->set_fail_delay(120);
        ob_start();
        $task->execute();
        $this->assertSame("Attempt $id: returned\n", ob_get_clean());
        $submission = $this->now($id);
        $this->assertSame(['draft', '', null, 0, 0], [$submission->status, $submission->manifestroot, $submission->manifest,
            (int) $submission->versionid, (int) $submission->timesubmitted]);
        $this->assertSame(get_string($fault, 'mod_microcred', 'About plan.pdf'), $submission->note);
        $this->assertContains('sealing_failed', $this->recorded($id));
        $told = array_filter($messages->get_messages(), fn($each) => $each->eventtype === 'returned');
        $this->assertSame([(int) $this->candidate->id], array_map(fn($each) => (int) $each->useridto, array_values($told)));
        $this->assertStringContainsString('“About plan.pdf”', reset($told)->fullmessage);

        // The candidate uploads it again and hands in.
        $item = (int) $this->file_of($id, 1)->get_itemid();
        di::get(evidence_service::class)->delete_item($id, (int) $this->candidate->id, $item);
        $this->add($id, 'plan.pdf', 'The plan, again.');
        $this->submit($id);
        $this->assertSame(['review', ''], [$this->seal($id)->status, (string) $this->now($id)->note]);
    }

    public function test_a_file_that_grows_while_it_is_read_is_not_sealed(): void {
        global $DB;
        $this->prepare();
        $id = $this->draft();
        // Larger than may be uploaded here, so that it is read in several steps.
        $DB->set_field('files', 'filesize', 20 << 20, ['id' => $this->file_of($id)->get_id()]);
        $path = $this->path_of($this->file_of($id));
        $this->submit($id);
        $evidence = di::get(sealing_service::class)->evidence_of(attempt::of($this->now($id)));
        foreach (
            [
                fn() => file_put_contents($path, 'more', FILE_APPEND),
                // As long as before, but written to.
                fn() => file_put_contents($path, str_repeat('y', 20 << 20)) && touch($path, time() + 10),
                fn() => file_put_contents($path, str_repeat('x', 10 << 20)),
            ] as $change
        ) {
            file_put_contents($path, str_repeat('x', 20 << 20));
            clearstatcache();
            $changed = false;
            $this->refused(fn() => $evidence->seal(function (int $bytes) use ($change, &$changed) {
                if (!$changed) {
                    $changed = true;
                    $change();
                }
            }), 'fault_altered');
        }
    }

    public function test_a_full_disk_leaves_the_attempt_waiting(): void {
        global $DB;
        $this->prepare([], true);
        $id = $this->draft();
        $this->submit($id);
        $real = $DB;
        // What a database says that cannot write: the manifest is the first thing that is written.
        $fragile = new fragile_database($real, 0, false, fn(string $method, array $arguments) =>
            $method === 'update_record' && isset($arguments[1]->manifest)
                ? new \dml_write_exception('could not extend file: No space left on device') : null);
        $fragile->take_over();
        try {
            di::get(submission_service::class)->seal($id);
            $this->fail('It was sealed.');
        } catch (\dml_write_exception $expected) {
            $this->assertStringContainsString('No space left', $expected->error);
        } finally {
            $fragile->step_back();
        }
        $submission = $this->now($id);
        $this->assertSame(['sealing', '', null], [$submission->status, $submission->manifestroot, $submission->manifest]);
        $this->assertNotContains('submission_sealed', $this->recorded($id));
        $this->assertSame('review', $this->seal($id)->status);
    }

    public function test_a_changed_file_is_named_on_the_scoring_page(): void {
        $this->prepare();
        $id = $this->draft(['a.txt' => 'Another.', 'plan.pdf' => 'The plan.']);
        $this->submit($id);
        $submission = $this->seal($id);
        $path = $this->path_of($this->file_of($id, 1));
        // As long as before: only reading it shows the change.
        file_put_contents($path, 'The plot.');
        $changes = di::get(sealing_service::class)->compare(attempt::of($submission));
        $this->assertSame(['added' => [], 'missing' => [], 'changed' => ['item-002.pdf']], $changes);
        $this->assertSame('broken', $this->now($id)->integrity);
        $this->assertContains('integrity_broken', $this->recorded($id));
        $page = $this->page($submission, $changes);
        $this->assertStringContainsString('item-002.pdf</code>', $page);
        $this->assertSame(1, substr_count($page, get_string('evidence_altered', 'mod_microcred')));
        unlink($path);
        mkdir($path);
        $this->assertSame(['item-002.pdf'], di::get(sealing_service::class)->differences(attempt::of($submission))['missing']);
        rmdir($path);
        file_put_contents($path, 'The plan.');
        $this->assertSame('broken', $this->now($id)->integrity);
        di::get(sealing_service::class)->compare(attempt::of($this->now($id)));
        $this->assertSame('intact', $this->now($id)->integrity);
    }

    public function test_ten_thousand_items_are_sealed_in_little_time_and_memory(): void {
        global $DB;
        $this->prepare();
        set_config('sealatonce', 64, 'mod_microcred');
        $id = $this->draft(['plan.pdf' => 'The plan.']);
        $rows = [];
        for ($i = 2; $i <= 10000; $i++) {
            $rows[] = (object) ['submissionid' => $id, 'requirement' => 'r1', 'kind' => 'text', 'title' => "Note $i",
                'content' => "What the students did, part $i.", 'contentformat' => 0, 'consent' => 'none', 'sortorder' => $i,
                'timecreated' => 0, 'timemodified' => 0];
        }
        $DB->insert_records('microcred_evidence', $rows);
        unset($rows);
        gc_collect_cycles();
        $before = memory_get_usage();
        memory_reset_peak_usage();
        $start = hrtime(true);
        $submission = $this->submit($id);
        $seconds = (hrtime(true) - $start) / 1e9;
        $this->assertSame('review', $submission->status);
        $this->assertCount(10003, $this->items($submission));
        $this->assertArrayHasKey('item-10000.txt', $this->items($submission));
        // Generous, since the machine may be busy; most of it is the rows themselves.
        $this->assertLessThan(20, $seconds);
        $this->assertLessThan(128 << 20, memory_get_peak_usage() - $before);
        $this->assertSame([], di::get(sealing_service::class)->differences(attempt::of($submission))['changed']);
    }

    /**
     * Names that files, titles and texts may have.
     *
     * @return array[]
     */
    public static function names(): array {
        return [
            'composed' => ["Prüfung é ñ.pdf"],
            'decomposed' => ["Pru\u{308}fung e\u{301}.pdf"],
            'right to left' => ["\u{202e}fdp.\u{5d0}\u{5d1}.pdf"],
            'arabic' => ["خطة الدرس.pdf"],
            'emoji' => ["👩🏽‍🏫 plan 🎓.pdf"],
            'quotes' => ["it's \u{201c}mine\u{201d} & <b>bold</b>.pdf"],
            'long' => [str_repeat('ä', 125) . '.pdf'],
            'trailing dots' => ['plan...'],
            'only dots before' => ['...plan'],
            'spaces' => ['  a   plan .pdf'],
            'an extension that is a name' => ['plan.jonathan-miller'],
            'an extension that is no letter' => ['plan.päd'],
            'null and control characters in JSON' => ["a\\u0000\\n\\\\.pdf"],
            'beyond the basic plane' => ["\u{10ffff}\u{1f600}.pdf"],
        ];
    }

    /**
     * Whatever a file is called, it is sealed under a name that says nothing of it, and proved.
     *
     * @dataProvider names
     * @param string $name
     */
    public function test_odd_names_are_sealed(string $name): void {
        $this->prepare();
        // The file's name as Moodle lets it through, the title as it is.
        $id = $this->draft([clean_param($name, PARAM_FILE) => 'The plan.']);
        $this->generator()->create_evidence(['submissionid' => $id, 'kind' => 'text', 'content' => $name,
            'title' => \core_text::substr($name, 0, 200)]);
        $this->submit($id);
        $submission = $this->seal($id);
        $this->assertSame('review', $submission->status);
        $items = $this->items($submission);
        $this->assertCount(5, $items);
        $neutral = '/^(item-00[12](\.[a-z0-9]{1,5})?|index\.json|reflection\.txt|storage\.json)$/';
        foreach (array_keys($items) as $each) {
            $this->assertMatchesRegularExpression($neutral, $each);
        }
        $this->assertContains(hash('sha256', 'The plan.'), array_column($items, 'sha256'));
        $this->assertContains(hash('sha256', trim($name)), array_column($items, 'sha256'));
        $none = ['added' => [], 'missing' => [], 'changed' => []];
        $this->assertSame($none, di::get(sealing_service::class)->differences(attempt::of($submission)));
        $manifest = \Microcred\Manifest::fromJson($submission->manifest);
        foreach (array_keys($items) as $each) {
            $this->assertTrue(\Microcred\Manifest::check($submission->manifestroot, $manifest->prove($each)));
        }
    }

    /**
     * The evidence as reviewers see it.
     *
     * @param stdClass $submission
     * @param string[][] $changes
     * @return string
     */
    private function page(stdClass $submission, array $changes): string {
        global $PAGE;
        $context = \context_module::instance($this->microcred->cmid);
        $PAGE->set_url('/mod/microcred/view.php', ['id' => $this->microcred->cmid]);
        return $PAGE->get_renderer('core')->render(new sealed_evidence(
            $context,
            di::get(version_service::class)->get((int) $submission->versionid),
            di::get(evidence_repository::class)->of_submission((int) $submission->id),
            $changes,
            true,
            attempt::of($submission)
        ));
    }
}
