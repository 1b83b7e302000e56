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

namespace mod_microcred\output;

use context_module;
use mod_microcred\local\review\review;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\stage;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * One submission, for those who manage the activity.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class submission_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from result_service::for_manager() */
        private readonly stdClass $seen,
        /** @var context_module */
        private readonly context_module $context,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $submission = $this->seen->submission;
        $reviews = array_values(array_map(fn($review) => $this->review($review), $this->seen->reviews));
        $wanted = array_key_first($this->seen->wanted);
        return [
            'url' => (new moodle_url('/mod/microcred/submission.php', ['id' => $submission->id]))->out(false),
            'candidatesurl' => (new moodle_url('/mod/microcred/candidates.php', ['id' => $this->context->instanceid]))->out(false),
            'sesskey' => sesskey(),
            'code' => $submission->blindcode,
            'candidate' => $this->seen->candidate ? fullname($this->seen->candidate) : '',
            'attempt' => $submission->number,
            'stage' => $submission->stage->label(),
            'version' => $this->seen->version->number ?? null,
            'dates' => $this->dates($submission),
            'root' => $submission->manifestroot ?: null,
            'reviews' => $reviews,
            'hasreviews' => (bool) $reviews,
            'wanted' => $wanted ? [
                'role' => $wanted,
                'rolename' => get_string('role_' . $wanted, 'mod_microcred'),
                'count' => $this->seen->wanted[$wanted],
            ] : null,
            'eligible' => $this->eligible(),
            'haseligible' => (bool) $this->seen->eligible,
            'decision' => $this->seen->decision ? [
                'outcome' => get_string('outcome_' . $this->seen->decision->outcome, 'mod_microcred'),
                'waits' => $submission->stage === stage::Decided,
                'grade' => $this->seen->decision->grade === null ? null : format_float($this->seen->decision->grade, 2, true, true),
            ] : null,
            'profile' => $this->seen->profile ? (array) $this->seen->profile : null,
            'hasevidence' => (bool) $this->seen->evidence,
            'evidence' => $this->seen->evidence ? (new sealed_evidence(
                $this->context,
                $this->seen->version,
                $this->seen->evidence,
                $this->seen->changes,
                false,
                $submission
            ))->export_for_template($output) : null,
            'entries' => array_map(fn($entry) => [
                'position' => (int) $entry->position,
                'type' => $entry->type,
                'when' => userdate($entry->timecreated, get_string('strftimedatetimeshort', 'langconfig')),
                'leaf' => $entry->leaf,
            ], $this->seen->entries),
            'hasentries' => (bool) $this->seen->entries,
        ];
    }

    /**
     * One review of the panel.
     *
     * @param review $review
     * @return array
     */
    private function review(review $review): array {
        $inpanel = $this->seen->submission->stage->is_rated();
        $open = $review->status->is_open();
        $short = get_string('strftimedatefullshort', 'langconfig');
        return [
            'id' => $review->id,
            'name' => $this->seen->names[$review->reviewerid] ?? get_string('unknownuser'),
            'role' => get_string('role_' . $review->role, 'mod_microcred'),
            'status' => $review->status->label(),
            'note' => $review->note,
            'due' => $open ? userdate($review->timedue, $short) : null,
            'locked' => $review->timelocked ? userdate($review->timelocked, $short) : null,
            'isopen' => $open && $inpanel,
            'canvoid' => $inpanel && $review->status->counts(),
            'isgone' => !$review->status->counts(),
        ];
    }

    /**
     * Who could be put on the panel, least loaded first.
     *
     * @return array[]
     */
    private function eligible(): array {
        $options = [];
        foreach ($this->seen->eligible as $userid => $load) {
            $options[] = ['id' => $userid, 'name' => $this->seen->names[$userid] ?? $userid, 'load' => $load];
        }
        return $options;
    }

    /**
     * What happened when.
     *
     * @param attempt $submission
     * @return array[]
     */
    private function dates(attempt $submission): array {
        $dates = [];
        foreach (['applied', 'accepted', 'submitted', 'decided', 'released', 'withdrawn'] as $what) {
            if ($submission->{'time' . $what}) {
                $dates[] = [
                    'what' => get_string('when_' . $what, 'mod_microcred'),
                    'when' => userdate($submission->{'time' . $what}, get_string('strftimedatetimeshort', 'langconfig')),
                ];
            }
        }
        return $dates;
    }
}
