--TEST--
Panel::decide(): each rule, worked by hand, and the reckoning that is told
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Panel, Rubric, Rules};

$always = [['type' => 'gap', 'measure' => 'steps', 'over' => 0]];
$asked = fn(string $with, array $more = []) => $more + ['without' => 'mean', 'with' => $with, 'scope' => 'all', 'adjudicatorsees' => 'nothing'];

/** Rows of ratings: the level of each criterion counted from 1, or a code. The last row is the further review where $further says so. */
function decide(Rubric $rubric, array $rules, array $rows, string $further = ''): Microcred\Decision {
    $rules += ['format' => 'microcred-rules-1', 'kind' => 'conjunctive', 'reviewers' => count($rows) - ($further !== ''), 'triggers' => [], 'unscorable' => [],
        'resolution' => ['without' => 'mean']];
    $reviews = [];
    foreach ($rows as $i => $row) {
        $levels = [];
        foreach ((array) $row as $c => $level) {
            $levels['c' . ($c + 1)] = is_int($level) ? 'c' . ($c + 1) . "l$level" : $level;
        }
        $last = $further !== '' && $i === count($rows) - 1;
        $reviews[] = ['reviewer' => $last ? 'x' : chr(97 + $i), 'role' => $last ? $further : 'rater', 'levels' => $levels];
    }
    return Panel::decide($rubric, Rules::fromJson(json_encode($rules), $rubric), array_reverse($reviews));
}

function show(string $what, Microcred\Decision $decision): void {
    $json = json_decode($decision->toJson(), true);
    echo "$what: $json[outcome]\n";
    foreach ($json['criteria'] as $c) {
        $left = array_filter(array_column($c['inputs'], 'why', 'reviewer'));
        echo "  $c[id] = ", $c['resolved'] ?? 'null', $c['unrounded'] === null ? '' : " (from $c[unrounded])", ": $c[sentence]",
            $left ? ' Left out: ' . implode(', ', array_map(fn($who, $why) => "$who $why", array_keys($left), $left)) . '.' : '', "\n";
    }
    foreach (array_filter([$json['total'], $json['vote']]) as $part) {
        echo '  ', implode(' ', [$part['sentence'], ...$part['because'] ?? []]), "\n";
    }
    foreach ($json['triggers'] as $trigger) {
        echo "  $trigger[type] ", implode(',', $trigger['criteria']), ": $trigger[sentence] ", implode(' ', $trigger['because']), "\n";
    }
}

$one = rubric([[1, 2, 3, 4]]);
$must = ['mustpass' => ['c1' => 'c1l3']];

// Johnson, Penny, Fisher & Kuhs 2003: (r1, r2, adjudicator) on 1 to 4, the cut at 3.
foreach (['parity' => [], 'tertium_quid' => ['tie' => 'higher'], 'expert' => [], 'expert_combined' => [], 'median' => ['evenmedian' => 'low']] as $with => $more) {
    foreach ([[1, 3, 3], [1, 4, 2], [2, 4, 3]] as $rows) {
        show("$with " . implode(',', $rows), decide($one, ['triggers' => $always, 'resolution' => $asked($with, $more)] + $must, $rows, 'adjudicator'));
    }
}
show('tertium_quid 2,4,3 lower', decide($one, ['triggers' => $always, 'resolution' => $asked('tertium_quid', ['tie' => 'lower'])] + $must, [2, 4, 3], 'adjudicator'));
show('discussion 1,4 agreed 3', decide($one, ['triggers' => $always, 'resolution' => $asked('discussion', ['adjudicatorsees' => 'reviews'])] + $must, [1, 4, 3], 'agreed'));

// A panel of five: 1, 2, 3, 4, 4 without the ends is (2 + 3 + 4) / 3 = 3; without two at each end 3.
foreach ([1, 2] as $trim) {
    show("trimmed $trim", decide($one, ['resolution' => ['without' => 'trimmed_mean', 'trim' => $trim]] + $must, [4, 1, 3, 4, 2]));
}
// 4, 3 | 2, 1: as many at the cut or above as below. Met: (4 + 3) / 2; not met: (2 + 1) / 2. Of 4, 3, 2 the two are (4 + 3) / 2.
foreach (['met', 'notmet'] as $even) {
    $majority = ['resolution' => ['without' => 'majority', 'evenmajority' => $even]] + $must;
    show("majority, even is $even", decide($one, $majority, [4, 3, 2, 1]));
    show("majority, even is $even", decide($one, $majority, [4, 2, 3]));
}
// 2 and 3 make 2.5; 3, 4 and 4 make 11/3; 1, 1 and 2 make 4/3.
foreach (['half_up', 'half_down', 'up', 'down'] as $round) {
    foreach ([[2, 3], [3, 4, 4], [1, 1, 2], [3, 3]] as $rows) {
        show("round $round", decide($one, ['resolution' => ['without' => 'mean', 'round' => $round]] + $must, $rows));
    }
}

