--TEST--
Rubric::read() and write(): one form comes out, and what is not a rubric is refused with the place
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';

use Microcred\Rubric;

$json = '{"title": "Design", "format": "microcred-rubric-1", "criteria": [{"id": "7", "title": " Goals ", "levels": [
    {"id": "a", "points": 0.10, "text": "none"}, {"id": "8", "points": 2, "title": "Clear", "text": "line\r\nline"}]}]}';
$rubric = Rubric::read($json, 'json', null, $notes);
echo $rubric->write(), "\n";
var_dump($notes, $rubric->digest === Microcred\digest($rubric->write()), Rubric::read($rubric->write(), 'json')->digest === $rubric->digest);
// Integer keys are read as their decimal string.
echo json_encode($rubric->score([7 => 8])->profile), "\n";

// A byte of text or the order of criteria is another rubric.
var_dump(Rubric::read(str_replace('none', 'nine', $json), 'json')->digest === $rubric->digest);

// The example of the formats page is one.
preg_match_all('/```json\n(.*?)```/s', file_get_contents(__DIR__ . '/../../../docs/formats.md'), $examples);
echo strlen(Rubric::read(current(preg_grep('/microcred-rubric-1/', $examples[1])), 'json')->digest), "\n";

$level = fn(string $id, string $points) => '{"id":"' . $id . '","points":' . $points . '}';
$rubricof = fn(string $levels) => '{"format":"microcred-rubric-1","criteria":[{"id":"c","title":"T","levels":[' . $levels . ']}]}';
foreach ([
    '', '<areas/>', '{"format":"microcred-rubric-1"', '{"format":"microcred-rubric-1","format":"microcred-rubric-1"}', "\xEF\xBB\xBF{}",
    str_repeat('[', 200), '{"format":"microcred-rubric-1","criteria":[' . str_repeat('[', 200), "{\"format\":\"\xFF\"}", '[]', '{"format":"microcred-rules-1"}',
    '{"format":"microcred-rubric-1","criteria":[]}', $rubricof(''), $rubricof($level('a', '1')),
    $rubricof($level('a', '1') . ',' . $level('a', '2')), $rubricof($level('a', '2') . ',' . $level('b', '1')),
    $rubricof($level('a', '1') . ',{"id":"b","text":"x"}'), $rubricof($level('a', '1') . ',' . $level('b', '1.123456')),
    $rubricof($level('a', '1') . ',' . $level('b', '100000')), $rubricof($level('a', '1') . ',' . $level('b', '2,"point":3')),
    $rubricof($level('a', '1') . ',' . $level('b c', '2')),
    '{"format":"microcred-rubric-1","text":"' . str_repeat('x', 20001) . '","criteria":[]}',
    str_repeat(' ', 4 * 1024 * 1024) . '{}',
] as $text) {
    refused(fn() => Rubric::read($text, 'json'));
}
--EXPECT--
{"criteria":[{"id":"7","levels":[{"id":"a","points":0.1,"text":"none"},{"id":"8","points":2,"text":"line\nline","title":"Clear"}],"title":"Goals"}],"format":"microcred-rubric-1","title":"Design"}
array(0) {
}
bool(true)
bool(true)
{"7":{"level":"8","points":2,"exact":"2"}}
bool(false)
71
Microcred\FormatException ["",1]: Here a value is expected, not the end of the text
Microcred\FormatException ["",1]: Here a value is expected, not "<"
Microcred\FormatException ["/format",1]: Here a comma or } is expected, not the end of the text
Microcred\FormatException ["/format",1]: The member "format" is there twice in one object
Microcred\FormatException ["",null]: This is not a Microcred rubric: "format" should be "microcred-rubric-1"
Microcred\FormatException ["/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",1]: The text is nested more than 64 levels deep
Microcred\FormatException ["/criteria/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",1]: The text is nested more than 64 levels deep
Microcred\FormatException ["/format",1]: The text is not UTF-8 here: byte 0xFF does not begin a well-formed character
Microcred\FormatException ["",null]: This is not a Microcred rubric: it should be a JSON object
Microcred\FormatException ["/format",null]: This is not a Microcred rubric: "format" should be "microcred-rubric-1"
Microcred\FormatException ["/criteria",null]: "criteria" should hold 1 to 100 entries, and holds 0
Microcred\FormatException ["/criteria/0/levels",null]: "levels" should hold 2 to 50 entries, and holds 0
Microcred\FormatException ["/criteria/0/levels",null]: "levels" should hold 2 to 50 entries, and holds 1
Microcred\FormatException ["/criteria/0/levels/1/id",null]: Two levels have the id "a"; the id of a level is unique in the whole rubric
Microcred\FormatException ["/criteria/0/levels/1",null]: Levels are listed from lowest to highest, and level "b" has fewer points than the one before it
Microcred\FormatException ["/criteria/0/levels/1",null]: Level "b" has no points, unlike the first level: either all levels of a rubric have points, or none
Microcred\FormatException ["/criteria/0/levels/1/points",null]: The points of level "b" have more than 5 decimals
Microcred\FormatException ["/criteria/0/levels/1/points",null]: The points of level "b" should be from -99999.99999 to 99999.99999
Microcred\FormatException ["/criteria/0/levels/1/point",null]: "point" is not a member of a level
Microcred\FormatException ["/criteria/0/levels/1/id",null]: "b c" cannot be an id: it should be 1 to 64 letters, digits, ".", "_", ":" or "-", beginning with a letter or a digit
Microcred\FormatException ["/text",null]: "text" is longer than 20000 bytes
Microcred\FormatException [null,null]: The rubric is larger than 4 MiB
