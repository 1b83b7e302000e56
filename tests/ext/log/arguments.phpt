--TEST--
MerkleLog: wrong arguments, and what the object refuses to do
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\MerkleLog;

$log = MerkleLog::fromLeaves([MerkleLog::leafHash('a'), MerkleLog::leafHash('b'), MerkleLog::leafHash('c')]);
$counted = (function () {
    yield 'ignored key' => MerkleLog::leafHash('a');
    yield 'ignored key' => MerkleLog::leafHash('b');
    yield MerkleLog::leafHash('c');
})();
var_dump(MerkleLog::fromLeaves($counted)->root() === $log->root(), MerkleLog::fromLeaves([])->size());
var_dump(MerkleLog::fromLeaves(new ArrayIterator([MerkleLog::leafHash('a')]))->root() === MerkleLog::leafHash('a'));

$throwing = (function () {
    yield MerkleLog::leafHash('a');
    throw new LogicException('the source failed');
})();
$bad = (function () {
    yield MerkleLog::leafHash('a');
    yield 'A';
    echo "never reached\n";
})();
foreach ([
    fn() => $log->proveInclusion(-1, 3),
    fn() => $log->proveInclusion(1, -3),
    fn() => $log->proveInclusion(3, 3),
    fn() => $log->proveInclusion(0, 0),
    fn() => $log->proveInclusion(0, 4),
    fn() => $log->proveInclusion(0, PHP_INT_MAX),
    fn() => $log->proveConsistency(3, 2),
    fn() => $log->proveConsistency(1, 4),
    fn() => MerkleLog::fromLeaves(['zz']),
    fn() => MerkleLog::fromLeaves([strtoupper(MerkleLog::leafHash('a'))]),
    fn() => MerkleLog::fromLeaves([MerkleLog::leafHash('a'), 7]),
    fn() => MerkleLog::fromLeaves($throwing),
    fn() => MerkleLog::fromLeaves($bad),
    fn() => MerkleLog::fromLeaves('text'),
    fn() => clone $log,
    fn() => serialize($log),
    fn() => unserialize('O:19:"Microcred\MerkleLog":0:{}'),
    fn() => $log->other = 1,
    fn() => $log->append(),
] as $call) {
    try {
        $call();
        echo "no exception\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
// Nothing of that has changed the log; building it again does not empty it.
$log->__construct();
var_dump($log->size(), (new ReflectionClass($log))->isFinal());
?>
--EXPECT--
bool(true)
int(0)
bool(true)
ValueError: Microcred\MerkleLog::proveInclusion(): Argument #1 ($index) must not be negative
ValueError: Microcred\MerkleLog::proveInclusion(): Argument #2 ($size) must not be negative
ValueError: There is no entry 3 among the first 3
ValueError: There is no entry 0 among the first 0
ValueError: The log has 3 entries, not 4
ValueError: The log has 3 entries, not 9223372036854775807
ValueError: A log of 2 entries does not extend one of 3
ValueError: The log has 3 entries, not 4
ValueError: Microcred\MerkleLog::fromLeaves(): Argument #1 ($hashes) must hold only hashes of 64 lower-case hex digits, not so at position 0
ValueError: Microcred\MerkleLog::fromLeaves(): Argument #1 ($hashes) must hold only hashes of 64 lower-case hex digits, not so at position 0
TypeError: Microcred\MerkleLog::fromLeaves(): Argument #1 ($hashes) must hold only strings, int given at position 1
LogicException: the source failed
ValueError: Microcred\MerkleLog::fromLeaves(): Argument #1 ($hashes) must hold only hashes of 64 lower-case hex digits, not so at position 1
TypeError: Microcred\MerkleLog::fromLeaves(): Argument #1 ($hashes) must be of type Traversable|array, string given
Error: Trying to clone an uncloneable object of class Microcred\MerkleLog
Exception: Serialization of 'Microcred\MerkleLog' is not allowed
Exception: Unserialization of 'Microcred\MerkleLog' is not allowed
Error: Cannot create dynamic property Microcred\MerkleLog::$other
ArgumentCountError: Microcred\MerkleLog::append() expects exactly 1 argument, 0 given
int(3)
bool(true)