// Weighted: the means are 2.5 and 4, so 1 * 2.5 + 3 * 4 = 14.5, and 14.5 / 4 = 3.625.
$two = rubric([[1, 2, 3, 4], [1, 2, 3, 4]]);
$weights = ['kind' => 'compensatory', 'weights' => ['c1' => 1, 'c2' => 3]];
foreach (['total' => [14.5, 14.50001], 'mean' => [3.625, 3.62501]] as $measure => $cuts) {
    foreach ($cuts as $cut) {
        show("$measure $cut", decide($two, $weights + [$measure => $cut], [[2, 4], [3, 4]]));
    }
}
// Fifteen criteria on 1 to 5 with a passing sum of 41, as edTPA has it: eleven 3s and four 2s are enough, ten and five are not.
$edtpa = rubric(array_fill(0, 15, [1, 2, 3, 4, 5]));
foreach ([11, 10] as $threes) {
    $row = [...array_fill(0, $threes, 3), ...array_fill(0, 15 - $threes, 2)];
    $decision = decide($edtpa, ['kind' => 'compensatory', 'weights' => array_fill_keys(array_map(fn($c) => "c$c", range(1, 15)), 1), 'total' => 41], [$row]);
    echo "sum of $threes threes: ", $decision->outcome->value, ' ', $decision->score->points, "\n";
}

// A profile: whole or not.
$codes = ['unscorable' => [['code' => 'NE', 'name' => 'No evidence']]];
show('profile', decide($two, ['kind' => 'profile'], [[1, 1], [1, 2]]));
show('profile', decide($two, ['kind' => 'profile'] + $codes, [[1, 'NE'], [1, 2]]));

// A vote: 3, 4 and 1 have the mean 8/3, which is below the cut of 3, and yet two of three would award.
$vote = fn(string $even) => ['vote' => ['even' => $even]] + $must;
show('vote', decide($one, $vote('notyet'), [3, 4, 1]));
show('vote, even award', decide($one, $vote('award'), [3, 1]));
show('vote, even notyet', decide($one, $vote('notyet'), [3, 1]));
show('vote with an adjudicator', decide($one, ['triggers' => $always, 'resolution' => $asked('mean')] + $vote('notyet'), [3, 1, 3], 'adjudicator'));
show('vote with an expert', decide($one, ['triggers' => $always, 'resolution' => $asked('expert')] + $vote('notyet'), [3, 4, 1], 'adjudicator'));
show('vote, one silent', decide($one, ['triggers' => [['type' => 'unscorable']], 'resolution' => $asked('median', ['evenmedian' => 'low'])] + $codes + $vote('notyet'), ['NE', 3, 3], 'adjudicator'));

// Bands: 2.5 + 3 * 4 = 14.5 is 0.5 from 15; alone the raters have 2 + 12 = 14 and 3 + 12 = 15.
foreach (['resolved', 'any_rater', 'every_rater'] as $of) {
    foreach ([0.5, 0.49999, 1] as $within) {
        $rules = ['triggers' => [['type' => 'band', 'of' => $of, 'within' => $within]], 'resolution' => $asked('mean')] + $weights + ['total' => 15];
        show("band of $of within $within", decide($two, $rules, [[2, 4], [3, 4]]));
    }
}
// Both would say not yet, each for another criterion: a split of must-pass criteria, and none of outcomes.
$both = ['mustpass' => ['c1' => 'c1l3', 'c2' => 'c2l3'], 'resolution' => $asked('expert')];
show('must-pass split', decide($two, ['triggers' => [['type' => 'split'], ['type' => 'mustpass']]] + $both, [[3, 2], [2, 3]]));
show('no split of outcomes', decide($two, ['triggers' => [['type' => 'split']]] + $both, [[3, 2], [2, 3]]));
show('codes', decide($two, ['triggers' => [['type' => 'unscorable']], 'resolution' => $asked('expert_combined', ['scope' => 'triggered'])] + $codes + $both, [['NE', 2], ['NE', 3], [4, 1]], 'adjudicator'));
--EXPECT--
parity 1,3,3: notyet
  c1 = 7/3: Parity, raters and adjudicator counting alike: (1 + 3 + 3) / 3 = 7/3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l3 (3): 2 steps apart, more than 0.
