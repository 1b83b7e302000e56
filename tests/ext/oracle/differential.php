<?php
// Compares the extension with the oracle on random rubrics, fillings, rules and panels.
//
//   php -d extension=microcred.so tests/ext/oracle/differential.php COUNT SEED
//
// Prints how often each rule, trigger, choice and outcome was met, and fails where one never was (in runs of 5000 or more). The first
// difference ends the run with status 1 and all that is needed to redo it.

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
function to_json(mixed $value, array $numbers = ['points', 'total', 'mean', 'over', 'within']): string {
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

/** The cut levels of some criteria: at least one, sometimes all. */
function random_mustpass(array $rubric): array {
    $mustpass = [];
    $all = mt_rand(0, 3) === 0;
    foreach ($rubric['criteria'] as $i => $criterion) {
        if ($all || mt_rand(0, 1) || (!$mustpass && $i === count($rubric['criteria']) - 1)) {
            $mustpass[$criterion['id']] = pick($criterion['levels'])['id'];
        }
    }
    return $mustpass;
}

function random_weights(array $ids, array $mustpass): array {
    $weights = [];
    $plain = mt_rand(0, 3) === 0;
    foreach ($ids as $id) {
        if (!isset($mustpass[$id]) || mt_rand(0, 1)) {
            $weights[$id] = $plain ? '1' : random_decimal(0, 3, pick([0, 0, 1, 5]));
        }
    }
    if (!array_filter($weights, fn($weight) => (float) $weight > 0)) {
        $weights[$ids[0]] = '1';
    }
    return $weights;
}

/** A cut that the highest levels can reach, often the exact value of some choice of levels. */
function random_cut(array $rubric, array $weights, bool $mean): string {
    $total = $sum = new fraction(0);
    foreach ($rubric['criteria'] as $criterion) {
        $weight = fraction::of($weights[$criterion['id']] ?? '0');
        $total = $total->plus(fraction::of(pick($criterion['levels'])['points'])->times($weight));
        $sum = $sum->plus($weight);
    }
    $total = $mean ? $total->divided($sum) : $total;
    if (preg_match('/^-?\d+(\.\d{1,5})?$/', (string) $total)) {
        return (string) $total;
    }
    $hundreds = (int) floor($total->over * 100 / $total->under);
    return (string) new fraction($hundreds, 100);
}

function random_triggers(array $rubric, array $rules): array {
    $ids = array_column($rubric['criteria'], 'id');
    $haspoints = isset($rubric['criteria'][0]['levels'][0]['points']);
    $several = $rules['reviewers'] > 1;
    $triggers = [];
    for ($i = mt_rand(0, 2); $i > 0 && $several; $i--) {
        $measure = $haspoints ? pick(['steps', 'points']) : 'steps';
        $triggers[] = ['type' => 'gap', 'measure' => $measure, 'over' => random_decimal(0, 2, $measure === 'steps' ? 0 : pick([0, 1, 5]))]
            + (mt_rand(0, 1) ? ['criteria' => array_values(array_unique([pick($ids), pick($ids)]))] : []);
    }
    if (mt_rand(0, 2) === 0 && $several && $rules['kind'] !== 'profile') {
        $triggers[] = ['type' => 'split'];
    }
    if (mt_rand(0, 2) === 0 && $several && isset($rules['mustpass'])) {
        $triggers[] = ['type' => 'mustpass'];
    }
    if (mt_rand(0, 2) === 0 && $rules['unscorable']) {
        $triggers[] = ['type' => 'unscorable'];
    }
    foreach (isset($rules['weights']) ? ($several ? ['resolved', 'any_rater', 'every_rater'] : ['resolved']) : [] as $of) {
        if (mt_rand(0, 3) === 0) {
            $triggers[] = ['type' => 'band', 'of' => $of, 'within' => random_decimal(0, 2, pick([0, 1, 5]))];
        }
    }
    shuffle($triggers);
    return mt_rand(0, 4) ? $triggers : [];
}

/** Whether a resolved value can lie between levels. */
function lies_between(array $rules): bool {
    ['without' => $without, 'with' => $with, 'evenmedian' => $even] = $rules['resolution'] + ['with' => '', 'evenmedian' => ''];
    return ($without === 'mean' && $rules['reviewers'] > 1) || $without === 'trimmed_mean'
        || ($even === 'mean' && (($without === 'median' && $rules['reviewers'] % 2 === 0) || $with === 'median'))
        || in_array($with, ['mean', 'trimmed_mean', 'parity', 'tertium_quid', 'expert_combined'], true);
}

function random_resolution(array $rubric, array $rules): array {
    $n = $rules['reviewers'];
    $votes = isset($rules['vote']);
    $cuts = isset($rules['mustpass']);
    $resolution = ['without' => pick(['mean', 'median', ...($n > 2 ? ['trimmed_mean'] : []), ...($n > 1 && $cuts ? ['majority'] : [])])];
    if ($rules['triggers']) {
        $ways = ['mean', 'median', 'expert', ...($votes ? [] : ['expert_combined', 'expert_combined'])];
        $ways = $n > 1 ? [...$ways, 'discussion', 'trimmed_mean'] : $ways;
        $ways = $cuts ? [...$ways, 'majority'] : $ways;
        $ways = $n === 2 ? [...$ways, 'parity', 'parity'] : $ways;
        $ways = $n === 2 && !$votes ? [...$ways, 'tertium_quid', 'tertium_quid'] : $ways;
        $resolution['with'] = pick($ways);
        $resolution['scope'] = $votes ? 'all' : pick(['all', 'triggered']);
        $resolution['adjudicatorsees'] = $resolution['with'] === 'discussion' ? 'reviews' : pick(['nothing', 'reviews']);
        if ($resolution['with'] === 'tertium_quid') {
            $resolution['tie'] = pick(['higher', 'lower']);
        }
    }
    if (in_array('trimmed_mean', $resolution, true)) {
        $ratings = $resolution['without'] === 'trimmed_mean' ? $n : $n + 1;
        $resolution['trim'] = mt_rand(1, intdiv($ratings - 1, 2));
    }
    if (in_array('majority', $resolution, true)) {
        $resolution['evenmajority'] = pick(['met', 'notmet']);
        if (count($rules['mustpass']) < count($rubric['criteria'])) {
            $resolution['otherwise'] = pick(['mean', 'median']);
        }
    }
    if (in_array('median', $resolution, true)) {
        $resolution['evenmedian'] = pick(['mean', 'low', 'high']);
    }
    if (!isset($resolution['evenmajority']) && mt_rand(0, 2) === 0 && lies_between(['resolution' => $resolution] + $rules)) {
        $resolution['round'] = pick(['up', 'down', 'half_up', 'half_down']);
    }
    return $resolution;
}

function random_rules(array $rubric): array {
    $haspoints = isset($rubric['criteria'][0]['levels'][0]['points']);
    $kind = $haspoints ? pick(['conjunctive', 'conjunctive', 'compensatory', 'compensatory', 'mixed', 'mixed', 'profile']) : pick(['conjunctive', 'conjunctive', 'profile']);
    $rules = ['format' => 'microcred-rules-1', 'kind' => $kind];
    if ($kind === 'conjunctive' || $kind === 'mixed') {
        $rules['mustpass'] = random_mustpass($rubric);
    }
    if ($kind === 'compensatory' || $kind === 'mixed') {
        $rules['weights'] = random_weights(array_column($rubric['criteria'], 'id'), $rules['mustpass'] ?? []);
        $measure = pick(['total', 'mean']);
        $rules[$measure] = random_cut($rubric, $rules['weights'], $measure === 'mean');
    }
    $rules['reviewers'] = pick([1, 2, 2, 2, 2, 3, 3, 4, mt_rand(5, 15)]);
    if ($rules['reviewers'] > 1 && $kind !== 'profile' && mt_rand(0, 4) === 0) {
        $rules['vote'] = ['even' => pick(['award', 'notyet'])];
    }
    $rules['unscorable'] = mt_rand(0, 2) ? [['code' => 'NE', 'name' => 'No evidence'], ['code' => 'unreadable', 'name' => 'Cannot be read']] : [];
    $rules['triggers'] = random_triggers($rubric, $rules);
    $rules['resolution'] = random_resolution($rubric, $rules);
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
function told(\Microcred\Decision $decision, string $text, array $rules): array {
    $json = json_decode($text, true, 64, JSON_THROW_ON_ERROR);
    $criteria = [];
    foreach ($json['criteria'] as $criterion) {
        foreach ($criterion['inputs'] as $input) {
            same($input['why'] === null, $input['counted'], 'who counts');
        }
        $criteria[$criterion['id']] = ['rule' => $criterion['rule'], 'resolved' => $criterion['resolved'], 'unrounded' => $criterion['unrounded'],
            'why' => array_column($criterion['inputs'], 'why', 'reviewer'), 'met' => $criterion['met']];
        redo_criterion($criterion, $rules['resolution']);
    }
    if ($json['total'] !== null) {
        redo_total($json['total']);
    }
    foreach ($json['triggers'] as $trigger) {
        redo_trigger($trigger, $json);
    }
    foreach (['criteria', 'triggers', 'reasons'] as $part) {
        // As text, in which the order of members counts and 1.0 is 1.
        same(json_encode($json[$part]), json_encode($decision->$part), "$part as an array");
    }
    same($json['outcome'], $decision->outcome->value, 'outcome as a case');
    same(Microcred\canonicalize($text), $text, 'canonical form');
    return ['outcome' => $json['outcome'], 'criteria' => $criteria,
        'triggers' => array_map(fn($trigger) => ['type' => $trigger['type'], 'criteria' => $trigger['criteria']], $json['triggers']),
        'total' => $json['total'] === null ? false : $json['total']['value'], 'points' => $json['points']['value'] ?? null,
        'raters' => array_column($json['raters'], 'outcome', 'reviewer'),
        'vote' => $json['vote'] === null ? null : [count($json['vote']['award']), count($json['vote']['notyet'])]];
}

/** A number as it is told, "2.5" or "7/3". */
function read_exact(string $text): fraction {
    [$over, $under] = explode('/', $text) + [1 => '1'];
    return fraction::of($over)->divided(fraction::of($under));
}

/** The mean, or for a median the middle, of exact numbers. */
function middle(array $points, string $rule, array $resolution): fraction {
    if ($rule !== 'median') {
        return array_reduce($points, fn($sum, $one) => $sum->plus($one), new fraction(0))->by(count($points));
    }
    usort($points, fn($a, $b) => $a->compare($b));
    [$low, $high] = [$points[intdiv(count($points) - 1, 2)], $points[intdiv(count($points), 2)]];
    return ['low' => $low, 'high' => $high, 'mean' => $low->plus($high)->by(2)][$resolution['evenmedian'] ?? 'mean'];
}

/** Redoes on paper what a criterion came to, from what the decision tells of it and the rules: whose rating counted, and for how much. */
function redo_criterion(array $criterion, array $resolution): void {
    $result = $criterion['unrounded'] ?? $criterion['resolved'];
    $counted = array_filter($criterion['inputs'], fn($input) => $input['counted']);
    $points = fn(array $inputs) => array_map(fn($input) => read_exact($input['points']), array_values($inputs));
    if ($result === null || $criterion['rule'] === 'carried') {
        same([], $counted, 'who counts where nothing is resolved');
        return;
    }
    $raters = array_filter($counted, fn($input) => $input['role'] === 'rater');
    if ($criterion['rule'] === 'expert_combined' && $raters) {
        $rule = $resolution['without'] === 'majority' && $criterion['cut'] === null ? $resolution['otherwise'] : $resolution['without'];
        $worked = middle([middle($points($raters), $rule, $resolution), ...$points(array_diff_key($counted, $raters))], 'mean', $resolution);
    } else {
        $worked = middle($points($counted), $criterion['rule'], $resolution);
    }
    same((string) $worked, $result, "what $criterion[id] comes to by $criterion[rule], redone");
    tally('redone', $criterion['rule']);
}

/** The same of a total: from its terms. */
function redo_total(array $total): void {
    $sum = new fraction(0);
    foreach ($total['terms'] as $term) {
        if ($term['value'] === null) {
            same([null, null, null], [$total['value'], $total['met'], $term['product']], 'a total with a criterion that has no value');
            return;
        }
        $product = read_exact($term['weight'])->times(read_exact($term['value']));
        same((string) $product, $term['product'], "the product of $term[criterion]");
        $sum = $sum->plus($product);
    }
    $weights = array_reduce($total['terms'], fn($all, $term) => $all->plus(read_exact($term['weight'])), new fraction(0));
    same((string) $weights, $total['weights'], 'the sum of the weights');
    $value = $total['measure'] === 'mean' ? $sum->divided($weights) : $sum;
    same((string) $value, $total['value'], 'the total');
    same($value->compare(read_exact($total['cut'])) >= 0, $total['met'], 'whether the total is reached');
    tally('redone', $total['measure']);
}

/** That what a trigger tells is enough for it to fire: a gap by the raters' levels, a band by the totals that it names. */
function redo_trigger(array $trigger, array $json): void {
    if ($trigger['type'] === 'gap' && $trigger['measure'] === 'points') {
        foreach ($trigger['criteria'] as $id) {
            $inputs = array_filter(array_column($json['criteria'], 'inputs', 'id')[$id], fn($input) => $input['role'] === 'rater' && $input['level'] !== null);
            $points = array_map(fn($input) => read_exact($input['points']), array_values($inputs));
            usort($points, fn($a, $b) => $a->compare($b));
            same(1, end($points)->minus($points[0])->compare(read_exact($trigger['over'])), "whether $id is further apart");
            tally('redone', 'gap');
        }
    }
    foreach ($trigger['totals'] ?? [] as $total) {
        $away = read_exact($total['total'])->minus(read_exact($json['total']['cut']))->size();
        same(true, $away->compare(read_exact($trigger['within'])) <= 0, 'whether a total is near the cut');
        same($trigger['of'] === 'resolved', $total['reviewer'] === null, 'whose total it is');
        $own = array_column($json['raters'], 'total', 'reviewer');
        same($own[$total['reviewer']] ?? $total['total'], $total['total'], 'the total of a rater');
        tally('redone', 'band');
    }
    same($trigger['type'] === 'band', !empty($trigger['totals']), 'which triggers tell totals');
}

/** What was tried, so that a rule that never was is seen. */
function tally(string $what, string $which, int $more = 1): void {
    global $tallies;
    $tallies[$what][$which] = ($tallies[$what][$which] ?? 0) + $more;
}

function tally_case(array $rules, array $expected, bool $further): void {
    tally('kind', $rules['kind'] . (isset($rules['mean']) ? ' by mean' : (isset($rules['total']) ? ' by total' : '')));
    tally('reviewers', (string) $rules['reviewers']);
    tally('outcome', $expected['outcome']);
    foreach ($expected['triggers'] as $trigger) {
        tally('trigger', $trigger['type']);
    }
    foreach ($expected['criteria'] as $criterion) {
        tally('rule', $criterion['rule'] . ($further && !in_array($criterion['rule'], ['carried', 'unscorable'], true) ? ' with' : ''));
        foreach (array_filter($criterion['why']) as $why) {
            tally('left out', $why);
        }
        if ($criterion['unrounded'] !== null && $criterion['unrounded'] !== $criterion['resolved']) {
            tally('round', $rules['resolution']['round']);
        }
    }
    if ($expected['vote'] !== null) {
        [$for, $against] = $expected['vote'];
        tally('vote', $for === $against ? 'even, ' . $rules['vote']['even'] : ($for > $against ? 'more for' : 'more against'));
    }
    foreach (array_intersect_key($rules['resolution'], array_flip(['tie', 'evenmedian', 'evenmajority', 'otherwise', 'scope', 'adjudicatorsees'])) as $name => $choice) {
        tally($name, $choice);
    }
}

/** By content, whatever the order of members. */
function same(mixed $expected, mixed $got, string $what): void {
    if ($expected != $got || gettype($expected) !== gettype($got)) {
        throw new DomainException("$what: the oracle has " . json_encode($expected) . ', the extension ' . json_encode($got));
    }
}

/** Reviews as one flat list, in the order of the criteria. */
function flat(array $criteria, array $reviews): array {
    $list = [];
    foreach ($reviews as $levels) {
        foreach ($criteria as $id) {
            $list[] = $levels[$id] ?? null;
        }
    }
    return $list;
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
    $rulesjson = to_json($rules, [...array_column($document['criteria'], 'id'), 'total', 'mean', 'over', 'within']);
    // Cut levels are strings and stay so: only weights look like numbers.
    $case = ['rubric' => $rubricjson, 'rules' => $rulesjson];
    $rubric = Rubric::read($rubricjson, 'json');
    same($rubric->digest, Rubric::read($rubric->write(), 'json')->digest, 'the rubric read again');
    $built = Rules::fromJson($rulesjson, $rubric);
    same($built->digest, Rules::fromJson($built->toJson(), $rubric)->digest, 'the rules read again');
    if (isset($document['criteria'][0]['levels'][0]['points'])) {
        same($rubric->digest, Rubric::read($rubric->write('moodle', $lost), 'moodle')->digest, 'the rubric by way of Moodle');
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
    $submissions = [];
    $batch = ['outcomes' => [], 'points' => [], 'triggered' => []];
    do {
        $expected = oracle_decide($document, $rules, $raters, $further, $carried);
        tally_case($rules, $expected, $further !== null);
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
        $text = $decision->toJson();
        $got = told($decision, $text, $rules);
        foreach ($expected as $part => $value) {
            if ($part === 'criteria') {
                foreach ($value as $id => $criterion) {
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
        same($text, Panel::decide($rubric, $built, $reviews, $carried)->toJson(), 'the same reviews in another order');
        $batch['outcomes'][] = $expected['outcome'];
        $batch['points'][] = $decision->score?->points;
        $batch['triggered'][] = $expected['triggers'] !== [];
        $submissions[] = flat(array_keys($opinion), [...array_values($raters), ...($further ? [$further[2]] : [])]);
        if ($further || !$rules['triggers'] || ($expected['outcome'] !== 'adjudicate' && mt_rand(0, 3))) {
            break;
        }
        // Sometimes a further review that nobody asked for: it must not count.
        $further = ['r' . mt_rand(0, 999) . '-x', $rules['resolution']['with'] === 'discussion' ? 'agreed' : 'adjudicator',
            random_levels($document, $rules, $opinion, $carried)];
    } while (true);
    // The same in one call, twice over, so that nothing of one submission is left when the next is decided.
    $carry = array_map(fn($id) => $carried[$id] ?? null, array_keys($opinion));
    $many = Panel::decideMany($rubric, $built, [...$submissions, ...$submissions], array_fill(0, 2 * count($submissions), $carry));
    same(array_map(fn($list) => [...$list, ...$list], $batch), $many, 'many at once');
    return $outcomes;
}

/** Every rule, trigger and choice there is: a run of some size that never met one of them fails. */
const EVERYTHING = [
    'kind' => ['conjunctive', 'compensatory by total', 'compensatory by mean', 'mixed by total', 'mixed by mean', 'profile'],
    'reviewers' => ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11', '12', '13', '14', '15'],
    'outcome' => ['award', 'notyet', 'adjudicate', 'incomplete'],
    'trigger' => ['gap', 'split', 'mustpass', 'unscorable', 'band'],
    'rule' => ['mean', 'median', 'trimmed_mean', 'majority', 'mean with', 'median with', 'trimmed_mean with', 'majority with', 'parity with', 'tertium_quid with',
        'expert with', 'expert_combined with', 'discussion with', 'carried', 'unscorable', 'awaiting'],
    'left out' => ['code', 'unscorable', 'awaiting', 'not_asked', 'replaced', 'farther', 'lowest', 'highest', 'minority'],
    'round' => ['up', 'down', 'half_up', 'half_down'],
    'vote' => ['more for', 'more against', 'even, award', 'even, notyet'],
    'tie' => ['higher', 'lower'],
    'evenmedian' => ['mean', 'low', 'high'],
    'evenmajority' => ['met', 'notmet'],
    'otherwise' => ['mean', 'median'],
    'scope' => ['all', 'triggered'],
    'adjudicatorsees' => ['nothing', 'reviews'],
    'redone' => ['mean', 'median', 'trimmed_mean', 'majority', 'parity', 'tertium_quid', 'expert', 'expert_combined', 'discussion', 'sum', 'gap', 'band'],
];

set_error_handler(fn($level, $message, $file, $line) => throw new ErrorException($message, 0, $level, $file, $line));
[, $count, $seed] = $argv + [1 => 1000, 2 => 1];
mt_srand((int) $seed);
$case = null;
$outcomes = ['award' => 0, 'notyet' => 0, 'adjudicate' => 0, 'incomplete' => 0];
$tallies = [];
$toolarge = 0;
for ($i = 0; $i < (int) $count; $i++) {
    try {
        foreach (compare_panel() as $outcome) {
            $outcomes[$outcome]++;
        }
    } catch (OverflowException) {
        // The oracle counts in PHP's integers; the extension does not.
        $toolarge++;
    } catch (Throwable $e) {
        echo "Case $i of seed $seed: ", get_class($e), ': ', $e->getMessage(), "\n", json_encode($case, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
        exit(1);
    }
}
$never = [];
foreach (EVERYTHING as $what => $all) {
    echo "$what:", array_reduce($all, fn($text, $which) => "$text $which " . ($tallies[$what][$which] ?? 0) . ',', ''), "\n";
    $never = [...$never, ...array_map(fn($which) => "$what $which", array_filter($all, fn($which) => empty($tallies[$what][$which])))];
}
if ($never && $count >= 5000) {
    echo 'Never tried: ', implode(', ', $never), "\n0 passed, 1 failed\n";
    exit(1);
}
echo "$count cases ($toolarge too large for the oracle), no difference:",
    array_reduce(array_keys($outcomes), fn($text, $name) => "$text $name $outcomes[$name]", ''), "\n1 passed, 0 failed\n";
