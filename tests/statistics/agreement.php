<?php
// Data sets of many kinds, and what Microcred\Agreement says of them, as two CSV files for agreement.R in the folder given.
// What can be told without R is checked here: that an interval is the one its description promises, number for number.
//
//   php -d extension=.../microcred.so tests/statistics/agreement.php FOLDER

use Microcred\Agreement;
use Microcred\Metric;
use Microcred\Weighting;

$folder = $argv[1] ?? exit("usage: agreement.php FOLDER\n");
mt_srand(4);

/** A file of rows; numbers with all their digits. */
function csv(string $path, array $header, iterable $rows): void {
    $file = fopen($path, 'w');
    fputcsv($file, $header);
    foreach ($rows as $row) {
        fputcsv($file, array_map(fn($value) => is_float($value) ? sprintf('%.17g', $value) : $value ?? 'NA', $row));
    }
    fclose($file);
}

/** @return array<string, array{scale: list<float>, ratings: list<list<?float>>}> */
function data_sets(): array {
    $list = fn(string $line) => array_map(fn($v) => $v === '.' ? null : (float) $v, str_split($line));
    // Krippendorff 2011, section C; Shrout & Fleiss 1979; the data "anxiety" of the R package irr.
    $sets = [
        'krippendorff2011' => ['scale' => range(1.0, 5.0), 'ratings' => array_map($list, ['123321412...', '1233224125..', '.33323422513', '12332441251.'])],
        'shroutfleiss1979' => ['scale' => range(1.0, 10.0), 'ratings' => array_map(fn($list) => array_map('floatval', $list), [[9, 6, 8, 7, 10, 6], [2, 1, 4, 1, 5, 2], [5, 3, 6, 2, 6, 4], [8, 2, 8, 6, 9, 7]])],
        'anxiety' => ['scale' => range(1.0, 6.0), 'ratings' => array_map($list, ['33345523522615221243', '36462424332333221334', '21443216111233113322'])],
    ];
    for ($i = 1; $i <= 120; $i++) {
        $levels = mt_rand(2, 7);
        // Equal steps, or points as rubrics have them.
        $scale = $i % 2 ? range(0.0, $levels - 1) : array_slice([0.0, 0.5, 1.25, 2.0, 4.0, 4.75, 8.0], 0, $levels);
        $raters = $i % 5 === 0 ? 2 : mt_rand(2, 6);
        $units = mt_rand(2, $i % 10 === 0 ? 300 : 40);
        $missing = [0, 0, 1, 3, 5][$i % 5];
        $spread = mt_rand(0, 2);
        $lenient = array_map(fn() => mt_rand(0, 3) ? 0 : mt_rand(-1, 1), range(1, $raters));
        $ratings = array_fill(0, $raters, []);
        for ($u = 0; $u < $units; $u++) {
            $true = mt_rand(0, $levels - 1);
            foreach ($lenient as $r => $shift) {
                $ratings[$r][] = mt_rand(1, 10) <= $missing ? null : $scale[max(0, min($levels - 1, $true + $shift + mt_rand(-$spread, $spread)))];
            }
        }
        $sets["random$i"] = ['scale' => $scale, 'ratings' => $ratings];
    }
    return $sets;
}

/** alpha as the paper has it, on a matrix of coincidences: slow and plain (Krippendorff 2011, sections C and D). */
function plain_alpha(array $units, array $values, string $metric): ?float {
    $o = array_fill(0, count($values), array_fill(0, count($values), 0.0));
    foreach ($units as $unit) {
        foreach ($unit as $i => $c) {
            foreach ($unit as $j => $k) {
                if ($i !== $j) {
                    $o[$c][$k] += 1 / (count($unit) - 1);
                }
            }
        }
    }
    $n = array_map('array_sum', $o);
    $observed = $expected = 0;
    foreach ($values as $c => $x) {
        for ($k = $c + 1; $k < count($values); $k++) {
            $d = match ($metric) {
                'nominal' => 1,
                'ordinal' => (array_sum(array_slice($n, $c, $k - $c + 1)) - ($n[$c] + $n[$k]) / 2) ** 2,
                'interval' => ($x - $values[$k]) ** 2,
                'ratio' => (($x - $values[$k]) / ($x + $values[$k])) ** 2,
            };
            $observed += $o[$c][$k] * $d;
            $expected += $n[$c] * $n[$k] * $d;
        }
    }
    return $expected > 0 ? 1 - (array_sum($n) - 1) * $observed / $expected : null;
}

