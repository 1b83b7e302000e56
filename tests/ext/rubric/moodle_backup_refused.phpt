--TEST--
Rubric::read(): what cannot be used is refused with a sentence, nothing is fetched, and the process's libxml state is untouched
--EXTENSIONS--
microcred
mbstring
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';
require __DIR__ . '/grading.inc';

use Microcred\Rubric;

libxml_use_internal_errors(true);
libxml_set_external_entity_loader(function ($public, $system) {
    echo "FETCHED $system\n";
    return null;
});

$xml = grading_xml();
$bomb = '<!DOCTYPE areas [<!ENTITY a "aaaaaaaaaa">';
foreach (range('b', 'k') as $letter) {
    $bomb .= "<!ENTITY $letter \"" . str_repeat('&' . chr(ord($letter) - 1) . ';', 10) . '">';
}
$cases = [
    'empty' => '',
    'not XML' => 'rubric',
    'JSON' => '{"format":"microcred-rubric-1"}',
    'another file of a backup' => '<?xml version="1.0"?><moodle_backup><information/></moodle_backup>',
    'cut off' => substr($xml, 0, 1500),
    'something behind' => $xml . '<areas/>',
    'not UTF-8' => str_replace('second', "sec\xFFond", $xml),
    'an external entity' => str_replace('<areas>', '<!DOCTYPE areas [<!ENTITY x SYSTEM "file:///etc/passwd">]><areas>', str_replace('second', '&x;', $xml)),
    'an external DTD' => str_replace('<areas>', '<!DOCTYPE areas SYSTEM "http://127.0.0.1:9/x.dtd"><areas>', $xml),
    'entity expansion' => str_replace('<areas>', "$bomb]><areas>", str_replace('second', '&k;', $xml)),
    'an unknown entity' => str_replace('second', '&nosuch;', $xml),
    '200 levels' => '<areas>' . str_repeat('<area>', 200),
    'no area' => '<areas/>',
    'a marking guide' => grading_xml(areas: grading_area('submissions', method: 'guide')),
    'another method' => grading_xml(areas: grading_area('submissions', method: 'checklist')),
    'direct grading' => grading_xml(areas: grading_area('submissions', method: '$@NULL@$')),
    'a draft' => grading_xml(areas: grading_area('submissions', status: 10)),
    'two rubrics' => grading_xml(areas: grading_area('one') . grading_area('two')),
    'no definition' => '<areas><area><areaname>a</areaname><activemethod>rubric</activemethod><definitions/></area></areas>',
    'no criteria' => preg_replace('~<criteria>.*</criteria>~s', '<criteria/>', $xml),
    'no description' => str_replace('Fewer than &lt;b&gt; &amp; &lt;5 errors', '$@NULL@$', $xml),
    'one level' => preg_replace('~<level id="2[45]".*?</level>~s', '', $xml, 1),
    'no score' => str_replace('<score>0.00001</score>', '', $xml),
    'a score that is none' => str_replace('0.00001', '1,5', $xml),
    'a score too fine' => str_replace('0.00001', '0.000001', $xml),
    'a score too large' => str_replace('0.00001', '100000', $xml),
    'a description twice' => str_replace('<sortorder>2', '<description>x</description><sortorder>2', $xml),
    'a long text' => str_replace('second of two', str_repeat('x', 20001), $xml),
    // libxml2 alone needs more than a minute for this one.
    'a tag of many attributes' => '<areas ' . implode(' ', array_map(fn($i) => "a$i='>'", range(1, 200000))) . '/>',
    'another encoding' => mb_convert_encoding($xml, 'UTF-16', 'UTF-8'),
    'another encoding by its own word' => '<?xml version="1.0" encoding="UTF-7"?>+ADw-areas/>',
    'a longer one' => str_replace('second of two', str_repeat('x', 600000), $xml),
];
foreach ($cases as $what => $text) {
    echo "$what: ";
    refused(fn() => Rubric::read($text, 'moodle'));
}
echo 'an area that is not there: ';
refused(fn() => Rubric::read($xml, 'moodle', 'posts'));
echo 'an area with a guide: ';
refused(fn() => Rubric::read(grading_xml(areas: grading_area('a') . grading_area('b', method: 'guide')), 'moodle', 'b'));
echo 'cut at any byte: ';
$accepted = 0;
for ($i = 0; $i < strlen($xml) - 8; $i++) {
    try {
        Rubric::read(substr($xml, 0, $i), 'moodle');
        $accepted++;
    } catch (Microcred\FormatException) {
    }
}
echo $accepted, " accepted\n";
$notes = 'untouched';
try {
    Rubric::read('<areas/>', 'moodle', null, $notes);
} catch (Microcred\FormatException) {
    var_dump($notes);
}
var_dump(count(libxml_get_errors()));
--EXPECTF--
empty: Microcred\FormatException [null,1]: The file is empty
not XML: Microcred\FormatException [null,1]: This is not an XML file, or something follows its end
JSON: Microcred\FormatException [null,1]: This is not an XML file, or something follows its end
another file of a backup: Microcred\FormatException [null,1]: This is not the grading.xml of a Moodle backup: that begins with <areas>, and this with <moodle_backup>
cut off: Microcred\FormatException [null,30]: The file ends in the middle: elements are left open
something behind: Microcred\FormatException [null,48]: This is not an XML file, or something follows its end
not UTF-8: Microcred\FormatException [null,23]: The file is not in UTF-8, which Moodle writes
an external entity: Microcred\FormatException [null,2]: The file has a document type declaration, which a Moodle backup never has; it was not read
an external DTD: Microcred\FormatException [null,2]: The file has a document type declaration, which a Moodle backup never has; it was not read
entity expansion: Microcred\FormatException [null,2]: The file has a document type declaration, which a Moodle backup never has; it was not read
an unknown entity: Microcred\FormatException [null,23]: This is not well-formed XML: %s
200 levels: Microcred\FormatException [null,1]: Elements are nested more than 64 deep
no area: Microcred\FormatException [null,null]: The file has no grading area, so the activity was not graded with a rubric
a marking guide: Microcred\FormatException [null,3]: The area "submissions" is graded with a marking guide; only a rubric can be used here
another method: Microcred\FormatException [null,3]: The area "submissions" is graded with the method "checklist"; only a rubric can be used here
direct grading: Microcred\FormatException [null,3]: The area "submissions" has simple direct grading, and no rubric in use
a draft: Microcred\FormatException [null,7]: The rubric of the area "submissions" is a draft; make it ready in Moodle ("Save rubric and make it ready") first
two rubrics: Microcred\FormatException [null,47]: The file has several rubrics, among them those of the areas "one" and "two"; name the one to use
no definition: Microcred\FormatException [null,1]: The area "a" is set to a rubric, but none has been made
no criteria: Microcred\FormatException [null,7]: The rubric has no criteria
no description: Microcred\FormatException [null,18]: Criterion 2 of the rubric has no description
one level: Microcred\FormatException [null,28]: A criterion has at least 2 levels; "Goals clear & naïve" has 1
no score: Microcred\FormatException [null,34]: A level has no score
a score that is none: Microcred\FormatException [null,34]: The score "1,5" is not a decimal number
a score too fine: Microcred\FormatException [null,34]: The score "0.000001" has more than 5 decimals
a score too large: Microcred\FormatException [null,34]: The score "100000" is not between -99999.99999 and 99999.99999
a description twice: Microcred\FormatException [null,20]: An element is there twice that Moodle writes once
a long text: Microcred\FormatException [null,23]: The definition of a level is longer than 20000 bytes
a tag of many attributes: Microcred\FormatException [null,null]: A tag is longer than 1024 bytes, which no tag of Moodle's is
another encoding: Microcred\FormatException [null,1]: The file is not in UTF-8, which Moodle writes
another encoding by its own word: Microcred\FormatException [null,1]: This is not an XML file, or something follows its end
a longer one: Microcred\FormatException [null,23]: A text is longer than 512 KiB
an area that is not there: Microcred\FormatException [null,null]: The file has no grading area "posts"; its first one is "submissions"
an area with a guide: Microcred\FormatException [null,47]: The area "b" is graded with a marking guide; only a rubric can be used here
cut at any byte: 0 accepted
string(9) "untouched"
int(0)
