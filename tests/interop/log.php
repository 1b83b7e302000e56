<?php
// Prints a log of the extension for log.mjs: roots, proofs and checkpoints of every size up to COUNT, as JSON.
// usage: php log.php COUNT

use Microcred\{KeyType, MerkleLog, SigningKey};

$count = (int) $argv[1];
$entries = array_map(fn($i) => "entry $i ä", range(0, $count - 1));
$whole = MerkleLog::fromLeaves(array_map(MerkleLog::leafHash(...), $entries));
$growing = new MerkleLog();
$key = SigningKey::generate(KeyType::Ed25519);
$origin = 'record.example.org/7';
$sizes = [];
foreach ($entries as $i => $entry) {
    $growing->append($entry);
    $size = $i + 1;
    $sizes[] = [
        'size' => $size,
        'root' => $growing->root(),
        'inclusion' => array_map(fn($index) => $whole->proveInclusion($index, $size), range(0, $i)),
        'consistency' => array_map(fn($first) => $whole->proveConsistency($first, $size), range(1, $size)),
        'checkpoint' => $growing->checkpoint($origin, $key),
    ];
}
echo json_encode([
    'entries' => $entries,
    'sizes' => $sizes,
    'origin' => $origin,
    'publicKey' => $key->public()->toPem(),
    'verifierKey' => MerkleLog::checkpointKey($origin, $key->public()),
]);
