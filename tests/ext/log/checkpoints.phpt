--TEST--
A checkpoint is a signed note of the log's size and root, and holds for its key, origin and bytes alone
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\{FormatException, KeyType, MerkleLog, SigningKey};

// RFC 8032, section 7.1, TEST 1.
$key = SigningKey::fromPem("-----BEGIN PRIVATE KEY-----\nMC4CAQAwBQYDK2VwBCIEIJ1hsZ3v/VpguoRK9JLsLMREScVpezJpGXA7rAMcrn9g\n-----END PRIVATE KEY-----\n");
$other = SigningKey::generate(KeyType::Ed25519);
$origin = 'example.org/record/7';
$log = new MerkleLog();
foreach (['one', 'two', 'three'] as $entry) {
    $log->append($entry);
}
$note = $log->checkpoint($origin, $key);
echo preg_replace('/ [\w+\/]+=*$/m', ' (signature)', $note);
echo MerkleLog::checkpointKey($origin, $key->public()), "\n";
[, $size, $root] = explode("\n", $note);
var_dump((int) $size === $log->size(), bin2hex(base64_decode($root)) === $log->root());
var_dump(MerkleLog::openCheckpoint($note, $origin, $key->public())
    === ['origin' => $origin, 'size' => 3, 'root' => $log->root(), 'extensions' => []]);
$longer = $log->checkpoint($origin, $key, ['issued 2026-11-24', 'für später']);
var_dump(MerkleLog::openCheckpoint($longer, $origin, $key->public())['extensions'] === ['issued 2026-11-24', 'für später']);
var_dump((new MerkleLog())->checkpoint($origin, $key) !== '' && $log->size() === 3);

echo "not signed by that key, or of another origin: ";
echo json_encode([
    MerkleLog::openCheckpoint($note, $origin, $other->public()),
    MerkleLog::openCheckpoint($note, 'example.org/record/8', $key->public()),
    MerkleLog::openCheckpoint($other->public() ? (new MerkleLog())->checkpoint($origin, $other) : '', $origin, $key->public()),
]), "\n";

// Every single bit: refused as malformed, or as not signed.
$held = 0;
for ($bit = 0; $bit < 8 * strlen($note); $bit++) {
    $changed = $note;
    $changed[$bit >> 3] = chr(ord($changed[$bit >> 3]) ^ 1 << ($bit & 7));
    try {
        $held += MerkleLog::openCheckpoint($changed, $origin, $key->public()) !== null;
    } catch (FormatException) {
    }
}
echo "changed bits that still hold: $held\n";

foreach ([
    fn() => $log->checkpoint('two words', $key),
    fn() => $log->checkpoint('', $key),
    fn() => $log->checkpoint('a+b', $key),
    fn() => $log->checkpoint($origin, SigningKey::generate(KeyType::P256)),
    fn() => $log->checkpoint($origin, $key, ["two\nlines"]),
    fn() => $log->checkpoint($origin, $key, ['']),
    fn() => $log->checkpoint($origin, $key, ["\xff"]),
    fn() => $log->checkpoint($origin, $key, [7]),
    fn() => MerkleLog::openCheckpoint('', $origin, $key->public()),
    fn() => MerkleLog::openCheckpoint("$origin\n3\nAAAA\n\n— $origin AAAAAAA=\n", $origin, $key->public()),
    fn() => MerkleLog::openCheckpoint($note, $origin, SigningKey::generate(KeyType::Rsa2048)->public()),
] as $call) {
    try {
        $call();
        echo "nothing thrown\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), $e instanceof FormatException ? " (line $e->inputLine)" : '', "\n";
    }
}
?>
--EXPECT--
example.org/record/7
3
Wqx3HImawpLnS/Gv4ubjAvi1WIOy0b8Ze0amvqbavKk=

— example.org/record/7 (signature)
example.org/record/7+0c0b687b+AddamAGCsQq31Uv+08lkBzoO4XLz2qYjJa8CGmj3B1Ea
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
not signed by that key, or of another origin: [null,null,null]
changed bits that still hold: 0
ValueError: An origin is 1 to 512 bytes of UTF-8 without spaces, plus signs and control characters
ValueError: An origin is 1 to 512 bytes of UTF-8 without spaces, plus signs and control characters
ValueError: An origin is 1 to 512 bytes of UTF-8 without spaces, plus signs and control characters
ValueError: A checkpoint is signed with an Ed25519 key
ValueError: Microcred\MerkleLog::checkpoint(): Argument #3 ($extensions) must hold single lines
ValueError: An extension line is UTF-8, not empty, and holds no control character
ValueError: An extension line is UTF-8, not empty, and holds no control character
TypeError: Microcred\MerkleLog::checkpoint(): Argument #3 ($extensions) must hold only strings, int given
Microcred\FormatException: A note ends with a newline (line 1)
Microcred\FormatException: The third line of a checkpoint is the root: 32 bytes in base64 (line 3)
ValueError: A checkpoint is signed with an Ed25519 key
