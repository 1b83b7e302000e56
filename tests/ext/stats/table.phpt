--TEST--
Agreement::table() says of each criterion what the single figures say, and leaves out what is no original review
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Agreement, Metric, Rubric, Weighting};

$ids = [['d1', 'd2', 'd3', 'd4'], ['1', '2'], ['u1', 'u2', 'u3']];
$rubric = Rubric::read(json_encode(['format' => 'microcred-rubric-1', 'criteria' => array_map(fn($id, $levels) => ['id' => $id, 'title' => $id,
    'levels' => array_map(fn($level) => ['id' => $level, 'title' => $level], $levels)], ['design', '7', 'use'], $ids)]), 'json');
mt_srand(11);
$compact = $full = [];
$matrix = array_fill(0, 3, []);
for ($s = 0; $s < 60; $s++) {
    foreach (array_rand(array_flip(['ann', 'bob', 'cat', 'dan', 5]), mt_rand(2, 4)) as $who) {
        $places = array_map(fn($levels) => mt_rand(0, 9) === 0 ? null : min(count($levels) - 1, mt_rand(0, 1) + $s % count($levels)), $ids);
        $compact[] = ["s$s", $who, $places];
        $levels = [];
        foreach (['design', '7', 'use'] as $c => $id) {
            // A code where there is no level; now and then nothing at all.
            if ($places[$c] !== null || $s % 2) {
                $levels[$id] = $places[$c] === null ? 'blank' : $ids[$c][$places[$c]];
            }
            $matrix[$c][$who]["s$s"] = $places[$c];
        }
        $full[] = ['submission' => "s$s", 'reviewer' => $who, 'role' => 'rater', 'levels' => $levels];
    }
}
$told = Agreement::table($rubric, $compact, 0.9, 300, 17);
$other = Agreement::table($rubric, [...$full, ['submission' => 's1', 'reviewer' => 'eve', 'role' => 'adjudicator', 'levels' => ['7' => 2]],
    ['submission' => 'new', 'reviewer' => 'ann', 'role' => 'agreed', 'levels' => []]], 0.9, 300, 17);
var_dump([$told['leftout'], $other['leftout']] === [0, 2], $told['criteria'] === $other['criteria'], array_keys($told['criteria']) === ['design', 7, 'use']);
ksort($told['reviewers']);
ksort($other['reviewers']);
var_dump($told['reviewers'] === $other['reviewers'], $told['submissions'], $told['reviews'] === count($compact));

$differ = function (string $what, mixed $a, mixed $b) {
    if (is_float($a) && is_float($b) ? abs($a - $b) > 1e-12 : $a !== $b) {
        echo "$what: ", json_encode([$a, $b]), "\n";
    }
};
$pairs = $exact = 0;
$beside = [];
foreach (array_values($told['criteria']) as $c => $row) {
    $names = array_map(fn($s) => "s$s", range(0, 59));
    $ratings = array_map(fn($list) => array_map(fn($s) => $list[$s] ?? null, $names), $matrix[$c]);
    $ordinal = Agreement::explain('alpha', $ratings, Metric::Ordinal);
    foreach (['units', 'pairable', 'raters', 'ratings', 'pairs'] as $count) {
        $differ($count, $row[$count], $ordinal[$count]);
    }
    $differ('alpha', $row['alpha'], $ordinal['value']);
    $differ('exact', $row['exact'], Agreement::percent($ratings));
    $differ('adjacent', $row['adjacent'], Agreement::percent($ratings, 1));
    $differ('ac', $row['ac'], Agreement::ac($ratings, array_keys($ids[$c]), Weighting::Quadratic));
    [$low, $high, $used] = Agreement::alphaInterval($ratings, Metric::Ordinal, 0.9, 300, 17);
    $differ('interval', [$row['low'], $row['high'], $row['used']], [$low, $high, $used]);
    [$low, $high, $used] = Agreement::alphaJackknife($ratings, Metric::Ordinal, 0.9);
    $jackknife = Agreement::table($rubric, $compact, 0.9, 0)['criteria'][array_keys($told['criteria'])[$c]];
    $differ('low', $jackknife['low'], $low);
    $differ('high', $jackknife['high'], $high);
    $differ('used', $jackknife['used'], $used);
    $differ('given', array_sum($row['given']), $row['ratings']);
    $differ('unscored', $row['unscored'] + $row['ratings'], count($compact));
    $differ('why', $row['why'], ['kappa' => 'not_two']);
    $pairs += $row['pairs'];
    $exact += round($row['exact'] * $row['pairs']);
    foreach (Agreement::percentPairs($ratings) as $pair) {
        foreach (['a' => 1, 'b' => -1] as $side => $sign) {
            $beside[$pair[$side]]['pairs'] = ($beside[$pair[$side]]['pairs'] ?? 0) + $pair['units'];
            $beside[$pair[$side]]['sum'] = ($beside[$pair[$side]]['sum'] ?? 0) + $sign * $pair['units'] * ($pair['difference'] ?? 0);
            $beside[$pair[$side]]['exact'] = ($beside[$pair[$side]]['exact'] ?? 0) + $pair['units'] * ($pair['share'] ?? 0);
        }
    }
}
$differ('pairs', $told['pairs'], $pairs);
$differ('exact of all', $told['exact'], $exact / $pairs);
foreach ($told['reviewers'] as $who => $row) {
    $differ("pairs of $who", $row['pairs'], $beside[$who]['pairs']);
    $differ("difference of $who", $row['difference'], $beside[$who]['sum'] / $beside[$who]['pairs']);
    $differ("exact of $who", $row['exact'], $beside[$who]['exact'] / $beside[$who]['pairs']);
}

