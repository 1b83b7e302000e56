<?php
// A second, slow reading of docs/formats.md: scores, grades and decisions in plain PHP, for comparing with the extension.
// It shares nothing with it. Exact numbers are fractions of integers; one that outgrows them stops the test.

/** A fraction in lowest terms. */
final class fraction {
    public readonly int $over;
    public readonly int $under;

    public function __construct(int|float $over, int|float $under = 1) {
        if (!is_int($over) || !is_int($under)) {
            throw new OverflowException('The oracle ran out of integers');
        }
        $common = self::divisor($over, $under);
        $this->over = intdiv($over, $common);
        $this->under = intdiv($under, $common);
    }

    private static function divisor(int $a, int $b): int {
        while ($b) {
            [$a, $b] = [$b, $a % $b];
        }
        return abs($a);
    }

    /** A decimal literal as it stands in the document. */
    public static function of(string $decimal): self {
        [$whole, $rest] = explode('.', $decimal) + [1 => ''];
        return new self((int) ($whole . $rest), 10 ** strlen($rest));
    }

    public function plus(self $b): self {
        $common = self::divisor($this->under, $b->under);
        $scale = intdiv($b->under, $common);
        return new self($this->over * $scale + $b->over * intdiv($this->under, $common), $this->under * $scale);
    }

    public function minus(self $b): self {
        return $this->plus(new self(-$b->over, $b->under));
    }

    public function times(self $b): self {
        // Crosswise in lowest terms first, so that the product is no larger than it must be.
        $left = new self($this->over, $b->under);
        $right = new self($b->over, $this->under);
        return new self($left->over * $right->over, $left->under * $right->under);
    }

    public function divided(self $b): self {
        return $b->over < 0 ? $this->times(new self(-$b->under, -$b->over)) : $this->times(new self($b->under, $b->over));
    }

    public function by(int $n): self {
        return $this->times(new self(1, $n));
    }

    public function size(): self {
        return new self(abs($this->over), $this->under);
    }

    public function compare(self $b): int {
        return $this->minus($b)->over <=> 0;
    }

    public function __toString(): string {
        $under = $this->under;
        for ($places = 0; $under % 10 === 0; $places++) {
            $under = intdiv($under, 10);
        }
        foreach ([2, 5] as $factor) {
            for (; $under % $factor === 0; $places++) {
                $under = intdiv($under, $factor);
            }
        }
        if ($under !== 1 || $places > 20) {
            return "$this->over/$this->under";
        }
        // Long division by hand.
        $text = ($this->over < 0 ? '-' : '') . intdiv(abs($this->over), $this->under);
        $rest = abs($this->over) % $this->under;
        for ($digits = ''; $rest; $rest = $rest * 10 % $this->under) {
            $digits .= intdiv($rest * 10, $this->under);
        }
        return $digits === '' ? $text : "$text.$digits";
    }
}

/** Moodle's formula for a rubric, step by step in doubles. Null where Moodle gives no grade. */
function oracle_grade(array $chosen, array $lowest, array $highest, float $g0, float $g1, bool $lockzero, bool $whole): ?float {
    $s = $m = $big = 0;
    foreach ($chosen as $i => $points) {
        $s += $points;
        $m += $lowest[$i];
        $big += $highest[$i];
    }
    if ($big <= $m || ($lockzero && $big == 0)) {
        return null;
    }
    if ($lockzero) {
        $grade = max($g0, $s / $big * $g1);
        return $whole ? round($grade, 0) : $grade;
    }
    $offset = ($s - $m) / ($big - $m) * ($g1 - $g0);
    return ($whole ? round($offset, 0) : $offset) + $g0;
}

/** The value of each level: points, or positions where there are none. */
function oracle_values(array $rubric): array {
    $values = [];
    foreach ($rubric['criteria'] as $criterion) {
        foreach ($criterion['levels'] as $position => $level) {
            $values[$criterion['id']][$level['id']] = isset($level['points']) ? fraction::of($level['points']) : new fraction($position);
        }
    }
    return $values;
}

