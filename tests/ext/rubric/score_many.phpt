--TEST--
Rubric::scoreMany(): the same as score() and grade() one by one, and a refusal names the filling
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/rubric.inc';

mt_srand(5);
$compared = 0;
foreach ([[[0, 1, 2], [0.1, 0.2, 0.3]], [[-2, 0], [0, 0], [1.00001, 99999.99999]], [[null, null, null]], [[2, 2]],
    array_fill(0, 100, range(0, 49))] as $points) {
    $rubric = rubric($points);
    $fillings = [];
    for ($i = 0; $i < 60; $i++) {
        $filling = [];
        foreach ($points as $c => $levels) {
            $level = mt_rand(1, count($levels));
            // Some strings are new ones, and some the same as before.
            $filling[] = match (mt_rand(0, $i % 3 ? 99 : 5)) {
                0 => null,
                1 => 'NE',
                default => 'c' . ($c + 1) . 'l' . $level,
            };
        }
        $fillings["row $i"] = $filling;
    }
    $fillings = array_merge($fillings, array_values(array_slice($fillings, 0, 5)));
    foreach ([[0.0, 100.0, true, false], [1.0, 4.0, false, true], [-10.0, 33.3, false, false]] as $grade) {
        $many = $rubric->scoreMany($fillings, ...$grade);
        foreach (array_values($fillings) as $i => $filling) {
            $score = $rubric->score(array_filter(array_combine(array_map(fn($c) => 'c' . ($c + 1), array_keys($points)), $filling), fn($level) => $level !== null));
            $one = [$score->points, count($score->unscored), $score->grade(...$grade), $score->minimum, $score->maximum];
            $other = [$many['points'][$i], $many['unscored'][$i], $many['grades'][$i], $many['minimum'], $many['maximum']];
            if ($one !== $other) {
                echo json_encode([$points, $filling, $one, $other]), "\n";
            }
            $compared++;
        }
        foreach (['points', 'unscored', 'grades'] as $list) {
            echo array_is_list($many[$list]) && count($many[$list]) === count($fillings) ? '' : "$list is not as long as the fillings\n";
        }
    }
}
echo "$compared compared\n";

$rubric = rubric([[0, 1], [0, 1]]);
echo json_encode($rubric->scoreMany([])), "\n";
echo json_encode($rubric->scoreMany([['c1l2', null], ['NE', 'c2l2']])), "\n";
// What comes back is the caller's: it grows and changes like every list.
$many = $rubric->scoreMany([['c1l2', 'c2l1']]);
$many['points'][] = 5.0;
$many['grades'][] = 1;
echo json_encode($many), "\n";
// Ids that look like numbers.
$numbers = Microcred\Rubric::fromJson(strtr(rubric_json([[0, 1], [0, 1]]), ['c1l1' => '7', 'c1l2' => '8', 'c2l1' => '9', 'c2l2' => '10']));
echo json_encode($numbers->scoreMany([['8', 10], [7, '10']])['points']), "\n";

$good = ['c1l1', 'c2l1'];
foreach ([[[$good, 'x']], [['a' => $good, 'b' => ['c1l1']]], [[$good, [...$good, null]]], [[[]]], [[17 => ['c1' => 'c1l1', 'c2' => 'c2l1']]], [[['c2l1', 'c1l1']]],
    [[['c1l1', 'no id']]], [[['c1l1', '']]], [[['c1l1', 1.5]]], [[['c1l1', ['c2l1']]]], [[str_repeat('k', 100) => ['c1l1', 'c1l1']]],
    [[$good], 1.0], [[$good], null, 1.0], [[$good], NAN, 1.0], [[$good], 2.0, 1.0], [[$good], 0.0, INF]] as $arguments) {
    refused(fn() => $rubric->scoreMany(...$arguments));
}
?>
--EXPECT--
975 compared
{"points":[],"unscored":[],"grades":[],"minimum":0,"maximum":2}
{"points":[1,1],"unscored":[1,1],"grades":[],"minimum":0,"maximum":2}
{"points":[1,5],"unscored":[0],"grades":[1],"minimum":0,"maximum":2}
[2,1]
TypeError: Filling 1 must be a list, string given
ValueError: Filling "b" must be a list with an entry for each of the 2 criteria
ValueError: Filling 1 must be a list with an entry for each of the 2 criteria
ValueError: Filling 0 must be a list with an entry for each of the 2 criteria
ValueError: Filling 17 must be a list with an entry for each of the 2 criteria
ValueError: Filling 0: Level "c2l1" belongs to criterion "c2", not to "c1"
ValueError: Filling 0: "no id" is neither a level of criterion "c2" nor an unscorable code
ValueError: Filling 0: "" is neither a level of criterion "c2" nor an unscorable code
TypeError: Filling 0 must hold level ids or unscorable codes as strings, or null, float given
TypeError: Filling 0 must hold level ids or unscorable codes as strings, or null, array given
ValueError: Filling "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk...": Level "c1l1" belongs to criterion "c1", not to "c2"
ValueError: Microcred\Rubric::scoreMany(): Argument #2 ($low) and argument #3 ($high) must both be there, or neither
ValueError: Microcred\Rubric::scoreMany(): Argument #2 ($low) and argument #3 ($high) must both be there, or neither
ValueError: Microcred\Rubric::scoreMany(): Argument #2 ($low) must be a finite number
ValueError: Microcred\Rubric::scoreMany(): Argument #3 ($high) must be a finite number, and not below the lowest grade
ValueError: Microcred\Rubric::scoreMany(): Argument #3 ($high) must be a finite number, and not below the lowest grade
