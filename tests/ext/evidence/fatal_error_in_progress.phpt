--TEST--
Manifest: a fatal error of whoever is told of progress ends the request cleanly
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
$path = __DIR__ . '/fatal_error_in_progress.tmp';
$file = fopen($path, 'w+');
ftruncate($file, 64 << 20);
$manifest = new Microcred\Manifest();
register_shutdown_function(function () use ($manifest) {
    echo 'shut down with ', count(json_decode($manifest->toJson())->items), " items\n";
});
function held() {}
$manifest->addStream('new', $file, fn($bytes) => eval('function held() {}'));
?>
--CLEAN--
<?php
unlink(__DIR__ . '/fatal_error_in_progress.tmp');
?>
--EXPECT--
shut down with 0 items
