--TEST--
Manifest: a fatal error of whoever is told of progress ends the request once the other threads are done
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
$paths = [];
foreach (range(1, 4) as $i) {
    $paths["file $i"] = __DIR__ . "/fatal_error_in_progress-$i.tmp";
    $file = fopen($paths["file $i"], 'w');
    ftruncate($file, 64 << 20);
    fclose($file);
}
register_shutdown_function(function () {
    echo "shut down\n";
});
function held() {}
Microcred\Manifest::ofFiles($paths, 4, fn($bytes) => eval('function held() {}'));
?>
--CLEAN--
<?php
array_map('unlink', glob(__DIR__ . '/fatal_error_in_progress-*.tmp'));
?>
--EXPECT--
shut down
