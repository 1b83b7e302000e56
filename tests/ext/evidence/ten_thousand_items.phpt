--TEST--
Manifest: ten thousand items, added in no order, are sealed, read back and proved
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Manifest;

const COUNT = 10000;
$manifest = new Manifest();
for ($i = 0; $i < COUNT; $i++) {
    $manifest->addText('item ' . ($i * 7919 % COUNT), "text $i");
}
$json = $manifest->toJson();
$again = Manifest::fromJson($json);
var_dump($again->root() === $manifest->root(), $again->toJson() === $json, count(json_decode($json)->items));
$proofs = 0;
for ($i = 0; $i < COUNT; $i += 97) {
    $proofs += Manifest::check($manifest->root(), $again->prove("item $i"));
}
echo "$proofs proofs\n";
// One item changed among all of them is the one that is named.
$other = Manifest::fromJson($json);
$changed = new Manifest();
for ($i = 0; $i < COUNT; $i++) {
    $changed->addText('item ' . ($i * 7919 % COUNT), $i === 5000 ? 'another text' : "text $i");
}
echo json_encode($other->compare($changed)), "\n";
?>
--EXPECT--
bool(true)
bool(true)
int(10000)
104 proofs
{"added":[],"missing":[],"changed":["item 5000"]}
