--TEST--
Panel::decideMany(): the same as decide() one by one, whatever came before, and a refusal names the submission
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Panel, Rules};

mt_srand(7);
$outcomes = [];
/** Levels of one reviewer by id: near the opinion, now and then a code. */
$levels = function (array $points, array $opinion, array $carried, bool $all = true): array {
    $row = [];
    foreach ($points as $c => $scale) {
        $level = min(count($scale), max(1, $opinion[$c] + mt_rand(-1, 1) * mt_rand(0, 1) + (mt_rand(0, 9) ? 0 : 2)));
        $row[] = isset($carried[$c]) || (!$all && !mt_rand(0, 5)) ? null : (mt_rand(0, 30) ? 'c' . ($c + 1) . "l$level" : 'NE');
    }
    return $row;
};
$named = fn(array $points, array $row) => array_filter(array_combine(array_map(fn($c) => 'c' . ($c + 1), array_keys($points)), $row), fn($level) => $level !== null);

$standards = [
    ['kind' => 'conjunctive', 'mustpass' => ['c1' => 'c1l2', 'c3' => 'c3l2']],
    ['kind' => 'compensatory', 'weights' => ['c1' => 1, 'c2' => 0.5, 'c3' => 2], 'total' => 5],
    ['kind' => 'mixed', 'mustpass' => ['c2' => 'c2l2'], 'weights' => ['c1' => 1, 'c3' => 1], 'total' => 3],
    ['kind' => 'profile'],
];
$triggers = [[], [['type' => 'gap', 'measure' => 'steps', 'over' => 1]],
    [['type' => 'split'], ['type' => 'unscorable'], ['type' => 'gap', 'measure' => 'points', 'over' => 0.5, 'criteria' => ['c2']]],
    [['type' => 'unscorable']],
    // What raters come to alone and together is found when one of these asks, and not kept for the next submission.
    [['type' => 'band', 'of' => 'resolved', 'within' => 0.5], ['type' => 'unscorable']], [['type' => 'band', 'of' => 'any_rater', 'within' => 0.25]]];
$points = [[0, 1, 2, 3], [0.5, 1, 1, 2.5], [1, 2, 4]];
$rubric = rubric($points);
foreach ($standards as $standard) {
    foreach ($triggers as $when) {
        foreach ([2, 3, 15] as $reviewers) {
            foreach (['mean', 'median', 'parity', 'tertium_quid', 'expert', 'discussion'] as $with) {
                // A profile has no outcomes to be split about, and a band is one around a total.
                $when = array_values(array_filter($when, fn($trigger) => match ($trigger['type']) {
                    'split' => $standard['kind'] !== 'profile',
                    'band' => isset($standard['total']),
                    default => true,
                }));
                if (($when === [] && $with !== 'mean') || ($reviewers !== 2 && in_array($with, ['parity', 'tertium_quid']))) {
                    continue;
                }
                $resolution = ['without' => pick(['mean', 'median'])];
                if ($when) {
                    $resolution += ['with' => $with, 'scope' => pick(['all', 'triggered']), 'adjudicatorsees' => $with === 'discussion' ? 'reviews' : 'nothing'];
                }
                if ($with === 'tertium_quid') {
                    $resolution['tie'] = 'higher';
                }
                if ($resolution['without'] === 'median' || ($when && $with === 'median')) {
                    $resolution['evenmedian'] = pick(['mean', 'low', 'high']);
                }
                $rules = Rules::fromJson(json_encode($standard + ['format' => 'microcred-rules-1', 'reviewers' => $reviewers, 'triggers' => $when,
                    'resolution' => $resolution, 'unscorable' => [['code' => 'NE', 'name' => 'No evidence']]]), $rubric);
                $submissions = $kept = $one = [];
                for ($i = 0; $i < 40; $i++) {
                    $opinion = array_map(fn($scale) => mt_rand(1, count($scale)), $points);
                    $carried = [];
                    foreach ($points as $c => $scale) {
                        if (!mt_rand(0, 9)) {
                            $carried[$c] = 'c' . ($c + 1) . 'l' . mt_rand(1, count($scale));
                        }
                    }
                    $open = count($carried) < count($points);
                    $row = $reviews = [];
                    for ($r = 0; $r < $reviewers && $open; $r++) {
                        $given = $levels($points, $opinion, $carried);
                        array_push($row, ...$given);
                        $reviews[] = ['reviewer' => 'r' . mt_rand(0, 999) . "-$r", 'role' => 'rater', 'levels' => $named($points, $given)];
                    }
                    if ($when && mt_rand(0, 1)) {
                        $given = $levels($points, $opinion, $carried, (bool) mt_rand(0, 20));
                        array_push($row, ...$given);
                        $reviews[] = ['reviewer' => 'x', 'role' => $with === 'discussion' ? 'agreed' : 'adjudicator', 'levels' => $named($points, $given)];
                    }
                    try {
                        $decision = Panel::decide($rubric, $rules, $reviews, $named($points, array_replace([null, null, null], $carried)));
                    } catch (ValueError $e) {
                        // Such a submission is refused in a batch too.
                        try {
                            Panel::decideMany($rubric, $rules, [$row], [array_replace([null, null, null], $carried)]);
                            echo 'Only decide() says: ', $e->getMessage(), "\n";
                        } catch (ValueError) {
                        }
                        continue;
                    }
                    $submissions["s$i"] = $row;
                    if ($carried) {
                        $kept["s$i"] = array_replace([null, null, null], $carried);
                    }
                    $one[] = [$decision->outcome->value, $decision->score?->points, $decision->triggers !== []];
                    $outcomes[$decision->outcome->value] = ($outcomes[$decision->outcome->value] ?? 0) + 1;
                }
                $many = Panel::decideMany($rubric, $rules, $submissions, $kept);
                $other = array_map(null, $many['outcomes'], $many['points'], $many['triggered']);
                foreach ($one as $i => $expected) {
                    echo $expected === $other[$i] ? '' : json_encode([$rules->toJson(), array_values($submissions)[$i], $expected, $other[$i]]) . "\n";
                }
                echo count($one) === count($other) ? '' : "Not as many come back\n";
            }
        }
    }
}
function pick(array $list): mixed {
    return $list[mt_rand(0, count($list) - 1)];
}
ksort($outcomes);
var_dump(array_keys($outcomes), array_sum($outcomes) > 2000);