/** The standard applied to one value for each criterion (null where there is none). */
function oracle_standard(array $rules, array $values, array $resolved): array {
    $met = [];
    $total = $weights = new fraction(0);
    $defined = $summed = true;
    foreach ($rules['mustpass'] ?? [] as $id => $cut) {
        $defined = $defined && $resolved[$id] !== null;
        $met[$id] = $resolved[$id]?->compare($values[$id][$cut]) >= 0 && $resolved[$id] !== null;
    }
    foreach ($rules['weights'] ?? [] as $id => $weight) {
        $weights = $weights->plus(fraction::of($weight));
        if ($resolved[$id] === null) {
            $defined = $summed = false;
        } else {
            $total = $total->plus($resolved[$id]->times(fraction::of($weight)));
        }
    }
    if ($rules['kind'] === 'profile') {
        $defined = !in_array(null, $resolved, true);
    }
    if (isset($rules['mean'])) {
        $total = $total->divided($weights);
    }
    $cut = $rules['total'] ?? $rules['mean'] ?? null;
    $reached = $cut !== null && $total->compare(fraction::of($cut)) >= 0;
    return ['defined' => $defined, 'summed' => $summed, 'met' => $met, 'total' => $total, 'reached' => $reached,
        'distance' => $cut === null ? null : $total->minus(fraction::of($cut))->size(),
        'award' => $defined && !in_array(false, $met, true) && ($cut === null || $reached)];
}

/** Which triggers fire, each with its criteria. */
function oracle_triggers(array $rules, array $rubric, array $values, array $raters, array $own, array $first, array $carried): array {
    $fired = [];
    foreach ($rules['triggers'] as $trigger) {
        $criteria = [];
        $fires = false;
        $near = false;
        if ($trigger['type'] === 'band') {
            $within = fraction::of($trigger['within']);
            $close = array_filter($own, fn($verdict) => $verdict['defined'] && $verdict['distance']->compare($within) <= 0);
            $near = $raters && match ($trigger['of']) {
                'resolved' => $first['summed'] && $first['distance']->compare($within) <= 0,
                'any_rater' => count($close) > 0,
                'every_rater' => count($close) === count($own),
            };
        }
        if ($trigger['type'] === 'split') {
            $voices = array_filter($own, fn($verdict) => $verdict['defined']);
            $fires = count(array_unique(array_column($voices, 'award'))) > 1;
            $reachsplit = count(array_unique(array_column($voices, 'reached'))) > 1;
        }
        foreach ($rubric['criteria'] as $criterion) {
            $id = $criterion['id'];
            if (isset($carried[$id])) {
                continue;
            }
            $here = false;
            $given = array_map(fn($levels) => $levels[$id], $raters);
            $levels = array_filter($given, fn($level) => isset($values[$id][$level]));
            if ($trigger['type'] === 'gap' && $levels && in_array($id, $trigger['criteria'] ?? [$id], true)) {
                foreach ($levels as $a) {
                    foreach ($levels as $b) {
                        $order = array_keys($values[$id]);
                        $gap = $trigger['measure'] === 'points' ? $values[$id][$a]->minus($values[$id][$b])
                            : new fraction(array_search($a, $order, true) - array_search($b, $order, true));
                        $here = $here || $gap->compare(fraction::of($trigger['over'])) > 0;
                    }
                }
                $fires = $fires || $here;
            } else if ($trigger['type'] === 'unscorable') {
                $here = count($levels) < count($given);
                $fires = $fires || $here;
            } else if ($trigger['type'] === 'mustpass' && isset($rules['mustpass'][$id])) {
                $cut = $values[$id][$rules['mustpass'][$id]];
                $here = count(array_unique(array_map(fn($level) => $values[$id][$level]->compare($cut) >= 0, $levels))) > 1;
                $fires = $fires || $here;
            } else if ($trigger['type'] === 'band') {
                $here = $near && (float) ($rules['weights'][$id] ?? 0) > 0;
                $fires = $fires || $here;
            } else if ($trigger['type'] === 'split' && $fires) {
                $verdicts = array_map(fn($verdict) => $verdict['met'][$id] ?? null, $voices);
                $points = array_map(fn($who) => isset($values[$id][$raters[$who][$id]]) ? (string) $values[$id][$raters[$who][$id]] : '',
                    array_keys($voices));
                $here = (isset($rules['mustpass'][$id]) && count(array_unique($verdicts)) > 1)
                    || ($reachsplit && (float) ($rules['weights'][$id] ?? 0) > 0 && count(array_unique($points)) > 1);
            }
            if ($here) {
                $criteria[] = $id;
            }
        }
        if ($fires) {
            $fired[] = ['type' => $trigger['type'], 'criteria' => $criteria];
        }
    }
    return $fired;
}

function oracle_mean(array $values): fraction {
    return array_reduce($values, fn($sum, $value) => $sum->plus($value), new fraction(0))->by(count($values));
}

