--TEST--
Manifest: addStream() reads from the position to the end, in large pieces, and leaves the stream open
--EXTENSIONS--
microcred
zlib
--FILE--
<?php
require __DIR__ . '/wrapper.inc';

use Microcred\Manifest;

$bytes = random_bytes(700001);
$file = tempnam(sys_get_temp_dir(), 'mc');
file_put_contents($file, $bytes);
$manifest = new Manifest();
$sha = function (string $name) use ($manifest): string {
    foreach (json_decode($manifest->toJson(), true)['items'] as $item) {
        if ($item['name'] === $name) {
            return "{$item['size']} {$item['sha256']}";
        }
    }
};
$same = fn(string $name, string $expected) => print("$name: " . ($sha($name) === strlen($expected) . ' ' . hash('sha256', $expected) ? 'same' : 'NOT THE SAME') . "\n");

$stream = fopen($file, 'r');
$manifest->addStream('whole', $stream);
$same('whole', $bytes);
var_dump(is_resource($stream), feof($stream), rewind($stream));
// Part of it is already in the stream's own buffer.
fgets($stream);
fseek($stream, 1000);
fread($stream, 10);
$manifest->addStream('rest', $stream);
$same('rest', substr($bytes, 1010));
$manifest->addStream('nothing left', $stream);
$same('nothing left', '');
// The stream is as it was: small reads still come from its buffer.
rewind($stream);
var_dump(fread($stream, 3) === substr($bytes, 0, 3), stream_get_meta_data($stream)['unread_bytes'] > 0, fclose($stream));

$memory = fopen('php://memory', 'w+');
fwrite($memory, $bytes);
rewind($memory);
$manifest->addStream('memory', $memory);
$same('memory', $bytes);

$filtered = fopen($file, 'r');
stream_filter_append($filtered, 'convert.base64-encode', STREAM_FILTER_READ);
$manifest->addStream('filtered', $filtered);
$same('filtered', base64_encode($bytes));

$packed = gzopen('compress.zlib://' . $file, 'r');
$manifest->addStream('plain through zlib', $packed);
$same('plain through zlib', $bytes);

$process = popen('printf abc; sleep 0.1; printf def', 'r');
$manifest->addStream('process', $process);
$same('process', 'abcdef');
pclose($process);

$scripted = scripted::open(fn() => 'abc', fn() => '', fn() => '', fn() => 'def');
$manifest->addStream('with pauses', $scripted);
$same('with pauses', 'abcdef');
var_dump(min(scripted::$asked) >= 65536);

foreach ([
    fn() => $manifest->addStream('x', 'text'),
    fn() => $manifest->addStream('x', null),
    fn() => $manifest->addStream('x', $process),
    fn() => $manifest->addStream('x', stream_context_create()),
    fn() => $manifest->addStream('x', opendir(sys_get_temp_dir())),
    fn() => $manifest->addStream('x', fopen($file, 'a')),
    fn() => $manifest->addStream('x', fopen(sys_get_temp_dir(), 'r')),
] as $call) {
    attempt($call);
}
echo held($manifest), "\n";
unlink($file);
?>
--EXPECT--
whole: same
bool(true)
bool(true)
bool(true)
rest: same
nothing left: same
bool(true)
bool(true)
bool(true)
memory: same
filtered: same
plain through zlib: same
process: same
with pauses: same
bool(true)
TypeError: Microcred\Manifest::addStream(): Argument #2 ($stream) must be of type resource, string given
TypeError: Microcred\Manifest::addStream(): Argument #2 ($stream) must be of type resource, null given
TypeError: Microcred\Manifest::addStream(): supplied resource is not a valid stream resource
TypeError: Microcred\Manifest::addStream(): supplied resource is not a valid stream resource
ValueError: Microcred\Manifest::addStream(): Argument #2 ($stream) must not be a directory
Microcred\FormatException: The stream could not be read
Microcred\FormatException: The stream could not be read
filtered 933336, memory 700001, nothing left 0, plain through zlib 700001, process 6, rest 698991, whole 700001, with pauses 6
closed
