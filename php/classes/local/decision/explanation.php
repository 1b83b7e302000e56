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
use mod_microcred\local\activity\rules_words;
use mod_microcred\local\activity\version;
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
     *
     * @param version $version under which the decision was made
     * @param string[] $names what reviewers are called, by review id
     */
    public function __construct(
        /** @var version */
        private readonly version $version,
        /** @var string[] */
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
            'before' => count($reviewers) + 1,
            'points' => $document->points && $document->points->value !== null
                ? get_string('explain_points', 'mod_microcred', array_map(self::exact(...), (array) $document->points)) : false,
            'triggers' => $triggers,
            'hastriggers' => (bool) $triggers,
            'raters' => $this->raters($document),
            'hasraters' => count($document->raters) > 1,
            'digests' => [
                ['of' => get_string('explain_digest_rubric', 'mod_microcred'), 'digest' => $document->rubric],
                ['of' => get_string('explain_digest_rules', 'mod_microcred'), 'digest' => $document->rules],
            ],
        ];
    }

    /**
     * A number of a decision as people of the reader's language write it, and exact.
     *
     * @param string|null $exact a decimal or a fraction
     * @return string
     */
    public static function exact(?string $exact): string {
        if ($exact === null) {
            return '–';
        }
        if (str_contains($exact, '/')) {
            return get_string('explain_about', 'mod_microcred', [
                'exact' => $exact,
                'about' => decision_words::number($exact),
            ]);
        }
        return str_replace('.', get_string('decsep', 'langconfig'), $exact);
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
        ] + array_map(self::exact(...), (array) $document->points));
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
            $cells[] = [
                'reviewer' => $name,
                'given' => $input ? $this->given($told->id, $input) : false,
                'out' => $input && !$input->counted,
            ];
        }
        return [
            'title' => $this->title($told->id),
            'cells' => $cells,
            'how' => $this->how($told),
            'result' => self::exact($told->resolved),
            'needed' => $told->cut ? self::exact($told->cut->points) : false,
            'met' => (bool) $told->met,
            'judged' => $told->met !== null,
            'weight' => $told->weight === null ? false : self::exact($told->weight),
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
            'value' => self::exact($input->points),
        ]);
    }

    /**
     * The rule and the reckoning.
     *
     * @param stdClass $told
     * @return string
     */
    private function how(stdClass $told): string {
        $counted = array_filter($told->inputs, fn($input) => $input->counted && $input->points !== null);
        $points = array_column($counted, 'points');
        if ($told->rule === 'median') {
            usort($points, fn($a, $b) => (float) $a <=> (float) $b);
        }
        $points = array_map(fn($exact) => self::exact($exact), $points);
        $rule = count($points) === 1 && in_array($told->rule, ['mean', 'median', 'tertium_quid'], true) ? 'one' : $told->rule;
        return get_string('explain_' . $rule, 'mod_microcred', [
            'sum' => implode(' + ', array_map(self::bracketed(...), $points)),
            'list' => implode(get_string('listsep', 'langconfig') . ' ', $points),
            'count' => count($points),
            'result' => self::exact($told->resolved),
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
            fn($criterion) => self::plain($criterion->weight) . ' × ' . self::bracketed(self::plain($criterion->resolved)),
            $known
        );
        return [
            'working' => implode(' + ', $products),
            'value' => self::exact($total->value),
            'cut' => self::exact($total->cut),
            'met' => (bool) $total->met,
            'judged' => $total->met !== null,
        ];
    }

    /**
     * Every case in which the rules ask for one more reviewer, and whether it came about.
     *
     * @param stdClass $document
     * @return array[]
     */
    private function triggers(stdClass $document): array {
        $fired = $document->triggers;
        $told = [];
        foreach ($this->version->document->rules->triggers as $trigger) {
            // Both lists have one order, so the next that fired is either this one or one that comes later.
            $match = $fired && self::is_of($fired[0], $trigger) ? array_shift($fired) : null;
            $told[] = [
                'sentence' => rules_words::trigger($trigger, $this->criteria),
                'fired' => $match !== null,
                'seen' => $match === null ? [] : array_map(fn($id) => $this->seen($document, $match, $id), $match->criteria),
            ];
        }
        return $told;
    }

    /**
     * Whether what fired is this trigger of the rules.
     *
     * @param stdClass $fired of the decision
     * @param stdClass $trigger of the rules
     * @return bool
     */
    private static function is_of(stdClass $fired, stdClass $trigger): bool {
        return $fired->type === $trigger->type
            && ($fired->measure ?? null) === ($trigger->measure ?? null)
            && (float) ($fired->over ?? 0) === (float) ($trigger->over ?? 0)
            && (!isset($trigger->criteria) || !array_diff($fired->criteria, $trigger->criteria));
    }

    /**
     * What was seen on a criterion for which a trigger fired.
     *
     * @param stdClass $document
     * @param stdClass $fired
     * @param string $criterionid
     * @return string
     */
    private function seen(stdClass $document, stdClass $fired, string $criterionid): string {
        $title = get_string('quoted', 'mod_microcred', $this->title($criterionid));
        if ($fired->type !== 'gap') {
            return get_string('explain_seen_some', 'mod_microcred', $title);
        }
        $criterion = array_column($document->criteria, null, 'id')[$criterionid];
        $places = [];
        foreach ($criterion->inputs as $input) {
            if ($input->role === 'rater' && $input->level !== null) {
                $places[$this->place($criterionid, $input->level)] = $input->points;
            }
        }
        [$low, $high] = [min(array_keys($places)), max(array_keys($places))];
        return get_string('explain_seen_' . $fired->measure, 'mod_microcred', [
            'criterion' => $title,
            'low' => $fired->measure === 'steps' ? $low : self::exact($places[$low]),
            'high' => $fired->measure === 'steps' ? $high : self::exact($places[$high]),
        ]);
    }

    /**
     * What each rater's own ratings come to.
     *
     * @param stdClass $document
     * @return array[]
     */
    private function raters(stdClass $document): array {
        return array_map(fn($rater) => [
            'name' => $this->names[$rater->reviewer] ?? get_string('reviewer', 'mod_microcred'),
            'outcome' => $rater->outcome === null
                ? get_string('explain_nooutcome', 'mod_microcred')
                : get_string('outcome_' . $rater->outcome, 'mod_microcred'),
            'total' => $rater->total === null ? false : self::exact($rater->total),
        ], $document->raters);
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
     * The place of a level, from 1.
     *
     * @param string $criterionid
     * @param string $levelid
     * @return int
     */
    private function place(string $criterionid, string $levelid): int {
        $levels = array_column($this->criteria, 'levels', 'id')[$criterionid];
        return 1 + (int) array_search($levelid, array_column($levels, 'id'), true);
    }

    /**
     * Whether the levels of the rubric have points.
     *
     * @return bool
     */
    private function has_points(): bool {
        return $this->criteria[0]['levels'][0]['points'] !== null;
    }

    /**
     * An exact number without what it is about.
     *
     * @param string $exact
     * @return string
     */
    private static function plain(string $exact): string {
        return str_replace('.', get_string('decsep', 'langconfig'), $exact);
    }

    /**
     * A number as part of a sum or a product.
     *
     * @param string $number
     * @return string
     */
    private static function bracketed(string $number): string {
        return preg_match('~^-|/~', $number) ? "($number)" : $number;
    }
}