parity 1,4,2: notyet
  c1 = 7/3: Parity, raters and adjudicator counting alike: (1 + 2 + 4) / 3 = 7/3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
parity 2,4,3: award
  c1 = 3: Parity, raters and adjudicator counting alike: (2 + 3 + 4) / 3 = 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
tertium_quid 1,3,3: award
  c1 = 3: Tertium quid: a's 1 is 2 away from the adjudicator's 3 and b's 3 is 0 away from the adjudicator's 3; the closer counts: (3 + 3) / 2 = 3. Left out: a farther.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l3 (3): 2 steps apart, more than 0.
tertium_quid 1,4,2: notyet
  c1 = 1.5: Tertium quid: a's 1 is 1 away from the adjudicator's 2 and b's 4 is 2 away from the adjudicator's 2; the closer counts: (1 + 2) / 2 = 1.5. Left out: b farther.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
tertium_quid 2,4,3: award
  c1 = 3.5: Tertium quid: a's 2 is 1 away from the adjudicator's 3 and b's 4 is 1 away from the adjudicator's 3; of two as close the higher counts: (3 + 4) / 2 = 3.5. Left out: a farther.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
expert 1,3,3: award
  c1 = 3: The adjudicator's level in place of the raters': 3. Left out: a replaced, b replaced.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l3 (3): 2 steps apart, more than 0.
expert 1,4,2: notyet
  c1 = 2: The adjudicator's level in place of the raters': 2. Left out: a replaced, b replaced.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
expert 2,4,3: award
  c1 = 3: The adjudicator's level in place of the raters': 3. Left out: a replaced, b replaced.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
expert_combined 1,3,3: notyet
  c1 = 2.5: The mean of the ratings: (1 + 3) / 2 = 2. The mean of that and the adjudicator's level: (2 + 3) / 2 = 2.5.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l3 (3): 2 steps apart, more than 0.
expert_combined 1,4,2: notyet
  c1 = 2.25: The mean of the ratings: (1 + 4) / 2 = 2.5. The mean of that and the adjudicator's level: (2.5 + 2) / 2 = 2.25.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
expert_combined 2,4,3: award
  c1 = 3: The mean of the ratings: (2 + 4) / 2 = 3. The mean of that and the adjudicator's level: (3 + 3) / 2 = 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
median 1,3,3: award
  c1 = 3: The median of 1, 3, 3: 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l3 (3): 2 steps apart, more than 0.
median 1,4,2: notyet
  c1 = 2: The median of 1, 2, 4: 2.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
median 2,4,3: award
  c1 = 3: The median of 2, 3, 4: 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
tertium_quid 2,4,3 lower: notyet
  c1 = 2.5: Tertium quid: a's 2 is 1 away from the adjudicator's 3 and b's 4 is 1 away from the adjudicator's 3; of two as close the lower counts: (2 + 3) / 2 = 2.5. Left out: b farther.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l2 (2), b gave c1l4 (4): 2 steps apart, more than 0.
discussion 1,4 agreed 3: award
  c1 = 3: The level that the raters agreed on: 3. Left out: a replaced, b replaced.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l1 (1), b gave c1l4 (4): 3 steps apart, more than 0.
trimmed 1: award
  c1 = 3: Of 1, 2, 3, 4, 4 the lowest 1 and the highest 1 are left out. The mean of the rest: (2 + 3 + 4) / 3 = 3. Left out: b lowest, d highest.
trimmed 2: award
  c1 = 3: Of 1, 2, 3, 4, 4 the lowest 2 and the highest 2 are left out. The mean of the rest: 3. Left out: a highest, b lowest, d highest, e lowest.
majority, even is met: award
  c1 = 3.5: 2 of 4 ratings reach the cut of 3, as many as do not, and these rules call that met. The mean of those that count: (3 + 4) / 2 = 3.5. Left out: c minority, d minority.
