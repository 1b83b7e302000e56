--TEST--
Facets: a closed form, severities that come back, subsets, extreme and unused, and names and order that change nothing
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Facets, FacetsExtremes, FacetsThresholds};

$rating = FacetsThresholds::RatingScale;
$partial = FacetsThresholds::PartialCredit;
$out = FacetsExtremes::LeftOut;
$adjusted = FacetsExtremes::Adjusted;
function near(string $what, ?float $value, float $expected, float $within = 1e-9): void {
    echo $what, ': ', $value !== null && abs($value - $expected) <= $within ? 'ok' : var_export($value, true) . " instead of $expected", "\n";
}

// Two criteria with two levels: the difference is 2 log(26 / 7) (Andersen 1973; Wright & Douglas 1977).
$lists = [[], [], [], []];
foreach ([26 => [1, 0], 7 => [0, 1], 4 => [1, 1]] as $times => $pattern) {
    for ($k = 0; $k < $times; $k++) {
        foreach ($pattern as $criterion => $x) {
            [$lists[0][], $lists[1][], $lists[2][], $lists[3][]] = ["$times-$k", 'r', $criterion, $x];
        }
    }
}
$fit = Facets::fit(...[...$lists, [2, 2], $rating, $out]);
near('two criteria', $fit->criteria[1]['measure'] - $fit->criteria[0]['measure'], 2 * log(26 / 7));
near('centred', $fit->criteria[1]['measure'] + $fit->criteria[0]['measure'], 0);
near('a candidate with one of two', $fit->candidates['7-3']['measure'], 0);
echo json_encode([$fit->reason, $fit->counts, $fit->candidates['4-0'], $fit->reviewers['r']['measure'], $fit->reviewers['r']['error'], $fit->subsets['criteria']]), "\n";
// With 0.3 off, 1.7 of 2 points: at B the two probabilities add up to that.
$b = Facets::fit(...[...$lists, [2, 2], $rating, $adjusted])->candidates['4-0'];
$p = fn(float $eta) => 1 / (1 + exp(-$eta));
near('adjusted', $p($b['measure'] - log(26 / 7)) + $p($b['measure'] + log(26 / 7)), 1.7);
near('its error', $b['error'] ** -2, array_sum(array_map(fn($s) => $p($b['measure'] + $s * log(26 / 7)) * $p(-$b['measure'] - $s * log(26 / 7)), [1, -1])));

// Drawn from the model: 400 candidates, 3 of 8 reviewers each, 4 criteria of 4 levels.
mt_srand(9);
$chance = fn() => mt_rand() / mt_getrandmax();
$severity = ['ann' => -0.9, 'bob' => -0.5, 'cyd' => -0.2, 'dee' => 0.0, 'eli' => 0.1, 'fay' => 0.3, 'gus' => 0.4, 'hal' => 0.8];
$difficulty = ['design' => -0.6, 'evidence' => 0.0, 'reflection' => 0.1, 'equity' => 0.5];
$lists = [[], [], [], []];
for ($n = 0; $n < 400; $n++) {
    $b = 0.3 + 2.2 * ($chance() + $chance() + $chance() - 1.5);
    foreach ((array) array_rand($severity, 3) as $i) {
        foreach ($difficulty as $j => $c) {
            $terms = [1.0];
            foreach ([-1.4, 0.1, 1.3] as $f) {
                $terms[] = end($terms) * exp($b - $severity[$i] - $c - $f);
            }
            $left = $chance() * array_sum($terms);
            $x = 0;
            while ($x < 3 && ($left -= $terms[$x]) >= 0) {
                $x++;
            }
            [$lists[0][], $lists[1][], $lists[2][], $lists[3][]] = [$n, $i, $j, $chance() < 0.03 ? null : $x];
        }
    }
}
$levels = array_fill_keys(array_keys($difficulty), 4);
foreach ([$rating, $partial] as $kind) {
    $fit = Facets::fit(...[...$lists, $levels, $kind, $adjusted]);
    $worst = max(array_map(fn($i) => abs($fit->reviewers[$i]['measure'] - $severity[$i]), array_keys($severity)));
    echo $kind->value, ': ', $worst < 0.3 ? 'severities come back' : "off by $worst", ', ', count($fit->thresholds), ' sets, ',
        $fit->facets['reviewers']['separation'] > 3 ? 'reviewers differ' : 'reviewers alike', ', ', $fit->convergence['change'] <= 1e-9 ? 'settled' : 'not settled', "\n";
    near('  severities', array_sum(array_column($fit->reviewers, 'measure')), 0);
    near('  thresholds', array_sum(array_column($fit->thresholds[0]['levels'], 'threshold')), 0);
    near('  levels used', array_sum(array_map(fn($set) => array_sum(array_column($set['levels'], 'count')), $fit->thresholds)), $fit->counts['used']);

    // Other names and another order.
    $worst = 0;
    for ($turn = 0; $turn < 5; $turn++) {
        $order = array_keys($lists[3]);
        shuffle($order);
        $names = fn(array $list, string $prefix) => array_map(fn($r) => $prefix . md5($prefix . $list[$r]), $order);
        $otherlevels = array_combine(array_map(fn($j) => "j" . md5("j$j"), array_keys($levels)), $levels);
        $other = Facets::fit($names($lists[0], "n$turn"), $names($lists[1], "i$turn"), $names($lists[2], 'j'), array_map(fn($r) => $lists[3][$r], $order),
            array_reverse($otherlevels), $kind, $adjusted);
        foreach ($fit->candidates as $id => $e) {
            $worst = max($worst, abs($e['measure'] - $other->candidates["n$turn" . md5("n$turn$id")]['measure']));
        }
        foreach ($fit->reviewers as $id => $e) {
            foreach (['measure', 'error', 'infit', 'outfit', 'infitz', 'outfitz', 'fair'] as $figure) {
                $worst = max($worst, abs($e[$figure] - $other->reviewers["i$turn" . md5("i$turn$id")][$figure]));
            }
        }
        foreach ($fit->criteria as $id => $e) {
            $worst = max($worst, abs($e['measure'] - $other->criteria['j' . md5("j$id")]['measure']));
        }
    }
    near('  names and order', $worst, 0);
}
// A steeper tolerance, fewer iterations.
$fit = Facets::fit(...[...$lists, $levels, $rating, $adjusted, 0.5]);
var_dump($fit->reason, $fit->convergence['iterations'] <= 4 && $fit->convergence['change'] <= 0.5);
$fit = Facets::fit(...[...$lists, $levels, $rating, $adjusted, 1e-9, 2]);
echo json_encode([$fit->reason, $fit->explanation, $fit->convergence['iterations'], $fit->reviewers['ann']['measure'], $fit->reviewers['ann']['reason'], $fit->facets['reviewers']['sd']]), "\n";

