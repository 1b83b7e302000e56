<?php
// Scoring and deciding in plain PHP, written to be fast: what can be worked out once for a rubric is, levels are found by key, and
// points are counted in whole hundred-thousandths so that sums, means and cuts compare exactly, as the extension has it.
//
// A score does all that Rubric::score() does, and its grade all of Score::grade(). A decision comes to the same outcome, score,
// criteria, triggers and reasons, member by member, but knows less: standards by must-pass cuts alone, the mean, gap triggers in steps,
// no codes, no carried levels, no further review. It has fewer cases to tell apart than the extension, never more. What decides a
// batch is in plain_batch.inc.php.

/** A rubric ready to be scored. */
final class plain_rubric {
    /** @var array<string, array<string, int>> criterion => level => hundred-thousandths */
    public array $units = [];
    /** @var array<string, array<string, int>> criterion => level => position */
    public array $positions = [];
    /** @var array<string, array<string, array>> criterion => level => the entry of a profile */
    public array $entries = [];
    /** @var array<string, string> level => criterion */
    private array $owners = [];
    public int $lowest = 0;
    public int $highest = 0;
    public float $minimum = 0.0;
    public float $maximum = 0.0;

    public function __construct(array $document) {
        foreach ($document['criteria'] as $criterion) {
            $id = $criterion['id'];
            foreach ($criterion['levels'] as $position => $level) {
                $units = (int) round($level['points'] * 100000);
                $this->units[$id][$level['id']] = $units;
                $this->positions[$id][$level['id']] = $position;
                $this->entries[$id][$level['id']] = ['level' => $level['id'], 'points' => $units / 100000.0, 'exact' => plain_exact($units, 100000)];
                $this->owners[$level['id']] = $id;
            }
            $this->lowest += min($this->units[$id]);
            $this->highest += max($this->units[$id]);
            $this->minimum += min($this->units[$id]) / 100000;
            $this->maximum += max($this->units[$id]) / 100000;
        }
    }

    public function score(array $levels): plain_score {
        $units = $seen = 0;
        $sum = 0.0;
        $profile = $unscored = [];
        foreach ($this->entries as $id => $entries) {
            if (!isset($levels[$id])) {
                $unscored[$id] = null;
                continue;
            }
            $seen++;
            $level = $levels[$id];
            if (isset($entries[$level])) {
                $profile[$id] = $entries[$level];
                $units += $this->units[$id][$level];
                $sum += $entries[$level]['points'];
            } else {
                $this->check_code($id, $level);
                $unscored[$id] = $level;
            }
        }
        if ($seen !== count($levels)) {
            throw new ValueError('Unknown criterion: ' . implode(', ', array_keys(array_diff_key($levels, $this->units))));
        }
        return new plain_score($units / 100000, $this->lowest / 100000, $this->highest / 100000, $profile, $unscored, $sum, $this->minimum, $this->maximum);
    }

    private function check_code(string $criterion, mixed $code): void {
        if (!is_string($code)) {
            throw new TypeError('A level is not a string');
        }
        if (isset($this->owners[$code])) {
            throw new ValueError("Level $code belongs to criterion {$this->owners[$code]}, not to $criterion");
        }
        if (!preg_match('/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/D', $code)) {
            throw new ValueError("$code is no level of $criterion and no code");
        }
    }
}

final class plain_score {
    public function __construct(
        public readonly float $points,
        public readonly float $minimum,
        public readonly float $maximum,
        public readonly array $profile,
        public readonly array $unscored,
        private readonly float $sum,
        private readonly float $lowest,
        private readonly float $highest,
    ) {
    }

    public function grade(float $low, float $high, bool $lockzero, bool $whole = false): ?float {
        return $this->unscored ? null : plain_grade($this->sum, $this->lowest, $this->highest, $low, $high, $lockzero, $whole);
    }
}

/** Moodle's formula, in its order. */
function plain_grade(float $sum, float $minimum, float $maximum, float $low, float $high, bool $lockzero, bool $whole): ?float {
    if ($maximum <= $minimum || ($lockzero && $maximum == 0)) {
        return null;
    }
    if ($lockzero) {
        $grade = max($low, $sum / $maximum * $high);
        return $whole ? round($grade) : $grade;
    }
    $offset = ($sum - $minimum) / ($maximum - $minimum) * ($high - $low);
    return ($whole ? round($offset) : $offset) + $low;
}

/** A fraction as a decimal where it has an end, else in lowest terms. */
function plain_exact(int $over, int $under): string {
    if ($over % $under === 0) {
        return (string) intdiv($over, $under);
    }
    for ($a = abs($over), $b = $under; $b; [$a, $b] = [$b, $a % $b]);
    [$over, $under] = [intdiv($over, $a), intdiv($under, $a)];
    for ($left = $under; $left % 2 === 0; $left >>= 1);
    for (; $left % 5 === 0; $left = intdiv($left, 5));
    if ($left > 1) {
        return "$over/$under";
    }
    $text = ($over < 0 ? '-' : '') . intdiv(abs($over), $under) . '.';
    for ($rest = abs($over) % $under; $rest; $rest = $rest * 10 % $under) {
        $text .= intdiv($rest * 10, $under);
    }
    return $text;
}

