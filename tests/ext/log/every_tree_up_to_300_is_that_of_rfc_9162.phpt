--TEST--
MerkleLog: root, inclusion and consistency of every tree up to 300 leaves are those of RFC 9162, and prove themselves
--EXTENSIONS--
microcred
--INI--
memory_limit=512M
--FILE--
<?php
require __DIR__ . '/oracle.inc';

use Microcred\MerkleLog;

const MOST = 300;
$entries = $leaves = $roots = [];
$log = new MerkleLog();
$wrong = [];
$roots[0] = $log->root();
for ($n = 1; $n <= MOST; $n++) {
    $entries[] = $entry = str_repeat("entry $n\n", $n % 7);
    $leaves[] = leaf($entry);
    if ($log->append($entry) !== $n - 1 || $log->size() !== $n) {
        $wrong[] = "index $n";
    }
    $roots[$n] = $log->root();
    if ($roots[$n] !== bin2hex(mth($leaves))) {
        $wrong[] = "root $n";
    }
    // The tree built from leaves, and the one read back from its compact state, are the same tree.
    if (MerkleLog::fromLeaves(hexes($leaves))->root() !== $roots[$n] || MerkleLog::import($log->export())->root() !== $roots[$n]) {
        $wrong[] = "copy $n";
    }
}
var_dump($roots[0] === hash('sha256', ''));

$inclusions = $consistencies = 0;
for ($n = 1; $n <= MOST; $n++) {
    $tree = array_slice($leaves, 0, $n);
    for ($m = 0; $m < $n; $m++) {
        $proof = $log->proveInclusion($m, $n);
        if ($proof !== hexes(path($m, $tree)) || !MerkleLog::checkInclusion($roots[$n], $m, $n, $entries[$m], $proof)) {
            $wrong[] = "inclusion $m in $n";
        }
        $inclusions++;
    }
    for ($m = 0; $m <= $n; $m++) {
        $proof = $log->proveConsistency($m, $n);
        if ($proof !== ($m == 0 ? [] : hexes(subproof($m, $tree, true)))
                || !MerkleLog::checkConsistency($m, $roots[$m], $n, $roots[$n], $proof)) {
            $wrong[] = "consistency $m to $n";
        }
        $consistencies++;
    }
}
echo "$inclusions inclusions, $consistencies consistencies\n";
print_r($wrong);
?>
--EXPECT--
bool(true)
45150 inclusions, 45450 consistencies
Array
(
)
