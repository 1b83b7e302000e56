--TEST--
Rules::fromJson(): rules are checked against their rubric, and written in one form
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/../rubric/rubric.inc';

use Microcred\{Panel, Rubric, Rules};

$rubric = rubric([[0, 1, 2.5], [0, 4]]);
$document = ['format' => 'microcred-rules-1', 'kind' => 'mixed', 'mustpass' => ['c1' => 'c1l2'], 'weights' => ['c2' => 0.5, 'c1' => 1], 'total' => 2.5,
    'reviewers' => 2, 'triggers' => [['type' => 'gap', 'measure' => 'points', 'over' => 0.5, 'criteria' => ['c2', 'c1']], ['type' => 'split'], ['type' => 'unscorable']],
    'resolution' => ['without' => 'mean', 'with' => 'tertium_quid', 'tie' => 'higher', 'scope' => 'triggered', 'adjudicatorsees' => 'nothing'],
    'unscorable' => [['code' => 'NE', 'name' => 'No evidence']]];
$rules = Rules::fromJson(json_encode($document), $rubric);
echo $rules->toJson(), "\n";
var_dump($rules->digest === Microcred\digest($rules->toJson()), Rules::fromJson($rules->toJson(), $rubric)->digest === $rules->digest);

// The example of the formats page, on a rubric that has its ids.
preg_match_all('/```json\n(.*?)```/s', file_get_contents(__DIR__ . '/../../../docs/formats.md'), $examples);
$example = current(preg_grep('/microcred-rules-1/', $examples[1]));
$criteria = [];
foreach (['goals', 'evidence', 'task'] as $id) {
    $criteria[] = ['id' => $id, 'title' => $id, 'levels' => array_map(fn($p) => ['id' => "$id-$p", 'points' => $p], range(0, 3))];
}
echo strlen(Rules::fromJson($example, Rubric::read(json_encode(['format' => 'microcred-rubric-1', 'criteria' => $criteria]), 'json'))->digest), "\n";

