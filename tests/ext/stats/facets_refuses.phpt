--TEST--
Facets: what is no rating, no list, no scale or too much is refused with its argument; references and odd ids are read
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Facets, FacetsExtremes, FacetsThresholds};

$rating = FacetsThresholds::RatingScale;
$partial = FacetsThresholds::PartialCredit;
$out = FacetsExtremes::LeftOut;
$two = ['c' => 3, 'd' => 3];
foreach ([
    fn() => Facets::fit(['n' => 1], [1], ['c'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1, 2], ['c'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c', 'd'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [1 => 0], $two, $rating, $out),
    fn() => Facets::fit([1.0], [1], ['c'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [null], ['c'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], [[]], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['e'], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], [0], [0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [3], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [-1], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [PHP_INT_MAX], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [1.0], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], ['1'], $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], ['c' => 3, 'd' => 4], $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], ['c' => 1], $rating, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], ['c' => 257], $partial, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], ['c' => PHP_INT_MIN], $partial, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], ['c' => '3'], $partial, $out),
    fn() => Facets::fit([1], [1], ['c'], [0], $two, $rating, $out, 0.0),
    fn() => Facets::fit([1], [1], ['c'], [0], $two, $rating, $out, NAN),
    fn() => Facets::fit([1], [1], ['c'], [0], $two, $rating, $out, 1.0),
    fn() => Facets::fit([1], [1], ['c'], [0], $two, $rating, $out, 1e-6, 0),
    fn() => Facets::fit([1], [1], ['c'], [0], $two, $rating, $out, 1e-6, 1001),
    fn() => Facets::fit(range(0, 1000), range(0, 1000), array_fill(0, 1001, 'c'), array_fill(0, 1001, 1), $two, $rating, $out),
    fn() => Facets::fit([1], [1], ['c1'], [0], array_fill_keys(array_map(fn($k) => "c$k", range(1, 1001)), 3), $partial, $out),
    fn() => Facets::fit(array_fill(0, 1000001, 1), array_fill(0, 1000001, 1), array_fill(0, 1000001, 'c'), array_fill(0, 1000001, 1), $two, $rating, $out),
    fn() => Facets::fit(array_fill(0, 20000, 1), array_fill(0, 20000, 1), array_fill(0, 20000, 'c'), array_fill(0, 20000, 1), ['c' => 200], $rating, $out),
    fn() => Facets::connected([1], [1], [1], [2.5]),
    fn() => Facets::connected([1], [1], [], [1]),
    fn() => Facets::connected([1], [1], [true], [1]),
] as $call) {
    try {
        $call();
        echo "NOT REFUSED\n";
    } catch (Error $e) {
        echo get_class($e), ': ', str_replace('Microcred\\Facets::', '', $e->getMessage()), "\n";
    }
}

