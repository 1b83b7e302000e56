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
        $sentences[] = self::string('says_without_' . $rules->resolution->without, self::evenmedian($rules));
        foreach ($rules->triggers as $trigger) {
            $sentences[] = self::trigger($trigger, $criteria);
        }
        if ($rules->triggers) {
            array_push($sentences, ...self::adjudication($rules->resolution));
        } else {
            $sentences[] = self::string('says_noadjudication');
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
        if (isset($rules->total)) {
            $weights = [];
            foreach ((array) $rules->weights as $criterion => $weight) {
                $weights[] = ($titles[$criterion] ?? $criterion) . ' × ' . rubric_view::number($weight);
            }
            $sentences[] = self::string('says_total', [
                'total' => rubric_view::number($rules->total),
                'weights' => implode(', ', $weights),
            ]);
        }
        return $sentences;
    }

    /**
     * When one more reviewer is asked.
     *
     * @param stdClass $trigger
     * @param array[] $criteria
     * @return string
     */
    public static function trigger(stdClass $trigger, array $criteria): string {
        if ($trigger->type !== 'gap') {
            return self::string('says_trigger_' . $trigger->type);
        }
        $titles = array_column($criteria, 'title', 'id');
        $some = array_map(fn($id) => $titles[$id] ?? $id, $trigger->criteria ?? []);
        return self::string($some ? 'says_trigger_gap_some' : 'says_trigger_gap', [
            'over' => rubric_view::number($trigger->over),
            'measure' => self::string('unit_' . $trigger->measure . ($trigger->over == 1 ? '_one' : '')),
            'criteria' => implode(', ', $some),
        ]);
    }

    /**
     * What comes of an adjudication.
     *
     * @param stdClass $resolution
     * @return string[]
     */
    private static function adjudication(stdClass $resolution): array {
        $sentences = [self::string('says_with_' . $resolution->with)];
        if (isset($resolution->tie)) {
            $sentences[] = self::string('says_tie_' . $resolution->tie);
        }
        $sentences[] = self::string('says_scope_' . $resolution->scope);
        $sentences[] = self::string('says_sees_' . $resolution->adjudicatorsees);
        return $sentences;
    }

    /**
     * How the median of an even number of ratings is taken, in brackets.
     *
     * @param stdClass $rules
     * @return string
     */
    private static function evenmedian(stdClass $rules): string {
        return isset($rules->resolution->evenmedian) ? self::string('says_even_' . $rules->resolution->evenmedian) : '';
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
