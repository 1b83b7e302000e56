--TEST--
Manifest: fromJson() refuses whatever is not a manifest, or not the one that was sealed, and says where
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\FormatException;
use Microcred\Manifest;

$manifest = new Manifest();
foreach (['a', 'b', "\u{1F600}\1\"", 'd'] as $name) {
    $manifest->addText($name, "text of $name");
}
$json = $manifest->toJson();
var_dump(Manifest::fromJson($json)->toJson() === $json);
var_dump(Manifest::fromJson(json_encode(array_reverse(json_decode($json, true)), JSON_PRETTY_PRINT))->toJson() === $json);
var_dump(Manifest::fromJson((new Manifest())->toJson())->root() === hash('sha256', ''));

// One read back goes on like any other.
$more = Manifest::fromJson($json);
$more->addText('c', '');
echo json_encode($manifest->compare($more)), "\n";

$taken = 0;
for ($bit = 0; $bit < 8 * strlen($json); $bit++) {
    $changed = $json;
    $changed[$bit >> 3] = chr(ord($changed[$bit >> 3]) ^ (1 << ($bit & 7)));
    try {
        Manifest::fromJson($changed);
        $taken++;
    } catch (FormatException) {
    }
}
for ($length = 0; $length < strlen($json); $length++) {
    try {
        Manifest::fromJson(substr($json, 0, $length));
        $taken++;
    } catch (FormatException) {
    }
}
var_dump($taken);

$value = json_decode($json, true);
$with = fn(array $changes) => json_encode(array_filter(array_replace($value, $changes), fn($member) => $member !== 'drop'));
$item = fn(array $changes) => $with(['items' => [array_filter($changes + $value['items'][0], fn($member) => $member !== 'drop')]]);
$items = $value['items'];
foreach ([
    '', 'null', '[]', '{}', '"' . str_repeat('[', 10), str_repeat('[', 5000), "\xef\xbb\xbf$json", "$json$json",
    $with(['format' => 'microcred-manifest-2']), $with(['format' => 1]), $with(['more' => 1]), $with(['items' => 'drop', 'other' => 1]), $with(['items' => ['x' => 1]]),
    $with(['items' => [1]]), $with(['items' => [$items[1], $items[0]]]), $with(['items' => [$items[0], $items[0]]]), $with(['items' => [$items[0]]]),
    $item(['name' => '']), $item(['name' => 1]), $item(['name' => "a\0b"]), $item(['name' => str_repeat('n', 5000)]), $item(['salt' => '']), $item(['salt' => strtoupper($items[0]['salt'])]),
    $item(['sha256' => null]), $item(['sha256' => $items[0]['salt']]), $item(['size' => -1]), $item(['size' => 1.5]), $item(['size' => '1']), $item(['size' => 1 << 53]),
    $item(['size' => 'drop']), $item(['more' => 1]), $with(['root' => 1]), $with(['root' => $items[0]['sha256']]),
    str_replace('"size":9}', '"size":9,"size":9}', $json), str_replace('"size":9}', '"size":99999999999999999999}', $json), str_replace('"name":"a"', '"name":"\ud800"', $json),
] as $bad) {
    try {
        Manifest::fromJson($bad);
        echo "taken: $bad\n";
    } catch (FormatException $e) {
        echo $e->pointer ?? 'at ' . $e->inputOffset, ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
{"added":["c"],"missing":[],"changed":[]}
int(0)
: Here a value is expected, not the end of the text
: A manifest is a JSON object
: A manifest is a JSON object
/format: This is not a manifest: "format" is not "microcred-manifest-1"
: The text ends inside a string
/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0/0: The text is nested more than 64 levels deep
: The text begins with a byte order mark: save it as UTF-8 without one
: Nothing may stand behind the value, but here is "{"
/format: This is not a manifest: "format" is not "microcred-manifest-1"
/format: This is not a manifest: "format" is not "microcred-manifest-1"
: A manifest has the members format, items and root, and no other
/items: "items" is a list
/items: "items" is a list
/items/0: An item is an object with the members name, salt, sha256 and size, and no other
/items/1: The items must be in the order of their names' UTF-8 bytes, and no name may come twice
/items/1: The items must be in the order of their names' UTF-8 bytes, and no name may come twice
/root: The root does not come of the items: the manifest was changed
/items/0/name: The name of an evidence item must not be empty
/items/0/name: "name" is a string
/items/0/name: The control character U+0000 (\u0000) has no place in this document
/items/0/name: The name of an evidence item must not be longer than 4096 bytes
/items/0/salt: "salt" is 32 lower-case hex digits
/items/0/salt: "salt" is 32 lower-case hex digits
/items/0/sha256: "sha256" is 64 lower-case hex digits
/items/0/sha256: "sha256" is 64 lower-case hex digits
/items/0/size: "size" is a whole number from 0 to 2^53 - 1
/items/0/size: "size" is a whole number from 0 to 2^53 - 1
/items/0/size: "size" is a whole number from 0 to 2^53 - 1
/items/0/size: "size" is a whole number from 0 to 2^53 - 1
/items/0: An item is an object with the members name, salt, sha256 and size, and no other
/items/0: An item is an object with the members name, salt, sha256 and size, and no other
/root: "root" is 64 lower-case hex digits
/root: The root does not come of the items: the manifest was changed
/items/0/size: The member "size" is there twice in one object
/items/0/size: The whole number is beyond 2^53 and would change when read as a double; write it as a string
/items/0/name: \uD800 is half of a surrogate pair without its other half
