--TEST--
Manifest: every item of every manifest up to 130 items has the path of RFC 9162, and its proof holds for that root only
--EXTENSIONS--
microcred
--INI--
memory_limit=512M
--FILE--
<?php
require __DIR__ . '/../log/oracle.inc';

use Microcred\Manifest;

$manifest = new Manifest();
$wrong = [];
$proofs = 0;
$before = $manifest->root();
for ($n = 1; $n <= 130; $n++) {
    // Odd ones in front, even ones behind: the order of adding is not that of the names.
    $manifest->addText(sprintf('%03d', $n % 2 ? 500 - $n : 500 + $n), "text $n");
    $json = json_decode($manifest->toJson(), true);
    $leaves = array_map(fn($item) => leaf(json_encode($item)), $json['items']);
    $root = $manifest->root();
    if ($root !== bin2hex(mth($leaves)) || Manifest::fromJson($manifest->toJson())->root() !== $root) {
        $wrong[] = "root $n";
    }
    foreach ($json['items'] as $i => $item) {
        $text = $manifest->prove($item['name']);
        $proof = json_decode($text, true);
        if ($proof['path'] !== hexes(path($i, $leaves)) || $proof['item'] !== $item || $proof['index'] !== $i || $proof['items'] !== $n) {
            $wrong[] = "proof $i of $n";
        }
        if (!Manifest::check($root, $text) || Manifest::check($before, $text)) {
            $wrong[] = "check $i of $n";
        }
        $proofs++;
    }
    $before = $root;
}
echo "$proofs proofs\n";
print_r($wrong);
?>
--EXPECT--
8515 proofs
Array
(
)
