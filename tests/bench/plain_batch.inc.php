<?php
// Deciding many submissions in plain PHP. Like Panel::decideMany() it reads rules, and not only those of the bench: conjunctive,
// compensatory and mixed standards; mean and median; gap triggers in steps or points, and unscorable ones; codes; an expert for all or
// for what was triggered. It knows no other resolutions, triggers or roundings, and no carried levels.

/** Rules, ready for a batch. Values are whole hundred-thousandths times twice the number of raters, so that means and medians are whole too. */
final class plain_batch {
    private array $ids;
    private array $units;
    private array $positions;
    private array $cuts = [];
    private array $weights = [];
    private int $total = PHP_INT_MIN;
    private array $gaps = [];
    private bool $codefires = false;
    private array $codes;
    private int $raters;
    private bool $adjudicates;
    private bool $all;
    private ?string $median = null;

    public function __construct(plain_rubric $rubric, array $rules) {
        $this->ids = array_keys($rubric->units);
        $this->units = array_values($rubric->units);
        $this->positions = array_values($rubric->positions);
        $this->raters = $rules['reviewers'];
        $at = array_flip($this->ids);
        foreach ($rules['mustpass'] ?? [] as $id => $level) {
            $this->cuts[$at[$id]] = $rubric->units[$id][$level] * 2 * $this->raters;
        }
        foreach ($rules['weights'] ?? [] as $id => $weight) {
            $this->weights[$at[$id]] = (int) round($weight * 100000);
        }
        if (isset($rules['total'])) {
            $this->total = (int) round($rules['total'] * 100000) * 100000 * 2 * $this->raters;
        }
        foreach ($rules['triggers'] as $trigger) {
            if ($trigger['type'] === 'unscorable') {
                $this->codefires = true;
                continue;
            }
            foreach ($trigger['criteria'] ?? $this->ids as $id) {
                $this->gaps[] = [$at[$id], $trigger['measure'] === 'steps', $trigger['measure'] === 'steps' ? $trigger['over'] : (int) round($trigger['over'] * 100000)];
            }
        }
        $this->codes = array_column($rules['unscorable'], 'code', 'code');
        $this->adjudicates = $rules['triggers'] !== [];
        $this->all = ($rules['resolution']['scope'] ?? 'all') === 'all';
        $this->median = $rules['resolution']['without'] === 'median' ? $rules['resolution']['evenmedian'] : null;
    }

    public function decide(array $submissions): array {
        $criteria = count($this->ids);
        $outcomes = $points = $triggered = [];
        foreach ($submissions as $key => $row) {
            $further = count($row) === $criteria * ($this->raters + 1) && $this->adjudicates;
            if (!$further && count($row) !== $criteria * $this->raters) {
                throw new ValueError("Submission $key: the rules want $this->raters raters");
            }
            $touched = $this->touched($key, $row);
            $award = true;
            $unscorable = false;
            $sum = $weighted = 0;
            foreach ($this->units as $c => $units) {
                $inscope = $touched && ($this->all || isset($touched[$c]));
                if ($inscope && !$further) {
                    continue;
                }
                if ($inscope) {
                    $level = $row[$this->raters * $criteria + $c];
                    if (!isset($level) || !(isset($units[$level]) || isset($this->codes[$level]))) {
                        throw new ValueError("Submission $key: the further review gives {$this->ids[$c]} no level of it");
                    }
                    $value = isset($units[$level]) ? $units[$level] * 2 * $this->raters : null;
                } else {
                    $value = $this->resolve($units, $row, $c, $criteria);
                }
                if ($value === null) {
                    $unscorable = true;
                    continue;
                }
                $sum += $value;
                if (isset($this->cuts[$c]) && $value < $this->cuts[$c]) {
                    $award = false;
                }
                if (isset($this->weights[$c])) {
                    $weighted += $value * $this->weights[$c];
                }
            }
            $outcome = $touched && !$further ? 'adjudicate' : ($unscorable ? 'incomplete' : ($award && $weighted >= $this->total ? 'award' : 'notyet'));
            $outcomes[] = $outcome;
            $points[] = $outcome === 'award' || $outcome === 'notyet' ? $sum / (100000.0 * 2 * $this->raters) : null;
            $triggered[] = $touched !== [];
        }
        return ['outcomes' => $outcomes, 'points' => $points, 'triggered' => $triggered];
    }

    /** The criteria that a trigger names; every rating is looked at, so the ids are checked here. */
    private function touched(int|string $key, array $row): array {
        $criteria = count($this->ids);
        $lowest = $highest = $touched = [];
        for ($i = 0, $end = $this->raters * $criteria, $c = 0; $i < $end; $i++, $c = $c + 1 < $criteria ? $c + 1 : 0) {
            $level = $row[$i];
            if (isset($level, $this->positions[$c][$level])) {
                $position = $this->positions[$c][$level];
                if (!isset($lowest[$c])) {
                    $lowest[$c] = $highest[$c] = $position;
                    $low[$c] = $high[$c] = $level;
                } else if ($position < $lowest[$c]) {
                    $lowest[$c] = $position;
                    $low[$c] = $level;
                } else if ($position > $highest[$c]) {
                    $highest[$c] = $position;
                    $high[$c] = $level;
                }
            } else if (isset($level, $this->codes[$level])) {
                if ($this->codefires) {
                    $touched[$c] = true;
                }
            } else {
                throw new ValueError("Submission $key: no level of {$this->ids[$c]}");
            }
        }
        foreach ($this->gaps as [$c, $steps, $over]) {
            if (isset($lowest[$c]) && ($steps ? $highest[$c] - $lowest[$c] : $this->units[$c][$high[$c]] - $this->units[$c][$low[$c]]) > $over) {
                $touched[$c] = true;
            }
        }
        return $touched;
    }

    /** What the raters come to; null where one of them gave a code. */
    private function resolve(array $units, array $row, int $c, int $criteria): ?int {
        if ($this->median === null) {
            $sum = 0;
            for ($i = $c, $end = $this->raters * $criteria; $i < $end; $i += $criteria) {
                if (!isset($units[$row[$i]])) {
                    return null;
                }
                $sum += $units[$row[$i]];
            }
            return $sum * 2;
        }
        $values = [];
        for ($i = $c, $end = $this->raters * $criteria; $i < $end; $i += $criteria) {
            if (!isset($units[$row[$i]])) {
                return null;
            }
            $values[] = $units[$row[$i]];
        }
        sort($values);
        $middle = intdiv($this->raters, 2);
        return $this->raters * match (true) {
            $this->raters % 2 === 1, $this->median === 'high' => 2 * $values[$middle],
            $this->median === 'low' => 2 * $values[$middle - 1],
            default => $values[$middle - 1] + $values[$middle],
        };
    }
}
