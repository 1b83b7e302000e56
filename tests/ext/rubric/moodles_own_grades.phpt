--TEST--
Score::grade(): the grades that Moodle's own tests expect of a rubric
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/rubric.inc';

$positive = rubric([[20, 25, 40, 50], [20, 25, 30], [10, 20]]);
$negative = rubric([[-11, 25, 40, 50], [-20, 25, 30], [10, 20]]);

$score = $positive->score(['c1' => 'c1l2', 'c2' => 'c2l1', 'c3' => 'c3l1']);
var_dump($score->points, $score->minimum, $score->maximum);
foreach ([[0, 100, false], [0, 70, false], [1, 4, true]] as [$low, $high, $whole]) {
    printf("%d to %d: %.2f locked, %.2f unlocked\n", $low, $high, $score->grade($low, $high, true, $whole), $score->grade($low, $high, false, $whole));
}
foreach ([['c1l2', 'c2l3', 'c3l1'], ['c1l2', 'c2l1', 'c3l1'], ['c1l1', 'c2l1', 'c3l1']] as [$a, $b, $c]) {
    $score = $negative->score(['c1' => $a, 'c2' => $b, 'c3' => $c]);
    printf("%d: %.2f\n", $score->points, $score->grade(0, 100, true));
}

echo "whole numbers are rounded before the lowest grade is added:\n";
$halves = rubric([[0, 1, 2, 3, 4]]);
foreach (['c1l1', 'c1l2', 'c1l3', 'c1l4', 'c1l5'] as $level) {
    $score = $halves->score(['c1' => $level]);
    echo json_encode([$score->grade(0, 10, true, true), $score->grade(0.5, 10.5, false, true), $score->grade(1, 3, true, true), $score->grade(1, 3, false, true)]), "\n";
}
?>
--EXPECT--
float(55)
float(50)
float(100)
0 to 100: 55.00 locked, 10.00 unlocked
0 to 70: 38.50 locked, 7.00 unlocked
1 to 4: 2.00 locked, 1.00 unlocked
65: 65.00
15: 15.00
-21: 0.00
whole numbers are rounded before the lowest grade is added:
[0,0.5,1,1]
[3,3.5,1,2]
[5,5.5,2,2]
[8,8.5,2,3]
[10,10.5,3,3]
