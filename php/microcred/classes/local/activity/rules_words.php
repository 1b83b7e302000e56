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

namespace mod_microcred\local\activity;

use mod_microcred\local\rules\triggers;
use stdClass;

/**
 * Rules in plain words, for people who will live by them.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rules_words {
    /**
     * What the rules say.
     *
     * @param stdClass $rules as in docs/formats.md
     * @param array[] $criteria from rubric_view
     * @return string[] sentences, plain text
     */
    public static function sentences(stdClass $rules, array $criteria): array {
        $sentences = [self::panel($rules), ...self::standard($rules, $criteria)];
        $sentences[] = self::string('says_without_' . $rules->resolution->without, $rules->resolution->trim ?? null);
        $average = isset($rules->mean);
        foreach ($rules->triggers as $trigger) {
            $sentences[] = triggers::of($trigger->type)->says($trigger, $criteria, $average);
        }
        if ($rules->triggers) {
            array_push($sentences, ...self::adjudication($rules->resolution));
        } else {
            $sentences[] = self::string('says_noadjudication');
        }
        array_push($sentences, ...self::details($rules->resolution));
        if (isset($rules->vote)) {
            $sentences[] = self::string('says_vote_' . $rules->vote->even);
        }
        if ($rules->unscorable) {
            $codes = array_map(fn($code) => "$code->name ($code->code)", $rules->unscorable);
            $sentences[] = self::string('says_unscorable', implode('; ', $codes));
        }
        return $sentences;
    }

    /**
     * Codes for what cannot be scored.
     *
     * @param stdClass $rules
     * @return string[] code => name
     */
    public static function unscorable(stdClass $rules): array {
        return array_column($rules->unscorable, 'name', 'code');
    }

    /**
     * How many reviewers score a submission.
     *
     * @param stdClass $rules
     * @return int
     */
    public static function reviewers(stdClass $rules): int {
        return (int) $rules->reviewers;
    }

    /**
     * Who reads the evidence.
     *
     * @param stdClass $rules
     * @return string
     */
    private static function panel(stdClass $rules): string {
        return $rules->reviewers == 1 ? self::string('says_reviewer') : self::string('says_reviewers', $rules->reviewers);
    }

    /**
     * What is needed for the award.
     *
     * @param stdClass $rules
     * @param array[] $criteria
     * @return string[]
     */
    private static function standard(stdClass $rules, array $criteria): array {
        $sentences = [self::string('says_kind_' . $rules->kind)];
        $titles = array_column($criteria, 'title', 'id');
        foreach ((array) ($rules->mustpass ?? []) as $criterion => $level) {
            $sentences[] = self::string('says_mustpass', [
                'criterion' => $titles[$criterion] ?? $criterion,
                'level' => rubric_view::level_name($criteria, (string) $criterion, $level),
            ]);
        }
        if (isset($rules->weights)) {
            $sentences[] = self::reach($rules, $titles);
        }
        return $sentences;
    }

    /**
     * What the criteria together have to reach.
     *
     * @param stdClass $rules
     * @param string[] $titles of criteria, by id
     * @return string
     */
    private static function reach(stdClass $rules, array $titles): string {
        $weights = (array) $rules->weights;
        $alike = !array_diff_key($titles, $weights) && array_values(array_unique(array_map('floatval', $weights))) === [1.0];
        $told = [];
        foreach ($weights as $criterion => $weight) {
            $told[] = ($titles[$criterion] ?? $criterion) . ' × ' . rubric_view::number($weight);
        }
        return self::string((isset($rules->mean) ? 'says_mean' : 'says_total') . ($alike ? '_alike' : ''), [
            'total' => rubric_view::number($rules->mean ?? $rules->total),
            'weights' => implode(self::string('listsep') . ' ', $told),
        ]);
    }

    /**
     * What comes of an adjudication.
     *
     * @param stdClass $resolution
     * @return string[]
     */
    private static function adjudication(stdClass $resolution): array {
        return [
            self::string('says_with_' . $resolution->with, $resolution->trim ?? null),
            self::string('says_scope_' . $resolution->scope),
            self::string('says_sees_' . $resolution->adjudicatorsees),
        ];
    }

    /**
     * What was laid down for ties, for even numbers and for results between levels.
     *
     * @param stdClass $resolution
     * @return string[]
     */
    private static function details(stdClass $resolution): array {
        $details = [];
        foreach (['tie', 'evenmajority', 'otherwise', 'evenmedian', 'round'] as $member) {
            if (isset($resolution->$member)) {
                $details[] = self::string("says_{$member}_{$resolution->$member}");
            }
        }
        return $details;
    }

    /**
     * A language string of this plugin.
     *
     * @param string $key
     * @param mixed $a
     * @return string
     */
    private static function string(string $key, mixed $a = null): string {
        return get_string($key, 'mod_microcred', $a);
    }
}
