--TEST--
Rubric: 1,000 random rubrics go through every format and come back without anything lost but what is told
--EXTENSIONS--
microcred
mbstring
--INI--
pcre.jit=0
memory_limit=256M
--FILE--
<?php
use Microcred\Rubric;

mt_srand(20261124);

/** Words that each format has to write in its own way. */
function random_text(int $most): string {
    static $pieces = ['a', 'B', '7', ' ', '  ', "\n", "\t", '"', '""', "'", ',', ';', '<b>', '&amp;', '&', ']]>', '\\', '/', '=1+1', '+', '-', '@', '$@NULL@$',
        'é', "e\u{301}", '😀', "\u{FEFF}", "\u{2028}", '{', '[', '%', 'Rubric Name', 'null'];
    $text = '';
    for ($i = mt_rand(0, $most); $i > 0; $i--) {
        $text .= $pieces[mt_rand(0, count($pieces) - 1)];
    }
    return trim($text, " \t\r\n");
}

function random_rubric(): array {
    // Some have nothing that any format would have no place for.
    $plain = mt_rand(0, 3) === 0;
    $points = $plain || mt_rand(0, 4) > 0;
    $byposition = $plain || mt_rand(0, 2) > 0;
    $rubric = ['format' => 'microcred-rubric-1', 'title' => $plain ? 'x' : random_text(4), 'text' => $plain ? '' : random_text(6), 'criteria' => []];
    for ($c = 1, $criteria = mt_rand(1, 5); $c <= $criteria; $c++) {
        $criterion = ['id' => $byposition ? "c$c" : "x:$c", 'title' => 'T' . random_text(5), 'text' => !$plain && mt_rand(0, 1) ? random_text(8) : '', 'levels' => []];
        $value = 1000 * mt_rand(-300, 300);
        for ($l = 1, $levels = mt_rand(2, 6); $l <= $levels; $l++) {
            $level = ['id' => $byposition ? "c{$c}l$l" : "y.$c.$l", 'title' => !$plain && mt_rand(0, 1) ? random_text(3) : '', 'text' => ($plain ? 'x' : '') . random_text(8)];
            if ($points) {
                $value += [0, 100000, 50000, 1000, $plain ? 2000 : 1][mt_rand(0, 4)];
                $level['points'] = $value / 100000;
            } else if ($level['title'] === '' && $level['text'] === '') {
                $level['text'] = 'x';
            }
            $criterion['levels'][] = $level;
        }
        $rubric['criteria'][] = $criterion;
    }
    return $rubric;
}

/** What is left of a rubric where ids are positions and where $keep has its way with texts and points. */
function left(array $rubric, callable $keep): string {
    foreach ($rubric['criteria'] as $c => &$criterion) {
        $criterion['id'] = 'c' . ($c + 1);
        foreach ($criterion['levels'] as $l => &$level) {
            $level['id'] = 'c' . ($c + 1) . 'l' . ($l + 1);
        }
    }
    unset($criterion, $level);
    return Rubric::read(json_encode($keep($rubric), JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION), 'json')->digest;
}

$points = function (array $rubric): array {
    foreach ($rubric['criteria'] as &$criterion) {
        foreach ($criterion['levels'] as $l => &$level) {
            $level['points'] ??= $l;
        }
    }
    return $rubric;
};
$join = fn(string $title, string $text): string => $title . ($title !== '' && $text !== '' ? "\n" : '') . $text;
$moodle = function (array $rubric) use ($points, $join): array {
    foreach ($rubric['criteria'] as &$criterion) {
        $criterion = ['title' => $join($criterion['title'], $criterion['text']), 'text' => ''] + $criterion;
        foreach ($criterion['levels'] as &$level) {
            $level = ['title' => '', 'text' => $join($level['title'], $level['text'])] + $level;
        }
    }
    unset($criterion, $level);
    return $points($rubric);
};
$line = fn(string $text): string => strtr($text, "\n\t", '  ');
$case = function (array $rubric) use ($line): array {
    $rubric['title'] = $line($rubric['title']);
    foreach ($rubric['criteria'] as &$criterion) {
        $criterion['title'] = $criterion['text'] !== '' ? $line($criterion['title']) : $criterion['title'];
        foreach ($criterion['levels'] as &$level) {
            $level['title'] = $line($level['title']);
        }
    }
    return $rubric;
};
$csv = fn(array $rubric): array => $points(['title' => $rubric['title'] ?: 'Rubric', 'text' => ''] + $rubric);

$formats = ['moodle' => $moodle, 'moodlejson' => $moodle, 'case' => $case, 'csv' => $csv];
echo implode(' ', array_diff(array_keys(Rubric::formats()), array_keys($formats))), " keeps everything\n";
$tally = array_fill_keys(array_keys($formats), ['whole' => 0, 'less' => 0]);
for ($i = 0; $i < 1000; $i++) {
    $document = random_rubric();
    $rubric = Rubric::read(json_encode($document, JSON_UNESCAPED_UNICODE | JSON_PRESERVE_ZERO_FRACTION), 'json');
    foreach ($formats as $name => $keep) {
        $text = $rubric->write($name, $lost);
        $again = Rubric::read($text, null, null, $notes);
        $tally[$name][$lost === [] ? 'whole' : 'less']++;
        // What is told is what is lost: no more, and no less. Only Canvas is told of what the file itself still has.
        $real = $name === 'csv' ? preg_grep('/Canvas will/', $lost, PREG_GREP_INVERT) : $lost;
        if (Rubric::detect($text) !== $name || $again->digest !== left($document, $keep)
                || ($again->digest === $rubric->digest) !== ($real === [])) {
            echo "$name: ", json_encode($document), "\n", json_encode($lost), "\n$text\n", $again->write(), "\n";
            break 2;
        }
        // The next time nothing changes any more.
        if (Rubric::read($again->write($name), $name)->digest !== $again->digest) {
            echo "$name changes its own: $text\n";
            break 2;
        }
    }
}
foreach ($tally as $name => $count) {
    echo "$name: ", $count['whole'] > 50 && $count['less'] > 50 ? 'both kinds' : json_encode($count), "\n";
}

// The same rubric has the same identifiers in CASE, and another one has others.
$rubric = Rubric::read(json_encode(random_rubric()), 'json');
preg_match_all('/"identifier":"([^"]+)"/', $rubric->write('case', $lost, '2026-11-24T13:00:00Z'), $now);
preg_match_all('/"identifier":"([^"]+)"/', Rubric::read($rubric->write(), 'json')->write('case'), $later);
preg_match_all('/"identifier":"([^"]+)"/', Rubric::read(str_replace('"title":"T', '"title":"U', $rubric->write()), 'json')->write('case'), $other);
var_dump($now[1] === $later[1], array_intersect($now[1], $other[1]) === [], count(array_unique($now[1])) === count($now[1]),
    preg_grep('/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/', $now[1], PREG_GREP_INVERT) === []);
?>
--EXPECT--
json keeps everything
moodle: both kinds
moodlejson: both kinds
case: both kinds
csv: both kinds
bool(true)
bool(true)
bool(true)
bool(true)