/** The document with some members changed (null takes one away). */
$but = function (array $changes) use ($document): string {
    foreach ($changes as $path => $value) {
        $at = &$document;
        $steps = explode('.', $path);
        $last = array_pop($steps);
        foreach ($steps as $step) {
            $at = &$at[$step];
        }
        $at[$last] = $value;
        if ($value === null) {
            unset($at[$last]);
        }
        unset($at);
    }
    return json_encode($document);
};
foreach ([
    ['mustpass' => ['c9' => 'c9l1']], ['mustpass' => ['c1' => 'c2l1']], ['mustpass' => ['c1' => 'c1l9']], ['mustpass' => new stdClass()], ['kind' => 'conjunctive'],
    ['kind' => 'compensatory'], ['weights' => ['c1' => 1]], ['weights.c2' => -1], ['weights.c2' => '1'], ['weights.c9' => 1], ['total' => 4.51], ['total' => null],
    ['reviewers' => 0], ['reviewers' => 16], ['reviewers' => '2'], ['reviewers' => 3], ['reviewers' => 1], ['triggers' => []], ['triggers' => null],
    ['triggers.0.over' => null], ['triggers.0.measure' => 'miles'], ['triggers.0.criteria' => ['c9']], ['triggers.1' => ['type' => 'gap']],
    ['triggers.2' => ['type' => 'split']], ['unscorable' => []], ['unscorable.0.code' => 'c1l1'], ['unscorable.0.name' => ''],
    ['resolution.without' => null], ['resolution.without' => 'median'], ['resolution.with' => 'expert'], ['resolution.tie' => null], ['resolution.scope' => 'some'],
    ['resolution.evenmedian' => 'low'], ['resolution.with' => 'discussion', 'resolution.tie' => null], ['colour' => 'red'],
] as $changes) {
    echo json_encode($changes), ': ';
    refused(fn() => Rules::fromJson($but($changes), $rubric));
}
echo "a rubric without points:\n";
$profile = rubric([[null, null]]);
refused(fn() => Rules::fromJson($but(['kind' => 'compensatory', 'mustpass' => null, 'weights' => ['c1' => 1]]), $profile));
refused(fn() => Rules::fromJson('{"format":"microcred-rules-1"', $rubric));
refused(fn() => Rules::fromJson($rules->toJson(), new stdClass()));
refused(fn() => Panel::decide($profile, $rules, []));
refused(fn() => new Rules());
refused(fn() => clone $rules);
refused(fn() => serialize($rules));
--EXPECT--
{"format":"microcred-rules-1","kind":"mixed","mustpass":{"c1":"c1l2"},"resolution":{"adjudicatorsees":"nothing","scope":"triggered","tie":"higher","with":"tertium_quid","without":"mean"},"reviewers":2,"total":2.5,"triggers":[{"criteria":["c1","c2"],"measure":"points","over":0.5,"type":"gap"},{"type":"split"},{"type":"unscorable"}],"unscorable":[{"code":"NE","name":"No evidence"}],"weights":{"c1":1,"c2":0.5}}
bool(true)
bool(true)
71
{"mustpass":{"c9":"c9l1"}}: Microcred\FormatException ["/mustpass/c9",null]: The rubric has no criterion "c9"
{"mustpass":{"c1":"c2l1"}}: Microcred\FormatException ["/mustpass/c1",null]: The cut of criterion "c1" is level "c2l1", which belongs to criterion "c2"
{"mustpass":{"c1":"c1l9"}}: Microcred\FormatException ["/mustpass/c1",null]: Criterion "c1" has no level "c1l9"
{"mustpass":{}}: Microcred\FormatException ["/mustpass",null]: At least one criterion must be named that has to be met
{"kind":"conjunctive"}: Microcred\FormatException ["/weights",null]: "weights" has no effect on a conjunctive standard, so it should not be there
{"kind":"compensatory"}: Microcred\FormatException ["/mustpass",null]: "mustpass" has no effect on a compensatory standard, so it should not be there
{"weights":{"c1":1}}: Microcred\FormatException ["/weights",null]: Criterion "c2" is neither must-pass nor weighted; give it a weight, which may be 0
{"weights.c2":-1}: Microcred\FormatException ["/weights/c2",null]: A weight should be from 0 to 1000
{"weights.c2":"1"}: Microcred\FormatException ["/weights/c2",null]: A weight should be a number
{"weights.c9":1}: Microcred\FormatException ["/weights/c9",null]: The rubric has no criterion "c9"
{"total":4.51}: Microcred\FormatException ["/total",null]: Nobody could reach this total: the highest levels with these weights make 4.5
{"total":null}: Microcred\FormatException ["",null]: The member "total" is missing (or "mean", where the weighted mean counts)
{"reviewers":0}: Microcred\FormatException ["/reviewers",null]: "reviewers" should be a whole number from 1 to 15
{"reviewers":16}: Microcred\FormatException ["/reviewers",null]: "reviewers" should be a whole number from 1 to 15
{"reviewers":"2"}: Microcred\FormatException ["/reviewers",null]: "reviewers" should be a whole number from 1 to 15
{"reviewers":3}: Microcred\FormatException ["/resolution/with",null]: "tertium_quid" is for exactly 2 reviewers, and these rules want 3
{"reviewers":1}: Microcred\FormatException ["/triggers/0",null]: A "gap" trigger compares reviewers, and needs at least 2 of them
{"triggers":[]}: Microcred\FormatException ["/resolution/with",null]: "with" has no effect without a trigger, so it should not be there
{"triggers":null}: Microcred\FormatException ["",null]: The member "triggers" is missing
{"triggers.0.over":null}: Microcred\FormatException ["/triggers/0",null]: The member "over" is missing
{"triggers.0.measure":"miles"}: Microcred\FormatException ["/triggers/0/measure",null]: "measure" cannot be "miles"; it is one of "steps", "points"
{"triggers.0.criteria":["c9"]}: Microcred\FormatException ["/triggers/0/criteria/0",null]: The rubric has no criterion "c9"
{"triggers.1":{"type":"gap"}}: Microcred\FormatException ["/triggers/1",null]: The member "measure" is missing
{"triggers.2":{"type":"split"}}: Microcred\FormatException ["/triggers/2",null]: The trigger "split" is there twice
{"unscorable":[]}: Microcred\FormatException ["/triggers/2",null]: An "unscorable" trigger cannot fire while "unscorable" lists no code
{"unscorable.0.code":"c1l1"}: Microcred\FormatException ["/unscorable/0/code",null]: The code "c1l1" is also the id of a level
{"unscorable.0.name":""}: Microcred\FormatException ["/unscorable/0/name",null]: The name of a code should be 1 to 200 bytes of text
{"resolution.without":null}: Microcred\FormatException ["/resolution",null]: The member "without" is missing
{"resolution.without":"median"}: Microcred\FormatException ["/resolution",null]: The member "evenmedian" is missing
{"resolution.with":"expert"}: Microcred\FormatException ["/resolution/tie",null]: "tie" has no effect unless "with" is "tertium_quid", so it should not be there
{"resolution.tie":null}: Microcred\FormatException ["/resolution",null]: The member "tie" is missing
{"resolution.scope":"some"}: Microcred\FormatException ["/resolution/scope",null]: "scope" cannot be "some"; it is one of "all", "triggered"
{"resolution.evenmedian":"low"}: Microcred\FormatException ["/resolution/evenmedian",null]: "evenmedian" has no effect where nothing is resolved by a median, so it should not be there
{"resolution.with":"discussion","resolution.tie":null}: Microcred\FormatException ["/resolution/adjudicatorsees",null]: Reviewers who talk about their reviews see them: this should be "reviews"
{"colour":"red"}: Microcred\FormatException ["/colour",null]: "colour" is not a member of a set of rules
a rubric without points:
Microcred\FormatException ["/weights",null]: The levels of this rubric have no points, so there is no total to reach: the standard can only be conjunctive or a profile
Microcred\FormatException ["/format",1]: Here a comma or } is expected, not the end of the text
TypeError: Microcred\Rules::fromJson(): Argument #2 ($for) must be of type Microcred\Rubric, stdClass given
ValueError: The rules were made for another rubric
Error: Call to private Microcred\Rules::__construct() from global scope
Error: Trying to clone an uncloneable object of class Microcred\Rules
Exception: Serialization of 'Microcred\Rules' is not allowed
