<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Templates: Mustache with the lambdas that a plugin's templates call. */

class pocket_mustache {
    public static function render(moodle_page $page, string $name, $context): string {
        static $engines = [];
        $key = spl_object_id($page);
        $engine = $engines[$key] ??= self::engine($page);
        $data = is_array($context) ? (object) $context : $context;
        $data = json_decode(json_encode($data, JSON_PARTIAL_OUTPUT_ON_ERROR | JSON_PRESERVE_ZERO_FRACTION));
        $data ??= new stdClass();
        $engine->addHelper('uniqid', bin2hex(random_bytes(5)));
        return trim($engine->loadTemplate($name)->render($data));
    }

    public static function path(string $name): string {
        global $CFG;
        [$component, $template] = explode('/', $name, 2);
        $directory = $component === 'core' ? "$CFG->libdir" : core_component::get_component_directory($component);
        $file = "$directory/templates/" . clean_param($template, PARAM_SAFEPATH_POCKET) . '.mustache';
        if (!is_file($file)) {
            throw new moodle_exception('filenotfound', 'error', '', null, "template $name");
        }
        return $file;
    }

    private static function engine(moodle_page $page): Mustache_Engine {
        $loader = new class implements Mustache_Loader {
            public function load($name) {
                return file_get_contents(pocket_mustache::path($name));
            }
        };
        $call = static fn(callable $do) => static fn($text, Mustache_LambdaHelper $helper) => $do($text, $helper);
        $str = static function (string $text, Mustache_LambdaHelper $helper): string {
            $parts = array_map('trim', explode(',', $text, 3));
            $key = $helper->render($parts[0]);
            $component = $parts[1] ?? '';
            $a = null;
            if (isset($parts[2])) {
                $raw = $helper->render($parts[2]);
                $a = str_starts_with(ltrim($raw), '{') ? (json_decode($raw) ?? $raw) : $raw;
            }
            return get_string($key, $component, $a);
        };
        $helpers = [
            'uniqid' => '',
            'config' => (object) ['wwwroot' => $GLOBALS['CFG']->wwwroot, 'sesskey' => sesskey()],
            'str' => $call($str),
            'cleanstr' => $call(fn($text, $helper) => s($str($text, $helper))),
            'quote' => $call(static function ($text, $helper) {
                $content = str_replace('"', '\\"', trim($helper->render($text)));
                return '"' . preg_replace('/(\{\{|\}\})/', '{{=<% %>=}}$1<%={{ }}=%>', $content) . '"';
            }),
            'js' => $call(static function ($text, $helper) use ($page) {
                $page->requires->js_amd_inline($helper->render($text));
                return '';
            }),
            'pix' => $call(static function ($text, $helper) {
                $parts = array_map('trim', explode(',', $text, 3));
                return pocket_icon($helper->render($parts[0]), isset($parts[2]) ? trim(strip_tags($helper->render($parts[2])), '" ') : '');
            }),
            'userdate' => $call(static function ($text, $helper) {
                [$time, $format] = array_map('trim', explode(',', $helper->render($text), 2)) + [1 => ''];
                return userdate((int) $time, $format);
            }),
            'shortentext' => $call(static function ($text, $helper) {
                [$length, $content] = explode(',', $text, 2);
                return shorten_text(trim($helper->render($content)), (int) $length);
            }),
        ];
        return new Mustache_Engine(['loader' => $loader, 'helpers' => $helpers, 'escape' => 's', 'strict_callables' => true,
            'cache' => $GLOBALS['CFG']->localcachedir . '/mustache', 'pragmas' => [Mustache_Engine::PRAGMA_BLOCKS]]);
    }
}

const PARAM_SAFEPATH_POCKET = PARAM_PATH;

/** An icon: decoration beside words, or an image with its own words. */
function pocket_icon(string $pix, string $alt): string {
    static $signs = ['i/checked' => '✓', 'i/valid' => '✓', 'i/invalid' => '✗', 'i/warning' => '⚠', 'i/edit' => '✎', 't/edit' => '✎',
        't/delete' => '✕', 'i/delete' => '✕', 'i/info' => 'ℹ', 'docs' => 'ℹ', 'help' => '?', 'i/badge' => '★', 'i/export' => '⇩', 't/download' => '⇩',
        'i/lock' => '🔒', 't/locked' => '🔒', 'i/user' => '☺', 'i/group' => '☺', 't/add' => '+', 'i/search' => '⌕', 'i/settings' => '⚙',
        't/up' => '↑', 't/down' => '↓', 'i/link' => '↗', 'e/insert_edit_link' => '↗', 'i/calendar' => '▦', 'i/loading' => '…'];
    $sign = $signs[$pix] ?? (str_starts_with($pix, 'f/') ? '▤' : '•');
    return $alt === '' ? "<span class=\"icon\" aria-hidden=\"true\">$sign</span>"
        : '<span class="icon" role="img" aria-label="' . s($alt) . "\" title=\"" . s($alt) . "\">$sign</span>";
}