// Free thresholds count too: 4 criteria with 256 levels in use.
$n = $i = $j = $x = [];
foreach (range(0, 255) as $level) {
    foreach (range(0, 3) as $criterion) {
        foreach ([0, 1] as $reviewer) {
            [$n[], $i[], $j[], $x[]] = [$level % 7, $reviewer, $criterion, ($level + $reviewer) % 256];
        }
    }
}
try {
    Facets::fit($n, $i, $j, $x, [256, 256, 256, 256], $partial, $out);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
echo Facets::fit($n, $i, $j, $x, [256, 256, 256, 256], $rating, $out)->counts['used'], " used\n";

// Nothing at all, only nulls, references, and numbers as strings, which are the same keys as PHP's own.
var_dump(Facets::fit([], [], [], [], [], $rating, $out)->reason, Facets::fit([], [], [], [], [], $partial, $out)->thresholds);
$value = 1;
$list = [&$value];
$one = Facets::fit($list, ['7'], [7], [null], ['7' => 2], $rating, $out);
echo json_encode([$one->reason, $one->candidates, $one->reviewers[7]['reason'], $one->subsets, $one->counts, $one->convergence]), "\n";
echo json_encode(Facets::connected(['a', 'a', 'b'], [1, 2, 3], ['c', 'c', "\xff\0"], [0, null, 1]), JSON_INVALID_UTF8_SUBSTITUTE), "\n";
try {
    $one->reason = 'none';
} catch (Error $e) {
    echo $e->getMessage(), "\n";
}
try {
    serialize($one);
} catch (Exception $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
ValueError: fit(): Argument #1 ($candidates) must be a list, as long as the ratings
ValueError: fit(): Argument #2 ($reviewers) must be a list, as long as the ratings
ValueError: fit(): Argument #3 ($criteria) must be a list, as long as the ratings
ValueError: fit(): Argument #1 ($candidates) must be a list, as long as the ratings
ValueError: fit(): Argument #4 ($ratings) must be a list, as long as the ratings
TypeError: fit(): Argument #1 ($candidates) must hold ids, integers or strings, float given
TypeError: fit(): Argument #2 ($reviewers) must hold ids, integers or strings, null given
TypeError: fit(): Argument #3 ($criteria) must hold ids, integers or strings, array given
ValueError: fit(): Argument #3 ($criteria) must hold criteria that $levels names
ValueError: fit(): Argument #3 ($criteria) must hold criteria that $levels names
ValueError: Rating 0 is at position 3, but the scale of its criterion goes from 0 to 2
ValueError: fit(): Argument #4 ($ratings) must hold positions from 0 to 255, -1 given
ValueError: fit(): Argument #4 ($ratings) must hold positions from 0 to 255, 9223372036854775807 given
TypeError: fit(): Argument #4 ($ratings) must hold positions (integers) or null, float given
TypeError: fit(): Argument #4 ($ratings) must hold positions (integers) or null, string given
ValueError: A rating scale is the same for all criteria: they must have the same number of levels
ValueError: fit(): Argument #5 ($levels) must give each criterion 2 to 256 levels
ValueError: fit(): Argument #5 ($levels) must give each criterion 2 to 256 levels
ValueError: fit(): Argument #5 ($levels) must give each criterion 2 to 256 levels
TypeError: fit(): Argument #5 ($levels) must be how many levels each criterion has, string given
ValueError: fit(): Argument #8 ($tolerance) must be 1.0E-12 or more, and below 1
ValueError: fit(): Argument #8 ($tolerance) must be 1.0E-12 or more, and below 1
ValueError: fit(): Argument #8 ($tolerance) must be 1.0E-12 or more, and below 1
ValueError: fit(): Argument #9 ($iterations) must be between 1 and 1000
ValueError: fit(): Argument #9 ($iterations) must be between 1 and 1000
ValueError: There are 1001 reviewers; a fit takes up to 1000
ValueError: There are 1001 criteria; a fit takes up to 1000
ValueError: fit(): Argument #4 ($ratings) must hold no more than 1000000 ratings
ValueError: There are 20000 ratings on up to 200 levels; a fit takes up to 12500 of them
TypeError: connected(): Argument #4 ($ratings) must hold positions (integers) or null, float given
ValueError: connected(): Argument #3 ($criteria) must be a list, as long as the ratings
TypeError: connected(): Argument #3 ($criteria) must hold ids, integers or strings, bool given
There are 1022 reviewers, criteria and thresholds; a fit takes up to 1000
2048 used
string(10) "no_ratings"
array(0) {
}
["no_ratings",{"1":{"ratings":0,"score":0,"measure":null,"error":null,"fair":null,"infit":null,"outfit":null,"infitz":null,"outfitz":null,"extreme":null,"reason":"no_ratings"}},"no_ratings",{"connected":false,"candidates":[],"reviewers":[],"criteria":[]},{"ratings":0,"missing":1,"used":0},{"iterations":0,"change":null,"residual":null,"tolerance":1.0e-9,"loglikelihood":null}]
{"connected":false,"candidates":[["a"],["b"]],"reviewers":[[1],[3]],"criteria":[["c"],["\ufffd\u0000"]]}
Cannot modify readonly property Microcred\Facets::$reason
Serialization of 'Microcred\Facets' is not allowed
