--TEST--
Manifest: a proof with any one bit changed never holds
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\FormatException;
use Microcred\Manifest;

$manifest = new Manifest();
foreach (['a', 'b', 'c', 'd', 'e'] as $name) {
    $manifest->addText($name, "text of $name");
}
$root = $manifest->root();
$results = ['false' => 0, 'FormatException' => 0];
foreach (['b', 'e'] as $name) {
    $proof = $manifest->prove($name);
    $read = array_diff_key(json_decode($proof, true), ['items' => 0]);
    for ($bit = 0; $bit < 8 * strlen($proof); $bit++) {
        $changed = $proof;
        $changed[$bit >> 3] = chr(ord($changed[$bit >> 3]) ^ (1 << ($bit & 7)));
        try {
            // The root tells nothing about how many items there are; another number may have the same path. All else counts.
            if (Manifest::check($root, $changed) && array_diff_key(json_decode($changed, true), ['items' => 0]) !== $read) {
                echo "holds with bit $bit changed: $changed\n";
            }
            $results['false']++;
        } catch (FormatException) {
            $results['FormatException']++;
        }
    }
    for ($length = 0; $length < strlen($proof); $length++) {
        try {
            Manifest::check($root, substr($proof, 0, $length));
            echo "taken with $length bytes\n";
        } catch (FormatException) {
        }
    }
}
var_dump($results['false'] > 1000, $results['FormatException'] > 1000);

echo "-- what is no proof --\n";
$proof = $manifest->prove('c');
$with = fn(array $changes) => json_encode(array_filter(array_replace(json_decode($proof, true), $changes), fn($value) => $value !== 'drop'));
$item = json_decode($proof, true)['item'];
foreach ([
    '', '7', '[]', $manifest->toJson(), $with(['format' => 'drop']), $with(['extra' => 1]), $with(['index' => 5]), $with(['index' => -1]),
    $with(['index' => '2']), $with(['items' => 0]), $with(['items' => 1 << 53]), $with(['path' => 'x']), $with(['path' => [1]]),
    $with(['path' => ['ab']]), $with(['path' => array_fill(0, 65, $root)]), $with(['item' => null]), $with(['item' => ['name' => 1] + $item]),
    $with(['item' => ['name' => ''] + $item]), $with(['item' => ['salt' => 'zz'] + $item]), $with(['item' => ['sha256' => 'AB'] + $item]),
    $with(['item' => ['size' => -1] + $item]), $with(['item' => $item + ['more' => 1]]),
] as $text) {
    try {
        Manifest::check($root, $text);
        echo "taken: $text\n";
    } catch (FormatException $e) {
        echo $e->pointer ?? 'at ' . $e->inputOffset, ': ', $e->getMessage(), "\n";
    }
}
echo "-- a root that is none, a name that is not there --\n";
foreach ([fn() => Manifest::check('', $proof), fn() => Manifest::check(strtoupper($root), $proof), fn() => $manifest->prove('f'),
        fn() => $manifest->prove("\xff"), fn() => $manifest->prove('')] as $call) {
    try {
        var_dump($call());
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump(Manifest::check(hash('sha256', ''), $proof), Manifest::check($root, " \n$proof\n"));
?>
--EXPECT--
bool(true)
bool(true)
-- what is no proof --
: Here a value is expected, not the end of the text
: A proof is a JSON object
: A proof is a JSON object
/format: This is not a proof: "format" is not "microcred-proof-1"
/format: This is not a proof: "format" is not "microcred-proof-1"
: A proof has the members format, index, item, items and path, and no other
/index: "index" is a whole number below "items"
/index: "index" is a whole number below "items"
/index: "index" is a whole number below "items"
/index: "index" is a whole number below "items"
/items: "items" is the number of items in the manifest
/path: "path" is a list of at most 64 nodes
/path/0: A node is 64 lower-case hex digits
/path/0: A node is 64 lower-case hex digits
/path: "path" is a list of at most 64 nodes
/item: An item is an object with the members name, salt, sha256 and size, and no other
/item/name: "name" is a string
/item/name: The name of an evidence item must not be empty
/item/salt: "salt" is 32 lower-case hex digits
/item/sha256: "sha256" is 64 lower-case hex digits
/item/size: "size" is a whole number from 0 to 2^53 - 1
/item: An item is an object with the members name, salt, sha256 and size, and no other
-- a root that is none, a name that is not there --
Microcred\Manifest::check(): Argument #1 ($root) must be 64 lower-case hex digits
Microcred\Manifest::check(): Argument #1 ($root) must be 64 lower-case hex digits
The manifest has no evidence item named "f"
The name of an evidence item must be valid UTF-8; byte 0 is not
The name of an evidence item must not be empty
bool(false)
bool(true)