$rules = Rules::fromJson(json_encode($standards[0] + ['format' => 'microcred-rules-1', 'reviewers' => 2, 'triggers' => $triggers[1],
    'resolution' => ['without' => 'mean', 'with' => 'expert', 'scope' => 'all', 'adjudicatorsees' => 'nothing'], 'unscorable' => []]), $rubric);
$row = ['c1l2', 'c2l2', 'c3l2'];
$two = [...$row, ...$row];
echo json_encode(Panel::decideMany($rubric, $rules, [])), "\n";
echo json_encode(Panel::decideMany($rubric, $rules, [$two, [...$row, 'c1l4', 'c2l2', 'c3l2'], []], [2 => $row])), "\n";
$other = rubric([[0, 1]]);
foreach ([[[$two, 'x']], [['a' => $two, 'b' => $row]], [[$two, [...$two, null]]], [[[...$two, ...$two]]], [[[]]], [[17 => array_combine(['a', 'b', 'c', 'd', 'e', 'f'], $two)]],
    [[['c2l1', ...array_slice($two, 1)]]], [[['NE', ...array_slice($two, 1)]]], [[[null, ...array_slice($two, 1)]]], [[[1.5, ...array_slice($two, 1)]]],
    [[[...$row, 'c1l4', 'c2l2', 'c3l2', null, 'c2l1', 'c3l1']]], [[$two], [1 => $row]], [[$two], [$row]], [[$two], [['c1l1', null, null]]], [[$two], ['x']], [[$two], [['c2l1', null, null]]],
    [[[]], [['c1l1', null, null]]]] as $arguments) {
    refused(fn() => Panel::decideMany($rubric, $rules, ...$arguments));
}
refused(fn() => Panel::decideMany($other, $rules, []));
?>
--EXPECT--
array(4) {
  [0]=>
  string(10) "adjudicate"
  [1]=>
  string(5) "award"
  [2]=>
  string(10) "incomplete"
  [3]=>
  string(6) "notyet"
}
bool(true)
{"outcomes":[],"points":[],"triggered":[]}
{"outcomes":["award","adjudicate","award"],"points":[4,null,4],"triggered":[false,true,false]}
TypeError: Submission 1 must be a list, string given
ValueError: Submission "b": The rules want the reviews of 2 raters, which one more may follow, and there are 1
ValueError: Submission 1 must be a list with an entry for each of the 3 criteria, once for each reviewer
ValueError: Submission 0 must be a list with an entry for each of the 3 criteria, once for each reviewer
ValueError: Submission 0: The rules want the reviews of 2 raters, which one more may follow, and there are 0
ValueError: Submission 17 must be a list with an entry for each of the 3 criteria, once for each reviewer
ValueError: Submission 0: Level "c2l1" belongs to criterion "c2", not to "c1"
ValueError: Submission 0: "NE" is neither a level of criterion "c1" nor an unscorable code
ValueError: Submission 0: Reviewer "1" does not rate criterion "c1"
TypeError: Submission 0 must hold level ids or unscorable codes as strings, or null, float given
ValueError: Submission 0: Reviewer "3" does not rate criterion "c1"
ValueError: Microcred\Panel::decideMany(): Argument #4 ($carried) must have only keys of submissions
ValueError: Submission 0: The rules want the reviews of 0 raters, which one more may follow, and there are 2
ValueError: Submission 0: Reviewer "1" rates criterion "c1", whose level is carried from an earlier attempt
TypeError: What is carried for submission 0 must be a list, string given
ValueError: What is carried for submission 0: Level "c2l1" belongs to criterion "c2", not to "c1"
ValueError: Submission 0: The rules want the reviews of 2 raters, which one more may follow, and there are 0
ValueError: The rules were made for another rubric
