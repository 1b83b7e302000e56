--TEST--
Agreement: what is no rating is refused with its place, at any size, and nothing is left behind
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric, Weighting};

$loop = [[1, 2]];
$loop[1] = &$loop;
$one = 1;
$none = null;
$row = [&$one, &$none, 3];
$big = array_fill(0, 40000, 1.5);
foreach ($big as $i => &$value) {
    $value += $i;
}
unset($value);
$calls = [
    fn() => Agreement::alpha($loop, Metric::Nominal),
    fn() => Agreement::alpha([[1, INF]], Metric::Nominal),
    fn() => Agreement::alpha([[1, -INF]], Metric::Nominal),
    fn() => Agreement::alpha(['a"b' . "\0\n" . str_repeat('x', 500) => [1, 1e101]], Metric::Nominal),
    fn() => Agreement::alpha([[1, true]], Metric::Nominal),
    fn() => Agreement::alpha([[1, [1]]], Metric::Nominal),
    fn() => Agreement::alpha([[1, new stdClass()]], Metric::Nominal),
    fn() => Agreement::alpha([[1], 'abc'], Metric::Nominal),
    fn() => Agreement::alpha([[1, 2], [1 => 1, 0 => 2]], Metric::Nominal),
    fn() => Agreement::alpha([$big, $big], Metric::Ratio),
    fn() => Agreement::alphaInterval([$big, $big], Metric::Interval, 0.9, 1000000, 1),
    fn() => Agreement::alphaInterval([[1], [1]], Metric::Interval, NAN, 10, 1),
    fn() => Agreement::alphaJackknife([$big, $big], Metric::Interval, 0.9),
    fn() => Agreement::percent([[1]], NAN),
    fn() => Agreement::percent([[1]], INF),
    fn() => Agreement::percentPairs(array_fill(0, 501, [])),
    fn() => Agreement::percentPairs([[1], ['x']]),
    fn() => Agreement::kappa([1], [1, 2], [1, 2], Weighting::None),
    fn() => Agreement::kappa(['x' => 1], [1], [1, 2], Weighting::None),
    fn() => Agreement::kappa([1], ['x' => 1], [1, 2], Weighting::None),
    fn() => Agreement::kappa([1], [1], [], Weighting::None),
    fn() => Agreement::kappa([1], [1], range(0, 256), Weighting::None),
    fn() => Agreement::kappa([1], [1], [1, 1.0], Weighting::None),
    fn() => Agreement::kappa([1], [1], ['a', 'b', 'a'], Weighting::None),
    fn() => Agreement::kappa([1], [1], ['a', 1], Weighting::None),
    fn() => Agreement::kappa([1], [1], [1, 'a'], Weighting::None),
    fn() => Agreement::kappa([1], [1], [1, NAN], Weighting::None),
    fn() => Agreement::kappa([1], [1], [1, null], Weighting::None),
    fn() => Agreement::kappa([1, 3], [1, 1], [1, 2], Weighting::None),
    fn() => Agreement::kappa([1, 1], [1, NAN], [1, 2], Weighting::None),
    fn() => Agreement::kappa(['a', 1], ['a', 'a'], ['a', 'b'], Weighting::None),
    fn() => Agreement::kappa(['a', 'b'], ['a', 'c'], ['a', 'b'], Weighting::None),
    fn() => Agreement::ac([[1, 2], [1]], [1, 2], Weighting::None),
    fn() => Agreement::ac([[1], 5], [1, 2], Weighting::None),
    fn() => Agreement::ac(['p' => [1, '1']], [1, 2], Weighting::None),
    fn() => Agreement::ac(['p' => [1, 9]], [1, 2], Weighting::None),
    fn() => Agreement::fleiss([[1, -1]]),
    fn() => Agreement::fleiss([[1, 2], [1, 1.5]]),
    fn() => Agreement::fleiss([[1, null]]),
    fn() => Agreement::fleiss([[1, 1000001]]),
    fn() => Agreement::fleiss([5]),
    fn() => Agreement::icc([[1, 2], [1]]),
    fn() => Agreement::icc([[1, 2], 'x']),
    fn() => Agreement::icc([[1, 2], [1, 'x']]),
    fn() => Agreement::icc([[1, 2], [1, 3]], 0),
    fn() => Agreement::icc([[1, 2], [1, 3]], 1001),
];
foreach ($calls as $call) {
    try {
        $call();
        echo "NOT REFUSED\n";
    } catch (TypeError | ValueError $e) {
        echo get_class($e), ': ', substr($e->getMessage(), strlen('Microcred\Agreement::')), "\n";
    }
}
// References are read, and stay as they are.
echo json_encode([Agreement::percent([$row, [1, 2, 3]]), Agreement::kappa($row, [1, 2, 1], [1, 2, 3], Weighting::None), $one, $none]), "\n";
// The largest ratings that are taken leave figures finite or null.
$huge = [[1e100, -1e100, 1e100, 0], [1e100, -1e100, 1e99, 1e-300]];
echo json_encode([is_float(Agreement::alpha($huge, Metric::Interval)), Agreement::icc($huge)['mean'] !== null, Agreement::alphaJackknife($huge, Metric::Interval, 0.9) !== null]), "\n";
$icc = Agreement::icc([[0, 1e-200], [1e-200, 0]]);
array_walk_recursive($icc, fn($v) => print(is_float($v) && !is_finite($v) ? "not finite\n" : ''));
// One unit of very many reviewers, and very many units of one.
$many = array_map(fn($i) => [$i % 4], range(1, 50000));
$start = microtime(true);
var_dump(round(Agreement::percent($many), 4), round(Agreement::percent($many, 1), 4), Agreement::alpha($many, Metric::Ordinal) < 0.01, microtime(true) - $start < 5);

