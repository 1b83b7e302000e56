--TEST--
Rubric::read(): what Canvas imports and spreadsheets write becomes a rubric, and what is written is safe to open in one
--EXTENSIONS--
microcred
--INI--
pcre.jit=0
--FILE--
<?php
require __DIR__ . '/rubric.inc';

use Microcred\Rubric;

$show = function (string $csv, ?string $name = null): void {
    $rubric = json_decode(Rubric::read($csv, 'csv', $name, $notes)->write());
    echo $rubric->title, json_encode($notes, JSON_UNESCAPED_UNICODE), "\n";
    foreach ($rubric->criteria as $criterion) {
        echo '  ', json_encode($criterion->title, JSON_UNESCAPED_UNICODE), ' ', json_encode($criterion->text ?? ''), ':';
        foreach ($criterion->levels as $level) {
            echo ' ', json_encode([$level->points, $level->title ?? '', $level->text], JSON_UNESCAPED_UNICODE);
        }
        echo "\n";
    }
};

// The template that Canvas offers (instructure/canvas-lms, app/models/rubric_import.rb): the best first, equals in the row's own direction.
$head = 'Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points';
$show("$head,Rating Name,Rating Description,Rating Points\n"
    . "Rubric 1,Criteria 1,Criteria 1 Description,false,Rating 1,Rating 1 Description,2,Rating 2,Rating 2 Description,1,Rating 3,Rating 3 Description,0\n"
    . "Rubric 1,Criteria 2,Criteria 2 Description,false,Criteria 2 Rating 1,Rating Description,1,Criteria 2 Rating 2,Rating 2 Description,1\n");
// Numbered headings, decimal commas, ascending rows, other columns, a range, empty rows, spaces.
$show("rubric name,CRITERIA NAME,Criteria Enable Range,Rating Name 1,Rating Points 1,Rating Name 2,Rating Points 2,Rating Name 3,Rating Points 3,Mastery Points,Outcome ID\r\n"
    . "R,  A  ,TRUE,low,\"0,5\",mid,\"0,5\",high,1.75,1,guid-1\r\n\r\n,,,,,,,,,,\r\nR,B,no,high,2,,,low,-1,,guid-2\r\n");
// A byte order mark, every kind of line end inside quotes, quotes in quotes; and Excel where the comma is the decimal sign.
$show("\xEF\xBB\xBF\"" . str_replace(',', '","', $head) . "\"\r\"R\",\"say \"\"hello\"\", you\",\"one\r\ntwo\rthree\nfour\",\"\",\"\u{e9}\",\"\",\"1\",\"\",\"\",\"0\"");
$show(str_replace(',', ';', $head) . "\nR;A, B;;;x;;\"1,25\";y;;0\n");
$show(str_replace(',', "\t", $head) . "\nR\tA\t\t\tx\t\t1\ty\t\t0\n");

// Several rubrics: the rows of the named one, wherever they stand.
$two = "$head\nOne,A,,,x,,1,y,,0\nTwo,B,,,x,,1,y,,0\nOne,C,,,x,,1,y,,0\n";
$show($two, 'One');
$show($two, 'Two');

// What a spreadsheet would reckon out is guarded, and comes back as it was. A number is none.
$texts = ['=1+1', '+1', '-1', '@SUM(A1)', "'=1", "''=1", "'quoted'", '"=1"', ' =1', "=cmd|' /C calc'!A0", "\u{ff1d}1", "-\nlist"];
$rubric = ['format' => 'microcred-rubric-1', 'title' => '=R', 'criteria' => []];
foreach ($texts as $c => $text) {
    $rubric['criteria'][] = ['id' => "c" . ($c + 1), 'title' => $text, 'text' => $text,
        'levels' => [['id' => "c" . ($c + 1) . "l1", 'points' => -1, 'title' => $text], ['id' => "c" . ($c + 1) . "l2", 'points' => 0.5, 'text' => $text]]];
}
$rubric = Rubric::read(json_encode($rubric), 'json');
$csv = $rubric->write('csv', $lost);
echo $csv;
print_r($lost);
var_dump(Rubric::read($csv, 'csv')->digest === $rubric->digest);
// Somebody else's reader of CSV sees cells that no spreadsheet takes for a formula, the same number in every row.
$file = fopen('php://memory', 'r+');
fwrite($file, $csv);
rewind($file);
$widths = [];
while (($row = fgetcsv($file, null, ',', '"', '')) !== false) {
    $widths[count($row)] = true;
    foreach ($row as $cell) {
        if (preg_match('/^[=+\-@\t\r]/', $cell) && !is_numeric($cell)) {
            echo "UNSAFE: $cell\n";
        }
    }
}
echo json_encode(array_keys($widths)), "\n";

