--TEST--
Manifest: long work tells how far it is, may be stopped by an exception, and lets nobody add meanwhile
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Manifest;

$path = __DIR__ . '/progress.tmp';
$file = fopen($path, 'w');
ftruncate($file, 44 << 20);
fclose($file);
$add = fn(callable $progress) => (new Manifest())->addStream('a', fopen($path, 'r'), $progress);

$told = [];
$add(function (int $bytes) use (&$told) {
    $told[] = $bytes;
});
$sorted = $told;
sort($sorted);
printf("%d MiB at the end, %s, %s\n", end($told) >> 20, $told === $sorted ? 'rising' : 'falling',
    count($told) >= 5 ? 'often enough' : 'too seldom');

// An empty stream is told of, too.
(new Manifest())->addStream('a', fopen('php://memory', 'r'), function (int $bytes) {
    echo "$bytes bytes\n";
});

try {
    $add(fn($bytes) => $bytes > 1 << 20 && throw new RuntimeException('enough'));
    echo "done\n";
} catch (RuntimeException $e) {
    echo $e->getMessage(), "\n";
}

// Whatever is told may look at the manifest, and not add to it.
$manifest = new Manifest();
$manifest->addText('old', 'x');
$root = $manifest->root();
try {
    $manifest->addStream('new', fopen($path, 'r'), function () use ($manifest, $root) {
        echo $manifest->root() === $root ? 'unchanged, ' : 'changed, ';
        $manifest->addText('other', 'y');
    });
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
var_dump($manifest->root() === $root);

// A fiber that is left and gone back to between two steps, and one that is never gone back to.
$fiber = new Fiber(fn() => $add(fn($bytes) => Fiber::suspend($bytes)));
for ($bytes = $fiber->start(), $times = 1; !$fiber->isTerminated(); $bytes = $fiber->resume()) {
    $times++;
}
echo $times > 2 ? 'resumed to its end' : 'never suspended', "\n";
$fiber = new Fiber(function () use ($add) {
    try {
        $add(fn($bytes) => Fiber::suspend($bytes));
    } finally {
        echo "left for good\n";
    }
});
$fiber->start();
unset($fiber);

// Nobody can close the stream meanwhile.
$stream = fopen($path, 'r');
try {
    (new Manifest())->addStream('a', $stream, function () use ($stream) {
        @fclose($stream);
    });
    echo is_resource($stream) ? "still open\n" : "closed\n";
} catch (Throwable $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
try {
    (new Manifest())->addStream('a', fopen($path, 'r'), 'no function of this name');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--CLEAN--
<?php
unlink(__DIR__ . '/progress.tmp');
?>
--EXPECT--
44 MiB at the end, rising, often enough
0 bytes
enough
unchanged, The manifest is reading an item; nothing else can be added until that is done
bool(true)
resumed to its end
left for good
still open
Microcred\Manifest::addStream(): Argument #3 ($progress) must be a valid callback or null, function "no function of this name" not found or invalid function name
