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
use mod_microcred\local\record\record;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\sealing_service;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/refusals.php');

/**
 * What a candidate does with an attempt, and what is refused.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers \mod_microcred\local\submission\evidence_service
 * @covers \mod_microcred\local\submission\evidence_repository
 * @covers \mod_microcred\local\submission\sealing_service
 */
final class evidence_service_test extends \advanced_testcase {
    use refusals;

    /** @var stdClass */
    private stdClass $course;

    /** @var stdClass */
    private stdClass $candidate;

    /** @var stdClass */
    private stdClass $microcred;

    #[\Override]
    protected function setUp(): void {
        parent::setUp();
        $this->course = $this->begin_in_course();
        $this->candidate = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $this->microcred = $this->getDataGenerator()->create_module('microcred', [
            'course' => $this->course->id, 'rubric' => true, 'rules' => true, 'publish' => true,
            'requirements' => [
                ['kind' => 'file', 'mincount' => 1, 'title' => 'The assessment'],
                ['kind' => 'any', 'mincount' => 2, 'title' => 'Student work'],
                ['kind' => 'text', 'mincount' => 0, 'title' => 'Notes'],
            ],
        ]);
    }

    public function test_progress_says_what_is_missing(): void {
        $submission = $this->draft(false);
        $this->assertCount(2, $this->service()->progress(attempt::of($submission))->problems);
        $this->add($submission, ['requirement' => 'r1', 'kind' => 'file']);
        $this->add($submission, ['requirement' => 'r2', 'kind' => 'link', 'content' => 'https://example.org/']);
        $progress = $this->service()->progress(attempt::of($submission));
        $this->assertSame(['“Student work” needs one more piece of evidence.'], $progress->problems);
        $this->assertSame([1, 1, 0], array_column($progress->requirements, 'have'));
        $this->assertSame([true, false, true], array_column($progress->requirements, 'done'));
    }

    public function test_an_incomplete_attempt_is_not_handed_in(): void {
        $submission = $this->draft(false);
        $this->refused(
            fn() => $this->service()->submit((int) $submission->id, (int) $this->candidate->id),
            'refused_incomplete'
        );
        $this->assertSame('draft', $this->now($submission)->status);
    }

    public function test_evidence_with_pending_consent_is_not_handed_in(): void {
        $submission = $this->draft();
        $id = $this->add($submission, ['requirement' => 'r2', 'consent' => 'pending']);
        $this->refused(
            fn() => $this->service()->submit((int) $submission->id, (int) $this->candidate->id),
            'refused_incomplete'
        );
        $this->service()->delete_item((int) $submission->id, (int) $this->candidate->id, $id);
        $this->service()->submit((int) $submission->id, (int) $this->candidate->id);
        $this->assertSame('review', $this->now($submission)->status);
    }

    public function test_an_address_has_1333_characters_and_an_attempt_60_items_at_the_most(): void {
        $submission = $this->draft(false);
        $link = fn(int $length) => $this->add($submission, [
            'requirement' => 'r2', 'kind' => 'link', 'content' => str_pad('https://example.org/', $length, 'a'),
        ]);
        $this->refused(fn() => $link(1334), 'refused_link');
        for ($i = 0; $i < 60; $i++) {
            $link(1333);
        }
        $this->refused(fn() => $link(1333), 'refused_toomany');
    }

    public function test_handing_in_binds_the_version_and_seals_the_evidence(): void {
        global $DB;
        $submission = $this->draft();
        $this->service()->save_reflection((int) $submission->id, (int) $this->candidate->id, 'What I learned.');
        $events = $this->redirectEvents();
        $this->service()->submit((int) $submission->id, (int) $this->candidate->id);
        $submission = $this->now($submission);
        $this->assertEquals($DB->get_field('microcred', 'versionid', ['id' => $this->microcred->id]), $submission->versionid);
        $this->assertMatchesRegularExpression('/^[0-9a-f]{64}$/', $submission->manifestroot);
        $this->assertSame('intact', $submission->integrity);
        foreach (['item-001.txt', 'item-003.txt', 'reflection.txt', 'index.json'] as $name) {
            $this->assertStringContainsString('"' . $name . '"', $submission->manifest);
        }
        $this->assertContains(
            '\mod_microcred\event\submission_sealed',
            array_map(fn($event) => $event->eventname, $events->get_events())
        );
        $this->assertSame(
            ['added' => [], 'missing' => [], 'changed' => []],
            di::get(sealing_service::class)->compare(attempt::of($submission))
        );
        $this->assertSame([], di::get(record::class)->check((int) $this->microcred->id));
    }

    public function test_nothing_can_be_changed_after_handing_in(): void {
        $submission = $this->draft();
        $item = key(di::get(evidence_repository::class)->of_submission((int) $submission->id));
        $this->service()->submit((int) $submission->id, (int) $this->candidate->id);
        $user = (int) $this->candidate->id;
        $id = (int) $submission->id;
        $this->refused(fn() => $this->add($submission, ['requirement' => 'r2']), 'refused_stage');
        $this->refused(fn() => $this->service()->delete_item($id, $user, $item), 'refused_stage');
        $this->refused(fn() => $this->service()->save_reflection($id, $user, 'Later.'), 'refused_stage');
        $this->refused(fn() => $this->service()->submit($id, $user), 'refused_stage');
    }