// Each reviewer with candidates of their own: linked through the criteria, and yet not to be compared.
$own = [['a', 'a', 'b', 'b', 'c', 'c', 'd', 'd'], ['r', 'r', 'r', 'r', 's', 's', 's', 's'], [1, 2, 1, 2, 1, 2, 1, 2], [0, 1, 2, 1, 1, 2, 2, 0]];
echo json_encode(Facets::connected(...$own)), "\n";
$fit = Facets::fit(...[...$own, [1 => 3, 2 => 3], $rating, $out]);
echo json_encode([$fit->reason, $fit->explanation, $fit->subsets['reviewers'], $fit->candidates['a']['reason'], $fit->criteria[1]['measure']]), "\n";
[$own[0][], $own[1][], $own[2][], $own[3][]] = ['c', 'r', 1, 1];
echo json_encode([Facets::connected(...$own)['connected'], Facets::fit(...[...$own, [1 => 3, 2 => 3], $rating, $out])->reason]), "\n";

// All the same; a Guttman pattern; two groups with a gap that nothing bounds.
$rows = function (array $rows): array {
    $lists = [[], [], [], []];
    foreach ($rows as $n => $row) {
        foreach (str_split($row) as $j => $x) {
            [$lists[0][], $lists[1][], $lists[2][], $lists[3][]] = [$n, 'r', $j, (int) $x];
        }
    }
    return $lists;
};
foreach ([['11', '11'], ['1000', '1100', '1110'], ['1000', '0100', '1110', '1101']] as $patterns) {
    $fit = Facets::fit(...[...$rows($patterns), array_fill(0, strlen($patterns[0]), 2), $rating, $adjusted]);
    echo json_encode([$fit->reason, $fit->explanation, array_column($fit->candidates, 'reason'), array_column($fit->candidates, 'extreme'), $fit->counts['used']]), "\n";
}
?>
--EXPECT--
two criteria: ok
centred: ok
a candidate with one of two: ok
[null,{"ratings":74,"missing":0,"used":66},{"ratings":2,"score":2,"measure":null,"error":null,"fair":null,"infit":null,"outfit":null,"infitz":null,"outfitz":null,"extreme":"highest","reason":"extreme"},0,null,[[0,1]]]
adjusted: ok
its error: ok
rating-scale: severities come back, 1 sets, reviewers differ, settled
  severities: ok
  thresholds: ok
  levels used: ok
  names and order: ok
partial-credit: severities come back, 4 sets, reviewers differ, settled
  severities: ok
  thresholds: ok
  levels used: ok
  names and order: ok
NULL
bool(true)
["not_converged","The measures did not settle within the iterations allowed",2,null,"not_converged",null]
{"connected":false,"candidates":[["a","b"],["c","d"]],"reviewers":[["r"],["s"]],"criteria":[[1,2]]}
["disconnected","The design falls into parts that share too little for their measures to be compared",[["r"],["s"]],"disconnected",null]
[true,null]
["one_category","All ratings that count are the same",["one_category","one_category"],[null,null],0]
["all_extreme","Once what is extreme is left out, nothing remains to compare",["extreme","no_information","extreme"],["lowest",null,"highest"],0]
["unbounded","The ratings do not hold the measures: the likelihood grows as they run away from each other",["unbounded","unbounded","unbounded","unbounded"],[null,null,null,null],16]
