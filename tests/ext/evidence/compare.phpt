--TEST--
Manifest: compare() tells what was added, is missing and has changed, in the order of names
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Manifest;

$of = function (array $texts): Manifest {
    $manifest = new Manifest();
    foreach ($texts as $name => $text) {
        $manifest->addText((string) $name, $text);
    }
    return $manifest;
};
$then = $of(['a' => '1', 'b' => '2', 'c' => '3', 'd' => '4', 'f' => '', '7' => 'x']);
$now = $of(['e' => '5', 'c' => '33', 'd' => '4', 'f' => '0', 'a' => '1', '08' => 'x']);
echo json_encode($then->compare($now)), "\n";
echo json_encode($now->compare($then)), "\n";
echo json_encode($then->compare($then)), "\n";
echo json_encode($then->compare(Manifest::fromJson($then->toJson()))), "\n";
echo json_encode($of([])->compare($of(['x' => '', 'b' => '']))), "\n";
echo json_encode($of(['x' => ''])->compare($of([]))), "\n";
foreach ([fn() => $then->compare(new stdClass()), fn() => clone $then, fn() => serialize($then), fn() => $then->x = 1] as $call) {
    try {
        $call();
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
{"added":["08","e"],"missing":["7","b"],"changed":["c","f"]}
{"added":["7","b"],"missing":["08","e"],"changed":["c","f"]}
{"added":[],"missing":[],"changed":[]}
{"added":[],"missing":[],"changed":[]}
{"added":["b","x"],"missing":[],"changed":[]}
{"added":[],"missing":["x"],"changed":[]}
TypeError: Microcred\Manifest::compare(): Argument #1 ($now) must be of type Microcred\Manifest, stdClass given
Error: Trying to clone an uncloneable object of class Microcred\Manifest
Exception: Serialization of 'Microcred\Manifest' is not allowed
Error: Cannot create dynamic property Microcred\Manifest::$x
