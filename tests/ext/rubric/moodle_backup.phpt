--TEST--
Rubric::read(): a backup's grading.xml becomes a rubric, and goes back to the same one
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/grading.inc';

use Microcred\Rubric;

// Criteria by sortorder, levels by score (equals as in the file), ids by position, HTML only where the format says so.
$rubric = Rubric::read(grading_xml(), 'moodle', null, $notes);
echo json_encode(json_decode($rubric->write()), JSON_PRETTY_PRINT | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES), "\n";
echo json_encode($notes), "\n";

// Other ids in Moodle's database, other people's grades: the same rubric.
$elsewhere = preg_replace_callback('/ id="(\d+)"/', fn($m) => ' id="' . ($m[1] * 7 + 1000) . '"', grading_xml());
$elsewhere = preg_replace('~<instances>.*</instances>~s', '<instances/>', $elsewhere);
var_dump(Rubric::read($elsewhere, 'moodle')->digest === $rubric->digest);

// And back.
var_dump(Rubric::read($rubric->write('moodle', $lost), 'moodle')->digest === $rubric->digest, $lost);
Rubric::read('{"format":"microcred-rubric-1","criteria":[{"id":"goals","title":"T","text":"more","levels":[{"id":"a","title":"A","text":"x"},{"id":"b","title":"B"}]}]}', 'json')
    ->write('moodle', $lost);
print_r($lost);

echo "options:\n";
foreach (['$@NULL@$', '', '{}', '{"lockzeropoints":"1"}', '{"lockzeropoints":1,"enableremarks":"0"}', '{"lockzeropoints":""}', '{"lockzeropoints":false}', '[]', 'no'] as $options) {
    try {
        Rubric::read(grading_xml(options: $options), 'moodle', null, $notes);
        echo $options, ': ', json_encode([$notes['options']['lockzeropoints'], $notes['options']['enableremarks']]), "\n";
    } catch (Microcred\FormatException $e) {
        echo $options, ': ', $e->getMessage(), "\n";
    }
}

echo "areas:\n";
$two = grading_xml(areas: grading_area('one') . grading_area('two', method: 'guide') . grading_area('three'));
echo Rubric::read($two, 'moodle', 'three', $notes) instanceof Rubric ? $notes['area'] : '', "\n";
echo Rubric::read(grading_xml(areas: grading_area('one', status: 10) . grading_area('two')), 'moodle', null, $notes) instanceof Rubric ? $notes['area'] : '', "\n";
--EXPECT--
{
    "criteria": [
        {
            "id": "c1",
            "levels": [
                {
                    "id": "c1l1",
                    "points": 0,
                    "text": "none"
                },
                {
                    "id": "c1l2",
                    "points": 1.0e-5,
                    "text": "some\nlines"
                }
            ],
            "title": "Goals\nclear & naïve"
        },
        {
            "id": "c2",
            "levels": [
                {
                    "id": "c2l1",
                    "points": -1,
                    "text": ""
                },
                {
                    "id": "c2l2",
                    "points": 2.5,
                    "text": "second of two"
                },
                {
                    "id": "c2l3",
                    "points": 2.5,
                    "text": "third of two"
                }
            ],
            "title": "Fewer than <b> & <5 errors"
        }
    ],
    "format": "microcred-rubric-1",
    "text": "What it is for:\n- goals\n- tasks",
    "title": "Design & use"
}
{"area":"submissions","name":"Design & use","options":{"sortlevelsasc":true,"lockzeropoints":true,"alwaysshowdefinition":true,"showdescriptionteacher":true,"showdescriptionstudent":true,"showscoreteacher":true,"showscorestudent":true,"enableremarks":true,"showremarksstudent":true}}
bool(true)
bool(true)
array(0) {
}
Array
(
    [0] => Ids were dropped: Moodle gives its own, and reading this file again names criteria and levels by their position: goals, a, b.
    [1] => A criterion has one text in Moodle, so its title and its text were joined: goals.
    [2] => A level has one text in Moodle, so its title and its text were joined: a, b.
    [3] => Levels have no points; Moodle needs them, so each level got its position, counted from 0.
)
options:
$@NULL@$: [true,true]
: [true,true]
{}: [false,true]
{"lockzeropoints":"1"}: [true,true]
{"lockzeropoints":1,"enableremarks":"0"}: [true,false]
{"lockzeropoints":""}: [false,true]
{"lockzeropoints":false}: [false,true]
[]: The options of the rubric cannot be read, and they say how it is graded
no: The options of the rubric cannot be read, and they say how it is graded
areas:
three
two
