--TEST--
Rubric::names: what chooses one of several rubrics in a text, and read() takes each of them
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\FormatException;
use Microcred\Rubric;

function area(string $name, string $method = 'rubric', int $status = 20): string
{
    $criterion = '<criterion id="1"><sortorder>1</sortorder><description>C</description><descriptionformat>0</descriptionformat><levels>'
        . '<level id="1"><score>0</score><definition>a</definition><definitionformat>0</definitionformat></level>'
        . '<level id="2"><score>1</score><definition>b</definition><definitionformat>0</definitionformat></level></levels></criterion>';
    return "<area id=\"1\"><areaname>$name</areaname><activemethod>$method</activemethod><definitions><definition id=\"1\"><method>rubric</method>"
        . "<name>N</name><description/><descriptionformat>1</descriptionformat><status>$status</status><options/>"
        . "<plugin_gradingform_rubric_definition><criteria>$criterion</criteria></plugin_gradingform_rubric_definition></definition></definitions></area>";
}

function web(array $activities): string
{
    $level = fn(int $id, int $score) => ['id' => $id, 'score' => $score, 'definition' => "l$id", 'definitionformat' => 0];
    $criteria = [['id' => 1, 'sortorder' => 1, 'description' => 'C', 'descriptionformat' => 0, 'levels' => [$level(1, 0), $level(2, 1)]]];
    $definition = ['id' => 1, 'method' => 'rubric', 'name' => 'N', 'description' => '', 'descriptionformat' => 1, 'status' => 20,
        'rubric' => ['rubric_criteria' => $criteria]];
    return json_encode(['areas' => array_map(fn(int $cmid, string $area) => ['cmid' => $cmid, 'contextid' => 1, 'component' => 'mod_assign',
        'areaname' => $area, 'activemethod' => 'rubric', 'definitions' => [$definition]], array_keys($activities), $activities)]);
}

function package(array $titles): string
{
    $criterion = ['identifier' => '1', 'description' => 'C', 'CFRubricCriterionLevels' => [
        ['identifier' => '2', 'description' => 'a', 'score' => 0], ['identifier' => '3', 'description' => 'b', 'score' => 1]]];
    return json_encode(['CFDocument' => ['title' => 'D'], 'CFRubrics' => array_map(fn(string $identifier, ?string $title) =>
        ['identifier' => $identifier, 'title' => $title, 'CFRubricCriteria' => [$criterion]], array_keys($titles), $titles)]);
}

$csv = "Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points\n";
$texts = [
    'areas' => '<areas>' . area('submissions') . area('draft', 'rubric', 10) . area('guide', 'guide') . area('posts') . '</areas>',
    'one area' => '<areas>' . area('submissions') . area('guide', 'guide') . '</areas>',
    'activities' => web([7 => 'submissions', 8 => 'submissions', 9 => 'posts']),
    'case' => package(['x-1' => 'Writing', 'x-2' => 'Same', 'x-3' => 'Same', 'x-4' => null]),
    'csv' => $csv . "A,x,,false,lo,,0,hi,,1\nB,y,,false,lo,,0,hi,,1\nA,z,,false,lo,,0,hi,,1\n",
    'one csv' => $csv . "A,x,,false,lo,,0,hi,,1\n",
    'native' => '{"format":"microcred-rubric-1","criteria":[{"id":"c","title":"C","levels":[{"id":"a","text":"x"},{"id":"b","text":"y"}]}]}',
    'nothing' => 'Goals, in words',
];
foreach ($texts as $what => $text) {
    $names = Rubric::names($text);
    foreach ($names as $name) {
        Rubric::read($text, null, $name);
    }
    echo $what, ': ', json_encode($names), "\n";
}
foreach (['<areas><area>', '{"CFRubrics": 1}', $csv . ",x\n", '{"areas": [', ''] as $text) {
    try {
        echo json_encode(Rubric::names($text)), "\n";
    } catch (FormatException $fault) {
        echo $fault->getMessage(), "\n";
    }
}
?>
--EXPECTF--
areas: ["submissions","posts"]
one area: []
activities: ["7","8","posts"]
case: ["Writing","x-2","x-3","x-4"]
csv: ["A","B"]
one csv: []
native: []
nothing: []
%s
"CFRubrics" should be a list
The row has no name under "Rubric Name"
%s
[]
