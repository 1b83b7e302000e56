--TEST--
Decisions by one rubric share what is the same in them; what a caller writes into such an array is in that array alone
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{Panel, Rubric, Rules};

$rubric = Rubric::read('{"format":"microcred-rubric-1","criteria":[{"id":"a","title":"A","levels":[{"id":"a0","points":0},{"id":"a1","points":1.5}]}]}', 'json');
$rules = Rules::fromJson('{"format":"microcred-rules-1","kind":"conjunctive","mustpass":{"a":"a1"},"reviewers":1,"triggers":[],"resolution":{"without":"mean"},"unscorable":[]}', $rubric);
$decide = fn() => Panel::decide($rubric, $rules, [['reviewer' => 'ana', 'role' => 'rater', 'levels' => ['a' => 'a1']]]);

$first = $decide();
$untouched = serialize([$first->criteria, $first->triggers, $first->reasons]);
$mine = $first->criteria;
$mine[0]['cut']['level'] = 'mine';
$mine[0]['cut']['more'] = 'mine';
$mine[0]['inputs'][0]['level'] .= ' and mine';
$mine[0]['inputs'][] = 'mine';
foreach ($mine[0] as $name => &$value) {
    $value = $name === 'cut' ? $value : null;
}
unset($value, $mine[0]['id']);
$mine[] = 'mine';
$reasons = $first->reasons;
$reasons[0]['code'] = 'mine';
$reasons[] = [];

$second = $decide();
var_dump(serialize([$first->criteria, $first->triggers, $first->reasons]) === $untouched);
var_dump(serialize([$second->criteria, $second->triggers, $second->reasons]) === $untouched);
var_dump($second->criteria[0]['cut'] === ['level' => 'a1', 'points' => '1.5'], array_keys($second->criteria[0])[0], $mine[0]['cut']['more']);
// What a decision told outlives it, its rules and its rubric.
$kept = $second->criteria;
unset($first, $second, $rules, $rubric, $decide);
echo json_encode($kept), "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
string(3) "cut"
string(4) "mine"
[{"cut":{"level":"a1","points":"1.5"},"id":"a","inputs":[{"code":null,"counted":true,"level":"a1","points":"1.5","reviewer":"ana","role":"rater","why":null}],"level":"a1","met":true,"resolved":"1.5","rule":"mean","unrounded":null,"value":1.5,"weight":null}]
