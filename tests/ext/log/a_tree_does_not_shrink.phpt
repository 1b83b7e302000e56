--TEST--
MerkleLog: a proof that a smaller tree follows a larger one does not hold, even where its nodes come to the root
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\MerkleLog;

// The algorithm of RFC 9162, section 2.1.4.2, begins by comparing the sizes: without that, it takes this for a proof.
$first = hash('sha256', 'first');
$other = hash('sha256', 'other');
$second = hash('sha256', "\1" . hex2bin($first) . hex2bin($other));
var_dump(MerkleLog::checkConsistency(3, $first, 2, $second, [$first, $other]));

$log = new MerkleLog();
foreach (['a', 'b', 'c'] as $entry) {
    $log->append($entry);
    $roots[] = $log->root();
}
$proof = $log->proveConsistency(2, 3);
var_dump(MerkleLog::checkConsistency(2, $roots[1], 3, $roots[2], $proof));
var_dump(MerkleLog::checkConsistency(3, $roots[2], 2, $roots[1], $proof));
?>
--EXPECT--
bool(false)
bool(true)
bool(false)
