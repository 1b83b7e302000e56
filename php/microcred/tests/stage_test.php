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

use coding_exception;
use core\di;
use mod_microcred\local\credential\credential_status;
use mod_microcred\local\message;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * Stages and steps are told in their enums, and whoever adds one is told what is still missing.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\submission\stage
 * @covers     \mod_microcred\local\record\step
 * @covers     \mod_microcred\local\message
 * @covers     \mod_microcred\local\submission\steps
 */
final class stage_test extends \advanced_testcase {
    use panel;

    /**
     * All stages.
     *
     * @return array[]
     */
    public static function stages(): array {
        return array_map(fn(stage $stage) => [$stage], array_column(stage::cases(), null, 'value'));
    }

    /**
     * All steps.
     *
     * @return array[]
     */
    public static function all_steps(): array {
        return array_map(fn(step $step) => [$step], array_column(step::cases(), null, 'value'));
    }

    /**
     * A stage has a name, and an answer to each question.
     *
     * @dataProvider stages
     * @param stage $stage
     */
    public function test_a_stage_answers_everything(stage $stage): void {
        $this->assertTrue(get_string_manager()->string_exists("stage_$stage->value", 'mod_microcred'), 'no string for its name');
        $this->assertLessThanOrEqual(12, strlen($stage->value), 'longer than the column');
        foreach ((new \ReflectionEnum(stage::class))->getMethods() as $question) {
            if (!$question->isStatic()) {
                // One that a match does not know would be thrown out here.
                $question->invoke($stage);
            }
        }
        $from = $stage->counts_from();
        $this->assertTrue($from === null || property_exists(attempt::class, $from), "an attempt has no $from");
        $this->assertTrue(!$stage->is_rated() || $stage->has_panel(), 'is rated, and has no panel');
        $this->assertFalse($stage->is_open() && $stage->has_ended(), 'is both open and over');
    }

    /**
     * An attempt comes to each stage, and gets away from it unless it ends there.
     *
     * @dataProvider stages
     * @param stage $stage
     */
    public function test_a_stage_is_come_to_and_left(stage $stage): void {
        $to = array_filter(step::cases(), fn(step $step) => $step->leads_to() === $stage);
        $this->assertNotEmpty($to, 'no step leads to it');
        $away = array_filter(step::cases(), fn(step $step) => $step->leads_to()
            && $step->stages() !== [] && $step->is_possible_at($stage) && $step->leads_to() !== $stage);
        $this->assertSame($stage->has_ended(), $away === [], 'steps lead away from it, or it has ended: one of the two');
    }

    /**
     * A step has its event, with a name, and where it has a message, that has its words.
     *
     * @dataProvider all_steps
     * @param step $step
     */
    public function test_a_step_is_announced_and_told(step $step): void {
        $this->assertLessThanOrEqual(30, strlen($step->value), 'longer than the column');
        $step->is_possible_unrecorded();
        if ($step === step::ActivityRestored) {
            $this->assertNull($step->event());
            return;
        }
        $this->assertTrue(class_exists($step->event()), $step->event());
        $this->assertStringNotContainsString('[[', $step->event()::get_name());
        // What moves an attempt says from where; and one thing happens at a time.
        $this->assertFalse($step->leads_to() && $step->stages() === null, 'leads somewhere from anywhere');
        $led = array_filter([$step->leads_to(), $step->review(), $step->credential()]);
        $this->assertLessThanOrEqual(1, count($led));
    }

    public function test_the_overview_counts_where_somebody_waits_or_has_a_result(): void {
        $this->assertSame(
            ['applied', 'draft', 'review', 'adjudication', 'decided', 'released'],
            stage::values(fn(stage $stage) => $stage->is_counted())
        );
    }

    public function test_what_waits_for_a_manager_is_more_urgent_than_what_waits_for_others(): void {
        $order = [];
        foreach (stage::cases() as $stage) {
            $order[$stage->urgency()][] = $stage->value;
        }
        ksort($order);
        $this->assertSame(
            [['applied'], ['decided'], ['adjudication'], ['sealing', 'review'], ['draft'], ['released', 'refused', 'withdrawn']],
            array_values($order)
        );
    }

    public function test_a_message_has_words_and_a_provider(): void {
        $messageproviders = [];
        require(__DIR__ . '/../db/messages.php');
        $used = [];
        foreach (message::cases() as $message) {
            foreach (['subject', 'body'] as $part) {
                $string = "msg_{$message->value}_$part";
                $this->assertTrue(get_string_manager()->string_exists($string, 'mod_microcred'), $string);
            }
            $used[$message->provider()] = true;
        }
        $this->assertEqualsCanonicalizing(array_keys($messageproviders), array_keys($used));
        foreach (review_status::cases() as $status) {
            $this->assertStringNotContainsString('[[', $status->label());
        }
    }

    public function test_what_was_stored_or_exported_once_is_still_known(): void {
        $stages = 'applied draft sealing review adjudication decided released refused withdrawn';
        $reviews = 'assigned started locked declined conflict void';
        $credentials = 'pending issued revoked';
        $steps = 'rubric_changed rules_changed source_changed version_published activity_restored submission_applied '
            . 'submission_accepted submission_refused submission_withdrawn attempt_started attempt_deleted evidence_saved '
            . 'evidence_deleted sealing_started sealing_failed submission_sealed integrity_broken integrity_intact '
            . 'adjudication_started adjudication_ended decision_made decision_released review_assigned review_started '
            . 'review_locked review_declined review_conflicted review_voided credential_awarded credential_issued '
            . 'credential_revoked holder_name_changed';
        $known = fn(string $words, array $cases) => array_diff(explode(' ', $words), array_column($cases, 'value'));
        $this->assertSame([], $known($stages, stage::cases()));
        $this->assertSame([], $known($reviews, review_status::cases()));
        $this->assertSame([], $known($credentials, credential_status::cases()));
        $this->assertSame([], $known($steps, step::cases()));
    }

