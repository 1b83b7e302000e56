--TEST--
Manifest: open_basedir is respected, also behind a link, and refuses with an exception
--EXTENSIONS--
microcred
--FILE--
<?php
use Microcred\FormatException;
use Microcred\Manifest;

$folder = sys_get_temp_dir() . '/mc-basedir-' . getmypid();
clearstatcache(true);
mkdir($folder);
register_shutdown_function(fn() => exec('rm -r ' . escapeshellarg($folder)));
file_put_contents("$folder/in", 'x');
symlink(__FILE__, "$folder/link");
ini_set('open_basedir', $folder);

$manifest = new Manifest();
$manifest->addFile('in', "$folder/in");
foreach ([__FILE__, "$folder/link", "$folder/link/../passwd", "$folder/../" . basename($folder) . 'x', '/etc/passwd'] as $path) {
    foreach (['addFile' => fn() => $manifest->addFile('out', $path), 'ofFiles' => fn() => Manifest::ofFiles(['in' => "$folder/in", 'out' => $path])] as $method => $call) {
        try {
            $call();
            echo "$method: no exception\n";
        } catch (FormatException $e) {
            echo "$method: ", $e->getMessage(), "\n";
        }
    }
}
echo count(json_decode($manifest->toJson())->items), "\n";
?>
--EXPECT--
addFile: The file of the evidence item "out" is outside of what open_basedir allows
ofFiles: The file of the evidence item "out" is outside of what open_basedir allows
addFile: The file of the evidence item "out" is outside of what open_basedir allows
ofFiles: The file of the evidence item "out" is outside of what open_basedir allows
addFile: The file of the evidence item "out" cannot be read: No such file or directory
ofFiles: The file of the evidence item "out" cannot be read: No such file or directory
addFile: The file of the evidence item "out" is outside of what open_basedir allows
ofFiles: The file of the evidence item "out" is outside of what open_basedir allows
addFile: The file of the evidence item "out" is outside of what open_basedir allows
ofFiles: The file of the evidence item "out" is outside of what open_basedir allows
1
