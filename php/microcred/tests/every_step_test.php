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
use mod_microcred\local\activity\activity_service;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\calendar;
use mod_microcred\local\credential\credential_service;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\privacy\personal_data;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\review\review_service;
use mod_microcred\local\submission\application_service;
use mod_microcred\local\submission\evidence_service;
use mod_microcred\local\submission\submission_service;
use stdClass;

defined('MOODLE_INTERNAL') || die();
require_once(__DIR__ . '/panel.php');

/**
 * Whatever happens is in the record and in Moodle's log.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 * @covers     \mod_microcred\local\record\record
 */
final class every_step_test extends \advanced_testcase {
    use panel;

    public function test_every_step_is_recorded_once_and_announced_as_often(): void {
        global $DB;
        $sink = $this->redirectEvents();
        $case = $this->live();
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
        $recorded = array_count_values(array_column(
            $DB->get_records('microcred_record', ['microcredid' => $case->microcred->id], 'position', 'position, type'),
            'type'
        ));
        $steps = array_filter(step::cases(), fn(step $step) => $step->event() !== null);
        $this->assertEqualsCanonicalizing(array_column($steps, 'value'), array_keys($recorded));
        $expected = [];
        foreach ($steps as $step) {
            $event = substr(strrchr($step->event(), '\\'), 1);
            $expected[$event] = ($expected[$event] ?? 0) + $recorded[$step->value];
        }
        $announced = [];
        foreach ($sink->get_events() as $event) {
            if ($event->component === 'mod_microcred') {
                $name = substr(strrchr(get_class($event), '\\'), 1);
                $announced[$name] = ($announced[$name] ?? 0) + 1;
                $this->assertNotEmpty($event->get_description());
                $this->assertStringNotContainsString('[[', $event::get_name());
                $this->assertNotNull($event->get_url());
            }
        }
        ksort($expected);
        ksort($announced);
        $this->assertSame($expected, $announced);
    }

    public function test_what_an_erased_reviewer_noted_cannot_be_guessed_from_the_record(): void {
        global $DB;
        $case = $this->panel();
        $this->say($case, 1, 3);
        $entry = fn($type) => $DB->get_records('microcred_record', ['type' => $type], 'position DESC', '*', 0, 1);
        di::get(review_service::class)->conflict($this->review_id($case, 0), (int) $case->reviewers[0]->id, 'My sister.');
        $entries = $entry('review_conflicted');
        $this->assertNotNull(reset($entries)->salts);
        foreach ([0, 1] as $place) {
            di::get(personal_data::class)->unlink((int) $case->microcred->id, (int) $case->reviewers[$place]->id);
        }
        $entries = $entry('review_conflicted');
        $this->assertNull(reset($entries)->salts);
        $entries = $entry('review_locked');
        $this->assertNotNull(reset($entries)->salts, 'what was said of the work can still be shown to be what was said');
        $this->assertSame([], di::get(record::class)->check((int) $case->microcred->id));
    }

    public function test_an_erased_reviewer_leaves_a_place_to_fill_and_managers_hear_of_it(): void {
        $case = $this->panel();
        $sink = $this->redirectMessages();
        $events = $this->redirectEvents();
        di::get(personal_data::class)->unlink((int) $case->microcred->id, (int) $case->reviewers[0]->id);
        // Neither the record nor the log names who was erased, nor the number in their place.
        $entries = array_filter($this->record_of($case), fn($row) => $row->type === 'review_voided');
        $this->assertObjectNotHasProperty('reviewer', json_decode(end($entries)->entry));
        $voided = array_filter($events->get_events(), fn($event) => $event instanceof event\review_voided);
        $about = array_map(fn($event) => (int) $event->relateduserid, array_values($voided));
        $this->assertSame([(int) $case->candidate->id], $about);
        $this->assertSame([(int) $case->reviewers[1]->id], $this->panel_of((int) $case->submission->id));
        $this->assertContains('review_voided', array_column($this->record_of($case), 'type'));
        $this->assertContains((int) $case->manager->id, array_map(fn($each) => (int) $each->useridto, $sink->get_messages()));
    }