$notes = 'untouched';
foreach ([
    '', "\n", 'a,b', "$head\n", "$head\nR,A,,,x,,1\n", "$head\nR,A,,,x,,1,y,,\n", "$head\nR,A,,,x,,1,y,,much\n", "$head\nR,A,,,x,,1,y,,\"1,000.5\"\n", "$head\nR,A,,,x,,1,y,,0.123456\n",
    "$head\nR,A,,,x,,1,y,,100000\n", "$head\n,A,,,x,,1,y,,0\n", "$head\nR,,,,x,,1,y,,0\n", "$head\nR,A,,,x,,1,y,,0,more\n", "$head\nR,A,,,x,,1,y,,0,,,\nR,B,\"open,,x,,1,y,,0\n\n\n",
    "$head\nR,A,,,x\"y,,1,y,,0\n", "$head\nR,A,,,\"x\"y,,1,y,,0\n", $two, "$head,Rating Name\nR,A,,,x,,1,y,,0\n", "$head,Criteria Name\nR,A,,,x,,1,y,,0\n",
    "Rubric Name,Criteria Name\nR,A\n", "Criteria Name,Rating Name,Rating Points\nA,x,1\n", "$head\nR,A,,,x,\xFF,1,y,,0\n", "\xFF\xFER\0", "$head\nR,A,,,x,\"\0\",1,y,,0\n",
    "$head\nR,A,," . str_repeat(',', 2000) . "\n", "$head\nR,A," . str_repeat('x', 20001) . ",,x,,1,y,,0\n", $head . str_repeat("\nR,A,,,x,,1,y,,0", 101),
    $head . implode('', array_map(fn($i) => "\nR$i,A,,,x,,1,y,,0", range(0, 100))), str_repeat(',', 9 * 1024 * 1024),
] as $text) {
    refused(function () use ($text, &$notes) {
        Rubric::read($text, 'csv', str_contains($text, 'R100') ? 'R100' : null, $notes);
    });
}
refused(fn() => Rubric::read($two, 'csv', 'Three'));
echo $notes, "\n";
?>
--EXPECT--
Rubric 1{"name":"Rubric 1"}
  "Criteria 1" "Criteria 1 Description": [0,"Rating 3","Rating 3 Description"] [1,"Rating 2","Rating 2 Description"] [2,"Rating 1","Rating 1 Description"]
  "Criteria 2" "Criteria 2 Description": [1,"Criteria 2 Rating 2","Rating 2 Description"] [1,"Criteria 2 Rating 1","Rating Description"]
R{"range":{"c1":true},"warnings":["Criterion c1: in Canvas its ratings are ranges of points; here a level has just its own points.","Criterion c2: \"no\" under \"Criteria Enable Range\" was taken for false."],"columns":{"Mastery Points":{"c1":"1"},"Outcome ID":{"c1":"guid-1","c2":"guid-2"}},"name":"R"}
  "A" "": [0.5,"low",""] [0.5,"mid",""] [1.75,"high",""]
  "B" "": [-1,"low",""] [2,"high",""]
R{"name":"R"}
  "say \"hello\", you" "one\ntwo\nthree\nfour": [0,"",""] [1,"é",""]
R{"name":"R"}
  "A, B" "": [0,"y",""] [1.25,"x",""]
R{"name":"R"}
  "A" "": [0,"y",""] [1,"x",""]
One{"name":"One","rubrics":["One","Two"]}
  "A" "": [0,"y",""] [1,"x",""]
  "C" "": [0,"y",""] [1,"x",""]
Two{"name":"Two","rubrics":["One","Two"]}
  "B" "": [0,"y",""] [1,"x",""]
