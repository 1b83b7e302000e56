--TEST--
Manifest: leaves, order, root and JSON are what docs/formats.md says, computed again in plain PHP
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/../log/oracle.inc';

use Microcred\Manifest;

$empty = new Manifest();
var_dump($empty->root() === hash('sha256', ''));
echo $empty->toJson(), "\n";

$names = ["\u{1F600}.png", "\u{E000}", 'b', 'a/b', "e\u{301}", 'é', "quote\" \\ \n\u{7f}\u{1}", 'B', '10', '9'];
$manifest = new Manifest();
foreach ($names as $i => $name) {
    $manifest->addText($name, str_repeat('x', $i * 1000));
}
$json = $manifest->toJson();
var_dump($json === Microcred\canonicalize($json));
$read = json_decode($json, true, flags: JSON_THROW_ON_ERROR);
echo implode(' ', array_keys($read)), ' ', $read['format'], "\n";

sort($names, SORT_STRING);
var_dump(array_column($read['items'], 'name') === $names);
$leaves = [];
foreach ($read['items'] as $item) {
    ksort($item);
    $leaves[] = leaf(json_encode($item, JSON_UNESCAPED_SLASHES | JSON_UNESCAPED_UNICODE));
    if (!preg_match('/^[0-9a-f]{32}$/', $item['salt']) || $item['sha256'] !== hash('sha256', str_repeat('x', $item['size']))) {
        echo "wrong item {$item['name']}\n";
    }
}
var_dump($read['root'] === $manifest->root(), $manifest->root() === bin2hex(mth($leaves)));
var_dump(count(array_unique(array_column($read['items'], 'salt'))) === count($names));

// The same evidence sealed again has other salts, so another root, and compares as equal.
$again = new Manifest();
foreach (array_reverse($read['items']) as $item) {
    $again->addText($item['name'], str_repeat('x', $item['size']));
}
var_dump($again->root() !== $manifest->root());
echo json_encode($manifest->compare($again)), "\n";
?>
--EXPECT--
bool(true)
{"format":"microcred-manifest-1","items":[],"root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}
bool(true)
format items root microcred-manifest-1
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
{"added":[],"missing":[],"changed":[]}
