--TEST--
Manifest: a sparse file of 20 GiB has the digest that OpenSSL's own command finds, and takes no memory
--EXTENSIONS--
microcred
--SKIPIF--
<?php
if (!getenv('MICROCRED_LARGE')) {
    die('skip reads 20 GiB: only with MICROCRED_LARGE=1, as bin/test sets it');
}
$file = fopen(__DIR__ . '/a_file_of_20_gib.tmp', 'w');
$sparse = ftruncate($file, 20 << 30) && (stat(__DIR__ . '/a_file_of_20_gib.tmp')['blocks'] ?? PHP_INT_MAX) < 1 << 20;
fclose($file);
unlink(__DIR__ . '/a_file_of_20_gib.tmp');
if (!$sparse) {
    die('skip no sparse files here');
}
?>
--FILE--
<?php
use Microcred\Manifest;

$path = __DIR__ . '/a_file_of_20_gib.tmp';
$file = fopen($path, 'w');
ftruncate($file, 20 << 30);
fclose($file);
$peak = fn() => (int) preg_replace('/.*VmHWM:\s*(\d+).*/s', '$1', file_get_contents('/proc/self/status'));
$before = $peak();
$told = 0;
$manifest = new Manifest();
$manifest->addStream('large', fopen($path, 'r'), function (int $bytes) use (&$told) {
    $told = $bytes;
});
$item = json_decode($manifest->toJson())->items[0];
// openssl dgst -sha256 over the same zeros.
var_dump($item->sha256 === '6cb118a8f8b3c19385874297e291dcbcdf3a9837ba1ca7b00ace2491adbff551', $item->size === 20 << 30, $told === 20 << 30);
var_dump($peak() - $before < 8 << 10);
?>
--CLEAN--
<?php
@unlink(__DIR__ . '/a_file_of_20_gib.tmp');
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
