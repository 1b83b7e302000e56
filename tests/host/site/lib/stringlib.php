<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Language strings: the plugin's own lang/en and the host's few. */

class core_string_manager_pocket {
    private array $loaded = [];

    private function strings(string $component): array {
        global $CFG;
        if (!isset($this->loaded[$component])) {
            [$type, $name] = core_component::normalize_component($component);
            $file = $type === 'mod' ? "$CFG->dirroot/mod/$name/lang/en/$name.php"
                : "$CFG->dirroot/lang/en/" . ($name ?? 'moodle') . '.php';
            $this->loaded[$component] = is_file($file) ? (static function (string $file): array {
                $string = [];
                require($file);
                return $string;
            })($file) : [];
        }
        return $this->loaded[$component];
    }

    public function string_exists($identifier, $component) {
        return isset($this->strings((string) $component)[$identifier]);
    }

    public function load_component_strings($component, $lang, $disablecache = false, $disablelocal = false) {
        return $this->strings((string) $component);
    }

    public function get_string($identifier, $component = '', $a = null, $lang = null) {
        $string = $this->strings((string) $component)[$identifier] ?? null;
        if ($string === null) {
            debugging("String [$identifier,$component] is not defined", DEBUG_DEVELOPER);
            return "[[$identifier]]";
        }
        if ($a === null) {
            return $string;
        }
        if (is_object($a) || is_array($a)) {
            $a = is_object($a) && method_exists($a, '__toString') && !get_object_vars($a) ? (string) $a : (array) $a;
        }
        if (!is_array($a)) {
            return str_replace('{$a}', (string) $a, $string);
        }
        $replace = [];
        foreach ($a as $key => $value) {
            if (!is_array($value) && !(is_object($value) && !method_exists($value, '__toString'))) {
                $replace['{$a->' . $key . '}'] = (string) $value;
            }
        }
        return strtr($string, $replace);
    }

    public function get_list_of_translations($returnall = false) {
        return ['en' => 'English (en)'];
    }

    public function translation_exists($lang, $includeall = true) {
        return $lang === 'en';
    }

    public function reset_caches($phpunitreset = false) {
        $this->loaded = [];
    }
}

function get_string_manager($forcereload = false) {
    static $manager = null;
    return $manager ??= new core_string_manager_pocket();
}

function get_string($identifier, $component = '', $a = null, $lazyload = false) {
    if ($lazyload) {
        return new lang_string($identifier, $component, $a);
    }
    return get_string_manager()->get_string((string) $identifier, (string) $component, $a);
}

class lang_string implements JsonSerializable {
    public function __construct(private string $identifier, private string $component = '', private mixed $a = null,
            private ?string $lang = null) {
    }
    public function out($lang = null) {
        return get_string($this->identifier, $this->component, $this->a);
    }
    public function __toString(): string {
        return $this->out();
    }
    public function jsonSerialize(): mixed {
        return $this->out();
    }
}

function get_strings($array, $component = '') {
    $strings = new stdClass();
    foreach ($array as $identifier) {
        $strings->$identifier = get_string($identifier, $component);
    }
    return $strings;
}

function current_language() {
    return 'en';
}

function force_current_language($language) {
    return 'en';
}

function get_html_lang($dir = false) {
    return ' lang="en"';
}

function right_to_left() {
    return false;
}

/** Text in UTF-8. */
class core_text {
    public static function strlen($text, $charset = 'utf-8') {
        return mb_strlen((string) $text);
    }
    public static function substr($text, $start, $len = null, $charset = 'utf-8') {
        return mb_substr((string) $text, $start, $len);
    }
    public static function strtolower($text, $charset = 'utf-8') {
        return mb_strtolower((string) $text);
    }
    public static function strtoupper($text, $charset = 'utf-8') {
        return mb_strtoupper((string) $text);
    }
    public static function strpos($haystack, $needle, $offset = 0) {
        return mb_strpos($haystack, $needle, $offset);
    }
    public static function strtotitle($text) {
        return mb_convert_case($text, MB_CASE_TITLE);
    }
    public static function str_max_bytes($text, $bytes) {
        return mb_strcut($text, 0, $bytes);
    }
    public static function convert($text, $from, $to = 'utf-8') {
        return mb_convert_encoding((string) $text, $to, $from);
    }
    public static function trim_utf8_bom($text) {
        return str_starts_with($text, "\xEF\xBB\xBF") ? substr($text, 3) : $text;
    }
    public static function is_charset_supported(string $charset): bool {
        return in_array(strtoupper($charset), mb_list_encodings(), true);
    }
    public static function entities_to_utf8($text, $htmlent = true) {
        return html_entity_decode($text, ENT_QUOTES | ENT_HTML5, 'UTF-8');
    }
    public static function specialtoascii($text, $charset = 'utf-8') {
        return transliterator_transliterate('Any-Latin; Latin-ASCII', (string) $text);
    }
    public static function code2utf8($num) {
        return mb_chr($num);
    }
}

