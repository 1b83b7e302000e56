--TEST--
Rubric::read(): a CFRubric, alone or in a package, becomes a rubric; weights, links and feedback are told
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';

use Microcred\Rubric;
use Microcred\Rules;

// Information model of CASE 1.1, sections 7.1.26, 7.1.27 and 7.1.29; positions and scores decide about the order, not the file.
$case = [
    'identifier' => '0cff0a44-2f0c-4b2a-9a0b-8f0f5f0c8b11', 'uri' => 'https://example.org/uri/0cff', 'title' => ' Design ', 'description' => "What\r\nfor",
    'lastChangeDateTime' => '2020-01-01T00:00:00+00:00',
    'CFRubricCriteria' => [
        ['identifier' => 'b', 'uri' => 'https://example.org/uri/b', 'category' => 'Evidence', 'description' => 'What is shown', 'weight' => 2.5, 'position' => 2,
            'lastChangeDateTime' => '2020-01-01T00:00:00Z', 'extensions' => ['x' => [1, null, true]],
            'CFRubricCriterionLevels' => [
                ['identifier' => 'b2', 'quality' => 'Full', 'description' => 'all of it', 'score' => 4, 'position' => 1, 'feedback' => 'Well done'],
                ['identifier' => 'b1', 'quality' => 'Half', 'score' => 2.0, 'position' => 3],
                ['identifier' => 'b0', 'quality' => 'None', 'score' => 2, 'position' => 2, 'feedback' => null],
            ]],
        ['identifier' => 'a', 'description' => 'Goals', 'category' => null, 'weight' => 1, 'position' => 1, 'CFItemURI' => ['title' => 'S.1', 'identifier' => 'i', 'uri' => 'https://example.org/i'],
            'CFRubricCriterionLevels' => [['score' => -0.5], ['score' => 1.23456, 'description' => 'x']]],
    ],
];
$rubric = Rubric::read(json_encode($case), 'case', null, $notes);
echo json_encode(json_decode($rubric->write()), JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";
echo json_encode($notes, JSON_PRETTY_PRINT | JSON_UNESCAPED_SLASHES), "\n";

// The weights are ready for rules.
echo Rules::fromJson(json_encode(['format' => 'microcred-rules-1', 'kind' => 'compensatory', 'weights' => $notes['weights'], 'total' => 10, 'reviewers' => 1,
    'triggers' => [], 'resolution' => ['without' => 'mean'], 'unscorable' => []]), $rubric) instanceof Rules ? "rules\n" : '';
$odd = $case;
$odd['CFRubricCriteria'][0]['weight'] = 0.333333;
$odd['CFRubricCriteria'][1]['weight'] = -1;
Rubric::read(json_encode($odd), 'case', null, $notes);
echo json_encode([$notes['weights'] ?? null, $notes['warnings'], $notes['criteria']['c2']['weight']]), "\n";
foreach ([[0, 0], [3, null]] as $weights) {
    $odd['CFRubricCriteria'][0]['weight'] = $weights[0];
    $odd['CFRubricCriteria'][1]['weight'] = $weights[1];
    Rubric::read(json_encode($odd), 'case', null, $notes);
    echo json_encode([$notes['weights'], $notes['warnings']]), "\n";
}

// Without scores positions tell the order.
$profile = $case;
foreach ($profile['CFRubricCriteria'] as &$criterion) {
    foreach ($criterion['CFRubricCriterionLevels'] as $l => &$level) {
        $level = ['quality' => "q$l", 'position' => 9 - $l];
    }
}
unset($criterion, $level);
echo Rubric::read(json_encode($profile), 'case')->write(), "\n";

// In a package, one is taken, several are named: by title or identifier.
$package = ['CFDocument' => ['title' => 'Framework'], 'CFItems' => [[], []], 'CFRubrics' => [$case]];
var_dump(Rubric::read(json_encode($package), 'case', null, $notes)->digest === $rubric->digest);
echo json_encode([$notes['document'], $notes['package']]), "\n";
$package['CFRubrics'][] = ['title' => 'Other', 'identifier' => 'other'] + $profile;
$two = json_encode($package);
var_dump(Rubric::read($two, 'case', 'Design')->digest === $rubric->digest, Rubric::read($two, 'case', 'other')->digest !== $rubric->digest,
    Rubric::read($two, 'case', $case['identifier'])->digest === $rubric->digest);
// CASE 1.0 servers keep them among the definitions.
var_dump(Rubric::read(json_encode(['CFDocument' => [], 'CFDefinitions' => ['CFRubrics' => [$case]]]), 'case')->digest === $rubric->digest);

// And some put the one object into another.
var_dump(Rubric::read(json_encode(['CFRubric' => $case]))->digest === $rubric->digest, Rubric::read(json_encode(['CFPackage' => json_decode($two)]), null, 'Design')->digest === $rubric->digest,
    Rubric::names(json_encode(['CFPackage' => json_decode($two)])));

$bad = function (callable $change) use ($case): string {
    $change($case);
    return json_encode($case);
};
$level = fn($c, $l, $name, $value) => $bad(function (&$case) use ($c, $l, $name, $value) {
    $case['CFRubricCriteria'][$c]['CFRubricCriterionLevels'][$l][$name] = $value;
});
$criterion = fn($c, $name, $value) => $bad(function (&$case) use ($c, $name, $value) {
    $case['CFRubricCriteria'][$c][$name] = $value;
});
$levels = fn(int $count) => $criterion(0, 'CFRubricCriterionLevels', array_fill(0, $count, ['score' => 1]));
$notes = 'untouched';
foreach ([
    [$two, null], [$two, 'third'], [json_encode($case), 'Other'], ['{"CFRubrics":[]}', null], ['{"CFRubrics":{}}', null], ['{"CFDocument":{}}', null], ['[]', null], ['{"CFRubrics":[1]}', null], ['{"CFRubric":{"title":"x"}}', null], ['{"CFPackage":{"CFRubrics":[{"CFRubricCriteria":[{}]}]}}', null],
    ['{"CFRubricCriteria":[]}', null], ['{"CFRubricCriteria":[1]}', null], [$level(0, 1, 'score', null), null], [$level(0, 1, 'score', '2'), null],
    [$level(0, 1, 'score', 1 / 3), null], [$level(0, 1, 'score', 1e9), null], [$level(0, 1, 'position', 1.5), null], [$level(0, 1, 'quality', 5), null],
    [$level(0, 1, 'description', "a\u{1}b"), null], [$criterion(1, 'description', ''), null], [$criterion(0, 'weight', 'much'), null],
    [$criterion(0, 'description', str_repeat('x', 20001)), null], [$levels(1), null], [$levels(51), null], [json_encode($profile + ['x' => 1]), 'x'],
    [$bad(function (&$case) {
        $case['CFRubricCriteria'] = array_fill(0, 101, $case['CFRubricCriteria'][0]);
    }), null],
    [str_replace('"q1"', '""', json_encode($profile)), null], ['{"CFRubricCriteria":[{"CFRubricCriteria":1,"CFRubricCriteria":2}]}', null],
    ["{\"CFRubricCriteria\":\"\xFF\"}", null], ['{"CFRubricCriteria":' . str_repeat('[', 100), null], [str_repeat(' ', 8 * 1024 * 1024 + 1), null],
] as [$text, $name]) {
    refused(function () use ($text, $name, &$notes) {
        Rubric::read($text, 'case', $name, $notes);
    });
}
echo $notes, "\n";
?>
--EXPECT--
{
    "criteria": [
        {
            "id": "c1",
            "levels": [
                {
                    "id": "c1l1",
                    "points": -0.5,
                    "text": ""
                },
                {
                    "id": "c1l2",
                    "points": 1.23456,
                    "text": "x"
                }
            ],
            "title": "Goals"
        },
        {
            "id": "c2",
            "levels": [
                {
                    "id": "c2l1",
                    "points": 2,
                    "text": "",
                    "title": "None"
                },
                {
                    "id": "c2l2",
                    "points": 2,
                    "text": "",
                    "title": "Half"
                },
                {
                    "id": "c2l3",
                    "points": 4,
                    "text": "all of it",
                    "title": "Full"
                }
            ],
            "text": "What is shown",
            "title": "Evidence"
        }
    ],
    "format": "microcred-rubric-1",
    "text": "What\nfor",
    "title": "Design"
}
{
    "rubric": {
        "identifier": "0cff0a44-2f0c-4b2a-9a0b-8f0f5f0c8b11",
        "uri": "https://example.org/uri/0cff",
        "lastChangeDateTime": "2020-01-01T00:00:00+00:00"
    },
    "weights": {
        "c1": 1,
        "c2": 2.5
    },
    "criteria": {
        "c1": {
            "identifier": "a",
            "weight": 1,
            "position": 1,
            "CFItemURI": {
                "title": "S.1",
                "identifier": "i",
                "uri": "https://example.org/i"
            }
        },
        "c2": {
            "identifier": "b",
            "uri": "https://example.org/uri/b",
            "weight": 2.5,
            "position": 2,
            "lastChangeDateTime": "2020-01-01T00:00:00Z",
            "extensions": {
                "x": [
                    1,
                    null,
                    true
                ]
            }
        }
    },
    "levels": {
        "c2l1": {
            "identifier": "b0",
            "position": 2,
            "feedback": null
        },
        "c2l2": {
            "identifier": "b1",
            "position": 3
        },
        "c2l3": {
            "identifier": "b2",
            "position": 1,
            "feedback": "Well done"
        }
    }
}
rules
[null,["The weight of criterion c1 cannot stand in rules: there it is from 0 to 1000, with at most 5 decimals.","The weight of criterion c2 cannot stand in rules: there it is from 0 to 1000, with at most 5 decimals."],0.333333]
[{"c1":0,"c2":0},["All weights are 0, so no total could be made with them."]]
[{"c2":3},["Only 1 of 2 criteria have a weight; a total of all of them needs one for each."]]
{"criteria":[{"id":"c1","levels":[{"id":"c1l1","text":"","title":"q1"},{"id":"c1l2","text":"","title":"q0"}],"title":"Goals"},{"id":"c2","levels":[{"id":"c2l1","text":"","title":"q2"},{"id":"c2l2","text":"","title":"q1"},{"id":"c2l3","text":"","title":"q0"}],"text":"What is shown","title":"Evidence"}],"format":"microcred-rubric-1","text":"What\nfor","title":"Design"}
bool(true)
[{"title":"Framework"},{"rubrics":1,"items":2}]
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
array(2) {
  [0]=>
  string(6) "Design"
  [1]=>
  string(5) "Other"
}
Microcred\FormatException ["/CFRubrics/1",null]: The package has several rubrics, among them "Design" and "Other"; name the one to use, by its title or identifier
Microcred\FormatException ["/CFRubrics",null]: The package has no rubric "third"; its first one is "Design"
Microcred\FormatException ["",null]: This is not the rubric "Other" but "Design"
Microcred\FormatException ["/CFRubrics",null]: The package has no rubrics
Microcred\FormatException ["/CFRubrics",null]: "CFRubrics" should be a list
Microcred\FormatException ["",null]: This is no CASE rubric: it has neither "CFRubricCriteria" nor, as a package has, "CFRubrics"
Microcred\FormatException ["",null]: This is no CASE rubric: it should be a JSON object
Microcred\FormatException ["/CFRubrics/0/CFRubricCriteria",null]: The rubric has no criteria
Microcred\FormatException ["/CFRubric",null]: This is no CASE rubric: it has neither "CFRubricCriteria" nor, as a package has, "CFRubrics"
Microcred\FormatException ["/CFPackage/CFRubrics/0/CFRubricCriteria/0",null]: The criterion has neither a category nor a description to say what it is about
Microcred\FormatException ["/CFRubricCriteria",null]: The rubric has no criteria
Microcred\FormatException ["/CFRubricCriteria/0",null]: Here should be an object
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1",null]: The level has no score, unlike the first level: either all levels of a rubric have points, or none
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/score",null]: The score should be a number
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/score",null]: The score "0.3333333333333333" has more than 5 decimals
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/score",null]: The score "1000000000" is not between -99999.99999 and 99999.99999
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/position",null]: "position" should be a whole number
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/quality",null]: "quality" should be a string
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels/1/description",null]: A text of a level holds a control character
Microcred\FormatException ["/CFRubricCriteria/1",null]: The criterion has neither a category nor a description to say what it is about
Microcred\FormatException ["/CFRubricCriteria/0/weight",null]: "weight" should be a number
Microcred\FormatException ["/CFRubricCriteria/0/description",null]: A text of a criterion is longer than 20000 bytes
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels",null]: A criterion has at least 2 levels; this one has 1
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriterionLevels",null]: "CFRubricCriterionLevels" holds more than 50 entries
Microcred\FormatException ["",null]: This is not the rubric "x" but "Design"
Microcred\FormatException ["/CFRubricCriteria",null]: "CFRubricCriteria" holds more than 100 entries
Microcred\FormatException ["/CFRubricCriteria/1/CFRubricCriterionLevels/1",null]: The level has neither a score, a quality nor a description
Microcred\FormatException ["/CFRubricCriteria/0/CFRubricCriteria",1]: The member "CFRubricCriteria" is there twice in one object
Microcred\FormatException ["/CFRubricCriteria",1]: The text is not UTF-8 here: byte 0xFF does not begin a well-formed character
Microcred\FormatException ["/CFRubricCriteria/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",1]: The text is nested more than 64 levels deep
Microcred\FormatException [null,null]: The text is larger than 8 MiB
untouched
