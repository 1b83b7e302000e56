--TEST--
Agreement: other names for reviewers and units, and units with one rating, change nothing beyond 1e-12; an interval depends on its seed alone
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric, Weighting};

mt_srand(20261124);
$differ = function (string $what, mixed $a, mixed $b) {
    if (is_float($a) && is_float($b) ? abs($a - $b) > 1e-12 : $a !== $b) {
        echo "$what: ", json_encode([$a, $b]), "\n";
    }
};
$defined = 0;
for ($round = 0; $round < 300; $round++) {
    $levels = mt_rand(2, 6);
    // Steps of any kind: what counts is the position, except to the metrics that measure.
    $scale = array_slice([0.5, 1, 1.75, 4, 7, 7.25], 0, $levels);
    $raters = mt_rand(2, 5);
    $units = mt_rand(2, 25);
    $missing = mt_rand(0, 5);
    $ratings = [];
    for ($u = 0; $u < $units; $u++) {
        $true = mt_rand(0, $levels - 1);
        for ($r = 0; $r < $raters; $r++) {
            $ratings[$r][$u] = mt_rand(1, 10) <= $missing ? null : $scale[max(0, min($levels - 1, $true + mt_rand(-1, 1)))];
        }
    }
    $order = range(0, $units - 1);
    shuffle($order);
    $other = array_map(fn($row) => array_map(fn($u) => $row[$u], $order), $ratings);
    shuffle($other);
    // Units that one reviewer rated, and units that nobody did.
    $more = $ratings;
    for ($i = mt_rand(1, 5); $i > 0; $i--) {
        $who = mt_rand(0, $raters);
        foreach ($more as $r => &$row) {
            array_splice($row, mt_rand(0, 0), 0, [$r === $who ? $scale[mt_rand(0, $levels - 1)] : null]);
        }
        unset($row);
    }
    foreach (Metric::cases() as $metric) {
        $alpha = Agreement::alpha($ratings, $metric);
        $defined += $alpha !== null;
        $differ("alpha $metric->value, other names", $alpha, Agreement::alpha($other, $metric));
        $differ("bootstrap $metric->value, other names", Agreement::alphaInterval($ratings, $metric, 0.9, 50, $round), Agreement::alphaInterval($other, $metric, 0.9, 50, $round));
        $differ("alpha $metric->value, single ratings", $alpha, Agreement::alpha($more, $metric));
        $differ("jackknife $metric->value, single ratings", Agreement::alphaJackknife($ratings, $metric, 0.9), Agreement::alphaJackknife($more, $metric, 0.9));
        $differ("bootstrap $metric->value, single ratings", Agreement::alphaInterval($ratings, $metric, 0.9, 50, $round), Agreement::alphaInterval($more, $metric, 0.9, 50, $round));
        foreach (Agreement::alphaJackknife($ratings, $metric, 0.9) ?? [] as $i => $value) {
            $differ("jackknife $metric->value, other names", $value, Agreement::alphaJackknife($other, $metric, 0.9)[$i]);
        }
    }
    foreach ([0.0, 1.0, 3.25] as $within) {
        $differ('percent, other names', Agreement::percent($ratings, $within), Agreement::percent($other, $within));
        $differ('percent, single ratings', Agreement::percent($ratings, $within), Agreement::percent($more, $within));
        $differ('pairs, single ratings', Agreement::percentPairs($ratings, $within), Agreement::percentPairs($more, $within));
    }
    foreach (Weighting::cases() as $weighting) {
        $kappa = Agreement::kappa($ratings[0], $ratings[1], $scale, $weighting);
        $differ('kappa, single ratings', $kappa, Agreement::kappa($more[0], $more[1], $scale, $weighting));
        $differ('kappa, other names', $kappa, Agreement::kappa(array_map(fn($u) => $ratings[1][$u], $order), array_map(fn($u) => $ratings[0][$u], $order), $scale, $weighting));
        // The scale the other way round, as long as distances stay.
        $differ('kappa, reversed', $kappa, Agreement::kappa($ratings[0], $ratings[1], array_reverse($scale), $weighting));
        $ac = Agreement::ac($ratings, $scale, $weighting);
        $differ('ac, other names', $ac, Agreement::ac($other, $scale, $weighting));
        $differ('ac, reversed', $ac, Agreement::ac($ratings, array_reverse($scale), $weighting));
    }
    if ($missing === 0) {
        $counts = $matrix = [];
        for ($u = 0; $u < $units; $u++) {
            $matrix[$u] = array_column($ratings, $u);
            $counts[$u] = array_map(fn($level) => count(array_keys($matrix[$u], $level, true)), $scale);
        }
        $shuffled = array_map(fn($u) => $counts[$u], $order);
        $differ('fleiss, other names', Agreement::fleiss($counts), Agreement::fleiss($shuffled));
        $test = Agreement::fleissTest($counts);
        $again = Agreement::fleissTest(array_map('array_reverse', $shuffled));
        $differ('z, other names', $test['z'] ?? null, $again['z'] ?? null);
        foreach ($test['categories'] ?? [] as $k => $category) {
            $differ('z of a category, other names', $category['z'], $again['categories'][$levels - 1 - $k]['z']);
        }
        $conger = Agreement::conger($ratings, $scale);
        $differ('conger, other names', $conger, Agreement::conger($other, array_reverse($scale)));
        $two = array_slice($ratings, 0, 2);
        $differ('conger of two', Agreement::kappa(...$two, scale: $scale, weighting: Weighting::None), Agreement::conger($two, $scale));
        $icc = Agreement::icc($matrix);
        $again = Agreement::icc(array_map(fn($u) => array_reverse($matrix[$u]), $order));
        foreach ($icc ?? [] as $name => $value) {
            if (!is_array($value)) {
                // As they are ratios of sums, mean squares can be a little further apart.
                $differ("icc $name, other names", $value, $again[$name]);
            }
        }
        foreach ($icc['severities'] ?? [] as $j => $value) {
            $differ('severity, other names', $value, $again['severities'][$raters - 1 - $j]);
        }
    }
}
var_dump($defined > 1000);
$wide = [[1, 2, 3, 3, 2, 1, 4, 1], [1, 2, 3, 3, 2, 2, 4, 1], [2, 3, 3, 3, 2, 3, 4, 2]];
var_dump(Agreement::alphaInterval($wide, Metric::Interval, 0.95, 1000, 1) === Agreement::alphaInterval($wide, Metric::Interval, 0.95, 1000, 1));
var_dump(Agreement::alphaInterval($wide, Metric::Interval, 0.95, 1000, 1) === Agreement::alphaInterval($wide, Metric::Interval, 0.95, 1000, 2));
?>
--EXPECT--
bool(true)
bool(true)
bool(false)
