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

use mod_microcred\local\rules\triggers;
use stdClass;

/**
 * How a decision was made, in plain sentences of the reader's language, from the decision's JSON.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class decision_words {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var string[] of criteria, by id */
        private readonly array $titles,
    ) {
    }

    /**
     * The sentences, in the order in which things happened.
     *
     * @param stdClass $document the decision
     * @param int $raters how many rated first, each on their own
     * @return string[]
     */
    public function sentences(stdClass $document, int $raters): array {
        $words = [get_string($raters === 1 ? 'words_onereview' : 'words_reviews', 'mod_microcred', $raters)];
        foreach ($document->triggers as $trigger) {
            $words[] = triggers::of($trigger->type)->happened($trigger, $this->list($trigger->criteria));
        }
        foreach ($this->by_rule($document) as $rule => $criteria) {
            $words[] = get_string('words_rule_' . $rule, 'mod_microcred', $this->list($criteria));
        }
        foreach ($this->by_reason($document) as $code => $criteria) {
            $words[] = get_string('words_' . $code, 'mod_microcred', (object) [
                'criteria' => $this->list($criteria),
                'name' => explanation::total_name($document->total),
                'total' => reckoning::number($document->total->value ?? null),
                'cut' => reckoning::number($document->total->cut ?? null),
            ]);
        }
        return $words;
    }

    /**
     * The criteria to which each way of resolving was applied, where there was something to resolve.
     *
     * @param stdClass $document
     * @return string[][]
     */
    private function by_rule(stdClass $document): array {
        $rules = [];
        foreach ($document->criteria as $criterion) {
            $different = array_unique(array_map(
                fn($input) => (string) ($input->level ?? $input->code ?? ''),
                $criterion->inputs
            ));
            if (count($different) > 1) {
                $rules[$criterion->rule][] = $criterion->id;
            }
        }
        return $rules;
    }

    /**
     * The reasons, those alike put together.
     *
     * @param stdClass $document
     * @return string[][] code => criterion ids
     */
    private function by_reason(stdClass $document): array {
        $reasons = [];
        foreach ($document->reasons as $reason) {
            $reasons[$reason->code] ??= [];
            if ($reason->criterion !== null) {
                $reasons[$reason->code][] = $reason->criterion;
            }
        }
        return $reasons;
    }

    /**
     * Criteria by their titles.
     *
     * @param string[] $ids
     * @return string
     */
    private function list(array $ids): string {
        $titles = array_map(
            fn($id) => get_string('quoted', 'mod_microcred', $this->titles[$id] ?? $id),
            array_values($ids)
        );
        return implode(get_string('listsep', 'mod_microcred') . ' ', $titles);
    }
}
