--TEST--
Panel::decide(): the decision tells its facts, and refuses what does not fit
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Outcome, Panel, Rules};

$rubric = rubric([[1, 2, 3, 4], [1, 2, 3, 4], [0, 0.5]]);
$rules = Rules::fromJson(json_encode(['format' => 'microcred-rules-1', 'kind' => 'mixed', 'mustpass' => ['c1' => 'c1l3'], 'weights' => ['c1' => 1, 'c2' => 2, 'c3' => 0],
    'total' => 8, 'reviewers' => 2, 'triggers' => [['type' => 'gap', 'measure' => 'steps', 'over' => 1], ['type' => 'unscorable']],
    'resolution' => ['without' => 'mean', 'with' => 'parity', 'scope' => 'triggered', 'adjudicatorsees' => 'nothing'],
    'unscorable' => [['code' => 'NE', 'name' => 'No evidence']]]), $rubric);
$review = fn(string $who, array $levels, string $role = 'rater') => ['reviewer' => $who, 'role' => $role,
    'levels' => array_filter(array_combine(['c1', 'c2', 'c3'], $levels))];

$show = function (Microcred\Decision $decision) {
    echo $decision->outcome->name, ' ', json_encode($decision->score?->points), "\n";
    foreach ($decision->criteria as $c) {
        echo "  $c[id]: ", implode(' ', array_map(fn($i) => "$i[reviewer]=" . ($i['level'] ?? $i['code']) . ($i['counted'] ? '' : '(no)'), $c['inputs'])),
            " $c[rule] ", json_encode([$c['resolved'], $c['value'], $c['level'], $c['met'], $c['weight']]), "\n";
    }
    foreach ($decision->triggers as $t) {
        echo '  ', json_encode($t), "\n";
    }
    foreach ($decision->reasons as $r) {
        echo rtrim("  $r[code] $r[criterion]"), "\n";
    }
};
$first = $review('ana', ['c1l1', 'c2l4', 'c3l1']);
$second = $review('ben', ['c1l3', 'c2l3', 'c3l2']);
$third = $review('cleo', ['c1l4', null, null], 'adjudicator');
$show(Panel::decide($rubric, $rules, [$first, $second]));
$show(Panel::decide($rubric, $rules, [$first, $second, $third]));
echo Panel::decide($rubric, $rules, [$third, $second, $first])->toJson(), "\n";
$show(Panel::decide($rubric, $rules, [$review('ana', ['c1l4', 'c2l4', 'c3l1']), $second, $third]));
$show(Panel::decide($rubric, $rules, [$review('ana', ['c1l4', 'NE', 'c3l1']), $second, $review('cleo', [null, 'NE', null], 'adjudicator')]));
$show(Panel::decide($rubric, $rules, [$review('ana', [null, 'c2l2', 'c3l1']), $review('ben', [null, 'c2l3', 'c3l1'])], ['c1' => 'c1l3']));
$show(Panel::decide($rubric, $rules, [], ['c1' => 'c1l3', 'c2' => 'c2l3', 'c3' => 'c3l1']));