/** The interval with PHP's own generator, which has the same name and the same seeding. */
function plain_interval(array $units, array $values, string $metric, float $confidence, int $resamples, int $seed): ?array {
    $engine = new Random\Engine\Xoshiro256StarStar($seed);
    $count = count($units);
    // Lemire 2019, on the upper 32 bits.
    $below = function () use ($engine, $count): int {
        do {
            $product = unpack('V2', $engine->generate())[2] * $count;
        } while (($product & 0xffffffff) < (2 ** 32 - $count) % $count);
        return $product >> 32;
    };
    $alphas = [];
    for ($i = 0; $i < $resamples; $i++) {
        $drawn = [];
        for ($u = 0; $u < $count; $u++) {
            $drawn[] = $units[$below()];
        }
        $alpha = plain_alpha($drawn, $values, $metric);
        if ($alpha !== null) {
            $alphas[] = $alpha;
        }
    }
    if ($alphas === []) {
        return null;
    }
    sort($alphas);
    $quantile = function (float $p) use ($alphas): float {
        $at = $p * (count($alphas) - 1);
        $below = (int) $at;
        return $alphas[$below] + ($at - $below) * (($alphas[$below + 1] ?? $alphas[$below]) - $alphas[$below]);
    };
    return [$quantile((1 - $confidence) / 2), $quantile((1 + $confidence) / 2), count($alphas)];
}

$ratings = $figures = [];
$passed = $failed = 0;
foreach (data_sets() as $name => ['scale' => $scale, 'ratings' => $lists]) {
    $matrix = array_map(fn($u) => array_column($lists, $u), array_keys($lists[0]));
    foreach ($lists as $r => $list) {
        foreach ($list as $u => $rating) {
            $ratings[] = [$name, $r, $u, $rating, implode(' ', $scale)];
        }
    }
    $add = function (string $statistic, ?float $value) use (&$figures, $name) {
        $figures[] = [$name, $statistic, $value];
    };
    foreach (Metric::cases() as $metric) {
        $add("alpha $metric->value", Agreement::alpha($lists, $metric));
        foreach (Agreement::alphaJackknife($lists, $metric, 0.95) ?? [null, null, null] as $i => $value) {
            $add(['low', 'high', 'units'][$i] . " $metric->value", $value);
        }
    }
    foreach (Weighting::cases() as $weighting) {
        $add("kappa $weighting->value", Agreement::kappa($lists[0], $lists[1], $scale, $weighting));
        $add("ac $weighting->value", Agreement::ac($lists, $scale, $weighting));
    }
    $add('fleiss', Agreement::fleiss(array_map(fn($row) => array_map(fn($level) => count(array_keys($row, $level, true)), $scale), $matrix)));
    $test = Agreement::fleissTest(array_map(fn($row) => array_map(fn($level) => count(array_keys($row, $level, true)), $scale), $matrix));
    $add('fleiss z', $test['z'] ?? null);
    foreach ($scale as $i => $level) {
        $add("fleiss kappa $i", $test['categories'][$i]['kappa'] ?? null);
        $add("fleiss z $i", $test['categories'][$i]['z'] ?? null);
    }
    $add('conger', Agreement::conger($lists, $scale));
    $add('exact', Agreement::percent($lists));
    $add('near', Agreement::percent($lists, 1));
    $icc = Agreement::icc($matrix);
    foreach (['icc11', 'icc21', 'icc31', 'icc1k', 'icc2k', 'icc3k', 'bms', 'wms', 'jms', 'ems'] as $figure) {
        $add($figure, $icc[$figure] ?? null);
    }
    foreach (['targets', 'judges', 'residual'] as $component) {
        $add("variance $component", $icc['variance'][$component] ?? null);
    }

    // The interval, number for number; every tenth set, as plain PHP takes its time.
    if (crc32($name) % 8 === 0 || $name === 'krippendorff2011') {
        $values = array_values(array_unique(array_merge(...array_map(fn($row) => count(array_filter($row, 'is_float')) > 1 ? array_filter($row, 'is_float') : [], $matrix))));
        sort($values);
        $units = array_map(fn($row) => array_map(fn($rating) => array_search($rating, $values, true), array_values(array_filter($row, 'is_float'))), $matrix);
        $units = array_values(array_filter($units, fn($unit) => count($unit) > 1));
        // Units are drawn by their place in an order of their own, whatever order they came in: fewer ratings first, then by
        // values. That is how PHP compares lists, too.
        array_walk($units, fn(&$unit) => sort($unit));
        sort($units);
        foreach (Metric::cases() as $metric) {
            $ours = Agreement::alphaInterval($lists, $metric, 0.9, 60, 77);
            $plain = count($values) > 1 ? plain_interval($units, $values, $metric->value, 0.9, 60, 77) : null;
            $same = $ours === null ? $plain === null : $plain !== null && $ours[2] === $plain[2] && abs($ours[0] - $plain[0]) < 1e-12 && abs($ours[1] - $plain[1]) < 1e-12;
            $passed += $same;
            $failed += !$same;
            echo $same ? '' : "FAIL $name interval $metric->value: " . json_encode([$ours, $plain]) . "\n";
        }
    }
}
csv("$folder/ratings.csv", ['set', 'rater', 'unit', 'rating', 'scale'], $ratings);
csv("$folder/figures.csv", ['set', 'statistic', 'value'], $figures);
echo "$passed passed, $failed failed\n";
exit($failed > 0 ? 1 : 0);
