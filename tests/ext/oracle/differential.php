<?php
// Compares the extension with the oracle on random rubrics, fillings, rules and panels.
//
//   php -d extension=microcred.so tests/ext/oracle/differential.php COUNT SEED
//
// Prints how many of each outcome there were. The first difference ends the run with status 1 and all that is needed to redo it.

require __DIR__ . '/oracle.php';

use Microcred\{Panel, Rubric, Rules};

/** A decimal literal without zeros at its end. */
function random_decimal(int $low, int $high, int $places): string {
    $number = mt_rand($low * 10 ** $places, $high * 10 ** $places);
    $digits = str_pad((string) abs($number), $places + 1, '0', STR_PAD_LEFT);
    $text = $places ? substr($digits, 0, -$places) . '.' . substr($digits, -$places) : $digits;
    $text = str_contains($text, '.') ? rtrim(rtrim($text, '0'), '.') : $text;
    return ($number < 0 ? '-' : '') . $text;
}

function pick(array $list): mixed {
    return $list[mt_rand(0, count($list) - 1)];
}

/** JSON in which decimals stand as their literals. */
function to_json(mixed $value, array $numbers = ['points', 'total', 'over']): string {
    $json = json_encode($value, JSON_THROW_ON_ERROR | JSON_UNESCAPED_SLASHES);
    return preg_replace('/"(' . implode('|', $numbers) . ')":"(-?[0-9.]+)"/', '"$1":$2', $json);
}

function random_rubric(): array {
    $places = pick([0, 0, 0, 1, 2, 5]);
    $haspoints = mt_rand(0, 9) > 0;
    $negative = mt_rand(0, 4) === 0 ? -5 : 0;
    $criteria = [];
    for ($c = 1; $c <= mt_rand(1, 7); $c++) {
        $points = array_map(fn() => random_decimal($negative, 6, $places), range(1, mt_rand(2, 5)));
        usort($points, fn($a, $b) => (float) $a <=> (float) $b);
        $levels = [];
        foreach ($points as $l => $value) {
            $levels[] = ['id' => "c{$c}l" . ($l + 1), 'text' => "Level $l"] + ($haspoints ? ['points' => $value] : []);
        }
        $criteria[] = ['id' => "c$c", 'title' => "Criterion $c", 'levels' => $levels];
    }
    return ['format' => 'microcred-rubric-1', 'criteria' => $criteria];
}

function random_rules(array $rubric): array {
    $ids = array_column($rubric['criteria'], 'id');
    $haspoints = isset($rubric['criteria'][0]['levels'][0]['points']);
    $kind = $haspoints ? pick(['conjunctive', 'compensatory', 'mixed']) : 'conjunctive';
    $rules = ['format' => 'microcred-rules-1', 'kind' => $kind];
    if ($kind !== 'compensatory') {
        foreach ($rubric['criteria'] as $i => $criterion) {
            if (mt_rand(0, 1) || (!isset($rules['mustpass']) && $i === count($ids) - 1)) {
                $rules['mustpass'][$criterion['id']] = pick($criterion['levels'])['id'];
            }
        }
    }
    if ($kind !== 'conjunctive') {
        foreach ($ids as $id) {
            if (!isset($rules['mustpass'][$id]) || mt_rand(0, 1)) {
                $rules['weights'][$id] = random_decimal(0, 3, pick([0, 0, 1, 5]));
            }
        }
        $rules['weights'] ??= [];
        if (!array_filter($rules['weights'], fn($weight) => (float) $weight > 0)) {
            $rules['weights'][$ids[0]] = '1';
        }
        // A total that the highest levels can reach, often the exact sum of some choice of levels.
        $total = new fraction(0);
        foreach ($rubric['criteria'] as $criterion) {
            $total = $total->plus(fraction::of(pick($criterion['levels'])['points'])->times(fraction::of($rules['weights'][$criterion['id']] ?? '0')));
        }
        $rules['total'] = preg_match('/^-?\d+(\.\d{1,5})?$/', (string) $total) ? (string) $total : (string) floor($total->over / $total->under);
    }
    $rules['reviewers'] = pick([1, 2, 2, 2, 2, 3, 4, mt_rand(5, 15)]);
    $rules['unscorable'] = mt_rand(0, 2) ? [['code' => 'NE', 'name' => 'No evidence'], ['code' => 'unreadable', 'name' => 'Cannot be read']] : [];
    $triggers = [];
    for ($i = mt_rand(0, 2); $i > 0 && $rules['reviewers'] > 1; $i--) {
        $measure = $haspoints ? pick(['steps', 'points']) : 'steps';
        $triggers[] = ['type' => 'gap', 'measure' => $measure, 'over' => random_decimal(0, 2, $measure === 'steps' ? 0 : pick([0, 1, 5]))]
            + (mt_rand(0, 1) ? ['criteria' => array_values(array_unique([pick($ids), pick($ids)]))] : []);
    }
    if (mt_rand(0, 1) && $rules['reviewers'] > 1) {
        $triggers[] = ['type' => 'split'];
    }
    if (mt_rand(0, 1) && $rules['unscorable']) {
        $triggers[] = ['type' => 'unscorable'];
    }
    shuffle($triggers);
    $rules['triggers'] = $triggers;
    $resolution = ['without' => pick(['mean', 'median'])];
    if ($triggers) {
        $ways = ['mean', 'median', 'expert'];
        $ways = $rules['reviewers'] > 1 ? [...$ways, 'discussion'] : $ways;
        $ways = $rules['reviewers'] === 2 ? [...$ways, 'parity', 'tertium_quid', 'tertium_quid'] : $ways;
        $resolution['with'] = pick($ways);
        $resolution['scope'] = pick(['all', 'triggered']);
        $resolution['adjudicatorsees'] = $resolution['with'] === 'discussion' ? 'reviews' : pick(['nothing', 'reviews']);
        if ($resolution['with'] === 'tertium_quid') {
            $resolution['tie'] = pick(['higher', 'lower']);
        }
    }
    if (in_array('median', $resolution, true)) {
        $resolution['evenmedian'] = pick(['mean', 'low', 'high']);
    }
    $rules['resolution'] = $resolution;
    return $rules;
}

