--TEST--
Rubric::read(): megabytes that mean no good are refused soon and in little memory, whatever format they claim to be
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
memory_limit=128M
--FILE--
<?php
require __DIR__ . '/rubric.inc';

use Microcred\Rubric;

$most = 8 * 1024 * 1024;
$head = "Rubric Name,Criteria Name,Rating Name,Rating Points\n";
$members = fn(): string => implode(',', array_map(fn($i) => "\"$i\":0", range(1, 300000)));
$texts = [
    'numbers' => fn() => '{"CFRubrics":[' . str_repeat('0,', $most / 2 - 40) . '0]}',
    'objects' => fn() => '{"areas":[' . str_repeat('{},', intdiv($most, 3) - 40) . '{}]}',
    'objects in the native format' => fn() => '{"format":"microcred-rubric-1","criteria":[' . str_repeat('{},', 100000) . '{}]}',
    'members' => fn() => '{"CFRubricCriteria":1,' . $members() . '}',
    'nested lists' => fn() => '{"areas":' . str_repeat('[', 200000),
    'nested objects' => fn() => '{"CFDocument":' . str_repeat('{"a":', 200000),
    'white space' => fn() => '{' . str_repeat(' ', $most - 20) . '"areas":[]}',
    'backslashes' => fn() => '{"a":"' . str_repeat('\\\\', $most / 2 - 20) . '","areas":[]}',
    'one text' => fn() => '{"CFRubricCriteria":[{"description":"' . str_repeat('x', $most - 100) . '"}]}',
    'too large' => fn() => '{"CFRubricCriteria":"' . str_repeat('x', $most) . '"}',
    'cells' => fn() => $head . str_repeat(',', $most - 200),
    'quotes' => fn() => $head . '"' . str_repeat('""', $most / 2 - 200),
    'line ends' => fn() => $head . str_repeat("\n", $most - 200),
    'line ends in a cell' => fn() => $head . 'R,A,"' . str_repeat("\r\n", $most / 2 - 200),
    'rows' => fn() => $head . str_repeat("R,A\n", $most / 4 - 200),
    'rows of another rubric' => fn() => trim($head) . ",Rating Name,Rating Points\nR,A,x,1,y,2\n" . str_repeat("S\n", $most / 2 - 200),
    'one cell' => fn() => $head . 'R,' . str_repeat('x', $most - 200),
    'a large table' => fn() => $head . str_repeat('x', $most),
    'elements' => fn() => '<areas>' . str_repeat('<area>', 200000),
    'areas' => fn() => '<areas>' . str_repeat('<area/>', 200000) . '</areas>',
    'names in XML' => fn() => '<areas>' . implode('', array_map(fn($i) => "<a$i/>", range(1, 100000))) . '</areas>',
    'a text in XML' => fn() => '<areas><area><areaname>' . str_repeat('x', 2 * $most) . '</areaname></area></areas>',
];
$start = getrusage();
foreach ($texts as $what => $make) {
    $text = $make();
    echo $what, ': ';
    refused(fn() => Rubric::read($text, null, $what === 'rows of another rubric' ? 'R' : null));
    unset($text);
}
$end = getrusage();
// A bound that no machine comes near, but that what is not bounded goes far beyond: these texts alone are 16 MiB at most.
// Sanitizers and valgrind keep what is freed, and so count several times.
$checked = getenv('USE_ZEND_ALLOC') !== '0';
var_dump(!$checked || ($end['ru_maxrss'] - $start['ru_maxrss']) / 1024 < 150, !$checked || $end['ru_utime.tv_sec'] - $start['ru_utime.tv_sec'] < 30);
?>
--EXPECT--
numbers: Microcred\FormatException ["/CFRubrics/249998",1]: The text holds more than 250000 values
objects: Microcred\FormatException ["/areas/249998",1]: The text holds more than 250000 values
objects in the native format: Microcred\FormatException ["/criteria/49997",1]: The text holds more than 50000 values
members: Microcred\FormatException ["/249999",1]: The text holds more than 250000 values
nested lists: Microcred\FormatException ["/areas/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0",1]: The text is nested more than 64 levels deep
nested objects: Microcred\FormatException ["/CFDocument/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a",1]: The text is nested more than 64 levels deep
white space: Microcred\FormatException [null,null]: The file has no grading area, so the activity was not graded with a rubric
backslashes: Microcred\FormatException [null,null]: The file has no grading area, so the activity was not graded with a rubric
one text: Microcred\FormatException ["/CFRubricCriteria/0/description",null]: A text of a criterion is longer than 20000 bytes
too large: Microcred\FormatException [null,null]: The text is larger than 8 MiB
cells: Microcred\FormatException [null,2]: A row has more than 1000 cells
quotes: Microcred\FormatException [null,2]: A cell begins with a quotation mark here, and no other ends it
line ends: Microcred\FormatException [null,null]: The file has no row below its first
line ends in a cell: Microcred\FormatException [null,2]: A cell begins with a quotation mark here, and no other ends it
rows: Microcred\FormatException [null,2]: A criterion has at least 2 ratings; "A" has 0
rows of another rubric: Microcred\FormatException [null,10002]: The file has more than 10000 rows
one cell: Microcred\FormatException [null,2]: The name of a criterion is longer than 20000 bytes
a large table: Microcred\FormatException [null,null]: The file is larger than 8 MiB
elements: Microcred\FormatException [null,1]: Elements are nested more than 64 deep
areas: Microcred\FormatException [null,1]: There are more than 100 grading areas
names in XML: Microcred\FormatException [null,1]: The names of elements and attributes are longer than 256 KiB together
a text in XML: Microcred\FormatException [null,1]: A text is longer than 512 KiB
bool(true)
bool(true)
