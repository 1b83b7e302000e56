--TEST--
MerkleLog: a proof with a bit flipped, a node more or less, another index, size, root or entry is refused
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/oracle.inc';

use Microcred\MerkleLog;

const MOST = 40;
$log = new MerkleLog();
$roots = [$log->root()];
for ($n = 1; $n <= MOST; $n++) {
    $log->append("e$n");
    $roots[$n] = $log->root();
}
$held = [];
$tried = 0;
$refuse = function (bool $holds, string $what) use (&$held, &$tried) {
    $tried++;
    if ($holds) {
        $held[] = $what;
    }
};
$bit = 0;
for ($n = 1; $n <= MOST; $n++) {
    for ($m = 0; $m < $n; $m++) {
        $proof = $log->proveInclusion($m, $n);
        $entry = 'e' . ($m + 1);
        $what = "inclusion $m of $n";
        foreach ($proof as $i => $node) {
            $changed = $proof;
            $changed[$i] = flip($node, $bit += 37);
            $refuse(MerkleLog::checkInclusion($roots[$n], $m, $n, $entry, $changed), "$what, node $i flipped");
        }
        $refuse(MerkleLog::checkInclusion(flip($roots[$n], $bit += 37), $m, $n, $entry, $proof), "$what, root flipped");
        $refuse(MerkleLog::checkInclusion($roots[$n], $m, $n, "$entry ", $proof), "$what, other entry");
        $refuse(MerkleLog::checkInclusion($roots[$n], $m, $n, $entry, [...$proof, $roots[$n]]), "$what, node more");
        if ($proof) {
            $refuse(MerkleLog::checkInclusion($roots[$n], $m, $n, $entry, array_slice($proof, 1)), "$what, first node less");
            $refuse(MerkleLog::checkInclusion($roots[$n], $m, $n, $entry, array_slice($proof, 0, -1)), "$what, last node less");
        }
        for ($other = 0; $other <= $n; $other++) {
            if ($other != $m) {
                $refuse(MerkleLog::checkInclusion($roots[$n], $other, $n, $entry, $proof), "$what, as $other");
            }
        }
        $refuse(MerkleLog::checkInclusion($roots[$n - 1], $m, $n, $entry, $proof), "$what, older root");
    }
    for ($m = 1; $m < $n; $m++) {
        $proof = $log->proveConsistency($m, $n);
        $what = "consistency $m to $n";
        foreach ($proof as $i => $node) {
            $changed = $proof;
            $changed[$i] = flip($node, $bit += 37);
            $refuse(MerkleLog::checkConsistency($m, $roots[$m], $n, $roots[$n], $changed), "$what, node $i flipped");
        }
        $refuse(MerkleLog::checkConsistency($m, flip($roots[$m], $bit += 37), $n, $roots[$n], $proof), "$what, old root flipped");
        $refuse(MerkleLog::checkConsistency($m, $roots[$m], $n, flip($roots[$n], $bit += 37), $proof), "$what, new root flipped");
        $refuse(MerkleLog::checkConsistency($m, $roots[$m], $n, $roots[$n], []), "$what, no proof");
        $refuse(MerkleLog::checkConsistency($m, $roots[$m], $n, $roots[$n], [...$proof, $roots[$n]]), "$what, node more");
        $refuse(MerkleLog::checkConsistency($n, $roots[$n], $m, $roots[$m], $proof), "$what, turned round");
        for ($other = 1; $other < $n; $other++) {
            if ($other != $m) {
                $refuse(MerkleLog::checkConsistency($other, $roots[$m], $n, $roots[$n], $proof), "$what, as from $other");
            }
        }
    }
}
echo $tried > 30000 ? "many tried\n" : "only $tried tried\n";
print_r($held);

echo "-- what is no proof at all --\n";
$root = $roots[3];
$proof = $log->proveInclusion(1, 3);
foreach ([
    'negative index' => [$root, -1, 3, 'e2', $proof],
    'negative size' => [$root, 1, -3, 'e2', $proof],
    'largest numbers' => [$root, PHP_INT_MAX - 1, PHP_INT_MAX, 'e2', $proof],
    'empty tree' => [$roots[0], 0, 0, 'e2', []],
    'upper-case root' => [strtoupper($root), 1, 3, 'e2', $proof],
    'short root' => [substr($root, 2), 1, 3, 'e2', $proof],
    'not hex' => [$root, 1, 3, 'e2', ['x', 'y']],
    'not strings' => [$root, 1, 3, 'e2', [1, null]],
    'not a list' => [$root, 1, 3, 'e2', ['a' => $proof[0], 'b' => $proof[1]]],
    'far too long' => [$root, 1, 3, 'e2', array_fill(0, 100000, $root)],
] as $what => $arguments) {
    echo $what, ': ', var_export(MerkleLog::checkInclusion(...$arguments), true), "\n";
}
echo "-- the ends --\n";
var_dump(MerkleLog::checkConsistency(0, $roots[0], 3, $roots[3], []));
var_dump(MerkleLog::checkConsistency(0, $roots[1], 3, $roots[3], []));
var_dump(MerkleLog::checkConsistency(0, $roots[0], 3, $roots[3], [$roots[3]]));
var_dump(MerkleLog::checkConsistency(0, $roots[0], 0, $roots[0], []));
var_dump(MerkleLog::checkConsistency(0, $roots[0], 0, $roots[1], []));
var_dump(MerkleLog::checkConsistency(3, $roots[3], 3, $roots[3], []));
var_dump(MerkleLog::checkConsistency(3, $roots[3], 3, $roots[2], []));
var_dump(MerkleLog::checkConsistency(-1, $roots[3], 3, $roots[3], []));
?>
--EXPECT--
many tried
Array
(
)
-- what is no proof at all --
negative index: false
negative size: false
largest numbers: false
empty tree: false
upper-case root: false
short root: false
not hex: false
not strings: false
not a list: false
far too long: false
-- the ends --
bool(true)
bool(false)
bool(false)
bool(true)
bool(false)
bool(true)
bool(false)
bool(false)