/** Ratings near a common opinion, so that raters agree as often as they do not. */
function random_levels(array $rubric, array $rules, array $opinion, array $carried): array {
    $levels = [];
    foreach ($rubric['criteria'] as $criterion) {
        $id = $criterion['id'];
        if (isset($carried[$id])) {
            continue;
        }
        $position = max(0, min(count($criterion['levels']) - 1, $opinion[$id] + pick([0, 0, 0, 0, -1, 1, 2, -2])));
        $levels[$id] = $rules['unscorable'] && mt_rand(0, 15) === 0 ? pick($rules['unscorable'])['code'] : $criterion['levels'][$position]['id'];
    }
    return $levels;
}

/** What the extension decided, in the oracle's words. */
function told(\Microcred\Decision $decision): array {
    $json = json_decode($decision->toJson(), true, 64, JSON_THROW_ON_ERROR);
    $criteria = [];
    foreach ($json['criteria'] as $i => $criterion) {
        $counted = array_column(array_filter($criterion['inputs'], fn($input) => $input['counted']), 'reviewer');
        $criteria[$criterion['id']] = ['rule' => $criterion['rule'], 'resolved' => $criterion['resolved'], 'counted' => $counted, 'met' => $criterion['met']];
        same($criterion, $decision->criteria[$i], 'criteria as an array');
    }
    same($json['outcome'], $decision->outcome->value, 'outcome as a case');
    same(Microcred\canonicalize($decision->toJson()), $decision->toJson(), 'canonical form');
    return ['outcome' => $json['outcome'], 'criteria' => $criteria,
        'triggers' => array_map(fn($trigger) => ['type' => $trigger['type'], 'criteria' => $trigger['criteria']], $json['triggers']),
        'total' => $json['total'] === null ? false : $json['total']['value'], 'points' => $json['points']['value'] ?? null,
        'raters' => array_column($json['raters'], 'outcome', 'reviewer')];
}

/** By content, whatever the order of members. */
function same(mixed $expected, mixed $got, string $what): void {
    if ($expected != $got || gettype($expected) !== gettype($got)) {
        throw new DomainException("$what: the oracle has " . json_encode($expected) . ', the extension ' . json_encode($got));
    }
}

function compare_score(Rubric $rubric, array $document, array $levels): void {
    $score = $rubric->score($levels);
    $chosen = $lowest = $highest = [];
    foreach ($document['criteria'] as $criterion) {
        $points = array_map('floatval', array_column($criterion['levels'], 'points', 'id'));
        $lowest[] = $points ? min($points) : 0.0;
        $highest[] = $points ? max($points) : 0.0;
        $chosen[] = $points[$levels[$criterion['id']] ?? ''] ?? 0.0;
    }
    foreach ([[0.0, 100.0], [0.0, 70.0], [1.0, 4.0], [1.0, 1.0], [-10.0, 33.3]] as [$low, $high]) {
        foreach ([true, false] as $lockzero) {
            foreach ([true, false] as $whole) {
                $expected = $score->unscored ? null : oracle_grade($chosen, $lowest, $highest, $low, $high, $lockzero, $whole);
                same($expected, $score->grade($low, $high, $lockzero, $whole), "grade in $low to $high");
            }
        }
    }
}

