--TEST--
Rubric::score(): sums are exact, what is not scored is told, ids must belong
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/rubric.inc';

$rubric = rubric([[0.1, 0.3], [0.2, 1, 1]]);
$score = $rubric->score(['c1' => 'c1l1', 'c2' => 'c2l1']);
var_dump($score->points === 0.3, $score->minimum === 0.3, $score->maximum === 1.3);
echo json_encode([$score->profile, $score->unscored]), "\n";

echo "unscored:\n";
foreach ([['c1' => 'c1l2'], ['c1' => 'c1l2', 'c2' => 'NE'], []] as $levels) {
    $score = $rubric->score($levels);
    echo json_encode([$score->points, $score->profile, $score->unscored, $score->grade(0, 100, true)]), "\n";
}

echo "undefined:\n";
// The minimum is the maximum; all levels at or below zero with a locked zero; no points at all.
var_dump(rubric([[2, 2]])->score(['c1' => 'c1l1'])->grade(0, 100, false));
var_dump(rubric([[-2, 0]])->score(['c1' => 'c1l1'])->grade(0, 100, true));
var_dump(rubric([[-2, 0]])->score(['c1' => 'c1l2'])->grade(0, 100, false));
$score = rubric([[null, null]])->score(['c1' => 'c1l2']);
var_dump($score->grade(0, 100, false), $score->points, $score->maximum);
echo json_encode($score->profile), "\n";

refused(fn() => $rubric->score(['c3' => 'c1l1']));
refused(fn() => $rubric->score(['c1' => 'c2l1']));
refused(fn() => $rubric->score(['c1' => 'no such thing']));
refused(fn() => $rubric->score(['c1' => '']));
refused(fn() => $rubric->score(['c1' => 1.5]));
refused(fn() => $rubric->score(['c1' => null]));
refused(fn() => $rubric->score(['c1' => ['c1l1']]));
refused(fn() => $score->grade(NAN, 100, true));
refused(fn() => $score->grade(0, INF, true));
refused(fn() => $score->grade(2, 1, true));
refused(fn() => $score->points = 5.0);
refused(fn() => $score->colour = 'red');
refused(fn() => clone $score);
refused(fn() => clone $rubric);
refused(fn() => serialize($score));
refused(fn() => serialize($rubric));
refused(fn() => unserialize('O:16:"Microcred\Rubric":0:{}'));
refused(fn() => new Microcred\Rubric());
refused(fn() => new Microcred\Score());
refused(fn() => (new ReflectionClass('Microcred\Rubric'))->newInstanceWithoutConstructor());
--EXPECT--
bool(true)
bool(true)
bool(true)
[{"c1":{"level":"c1l1","points":0.1,"exact":"0.1"},"c2":{"level":"c2l1","points":0.2,"exact":"0.2"}},[]]
unscored:
[0.3,{"c1":{"level":"c1l2","points":0.3,"exact":"0.3"}},{"c2":null},null]
[0.3,{"c1":{"level":"c1l2","points":0.3,"exact":"0.3"}},{"c2":"NE"},null]
[0,[],{"c1":null,"c2":null},null]
undefined:
NULL
NULL
float(100)
NULL
float(0)
float(0)
{"c1":{"level":"c1l2","points":null,"exact":null}}
ValueError: The rubric has no criterion "c3"
ValueError: Level "c2l1" belongs to criterion "c2", not to "c1"
ValueError: "no such thing" is neither a level of criterion "c1" nor an unscorable code
ValueError: "" is neither a level of criterion "c1" nor an unscorable code
TypeError: The levels of a score must be criterion ids with level ids or unscorable codes as strings, float given
TypeError: The levels of a score must be criterion ids with level ids or unscorable codes as strings, null given
TypeError: The levels of a score must be criterion ids with level ids or unscorable codes as strings, array given
ValueError: Microcred\Score::grade(): Argument #1 ($low) must be a finite number
ValueError: Microcred\Score::grade(): Argument #2 ($high) must be a finite number, and not below the lowest grade
ValueError: Microcred\Score::grade(): Argument #2 ($high) must be a finite number, and not below the lowest grade
Error: Cannot modify readonly property Microcred\Score::$points
Error: Cannot create dynamic property Microcred\Score::$colour
Error: Trying to clone an uncloneable object of class Microcred\Score
Error: Trying to clone an uncloneable object of class Microcred\Rubric
Exception: Serialization of 'Microcred\Score' is not allowed
Exception: Serialization of 'Microcred\Rubric' is not allowed
Exception: Unserialization of 'Microcred\Rubric' is not allowed
Error: Call to private Microcred\Rubric::__construct() from global scope
Error: Call to private Microcred\Score::__construct() from global scope
ReflectionException: Class Microcred\Rubric is an internal class marked as final that cannot be instantiated without invoking its constructor
