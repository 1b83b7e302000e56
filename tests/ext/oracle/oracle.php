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
        return new self($this->over * $b->over, $this->under * $b->under);
    }

    public function by(int $n): self {
        return new self($this->over, $this->under * $n);
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
        if ($under !== 1) {
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
    $total = new fraction(0);
    $defined = true;
    foreach ($rules['mustpass'] ?? [] as $id => $cut) {
        $defined = $defined && $resolved[$id] !== null;
        $met[$id] = $resolved[$id]?->compare($values[$id][$cut]) >= 0 && $resolved[$id] !== null;
    }
    foreach ($rules['weights'] ?? [] as $id => $weight) {
        $defined = $defined && $resolved[$id] !== null;
        $total = $resolved[$id] === null ? $total : $total->plus($resolved[$id]->times(fraction::of($weight)));
    }
    $reached = isset($rules['total']) && $total->compare(fraction::of($rules['total'])) >= 0;
    return ['defined' => $defined, 'met' => $met, 'total' => $total, 'reached' => $reached,
        'award' => $defined && !in_array(false, $met, true) && (!isset($rules['total']) || $reached)];
}

/** Which triggers fire, each with its criteria. */
function oracle_triggers(array $rules, array $rubric, array $values, array $raters, array $own, array $carried): array {
    $fired = [];
    foreach ($rules['triggers'] as $trigger) {
        $criteria = [];
        $fires = false;
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

/** One criterion: [rule, value or null, who counted]. $further is the further review's level or code where it counts, else null. */
function oracle_resolve(array $resolution, array $values, array $given, ?string $further, ?string $furtherid): array {
    $levels = array_filter($given, fn($level) => isset($values[$level]));
    $points = array_map(fn($level) => $values[$level], $levels);
    if ($further === null) {
        if (count($levels) < count($given)) {
            return ['unscorable', null, []];
        }
        $value = $resolution['without'] === 'mean' ? oracle_mean(array_values($points)) : oracle_median(array_values($points), $resolution['evenmedian']);
        return [$resolution['without'], $value, array_keys($points)];
    }
    if (!isset($values[$further])) {
        return ['unscorable', null, []];
    }
    $third = $values[$further];
    $with = $resolution['with'];
    if ($with === 'expert' || $with === 'discussion') {
        return [$with, $third, [$furtherid]];
    }
    if ($with === 'tertium_quid' && count($points) === 2) {
        [$p, $q] = array_keys($points);
        $order = $points[$p]->minus($third)->size()->compare($points[$q]->minus($third)->size());
        if ($order === 0) {
            $order = $points[$p]->compare($points[$q]) * ($resolution['tie'] === 'higher' ? -1 : 1);
        }
        $keep = $order <= 0 ? $p : $q;
        $points = [$keep => $points[$keep]];
    }
    $points[$furtherid] = $third;
    $value = $with === 'median' ? oracle_median(array_values($points), $resolution['evenmedian']) : oracle_mean(array_values($points));
    return [$with, $value, array_keys($points)];
}

/** All of it. $raters: id => levels; $further: [id, role, levels] or null. */
function oracle_decide(array $rubric, array $rules, array $raters, ?array $further, array $carried): array {
    $values = oracle_values($rubric);
    ksort($raters, SORT_STRING);
    $own = [];
    foreach ($raters as $who => $levels) {
        $points = [];
        foreach ($values as $id => $scale) {
            $points[$id] = $scale[$carried[$id] ?? $levels[$id]] ?? null;
        }
        $own[$who] = oracle_standard($rules, $values, $points);
    }
    $triggers = oracle_triggers($rules, $rubric, $values, $raters, $own, $carried);
    $touched = array_merge([], ...array_column($triggers, 'criteria'));
    $criteria = $resolved = [];
    $unscorable = false;
    foreach ($values as $id => $scale) {
        $inscope = $triggers && (($rules['resolution']['scope'] ?? '') === 'all' || in_array($id, $touched, true));
        if (isset($carried[$id])) {
            $result = ['carried', $scale[$carried[$id]], []];
        } else if ($inscope && !$further) {
            $result = ['awaiting', null, []];
        } else {
            $result = oracle_resolve($rules['resolution'], $scale, array_map(fn($levels) => $levels[$id], $raters),
                $inscope ? $further[2][$id] : null, $further[0] ?? null);
        }
        $unscorable = $unscorable || $result[0] === 'unscorable';
        $resolved[$id] = $result[1];
        $criteria[$id] = ['rule' => $result[0], 'resolved' => $result[1] === null ? null : (string) $result[1], 'counted' => $result[2]];
    }
    $verdict = oracle_standard($rules, $values, $resolved);
    foreach ($criteria as $id => &$criterion) {
        $criterion['met'] = $resolved[$id] === null ? null : ($verdict['met'][$id] ?? null);
    }
    $known = !in_array(null, $resolved, true);
    $outcome = $triggers && !$further ? 'adjudicate' : ($unscorable ? 'incomplete' : ($verdict['award'] ? 'award' : 'notyet'));
    $weighed = array_intersect_key($resolved, $rules['weights'] ?? []);
    return ['outcome' => $outcome, 'criteria' => $criteria, 'triggers' => $triggers,
        'total' => isset($rules['total']) ? (in_array(null, $weighed, true) ? null : (string) $verdict['total']) : false,
        'points' => $known ? (string) array_reduce($resolved, fn($sum, $value) => $sum->plus($value), new fraction(0)) : null,
        'raters' => array_map(fn($verdict) => $verdict['defined'] ? ($verdict['award'] ? 'award' : 'notyet') : null, $own),
        'resolved' => $resolved];
}
