--TEST--
The properties of Score and Decision are made when somebody looks, and nobody can tell: every way of looking shows the same
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Panel, Rules};

$rubric = rubric([[1, 2, 3], [0.5, 1], [0, 1]]);
$rules = Rules::fromJson(json_encode(['format' => 'microcred-rules-1', 'kind' => 'conjunctive', 'mustpass' => ['c1' => 'c1l2'], 'reviewers' => 2,
    'triggers' => [['type' => 'gap', 'measure' => 'steps', 'over' => 1]],
    'resolution' => ['without' => 'mean', 'with' => 'expert', 'scope' => 'all', 'adjudicatorsees' => 'nothing'], 'unscorable' => []]), $rubric);
$levels = ['c1' => 'c1l2', 'c2' => 'c2l1', 'c3' => 'c3l2'];
$score = fn() => $rubric->score(['c1' => 'c1l2', 'c2' => 'NE']);
$decision = fn(array $change = []) => Panel::decide($rubric, $rules, [['reviewer' => 'a', 'role' => 'rater', 'levels' => $change + $levels],
    ['reviewer' => 'b', 'role' => 'rater', 'levels' => $levels]]);

// Each way of looking, as the only thing that is done with a new object.
$ways = [
    'read' => fn($o, $names) => array_combine($names, array_map(fn($name) => $o->$name, $names)),
    'read the last first' => fn($o, $names) => array_reverse(array_combine(array_reverse($names), array_map(fn($name) => $o->$name, array_reverse($names)))),
    'cast' => fn($o) => (array) $o,
    'get_object_vars' => fn($o) => get_object_vars($o),
    'get_mangled_object_vars' => fn($o) => get_mangled_object_vars($o),
    'foreach' => function ($o) {
        $all = [];
        foreach ($o as $name => $value) {
            $all[$name] = $value;
        }
        return $all;
    },
    'reflection' => function ($o) {
        $all = [];
        foreach ((new ReflectionClass($o))->getProperties() as $property) {
            if ($property->isInitialized($o)) {
                $all[$property->getName()] = $property->getValue($o);
            }
        }
        return $all;
    },
    'isset first' => fn($o, $names) => array_combine($names, array_map(fn($name) => isset($o->$name) ? $o->$name : null, $names)),
    'coalesce' => fn($o, $names) => array_combine($names, array_map(fn($name) => $o->$name ?? null, $names)),
    'refused write first' => function ($o, $names) {
        foreach ($names as $name) {
            try {
                $o->$name = [];
                echo "$name was written\n";
            } catch (Error $e) {
                echo str_contains($e->getMessage(), 'modify readonly property') ? '' : $e->getMessage() . "\n";
            }
        }
        return (array) $o;
    },
    'refused unset first' => function ($o, $names) {
        foreach ($names as $name) {
            try {
                unset($o->$name);
                echo "$name was unset\n";
            } catch (Error $e) {
                echo str_contains($e->getMessage(), 'Cannot unset readonly property') ? '' : $e->getMessage() . "\n";
            }
        }
        return (array) $o;
    },
    'refused append first' => function ($o, $names) {
        foreach (array_slice($names, -2) as $name) {
            try {
                $o->$name['x'] = 1;
                echo "$name was appended to\n";
            } catch (Error $e) {
                echo str_contains($e->getMessage(), 'modify readonly property') ? '' : $e->getMessage() . "\n";
            }
        }
        return (array) $o;
    },
    'after the collector' => function ($o) {
        $o2 = [$o];
        $o2[] = &$o2;
        unset($o2);
        gc_collect_cycles();
        return (array) $o;
    },
    'by the match of list' => function ($o, $names) {
        $all = [];
        foreach ($names as $name) {
            $copy = $o->$name;
            if (is_array($copy)) {
                // A copy is the caller's own.
                $copy['changed'] = true;
            }
            $all[$name] = $o->$name;
        }
        return $all;
    },
];
foreach (['Score' => [$score, ['points', 'minimum', 'maximum', 'profile', 'unscored']],
    'Decision' => [$decision, ['outcome', 'score', 'criteria', 'triggers', 'reasons']]] as $class => [$make, $names]) {
    $expected = null;
    foreach ($ways as $way => $look) {
        $seen = $look($make(), $names);
        $expected ??= $seen;
        echo array_keys($seen) === $names && $seen == $expected ? '' : "$class: $way differs\n";
    }
    ob_start();
    var_dump($make());
    $dump = ob_get_clean();
    print_r($make());
    foreach ([print_r($make(), true), var_export($make(), true), json_encode($make()), $dump] as $text) {
        foreach ($names as $name) {
            echo substr_count($text, $name) > 0 ? '' : "$class: $name is missing in $text\n";
        }
        echo str_contains($text, 'uninitialized') ? "$class: $text\n" : '';
    }
    var_dump($make() == $make(), empty($make()->{$names[3]}), isset($make()->other), isset($make()->{$names[3]}['c9']));
}
var_dump($decision() == $decision(['c3' => 'c3l1']), $rubric->score($levels) == $rubric->score(['c3' => 'c3l1'] + $levels));

// The one thing that takes only objects without handlers of their own.
refused(fn() => new ArrayObject($decision()));

// What a score and a decision lean on may go before them.
$last = (function () {
    $rubric = rubric([[1, 2]]);
    return [$rubric->score(['c1' => 'c1l2']), $rubric->score(['c1' => str_repeat('N', 60) . mt_rand(10, 99)])];
})();
echo json_encode($last[0]->profile), strlen($last[1]->unscored['c1']), "\n";
$decided = $decision();
unset($rubric, $rules, $decision, $score, $make);
echo $decided->criteria[1]['id'], ' ', $decided->score->profile['c2']['exact'], ' ', strlen($decided->toJson()) > 100 ? 'told' : '', "\n";
?>
--EXPECTF--
Microcred\Score Object
(
    [points] => 2
    [minimum] => 1.5
    [maximum] => 5
    [profile] => Array
        (
            [c1] => Array
                (
                    [level] => c1l2
                    [points] => 2
                    [exact] => 2
                )

        )

    [unscored] => Array
        (
            [c2] => NE
            [c3] => 
        )

)
bool(true)
bool(false)
bool(false)
bool(false)
Microcred\Decision Object
(
    [outcome] => Microcred\Outcome Enum:string
        (
            [name] => Award
            [value] => award
        )

    [score] => Microcred\Score Object
        (
%A
        )

    [criteria] => Array
%A
    [reasons] => Array
        (
%A
        )

)
bool(true)
bool(true)
bool(false)
bool(false)
bool(false)
bool(false)
InvalidArgumentException: Overloaded object of type Microcred\Decision is not compatible with ArrayObject
{"c1":{"level":"c1l2","points":2,"exact":"2"}}62
c2 0.5 told