majority, even is met: award
  c1 = 3.5: 2 of 3 ratings reach the cut of 3, so it is met. The mean of those that count: (3 + 4) / 2 = 3.5. Left out: b minority.
majority, even is notmet: notyet
  c1 = 1.5: 2 of 4 ratings reach the cut of 3, as many as do not, and these rules call that not met. The mean of those that count: (1 + 2) / 2 = 1.5. Left out: a minority, b minority.
majority, even is notmet: award
  c1 = 3.5: 2 of 3 ratings reach the cut of 3, so it is met. The mean of those that count: (3 + 4) / 2 = 3.5. Left out: b minority.
round half_up: award
  c1 = 3 (from 2.5): The mean of the ratings: (2 + 3) / 2 = 2.5. Rounded to the nearest level, half up: 3.
round half_up: award
  c1 = 4 (from 11/3): The mean of the ratings: (3 + 4 + 4) / 3 = 11/3. Rounded to the nearest level, half up: 4.
round half_up: notyet
  c1 = 1 (from 4/3): The mean of the ratings: (1 + 1 + 2) / 3 = 4/3. Rounded to the nearest level, half up: 1.
round half_up: award
  c1 = 3 (from 3): The mean of the ratings: (3 + 3) / 2 = 3.
round half_down: notyet
  c1 = 2 (from 2.5): The mean of the ratings: (2 + 3) / 2 = 2.5. Rounded to the nearest level, half down: 2.
round half_down: award
  c1 = 4 (from 11/3): The mean of the ratings: (3 + 4 + 4) / 3 = 11/3. Rounded to the nearest level, half down: 4.
round half_down: notyet
  c1 = 1 (from 4/3): The mean of the ratings: (1 + 1 + 2) / 3 = 4/3. Rounded to the nearest level, half down: 1.
round half_down: award
  c1 = 3 (from 3): The mean of the ratings: (3 + 3) / 2 = 3.
round up: award
  c1 = 3 (from 2.5): The mean of the ratings: (2 + 3) / 2 = 2.5. Rounded up to a level: 3.
round up: award
  c1 = 4 (from 11/3): The mean of the ratings: (3 + 4 + 4) / 3 = 11/3. Rounded up to a level: 4.
round up: notyet
  c1 = 2 (from 4/3): The mean of the ratings: (1 + 1 + 2) / 3 = 4/3. Rounded up to a level: 2.
round up: award
  c1 = 3 (from 3): The mean of the ratings: (3 + 3) / 2 = 3.
round down: notyet
  c1 = 2 (from 2.5): The mean of the ratings: (2 + 3) / 2 = 2.5. Rounded down to a level: 2.
round down: award
  c1 = 3 (from 11/3): The mean of the ratings: (3 + 4 + 4) / 3 = 11/3. Rounded down to a level: 3.
round down: notyet
  c1 = 1 (from 4/3): The mean of the ratings: (1 + 1 + 2) / 3 = 4/3. Rounded down to a level: 1.
round down: award
  c1 = 3 (from 3): The mean of the ratings: (3 + 3) / 2 = 3.
total 14.5: award
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  1 × 2.5 + 3 × 4 = 14.5, at least the 14.5 that is needed.
total 14.50001: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  1 × 2.5 + 3 × 4 = 14.5, below the 14.50001 that is needed.
mean 3.625: award
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  (1 × 2.5 + 3 × 4) / 4 = 3.625, at least the 3.625 that is needed.
mean 3.62501: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  (1 × 2.5 + 3 × 4) / 4 = 3.625, below the 3.62501 that is needed.
sum of 11 threes: award 41
sum of 10 threes: notyet 40
profile: award
  c1 = 1: The mean of the ratings: (1 + 1) / 2 = 1.
  c2 = 1.5: The mean of the ratings: (1 + 2) / 2 = 1.5.
profile: incomplete
  c1 = 1: The mean of the ratings: (1 + 1) / 2 = 1.
  c2 = null: It cannot be scored: a gave NE. Left out: a code, b unscorable.
vote: award
  c1 = 8/3: The mean of the ratings: (1 + 3 + 4) / 3 = 8/3.
  2 of 3 would award: more than half. a would award: c1 at 3 reaches 3. b would award: c1 at 4 reaches 3. c would not award: c1 at 1 is below 3.
