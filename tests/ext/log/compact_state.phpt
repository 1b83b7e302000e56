--TEST--
MerkleLog: the compact state appends like the whole log, cannot prove, and is refused when it is not one
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\FormatException;
use Microcred\MerkleLog;

$whole = new MerkleLog();
$resumed = new MerkleLog();
for ($i = 0; $i < 70; $i++) {
    $whole->append("e$i");
    // As a request would: read the state, add one, write the state.
    $resumed = MerkleLog::import($resumed->export());
    if ($resumed->append("e$i") !== $i || $resumed->export() !== $whole->export()) {
        echo "differs at $i\n";
    }
}
$state = MerkleLog::import($resumed->export());
foreach (['proveInclusion', 'proveConsistency'] as $method) {
    try {
        $state->$method(1, 2);
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
$small = new MerkleLog();
echo $small->export(), "\n";
$small->append('a');
$small->append('b');
$small->append('c');
echo $json = $small->export(), "\n";
var_dump($json === Microcred\canonicalize($json), $json === MerkleLog::import(" $json\n")->export());

$with = function (array $changes) use ($json): string {
    return json_encode(array_filter(array_replace(json_decode($json, true), $changes), fn($value) => $value !== 'drop'));
};
$node = str_repeat('ab', 32);
foreach ([
    '', '[]', '"x"', substr($json, 0, -1), $json . 'x', str_replace('"size"', '"size":3,"size"', $json),
    $with(['format' => 'microcred-manifest-1']), $with(['format' => 'drop']), $with(['more' => 1]), $with(['nodes' => 'drop']),
    $with(['size' => 2]), $with(['size' => -3]), $with(['size' => '3']), $with(['size' => 1 << 53]), str_replace('3}', '3.0}', $json),
    $with(['nodes' => [$node]]), $with(['nodes' => [$node, strtoupper($node)]]), $with(['nodes' => [1, 2]]), $with(['nodes' => null]),
    $with(['root' => $node]), $with(['root' => null]), $with(['nodes' => [$node, $node]]),
] as $bad) {
    try {
        MerkleLog::import($bad);
        echo "taken: $bad\n";
    } catch (FormatException $e) {
        echo $e->pointer ?? 'at ' . $e->inputOffset, ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
A log read from its compact state knows no leaves and cannot prove anything; use MerkleLog::fromLeaves()
A log read from its compact state knows no leaves and cannot prove anything; use MerkleLog::fromLeaves()
{"format":"microcred-log-1","nodes":[],"root":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855","size":0}
{"format":"microcred-log-1","nodes":["b137985ff484fb600db93107c77b0365c80d78f5b429ded0fd97361d077999eb","597fcb31282d34654c200d3418fca5705c648ebf326ec73d8ddef11841f876d8"],"root":"36642e73c2540ab121e3a6bf9545b0a24982cd830eb13d3cd19de3ce6c021ec1","size":3}
bool(true)
bool(true)
: Here a value is expected, not the end of the text
: The compact state of a log is a JSON object
: The compact state of a log is a JSON object
/size: Here a comma or } is expected, not the end of the text
: Nothing may stand behind the value, but here is "x"
/size: The member "size" is there twice in one object
/format: This is not the compact state of a log: "format" is not "microcred-log-1"
/format: This is not the compact state of a log: "format" is not "microcred-log-1"
: The compact state of a log has the members format, nodes, root and size, and no other
: The compact state of a log has the members format, nodes, root and size, and no other
/nodes: "nodes" lists one node for each complete subtree, here 1
/size: "size" is a whole number from 0 to 2^53 - 1
/size: "size" is a whole number from 0 to 2^53 - 1
/size: "size" is a whole number from 0 to 2^53 - 1
/size: "size" is a whole number from 0 to 2^53 - 1
/nodes: "nodes" lists one node for each complete subtree, here 2
/nodes/1: A node is 64 lower-case hex digits
/nodes/0: A node is 64 lower-case hex digits
/nodes: "nodes" lists one node for each complete subtree, here 2
/root: The root does not come of the nodes: the state was changed
/root: "root" is 64 lower-case hex digits
/root: The root does not come of the nodes: the state was changed
