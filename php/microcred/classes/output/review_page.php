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
use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\review\rating_check;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The scoring page: the evidence beside the rubric.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class review_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from review_service::open() */
        private readonly stdClass $opened,
        /** @var context_module */
        private readonly context_module $context,
        /** @var string[][] criterion id => what it lacks, to be shown; empty = not asked for */
        private readonly array $missing,
        /** @var int */
        private readonly int $now,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $review = $this->opened->review;
        $criteria = [];
        foreach ($this->opened->criteria as $index => $criterion) {
            $criteria[] = $this->criterion($index, $criterion);
        }
        $finished = count(array_filter($criteria, fn($criterion) => $criterion['finished']));
        $closed = !$review->status->is_open() || !$this->opened->submission->stage->is_rated();
        return [
            'id' => (int) $review->id,
            'url' => (new moodle_url('/mod/microcred/review.php', ['id' => $review->id]))->out(false),
            'queueurl' => (new moodle_url('/mod/microcred/queue.php', ['id' => $this->context->instanceid]))->out(false),
            'sesskey' => sesskey(),
            'code' => $this->opened->submission->blindcode,
            'role' => get_string('role_' . $review->role, 'mod_microcred'),
            'isfurther' => $review->role !== 'rater',
            'isagreed' => $review->role === 'agreed',
            'onlysome' => count($this->opened->criteria) < count($this->opened->version->criteria()),
            'due' => userdate($review->timedue, get_string('strftimedatefullshort', 'langconfig')),
            'overdue' => !$closed && $review->timedue < $this->now,
            'locked' => $closed,
            'open' => !$closed,
            'version' => $this->opened->version->number,
            'competency' => $this->opened->version->competency(),
            'criteria' => $criteria,
            'count' => count($criteria),
            'finished' => $finished,
            'complete' => $finished === count($criteria),
            'hasevidence' => (bool) $this->opened->evidence,
            'evidence' => (new sealed_evidence(
                $this->context,
                $this->opened->version,
                $this->opened->evidence,
                $this->opened->changes,
                true,
                $this->opened->submission
            ))->export_for_template($output),
            'reasonlength' => rating_check::REASON_LENGTH,
            'hasmissing' => (bool) $this->missing,
        ];
    }

    /**
     * One criterion with what was chosen and written so far.
     *
     * @param int $index its place, which names its fields: an id may hold signs that a field's name may not
     * @param array $criterion
     * @return array
     */
    private function criterion(int $index, array $criterion): array {
        $rating = $this->opened->ratings[$criterion['id']] ?? null;
        $chosen = $rating->level ?? '';
        $levels = [];
        foreach ($criterion['levels'] as $place => $level) {
            $levels[] = [
                'value' => $level['id'],
                'name' => rubric_view::short($level, $place),
                'text' => $level['text'],
                'checked' => $chosen === (string) $level['id'],
            ];
        }
        $codes = [];
        foreach ($this->opened->version->unscorable() as $code => $name) {
            $codes[] = ['value' => $code, 'name' => $name, 'checked' => $chosen === (string) $code];
        }
        $lacks = $this->missing[$criterion['id']] ?? [];
        $cites = array_values(array_map(fn($item) => [
            'id' => (int) $item->id,
            'number' => (int) $item->sortorder,
            'title' => $item->title,
            'checked' => in_array((int) $item->id, $rating->citations ?? [], true),
        ], $this->opened->evidence));
        $wantscite = $cites && !in_array(true, array_column($codes, 'checked'), true);
        return [
            'index' => $index,
            'id' => $criterion['id'],
            'number' => $index + 1,
            'title' => $criterion['title'],
            'text' => $criterion['text'],
            'levels' => $levels,
            'codes' => $codes,
            'hascodes' => (bool) $codes,
            'chosen' => $chosen === '' ? null : $this->name_of($criterion, $chosen),
            'chosentext' => array_column($criterion['levels'], 'text', 'id')[$chosen] ?? '',
            'reason' => $rating->reason ?? '',
            'cites' => $cites,
            'cited' => array_values(array_filter($cites, fn($cite) => $cite['checked'])),
            'finished' => $chosen !== '' && trim($rating->reason ?? '') !== '' && (!$wantscite || !empty($rating->citations)),
            'lacks' => array_map(fn($what) => get_string('lacks_' . $what, 'mod_microcred'), $lacks),
            'haslacks' => (bool) $lacks,
            'others' => $this->others($criterion),
            'hasothers' => (bool) $this->opened->others,
        ];
    }

    /**
     * What the first reviewers said, where the rules let an adjudicator see it.
     *
     * @param array $criterion
     * @return array[]
     */
    private function others(array $criterion): array {
        $others = [];
        foreach ($this->opened->others as $place => $ratings) {
            $rating = $ratings[$criterion['id']] ?? null;
            if ($rating) {
                $others[] = [
                    'name' => get_string('reviewernumber', 'mod_microcred', $place + 1),
                    'level' => $this->name_of($criterion, $rating->level),
                    'reason' => $rating->reason,
                ];
            }
        }
        return $others;
    }

    /**
     * What a level or a code is called.
     *
     * @param array $criterion
     * @param string $chosen
     * @return string
     */
    private function name_of(array $criterion, string $chosen): string {
        return $this->opened->version->unscorable()[$chosen]
            ?? rubric_view::level_name([$criterion], (string) $criterion['id'], $chosen);
    }
}