vote, even award: award
  c1 = 2: The mean of the ratings: (1 + 3) / 2 = 2.
  1 of 2 would award: just half, which these rules count as an award. a would award: c1 at 3 reaches 3. b would not award: c1 at 1 is below 3.
vote, even notyet: notyet
  c1 = 2: The mean of the ratings: (1 + 3) / 2 = 2.
  1 of 2 would award: just half, which these rules do not count as an award. a would award: c1 at 3 reaches 3. b would not award: c1 at 1 is below 3.
vote with an adjudicator: award
  c1 = 7/3: The mean of the ratings: (1 + 3 + 3) / 3 = 7/3.
  2 of 3 would award: more than half. a would award: c1 at 3 reaches 3. b would not award: c1 at 1 is below 3. x would award: c1 at 3 reaches 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: b gave c1l1 (1), a gave c1l3 (3): 2 steps apart, more than 0.
vote with an expert: notyet
  c1 = 1: The adjudicator's level in place of the raters': 1. Left out: a replaced, b replaced.
  0 of 1 would award: fewer than half. x would not award: c1 at 1 is below 3.
  gap c1: On these criteria the highest and the lowest rating are further apart than 0 steps. c1: a gave c1l3 (3), b gave c1l4 (4): 1 step apart, more than 0.
vote, one silent: award
  c1 = 3: The median of 3, 3, the lower of the middle two: 3. Left out: a code.
  2 of 2 would award: more than half. b would award: c1 at 3 reaches 3. x would award: c1 at 3 reaches 3.
  unscorable c1: A rater found that these criteria cannot be scored. c1: a gave NE.
band of resolved within 0.5: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total that the raters come to together is no more than 0.5 from the cut. The raters together: 1 × 2.5 + 3 × 4 = 14.5, 0.5 from the cut of 15, no more than 0.5.
band of resolved within 0.49999: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  1 × 2.5 + 3 × 4 = 14.5, below the 15 that is needed.
band of resolved within 1: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total that the raters come to together is no more than 1 from the cut. The raters together: 1 × 2.5 + 3 × 4 = 14.5, 0.5 from the cut of 15, no more than 1.
band of any_rater within 0.5: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total of a rater is no more than 0.5 from the cut. b alone: 1 × 3 + 3 × 4 = 15, 0 from the cut of 15, no more than 0.5.
band of any_rater within 0.49999: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total of a rater is no more than 0.49999 from the cut. b alone: 1 × 3 + 3 × 4 = 15, 0 from the cut of 15, no more than 0.49999.
band of any_rater within 1: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total of a rater is no more than 1 from the cut. a alone: 1 × 2 + 3 × 4 = 14, 1 from the cut of 15, no more than 1. b alone: 1 × 3 + 3 × 4 = 15, 0 from the cut of 15, no more than 1.
band of every_rater within 0.5: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  1 × 2.5 + 3 × 4 = 14.5, below the 15 that is needed.
band of every_rater within 0.49999: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 4: The mean of the ratings: (4 + 4) / 2 = 4.
  1 × 2.5 + 3 × 4 = 14.5, below the 15 that is needed.
band of every_rater within 1: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  It cannot be added up while a weighted criterion has no value.
  band c1,c2: The total of every rater is no more than 1 from the cut. a alone: 1 × 2 + 3 × 4 = 14, 1 from the cut of 15, no more than 1. b alone: 1 × 3 + 3 × 4 = 15, 0 from the cut of 15, no more than 1.
must-pass split: adjudicate
  c1 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  c2 = null: It waits for the further review. Left out: a awaiting, b awaiting.
  mustpass c1,c2: Some raters found these must-pass criteria met and some did not. c1: the cut of 3 is reached by what a gave c1l3 (3), and not by what b gave c1l2 (2). c2: the cut of 3 is reached by what b gave c2l3 (3), and not by what a gave c2l2 (2).
no split of outcomes: notyet
  c1 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
  c2 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5.
codes: notyet
  c1 = 4: No rater gave a level, so the adjudicator's stands alone: 4. Left out: a code, b code.
  c2 = 2.5: The mean of the ratings: (2 + 3) / 2 = 2.5. Left out: x not_asked.
  unscorable c1: A rater found that these criteria cannot be scored. c1: a gave NE, b gave NE.
