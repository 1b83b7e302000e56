--TEST--
Manifest: names are valid UTF-8, not empty, not too long, and come once, however the item is added
--EXTENSIONS--
microcred
mbstring
--FILE--
<?php
use Microcred\Manifest;

$file = tempnam(sys_get_temp_dir(), 'mc');
$manifest = new Manifest();
$manifest->addText('taken', '');
$json = $manifest->toJson();
foreach (['taken', '', "\xff", "ok\xed\xa0\x80", "\xc0\x80", "a\0b", str_repeat('n', 4097), str_repeat('ä', 3000)] as $name) {
    foreach ([
        'addText' => fn() => $manifest->addText($name, 'x'),
        'addStream' => fn() => $manifest->addStream($name, fopen($file, 'r')),
    ] as $method => $call) {
        try {
            $call();
            echo "$method: no exception\n";
        } catch (ValueError $e) {
            echo "$method: ", $e->getMessage(), "\n";
        }
    }
}
var_dump($manifest->toJson() === $json);

// As long as may be, and quoted only in part.
$manifest->addText($long = str_repeat('€', 1365) . 'n', 'x');
try {
    $manifest->addText($long, 'x');
} catch (ValueError $e) {
    var_dump(mb_check_encoding($e->getMessage(), 'UTF-8'), strlen($e->getMessage()) < 200);
}
unlink($file);
?>
--EXPECT--
addText: The manifest already has an evidence item named "taken"
addStream: The manifest already has an evidence item named "taken"
addText: The name of an evidence item must not be empty
addStream: The name of an evidence item must not be empty
addText: The name of an evidence item must be valid UTF-8; byte 0 is not
addStream: The name of an evidence item must be valid UTF-8; byte 0 is not
addText: The name of an evidence item must be valid UTF-8; byte 2 is not
addStream: The name of an evidence item must be valid UTF-8; byte 2 is not
addText: The name of an evidence item must be valid UTF-8; byte 0 is not
addStream: The name of an evidence item must be valid UTF-8; byte 0 is not
addText: The name of an evidence item must not hold the character U+0000
addStream: The name of an evidence item must not hold the character U+0000
addText: The name of an evidence item must not be longer than 4096 bytes
addStream: The name of an evidence item must not be longer than 4096 bytes
addText: The name of an evidence item must not be longer than 4096 bytes
addStream: The name of an evidence item must not be longer than 4096 bytes
bool(true)
bool(true)
bool(true)
