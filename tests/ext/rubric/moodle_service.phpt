--TEST--
Rubric::read(): what core_grading_get_definitions answers becomes a rubric, and what is written is what core_grading_save_definitions takes
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';
require __DIR__ . '/grading.inc';

use Microcred\Rubric;

/** One area as the service answers it: texts are HTML unless it was asked for raw ones. */
function area(array $change = [], array $definition = []): array {
    return $change + ['cmid' => 12, 'contextid' => 34, 'component' => 'mod_assign', 'areaname' => 'submissions', 'activemethod' => 'rubric', 'definitions' => [$definition + [
        'id' => 2, 'method' => 'rubric', 'name' => 'Design & use', 'status' => 20, 'copiedfromid' => null, 'timecreated' => 1700000000, 'usercreated' => 3,
        'timemodified' => 1700000001, 'usermodified' => 3, 'timecopied' => 0, 'descriptionformat' => 1,
        'description' => '<p dir="ltr">What it is <b>for</b>:</p><ul><li>goals&nbsp;<li>tasks</ul><script>alert(1)</script>',
        'rubric' => ['rubric_criteria' => [
            ['id' => 11, 'sortorder' => 2, 'description' => 'Fewer than &lt;b&gt; &amp; &lt;5 errors', 'descriptionformat' => 1, 'levels' => [
                ['id' => 21, 'score' => 2.5, 'definition' => 'second of two', 'definitionformat' => 1],
                ['id' => 22, 'score' => -1, 'definition' => '', 'definitionformat' => 0],
                ['id' => 23, 'score' => '2.50000', 'definition' => 'third of two', 'definitionformat' => 1]]],
            ['id' => 12, 'sortorder' => 1, 'description' => '<h4>Goals</h4>clear &amp; na&iuml;ve', 'descriptionformat' => 1, 'levels' => [
                ['id' => 24, 'score' => 0, 'definition' => 'none', 'definitionformat' => null],
                ['id' => 25, 'score' => 1.0E-5, 'definition' => "some<br />\nlines", 'definitionformat' => 1]]]]],
    ]]];
}
$answer = fn(array ...$areas): string => json_encode(['areas' => $areas, 'warnings' => []]);

// The same rubric by way of the service and of a backup.
$rubric = Rubric::read($answer(area()), 'moodlejson', null, $notes);
var_dump($rubric->digest === Rubric::read(grading_xml(), 'moodle')->digest);
echo json_encode($notes, JSON_PRETTY_PRINT), "\n";
// Raw texts, as they were typed.
$raw = area();
$raw['definitions'][0]['rubric']['rubric_criteria'][0] = ['description' => 'Fewer than <b> & <5 errors', 'descriptionformat' => 0] + $raw['definitions'][0]['rubric']['rubric_criteria'][0];
var_dump(Rubric::read($answer($raw), 'moodlejson')->digest === $rubric->digest);
// A site that tells the options too.
Rubric::read($answer(area([], ['options' => '{"enableremarks":"0"}'])), 'moodlejson', null, $notes);
echo json_encode([$notes['options']['lockzeropoints'], $notes['options']['enableremarks'], isset($notes['warnings'])]), "\n";

// Several activities: an area is named by its activity's number too.
$two = $answer(area(), area(['cmid' => 13], ['name' => 'Other']), area(['cmid' => 14, 'activemethod' => 'guide']));
var_dump(Rubric::read($two, 'moodlejson', '12')->digest === $rubric->digest, Rubric::read($two, 'moodlejson', '13', $notes)->digest === $rubric->digest);
echo $notes['name'], ' ', $notes['activity']['cmid'], "\n";
Rubric::read(json_encode(['areas' => [area()], 'warnings' => [['item' => 'module', 'itemid' => 5, 'message' => 'No access rights in module context', 'warningcode' => '1']]]), 'moodlejson', null, $notes);
echo end($notes['warnings']), "\n";

// What goes out has every parameter that the service requires, and comes back.
$out = Rubric::read('{"format":"microcred-rubric-1","title":"T","text":"a\nb","criteria":[{"id":"goals","title":"G","text":"more","levels":[{"id":"a","title":"A","text":"x"},{"id":"b","title":"B"}]}]}', 'json')
    ->write('moodlejson', $lost);
