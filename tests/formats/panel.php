<?php
// A rubric, rules of every kind for it, and decisions of every outcome.

use Microcred\Panel;
use Microcred\Rubric;
use Microcred\Rules;

function panel_rubric(): Rubric {
    $criteria = [];
    foreach (['goals', 'task', 'evidence'] as $id) {
        $levels = [];
        foreach ([0, 1, 2.5, 4] as $i => $points) {
            $levels[] = ['id' => "$id-$i", 'points' => $points, 'text' => "Level $i of $id"];
        }
        $criteria[] = ['id' => $id, 'title' => ucfirst($id), 'levels' => $levels];
    }
    return Rubric::read(json_encode(['format' => 'microcred-rubric-1', 'criteria' => $criteria]), 'json');
}

function rules_of_all_kinds(): array {
    $base = ['format' => 'microcred-rules-1', 'reviewers' => 2, 'triggers' => [], 'unscorable' => []];
    $must = ['goals' => 'goals-2', 'task' => 'task-1'];
    $asked = [['type' => 'gap', 'measure' => 'steps', 'over' => 1], ['type' => 'gap', 'measure' => 'points', 'over' => 0.5, 'criteria' => ['goals']], ['type' => 'split']];
    $codes = [['code' => 'NE', 'name' => 'No evidence']];
    $with = ['without' => 'mean', 'scope' => 'all', 'adjudicatorsees' => 'nothing'];
    return array_map('json_encode', [
        'conjunctive' => ['kind' => 'conjunctive', 'mustpass' => $must, 'resolution' => ['without' => 'mean']] + $base,
        'compensatory' => ['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 2.5, 'evidence' => 0], 'total' => 6.5,
            'resolution' => ['without' => 'median', 'evenmedian' => 'low']] + $base,
        'mixed' => ['kind' => 'mixed', 'mustpass' => $must, 'weights' => ['evidence' => 1, 'goals' => 1], 'total' => 3, 'triggers' => [...$asked, ['type' => 'unscorable']],
            'unscorable' => $codes, 'resolution' => ['with' => 'tertium_quid', 'tie' => 'higher', 'scope' => 'triggered'] + $with] + $base,
        'expert' => ['kind' => 'conjunctive', 'mustpass' => $must, 'triggers' => $asked, 'unscorable' => $codes, 'resolution' => ['with' => 'expert'] + $with] + $base,
        'parity' => ['kind' => 'conjunctive', 'mustpass' => $must, 'triggers' => $asked, 'resolution' => ['with' => 'parity'] + $with] + $base,
        'profile' => ['kind' => 'profile', 'triggers' => [$asked[0], ['type' => 'unscorable']], 'unscorable' => $codes,
            'resolution' => ['with' => 'expert_combined'] + $with] + $base,
        'weighted mean' => ['kind' => 'compensatory', 'weights' => ['goals' => 1, 'task' => 2.5, 'evidence' => 0], 'mean' => 1.5,
            'triggers' => [['type' => 'band', 'of' => 'resolved', 'within' => 0.25], ['type' => 'band', 'of' => 'any_rater', 'within' => 0.1]],
            'resolution' => ['with' => 'median', 'evenmedian' => 'high', 'round' => 'half_up'] + $with] + $base,
        'majority' => ['kind' => 'mixed', 'mustpass' => $must, 'weights' => ['evidence' => 1, 'goals' => 1], 'mean' => 1, 'vote' => ['even' => 'notyet'],
            'triggers' => [['type' => 'mustpass'], ['type' => 'band', 'of' => 'every_rater', 'within' => 1]],
            'resolution' => ['without' => 'majority', 'with' => 'trimmed_mean', 'trim' => 1, 'evenmajority' => 'met', 'otherwise' => 'median', 'evenmedian' => 'mean']
                + $with] + $base,
        'discussion' => ['kind' => 'conjunctive', 'mustpass' => $must, 'triggers' => $asked,
            'resolution' => ['with' => 'discussion', 'adjudicatorsees' => 'reviews'] + $with] + $base,
    ]);
}

function decisions(): Generator {
    $rubric = panel_rubric();
    $levels = fn(int ...$at) => ['goals' => "goals-$at[0]", 'task' => "task-$at[1]", 'evidence' => "evidence-$at[2]"];
    $rater = fn(string $who, array $levels, string $role = 'rater') => ['reviewer' => $who, 'role' => $role, 'levels' => $levels];
    foreach (rules_of_all_kinds() as $name => $text) {
        $rules = Rules::fromJson($text, $rubric);
        yield Panel::decide($rubric, $rules, [$rater('a', $levels(2, 2, 3)), $rater('b', $levels(2, 2, 2))]);
        yield Panel::decide($rubric, $rules, [$rater('a', $levels(0, 0, 0)), $rater('b', $levels(1, 0, 0))]);
        yield Panel::decide($rubric, $rules, [$rater('a', $levels(0, 2, 3)), $rater('b', $levels(3, 2, 2))]);
        yield Panel::decide($rubric, $rules, [$rater('a', ['task' => 'task-1', 'evidence' => 'evidence-1']), $rater('b', ['task' => 'task-1', 'evidence' => 'evidence-1'])],
            ['goals' => 'goals-3']);
        if (str_contains($text, '"with"')) {
            $role = $name === 'discussion' ? 'agreed' : 'adjudicator';
            yield Panel::decide($rubric, $rules, [$rater('a', $levels(0, 2, 3)), $rater('b', $levels(3, 2, 2)), $rater('c', $levels(2, 2, 2), $role)]);
        }
        if (str_contains($text, '"NE"')) {
            $code = ['goals' => 'NE'] + $levels(0, 2, 2);
            yield Panel::decide($rubric, $rules, [$rater('a', $code), $rater('b', $code)]);
        }
    }
}
