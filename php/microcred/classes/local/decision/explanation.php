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

namespace mod_microcred\local\decision;

use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\version;
use mod_microcred\local\rules\triggers;
use stdClass;

/**
 * A decision step by step, so that anybody can work it out again on paper.
 *
 * All figures are those of the stored decision, as it gives them: exact. Nothing is added up here.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class explanation {
    /** @var array[] criteria, from rubric_view */
    private readonly array $criteria;

    /**
     * Constructor.
     */
    public function __construct(
        /** @var version under which the decision was made */
        private readonly version $version,
        /** @var string[] what reviewers are called, by review id */
        private readonly array $names,
    ) {
        $this->criteria = $version->criteria();
    }

    /**
     * The steps.
     *
     * @param stdClass $document the decision
     * @return stdClass what the template decision_explanation shows; what is not there is false, for null would let the
     *      template look further out for something of the same name
     */
    public function of(stdClass $document): stdClass {
        $reviewers = $this->reviewers($document);
        $weighted = array_filter($document->criteria, fn($criterion) => $criterion->weight !== null);
        $triggers = $this->triggers($document);
        return (object) [
            'version' => $this->version->number,
            'rules' => $this->version->words(),
            'reviewers' => array_values($reviewers),
            'hasweights' => (bool) $weighted,
            'criteria' => array_map(fn($criterion) => $this->criterion($criterion, $reviewers), $document->criteria),
            'total' => $document->total ? $this->total($document->total, $weighted) : false,
            'vote' => empty($document->vote) ? false : $this->vote($document->vote),
            'before' => count($reviewers) + 1,
            'points' => ($document->points->value ?? null) === null ? false
                : get_string('explain_points', 'mod_microcred', array_map(reckoning::exact(...), (array) $document->points)),
            'triggers' => $triggers,
            'hastriggers' => (bool) $triggers,
            'raters' => $this->raters($document),
            'totalname' => self::total_name($document->total),
            'hasraters' => count($document->raters) > 1,
            'digests' => [
                ['of' => get_string('explain_digest_rubric', 'mod_microcred'), 'digest' => $document->rubric],
                ['of' => get_string('explain_digest_rules', 'mod_microcred'), 'digest' => $document->rules],
            ],
        ];
    }

    /**
     * How the grade comes of the points: Moodle's rubric formula with its figures.
     *
     * @param stdClass $document the decision
     * @param float|null $grade
     * @return string|null null where there is no grade
     */
    public function grade(stdClass $document, ?float $grade): ?string {
        if ($grade === null || !$document->points || $document->points->value === null) {
            return null;
        }
        $settings = $this->version->grade();
        $key = 'explain_grade_' . ($settings->type > 0 ? 'points' : 'scale') . ($settings->lockzero ? '_locked' : '');
        return get_string($key, 'mod_microcred', [
            'grade' => format_float($grade, 5, true, true),
            'most' => (int) $settings->type,
        ] + array_map(reckoning::exact(...), (array) $document->points));
    }

    /**
     * Who rated, in the order of their numbers.
     *
     * @param stdClass $document
     * @return string[] names by review id
     */
    private function reviewers(stdClass $document): array {
        $there = [];
        foreach ($document->criteria as $criterion) {
            $there += array_column($criterion->inputs, 'reviewer', 'reviewer');
        }
        return array_intersect_key($this->names, $there);
    }

    /**
     * One criterion: what was said, what was done with it, and what came of it.
     *
     * @param stdClass $told of the decision
     * @param string[] $reviewers names by review id
     * @return array
     */
    private function criterion(stdClass $told, array $reviewers): array {
        $inputs = array_column($told->inputs, null, 'reviewer');
        $cells = [];
        foreach ($reviewers as $id => $name) {
            $input = $inputs[$id] ?? null;
            $out = $input && !$input->counted;
            $cells[] = [
                'reviewer' => $name,
                'given' => $input ? $this->given($told->id, $input) : false,
                'out' => $out ? get_string('explain_out_' . ($input->why ?? 'other'), 'mod_microcred') : false,
            ];
        }
        return [
            'title' => $this->title($told->id),
            'cells' => $cells,
            'how' => (new reckoning($this->version->document->rules->resolution))->of($told),
            'result' => reckoning::exact($told->resolved),
            'needed' => $told->cut ? reckoning::exact($told->cut->points) : false,
            'met' => (bool) $told->met,
            'judged' => $told->met !== null,
            'weight' => $told->weight === null ? false : reckoning::exact($told->weight),
        ];
    }

    /**
     * A rating: the level, with what it counts as where its name does not say so; or a code.
     *
     * @param string $criterionid
     * @param stdClass $input
     * @return string
     */
    private function given(string $criterionid, stdClass $input): string {
        if ($input->level === null) {
            return $this->version->unscorable()[$input->code] ?? $input->code;
        }
        $name = rubric_view::level_name($this->criteria, $criterionid, $input->level);
        return $this->has_points() ? $name : get_string('explain_position', 'mod_microcred', [
            'level' => $name,
            'value' => reckoning::exact($input->points),
        ]);
    }

    /**
     * The weighted total.
     *
     * @param stdClass $total of the decision
     * @param stdClass[] $weighted criteria with a weight
     * @return array
     */
    private function total(stdClass $total, array $weighted): array {
        $known = array_filter($weighted, fn($criterion) => $criterion->resolved !== null);
        $products = array_map(
            fn($criterion) => reckoning::plain($criterion->weight) . ' × '
                . reckoning::bracketed(reckoning::plain($criterion->resolved)),
            $known
        );
        return [
            'working' => ($total->measure ?? 'sum') === 'mean'
                ? '(' . implode(' + ', $products) . ') ÷ ' . reckoning::plain($total->weights)
                : implode(' + ', $products),
            'name' => self::total_name($total),
            'value' => reckoning::exact($total->value),
            'cut' => reckoning::exact($total->cut),
            'met' => (bool) $total->met,
            'judged' => $total->met !== null,
        ];
    }

    /**
     * What the sum or the mean of a decision is called.
     *
     * @param stdClass|null $total of the decision
     * @return string
     */
    public static function total_name(?stdClass $total): string {
        return get_string(($total->measure ?? 'sum') === 'mean' ? 'profile_mean' : 'profile_total', 'mod_microcred');
    }

    /**
     * The count of outcomes.
     *
     * @param stdClass $vote of the decision
     * @return string[] sentences
     */
    private function vote(stdClass $vote): array {
        $sentences = [];
        foreach (['award', 'notyet', 'silent'] as $outcome) {
            if ($vote->$outcome) {
                $names = array_map(fn($id) => $this->name($id), $vote->$outcome);
                $sentences[] = get_string("explain_vote_$outcome", 'mod_microcred', [
                    'count' => count($names),
                    'names' => implode(get_string('listsep', 'langconfig') . ' ', $names),
                ]);
            }
        }
        return $sentences;
    }

    /**
     * Every case in which the rules ask for one more reviewer, and whether it came about.
     *
     * @param stdClass $document
     * @return array[]
     */
    private function triggers(stdClass $document): array {
        $rules = $this->version->document->rules;
        $fired = $document->triggers;
        $told = [];
        foreach ($rules->triggers as $trigger) {
            // Both lists have one order, so the next that fired is either this one or one that comes later.
            $kind = triggers::of($trigger->type);
            $match = $fired && $kind->is_of($fired[0], $trigger) ? array_shift($fired) : null;
            $told[] = [
                'sentence' => $kind->says($trigger, $this->criteria, isset($rules->mean)),
                'fired' => $match !== null,
                'seen' => $match === null ? [] : $kind->seen($document, $match, $this->criteria),
            ];
        }
        return $told;
    }

    /**
     * What each rater's own ratings come to.
     *
     * @param stdClass $document
     * @return array[]
     */
    private function raters(stdClass $document): array {
        return array_map(fn($rater) => [
            'name' => $this->name($rater->reviewer),
            'outcome' => $rater->outcome === null
                ? get_string('explain_nooutcome', 'mod_microcred')
                : get_string('outcome_' . $rater->outcome, 'mod_microcred'),
            'total' => $rater->total === null ? false : reckoning::exact($rater->total),
        ], $document->raters);
    }

    /**
     * What a reviewer is called.
     *
     * @param string $reviewid
     * @return string
     */
    private function name(string $reviewid): string {
        return $this->names[$reviewid] ?? get_string('reviewer', 'mod_microcred');
    }

    /**
     * The title of a criterion.
     *
     * @param string $id
     * @return string
     */
    private function title(string $id): string {
        return array_column($this->criteria, 'title', 'id')[$id] ?? $id;
    }

    /**
     * Whether the levels of the rubric have points.
     *
     * @return bool
     */
    private function has_points(): bool {
        return $this->criteria[0]['levels'][0]['points'] !== null;
    }
}
