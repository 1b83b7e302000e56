<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Request parameters and their cleaning. */

function required_param($parname, $type) {
    $value = $_POST[$parname] ?? $_GET[$parname] ?? null;
    if ($value === null) {
        throw new moodle_exception('missingparam', '', '', $parname);
    }
    if (is_array($value)) {
        throw new coding_exception("The parameter $parname is a list; use required_param_array()");
    }
    return clean_param($value, $type);
}

function optional_param($parname, $default, $type) {
    $value = $_POST[$parname] ?? $_GET[$parname] ?? null;
    if ($value === null) {
        return $default;
    }
    if (is_array($value)) {
        throw new coding_exception("The parameter $parname is a list; use optional_param_array()");
    }
    return clean_param($value, $type);
}

function required_param_array($parname, $type) {
    $values = $_POST[$parname] ?? $_GET[$parname] ?? null;
    if (!is_array($values)) {
        throw new moodle_exception('missingparam', '', '', $parname);
    }
    return clean_flat_array($values, $type);
}

function optional_param_array($parname, $default, $type) {
    $values = $_POST[$parname] ?? $_GET[$parname] ?? null;
    return is_array($values) ? clean_flat_array($values, $type) : $default;
}

function clean_flat_array(array $values, $type): array {
    $clean = [];
    foreach ($values as $key => $value) {
        if (preg_match('/^[a-z0-9_-]+$/i', (string) $key) && !is_array($value)) {
            $clean[$key] = clean_param($value, $type);
        }
    }
    return $clean;
}

function data_submitted() {
    return $_POST ? (object) $_POST : false;
}

function fix_utf8($value) {
    if (!is_string($value) || $value === '') {
        return $value;
    }
    return mb_check_encoding($value, 'UTF-8') ? str_replace("\0", '', $value) : mb_scrub(str_replace("\0", '', $value), 'UTF-8');
}

function clean_param($param, $type) {
    if (is_array($param)) {
        throw new coding_exception('clean_param() does not take a list');
    }
    if (is_object($param)) {
        $param = (string) $param;
    }
    if (is_string($param)) {
        $param = fix_utf8($param);
    }
    $text = (string) $param;
    switch ($type) {
        case PARAM_RAW:
            return $param;
        case PARAM_RAW_TRIMMED:
            return trim($text);
        case PARAM_CLEAN:
        case PARAM_CLEANHTML:
            return is_numeric($param) ? $param : trim(clean_text($text, FORMAT_HTML));
        case PARAM_INT:
            return (int) $text;
        case PARAM_FLOAT:
            return (float) str_replace(',', '.', $text);
        case PARAM_LOCALISEDFLOAT:
            return is_numeric(str_replace(',', '.', trim($text))) ? (float) str_replace(',', '.', trim($text)) : false;
        case PARAM_BOOL:
            $lower = strtolower($text);
            return in_array($lower, ['on', 'yes', 'true'], true) ? 1
                : (in_array($lower, ['off', 'no', 'false'], true) ? 0 : (int) !empty($param));
        case PARAM_ALPHA:
            return preg_replace('/[^a-zA-Z]/', '', $text);
        case PARAM_ALPHAEXT:
            return preg_replace('/[^a-zA-Z_-]/', '', $text);
        case PARAM_ALPHANUM:
            return preg_replace('/[^A-Za-z0-9]/', '', $text);
        case PARAM_ALPHANUMEXT:
            return preg_replace('/[^A-Za-z0-9_-]/', '', $text);
        case PARAM_SEQUENCE:
            return preg_replace('/[^0-9,]/', '', $text);
        case PARAM_NOTAGS:
        case PARAM_TEXT:
            return strip_tags($text);
        case PARAM_TAG:
            return trim(strip_tags($text));
        case PARAM_AREA:
        case PARAM_STRINGID:
            return preg_match('/^[a-z][a-zA-Z0-9_.:\/-]*$/', $text) ? $text : '';
        case PARAM_COMPONENT:
        case PARAM_PLUGIN:
            return preg_match('/^[a-z][a-z0-9]*(_[a-z0-9_]*)?[a-z0-9]+$/', $text) ? $text : '';
        case PARAM_CAPABILITY:
            return preg_match('#^[a-z0-9_]+/[a-z0-9_]+:[a-z0-9_]+$#', $text) ? $text : '';
        case PARAM_PERMISSION:
            return in_array((int) $text, [CAP_INHERIT, CAP_ALLOW, CAP_PREVENT, CAP_PROHIBIT], true) ? (int) $text : CAP_INHERIT;
        case PARAM_FILE:
            $text = trim(preg_replace('~[[:cntrl:]]|[&<>"`|\':\\\\/]~u', '', $text));
            $text = preg_replace('~\.\.+~', '', $text);
            return $text === '.' ? '' : $text;
        case PARAM_SAFEDIR:
            return preg_replace('/[^a-zA-Z0-9_-]/', '', $text);
        case PARAM_PATH:
            $text = preg_replace('~[[:cntrl:]]|[&<>"`|\':]~u', '', str_replace('\\', '/', $text));
            return preg_replace('~/(\./)+|//+~', '/', preg_replace('~\.\.+~', '', $text));
        case PARAM_URL:
            return preg_match('~^[a-z][a-z0-9+.-]*:~i', $text) && !preg_match('~^(https?|ftp|mailto)://?[^\s<>"\']+$~i', $text)
                ? '' : (preg_match('~[\s<>"]~', trim($text)) ? '' : trim($text));
        case PARAM_LOCALURL:
            global $CFG;
            return str_starts_with($text, $CFG->wwwroot . '/') || $text === $CFG->wwwroot || preg_match('~^/(?!/)~', $text)
                ? $text : '';
        case PARAM_HOST:
            return preg_match('/^[a-z0-9.:-]+$/i', $text) ? $text : '';
        case PARAM_EMAIL:
            return validate_email($text) ? $text : '';
        case PARAM_USERNAME:
            return preg_replace('/[^-.@_a-z0-9]/', '', core_text::strtolower(trim($text)));
        case PARAM_BASE64:
            return preg_match('~^[A-Za-z0-9+/=\s]*$~', $text) ? $text : '';
        case PARAM_LANG:
        case PARAM_AUTH:
        case PARAM_THEME:
            return preg_match('/^[a-z0-9_]+$/', $text) ? $text : '';
        case PARAM_TIMEZONE:
            return in_array($text, timezone_identifiers_list(), true) || $text === '99' ? $text : '';
    }
    throw new moodle_exception('unknownparamtype', '', '', $type);
}

