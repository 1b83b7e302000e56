<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/** The host is frozen: whoever makes it larger says so in its README, and why the demonstration needs it. */
final class frozen_test extends basic_testcase {
    public function test_the_readme_lists_every_file_of_the_host(): void {
        $host = dirname(__DIR__);
        $files = [];
        $tree = new RecursiveDirectoryIterator("$host/site", FilesystemIterator::SKIP_DOTS);
        foreach (new RecursiveIteratorIterator($tree) as $file) {
            $files[] = substr($file->getPathname(), strlen("$host/site/"));
        }
        $rows = preg_grep('/^\| `/', file("$host/README.md"));
        $firsts = array_map(fn(string $row) => explode('|', $row)[1], $rows);
        // The table of commands, which comes first, names no such file.
        preg_match_all('~`([\w./]+\.(?:php|js|css|svg|mustache))`~', implode('', $firsts), $listed);
        $listed = $listed[1];
        $this->assertSame([], array_values(array_diff($files, $listed)), 'files that README.md does not list');
        $this->assertSame([], array_values(array_diff($listed, $files)), 'listed in README.md, and gone');
        $this->assertSame(array_unique($listed), $listed);
    }
}
