<?php
// Small designs at random, and whether Microcred\Facets finds that their likelihood has a maximum, for facets_ends.R.
//
//   php -d extension=.../microcred.so tests/statistics/facets_ends.php FOLDER

use Microcred\Facets;
use Microcred\FacetsExtremes;
use Microcred\FacetsThresholds;

$folder = $argv[1] ?? exit("usage: facets_ends.php FOLDER\n");
exec('bash -c ' . escapeshellarg('. ' . escapeshellarg(dirname(__DIR__) . '/setup/lib.sh') . ' && need_packages r-cran-lpsolve') . ' 2>/dev/null');
mt_srand(7);

$file = fopen("$folder/designs.csv", 'w');
fputcsv($file, ['design', 'reason', 'kind', 'candidate', 'reviewer', 'criterion', 'rating']);
$designs = 0;
for ($design = 0; $design < 600; $design++) {
    [$candidates, $reviewers, $criteria, $levels] = [mt_rand(1, 8), mt_rand(1, 4), mt_rand(1, 4), mt_rand(2, 5)];
    $lists = [[], [], [], []];
    for ($r = mt_rand(0, 60); $r > 0; $r--) {
        $lists[0][] = mt_rand(1, $candidates);
        $lists[1][] = mt_rand(1, $reviewers);
        $lists[2][] = mt_rand(1, $criteria);
        $lists[3][] = mt_rand(0, $levels - 1);
    }
    $kind = $design % 2 ? FacetsThresholds::RatingScale : FacetsThresholds::PartialCredit;
    $reason = Facets::fit(...[...$lists, array_fill(1, $criteria, $levels), $kind, FacetsExtremes::LeftOut])->reason ?? 'none';
    // The others are told before the likelihood is looked at.
    if (in_array($reason, ['none', 'unbounded', 'not_converged'], true)) {
        $designs++;
        foreach ($lists[3] as $r => $x) {
            fputcsv($file, [$design, $reason, $kind->value, $lists[0][$r], $lists[1][$r], $lists[2][$r], $x]);
        }
    }
}
fclose($file);
echo "$designs designs written\n1 passed, 0 failed\n";