// The order of the reviews is nobody's business: the seeded interval stays, and sums of fractions to the last bits.
shuffle($full);
$shuffled = Agreement::table($rubric, $full, 0.9, 300, 17);
foreach ($told['criteria'] as $id => $row) {
    foreach ($row as $figure => $value) {
        $differ("$figure of $id, shuffled", $value, $shuffled['criteria'][$id][$figure]);
    }
    $differ("interval of $id, shuffled", [$row['low'], $row['high']], [$shuffled['criteria'][$id]['low'], $shuffled['criteria'][$id]['high']]);
}
foreach ($told['reviewers'] as $who => $row) {
    foreach ($row as $figure => $value) {
        $differ("$figure of $who, shuffled", $value, $shuffled['reviewers'][$who][$figure]);
    }
}

// Just two reviewers: Cohen's kappa; and what is undefined says why.
$two = array_values(array_filter($compact, fn($review) => in_array($review[1], ['ann', 'bob'], true)));
$names = array_unique(array_column($two, 0));
foreach (array_values(Agreement::table($rubric, $two)['criteria']) as $c => $row) {
    $differ('kappa', $row['kappa'], Agreement::kappa(array_map(fn($s) => $matrix[$c]['ann'][$s] ?? null, array_values($names)), array_map(fn($s) => $matrix[$c]['bob'][$s] ?? null, array_values($names)),
        array_keys($ids[$c]), Weighting::Quadratic));
}
echo json_encode(Agreement::table($rubric, [])), "\n";
echo json_encode(Agreement::table($rubric, [[1, 2, [0, 0, null]], [1, 3, [0, null, null]]])['criteria']), "\n";

