--TEST--
Manifest: long work tells how far it is, may be stopped by an exception, and lets nobody add meanwhile
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\Manifest;

$paths = [];
foreach (range(1, 4) as $i) {
    $paths["file $i"] = __DIR__ . "/progress-$i.tmp";
    $file = fopen($paths["file $i"], 'w');
    ftruncate($file, 12 << 20);
    fclose($file);
}

/** Calls with a progress that keeps what it is told. */
function told(callable $work): array {
    $told = [];
    $work(function (int $bytes) use (&$told) {
        $told[] = $bytes;
    });
    return $told;
}

$works = [
    'addFile' => fn($progress) => (new Manifest())->addFile('a', $paths['file 1'], $progress),
    'addStream' => fn($progress) => (new Manifest())->addStream('a', fopen($paths['file 1'], 'r'), $progress),
    'ofFiles, 1 thread' => fn($progress) => Manifest::ofFiles($paths, 1, $progress),
    'ofFiles, 4 threads' => fn($progress) => Manifest::ofFiles($paths, 4, $progress),
    'ofFiles, none' => fn($progress) => Manifest::ofFiles([], 0, $progress),
];
foreach ($works as $name => $work) {
    $told = told($work);
    $sorted = $told;
    sort($sorted);
    $steps = array_map(fn($a, $b) => $a - $b, array_slice($told, 1), array_slice($told, 0, -1));
    printf("%s: %d MiB at the end, %s, %s\n", $name, (end($told) ?: 0) >> 20, $told === $sorted ? 'rising' : 'falling',
        count($told) >= (end($told) >> 23) / 2 ? 'often enough' : 'too seldom');
}

foreach ($works as $name => $work) {
    try {
        $work(fn($bytes) => $bytes > 1 << 20 && throw new RuntimeException('enough'));
        echo "$name: done\n";
    } catch (RuntimeException $e) {
        echo "$name: ", $e->getMessage(), "\n";
    }
}

// Whatever is told may look at the manifest, and not add to it.
$manifest = new Manifest();
$manifest->addText('old', 'x');
$root = $manifest->root();
foreach (['addFile', 'addStream'] as $method) {
    $item = $method === 'addFile' ? $paths['file 1'] : fopen($paths['file 1'], 'r');
    try {
        $manifest->$method('new', $item, function () use ($manifest, $root) {
            echo $manifest->root() === $root ? 'unchanged, ' : 'changed, ';
            $manifest->addText('other', 'y');
        });
    } catch (ValueError $e) {
        echo $e->getMessage(), "\n";
    }
}
var_dump($manifest->root() === $root);

// A fiber that is left and gone back to between two steps, and one that is never gone back to.
foreach (['addFile', 'addStream', 'ofFiles'] as $method) {
    $fiber = new Fiber(function () use ($method, $paths) {
        $progress = fn($bytes) => Fiber::suspend($bytes);
        match ($method) {
            'addFile' => (new Manifest())->addFile('a', $paths['file 1'], $progress),
            'addStream' => (new Manifest())->addStream('a', fopen($paths['file 1'], 'r'), $progress),
            'ofFiles' => Manifest::ofFiles($paths, 2, $progress),
        };
    });
    for ($bytes = $fiber->start(), $times = 1; !$fiber->isTerminated(); $bytes = $fiber->resume()) {
        $times++;
    }
    echo "$method: ", $times > 2 ? 'resumed to its end' : 'never suspended';
    echo "\n";
}
$fiber = new Fiber(function () use ($paths) {
    try {
        Manifest::ofFiles($paths, 2, fn($bytes) => Fiber::suspend($bytes));
    } finally {
        echo "left for good\n";
    }
});
$fiber->start();
unset($fiber);

// Nobody can close the stream meanwhile.
$stream = fopen($paths['file 1'], 'r');
try {
    (new Manifest())->addStream('a', $stream, function () use ($stream) {
        @fclose($stream);
    });
    echo is_resource($stream) ? "still open\n" : "closed\n";
} catch (Throwable $e) {
    echo get_class($e), ': ', $e->getMessage(), "\n";
}
try {
    (new Manifest())->addFile('a', $paths['file 1'], 'no function of this name');
} catch (TypeError $e) {
    echo $e->getMessage(), "\n";
}
?>
--CLEAN--
<?php
array_map('unlink', glob(__DIR__ . '/progress-*.tmp'));
?>
--EXPECT--
addFile: 12 MiB at the end, rising, often enough
addStream: 12 MiB at the end, rising, often enough
ofFiles, 1 thread: 48 MiB at the end, rising, often enough
ofFiles, 4 threads: 48 MiB at the end, rising, often enough
ofFiles, none: 0 MiB at the end, rising, often enough
addFile: enough
addStream: enough
ofFiles, 1 thread: enough
ofFiles, 4 threads: enough
ofFiles, none: done
unchanged, The manifest is reading an item; nothing else can be added until that is done
unchanged, The manifest is reading an item; nothing else can be added until that is done
bool(true)
addFile: resumed to its end
addStream: resumed to its end
ofFiles: resumed to its end
left for good
still open
Microcred\Manifest::addFile(): Argument #3 ($progress) must be a valid callback or null, function "no function of this name" not found or invalid function name
