--TEST--
Manifest: a stream that throws, stalls, fails or vanishes leaves the manifest as it was
--EXTENSIONS--
microcred
--FILE--
<?php
require __DIR__ . '/wrapper.inc';

use Microcred\Manifest;

$manifest = new Manifest();
$manifest->addText('before', 'x');
$json = $manifest->toJson();

echo "-- throws --\n";
attempt(fn() => $manifest->addStream('new', scripted::open(fn() => 'abc', fn() => throw new LogicException('no more'))));
echo "-- stalls --\n";
attempt(fn() => $manifest->addStream('new', scripted::open(fn() => 'abc', ...array_fill(0, 1000, fn() => ''))));
var_dump(count(scripted::$asked) < 200);
echo "-- fails --\n";
attempt(fn() => $manifest->addStream('new', scripted::open(fn() => 'abc', fn() => false)));
echo "-- does not wait --\n";
[$here, $there] = stream_socket_pair(STREAM_PF_UNIX, STREAM_SOCK_STREAM, 0);
fwrite($there, 'abc');
stream_set_blocking($here, false);
attempt(fn() => $manifest->addStream('new', $here));
stream_set_blocking($here, true);
stream_set_timeout($here, 0, 50000);
attempt(fn() => $manifest->addStream('new', $here));
var_dump(is_resource($here));
echo "-- tries to close the stream --\n";
$stream = scripted::open(fn() => 'abc', function () use (&$stream) {
    @fclose($stream);
    return 'def';
});
attempt(fn() => $manifest->addStream('closed', $stream));
var_dump(is_resource($stream));
fclose($stream);
echo "-- an error handler that throws --\n";
set_error_handler(fn($code, $message) => throw new ErrorException($message));
$stream = scripted::open(fn() => 'abc', fn() => str_repeat('x', 300000));
attempt(fn() => $manifest->addStream('new', $stream));
restore_error_handler();
unset($stream);
echo "-- as before, but for the one that went well --\n";
echo held($manifest), "\n";
$manifest->addText('after', 'y');
$manifest->addStream('new', scripted::open(fn() => 'abc'));
echo held($manifest), "\n";
echo json_decode($manifest->toJson(), true)['items'][3]['sha256'] === hash('sha256', 'abc') ? "hashed anew\n" : "WRONG\n";
?>
--EXPECT--
-- throws --
LogicException: no more
closed
-- stalls --
Microcred\FormatException: The stream has not ended, but gives nothing more
closed
bool(true)
-- fails --
Microcred\FormatException: The stream could not be read
closed
-- does not wait --
Microcred\FormatException: The stream has not ended, but gives nothing more
Microcred\FormatException: The stream could not be read
bool(true)
-- tries to close the stream --
no exception
bool(true)
closed
-- an error handler that throws --
ErrorException: Microcred\Manifest::addStream(): scripted::stream_read - read 37856 bytes more data than requested (300000 read, 262144 max) - excess data will be lost
closed
-- as before, but for the one that went well --
before 1, closed 6
closed
after 1, before 1, closed 6, new 3
hashed anew