Rubric Name,Criteria Name,Criteria Description,Criteria Enable Range,Rating Name,Rating Description,Rating Points,Rating Name,Rating Description,Rating Points
"'=R","'=1+1","'=1+1",false,"","'=1+1",0.5,"'=1+1","",-1
"'=R","'+1","'+1",false,"","'+1",0.5,"'+1","",-1
"'=R","'-1","'-1",false,"","'-1",0.5,"'-1","",-1
"'=R","'@SUM(A1)","'@SUM(A1)",false,"","'@SUM(A1)",0.5,"'@SUM(A1)","",-1
"'=R","''=1","''=1",false,"","''=1",0.5,"''=1","",-1
"'=R","'''=1","'''=1",false,"","'''=1",0.5,"'''=1","",-1
"'=R","'quoted'","'quoted'",false,"","'quoted'",0.5,"'quoted'","",-1
"'=R","""=1""","""=1""",false,"","""=1""",0.5,"""=1""","",-1
"'=R","'=1","'=1",false,"","'=1",0.5,"'=1","",-1
"'=R","'=cmd|' /C calc'!A0","'=cmd|' /C calc'!A0",false,"","'=cmd|' /C calc'!A0",0.5,"'=cmd|' /C calc'!A0","",-1
"'=R","'＝1","'＝1",false,"","'＝1",0.5,"'＝1","",-1
"'=R","'-
list","'-
list",false,"","'-
list",0.5,"'-
list","",-1
Array
(
    [0] => An apostrophe was put in front of a text that a spreadsheet would take for a formula; Canvas will show it: the rubric itself, c1, c1l2, c1l1, c2, c2l2, c2l1, c3, c3l2 and 22 more.
)
bool(true)
[10]
Microcred\FormatException [null,1]: The file is empty
Microcred\FormatException [null,1]: The file is empty
Microcred\FormatException [null,1]: This is not a rubric as Canvas writes it: the first row has no column "Rubric Name"
Microcred\FormatException [null,null]: The file has no row below its first
Microcred\FormatException [null,2]: A criterion has at least 2 ratings; "A" has 1
Microcred\FormatException [null,2]: Rating 2 ("y") has no points
Microcred\FormatException [null,2]: The score "much" is not a decimal number
Microcred\FormatException [null,2]: The score "1,000.5" is not a decimal number
Microcred\FormatException [null,2]: The score "0.123456" has more than 5 decimals
Microcred\FormatException [null,2]: The score "100000" is not between -99999.99999 and 99999.99999
Microcred\FormatException [null,2]: The row has no name under "Rubric Name"
Microcred\FormatException [null,2]: The criterion has no name under "Criteria Name"
Microcred\FormatException [null,2]: The row has more cells than the first row; a text with "," in it stands between quotation marks
Microcred\FormatException [null,3]: A cell begins with a quotation mark here, and no other ends it
Microcred\FormatException [null,2]: A quotation mark stands inside a cell that does not begin with one
Microcred\FormatException [null,2]: Something follows the quotation mark that ends a cell; a quotation mark inside a cell is written twice
Microcred\FormatException [null,3]: The file has several rubrics, among them "One" and "Two"; name the one to use
Microcred\FormatException [null,1]: The first row has 3 columns "Rating Name", 2 "Rating Description" and 2 "Rating Points", so they do not pair
Microcred\FormatException [null,1]: The column "Criteria Name" is there twice
Microcred\FormatException [null,1]: The first row has no column "Rating Name"
Microcred\FormatException [null,1]: This is not a rubric as Canvas writes it: the first row has no column "Rubric Name"
Microcred\FormatException [null,2]: The file is not in UTF-8; save it as "CSV UTF-8"
Microcred\FormatException [null,1]: The file is in UTF-16; save it as "CSV UTF-8"
Microcred\FormatException [null,2]: The description of a rating holds a control character
Microcred\FormatException [null,2]: A row has more than 1000 cells
Microcred\FormatException [null,2]: The description of a criterion is longer than 20000 bytes
Microcred\FormatException [null,102]: The rubric has more than 100 criteria
Microcred\FormatException [null,102]: The file has more than 100 rubrics
Microcred\FormatException [null,null]: The file is larger than 8 MiB
Microcred\FormatException [null,null]: The file has no rubric "Three"; its first one is "One"
untouched