function oracle_median(array $values, string $even): fraction {
    usort($values, fn($a, $b) => $a->compare($b));
    $n = count($values);
    if ($n % 2) {
        return $values[($n - 1) / 2];
    }
    return match ($even) {
        'low' => $values[$n / 2 - 1],
        'high' => $values[$n / 2],
        'mean' => oracle_mean([$values[$n / 2 - 1], $values[$n / 2]]),
    };
}

/**
 * What some points (who => fraction) come to by one method: [the method, the value, who is left out => why].
 * The points stand in the order of the raters' ids, the further review's last.
 */
function oracle_method(string $by, array $resolution, array $points, ?fraction $cut): array {
    if ($by === 'majority' && $cut === null) {
        $by = $resolution['otherwise'];
    }
    $left = [];
    if ($by === 'median') {
        return [$by, oracle_median(array_values($points), $resolution['evenmedian'] ?? 'none'), []];
    }
    if ($by === 'trimmed_mean') {
        uasort($points, fn($a, $b) => $a->compare($b));
        $order = array_keys($points);
        for ($i = 0; $i < $resolution['trim'] && count($order) > 2; $i++) {
            $left[array_shift($order)] = 'lowest';
            $left[array_pop($order)] = 'highest';
        }
    }
    if ($by === 'majority') {
        $met = array_keys(array_filter($points, fn($value) => $value->compare($cut) >= 0));
        $not = array_values(array_diff(array_keys($points), $met));
        $even = count($met) === count($not);
        $losers = $even ? ($resolution['evenmajority'] === 'met' ? $not : $met) : (count($met) > count($not) ? $not : $met);
        $left = array_fill_keys($losers, 'minority');
    }
    if ($by === 'tertium_quid' && count($points) === 3) {
        [$p, $q, $adjudicator] = array_keys($points);
        $order = $points[$p]->minus($points[$adjudicator])->size()->compare($points[$q]->minus($points[$adjudicator])->size());
        if ($order === 0) {
            $order = $points[$p]->compare($points[$q]) * ($resolution['tie'] === 'higher' ? -1 : 1);
        }
        $left = [$order <= 0 ? $q : $p => 'farther'];
    }
    return [$by, oracle_mean(array_values(array_diff_key($points, $left))), $left];
}

/** The value of a level that these rules round to. */
function oracle_round(string $how, array $scale, fraction $value): fraction {
    $below = $above = null;
    foreach ($scale as $level) {
        if ($level->compare($value) <= 0 && ($below === null || $level->compare($below) > 0)) {
            $below = $level;
        }
        if ($level->compare($value) >= 0 && ($above === null || $level->compare($above) < 0)) {
            $above = $level;
        }
    }
    $order = $value->minus($below)->compare($above->minus($value));
    return match ($how) {
        'up' => $above,
        'down' => $below,
        'half_up' => $order >= 0 ? $above : $below,
        'half_down' => $order > 0 ? $above : $below,
    };
}

/**
 * One criterion: its rule, value, the value before rounding, and everybody's reason for not being counted (who => why, null where
 * counted). $further is the further review's level or code where it counts, else null.
 */
function oracle_resolve(array $resolution, array $scale, ?fraction $cut, array $given, ?string $further, ?string $furtherid): array {
    $points = array_map(fn($level) => $scale[$level], array_filter($given, fn($level) => isset($scale[$level])));
    $why = array_map(fn($level) => isset($scale[$level]) ? null : 'code', $given);
    $nothing = ['rule' => 'unscorable', 'value' => null, 'unrounded' => null, 'why' => array_map(fn($code) => $code ?? 'unscorable', $why)];
    if ($further === null) {
        if (count($points) < count($given)) {
            return $nothing;
        }
        [$rule, $value, $left] = oracle_method($resolution['without'], $resolution, $points, $cut);
    } else if (!isset($scale[$further])) {
        $nothing['why'][$furtherid] = 'code';
        return $nothing;
    } else {
        $third = $scale[$further];
        $rule = $resolution['with'];
        $why[$furtherid] = null;
        if ($rule === 'expert' || $rule === 'discussion') {
            $value = $third;
            $left = array_fill_keys(array_keys($points), 'replaced');
        } else if ($rule === 'expert_combined') {
            $value = $third;
            $left = [];
            if ($points) {
                [, $value, $left] = oracle_method($resolution['without'], $resolution, $points, $cut);
                $value = $value->plus($third)->by(2);
            }
        } else {
            [$rule, $value, $left] = oracle_method($rule, $resolution, $points + [$furtherid => $third], $cut);
        }
    }
    return ['rule' => $rule, 'value' => isset($resolution['round']) ? oracle_round($resolution['round'], $scale, $value) : $value,
        'unrounded' => isset($resolution['round']) ? $value : null, 'why' => array_merge($why, $left)];
}

