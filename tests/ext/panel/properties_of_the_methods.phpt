--TEST--
Panel::decide(): what must hold of every method, whatever the ratings
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Panel, Rules};

mt_srand(20263);
$points = [0, 0.5, 2, 2, 3.25, 5];
$rubric = rubric([$points]);
$methods = [
    'mean' => [], 'median' => ['evenmedian' => 'mean'], 'median low' => ['evenmedian' => 'low'], 'median high' => ['evenmedian' => 'high'],
    'trimmed_mean' => ['trim' => 1], 'majority met' => ['evenmajority' => 'met'], 'majority not' => ['evenmajority' => 'notmet'],
];

$rules = function (string $method, array $more, int $reviewers, string $cut, string $with = '') use ($rubric): Rules {
    $resolution = ['without' => strtok($method, ' ')] + $more;
    if ($with !== '') {
        $resolution += ['with' => $with, 'scope' => 'all', 'adjudicatorsees' => $with === 'discussion' ? 'reviews' : 'nothing'] + ($with === 'tertium_quid' ? ['tie' => 'lower'] : []);
    }
    return Rules::fromJson(json_encode(['format' => 'microcred-rules-1', 'kind' => 'conjunctive', 'mustpass' => ['c1' => $cut], 'reviewers' => $reviewers,
        'triggers' => $with === '' ? [] : [['type' => 'gap', 'measure' => 'points', 'over' => 0]], 'unscorable' => [], 'resolution' => $resolution]), $rubric);
};
/** [exact value, met]; names in place of r0, r1, ... */
$decide = function (Rules $rules, array $levels, ?int $third = null, array $names = []) use ($rubric): array {
    $reviews = [];
    foreach ($levels as $i => $level) {
        $reviews[] = ['reviewer' => $names[$i] ?? "r$i", 'role' => 'rater', 'levels' => ['c1' => "c1l$level"]];
    }
    if ($third !== null) {
        $role = str_contains($rules->toJson(), '"discussion"') ? 'agreed' : 'adjudicator';
        $reviews[] = ['reviewer' => $names[count($levels)] ?? 'x', 'role' => $role, 'levels' => ['c1' => "c1l$third"]];
    }
    shuffle($reviews);
    $decision = Panel::decide($rubric, $rules, $reviews);
    return [$decision->criteria[0]['resolved'], $decision->criteria[0]['met'], $decision->criteria[0]['value'], $decision->outcome->value];
};
$counts = array_fill_keys(['order', 'names', 'agreed', 'between', 'rising', 'majority', 'alone'], 0);
$hold = function (bool $holds, string $what, mixed ...$with) use (&$counts): void {
    $counts[$what]++;
    if (!$holds) {
        echo "NOT $what: ", json_encode($with), "\n";
    }
};
for ($i = 0; $i < 1500; $i++) {
    $n = mt_rand(3, 15);
    $levels = array_map(fn() => mt_rand(1, 6), range(1, $n));
    $cut = 'c1l' . mt_rand(1, 6);
    $results = [];
    foreach ($methods as $method => $more) {
        $set = $rules($method, $more, $n, $cut);
        $result = $results[$method] = $decide($set, $levels);
        // The order of the reviews, and of the reviewers' names, changes nothing.
        $hold($result === $decide($set, $levels), 'order', $method, $levels);
        $names = array_map(fn($i) => 'p' . (($i * 7 + 3) % 17), range(0, $n));
        $shuffled = $levels;
        shuffle($shuffled);
        $hold($result === $decide($set, $shuffled, null, $names), 'names', $method, $levels);
        // Who all agree get what they gave.
        $level = $levels[0];
        $hold($decide($set, array_fill(0, $n, $level))[2] === (float) $points[$level - 1], 'agreed', $method, $level);
        // No value lies outside the ratings.
        $given = array_map(fn($level) => $points[$level - 1], $levels);
        $hold($result[2] >= min($given) && $result[2] <= max($given), 'between', $method, $levels);
        // A rater who gives more never makes a met criterion not met, nor (a majority apart) the value less.
        $raised = $levels;
        $who = mt_rand(0, $n - 1);
        $raised[$who] = min(6, $raised[$who] + 1);
        [, $met, $value] = $decide($set, $raised);
        $hold(!($result[1] && !$met) && ($value >= $result[2] || str_starts_with($method, 'majority')), 'rising', $method, $levels, $raised);
    }
    // More than half reach a cut just where the lower median does, and at least half where the higher one does.
    $hold($results['majority not'][1] === $results['median low'][1] && $results['majority met'][1] === $results['median high'][1], 'majority', $levels, $cut);
    // Of two raters and a third: the expert and the agreed review stand alone, parity is the mean of three, and two who agree need nobody.
    [$a, $b, $third] = $levels;
    foreach (['expert', 'discussion'] as $with) {
        $result = $decide($rules('mean', [], 2, $cut, $with), [$a, $b], $third);
        $hold($points[$a - 1] == $points[$b - 1] || $result[2] === (float) $points[$third - 1], 'alone', $with, $a, $b, $third);
    }
    $hold($decide($rules('mean', [], 2, $cut, 'parity'), [$a, $b], $third) === $decide($rules('mean', [], 2, $cut, 'mean'), [$a, $b], $third), 'alone', $a, $b, $third);
    $quid = $decide($rules('mean', [], 2, $cut, 'tertium_quid'), [$a, $b], $third);
    $hold($quid === $decide($rules('mean', [], 2, $cut, 'tertium_quid'), [$b, $a], $third), 'names', $a, $b, $third);
}
echo json_encode($counts), "\n";
--EXPECT--
{"order":10500,"names":12000,"agreed":10500,"between":10500,"rising":10500,"majority":1500,"alone":4500}
