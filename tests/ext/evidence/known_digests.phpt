--TEST--
Manifest: an item that was hashed before is added by its digest, under a new salt
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Manifest;

$read = new Manifest();
$read->addText('a', 'some text');
$item = json_decode($read->toJson())->items[0];
$known = new Manifest();
$known->addDigest('a', $item->sha256, $item->size);
$again = json_decode($known->toJson())->items[0];
var_dump($again->sha256 === $item->sha256, $again->size === $item->size, $again->salt !== $item->salt, $known->root() !== $read->root());
echo json_encode($read->compare($known)), "\n";
var_dump(Manifest::fromJson($known->toJson())->root() === $known->root());
var_dump(Manifest::check($known->root(), $known->prove('a')));
$before = $known->toJson();
foreach ([
    ['b', strtoupper($item->sha256), 1],
    ['b', substr($item->sha256, 1), 1],
    ['b', '', 1],
    ['b', $item->sha256, -1],
    ['b', $item->sha256, 1 << 53],
    ['a', $item->sha256, 1],
    ['', $item->sha256, 1],
    ["\xff", $item->sha256, 1],
] as $arguments) {
    try {
        $known->addDigest(...$arguments);
        echo "nothing thrown\n";
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump($known->toJson() === $before);
$known->addDigest('b', $item->sha256, (1 << 53) - 1);
echo json_decode($known->toJson())->items[1]->size, "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
{"added":[],"missing":[],"changed":[]}
bool(true)
bool(true)
Microcred\Manifest::addDigest(): Argument #2 ($sha256) must be 64 lower-case hex digits
Microcred\Manifest::addDigest(): Argument #2 ($sha256) must be 64 lower-case hex digits
Microcred\Manifest::addDigest(): Argument #2 ($sha256) must be 64 lower-case hex digits
Microcred\Manifest::addDigest(): Argument #3 ($size) must be from 0 to 2^53 - 1
Microcred\Manifest::addDigest(): Argument #3 ($size) must be from 0 to 2^53 - 1
The manifest already has an evidence item named "a"
The name of an evidence item must not be empty
The name of an evidence item must be valid UTF-8; byte 0 is not
bool(true)
9007199254740991
