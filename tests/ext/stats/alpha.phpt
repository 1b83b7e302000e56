--TEST--
Agreement: Krippendorff's published data, intervals that repeat, and what is undefined or refused
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric};

$list = fn(string $line) => array_map(fn($v) => $v === '.' ? null : (int) $v, explode(' ', $line));
// Krippendorff 2011, section C.
$t1 = array_map($list, ['1 2 3 3 2 1 4 1 2 . . .', '1 2 3 3 2 2 4 1 2 5 . .', '. 3 3 3 2 3 4 2 2 5 1 3', '1 2 3 3 2 4 4 1 2 5 1 .']);
// Hayes & Krippendorff 2007.
$t5 = array_map($list, [
    '1 1 2 . 0 0 1 1 2 2 . 0 1 3 1 1 2 1 1 0 0 0 2 0 1 0 0 1 1 1 1 2 2 3 2 2 2 2 2 1',
    '1 1 3 0 0 0 0 . 2 1 1 0 2 3 1 1 1 2 1 0 0 0 3 0 2 1 0 2 1 1 1 1 2 2 2 2 2 2 2 1',
    '2 0 3 0 0 0 2 2 2 1 0 0 2 2 1 1 2 3 0 0 1 . 3 0 . 1 0 1 2 2 0 2 . 2 2 3 2 . 2 1',
    '. 1 3 . . . . 0 . 1 0 0 2 2 . . . 3 1 . 1 0 3 0 2 1 1 2 2 . . 1 2 2 . . . 1 2 .',
    '2 . . 0 0 0 1 . 2 . . . . 3 1 1 2 . . 0 . 0 . . 2 . 0 . . 2 0 . 2 . 2 2 2 2 . 1']);
// To the last digit printed, and one step of a double.
$near = function (string $what, ?float $value, string $printed) {
    $digits = strlen(substr(strrchr($printed, '.'), 1));
    $ok = $value !== null && abs($value - (float) $printed) <= 0.5 * 10 ** -$digits + 2 * PHP_FLOAT_EPSILON;
    echo $what, ': ', $ok ? 'as published' : var_export($value, true) . " instead of $printed", "\n";
};
foreach (['nominal' => '0.743421052631579', 'ordinal' => '0.815387503754881', 'interval' => '0.849107142857143', 'ratio' => '0.797402774711612'] as $m => $printed) {
    $near("2011 $m", Agreement::alpha($t1, Metric::from($m)), $printed);
}
foreach (['nominal' => '0.47650956741865835', 'ordinal' => '0.7598291891514336', 'interval' => '0.757378277153558'] as $m => $printed) {
    $near("2007 $m", Agreement::alpha($t5, Metric::from($m)), $printed);
}
$near('exact', Agreement::percent($t1), '0.781818181818182');
$near('adjacent', Agreement::percent($t1, 1), '0.945454545454545');
var_dump(Agreement::percent([[0.8], [0.7]], 0.1));

// Other orders of reviewers and units, and a unit with one rating, change nothing.
mt_srand(4);
for ($i = 0; $i < 50; $i++) {
    $order = range(0, 39);
    shuffle($order);
    $other = array_map(fn($row) => [...array_map(fn($u) => $row[$u], $order), null], $t5);
    shuffle($other);
    $other[0][40] = 3;
    foreach (Metric::cases() as $m) {
        if (abs(Agreement::alpha($other, $m) - Agreement::alpha($t5, $m)) > 1e-12) {
            echo "$m->value changes with the order\n";
        }
    }
    if (Agreement::percent($other, 1) !== Agreement::percent($t5, 1)) {
        echo "percent changes\n";
    }
}
// The same intervals on every machine: to the last bit.
foreach (Metric::cases() as $m) {
    echo $m->value, ' ', json_encode(Agreement::alphaInterval($t5, $m, 0.95, 500, 20261124)), ' ', json_encode(Agreement::alphaJackknife($t5, $m, 0.95)), "\n";
}
[$low, $high, $used] = Agreement::alphaInterval($t5, Metric::Ordinal, 0.95, 2000, 1);
var_dump([$low, $high, $used] === Agreement::alphaInterval($t5, Metric::Ordinal, 0.95, 2000, 1), $low > 0.55 && $low < 0.7598 && $high > 0.7598 && $high < 0.9, $used);
// Half of the two units' resamples show one value only.
$used = Agreement::alphaInterval([[1, 2], [1, 2]], Metric::Nominal, 0.9, 1000, 1)[2];
var_dump($used > 400 && $used < 600);
[$low, $high, $units] = Agreement::alphaJackknife($t1, Metric::Ordinal, 0.95);
var_dump($low < 0.8153 && $high > 0.8153 && $high <= 1, $units);

foreach ([[], [[]], [[1, 2]], [[1, null], [null, 2]], [[2, 2], [2, 2]]] as $none) {
    echo json_encode([Agreement::alpha($none, Metric::Ordinal), Agreement::alphaInterval($none, Metric::Ordinal, 0.95, 10, 1),
        Agreement::alphaJackknife($none, Metric::Ordinal, 0.95), Agreement::percent($none)]), "\n";
}
foreach ([
    fn() => Agreement::alpha([[1], [1, 2]], Metric::Nominal), fn() => Agreement::alpha([['u' => 1]], Metric::Nominal), fn() => Agreement::alpha([['1']], Metric::Nominal),
    fn() => Agreement::alpha([1], Metric::Nominal), fn() => Agreement::alpha([[NAN]], Metric::Nominal), fn() => Agreement::alpha([[-1]], Metric::Ratio),
    fn() => Agreement::alphaInterval([], Metric::Ratio, 1, 10, 1), fn() => Agreement::alphaInterval([], Metric::Ratio, 0.9, 0, 1), fn() => Agreement::percent([], -1),
] as $call) {
    try {
        $call();
        echo "NOT REFUSED\n";
    } catch (Error $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
2011 nominal: as published
2011 ordinal: as published
2011 interval: as published
2011 ratio: as published
2007 nominal: as published
2007 ordinal: as published
2007 interval: as published
exact: as published
adjacent: as published
float(1)
nominal [0.33906507953861564,0.5994277451134921,500] [0.33943861444713486,0.6135805203901816,40]
ordinal [0.6351666438072725,0.8410303724122713,500] [0.6506949328780324,0.8689634454248348,40]
interval [0.650661866849495,0.8357118415802075,500] [0.6569643480507117,0.8577922062564045,40]
ratio [0.45665310955495914,0.8037328618043322,500] [0.4835912611944815,0.8406546711574896,40]
bool(true)
bool(true)
int(2000)
bool(true)
bool(true)
int(11)
[null,null,null,null]
[null,null,null,null]
[null,null,null,null]
[null,null,null,null]
[null,null,null,1]
ValueError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must hold lists of the same length, 2 instead of 1 at [1]
ValueError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must hold a list for each reviewer, an array with other keys given at [0]
TypeError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must hold numbers or null, string given at [0][0]
TypeError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must hold a list for each reviewer, int given at [0]
ValueError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must hold finite numbers no further from 0 than 1e100, NAN given at [0][0]
ValueError: Microcred\Agreement::alpha(): Argument #1 ($ratings) must not hold a number below 0 for the ratio metric, given by reviewer 0 for unit 0 (both from 0)
ValueError: Microcred\Agreement::alphaInterval(): Argument #3 ($confidence) must be between 0 and 1
ValueError: Microcred\Agreement::alphaInterval(): Argument #4 ($resamples) must be between 1 and 1000000
ValueError: Microcred\Agreement::percent(): Argument #2 ($within) must be 0 or more
