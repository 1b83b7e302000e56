--TEST--
Manifest: a fatal error while a stream is read ends the request cleanly
--EXTENSIONS--
microcred
--SKIPIF--
<?php
if (getenv('USE_ZEND_ALLOC') === '0') {
    die('skip only the engine\'s own allocator frees anything after a fatal error');
}
?>
--INI--
display_errors=0
log_errors=0
--FILE--
<?php
require __DIR__ . '/wrapper.inc';

$manifest = new Microcred\Manifest();
register_shutdown_function(function () use ($manifest) {
    echo 'shutdown: ', held($manifest), "\n";
});
$manifest->addStream('new', scripted::open(fn() => 'abc', fn() => eval('function held() {}')));
?>
--EXPECT--
shutdown: empty
closed