echo $out, "\n";
print_r($lost);
var_dump(Rubric::read($rubric->write('moodlejson', $lost), 'moodlejson')->digest === $rubric->digest, $lost);
Rubric::read(json_encode(['format' => 'microcred-rubric-1', 'criteria' => [['id' => 'c1', 'title' => str_repeat('t', 15000), 'text' => str_repeat('x', 15000),
    'levels' => [['id' => 'c1l1', 'points' => 0], ['id' => 'c1l2', 'points' => 1]]]]]), 'json')->write('moodle', $lost);
echo end($lost), "\n";

$criteria = fn(array $criteria) => $answer(area([], ['rubric' => ['rubric_criteria' => $criteria]]));
$levels = fn(array ...$levels) => $criteria([['description' => 'C', 'levels' => $levels]]);
$notes = 'untouched';
foreach ([
    '{"exception":"required_capability_exception","errorcode":"nopermissions","message":"Sorry, but you do not currently have permissions to do that"}', '{}', '[]', '{"areas":1}', '{"areas":[1]}',
    $answer(), $answer(area(), area(['cmid' => 13])), $answer(area(['activemethod' => 'guide'])), $answer(area(['activemethod' => ''])), $answer(area(['activemethod' => 'checklist'])),
    $answer(area([], ['status' => 10])), $answer(area(['definitions' => []])), $answer(area(['definitions' => ['x' => 1]])), $answer(area([], ['rubric' => 5])), $answer(area([], ['rubric' => []])),
    $answer(area([], ['name' => true])), $answer(area([], ['options' => 'no'])), $criteria([]), $criteria([5]), $criteria([['description' => '', 'levels' => []]]),
    $criteria([['description' => 'C']]), $criteria([['description' => 'C', 'sortorder' => 'first', 'levels' => []]]), $levels(['score' => 1]), $levels(['score' => 1], ['definition' => 'x']),
    $levels(['score' => 1], ['score' => 'x']), $levels(['score' => 1], ['score' => 0.123456]), $levels(['score' => 1], ['score' => -1e5]), $levels(['score' => 1], ['score' => true]),
    $levels(['score' => 1], ['score' => 2, 'definition' => "\u{1}"]), $levels(['score' => 1], ['score' => 2, 'definition' => str_repeat('x', 20001)]),
    $levels(['score' => 1], ['score' => 2, 'definition' => str_repeat('x', 513 * 1024)]), $levels(...array_fill(0, 51, ['score' => 1])),
    $criteria(array_fill(0, 101, ['description' => 'C'])), $answer(...array_fill(0, 101, [])), '{"areas":[{"areaname":"a","areaname":"b"}]}', str_repeat(' ', 8 * 1024 * 1024 + 1),
] as $text) {
    refused(function () use ($text, &$notes) {
        Rubric::read($text, 'moodlejson', null, $notes);
    });
}
refused(fn() => Rubric::read($two, 'moodlejson', 'submissions'));
refused(fn() => Rubric::read($two, 'moodlejson', '14'));
refused(fn() => Rubric::read($two, 'moodlejson', '15'));
echo $notes, "\n";
?>
--EXPECT--
bool(true)
{
    "area": "submissions",
    "name": "Design & use",
    "options": null,
    "warnings": [
        "The rubric's options are not told here; look up in Moodle whether \"lockzeropoints\" is on, for it changes the grade."
    ],
    "activity": {
        "cmid": 12,
        "contextid": 34,
        "component": "mod_assign"
    },
    "definition": {
        "id": 2,
        "status": 20,
        "copiedfromid": null,
        "timecreated": 1700000000,
        "usercreated": 3,
        "timemodified": 1700000001,
        "usermodified": 3,
        "timecopied": 0
    },
    "criteria": {
        "c1": {
            "id": 12
        },
        "c2": {
            "id": 11
        }
    },
    "levels": {
        "c1l1": {
            "id": 24
        },
        "c1l2": {
            "id": 25
        },
        "c2l1": {
            "id": 22
        },
        "c2l2": {
            "id": 21
        },
        "c2l3": {
            "id": 23
        }
    }
}
bool(true)
[false,false,false]
bool(true)
bool(false)
Other 13
Moodle: No access rights in module context
{"areas":[{"activemethod":"rubric","areaname":"submissions","cmid":0,"component":"mod_assign","contextid":0,"definitions":[{"description":"a\nb","descriptionformat":2,"method":"rubric","name":"T","rubric":{"rubric_criteria":[{"description":"G\nmore","descriptionformat":0,"levels":[{"definition":"A\nx","definitionformat":0,"score":0},{"definition":"B","definitionformat":0,"score":1}],"sortorder":1}]},"status":20,"timecreated":0,"timemodified":0,"usercreated":0,"usermodified":0}]}]}
Array
(
    [0] => Ids were dropped: Moodle gives its own, and reading this file again names criteria and levels by their position: goals, a, b.
    [1] => A criterion has one text in Moodle, so its title and its text were joined: goals.
    [2] => A level has one text in Moodle, so its title and its text were joined: a, b.
    [3] => Levels have no points; Moodle needs them, so each level got its position, counted from 0.
)
bool(true)
array(0) {
}
A joined text is longer than 20000 bytes: Moodle takes it, but it cannot be read back here: c1.
Microcred\FormatException ["/exception",null]: Moodle answered with an error and not with a rubric: Sorry, but you do not currently have permissions to do that
Microcred\FormatException ["",null]: This is not what Moodle's core_grading_get_definitions answers: that has a member "areas"
Microcred\FormatException ["",null]: This is not what Moodle's core_grading_get_definitions answers: that has a member "areas"
Microcred\FormatException ["/areas",null]: "areas" should be a list
Microcred\FormatException ["/areas/0",null]: Here should be an object
Microcred\FormatException [null,null]: The file has no grading area, so the activity was not graded with a rubric
Microcred\FormatException ["/areas/1",null]: The file has several rubrics, among them those of the areas "submissions" (activity 12) and "submissions" (activity 13); name the one to use
Microcred\FormatException ["/areas/0",null]: The area "submissions" (activity 12) is graded with a marking guide; only a rubric can be used here
Microcred\FormatException ["/areas/0",null]: The area "submissions" (activity 12) has simple direct grading, and no rubric in use
Microcred\FormatException ["/areas/0",null]: The area "submissions" (activity 12) is graded with the method "checklist"; only a rubric can be used here
Microcred\FormatException ["/areas/0/definitions/0",null]: The rubric of the area "submissions" (activity 12) is a draft; make it ready in Moodle ("Save rubric and make it ready") first
Microcred\FormatException ["/areas/0",null]: The area "submissions" (activity 12) is set to a rubric, but none has been made
Microcred\FormatException ["/areas/0/definitions",null]: "definitions" should be a list
Microcred\FormatException ["/areas/0/definitions/0",null]: The rubric has no criteria
Microcred\FormatException ["/areas/0/definitions/0",null]: The rubric has no criteria
Microcred\FormatException ["/areas/0/definitions/0/name",null]: "name" should be a text or a number
Microcred\FormatException ["/areas/0/definitions/0",null]: The options of the rubric cannot be read, and they say how it is graded
Microcred\FormatException ["/areas/0/definitions/0",null]: The rubric has no criteria
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0",null]: Here should be an object
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0",null]: Criterion 1 of the rubric has no description
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0",null]: A criterion has at least 2 levels; "C" has 0
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0",null]: The sort order "first" of a criterion is not a number
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0",null]: A criterion has at least 2 levels; "C" has 1
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1",null]: A level has no score
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1",null]: The score "x" is not a decimal number
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1/score",null]: The score "0.123456" has more than 5 decimals
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1/score",null]: The score "-100000" is not between -99999.99999 and 99999.99999
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1/score",null]: "score" should be a text or a number
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1",null]: The definition of a level holds a control character
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1",null]: The definition of a level is longer than 20000 bytes
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels/1/definition",null]: A text is longer than 512 KiB
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria/0/levels",null]: "levels" holds more than 50 entries
Microcred\FormatException ["/areas/0/definitions/0/rubric/rubric_criteria",null]: "rubric_criteria" holds more than 100 entries
Microcred\FormatException ["/areas",null]: "areas" holds more than 100 entries
Microcred\FormatException ["/areas/0/areaname",1]: The member "areaname" is there twice in one object
Microcred\FormatException [null,null]: The text is larger than 8 MiB
Microcred\FormatException ["/areas/1",null]: The file has several rubrics, among them those of the areas "submissions" (activity 12) and "submissions" (activity 13); name the one to use
Microcred\FormatException ["/areas/2",null]: The area "submissions" (activity 14) is graded with a marking guide; only a rubric can be used here
Microcred\FormatException [null,null]: The file has no grading area "15"; its first one is "submissions" (activity 12)
untouched