/** Gives back the outcomes: of a case that was adjudicated both. */
function compare_panel(): array {
    global $case;
    $outcomes = [];
    $document = random_rubric();
    $rules = random_rules($document);
    $rubricjson = to_json($document);
    $rulesjson = to_json($rules, [...array_column($document['criteria'], 'id'), 'total', 'over']);
    // Cut levels are strings and stay so: only weights look like numbers.
    $case = ['rubric' => $rubricjson, 'rules' => $rulesjson];
    $rubric = Rubric::fromJson($rubricjson);
    same($rubric->digest, Rubric::fromJson($rubric->toJson())->digest, 'the rubric read again');
    $built = Rules::fromJson($rulesjson, $rubric);
    same($built->digest, Rules::fromJson($built->toJson(), $rubric)->digest, 'the rules read again');
    if (isset($document['criteria'][0]['levels'][0]['points'])) {
        same($rubric->digest, Rubric::fromMoodle($rubric->toMoodle($lost))->digest, 'the rubric by way of Moodle');
        same([], $lost, 'what Moodle loses');
    }
    $carried = $opinion = [];
    foreach ($document['criteria'] as $criterion) {
        $opinion[$criterion['id']] = mt_rand(0, count($criterion['levels']) - 1);
        if (mt_rand(0, 9) === 0) {
            $carried[$criterion['id']] = pick($criterion['levels'])['id'];
        }
    }
    $raters = [];
    for ($i = 0; $i < $rules['reviewers'] && count($carried) < count($document['criteria']); $i++) {
        $raters['r' . mt_rand(0, 999) . '-' . $i] = random_levels($document, $rules, $opinion, $carried);
    }
    if ($raters) {
        compare_score($rubric, $document, reset($raters));
    }
    $further = null;
    do {
        $expected = oracle_decide($document, $rules, $raters, $further, $carried);
        unset($expected['resolved']);
        if (!isset($document['criteria'][0]['levels'][0]['points'])) {
            $expected['points'] = null;
        }
        $reviews = [];
        foreach ($raters as $who => $levels) {
            $reviews[] = ['reviewer' => $who, 'role' => 'rater', 'levels' => $levels];
        }
        if ($further) {
            $reviews[] = ['reviewer' => $further[0], 'role' => $further[1], 'levels' => $further[2]];
        }
        shuffle($reviews);
        $outcomes[] = $expected['outcome'];
        $case['reviews'] = $reviews;
        $case['carried'] = $carried;
        $decision = Panel::decide($rubric, $built, $reviews, $carried);
        $got = told($decision);
        foreach ($expected as $part => $value) {
            if ($part === 'criteria') {
                foreach ($value as $id => $criterion) {
                    sort($criterion['counted'], SORT_STRING);
                    sort($got['criteria'][$id]['counted'], SORT_STRING);
                    foreach ($criterion as $name => $detail) {
                        same($detail, $got['criteria'][$id][$name], "$name of $id");
                    }
                }
                continue;
            }
            same($value, $got[$part], $part);
        }
        same(in_array($expected['outcome'], ['award', 'notyet']), $decision->score !== null, 'whether there is a score');
        shuffle($reviews);
        same($decision->toJson(), Panel::decide($rubric, $built, $reviews, $carried)->toJson(), 'the same reviews in another order');
        if ($further || !$rules['triggers'] || ($expected['outcome'] !== 'adjudicate' && mt_rand(0, 3))) {
            break;
        }
        // Sometimes a further review that nobody asked for: it must not count.
        $further = ['r' . mt_rand(0, 999) . '-x', $rules['resolution']['with'] === 'discussion' ? 'agreed' : 'adjudicator',
            random_levels($document, $rules, $opinion, $carried)];
    } while (true);
    return $outcomes;
}

set_error_handler(fn($level, $message, $file, $line) => throw new ErrorException($message, 0, $level, $file, $line));
[, $count, $seed] = $argv + [1 => 1000, 2 => 1];
mt_srand((int) $seed);
$case = null;
$outcomes = ['award' => 0, 'notyet' => 0, 'adjudicate' => 0, 'incomplete' => 0];
for ($i = 0; $i < (int) $count; $i++) {
    try {
        foreach (compare_panel() as $outcome) {
            $outcomes[$outcome]++;
        }
    } catch (Throwable $e) {
        echo "Case $i of seed $seed: ", get_class($e), ': ', $e->getMessage(), "\n", json_encode($case, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
        exit(1);
    }
}
echo "$count cases, no difference:", array_reduce(array_keys($outcomes), fn($text, $name) => "$text $name $outcomes[$name]", ''), "\n1 passed, 0 failed\n";