    public function test_reviews_missing_in_the_calendar_are_put_there_again_and_only_once(): void {
        global $DB;
        $case = $this->panel();
        $due = ['modulename' => 'microcred', 'eventtype' => calendar::REVIEWDUE];
        $DB->delete_records('event', $due + ['userid' => $case->reviewers[0]->id]);
        $this->assertSame(1, $DB->count_records('event', $due));
        microcred_refresh_events($case->course->id);
        microcred_refresh_events($case->course->id);
        $this->assertSame(2, $DB->count_records('event', $due));
        $this->assertSame(1, $DB->count_records('event', $due + ['userid' => $case->reviewers[0]->id]));
    }

    /**
     * Lets everything happen that can.
     *
     * @return stdClass the panel's case
     */
    private function live(): stdClass {
        global $DB;
        set_config('issuername', 'Riverbend Public Schools', 'mod_microcred');
        $case = $this->panel(['reviewers' => 8]);
        $m = (int) $case->microcred->id;
        $manager = (int) $case->manager->id;
        $candidate = (int) $case->candidate->id;
        $apply = di::get(application_service::class);
        $review = di::get(review_service::class);
        di::get(version_service::class)->choose_source($m, (int) get_admin()->id, 'file');

        $other = $this->candidate($case);
        $apply->refuse($apply->apply($m, (int) $other->id), $manager, 'Not yet.');
        $draft = $this->plugin()->create_submission(['microcredid' => $m, 'userid' => $other->id]);
        $item = $this->plugin()->create_evidence(['submissionid' => $draft->id]);
        di::get(evidence_service::class)->delete_item((int) $draft->id, (int) $other->id, $item);
        set_config('sealatonce', 0, 'mod_microcred');
        $file = $this->plugin()->create_evidence(['submissionid' => $draft->id, 'kind' => 'file']);
        di::get(evidence_service::class)->submit((int) $draft->id, (int) $other->id);
        get_file_storage()->delete_area_files($case->context->id, 'mod_microcred', 'evidence', $file);
        di::get(submission_service::class)->seal((int) $draft->id);
        unset_config('sealatonce', 'mod_microcred');
        $apply->withdraw((int) $draft->id, (int) $other->id);
        $again = $apply->next_attempt((int) $draft->id, (int) $other->id);

        $review->decline($this->review_id($case, 0), (int) $case->reviewers[0]->id, 'No time.');
        $review->conflict($this->review_id($case, 1), (int) $case->reviewers[1]->id, 'A friend.');
        $this->say($case, 2, 3);
        $this->say($case, 3, 0);
        $review->void($this->review_id($case, 3), $manager, 'Did not look.');

        // Evidence is replaced under a reviewer's eyes, and put back.
        $reflection = ['id' => $case->submission->id];
        $DB->set_field('microcred_submission', 'reflection', 'Other words', $reflection);
        $this->say($case, 7, 3, false);
        $review->open($this->review_id($case, 7), (int) $case->reviewers[7]->id);
        $DB->set_field('microcred_submission', 'reflection', $case->submission->reflection, $reflection);
        $review->open($this->review_id($case, 7), (int) $case->reviewers[7]->id);
        $this->say($case, 7, 3);
        di::get(decision_service::class)->release((int) $case->submission->id, $manager);

        $credentials = di::get(credential_service::class);
        $credential = (int) $credentials->of_submission((int) $case->submission->id)->id;
        $credentials->sign($credential);
        $credentials->show_name($credential, $candidate, true);
        $credentials->revoke($credential, (int) get_admin()->id, 'error', 'The wrong one.');
        di::get(activity_service::class)->delete_submissions($DB->get_record('microcred', ['id' => $m]), [$again]);
        return $case;
    }
}