    public function test_a_replaced_file_is_noticed_and_recorded(): void {
        $submission = $this->draft();
        $this->service()->submit((int) $submission->id, (int) $this->candidate->id);
        $submission = $this->now($submission);
        $items = di::get(evidence_repository::class)->of_submission((int) $submission->id);
        $file = reset($items)->file;
        $record = [
            'contextid' => $file->get_contextid(), 'component' => 'mod_microcred', 'filearea' => 'evidence',
            'itemid' => $file->get_itemid(), 'filepath' => '/', 'filename' => $file->get_filename(),
        ];
        $file->delete();
        $this->assertSame(['item-001.txt'], di::get(sealing_service::class)->compare(attempt::of($submission))['missing'] ?? null);
        get_file_storage()->create_file_from_string($record, 'Something better.');
        $this->assertSame(['item-001.txt'], di::get(sealing_service::class)->compare(attempt::of($submission))['changed']);
        $this->assertSame('broken', $this->now($submission)->integrity);
        $types = array_column(di::get(record::class)->of_submission((int) $this->microcred->id, (int) $submission->id), 'type');
        // Seen twice, recorded once.
        $this->assertCount(1, array_keys($types, 'integrity_broken'));
    }

    public function test_a_manifest_changed_with_the_evidence_is_noticed(): void {
        global $DB;
        $submission = $this->draft();
        $this->service()->submit((int) $submission->id, (int) $this->candidate->id);
        $DB->set_field('microcred_evidence', 'title', 'Another title', ['submissionid' => $submission->id, 'requirement' => 'r1']);
        $sealing = di::get(sealing_service::class);
        $this->assertSame(['index.json'], $sealing->compare(attempt::of($this->now($submission)))['changed']);
        $again = $this->now($submission);
        $manifest = $sealing->evidence_of(attempt::of($again))->seal();
        $DB->update_record('microcred_submission', (object) [
            'id' => $again->id, 'manifest' => $manifest->toJson(), 'manifestroot' => $manifest->root(),
        ]);
        $DB->set_field('microcred_submission', 'manifestroot', $submission->manifestroot ?: str_repeat('0', 64), [
            'id' => $submission->id,
        ]);
        $this->assertContains('manifest.json', $sealing->compare(attempt::of($this->now($submission)))['changed']);
    }

    /**
     * Entries that are refused.
     *
     * @return array[]
     */
    public static function bad_items(): array {
        return [
            'no title' => [['title' => ' '], 'refused_title'],
            'a long title' => [['title' => str_repeat('é', 256)], 'refused_title'],
            'an unknown requirement' => [['requirement' => 'r9'], 'refused_requirement'],
            'a kind the requirement does not take' => [['requirement' => 'r1', 'kind' => 'text'], 'refused_kind'],
            'an unknown kind' => [['requirement' => 'r2', 'kind' => 'video'], 'refused_kind'],
            'an unknown consent' => [['consent' => 'maybe'], 'refused_consent'],
            'an unknown skill' => [['skills' => ['s9']], 'refused_skill'],
            'no text' => [['content' => " \n"], 'refused_notext'],
            'a long text' => [['content' => str_repeat('x', 60001)], 'refused_longtext'],
            'a script as link' => [['kind' => 'link', 'content' => 'javascript:alert(1)'], 'refused_link'],
            'half a link' => [['kind' => 'link', 'content' => 'example.org/x'], 'refused_link'],
            'a link with a password' => [['kind' => 'link', 'content' => 'https://me:secret@example.org/'], 'refused_link'],
            'a local link' => [['kind' => 'link', 'content' => 'file:///etc/passwd'], 'refused_link'],
            'an empty file' => [['kind' => 'file', 'content' => ''], 'refused_empty'],
        ];
    }

    /**
     * A bad item is refused with a sentence, and nothing is saved.
     *
     * @dataProvider bad_items
     * @param array $item
     * @param string $refusal
     */
    public function test_a_bad_item_is_refused(array $item, string $refusal): void {
        $submission = $this->draft(false);
        $this->refused(fn() => $this->add($submission, $item + ['requirement' => 'r2']), $refusal);
        $this->assertSame([], di::get(evidence_repository::class)->of_submission((int) $submission->id));
    }

    public function test_a_file_over_the_limit_is_refused(): void {
        set_config('maxevidencekb', 1, 'mod_microcred');
        $submission = $this->draft(false);
        $big = ['requirement' => 'r1', 'kind' => 'file', 'content' => str_repeat('x', 1025)];
        $this->refused(fn() => $this->add($submission, $big), 'refused_toolarge');
        $this->assertSame([], di::get(evidence_repository::class)->of_submission((int) $submission->id));
        $this->add($submission, ['content' => str_repeat('x', 1024)] + $big);
        $this->assertCount(1, di::get(evidence_repository::class)->of_submission((int) $submission->id));
    }

