<?php
// Deciding many submissions in plain PHP by the rules of the bench and no others, which are written into the code: two raters, no
// further review, no codes, must-pass cuts alone, the mean, one gap trigger in steps. It reads no rules and does no more than these ask.

final class plain_fixed {
    private array $units;
    private array $positions;
    private array $ids;

    public function __construct(plain_rubric $rubric) {
        $this->ids = array_keys($rubric->units);
        $this->units = array_values($rubric->units);
        $this->positions = array_values($rubric->positions);
        // The cuts stand in decide().
        if (array_slice($this->ids, 0, 3) !== ['goals', 'task', 'evidence'] || count($this->ids) !== 6) {
            throw new LogicException('Not the rubric of the bench');
        }
    }

    public function decide(array $submissions): array {
        $outcomes = $points = $triggered = [];
        foreach ($submissions as $key => $row) {
            if (count($row) !== 12) {
                throw new ValueError("Submission $key: the rules want two raters");
            }
            $sum = 0;
            $apart = false;
            $award = true;
            foreach ($this->positions as $c => $positions) {
                $a = $row[$c];
                $b = $row[$c + 6];
                if (!isset($a, $b, $positions[$a], $positions[$b])) {
                    throw new ValueError("Submission $key: no level of {$this->ids[$c]}");
                }
                $steps = $positions[$a] - $positions[$b];
                $apart = $apart || $steps > 1 || $steps < -1;
                $value = $this->units[$c][$a] + $this->units[$c][$b];
                $sum += $value;
                // Twice the points of goals-1, task-1 and evidence-2, in hundred-thousandths.
                if ($c < 3 && $value < ($c === 2 ? 400000 : 200000)) {
                    $award = false;
                }
            }
            $outcomes[] = $apart ? 'adjudicate' : ($award ? 'award' : 'notyet');
            $points[] = $apart ? null : $sum / 200000.0;
            $triggered[] = $apart;
        }
        return ['outcomes' => $outcomes, 'points' => $points, 'triggered' => $triggered];
    }
}
