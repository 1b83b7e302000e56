<?php
// Pocket host of Microcred. GPL-3.0-or-later.

/*
 * For PHP's built-in server: finds the script in a path and what follows it (issuer.php/did.json), and serves only pages and
 * files meant for browsers.
 */

$root = $_SERVER['DOCUMENT_ROOT'];
$path = rawurldecode((string) parse_url($_SERVER['REQUEST_URI'], PHP_URL_PATH));
$fail = static function (int $code, string $text): bool {
    http_response_code($code);
    header('Content-Type: text/plain; charset=utf-8');
    echo $text, "\n";
    return true;
};
if ($path === '' || str_contains($path, "\0") || preg_match('~(^|/)\.~', $path)) {
    return $fail(400, 'Not a page of this site.');
}
if (preg_match('~^(/(?:[a-z0-9_-]+/)*[a-z0-9_-]+\.php)(/.*)?$~iD', $path, $match)) {
    [$script, $info] = [$match[1], $match[2] ?? ''];
} else if (str_ends_with($path, '/') || is_dir($root . $path)) {
    [$script, $info] = [rtrim($path, '/') . '/index.php', ''];
} else if (preg_match('~\.(css|js|svg|png|jpg|map|ico)$~', $path) && is_file($root . $path)) {
    return false;
} else {
    return $fail(404, 'There is no such page.');
}
// The same line that a web server in front of Moodle draws: no libraries, tests, command-line scripts or db folders.
if (!is_file($root . $script)
        || preg_match('~^/(lib/(?!ajax/service\.php$)|lang/)|/(classes|db|tests|cli|lang|backup)/|^/(config|version)\.php|^/mod/[a-z0-9]+/(lib|locallib|version|settings|mod_form|envlib)\.php$~', $script)) {
    return $fail(404, 'There is no such page.');
}
$_SERVER['SCRIPT_NAME'] = $_SERVER['PHP_SELF'] = $script;
$_SERVER['SCRIPT_FILENAME'] = $root . $script;
if ($info !== '') {
    $_SERVER['PATH_INFO'] = $info;
    $_SERVER['PHP_SELF'] .= $info;
} else {
    unset($_SERVER['PATH_INFO']);
}
chdir(dirname($root . $script));
require($root . $script);