    public function test_ids_must_belong_together(): void {
        $submission = $this->draft();
        $other = $this->getDataGenerator()->create_and_enrol($this->course, 'student');
        $theirs = $this->generator()->create_submission(['microcredid' => $this->microcred->id, 'userid' => $other->id]);
        $item = (int) key(di::get(evidence_repository::class)->of_submission((int) $theirs->id));
        $service = $this->service();
        $user = (int) $this->candidate->id;
        $data = (object) ['id' => $item, 'requirement' => 'r2', 'kind' => 'text', 'title' => 'Mine', 'content' => 'x',
            'consent' => 'none'];
        // Somebody else's attempt, by its own id.
        $this->refused(fn() => $service->save_item((int) $theirs->id, $user, $data), 'refused_notyours');
        $this->refused(fn() => $service->delete_item((int) $theirs->id, $user, $item), 'refused_notyours');
        $this->refused(fn() => $service->save_reflection((int) $theirs->id, $user, 'x'), 'refused_notyours');
        $this->refused(fn() => $service->submit((int) $theirs->id, $user), 'refused_notyours');
        // Somebody else's item, under one's own attempt.
        $this->refused(fn() => $service->save_item((int) $submission->id, $user, $data), 'gone_evidence');
        $this->refused(fn() => $service->delete_item((int) $submission->id, $user, $item), 'gone_evidence');
        $this->assertCount(3, di::get(evidence_repository::class)->of_submission((int) $theirs->id));
        // Nor does the administrator act as the candidate.
        $this->refused(fn() => $service->submit((int) $theirs->id, (int) get_admin()->id), 'refused_notyours');
    }

    public function test_nothing_is_handed_in_after_the_last_day(): void {
        global $DB;
        $submission = $this->draft();
        $DB->set_field('microcred', 'timeclose', time() - 1, ['id' => $this->microcred->id]);
        $this->refused(
            fn() => $this->service()->submit((int) $submission->id, (int) $this->candidate->id),
            'refused_closed'
        );
    }

    public function test_an_item_can_be_changed_but_keeps_its_kind(): void {
        $submission = $this->draft(false);
        $id = $this->add($submission, ['requirement' => 'r2', 'kind' => 'text', 'title' => 'First', 'skills' => ['s1']]);
        $this->add($submission, ['id' => $id, 'requirement' => 'r3', 'kind' => 'text', 'title' => 'Second', 'skills' => ['s2']]);
        $items = array_values(di::get(evidence_repository::class)->of_submission((int) $submission->id));
        $this->assertCount(1, $items);
        $this->assertSame(['Second', 'r3', ['s2']], [$items[0]->title, $items[0]->requirement, $items[0]->skills]);
        $this->refused(fn() => $this->add($submission, ['id' => $id, 'requirement' => 'r2', 'kind' => 'link',
            'content' => 'https://example.org/']), 'refused_kind');
    }

    public function test_evidence_of_a_requirement_that_is_gone_must_find_another(): void {
        $submission = $this->draft();
        $this->getDataGenerator();
        $data = (object) [
            'id' => $this->microcred->id, 'reqtitle' => ['The assessment', 'Notes'], 'reqkind' => ['file', 'text'],
            'reqmin' => [1, 0], 'reqcode' => ['r1', 'r3'],
        ];
        di::get(\mod_microcred\local\activity\activity_service::class)->update($data);
        $this->setAdminUser();
        $this->generator()->publish((int) $this->microcred->id);
        $progress = $this->service()->progress(attempt::of($submission));
        $this->assertCount(2, $progress->other);
        $this->assertNotSame([], $progress->problems);
    }

    /**
     * A draft.
     *
     * @param bool $filled
     * @return stdClass
     */
    private function draft(bool $filled = true): stdClass {
        $submission = $this->generator()->create_submission([
            'microcredid' => $this->microcred->id, 'userid' => $this->candidate->id, 'evidence' => $filled,
        ]);
        $this->setUser($this->candidate);
        return $submission;
    }

    /**
     * Adds or changes an item.
     *
     * @param stdClass $submission
     * @param array $item
     * @return int
     */
    private function add(stdClass $submission, array $item): int {
        return $this->generator()->create_evidence(['submissionid' => $submission->id] + $item);
    }

    /**
     * A submission as it is now.
     *
     * @param stdClass $submission
     * @return stdClass
     */
    private function now(stdClass $submission): stdClass {
        global $DB;
        return $DB->get_record('microcred_submission', ['id' => $submission->id], '*', MUST_EXIST);
    }

    /**
     * The service.
     *
     * @return evidence_service
     */
    private function service(): evidence_service {
        return di::get(evidence_service::class);
    }

    /**
     * The plugin's generator.
     *
     * @return \mod_microcred_generator
     */
    private function generator(): \mod_microcred_generator {
        return $this->getDataGenerator()->get_plugin_generator('mod_microcred');
    }
}
