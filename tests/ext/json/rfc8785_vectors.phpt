--TEST--
canonicalize() agrees with the published documents of RFC 8785 and with ECMAScript on 10,000 numbers
--EXTENSIONS--
microcred
--SKIPIF--
<?php require dirname(__DIR__) . '/vectors.inc'; need_vector('rfc8785/es6testfile10k.txt'); ?>
--FILE--
<?php
require dirname(__DIR__) . '/vectors.inc';
foreach (['arrays', 'french', 'structures', 'unicode', 'values', 'weird'] as $name) {
    $canonical = Microcred\canonicalize(file_get_contents(vector("rfc8785/input/$name.json")));
    // The same twice: as text, and byte by byte in hex, where an editor has changed nothing.
    $bytes = hex2bin(preg_replace('/\s+/', '', file_get_contents(vector("rfc8785/outhex/$name.txt"))));
    $same = $canonical === file_get_contents(vector("rfc8785/output/$name.json")) && $canonical === $bytes;
    echo $name, ' ', $same ? 'same' : 'DIFFERENT', "\n";
}
$wrong = $count = 0;
foreach (file(vector('rfc8785/es6testfile10k.txt'), FILE_IGNORE_NEW_LINES) as $line) {
    [$bits, $expected] = explode(',', $line);
    $number = unpack('E', hex2bin(str_pad($bits, 16, '0', STR_PAD_LEFT)))[1];
    $count++;
    // 17 digits name the double exactly, in another layout than the one expected.
    if (Microcred\canonicalize(sprintf('%.16e', $number)) !== $expected && $wrong++ < 3) {
        echo $line, ' gives ', Microcred\canonicalize(sprintf('%.16e', $number)), "\n";
    }
}
echo "$wrong wrong of $count\n";
?>
--EXPECT--
arrays same
french same
structures same
unicode same
values same
weird same
0 wrong of 10000
