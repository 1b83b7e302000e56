<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/* sync.php FROM TO [KEEP...]: makes TO the same as FROM, copying only what differs and leaving the names to keep alone. */

[, $from, $to] = $argv;
$keep = array_slice($argv, 3);
is_dir($to) || mkdir($to, 0755, true);
$wanted = [];
$files = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($from, FilesystemIterator::SKIP_DOTS),
    RecursiveIteratorIterator::SELF_FIRST);
foreach ($files as $file) {
    $name = substr($file->getPathname(), strlen($from) + 1);
    $wanted[$name] = true;
    $target = "$to/$name";
    if ($file->isDir()) {
        is_dir($target) || mkdir($target, 0755, true);
    } else if (!is_file($target) || filesize($target) !== $file->getSize()
            || file_get_contents($target) !== file_get_contents($file->getPathname())) {
        copy($file->getPathname(), "$target.new");
        rename("$target.new", $target);
    }
}
$present = new RecursiveIteratorIterator(new RecursiveDirectoryIterator($to, FilesystemIterator::SKIP_DOTS),
    RecursiveIteratorIterator::CHILD_FIRST);
foreach ($present as $file) {
    $name = substr($file->getPathname(), strlen($to) + 1);
    if (!isset($wanted[$name]) && !in_array(explode('/', $name)[0], $keep, true)) {
        $file->isDir() ? @rmdir($file->getPathname()) : unlink($file->getPathname());
    }
}
