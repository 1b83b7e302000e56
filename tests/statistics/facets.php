<?php
// Rating designs of several kinds, and what Microcred\Facets makes of them, as CSV files for facets.R in the folder given.
//
//   php -d extension=.../microcred.so tests/statistics/facets.php FOLDER

use Microcred\Facets;
use Microcred\FacetsExtremes;
use Microcred\FacetsThresholds;

$folder = $argv[1] ?? exit("usage: facets.php FOLDER\n");
mt_srand(6);

/** A number between 0 and 1. */
function chance(): float {
    return mt_rand() / mt_getrandmax();
}

/** About a standard normal deviate. */
function normal(): float {
    return array_sum(array_map(fn() => chance(), range(1, 12))) - 6;
}

/** A rating drawn from the model. */
function draw(float $eta, array $thresholds): int {
    $terms = [1.0];
    $at = 0.0;
    foreach ($thresholds as $threshold) {
        $at += $eta - $threshold;
        $terms[] = exp($at);
    }
    $left = chance() * array_sum($terms);
    foreach ($terms as $x => $term) {
        $left -= $term;
        if ($left < 0) {
            return $x;
        }
    }
    return count($thresholds);
}

/**
 * Candidates by some of the reviewers on all criteria.
 *
 * @return array{0: list<string>, 1: list<string>, 2: list<string>, 3: list<?int>}
 */
function design(int $candidates, int $reviewers, int $each, array $levels, float $missing): array {
    $thresholds = [];
    foreach ($levels as $criterion => $count) {
        $thresholds[$criterion] = array_map(fn(int $x) => 1.6 * ($x - $count / 2) + 0.3 * normal(), range(1, $count - 1));
    }
    $severity = array_map(fn() => 0.8 * normal(), range(1, $reviewers));
    $lists = [[], [], [], []];
    for ($n = 0; $n < $candidates; $n++) {
        $measure = 0.4 + 1.3 * normal();
        foreach ((array) array_rand($severity, $each) as $i) {
            foreach ($thresholds as $criterion => $steps) {
                $lists[0][] = "n$n";
                $lists[1][] = "i$i";
                $lists[2][] = $criterion;
                $lists[3][] = chance() < $missing ? null : draw($measure - $severity[$i], $steps);
            }
        }
    }
    return $lists;
}

/** @return array<string, array{0: array, 1: array<string, int>, 2: FacetsThresholds}> lists, levels, thresholds */
function data_sets(): array {
    $rating = FacetsThresholds::RatingScale;
    $partial = FacetsThresholds::PartialCredit;
    $four = ['c1' => 4, 'c2' => 4, 'c3' => 4, 'c4' => 4];
    $mixed = ['c1' => 4, 'c2' => 2, 'c3' => 5, 'c4' => 3];
    $sets = [
        'complete, rating scale' => [design(25, 4, 4, $four, 0), $four, $rating],
        'complete, partial credit' => [design(25, 4, 4, $four, 0), $four, $partial],
        'sparse, rating scale' => [design(45, 6, 2, $four, 0.15), $four, $rating],
        'sparse, partial credit' => [design(45, 5, 3, $mixed, 0.1), $mixed, $partial],
        'one reviewer, two levels' => [design(60, 1, 1, array_fill_keys(['a', 'b', 'c', 'd', 'e', 'f'], 2), 0), array_fill_keys(['a', 'b', 'c', 'd', 'e', 'f'], 2), $rating],
        'one criterion' => [design(60, 5, 4, ['c1' => 5], 0), ['c1' => 5], $rating],
    ];
    foreach ([$rating, $partial] as $thresholds) {
        // Nobody gives the level in the middle, nor the highest.
        $lists = design(40, 4, 3, $four, 0.05);
        $lists[3] = array_map(fn(?int $x) => $x === null ? null : [0, 1, 3, 4][$x], $lists[3]);
        $sets["levels not in use, $thresholds->value"] = [$lists, array_fill_keys(array_keys($four), 6), $thresholds];
        // Some got only the lowest or only the highest, a reviewer gives only the highest, and a criterion is always the same.
        $lists = design(35, 5, 3, $four, 0);
        foreach ($lists[3] as $r => &$x) {
            $x = match (true) {
                $lists[0][$r] === 'n3' => 3,
                $lists[0][$r] === 'n7' => 0,
                $lists[1][$r] === 'i2' => 3,
                $lists[2][$r] === 'c4' && $thresholds === $partial => 2,
                default => $x,
            };
        }
        unset($x);
        $sets["extreme, $thresholds->value"] = [$lists, $four, $thresholds];
    }
    return $sets;
}

/** A file of rows; numbers with all their digits. */
function csv(string $path, array $header, array $rows): void {
    $file = fopen($path, 'w');
    fputcsv($file, $header);
    foreach ($rows as $row) {
        fputcsv($file, array_map(fn($value) => is_float($value) ? sprintf('%.17g', $value) : $value ?? 'NA', $row));
    }
    fclose($file);
}

$ratings = $elements = $thresholds = $summaries = $fits = [];
foreach (data_sets() as $set => [$lists, $levels, $kind]) {
    foreach (array_keys($lists[0]) as $r) {
        $ratings[] = [$set, $kind->value, $lists[0][$r], $lists[1][$r], $lists[2][$r], $lists[3][$r]];
    }
    $fit = Facets::fit(...[...$lists, $levels, $kind, FacetsExtremes::Adjusted]);
    $fits[] = [$set, $fit->reason, $fit->counts['used'], $fit->convergence['loglikelihood'], $fit->convergence['residual']];
    foreach (['candidates', 'reviewers', 'criteria'] as $facet) {
        foreach ($fit->$facet as $id => $e) {
            $elements[] = [$set, $facet, $id, $e['measure'], $e['error'], $e['fair'], $e['infit'], $e['outfit'], $e['infitz'], $e['outfitz'], $e['extreme'], $e['reason']];
        }
        $s = $fit->facets[$facet];
        $summaries[] = [$set, $facet, $s['estimated'], $s['mean'], $s['sd'], $s['rmse'], $s['separation'], $s['reliability'], $s['chisquare']];
    }
    foreach ($fit->thresholds as $one) {
        foreach ($one['levels'] as $x => $level) {
            $thresholds[] = [$set, count($fit->thresholds) > 1 ? $one['criteria'][0] : 'all', $x, $level['count'], $level['threshold'], $level['error']];
        }
    }
}
csv("$folder/ratings.csv", ['set', 'kind', 'candidate', 'reviewer', 'criterion', 'rating'], $ratings);
csv("$folder/fits.csv", ['set', 'reason', 'used', 'loglikelihood', 'residual'], $fits);
csv("$folder/elements.csv", ['set', 'facet', 'id', 'measure', 'error', 'fair', 'infit', 'outfit', 'infitz', 'outfitz', 'extreme', 'reason'], $elements);
csv("$folder/thresholds.csv", ['set', 'criterion', 'position', 'count', 'threshold', 'error'], $thresholds);
csv("$folder/summaries.csv", ['set', 'facet', 'estimated', 'mean', 'sd', 'rmse', 'separation', 'reliability', 'chisquare'], $summaries);
echo count($fits), " designs written\n", count($fits), " passed, 0 failed\n";