// Nothing is left behind, whatever was refused.
$round = function () use ($calls) {
    foreach ($calls as $call) {
        try {
            $call();
        } catch (Error) {
        }
    }
};
$round();
gc_collect_cycles();
$before = memory_get_usage();
$round();
$round();
gc_collect_cycles();
var_dump(memory_get_usage() - $before < 5000);
// An array in itself is nobody's to free but ours.
$loop = null;
?>
--EXPECT--
TypeError: alpha(): Argument #1 ($ratings) must hold numbers or null, array given at [1][0]
ValueError: alpha(): Argument #1 ($ratings) must hold finite numbers no further from 0 than 1e100, INF given at [0][1]
ValueError: alpha(): Argument #1 ($ratings) must hold finite numbers no further from 0 than 1e100, INF given at [0][1]
ValueError: alpha(): Argument #1 ($ratings) must hold finite numbers no further from 0 than 1e100, a larger one given at ["a"b  xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx..."][1]
TypeError: alpha(): Argument #1 ($ratings) must hold numbers or null, bool given at [0][1]
TypeError: alpha(): Argument #1 ($ratings) must hold numbers or null, array given at [0][1]
TypeError: alpha(): Argument #1 ($ratings) must hold numbers or null, stdClass given at [0][1]
TypeError: alpha(): Argument #1 ($ratings) must hold a list for each reviewer, string given at [1]
ValueError: alpha(): Argument #1 ($ratings) must hold a list for each reviewer, an array with other keys given at [1]
ValueError: alpha(): Argument #1 ($ratings) has too many different values or units for this figure or so many resamples
ValueError: alphaInterval(): Argument #1 ($ratings) has too many different values or units for this figure or so many resamples
ValueError: alphaInterval(): Argument #3 ($confidence) must be between 0 and 1
ValueError: alphaJackknife(): Argument #1 ($ratings) has too many different values or units for this figure or so many resamples
ValueError: percent(): Argument #2 ($within) must be 0 or more
ValueError: percent(): Argument #2 ($within) must be 0 or more
ValueError: percentPairs(): Argument #1 ($ratings) must hold the lists of at most 500 reviewers
TypeError: percentPairs(): Argument #1 ($ratings) must hold numbers or null, string given at [1][0]
ValueError: kappa(): Argument #2 ($b) must be a list as long as argument #1 ($a)
ValueError: kappa(): Argument #1 ($a) must be a list
ValueError: kappa(): Argument #2 ($b) must be a list as long as argument #1 ($a)
ValueError: kappa(): Argument #3 ($scale) must hold 1 to 256 levels
ValueError: kappa(): Argument #3 ($scale) must hold 1 to 256 levels
ValueError: kappa(): Argument #3 ($scale) must hold each level once, not so at [1]
ValueError: kappa(): Argument #3 ($scale) must hold each level once, not so at [2]
TypeError: kappa(): Argument #3 ($scale) must hold numbers only or strings only, int given at [1]
TypeError: kappa(): Argument #3 ($scale) must hold numbers only or strings only, string given at [1]
ValueError: kappa(): Argument #3 ($scale) must hold finite numbers, not so at [1]
TypeError: kappa(): Argument #3 ($scale) must hold numbers only or strings only, null given at [1]
ValueError: kappa(): Argument #1 ($a) must hold levels of the scale or null, not so at [1]
ValueError: kappa(): Argument #2 ($b) must hold levels of the scale or null, not so at [1]
TypeError: kappa(): Argument #1 ($a) must hold levels of the scale (strings) or null, int given at [1]
ValueError: kappa(): Argument #2 ($b) must hold levels of the scale or null, not so at [1]
ValueError: ac(): Argument #1 ($ratings) must hold lists of the same length, 1 instead of 2 at [1]
TypeError: ac(): Argument #1 ($ratings) must hold a list for each reviewer, int given at [1]
TypeError: ac(): Argument #1 ($ratings) must hold levels of the scale (numbers) or null, string given at ["p"][1]
ValueError: ac(): Argument #1 ($ratings) must hold levels of the scale or null, not so at ["p"][1]
ValueError: fleiss(): Argument #1 ($counts) must hold whole numbers from 0 to 1000000, not so for unit 0 and category 1 (both from 0)
ValueError: fleiss(): Argument #1 ($counts) must hold whole numbers from 0 to 1000000, not so for unit 1 and category 1 (both from 0)
ValueError: fleiss(): Argument #1 ($counts) must hold whole numbers from 0 to 1000000, not so for unit 0 and category 1 (both from 0)
ValueError: fleiss(): Argument #1 ($counts) must hold whole numbers from 0 to 1000000, not so for unit 0 and category 1 (both from 0)
TypeError: fleiss(): Argument #1 ($counts) must hold a list for each unit, int given at [0]
ValueError: icc(): Argument #1 ($matrix) must hold lists of the same length, 1 instead of 2 at [1]
TypeError: icc(): Argument #1 ($matrix) must hold a list for each target, string given at [1]
TypeError: icc(): Argument #1 ($matrix) must hold numbers or null, string given at [1][1]
ValueError: icc(): Argument #2 ($upto) must be between 1 and 1000
ValueError: icc(): Argument #2 ($upto) must be between 1 and 1000
[1,0,1,null]
[true,true,true]
float(0.25)
float(0.625)
bool(true)
bool(true)
bool(true)
