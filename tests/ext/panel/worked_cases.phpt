--TEST--
Panel::decide(): each rule, worked by hand, and the facts that are told of it
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
        $counted = array_column(array_filter($c['inputs'], fn($input) => $input['counted']), 'points', 'reviewer');
        echo "  $c[id] = ", $c['resolved'] ?? 'null', $c['unrounded'] === null ? '' : " (from $c[unrounded])", ": $c[rule]", pairs(' of ', $counted),
            pairs('; left out: ', $left), "\n";
    }
    if ($json['total'] !== null) {
        $total = $json['total'];
        echo "  $total[measure] of ", implode(' + ', array_map(fn($term) => "$term[weight] × " . ($term['value'] ?? 'null'), $total['terms'])), ' = ',
            $total['value'] ?? 'null', ", $total[cut] is needed: ", json_encode($total['met']), "\n";
    }
    if ($json['vote'] !== null) {
        echo '  vote ', json_encode($json['vote']), "\n";
    }
    foreach ($json['triggers'] as $trigger) {
        $more = array_diff_key($trigger, ['type' => 1, 'criteria' => 1]);
        echo "  $trigger[type] ", implode(',', $trigger['criteria']), $more ? ' ' . json_encode($more) : '', "\n";
    }
}

/** "of a 1, b 3"; nothing where there are none. */
function pairs(string $before, array $pairs): string {
    return $pairs ? $before . implode(', ', array_map(fn($who, $what) => "$who $what", array_keys($pairs), $pairs)) : '';
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
  c1 = 7/3: parity of a 1, b 3, x 3
  gap c1 {"measure":"steps","over":"0"}
parity 1,4,2: notyet
  c1 = 7/3: parity of a 1, b 4, x 2
  gap c1 {"measure":"steps","over":"0"}
parity 2,4,3: award
  c1 = 3: parity of a 2, b 4, x 3
  gap c1 {"measure":"steps","over":"0"}
tertium_quid 1,3,3: award
  c1 = 3: tertium_quid of b 3, x 3; left out: a farther
  gap c1 {"measure":"steps","over":"0"}
tertium_quid 1,4,2: notyet
  c1 = 1.5: tertium_quid of a 1, x 2; left out: b farther
  gap c1 {"measure":"steps","over":"0"}
tertium_quid 2,4,3: award
  c1 = 3.5: tertium_quid of b 4, x 3; left out: a farther
  gap c1 {"measure":"steps","over":"0"}
expert 1,3,3: award
  c1 = 3: expert of x 3; left out: a replaced, b replaced
  gap c1 {"measure":"steps","over":"0"}
expert 1,4,2: notyet
  c1 = 2: expert of x 2; left out: a replaced, b replaced
  gap c1 {"measure":"steps","over":"0"}
expert 2,4,3: award
  c1 = 3: expert of x 3; left out: a replaced, b replaced
  gap c1 {"measure":"steps","over":"0"}
expert_combined 1,3,3: notyet
  c1 = 2.5: expert_combined of a 1, b 3, x 3
  gap c1 {"measure":"steps","over":"0"}
expert_combined 1,4,2: notyet
  c1 = 2.25: expert_combined of a 1, b 4, x 2
  gap c1 {"measure":"steps","over":"0"}
expert_combined 2,4,3: award
  c1 = 3: expert_combined of a 2, b 4, x 3
  gap c1 {"measure":"steps","over":"0"}
median 1,3,3: award
  c1 = 3: median of a 1, b 3, x 3
  gap c1 {"measure":"steps","over":"0"}
median 1,4,2: notyet
  c1 = 2: median of a 1, b 4, x 2
  gap c1 {"measure":"steps","over":"0"}
median 2,4,3: award
  c1 = 3: median of a 2, b 4, x 3
  gap c1 {"measure":"steps","over":"0"}
tertium_quid 2,4,3 lower: notyet
  c1 = 2.5: tertium_quid of a 2, x 3; left out: b farther
  gap c1 {"measure":"steps","over":"0"}
discussion 1,4 agreed 3: award
  c1 = 3: discussion of x 3; left out: a replaced, b replaced
  gap c1 {"measure":"steps","over":"0"}
trimmed 1: award
  c1 = 3: trimmed_mean of a 4, c 3, e 2; left out: b lowest, d highest
trimmed 2: award
  c1 = 3: trimmed_mean of c 3; left out: a highest, b lowest, d highest, e lowest
majority, even is met: award
  c1 = 3.5: majority of a 4, b 3; left out: c minority, d minority
majority, even is met: award
  c1 = 3.5: majority of a 4, c 3; left out: b minority
majority, even is notmet: notyet
  c1 = 1.5: majority of c 2, d 1; left out: a minority, b minority
majority, even is notmet: award
  c1 = 3.5: majority of a 4, c 3; left out: b minority
round half_up: award
  c1 = 3 (from 2.5): mean of a 2, b 3
round half_up: award
  c1 = 4 (from 11/3): mean of a 3, b 4, c 4
round half_up: notyet
  c1 = 1 (from 4/3): mean of a 1, b 1, c 2
round half_up: award
  c1 = 3 (from 3): mean of a 3, b 3
round half_down: notyet
  c1 = 2 (from 2.5): mean of a 2, b 3
round half_down: award
  c1 = 4 (from 11/3): mean of a 3, b 4, c 4
round half_down: notyet
  c1 = 1 (from 4/3): mean of a 1, b 1, c 2
round half_down: award
  c1 = 3 (from 3): mean of a 3, b 3
round up: award
  c1 = 3 (from 2.5): mean of a 2, b 3
round up: award
  c1 = 4 (from 11/3): mean of a 3, b 4, c 4
round up: notyet
  c1 = 2 (from 4/3): mean of a 1, b 1, c 2
round up: award
  c1 = 3 (from 3): mean of a 3, b 3
round down: notyet
  c1 = 2 (from 2.5): mean of a 2, b 3
round down: award
  c1 = 3 (from 11/3): mean of a 3, b 4, c 4
round down: notyet
  c1 = 1 (from 4/3): mean of a 1, b 1, c 2
round down: award
  c1 = 3 (from 3): mean of a 3, b 3
total 14.5: award
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  sum of 1 × 2.5 + 3 × 4 = 14.5, 14.5 is needed: true
total 14.50001: notyet
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  sum of 1 × 2.5 + 3 × 4 = 14.5, 14.50001 is needed: false
mean 3.625: award
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  mean of 1 × 2.5 + 3 × 4 = 3.625, 3.625 is needed: true
mean 3.62501: notyet
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  mean of 1 × 2.5 + 3 × 4 = 3.625, 3.62501 is needed: false
sum of 11 threes: award 41
sum of 10 threes: notyet 40
profile: award
  c1 = 1: mean of a 1, b 1
  c2 = 1.5: mean of a 1, b 2
profile: incomplete
  c1 = 1: mean of a 1, b 1
  c2 = null: unscorable; left out: a code, b unscorable
vote: award
  c1 = 8/3: mean of a 3, b 4, c 1
  vote {"award":["a","b"],"even":"notyet","notyet":["c"],"silent":[]}
vote, even award: award
  c1 = 2: mean of a 3, b 1
  vote {"award":["a"],"even":"award","notyet":["b"],"silent":[]}
vote, even notyet: notyet
  c1 = 2: mean of a 3, b 1
  vote {"award":["a"],"even":"notyet","notyet":["b"],"silent":[]}
vote with an adjudicator: award
  c1 = 7/3: mean of a 3, b 1, x 3
  vote {"award":["a","x"],"even":"notyet","notyet":["b"],"silent":[]}
  gap c1 {"measure":"steps","over":"0"}
vote with an expert: notyet
  c1 = 1: expert of x 1; left out: a replaced, b replaced
  vote {"award":[],"even":"notyet","notyet":["x"],"silent":["a","b"]}
  gap c1 {"measure":"steps","over":"0"}
vote, one silent: award
  c1 = 3: median of b 3, x 3; left out: a code
  vote {"award":["b","x"],"even":"notyet","notyet":[],"silent":["a"]}
  unscorable c1
band of resolved within 0.5: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"resolved","totals":[{"reviewer":null,"total":"14.5"}],"within":"0.5"}
band of resolved within 0.49999: notyet
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  sum of 1 × 2.5 + 3 × 4 = 14.5, 15 is needed: false
band of resolved within 1: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"resolved","totals":[{"reviewer":null,"total":"14.5"}],"within":"1"}
band of any_rater within 0.5: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"any_rater","totals":[{"reviewer":"b","total":"15"}],"within":"0.5"}
band of any_rater within 0.49999: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"any_rater","totals":[{"reviewer":"b","total":"15"}],"within":"0.49999"}
band of any_rater within 1: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"any_rater","totals":[{"reviewer":"a","total":"14"},{"reviewer":"b","total":"15"}],"within":"1"}
band of every_rater within 0.5: notyet
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  sum of 1 × 2.5 + 3 × 4 = 14.5, 15 is needed: false
band of every_rater within 0.49999: notyet
  c1 = 2.5: mean of a 2, b 3
  c2 = 4: mean of a 4, b 4
  sum of 1 × 2.5 + 3 × 4 = 14.5, 15 is needed: false
band of every_rater within 1: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  sum of 1 × null + 3 × null = null, 15 is needed: null
  band c1,c2 {"of":"every_rater","totals":[{"reviewer":"a","total":"14"},{"reviewer":"b","total":"15"}],"within":"1"}
must-pass split: adjudicate
  c1 = null: awaiting; left out: a awaiting, b awaiting
  c2 = null: awaiting; left out: a awaiting, b awaiting
  mustpass c1,c2
no split of outcomes: notyet
  c1 = 2.5: mean of a 3, b 2
  c2 = 2.5: mean of a 2, b 3
codes: notyet
  c1 = 4: expert_combined of x 4; left out: a code, b code
  c2 = 2.5: mean of a 2, b 3; left out: x not_asked
  unscorable c1