class core_collator {
    const SORT_REGULAR = 0;
    const SORT_NUMERIC = 1;
    const SORT_STRING = 2;
    const SORT_NATURAL = 6;

    public static function asort(array &$array, $sortflag = self::SORT_STRING) {
        return uasort($array, fn($a, $b) => self::compare((string) $a, (string) $b));
    }
    public static function compare($a, $b) {
        static $collator = null;
        $collator ??= class_exists('Collator') ? new Collator('en') : false;
        return $collator ? $collator->compare($a, $b) : strcasecmp($a, $b);
    }
    public static function ksort(array &$array, $sortflag = self::SORT_STRING) {
        return uksort($array, fn($a, $b) => self::compare((string) $a, (string) $b));
    }
    public static function asort_objects_by_property(array &$array, $property, $sortflag = self::SORT_STRING) {
        return uasort($array, fn($a, $b) => $sortflag === self::SORT_NUMERIC ? $a->$property <=> $b->$property
            : self::compare((string) $a->$property, (string) $b->$property));
    }
}

function shorten_text($text, $ideal = 30, $exact = false, $ending = '...') {
    $plain = strip_tags($text);
    if (mb_strlen($plain) <= $ideal) {
        return $text;
    }
    $cut = mb_substr($plain, 0, max(0, $ideal - mb_strlen($ending)));
    if (!$exact && ($space = mb_strrpos($cut, ' ')) !== false) {
        $cut = mb_substr($cut, 0, $space);
    }
    return $cut . $ending;
}

function shorten_filename($filename, $length = 100, $includehash = false) {
    return mb_substr($filename, 0, $length);
}

function display_size($size, int $decimalplaces = 1, string $fixedunits = ''): string {
    if ((int) $size === USER_CAN_IGNORE_FILE_SIZE_LIMITS) {
        return get_string('unlimited');
    }
    $units = ['bytes', 'KB', 'MB', 'GB', 'TB'];
    $unit = 0;
    $size = (float) $size;
    while ($size >= 1024 && $unit < 4) {
        $size /= 1024;
        $unit++;
    }
    return ($unit ? number_format($size, $decimalplaces) : (string) (int) $size) . "\u{a0}" . $units[$unit];
}

function get_max_upload_file_size($sitebytes = 0, $coursebytes = 0, $modulebytes = 0, $unused = false) {
    $limits = array_filter([ini_bytes('upload_max_filesize'), ini_bytes('post_max_size'), (int) $sitebytes, (int) $coursebytes,
        (int) $modulebytes], fn($limit) => $limit > 0);
    return $limits ? min($limits) : 0;
}

function get_user_max_upload_file_size($context, $sitebytes = 0, $coursebytes = 0, $modulebytes = 0, $user = null,
        $unused = false) {
    return get_max_upload_file_size($sitebytes, $coursebytes, $modulebytes);
}

function get_max_upload_sizes($sitebytes = 0, $coursebytes = 0, $modulebytes = 0, $custombytes = 0) {
    $max = get_max_upload_file_size($sitebytes, $coursebytes, $modulebytes);
    $choices = [0 => get_string('uploadlimit', '', display_size($max))];
    foreach ([512 * 1024, 1 << 20, 2 << 20, 5 << 20, 10 << 20, 20 << 20, 50 << 20, 100 << 20] as $bytes) {
        if ($bytes <= $max) {
            $choices[$bytes] = display_size($bytes);
        }
    }
    return $choices;
}

function ini_bytes(string $setting): int {
    $value = trim((string) ini_get($setting));
    $number = (int) $value;
    return match (strtolower(substr($value, -1))) {
        'g' => $number << 30, 'm' => $number << 20, 'k' => $number << 10, default => $number,
    };
}

function get_real_size($size = 0) {
    $number = (int) $size;
    return match (strtolower(substr((string) $size, -1))) {
        'g' => $number << 30, 'm' => $number << 20, 'k' => $number << 10, default => $number,
    };
}