function validate_param($param, $type, $allownull = NULL_NOT_ALLOWED, $debuginfo = '') {
    if ($param === null) {
        if ($allownull) {
            return null;
        }
        throw new invalid_parameter_exception($debuginfo);
    }
    $clean = clean_param($param, $type);
    if ((string) $clean !== (string) $param && !($type === PARAM_FLOAT || $type === PARAM_BOOL)) {
        throw new invalid_parameter_exception($debuginfo);
    }
    return $clean;
}

function clean_filename($string) {
    return clean_param($string, PARAM_FILE);
}

function validate_email($address) {
    return (bool) filter_var((string) $address, FILTER_VALIDATE_EMAIL);
}

function is_number($value) {
    return is_int($value) || (is_string($value) && preg_match('/^-?\d+$/', $value));
}

function unformat_float($value, $strict = false) {
    $value = trim(str_replace(',', '.', (string) $value));
    return $value === '' ? null : ($strict && !is_numeric($value) ? false : (float) $value);
}

function format_float($float, $decimalpoints = 1, $localized = true, $stripzeros = false) {
    if ($float === null || $float === '') {
        return '';
    }
    $text = number_format((float) $float, max(0, $decimalpoints < 0 ? 5 : $decimalpoints), '.', '');
    return $stripzeros && str_contains($text, '.') ? rtrim(rtrim($text, '0'), '.') : $text;
}

/** Asks for the token of this session; every change is a POST that has it. */
function sesskey() {
    return \core\session\manager::sesskey();
}

function confirm_sesskey($sesskey = null) {
    $sesskey ??= (string) ($_POST['sesskey'] ?? $_GET['sesskey'] ?? '');
    return $sesskey !== '' && hash_equals((string) sesskey(), (string) $sesskey);
}

function require_sesskey() {
    if (!confirm_sesskey()) {
        throw new moodle_exception('invalidsesskey');
    }
}

function random_string($length = 15) {
    $pool = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
    $string = '';
    for ($i = 0; $i < $length; $i++) {
        $string .= $pool[random_int(0, strlen($pool) - 1)];
    }
    return $string;
}

function getremoteaddr($default = '0.0.0.0') {
    return $_SERVER['REMOTE_ADDR'] ?? $default;
}

function is_https() {
    global $CFG;
    return str_starts_with($CFG->wwwroot, 'https://');
}


class core_php_time_limit {
    public static function raise($newlimit = 0) {
        if (!CLI_SCRIPT) {
            @set_time_limit($newlimit);
        }
    }
}

const MEMORY_STANDARD = -1;
const MEMORY_UNLIMITED = -1;
const MEMORY_EXTRA = -3;
const MEMORY_HUGE = -4;

function raise_memory_limit($newlimit) {
    return true;
}

function make_temp_directory($directory, $exceptiononerror = true) {
    global $CFG;
    $path = "$CFG->tempdir/$directory";
    is_dir($path) || mkdir($path, 0700, true);
    return $path;
}

function make_request_directory($exceptiononerror = true, bool $forcecreate = false) {
    global $CFG;
    $path = $CFG->tempdir . '/request' . bin2hex(random_bytes(6));
    mkdir($path, 0700, true);
    register_shutdown_function(static fn() => is_dir($path) && remove_dir($path));
    return $path;
}

function make_upload_directory($directory, $exceptiononerror = true) {
    global $CFG;
    $path = "$CFG->dataroot/$directory";
    is_dir($path) || mkdir($path, 0700, true);
    return $path;
}

function check_dir_exists($dir, $create = true, $recursive = true) {
    return is_dir($dir) || ($create && mkdir($dir, 0700, $recursive));
}

function remove_dir($dir, $contentonly = false) {
    foreach (new FilesystemIterator($dir, FilesystemIterator::SKIP_DOTS) as $entry) {
        $entry->isDir() && !$entry->isLink() ? remove_dir($entry->getPathname()) : unlink($entry->getPathname());
    }
    return $contentonly || rmdir($dir);
}

function mtrace($string, $eol = "\n", $sleep = 0) {
    CLI_SCRIPT && !PHPUNIT_TEST ? fwrite(STDOUT, $string . $eol) : print($string . $eol);
}

function debugging($message = '', $level = DEBUG_NORMAL, $backtrace = null) {
    if ($message !== '') {
        if (PHPUNIT_TEST) {
            advanced_testcase::debugging_called((string) $message);
        } else {
            error_log('Pocket host, debugging: ' . $message);
        }
    }
    return true;
}
