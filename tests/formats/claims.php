<?php
// What docs/formats.md says in numbers and words, tried at both sides of each bound.

use Microcred\Rubric;
use Microcred\Rules;

/** A rubric of so many criteria with so many levels. */
function rubric_of(int $criteria, int $levels, ?callable $change = null): string {
    $rubric = ['format' => 'microcred-rubric-1', 'criteria' => []];
    for ($c = 1; $c <= $criteria; $c++) {
        $criterion = ['id' => "c$c", 'title' => "Criterion $c", 'levels' => []];
        for ($l = 1; $l <= $levels; $l++) {
            $criterion['levels'][] = ['id' => "c{$c}l$l", 'points' => $l, 'text' => "Level $l"];
        }
        $rubric['criteria'][] = $criterion;
    }
    return json_encode($change === null ? $rubric : $change($rubric), JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
}

/** The same with one member set: '0.levels.1.points' of the criteria, or a member of the rubric itself. */
function rubric_with(string $path, mixed $value): string {
    return rubric_of(2, 3, function (array $rubric) use ($path, $value) {
        $at = &$rubric;
        foreach (explode('.', $path) as $step) {
            $at = &$at[$step];
        }
        $at = $value;
        return $rubric;
    });
}

function rubric_claims(): array {
    $level = 'criteria.0.levels.1';
    return [
        '100 criteria' => [true, rubric_of(100, 2)],
        '101 criteria' => [false, rubric_of(101, 2)],
        'no criterion' => [false, rubric_of(0, 2)],
        '50 levels' => [true, rubric_of(1, 50)],
        '51 levels' => [false, rubric_of(1, 51)],
        'one level' => [false, rubric_of(1, 1)],
        'an id of 64' => [true, rubric_with('criteria.0.id', str_repeat('a', 64))],
        'an id of 65' => [false, rubric_with('criteria.0.id', str_repeat('a', 65))],
        'an id with every sign' => [true, rubric_with('criteria.0.id', '0A.z_:-')],
        'an id beginning with a sign' => [false, rubric_with('criteria.0.id', '.a')],
        'an id with a blank' => [false, rubric_with('criteria.0.id', 'a b')],
        'an id twice' => [false, rubric_with('criteria.0.id', 'c2')],
        'a level id of another criterion' => [false, rubric_with("$level.id", 'c2l1')],
        'five decimals' => [true, rubric_with("$level.points", 1.00001)],
        'six decimals' => [false, rubric_with("$level.points", 1.000001)],
        'the most points' => [true, rubric_with('criteria.0.levels.2.points', 99999.99999)],
        'too many points' => [false, rubric_with('criteria.0.levels.2.points', 100000)],
        'the fewest points' => [true, rubric_with('criteria.0.levels.0.points', -99999.99999)],
        'too few points' => [false, rubric_with('criteria.0.levels.0.points', -100000)],
        'equal points side by side' => [true, rubric_with("$level.points", 1)],
        'levels from high to low' => [false, rubric_with("$level.points", 0.5)],
        'a criterion without a title' => [false, rubric_with('criteria.0.title', ' ')],
        'a level with nothing' => [true, rubric_with("$level.text", '')],
        'a text of 20,000 bytes' => [true, rubric_with('text', str_repeat('é', 10000))],
        'a text of 20,002 bytes' => [false, rubric_with('text', str_repeat('é', 10001))],
        'a control character' => [false, rubric_with('text', "a\x01b")],
        'a tab and a line end' => [true, rubric_with('text', "a\tb\r\nc")],
        'points on some levels only' => [false, str_replace('"points":2,', '', rubric_of(1, 3))],
        'points on no level' => [true, preg_replace('/"points":\d+,/', '', rubric_of(2, 3))],
        '4 MiB with white space' => [true, str_pad(rubric_of(2, 3), 4 << 20)],
        'a byte more' => [false, str_pad(rubric_of(2, 3), (4 << 20) + 1)],
    ];
}

function rules_with(array $changes, array $without = []): string {
    $rules = ['format' => 'microcred-rules-1', 'kind' => 'mixed', 'mustpass' => ['goals' => 'goals-2'], 'weights' => ['task' => 1, 'evidence' => 1], 'total' => 3,
        'reviewers' => 2, 'triggers' => [['type' => 'split']], 'unscorable' => [],
        'resolution' => ['without' => 'mean', 'with' => 'mean', 'scope' => 'all', 'adjudicatorsees' => 'nothing']];
    return json_encode(array_diff_key(array_replace($rules, $changes), array_flip($without)));
}

function rules_claims(): array {
    $resolution = ['without' => 'mean', 'with' => 'mean', 'scope' => 'all', 'adjudicatorsees' => 'nothing'];
    $codes = fn(int $n) => array_map(fn($i) => ['code' => "N$i", 'name' => "Code $i"], range(1, $n));
    return [
        'as it is' => [true, rules_with([])],
        '15 reviewers' => [true, rules_with(['reviewers' => 15])],
        '16 reviewers' => [false, rules_with(['reviewers' => 16])],
        'no reviewer' => [false, rules_with(['reviewers' => 0])],
        'split of one reviewer' => [false, rules_with(['reviewers' => 1])],
        '20 codes' => [true, rules_with(['unscorable' => $codes(20)])],
        '21 codes' => [false, rules_with(['unscorable' => $codes(21)])],
        'a code that is a level' => [false, rules_with(['unscorable' => [['code' => 'task-1', 'name' => 'x']]])],
        'unscorable asks for a code' => [false, rules_with(['triggers' => [['type' => 'unscorable']]])],
        'a weight of 1000' => [true, rules_with(['weights' => ['task' => 1000, 'evidence' => 0]])],
        'a weight above 1000' => [false, rules_with(['weights' => ['task' => 1000.00001, 'evidence' => 0]])],
        'a weight below 0' => [false, rules_with(['weights' => ['task' => -1, 'evidence' => 1]])],
        'weights all 0' => [false, rules_with(['weights' => ['task' => 0, 'evidence' => 0], 'total' => 0])],
        'mixed, a criterion neither must-pass nor weighted' => [false, rules_with(['weights' => ['task' => 1]])],
        'mixed, one that is both' => [true, rules_with(['weights' => ['task' => 1, 'evidence' => 1, 'goals' => 1]])],
        'more than the rubric can give' => [false, rules_with(['total' => 8.00001])],
        'all that it can give' => [true, rules_with(['total' => 8])],
        'a level of another criterion' => [false, rules_with(['mustpass' => ['goals' => 'task-2']])],
        'a criterion that is not there' => [false, rules_with(['mustpass' => ['gaols' => 'goals-2']])],
        'conjunctive with a total' => [false, rules_with(['kind' => 'conjunctive'], ['weights'])],
        'conjunctive' => [true, rules_with(['kind' => 'conjunctive'], ['weights', 'total'])],
        'conjunctive without must-pass' => [false, rules_with(['kind' => 'conjunctive', 'mustpass' => new stdClass()], ['weights', 'total'])],
        'compensatory with must-pass' => [false, rules_with(['kind' => 'compensatory', 'weights' => ['task' => 1, 'evidence' => 1, 'goals' => 1]])],
        'compensatory' => [true, rules_with(['kind' => 'compensatory', 'weights' => ['task' => 1, 'evidence' => 1, 'goals' => 1]], ['mustpass'])],
        'compensatory, a criterion without a weight' => [false, rules_with(['kind' => 'compensatory'], ['mustpass'])],
        'two splits' => [false, rules_with(['triggers' => [['type' => 'split'], ['type' => 'split']]])],
        'a gap of half a step' => [false, rules_with(['triggers' => [['type' => 'gap', 'measure' => 'steps', 'over' => 0.5]]])],
        'a gap of half a point' => [true, rules_with(['triggers' => [['type' => 'gap', 'measure' => 'points', 'over' => 0.5]]])],
        'a resolution with, without triggers' => [false, rules_with(['triggers' => []])],
        'none, without triggers' => [true, rules_with(['triggers' => [], 'resolution' => ['without' => 'mean']])],
        'parity of three' => [false, rules_with(['reviewers' => 3, 'resolution' => ['with' => 'parity'] + $resolution])],
        'tertium quid without tie' => [false, rules_with(['resolution' => ['with' => 'tertium_quid'] + $resolution])],
        'tertium quid' => [true, rules_with(['resolution' => ['with' => 'tertium_quid', 'tie' => 'lower'] + $resolution])],
        'a tie that decides nothing' => [false, rules_with(['resolution' => ['tie' => 'lower'] + $resolution])],
        'median without evenmedian' => [false, rules_with(['resolution' => ['without' => 'median'] + $resolution])],
        'median' => [true, rules_with(['resolution' => ['without' => 'median', 'evenmedian' => 'high'] + $resolution])],
        'discussion that sees nothing' => [false, rules_with(['resolution' => ['with' => 'discussion'] + $resolution])],
        'discussion' => [true, rules_with(['resolution' => ['with' => 'discussion', 'adjudicatorsees' => 'reviews'] + $resolution])],
        'a mean in place of the total' => [true, rules_with(['mean' => 1.5], ['total'])],
        'a mean beside the total' => [false, rules_with(['mean' => 1.5])],
        'a mean above all levels' => [false, rules_with(['mean' => 4.00001], ['total'])],
        'a mean of the highest levels' => [true, rules_with(['mean' => 4], ['total'])],
        'a profile' => [true, rules_with(['kind' => 'profile', 'triggers' => [], 'resolution' => ['without' => 'mean']], ['mustpass', 'weights', 'total'])],
        'a profile that is split' => [false, rules_with(['kind' => 'profile'], ['mustpass', 'weights', 'total'])],
        'a profile with must-pass criteria' => [false, rules_with(['kind' => 'profile', 'triggers' => [], 'resolution' => ['without' => 'mean']], ['weights', 'total'])],
        'a vote' => [true, rules_with(['vote' => ['even' => 'notyet']])],
        'a vote that leaves even numbers open' => [false, rules_with(['vote' => new stdClass()])],
        'a vote of one' => [false, rules_with(['vote' => ['even' => 'award'], 'reviewers' => 1, 'triggers' => [], 'resolution' => ['without' => 'mean']])],
        'a vote with tertium quid' => [false, rules_with(['vote' => ['even' => 'award'], 'resolution' => ['with' => 'tertium_quid', 'tie' => 'lower'] + $resolution])],
        'a vote on some criteria' => [false, rules_with(['vote' => ['even' => 'award'], 'resolution' => ['scope' => 'triggered'] + $resolution])],
        'a must-pass split' => [true, rules_with(['triggers' => [['type' => 'mustpass']]])],
        'a must-pass split without must-pass criteria' => [false, rules_with(['kind' => 'compensatory', 'weights' => ['task' => 1, 'evidence' => 1, 'goals' => 1],
            'triggers' => [['type' => 'mustpass']]], ['mustpass'])],
        'three bands' => [true, rules_with(['triggers' => array_map(fn($of) => ['type' => 'band', 'of' => $of, 'within' => 0.5], ['resolved', 'any_rater', 'every_rater'])])],
        'two bands of the same totals' => [false, rules_with(['triggers' => [['type' => 'band', 'of' => 'resolved', 'within' => 0.5], ['type' => 'band', 'of' => 'resolved', 'within' => 1]]])],
        'a band of no total' => [false, rules_with(['kind' => 'conjunctive', 'triggers' => [['type' => 'band', 'of' => 'resolved', 'within' => 1]]], ['weights', 'total'])],
        'a band of one reviewer' => [true, rules_with(['reviewers' => 1, 'triggers' => [['type' => 'band', 'of' => 'resolved', 'within' => 0]]])],
        'a band of any of one reviewer' => [false, rules_with(['reviewers' => 1, 'triggers' => [['type' => 'band', 'of' => 'any_rater', 'within' => 0]]])],
        'trimmed on both sides' => [true, rules_with(['resolution' => ['with' => 'trimmed_mean', 'trim' => 1] + $resolution])],
        'trimmed to nothing' => [false, rules_with(['resolution' => ['without' => 'trimmed_mean', 'trim' => 1] + $resolution])],
        'trimmed, unsaid how much' => [false, rules_with(['resolution' => ['with' => 'trimmed_mean'] + $resolution])],
        'a trim of nothing' => [false, rules_with(['resolution' => ['trim' => 1] + $resolution])],
        'a majority' => [true, rules_with(['resolution' => ['without' => 'majority', 'evenmajority' => 'met', 'otherwise' => 'mean'] + $resolution])],
        'a majority, unsaid what is even' => [false, rules_with(['resolution' => ['without' => 'majority', 'otherwise' => 'mean'] + $resolution])],
        'a majority, unsaid what is without a cut' => [false, rules_with(['resolution' => ['without' => 'majority', 'evenmajority' => 'met'] + $resolution])],
        'otherwise, where every criterion has a cut' => [false, rules_with(['mustpass' => ['goals' => 'goals-2', 'task' => 'task-1', 'evidence' => 'evidence-1'],
            'resolution' => ['without' => 'majority', 'evenmajority' => 'met', 'otherwise' => 'mean'] + $resolution])],
        'a majority that is rounded' => [false, rules_with(['resolution' => ['without' => 'majority', 'evenmajority' => 'met', 'otherwise' => 'mean', 'round' => 'up'] + $resolution])],
        'an expert combined with the raters' => [true, rules_with(['resolution' => ['with' => 'expert_combined'] + $resolution])],
        'rounded to a level' => [true, rules_with(['resolution' => ['round' => 'half_up'] + $resolution])],
        'rounded where nothing lies between' => [false, rules_with(['resolution' => ['without' => 'median', 'with' => 'expert', 'evenmedian' => 'low', 'round' => 'up'] + $resolution])],
    ];
}

function check_claims(string $schema, array $claims, callable $read): void {
    foreach ($claims as $what => [$taken, $text]) {
        try {
            $read($text);
            $is = true;
            $why = '';
        } catch (Microcred\Exception | ValueError $e) {
            $is = false;
            $why = $e->getMessage();
        }
        check($is === $taken, "$schema, $what: " . ($is ? 'taken' : "refused: $why"));
        if ($taken) {
            check(strlen($text) > 1 << 20 || against($schema, $text) === null, "$schema, $what: " . (strlen($text) > 1 << 20 ? '' : against($schema, $text)));
        }
    }
}