    public function test_nowhere_else_a_stage_is_written_out(): void {
        $value = "'(?:" . implode('|', array_column(stage::cases(), 'value')) . ")'";
        $inphp = "~(?:[=!]==?\\s*$value|$value\\s*[=!]==?|\\bcase\\s+$value|in_array\\([^;]*?\\[[^\\]]*$value"
            . "|'(?:status|stage)'\\s*=>\\s*$value|\\bstatus\\s*(?:=|<>|IN)\\s*\\(?\\s*$value)~";
        $found = [];
        $root = realpath(__DIR__ . '/..');
        $files = new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($root, \FilesystemIterator::SKIP_DOTS));
        foreach ($files as $file) {
            $name = substr($file->getPathname(), strlen($root) + 1);
            // What upgrades old tables names stages as they were then.
            if (preg_match('~^(tests|lang)/|^db/upgradelib\.php$|/stage\.php$~', $name)) {
                continue;
            }
            $pattern = ['php' => $inphp, 'sql' => "~$value~"][$file->getExtension()] ?? null;
            if ($pattern && preg_match_all($pattern, file_get_contents($file->getPathname()), $places)) {
                $found[$name] = $places[0];
            }
        }
        $this->assertSame([], $found);
    }

    public function test_a_step_that_does_not_fit_the_stage_changes_nothing(): void {
        global $DB;
        $case = $this->panel();
        $id = (int) $case->submission->id;
        $record = $DB->count_records('microcred_record');
        $sink = $this->redirectEvents();
        try {
            di::get(submission_lock::class)->exclusively($id, fn(attempt $attempt) =>
                di::get(steps::class)->take($attempt, step::DecisionReleased, new facts(row: ['timereleased' => 5])));
            $this->fail('It was released without a decision.');
        } catch (refused $refused) {
            $this->assertSame('refused_stage', $refused->errorcode);
        }
        $this->assertEquals($case->submission, $DB->get_record('microcred_submission', ['id' => $id]));
        $this->assertSame($record, $DB->count_records('microcred_record'));
        $this->assertCount(0, $sink->get_events());
    }

    public function test_a_step_needs_the_lock(): void {
        $case = $this->panel();
        $attempt = di::get(submission_repository::class)->get((int) $case->submission->id);
        $this->expectException(coding_exception::class);
        $this->expectExceptionMessage('without its lock');
        di::get(submission_lock::class)->holding(
            'another',
            fn() => di::get(steps::class)->take($attempt, step::AdjudicationStarted)
        );
    }

    public function test_a_step_updates_records_announces_and_tells(): void {
        global $DB;
        $case = $this->panel();
        $candidate = $this->candidate($case);
        $row = $this->plugin()->create_submission([
            'microcredid' => $case->microcred->id, 'userid' => $candidate->id, 'status' => 'applied',
        ]);
        $events = $this->redirectEvents();
        $messages = $this->redirectMessages();
        $after = di::get(submission_lock::class)->exclusively((int) $row->id, fn(attempt $attempt) =>
            di::get(steps::class)->take($attempt, step::SubmissionRefused, new facts(
                record: ['by' => 7],
                row: ['note' => 'Full.'],
                words: ['note' => 'Full.'],
            )));
        $this->assertEquals($after, attempt::of($DB->get_record('microcred_submission', ['id' => $row->id])));
        $this->assertSame([stage::Refused, 'Full.', $after->timemodified], [$after->stage, $after->note, $after->timestage]);
        $entries = di::get(record::class)->of_submission((int) $case->microcred->id, (int) $row->id);
        $entry = json_decode(end($entries)->entry);
        $this->assertSame(['submission_refused', 7], [$entry->type, $entry->by]);
        $this->assertSame(
            [event\submission_refused::class],
            array_map('get_class', array_values(array_filter($events->get_events(), fn($e) => $e->component === 'mod_microcred')))
        );
        $this->assertSame([(int) $candidate->id], array_map(fn($message) => (int) $message->useridto, $messages->get_messages()));
    }

    public function test_a_review_that_left_its_panel_takes_no_step(): void {
        $case = $this->panel();
        $id = $this->review_id($case, 0);
        $take = fn(step $step) => di::get(submission_lock::class)->exclusively((int) $case->submission->id, fn(attempt $attempt) =>
            di::get(steps::class)->take_review($attempt, di::get(review_repository::class)->get($id), $step));
        $this->assertSame(review_status::Started, $take(step::ReviewStarted)->status);
        $this->assertSame(review_status::Locked, $take(step::ReviewLocked)->status);
        $this->assertSame(review_status::Void, $take(step::ReviewVoided)->status);
        $this->expectException(coding_exception::class);
        $take(step::ReviewLocked);
    }

    public function test_an_attempt_keeps_its_stage_where_the_step_leads_nowhere(): void {
        global $DB;
        $case = $this->panel();
        $DB->set_field('microcred_submission', 'timestage', 99, ['id' => $case->submission->id]);
        $after = di::get(submission_lock::class)->exclusively((int) $case->submission->id, fn(attempt $attempt) =>
            di::get(steps::class)->take($attempt, step::IntegrityBroken, new facts(
                row: ['integrity' => 'broken'],
                event: ['integrity' => 'broken'],
            )));
        $this->assertSame([stage::Review, 99, 'broken'], [$after->stage, $after->timestage, $after->integrity]);
        $this->assertEquals($after, attempt::of($DB->get_record('microcred_submission', ['id' => $case->submission->id])));
    }
}
