--TEST--
StatusList: bits set, read, encoded and decoded; all or none of many; what is no list is refused
--EXTENSIONS--
microcred
zlib
--FILE--
<?php
use Microcred\{FormatException, StatusList};

$list = new StatusList();
var_dump($list->length());
$list->set(0, true);
$list->set(131071, true);
$list->setMany([5, 7, 7, 4096]);
$list->set(7, false);
$set = fn(StatusList $list) => implode(' ', array_filter(range(0, $list->length() - 1), fn($i) => $list->get($i)));
echo $set($list), "\n";
echo $list->get(0) ? "0 is set\n" : "0 is not set\n";

// Somebody else's gzip reads ours, and writes what we read.
$text = $list->encode();
$bits = gzdecode(base64_decode(strtr(substr($text, 1), '-_', '+/')));
var_dump($text[0], strlen($bits), bin2hex($bits[0]), bin2hex($bits[16383]));
$theirs = 'u' . rtrim(strtr(base64_encode(gzencode($bits, 9)), '+/', '-_'), '=');
var_dump($set(StatusList::decode($theirs)) === $set($list), StatusList::decode($text)->encode() === $text);

// From an iterator as well; a faulty one changes nothing.
$before = $list->encode();
foreach ([[8, 131072], [8, -1], [8, '9'], [8, null]] as $indexes) {
    foreach ([$indexes, (fn() => yield from $indexes)()] as $given) {
        try {
            $list->setMany($given);
            echo "nothing thrown\n";
        } catch (TypeError | ValueError $e) {
            echo get_class($e), ': ', $e->getMessage(), $list->encode() === $before ? '' : ' (changed!)', "\n";
        }
    }
}
try {
    $list->setMany((function () {
        yield 8;
        throw new RuntimeException('thrown on the way');
    })());
} catch (RuntimeException $e) {
    echo $e->getMessage(), $list->encode() === $before ? '' : ' (changed!)', "\n";
}
$list->setMany((fn() => yield from [8, 9])());
echo $set($list), "\n";

foreach ([
    fn() => new StatusList(0),
    fn() => new StatusList(131073),
    fn() => new StatusList(-8),
    fn() => new StatusList(1 << 27),
    fn() => $list->get(131072),
    fn() => $list->set(-1, true),
    fn() => StatusList::decode(''),
    fn() => StatusList::decode(substr($text, 1)),
    fn() => StatusList::decode($text . '='),
    fn() => StatusList::decode(substr($text, 0, -4)),
    fn() => StatusList::decode('u' . rtrim(strtr(base64_encode(gzencode('bits')), '+/', '-_'), '=')),
    fn() => StatusList::decode('u' . rtrim(strtr(base64_encode(gzencode(str_repeat("\0", (8 << 20) + 1))), '+/', '-_'), '=')),
    fn() => StatusList::decode('u' . rtrim(strtr(base64_encode(gzencode($bits) . 'x'), '+/', '-_'), '=')),
    fn() => serialize($list),
    fn() => clone $list,
] as $call) {
    try {
        $call();
        echo "nothing thrown\n";
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
int(131072)
0 5 4096 131071
0 is set
string(1) "u"
int(16384)
string(2) "84"
string(2) "01"
bool(true)
bool(true)
ValueError: The list has no entry 131072: it has 131072, from 0
ValueError: The list has no entry 131072: it has 131072, from 0
ValueError: The list has no entry -1: it has 131072, from 0
ValueError: The list has no entry -1: it has 131072, from 0
TypeError: Microcred\StatusList::setMany(): Argument #1 ($indexes) must hold only integers, string given
TypeError: Microcred\StatusList::setMany(): Argument #1 ($indexes) must hold only integers, string given
TypeError: Microcred\StatusList::setMany(): Argument #1 ($indexes) must hold only integers, null given
TypeError: Microcred\StatusList::setMany(): Argument #1 ($indexes) must hold only integers, null given
thrown on the way
0 5 8 9 4096 131071
ValueError: A status list has 131072 to 67108864 entries, a multiple of 8
ValueError: A status list has 131072 to 67108864 entries, a multiple of 8
ValueError: A status list has 131072 to 67108864 entries, a multiple of 8
ValueError: A status list has 131072 to 67108864 entries, a multiple of 8
ValueError: The list has no entry 131072: it has 131072, from 0
ValueError: The list has no entry -1: it has 131072, from 0
Microcred\FormatException: A status list begins with "u", for base64url
Microcred\FormatException: A status list begins with "u", for base64url
Microcred\FormatException: What follows the "u" is not base64url without padding
Microcred\FormatException: What follows the "u" is not base64url without padding
Microcred\FormatException: The status list has 32 entries; 131072 are the fewest
Microcred\FormatException: The status list has more than 67108864 entries
Microcred\FormatException: There is something behind the status list's gzip
Exception: Serialization of 'Microcred\StatusList' is not allowed
Error: Trying to clone an uncloneable object of class Microcred\StatusList
