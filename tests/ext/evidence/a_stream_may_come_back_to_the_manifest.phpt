--TEST--
Manifest: while a stream is read, its own code and other fibers may look, but not add
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/wrapper.inc';

use Microcred\Manifest;

$manifest = new Manifest();
$manifest->addText('before', 'x');

echo "-- from the wrapper itself --\n";
$stream = scripted::open(fn() => 'abc', function () use ($manifest, &$stream) {
    attempt(fn() => $manifest->addText('inner', 'x'));
    attempt(fn() => $manifest->addStream('inner', $stream));
    attempt(fn() => $manifest->__construct());
    echo held($manifest), ' ', strlen($manifest->root()), ' ', Manifest::check($manifest->root(), $manifest->prove('before')) ? 'proved' : '?', "\n";
    return 'def';
});
attempt(fn() => $manifest->addStream('outer', $stream));
echo held($manifest), "\n";

echo "-- from another fiber --\n";
$fiber = new Fiber(function () use ($manifest) {
    $manifest->addStream('fiber', scripted::open(fn() => 'abc', function () {
        Fiber::suspend();
        return 'def';
    }));
    echo "fiber done\n";
});
$fiber->start();
attempt(fn() => $manifest->addText('while suspended', 'x'));
attempt(fn() => $manifest->addStream('while suspended', fopen(__FILE__, 'r')));
echo held($manifest), "\n";
$fiber->resume();
attempt(fn() => $manifest->addText('later', 'x'));
echo held($manifest), "\n";

echo "-- two manifests read one stream in turns --\n";
$other = new Manifest();
$stream = scripted::open(fn() => 'abc', function () {
    Fiber::suspend();
    return 'def';
}, fn() => 'ghi');
$fiber = new Fiber(function () use ($manifest, $stream) {
    attempt(fn() => $manifest->addStream('first', $stream));
});
$fiber->start();
attempt(fn() => $other->addStream('second', $stream));
echo 'fclose: ', var_export(@fclose($stream), true), "\n";
$fiber->resume();
echo held($manifest), ' | ', held($other), "\n";
unset($stream);

echo "-- a fiber that never comes back --\n";
$fiber = new Fiber(function () use ($manifest) {
    $manifest->addStream('lost', scripted::open(fn() => 'abc', function () {
        Fiber::suspend();
        return 'def';
    }));
    echo "never\n";
});
$fiber->start();
unset($fiber);
gc_collect_cycles();
attempt(fn() => $manifest->addText('then', 'x'));
echo held($manifest), "\n";

echo "-- resumed with an exception --\n";
$fiber = new Fiber(fn() => $manifest->addStream('thrown', scripted::open(fn() => Fiber::suspend())));
$fiber->start();
attempt(fn() => $fiber->throw(new LogicException('woken badly')));
echo held($manifest), "\n";

echo "-- the manifest is dropped meanwhile --\n";
$fiber = new Fiber(function () {
    (new Manifest())->addStream('gone', scripted::open(fn() => 'abc', function () {
        Fiber::suspend();
        return 'def';
    }));
});
$fiber->start();
$fiber->resume();
unset($fiber);
echo "done\n";
?>
--EXPECT--
-- from the wrapper itself --
ValueError: The manifest is reading an item; nothing else can be added until that is done
ValueError: The manifest is reading an item; nothing else can be added until that is done
no exception
before 1 64 proved
no exception
before 1, outer 6
-- from another fiber --
ValueError: The manifest is reading an item; nothing else can be added until that is done
ValueError: The manifest is reading an item; nothing else can be added until that is done
before 1, outer 6
closed
fiber done
no exception
before 1, fiber 6, later 1, outer 6
-- two manifests read one stream in turns --
closed
no exception
fclose: false
no exception
before 1, fiber 6, first 6, later 1, outer 6 | second 3
closed
-- a fiber that never comes back --
no exception
before 1, fiber 6, first 6, later 1, outer 6, then 1
-- resumed with an exception --
LogicException: woken badly
before 1, fiber 6, first 6, later 1, outer 6, then 1
-- the manifest is dropped meanwhile --
closed
done