echo "refused:\n";
foreach ([
    [[]], [[$first]], [[$first, $first]], [[$first, $second, $third, $review('dan', ['c1l4', null, null], 'adjudicator')]],
    [[$first, $second, $review('dan', ['c1l4', null, null], 'agreed')]], [[$first, $second, $review('dan', [null, 'c2l1', null], 'adjudicator')]],
    [[$first, $review('ben', ['c1l1', 'c2l1', null])]], [[$first, $review('ben', ['c1l1', 'c1l1', 'c3l1'])]], [[$first, $review('ben', ['c1l1', 'XX', 'c3l1'])]],
    [[$first, $second], ['c1' => 'c1l1']], [[$first, $second], ['c9' => 'c1l1']], [[$first, $second], ['c1' => 'c2l1']],
    [[$first, 'ben']], [[$first, ['reviewer' => 'ben']]], [[$first, $second + ['extra' => 1]]], [[$first, ['reviewer' => 'ben', 'role' => 'judge', 'levels' => []]]],
    [[$first, ['reviewer' => null, 'role' => 'rater', 'levels' => []]]], [[$first, ['reviewer' => 'a b', 'role' => 'rater', 'levels' => []]]],
    [[$first, ['reviewer' => 'ben', 'role' => 'rater', 'levels' => 'c1l1']]], [[$first, ['reviewer' => 'ben', 'role' => 'rater', 'levels' => ['c1' => 1.5]]]],
] as $arguments) {
    refused(fn() => Panel::decide($rubric, $rules, ...$arguments));
}
refused(fn() => new Panel());
refused(fn() => new Microcred\Decision());
$decision = Panel::decide($rubric, $rules, [$first, $second]);
refused(fn() => clone $decision);
refused(fn() => serialize($decision));
refused(fn() => $decision->outcome = Outcome::Award);
refused(fn() => $decision->criteria[] = []);
--EXPECTF--
Adjudicate null
  c1: ana=c1l1(no) ben=c1l3(no) awaiting [null,null,null,null,"1"]
  c2: ana=c2l4 ben=c2l3 mean ["3.5",3.5,null,null,"2"]
  c3: ana=c3l1 ben=c3l2 mean ["0.25",0.25,null,null,"0"]
  {"criteria":["c1"],"measure":"steps","over":"1","type":"gap"}
  adjudication_needed
NotYet 6.416666666666667
  c1: ana=c1l1 ben=c1l3 cleo=c1l4 parity ["8\/3",2.6666666666666665,null,false,"1"]
  c2: ana=c2l4 ben=c2l3 mean ["3.5",3.5,null,null,"2"]
  c3: ana=c3l1 ben=c3l2 mean ["0.25",0.25,null,null,"0"]
  {"criteria":["c1"],"measure":"steps","over":"1","type":"gap"}
  mustpass_not_met c1
  total_met
{"criteria":[{"cut":{"level":"c1l3","points":"3"},"id":"c1","inputs":[{"code":null,"counted":true,"level":"c1l1","points":"1","reviewer":"ana","role":"rater","why":null},{"code":null,"counted":true,"level":"c1l3","points":"3","reviewer":"ben","role":"rater","why":null},{"code":null,"counted":true,"level":"c1l4","points":"4","reviewer":"cleo","role":"adjudicator","why":null}],"level":null,"met":false,"resolved":"8/3","rule":"parity","unrounded":null,"value":2.6666666666666665,"weight":"1"},{"cut":null,"id":"c2","inputs":[{"code":null,"counted":true,"level":"c2l4","points":"4","reviewer":"ana","role":"rater","why":null},{"code":null,"counted":true,"level":"c2l3","points":"3","reviewer":"ben","role":"rater","why":null}],"level":null,"met":null,"resolved":"3.5","rule":"mean","unrounded":null,"value":3.5,"weight":"2"},{"cut":null,"id":"c3","inputs":[{"code":null,"counted":true,"level":"c3l1","points":"0","reviewer":"ana","role":"rater","why":null},{"code":null,"counted":true,"level":"c3l2","points":"0.5","reviewer":"ben","role":"rater","why":null}],"level":null,"met":null,"resolved":"0.25","rule":"mean","unrounded":null,"value":0.25,"weight":"0"}],"format":"microcred-decision-1","outcome":"notyet","points":{"maximum":"8.5","minimum":"2","value":"77/12"},"raters":[{"outcome":"notyet","reviewer":"ana","total":"9"},{"outcome":"award","reviewer":"ben","total":"9"}],"reasons":[{"code":"mustpass_not_met","criterion":"c1"},{"code":"total_met","criterion":null}],"rubric":"sha256:7dc9f9d1fbc4cb9789fd0795c0b4880582e1d8619ac990a2cba04285ab501683","rules":"sha256:f1c19dc1bed43cb8c8c0c85526a0c2fa059fe7b0347ff23f48853c1c9765bdc1","total":{"cut":"8","measure":"sum","met":true,"terms":[{"criterion":"c1","product":"8/3","value":"8/3","weight":"1"},{"criterion":"c2","product":"7","value":"3.5","weight":"2"},{"criterion":"c3","product":"0","value":"0.25","weight":"0"}],"value":"29/3","weights":"3"},"triggers":[{"criteria":["c1"],"measure":"steps","over":"1","type":"gap"}],"vote":null}
Award 7.25
  c1: ana=c1l4 ben=c1l3 cleo=c1l4(no) mean ["3.5",3.5,null,true,"1"]
  c2: ana=c2l4 ben=c2l3 mean ["3.5",3.5,null,null,"2"]
  c3: ana=c3l1 ben=c3l2 mean ["0.25",0.25,null,null,"0"]
  adjudication_not_needed
  mustpass_met c1
  total_met
