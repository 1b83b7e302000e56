--TEST--
Agreement::explain() gives every figure as its method does, with what it leans on, and says why there is none
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric, Weighting};

$t1 = array_map(fn($line) => array_map(fn($v) => $v === '.' ? null : (int) $v, str_split($line)), ['123321412...', '1233224125..', '.33323422513', '12332441251.']);
$complete = [[9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8]];
$calls = [
    ['alpha', $t1, Metric::Ordinal], ['alphaInterval', $t1, Metric::Ordinal, 0.9, 100, 3], ['alphaJackknife', $t1, Metric::Nominal, 0.9],
    ['kappa', $t1[0], $t1[1], range(1, 5), Weighting::Linear], ['fleiss', [[2, 1], [0, 3]]], ['fleiss', [[2, 0], [1, 1]]], ['fleissTest', [[2, 1], [0, 3]]], ['conger', [['a', 'b'], ['a', 'a']], ['a', 'b']], ['ac', $t1, range(1, 5), Weighting::None],
    ['icc', $complete], ['icc', $complete, 2], ['percent', $t1], ['percent', $t1, 1],
];
foreach ($calls as $arguments) {
    $told = Agreement::explain(...$arguments);
    $name = array_shift($arguments);
    if ($told['value'] !== Agreement::$name(...$arguments) || $told['value'] === null || $told['reason'] !== null || $told['code'] !== null) {
        echo "$name is not explained as it is\n";
    }
    echo json_encode(array_diff_key($told, ['value' => 0, 'code' => 0, 'reason' => 0])), "\n";
}
foreach ([
    ['alpha', [], Metric::Nominal], ['alpha', [[1, null], [null, 1]], Metric::Nominal], ['alpha', [[1, 1], [1, 1]], Metric::Interval], ['alpha', [[0, 1e-200], [0, 1e-200]], Metric::Interval],
    ['alphaInterval', [[1], [2]], Metric::Nominal, 0.9, 5, 1], ['alphaInterval', [[3, 3], [3, 3]], Metric::Nominal, 0.9, 5, 1],
    ['alphaJackknife', [[1], [2]], Metric::Nominal, 0.9], ['alphaJackknife', [[1, 2], [1, 1]], Metric::Nominal, 0.9],
    ['kappa', [], [], [1, 2], Weighting::None], ['kappa', [1, null], [null, 1], [1, 2], Weighting::None], ['kappa', [2, 2], [2, 2], [1, 2], Weighting::Linear], ['kappa', ['a'], ['a'], ['a'], Weighting::None],
    ['fleiss', []], ['fleiss', [[]]], ['fleiss', [[1, 2], [2, 2]]], ['fleiss', [[1, 0], [0, 1]]], ['fleiss', [[3, 0], [3, 0]]], ['fleiss', [[3], [3]]],
    ['fleissTest', [[1, 2], [2, 2]]], ['conger', [], [1, 2]], ['conger', [[1, 2]], [1, 2]], ['conger', [[1, 2], [1, null]], [1, 2]], ['conger', [[1, 1], [1, 1]], [1, 2]], ['conger', [[1], [1]], [1]],
    ['ac', [], [1, 2], Weighting::None], ['ac', [[1]], [1, 2], Weighting::None], ['ac', [[1], [1]], [1], Weighting::Quadratic],
    ['icc', []], ['icc', [[1, 2]]], ['icc', [[1], [2]]], ['icc', [[1, 2], [2, null]]], ['icc', [[2, 2], [2, 2]]],
    ['percent', []], ['percent', [[1, null], [null, 1]]],
] as $arguments) {
    $told = Agreement::explain(...$arguments);
    echo $arguments[0], ' ', json_encode($told['value']), ' ', $told['code'], ': ', $told['reason'], ' ', json_encode([$told['units'], $told['pairable'], $told['raters'], $told['ratings'], $told['pairs']]), "\n";
}
// Defined where all agree on one level, since the scale is declared: Gwet's coefficients alone.
var_dump(Agreement::ac([[1, 1], [1, 1]], [1, 2], Weighting::None));
foreach ([fn() => Agreement::explain('beta', []), fn() => Agreement::explain('alpha'), fn() => Agreement::explain('alpha', [[1]], 'nominal'), fn() => Agreement::explain('alpha', ratings: []),
    fn() => Agreement::explain('icc', [[1, 2], [3]]), fn() => Agreement::explain('table', [])] as $call) {
    try {
        $call();
        echo "NOT REFUSED\n";
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
{"statistic":"alpha","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
{"statistic":"alphaInterval","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
{"statistic":"alphaJackknife","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
{"statistic":"kappa","units":12,"pairable":9,"raters":2,"ratings":19,"pairs":9}
{"statistic":"fleiss","units":2,"pairable":2,"raters":3,"ratings":6,"pairs":6}
{"statistic":"fleiss","units":2,"pairable":2,"raters":2,"ratings":4,"pairs":2}
{"statistic":"fleissTest","units":2,"pairable":2,"raters":3,"ratings":6,"pairs":6}
{"statistic":"conger","units":2,"pairable":2,"raters":2,"ratings":4,"pairs":2}
{"statistic":"ac","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
{"statistic":"icc","units":3,"pairable":3,"raters":4,"ratings":12,"pairs":18}
{"statistic":"icc","units":3,"pairable":3,"raters":4,"ratings":12,"pairs":18}
{"statistic":"percent","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
{"statistic":"percent","units":12,"pairable":11,"raters":4,"ratings":41,"pairs":55}
alpha null no_units: There are no units. [0,0,0,0,0]
alpha null no_pairs: No unit has two ratings, so there is nothing to compare. [2,0,2,2,0]
alpha null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
alpha null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
alphaInterval [0,0,5] :  [1,1,2,2,1]
alphaInterval null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
alphaJackknife null one_unit: Only one unit has two ratings: an interval needs at least two such units. [1,1,2,2,1]
alphaJackknife null one_value_left: Without one of the units all other ratings are the same, so there is no interval. [2,2,2,4,2]
kappa null no_units: There are no units. [0,0,0,0,0]
kappa null no_pairs: No unit has two ratings, so there is nothing to compare. [2,0,2,2,0]
kappa null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
kappa null one_level: The scale has only one level, so nobody could disagree. [1,1,2,2,1]
fleiss null no_units: There are no units. [0,0,0,0,0]
fleiss null no_units: There are no units. [1,0,0,0,0]
fleiss null uneven: The units have different numbers of ratings; this figure needs the same number for each. [2,2,4,7,9]
fleiss null no_pairs: No unit has two ratings, so there is nothing to compare. [2,0,1,2,0]
fleiss null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,3,6,6]
fleiss null one_level: The scale has only one level, so nobody could disagree. [2,2,3,6,6]
fleissTest null uneven: The units have different numbers of ratings; this figure needs the same number for each. [2,2,4,7,9]
conger null no_units: There are no units. [0,0,0,0,0]
conger null no_pairs: No unit has two ratings, so there is nothing to compare. [2,0,1,2,0]
conger null incomplete: A rating is missing; this figure needs every reviewer's rating of every target. [2,1,2,3,1]
conger null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
conger null one_level: The scale has only one level, so nobody could disagree. [1,1,2,2,1]
ac null no_units: There are no units. [0,0,0,0,0]
ac null no_pairs: No unit has two ratings, so there is nothing to compare. [1,0,1,1,0]
ac null one_level: The scale has only one level, so nobody could disagree. [1,1,2,2,1]
icc null too_few: This figure needs at least two targets and at least two reviewers. [0,0,0,0,0]
icc null too_few: This figure needs at least two targets and at least two reviewers. [1,1,2,2,1]
icc null too_few: This figure needs at least two targets and at least two reviewers. [2,0,1,2,0]
icc null incomplete: A rating is missing; this figure needs every reviewer's rating of every target. [2,1,2,3,1]
icc null one_value: All ratings that can be compared are the same: without variation, agreement cannot be told from chance. [2,2,2,4,2]
percent null no_units: There are no units. [0,0,0,0,0]
percent null no_pairs: No unit has two ratings, so there is nothing to compare. [2,0,2,2,0]
float(1)
ValueError: Microcred\Agreement::explain(): Argument #1 ($statistic) must be alpha, alphaInterval, alphaJackknife, kappa, fleiss, fleissTest, conger, ac, icc or percent
ArgumentCountError: Microcred\Agreement::alpha() expects exactly 2 arguments, 0 given
TypeError: Microcred\Agreement::alpha(): Argument #2 ($metric) must be of type Microcred\Metric, string given
ArgumentCountError: Microcred\Agreement::explain() does not accept unknown named parameters
ValueError: Microcred\Agreement::icc(): Argument #1 ($matrix) must hold lists of the same length, 1 instead of 2 at [1]
ValueError: Microcred\Agreement::explain(): Argument #1 ($statistic) must be alpha, alphaInterval, alphaJackknife, kappa, fleiss, fleissTest, conger, ac, icc or percent
