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

use stdClass;

/**
 * How one criterion's ratings came to its result, written out with the figures of the decision.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class reckoning {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass of the rules */
        private readonly stdClass $resolution,
    ) {
    }

    /**
     * The rule and the reckoning, and the rounding where there was one.
     *
     * @param stdClass $told
     * @return string
     */
    public function of(stdClass $told): string {
        $result = $told->unrounded ?? $told->resolved;
        $how = $this->reckoning($told, self::exact($result));
        return $result === $told->resolved ? $how : get_string('explain_rounded', 'mod_microcred', [
            'how' => $how,
            'result' => self::exact($told->resolved),
        ]);
    }

    /**
     * What was done with the ratings that count.
     *
     * @param stdClass $told
     * @param string $result
     * @return string
     */
    private function reckoning(stdClass $told, string $result): string {
        $rated = array_filter($told->inputs, fn($input) => $input->points !== null);
        $counted = array_filter($rated, fn($input) => $input->counted);
        $points = array_column($counted, 'points');
        if ($told->rule === 'expert_combined' && count($counted) > 1) {
            $further = array_column(array_filter($counted, fn($input) => $input->role !== 'rater'), 'points');
            $raters = array_column(array_filter($counted, fn($input) => $input->role === 'rater'), 'points');
            return get_string('explain_expert_combined', 'mod_microcred', [
                'raters' => $this->together($told, $raters),
                'further' => self::bracketed(self::exact($further[0])),
                'result' => $result,
            ]);
        }
        $alone = count($points) === 1 && !in_array($told->rule, ['expert', 'discussion', 'majority'], true);
        return get_string('explain_' . ($alone ? 'one' : $this->key($told->rule, $points)), 'mod_microcred', [
            'sum' => self::sum($points),
            'list' => self::list($points),
            'count' => count($points),
            'all' => count($rated),
            'result' => $result,
        ]);
    }

    /**
     * What the first reviewers come to, before the further one's rating is combined with it, as one term.
     *
     * @param stdClass $told
     * @param string[] $points that count
     * @return string
     */
    private function together(stdClass $told, array $points): string {
        $rule = $this->resolution->without;
        if ($rule === 'majority' && $told->cut === null) {
            $rule = $this->resolution->otherwise;
        }
        if (count($points) === 1) {
            return self::bracketed(self::exact($points[0]));
        }
        return $rule === 'median'
            ? get_string('explain_term_' . $this->key($rule, $points), 'mod_microcred', self::list($points))
            : '(' . self::sum($points) . ') ÷ ' . count($points);
    }

    /**
     * The key of a rule's words: a median of an even number has words of its own.
     *
     * @param string $rule
     * @param string[] $points
     * @return string
     */
    private function key(string $rule, array $points): string {
        return $rule === 'median' && count($points) % 2 === 0
            ? 'median_' . $this->resolution->evenmedian : $rule;
    }

    /**
     * Numbers to be added.
     *
     * @param string[] $points exact
     * @return string
     */
    private static function sum(array $points): string {
        return implode(' + ', array_map(fn($exact) => self::bracketed(self::exact($exact)), $points));
    }

    /**
     * Numbers from lowest to highest.
     *
     * @param string[] $points exact
     * @return string
     */
    private static function list(array $points): string {
        usort($points, fn($a, $b) => (float) $a <=> (float) $b);
        return implode(get_string('listsep', 'langconfig') . ' ', array_map(self::exact(...), $points));
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
                'about' => self::number($exact),
            ]);
        }
        return str_replace('.', get_string('decsep', 'langconfig'), $exact);
    }

    /**
     * A number as people of the reader's language write it: a decimal as it is, a fraction rounded.
     *
     * @param float|int|string|null $value a number, or an exact fraction such as "7/3"
     * @return string
     */
    public static function number(float|int|string|null $value): string {
        if ($value === null) {
            return '–';
        }
        if (!is_string($value) || !preg_match('~^(-?\d+)/(\d+)$~', $value, $parts)) {
            return format_float((float) $value, 5, true, true);
        }
        // Two decimals will do, unless they would make 13 of 12.997: that reads as if 13 were reached.
        for ($decimals = 2; $decimals < 5; $decimals++) {
            $rounded = format_float((int) $parts[1] / (int) $parts[2], $decimals, true, true);
            if ($rounded === format_float((int) $parts[1] / (int) $parts[2], $decimals)) {
                break;
            }
        }
        return $rounded;
    }

    /**
     * An exact number without what it is about.
     *
     * @param string $exact
     * @return string
     */
    public static function plain(string $exact): string {
        return str_replace('.', get_string('decsep', 'langconfig'), $exact);
    }

    /**
     * A number as part of a sum or a product.
     *
     * @param string $number
     * @return string
     */
    public static function bracketed(string $number): string {
        return preg_match('~^-|/~', $number) ? "($number)" : $number;
    }
}