final class plain_decision {
    public function __construct(
        public readonly string $outcome,
        public readonly ?plain_score $score,
        public readonly array $criteria,
        public readonly array $triggers,
        public readonly array $reasons,
        public readonly array $raters,
    ) {
    }

    /** The whole of it as the extension writes it down. */
    public function json(plain_rubric $rubric, string $rubricdigest, string $rulesdigest, int $reviewers): string {
        return json_encode(['criteria' => $this->criteria, 'format' => 'microcred-decision-1', 'outcome' => $this->outcome,
            'points' => ['maximum' => plain_exact($rubric->highest, 100000), 'minimum' => plain_exact($rubric->lowest, 100000),
                'value' => plain_exact((int) round($this->score->points * 100000 * $reviewers), 100000 * $reviewers)],
            'raters' => $this->raters, 'reasons' => $this->reasons, 'rubric' => $rubricdigest, 'rules' => $rulesdigest, 'total' => null,
            'triggers' => $this->triggers, 'vote' => null], JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE);
    }
}

/** The rules of the bench, ready. */
final class plain_rules {
    public readonly int $reviewers;
    public readonly array $cuts;
    public readonly array $gaps;

    public function __construct(array $document) {
        $this->reviewers = $document['reviewers'];
        $this->cuts = $document['mustpass'];
        $this->gaps = $document['triggers'];
    }

    public function decide(plain_rubric $rubric, array $reviews): plain_decision {
        $raters = [];
        foreach ($reviews as $review) {
            if (count($review) !== 3 || !isset($review['reviewer'], $review['role'], $review['levels']) || $review['role'] !== 'rater') {
                throw new ValueError('Not a review');
            }
            if (isset($raters[$review['reviewer']]) || !preg_match('/^[A-Za-z0-9][A-Za-z0-9._:-]{0,63}$/D', $review['reviewer'])) {
                throw new ValueError("Reviewer {$review['reviewer']} is there twice, or is no id");
            }
            if (count($review['levels']) !== count($rubric->units)) {
                throw new ValueError("Reviewer {$review['reviewer']} leaves criteria out, or rates others");
            }
            $raters[$review['reviewer']] = $review['levels'];
        }
        if (count($raters) !== $this->reviewers) {
            throw new ValueError("The rules want $this->reviewers raters");
        }
        ksort($raters, SORT_STRING);
        $own = array_fill_keys(array_keys($raters), true);
        $fired = $criteria = $reasons = $profile = [];
        $award = true;
        $total = 0;
        foreach ($rubric->units as $id => $units) {
            $inputs = $levels = $positions = [];
            $sum = 0;
            foreach ($raters as $who => $rated) {
                $level = $rated[$id] ?? '';
                if (!isset($units[$level])) {
                    throw new ValueError("Reviewer $who gives criterion $id no level of it");
                }
                $sum += $units[$level];
                $positions[] = $rubric->positions[$id][$level];
                $levels[$level] = true;
                $inputs[] = ['code' => null, 'counted' => true, 'level' => $level, 'points' => $rubric->entries[$id][$level]['exact'],
                    'reviewer' => $who, 'role' => 'rater', 'why' => null];
            }
            foreach ($this->gaps as $t => $gap) {
                if (max($positions) - min($positions) > $gap['over']) {
                    $fired[$t][] = $id;
                }
            }
            $exact = plain_exact($sum, 100000 * count($raters));
            $found = array_keys($units, $sum / count($raters));
            $at = count($found) === 1 ? $found[0] : (count($found) && count($levels) === 1 ? array_key_first($levels) : null);
            $cut = $met = null;
            if (isset($this->cuts[$id])) {
                $least = $units[$this->cuts[$id]];
                $met = $sum >= $least * count($raters);
                $award = $award && $met;
                foreach ($raters as $who => $rated) {
                    $reaches = $units[$rated[$id]] >= $least;
                    $own[$who] = $own[$who] && $reaches;
                }
                $cut = ['level' => $this->cuts[$id], 'points' => $rubric->entries[$id][$this->cuts[$id]]['exact']];
                $reasons[] = ['code' => $met ? 'mustpass_met' : 'mustpass_not_met', 'criterion' => $id];
            }
            $total += $sum;
            $value = $sum / (100000.0 * count($raters));
            $profile[$id] = ['level' => $at, 'points' => $value, 'exact' => $exact];
            $criteria[] = ['cut' => $cut, 'id' => $id, 'inputs' => $inputs, 'level' => $at, 'met' => $met, 'resolved' => $exact, 'rule' => 'mean',
                'unrounded' => null, 'value' => $value, 'weight' => null];
        }
        if ($fired) {
            throw new LogicException('The case of the bench needs no further review');
        }
        $score = new plain_score($total / (100000 * count($raters)), $rubric->lowest / 100000, $rubric->highest / 100000, $profile, [],
            array_sum(array_column($profile, 'points')), $rubric->minimum, $rubric->maximum);
        $outcomes = [];
        foreach ($own as $who => $passes) {
            $outcomes[] = ['outcome' => $passes ? 'award' : 'notyet', 'reviewer' => $who, 'total' => null];
        }
        return new plain_decision($award ? 'award' : 'notyet', $score, $criteria, [], $reasons, $outcomes);
    }
}