/** The award by a count of outcomes, or null where nobody has one. */
function oracle_vote(array $rules, array $own, ?array $further, bool $counts): ?array {
    $voices = $own;
    if ($counts) {
        $voices = in_array($rules['resolution']['with'], ['expert', 'discussion'], true) ? $further : $own + $further;
    }
    $voices = array_column(array_filter($voices, fn($verdict) => $verdict['defined']), 'award');
    if (!$voices) {
        return null;
    }
    $for = count(array_filter($voices));
    $against = count($voices) - $for;
    return ['for' => $for, 'against' => $against, 'award' => $for === $against ? $rules['vote']['even'] === 'award' : $for > $against];
}

/** All of it. $raters: id => levels; $further: [id, role, levels] or null. */
function oracle_decide(array $rubric, array $rules, array $raters, ?array $further, array $carried): array {
    $values = oracle_values($rubric);
    $resolution = $rules['resolution'];
    ksort($raters, SORT_STRING);
    $alone = fn(array $levels) => oracle_standard($rules, $values,
        array_map(fn($id) => $values[$id][$carried[$id] ?? $levels[$id] ?? ''] ?? null, array_combine(array_keys($values), array_keys($values))));
    $own = array_map($alone, $raters);
    $resolve = function (string $id, ?string $level) use ($values, $rules, $resolution, $raters, $further, $carried) {
        if (isset($carried[$id])) {
            return ['rule' => 'carried', 'value' => $values[$id][$carried[$id]], 'unrounded' => null, 'why' => []];
        }
        $cut = isset($rules['mustpass'][$id]) ? $values[$id][$rules['mustpass'][$id]] : null;
        return oracle_resolve($resolution, $values[$id], $cut, array_map(fn($levels) => $levels[$id], $raters), $level, $further[0] ?? null);
    };
    $among = array_map(fn($id) => $resolve($id, null)['value'], array_combine(array_keys($values), array_keys($values)));
    $first = oracle_standard($rules, $values, $among);
    $triggers = oracle_triggers($rules, $rubric, $values, $raters, $own, $first, $carried);
    $touched = array_merge([], ...array_column($triggers, 'criteria'));
    $criteria = $resolved = [];
    foreach ($values as $id => $scale) {
        $inscope = $triggers && !isset($carried[$id]) && (($resolution['scope'] ?? '') === 'all' || in_array($id, $touched, true));
        if ($inscope && !$further) {
            $result = ['rule' => 'awaiting', 'value' => null, 'unrounded' => null,
                'why' => array_map(fn($levels) => isset($scale[$levels[$id]]) ? 'awaiting' : 'code', $raters)];
        } else {
            $result = $resolve($id, $inscope ? $further[2][$id] : null);
            if ($further && !$inscope && isset($further[2][$id])) {
                $result['why'][$further[0]] = 'not_asked';
            }
        }
        $resolved[$id] = $result['value'];
        $criteria[$id] = ['rule' => $result['rule'], 'resolved' => $result['value'] === null ? null : (string) $result['value'],
            'unrounded' => $result['unrounded'] === null ? null : (string) $result['unrounded'], 'why' => $result['why']];
    }
    $verdict = oracle_standard($rules, $values, $resolved);
    foreach ($criteria as $id => &$criterion) {
        $criterion['met'] = $resolved[$id] === null ? null : ($verdict['met'][$id] ?? null);
    }
    unset($criterion);
    $award = $verdict['award'];
    $vote = null;
    $outcome = $triggers && !$further ? 'adjudicate' : (in_array('unscorable', array_column($criteria, 'rule'), true) ? 'incomplete' : null);
    if ($outcome === null && isset($rules['vote'])) {
        $vote = oracle_vote($rules, $own, $further ? [$further[0] => $alone($further[2])] : null, $triggers && $further);
        $award = $vote['award'] ?? $award;
    }
    $known = !in_array(null, $resolved, true);
    return ['outcome' => $outcome ?? ($award ? 'award' : 'notyet'), 'criteria' => $criteria, 'triggers' => $triggers,
        'total' => isset($rules['weights']) ? ($verdict['summed'] ? (string) $verdict['total'] : null) : false,
        'points' => $known ? (string) array_reduce($resolved, fn($sum, $value) => $sum->plus($value), new fraction(0)) : null,
        'raters' => array_map(fn($verdict) => $verdict['defined'] ? ($verdict['award'] ? 'award' : 'notyet') : null, $own),
        'vote' => $vote === null ? null : [$vote['for'], $vote['against']]];
}