$good = ['submission' => 1, 'reviewer' => 2, 'levels' => []];
foreach ([
    [1], [[]], [$good, ['submission' => 1] + $good], [[1, 2, [0, 0]]], [[1, 2, [0, 0, 3]]], [[1, 2, [0, -1, 0]]], [[1, 2, ['0', 0, 0]]], [[1, 2, 3]], [[1.5, 2, [0, 0, 0]]], [[1, null, [0, 0, 0]]],
    [['role' => 'boss'] + $good], [['levels' => 'x'] + $good], [['levels' => ['none' => 'd1']] + $good], [['levels' => ['use' => 'd1']] + $good], [['levels' => ['use' => '']] + $good],
    [['levels' => ['use' => 1.5]] + $good], [['levels' => [8 => 'u1']] + $good],
] as $bad) {
    try {
        Agreement::table($rubric, $bad);
        echo 'NOT REFUSED ', json_encode($bad), "\n";
    } catch (Error $e) {
        echo get_class($e), ': ', substr($e->getMessage(), strlen('Microcred\Agreement::table(): Argument ')), "\n";
    }
}
$many = array_map(fn($i) => [$i >> 1, $i & 1, [$i % 4, $i % 2, $i % 3]], range(0, 19999));
foreach ([fn() => Agreement::table($rubric, $many, 0.9, 1000000), fn() => Agreement::table($rubric, [], 0), fn() => Agreement::table($rubric, [], NAN), fn() => Agreement::table($rubric, [], 0.5, -1), fn() => Agreement::table($rubric, [], 0.5, 1000001)] as $call) {
    try {
        $call();
        echo "NOT REFUSED\n";
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
int(60)
bool(true)
{"submissions":0,"reviews":0,"leftout":0,"pairs":0,"exact":null,"adjacent":null,"criteria":{"design":{"levels":4,"units":0,"pairable":0,"raters":0,"ratings":0,"unscored":0,"pairs":0,"given":[0,0,0,0],"exact":null,"adjacent":null,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":null,"why":{"exact":"no_units","adjacent":"no_units","alpha":"no_units","interval":"no_units","kappa":"no_units","ac":"no_units"}},"7":{"levels":2,"units":0,"pairable":0,"raters":0,"ratings":0,"unscored":0,"pairs":0,"given":[0,0],"exact":null,"adjacent":null,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":null,"why":{"exact":"no_units","adjacent":"no_units","alpha":"no_units","interval":"no_units","kappa":"no_units","ac":"no_units"}},"use":{"levels":3,"units":0,"pairable":0,"raters":0,"ratings":0,"unscored":0,"pairs":0,"given":[0,0,0],"exact":null,"adjacent":null,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":null,"why":{"exact":"no_units","adjacent":"no_units","alpha":"no_units","interval":"no_units","kappa":"no_units","ac":"no_units"}}},"reviewers":[]}
{"design":{"levels":4,"units":1,"pairable":1,"raters":2,"ratings":2,"unscored":0,"pairs":1,"given":[2,0,0,0],"exact":1,"adjacent":1,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":1,"why":{"alpha":"one_value","interval":"one_value","kappa":"one_value"}},"7":{"levels":2,"units":1,"pairable":0,"raters":1,"ratings":1,"unscored":1,"pairs":0,"given":[1,0],"exact":null,"adjacent":null,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":null,"why":{"exact":"no_pairs","adjacent":"no_pairs","alpha":"no_pairs","interval":"no_pairs","kappa":"no_pairs","ac":"no_pairs"}},"use":{"levels":3,"units":1,"pairable":0,"raters":0,"ratings":0,"unscored":2,"pairs":0,"given":[0,0,0],"exact":null,"adjacent":null,"alpha":null,"low":null,"high":null,"used":0,"kappa":null,"ac":null,"why":{"exact":"no_pairs","adjacent":"no_pairs","alpha":"no_pairs","interval":"no_pairs","kappa":"no_pairs","ac":"no_pairs"}}}
TypeError: #2 ($reviews) must be a list of reviews, int given at [0]
ValueError: #2 ($reviews) must have submission, reviewer and levels at [0]
ValueError: #2 ($reviews) must have one review of a submission by the same reviewer, a second one given at [1]
ValueError: #2 ($reviews) must have a place on its scale or null for each of the rubric's 3 criteria at [0][2]
ValueError: #2 ($reviews) must have places from 0 to 2 for criterion "use", 3 given at [0][2][2]
ValueError: #2 ($reviews) must have places from 0 to 1 for criterion "7", -1 given at [0][2][1]
TypeError: #2 ($reviews) must have whole numbers or null for places on a scale, string given at [0][2][0]
TypeError: #2 ($reviews) must have an array of levels, int given at [0][2]
TypeError: #2 ($reviews) must have strings or whole numbers for the ids of submission and reviewer, not so at [0]
TypeError: #2 ($reviews) must have strings or whole numbers for the ids of submission and reviewer, not so at [0]
ValueError: #2 ($reviews) must have rater, adjudicator or agreed for a role, not so at [0]["role"]
TypeError: #2 ($reviews) must have an array of levels, string given at [0]["levels"]
ValueError: #2 ($reviews) must have criteria of the rubric only, not so at [0]["levels"]["none"]
ValueError: #2 ($reviews) must have levels of their own criterion, not so at [0]["levels"]["use"]
ValueError: #2 ($reviews) must have level ids or unscorable codes, not so at [0]["levels"]["use"]
TypeError: #2 ($reviews) must have level ids or unscorable codes as strings, float given at [0]["levels"]["use"]
ValueError: #2 ($reviews) must have criteria of the rubric only, not so at [0]["levels"][8]
Microcred\Agreement::table(): Argument #4 ($resamples) is too large for so many submissions
Microcred\Agreement::table(): Argument #3 ($confidence) must be between 0 and 1
Microcred\Agreement::table(): Argument #3 ($confidence) must be between 0 and 1
Microcred\Agreement::table(): Argument #4 ($resamples) must be between 0 and 1000000
Microcred\Agreement::table(): Argument #4 ($resamples) must be between 0 and 1000000
