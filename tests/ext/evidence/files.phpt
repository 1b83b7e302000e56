--TEST--
Manifest: addFile() and ofFiles() take plain files only, and fail without changing anything
--EXTENSIONS--
microcred
posix
--FILE--
<?php
use Microcred\FormatException;
use Microcred\Manifest;

$folder = sys_get_temp_dir() . '/mc-files-' . getmypid();
mkdir($folder);
register_shutdown_function(fn() => exec('rm -r ' . escapeshellarg($folder)));
chdir($folder);
// Around the size of what is read at once, and odd ones.
$sizes = [0, 1, 262143, 262144, 262145, 1000000];
foreach ($sizes as $size) {
    file_put_contents("f$size", random_bytes(max(1, $size)) ? substr(str_repeat(md5("$size"), intdiv($size, 32) + 1), 0, $size) : '');
    $paths["name $size"] = "$folder/f$size";
}
$manifest = new Manifest();
foreach ($paths as $name => $path) {
    $manifest->addFile($name, $path);
}
foreach (json_decode($manifest->toJson(), true)['items'] as $item) {
    if ($item['sha256'] !== hash_file('sha256', $paths[$item['name']]) || $item['size'] !== filesize($paths[$item['name']])) {
        echo "wrong: {$item['name']}\n";
    }
}
foreach ([0, 1, 2, 5, 64] as $threads) {
    echo "$threads: ", json_encode($manifest->compare(Manifest::ofFiles($paths, $threads))), "\n";
}
$many = [];
for ($i = 0; $i < 500; $i++) {
    $many[] = $paths['name 262145'];
}
$parallel = json_decode(Manifest::ofFiles($many, 8)->toJson(), true)['items'];
var_dump(count($parallel), $parallel[0]['name'], $parallel[2]['name'], count(array_unique(array_column($parallel, 'sha256'))));
var_dump(json_decode(Manifest::ofFiles([])->toJson(), true)['items']);

echo "-- relative, through a link --\n";
symlink("$folder/f1", 'link');
$relative = new Manifest();
$relative->addFile('name 1', 'f1');
$linked = Manifest::ofFiles(['name 1' => 'link']);
echo json_encode($relative->compare($linked)), "\n";

echo "-- what cannot be read --\n";
mkdir('folder');
posix_mkfifo("$folder/pipe", 0600);
symlink('loop', 'loop');
symlink('nowhere', 'dangling');
$json = $manifest->toJson();
foreach (['missing', 'folder', 'pipe', 'loop', 'dangling', 'f1/below', '/dev/zero', 'file://' . "$folder/f1", 'php://stdin',
        str_repeat('x', 300), str_repeat('x', 5000)] as $path) {
    $shown = strlen($path) > 100 ? strlen($path) . ' long' : basename($path);
    foreach (['addFile' => fn() => $manifest->addFile('new', $path),
            'ofFiles' => fn() => Manifest::ofFiles($paths + ['new' => $path, 'newer' => 'also missing'], 3)] as $method => $call) {
        try {
            $call();
            echo "$method $shown: no exception\n";
        } catch (FormatException | ValueError $e) {
            echo "$method $shown: ", get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
}
var_dump($manifest->toJson() === $json);

echo "-- wrong arguments --\n";
foreach ([
    fn() => $manifest->addFile('new', "f1\0"),
    fn() => Manifest::ofFiles(['new' => "f1\0"]),
    fn() => Manifest::ofFiles(['new' => 1]),
    fn() => Manifest::ofFiles(['new' => null]),
    fn() => Manifest::ofFiles(['new' => '']),
    fn() => $manifest->addFile('new', ''),
    fn() => Manifest::ofFiles($paths, -1),
    fn() => Manifest::ofFiles($paths, 65),
] as $call) {
    try {
        $call();
        echo "no exception\n";
    } catch (Error | FormatException $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}
?>
--EXPECT--
0: {"added":[],"missing":[],"changed":[]}
1: {"added":[],"missing":[],"changed":[]}
2: {"added":[],"missing":[],"changed":[]}
5: {"added":[],"missing":[],"changed":[]}
64: {"added":[],"missing":[],"changed":[]}
int(500)
string(1) "0"
string(2) "10"
int(1)
array(0) {
}
-- relative, through a link --
{"added":[],"missing":[],"changed":[]}
-- what cannot be read --
addFile missing: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
ofFiles missing: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
addFile folder: Microcred\FormatException: The evidence item "new" is not a plain file
ofFiles folder: Microcred\FormatException: The evidence item "new" is not a plain file
addFile pipe: Microcred\FormatException: The evidence item "new" is not a plain file
ofFiles pipe: Microcred\FormatException: The evidence item "new" is not a plain file
addFile loop: Microcred\FormatException: The file of the evidence item "new" cannot be read: Too many levels of symbolic links
ofFiles loop: Microcred\FormatException: The file of the evidence item "new" cannot be read: Too many levels of symbolic links
addFile dangling: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
ofFiles dangling: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
addFile below: Microcred\FormatException: The file of the evidence item "new" cannot be read: Not a directory
ofFiles below: Microcred\FormatException: The file of the evidence item "new" cannot be read: Not a directory
addFile zero: Microcred\FormatException: The evidence item "new" is not a plain file
ofFiles zero: Microcred\FormatException: The evidence item "new" is not a plain file
addFile f1: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
ofFiles f1: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
addFile stdin: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
ofFiles stdin: Microcred\FormatException: The file of the evidence item "new" cannot be read: No such file or directory
addFile 300 long: Microcred\FormatException: The file of the evidence item "new" cannot be read: File name too long
ofFiles 300 long: Microcred\FormatException: The file of the evidence item "new" cannot be read: File name too long
addFile 5000 long: ValueError: The path of the evidence item "new" is too long
ofFiles 5000 long: ValueError: The path of the evidence item "new" is too long
bool(true)
-- wrong arguments --
ValueError: Microcred\Manifest::addFile(): Argument #2 ($path) must not contain any null bytes
ValueError: Microcred\Manifest::ofFiles(): Argument #1 ($paths) must not hold a path with a null byte
TypeError: Microcred\Manifest::ofFiles(): Argument #1 ($paths) must map names to paths, int given for "new"
TypeError: Microcred\Manifest::ofFiles(): Argument #1 ($paths) must map names to paths, null given for "new"
ValueError: The path of the evidence item "new" must not be empty
ValueError: The path of the evidence item "new" must not be empty
ValueError: Microcred\Manifest::ofFiles(): Argument #2 ($threads) must be between 0 and 64
ValueError: Microcred\Manifest::ofFiles(): Argument #2 ($threads) must be between 0 and 64
