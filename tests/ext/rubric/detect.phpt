--TEST--
Rubric::detect() and read(): an upload is told apart by a look at it, with a byte order mark or without
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';
require __DIR__ . '/grading.inc';

use Microcred\Rubric;

$rubric = rubric([[0, 1], [0, 2.5]]);
foreach ([$rubric->write(), $rubric->write('moodle'), $rubric->write('moodlejson'), $rubric->write('case'), $rubric->write('csv'), grading_xml()] as $text) {
    $format = Rubric::detect($text);
    $same = [];
    foreach ([$text, "\xEF\xBB\xBF$text", "\r\n  $text"] as $variant) {
        $same[] = Rubric::detect($variant) === $format;
        if ($variant[0] === "\r" && str_starts_with($text, '<?')) {
            continue; // An XML declaration has nothing before it.
        }
        $read = Rubric::read($variant, null, null, $notes);
        $same[] = is_array($notes) && $read->digest === Rubric::read($variant, $format)->digest && $read->digest === Rubric::read($text)->digest;
    }
    echo $format, ' ', json_encode(array_unique($same)), "\n";
}

// The telling member may come last, and be no member of something inside.
$tells = fn(string $text): string => json_encode(Rubric::detect($text));
echo $tells('{"a":[{"format":1}],"b":"\\"areas\\":{","CFRubrics" : []}'), $tells('{"criteria":[{"areas":1}]'), $tells('{"x":"format"}'), $tells('[{"areas":[]}]'),
    $tells(''), $tells(' '), $tells('<html>'), $tells('"RUBRIC NAME";"CRITERIA NAME";"RATING NAME"'), $tells('name,points'), $tells("\xFF\xFER\0u\0"),
    $tells('{"exception":"x"}'), $tells('{"form\\u0061t":1}'), $tells('{"format'), $tells('{"format"'), $tells('{'), $tells('"'), "\n";

$notes = 'untouched';
foreach (['', 'no', "\xFF\xFER\0u\0b\0", '<html><areas', '{"format":"microcred-rules-1"}', "\xEF\xBB\xBF{\"areas\":[}", '[]', '{"CFDocument":{}}', 'Rubric Name,Criteria Name'] as $text) {
    refused(function () use ($text, &$notes) {
        Rubric::read($text, null, null, $notes);
    });
}
var_dump($notes);
try {
    Rubric::read("\xEF\xBB\xBF{\"areas\":[}");
} catch (Microcred\FormatException $e) {
    echo $e->inputOffset, "\n";
}
?>
--EXPECT--
json [true]
moodle [true]
moodlejson [true]
case [true]
csv [true]
moodle [true]
"case"nullnullnullnullnullnull"csv"nullnull"moodlejson"nullnullnullnullnull
Microcred\FormatException [null,null]: This is none of the rubric formats that can be read: a Microcred rubric, the grading.xml of a Moodle backup, the answer of Moodle's core_grading_get_definitions, a CASE rubric or package, or a rubric in Canvas's CSV
Microcred\FormatException [null,null]: This is none of the rubric formats that can be read: a Microcred rubric, the grading.xml of a Moodle backup, the answer of Moodle's core_grading_get_definitions, a CASE rubric or package, or a rubric in Canvas's CSV
Microcred\FormatException [null,1]: The text is in UTF-16; save it as UTF-8
Microcred\FormatException [null,1]: This is not the grading.xml of a Moodle backup: that begins with <areas>, and this with <html>
Microcred\FormatException ["/format",null]: This is not a Microcred rubric: "format" should be "microcred-rubric-1"
Microcred\FormatException ["/areas/0",1]: Here a value is expected, not "}"
Microcred\FormatException [null,null]: This is none of the rubric formats that can be read: a Microcred rubric, the grading.xml of a Moodle backup, the answer of Moodle's core_grading_get_definitions, a CASE rubric or package, or a rubric in Canvas's CSV
Microcred\FormatException ["",null]: This is no CASE rubric: it has neither "CFRubricCriteria" nor, as a package has, "CFRubrics"
Microcred\FormatException [null,1]: The first row has no column "Rating Name"
string(9) "untouched"
13