Incomplete null
  c1: ana=c1l4 ben=c1l3 mean ["3.5",3.5,null,true,"1"]
  c2: ana=NE(no) ben=c2l3(no) cleo=NE(no) unscorable [null,null,null,null,"2"]
  c3: ana=c3l1 ben=c3l2 mean ["0.25",0.25,null,null,"0"]
  {"criteria":["c2"],"type":"unscorable"}
  unscorable c2
Award 5.5
  c1:  carried ["3",3,"c1l3",true,"1"]
  c2: ana=c2l2 ben=c2l3 mean ["2.5",2.5,null,null,"2"]
  c3: ana=c3l1 ben=c3l1 mean ["0",0,"c3l1",null,"0"]
  carried c1
  mustpass_met c1
  total_met
Award 6
  c1:  carried ["3",3,"c1l3",true,"1"]
  c2:  carried ["3",3,"c2l3",null,"2"]
  c3:  carried ["0",0,"c3l1",null,"0"]
  carried c1
  mustpass_met c1
  carried c2
  carried c3
  total_met
refused:
ValueError: The rules want the reviews of 2 raters, and there are 0
ValueError: The rules want the reviews of 2 raters, and there are 1
ValueError: Reviewer "ana" has two reviews
ValueError: There can be only one review of the role "adjudicator"
ValueError: The rules have no place for a review of the role "agreed"
ValueError: Reviewer "dan" does not rate criterion "c1"
ValueError: Reviewer "ben" does not rate criterion "c3"
ValueError: Reviewer "ben" gives criterion "c2" the level "c1l1", which belongs to criterion "c1"
ValueError: Reviewer "ben" gives criterion "c2" "XX", which is neither one of its levels nor an unscorable code
ValueError: Reviewer "ana" rates criterion "c1", whose level is carried from an earlier attempt
ValueError: The rubric has no criterion "c9" to carry a level for
ValueError: "c2l1" is carried for criterion "c1" and is not one of its levels
TypeError: Microcred\Panel::decide(): Argument #3 ($reviews) must be a list of arrays, string given
ValueError: Microcred\Panel::decide(): Argument #3 ($reviews) must be a list of reviews with just "reviewer", "role" and "levels"
ValueError: Microcred\Panel::decide(): Argument #3 ($reviews) must be a list of reviews with just "reviewer", "role" and "levels"
ValueError: Microcred\Panel::decide(): Argument #3 ($reviews) must give each review the role "rater", "adjudicator" or "agreed"
TypeError: Microcred\Panel::decide(): Argument #3 ($reviews) must give the id of each reviewer as a string, null given
ValueError: "a b" cannot be the id of a reviewer: it should be 1 to 64 letters, digits, ".", "_", ":" or "-", beginning with a letter or a digit
TypeError: Microcred\Panel::decide(): Argument #3 ($reviews) must give the levels of each review as an array, string given
TypeError: The levels of a review must be criterion ids with level ids or unscorable codes as strings, float given
Error: Call to private Microcred\Panel::__construct() from global scope
Error: Call to private Microcred\Decision::__construct() from global scope
Error: Trying to clone an uncloneable object of class Microcred\Decision
Exception: Serialization of 'Microcred\Decision' is not allowed
Error: Cannot modify readonly property Microcred\Decision::$outcome
Error: Cannot %Smodify readonly property Microcred\Decision::$criteria
