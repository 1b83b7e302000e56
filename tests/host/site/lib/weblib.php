<?php
// Pocket host of Microcred: a small stand-in for Moodle's plugin API. GPL-3.0-or-later.

/* Addresses, HTML and the formats of text. */

class moodle_url implements JsonSerializable {
    private string $base;
    private string $slash = '';
    private array $params = [];
    private ?string $anchor = null;

    public function __construct($url, ?array $params = null, $anchor = null) {
        global $CFG;
        if ($url instanceof self) {
            $this->base = $url->base;
            $this->slash = $url->slash;
            $this->params = $url->params;
            $this->anchor = $url->anchor;
        } else {
            $url = (string) $url;
            if (($hash = strpos($url, '#')) !== false) {
                $this->anchor = substr($url, $hash + 1);
                $url = substr($url, 0, $hash);
            }
            if (($question = strpos($url, '?')) !== false) {
                parse_str(html_entity_decode(substr($url, $question + 1)), $query);
                $this->params($query);
                $url = substr($url, 0, $question);
            }
            if (str_starts_with($url, '/') && !str_starts_with($url, '//')) {
                $url = $CFG->wwwroot . $url;
            }
            if (($script = strpos($url, '.php/')) !== false) {
                $this->slash = substr($url, $script + 4);
                $url = substr($url, 0, $script + 4);
            }
            $this->base = $url;
        }
        $this->params($params);
        if ($anchor !== null) {
            $this->anchor = (string) $anchor;
        }
    }

    public function params(?array $params = null) {
        foreach ((array) $params as $key => $value) {
            if (is_int($key)) {
                throw new coding_exception('Url parameters can not have numeric keys!');
            }
            if (is_array($value)) {
                foreach ($value as $k => $v) {
                    $this->params["{$key}[$k]"] = (string) $v;
                }
                continue;
            }
            if (is_object($value) && !method_exists($value, '__toString')) {
                throw new coding_exception('Url parameters values can not be objects, unless __toString() is defined!');
            }
            $this->params[$key] = (string) $value;
        }
        return $this->params;
    }

    public function param($name, $value = '') {
        if (func_num_args() > 1) {
            $this->params([$name => $value]);
        }
        return $this->params[$name] ?? null;
    }

    public function get_param($name) {
        return $this->params[$name] ?? null;
    }

    public function remove_params($params = null) {
        foreach (is_array($params) ? $params : func_get_args() as $name) {
            unset($this->params[$name]);
        }
        return $this->params;
    }

    public function remove_all_params($unused = null) {
        $this->params = [];
        $this->slash = '';
    }

    public function get_query_string($escaped = true, ?array $overrideparams = null) {
        $pairs = [];
        foreach (($overrideparams ?? []) + $this->params as $key => $value) {
            $pairs[] = rawurlencode($key) . '=' . rawurlencode((string) $value);
        }
        return implode($escaped ? '&amp;' : '&', $pairs);
    }

    public function out($escaped = true, ?array $overrideparams = null) {
        $query = $this->get_query_string($escaped, $overrideparams);
        return $this->base . str_replace('%2F', '/', rawurlencode(rawurldecode($this->slash))) . ($query === '' ? '' : "?$query")
            . ($this->anchor === null ? '' : '#' . $this->anchor);
    }

    public function out_omit_querystring($includeanchor = false) {
        return $this->base . $this->slash;
    }

    public function out_as_local_url($escaped = true, ?array $overrideparams = null) {
        global $CFG;
        return substr($this->out($escaped, $overrideparams), strlen($CFG->wwwroot));
    }

    public function raw_out($escaped = true, ?array $overrideparams = null) {
        return $this->out($escaped, $overrideparams);
    }

    public function __toString(): string {
        return $this->out(true);
    }

    public function jsonSerialize(): mixed {
        return $this->out(false);
    }

    public function compare(moodle_url $url, $matchtype = URL_MATCH_EXACT) {
        if ($this->base . $this->slash !== $url->base . $url->slash) {
            return false;
        }
        return $matchtype === URL_MATCH_BASE || ($matchtype === URL_MATCH_PARAMS
            ? !array_diff_assoc($this->params, $url->params) : $this->params == $url->params);
    }

    public function set_anchor($anchor) {
        $this->anchor = $anchor === null ? null : (string) $anchor;
    }

    public function set_slashargument($path, $parameter = 'file', $supported = null) {
        $this->slash = $path;
    }

    public function get_path($includeslashargument = true) {
        return parse_url($this->base, PHP_URL_PATH) . ($includeslashargument ? $this->slash : '');
    }

    public function get_scheme() {
        return parse_url($this->base, PHP_URL_SCHEME);
    }

    public function get_host() {
        return parse_url($this->base, PHP_URL_HOST);
    }

    public function get_port() {
        return (string) parse_url($this->base, PHP_URL_PORT);
    }

    public function is_local_url(): bool {
        global $CFG;
        return str_starts_with($this->base, $CFG->wwwroot);
    }

    public static function make_file_url($urlbase, $path, $forcedownload = false) {
        return new self($urlbase . $path, $forcedownload ? ['forcedownload' => 1] : []);
    }

    public static function make_pluginfile_url($contextid, $component, $area, $itemid, $pathname, $filename,
            $forcedownload = false, $includetoken = false) {
        global $CFG;
        $path = "/$contextid/$component/$area" . ($itemid === null ? '' : "/$itemid") . $pathname . $filename;
        return self::make_file_url($CFG->wwwroot . '/pluginfile.php', $path, $forcedownload);
    }

    public static function make_draftfile_url($draftid, $pathname, $filename, $forcedownload = false) {
        global $CFG, $USER;
        $context = context_user::instance($USER->id);
        return self::make_file_url($CFG->wwwroot . '/draftfile.php', "/$context->id/user/draft/$draftid$pathname$filename");
    }
}
class_alias('moodle_url', 'core\url');

const URL_MATCH_BASE = 0;
const URL_MATCH_PARAMS = 1;
const URL_MATCH_EXACT = 2;

function s($var) {
    if ($var === false) {
        return '0';
    }
    return preg_replace('/&amp;#(\d+|x[0-9a-f]+);/i', '&#$1;',
        htmlspecialchars((string) $var, ENT_QUOTES | ENT_HTML401 | ENT_SUBSTITUTE));
}

function p($var) {
    echo s($var);
}

function qualified_me() {
    global $CFG;
    return $CFG->wwwroot . substr($_SERVER['REQUEST_URI'] ?? '/', 0);
}

function me() {
    return $_SERVER['REQUEST_URI'] ?? null;
}

function get_local_referer($stripquery = true) {
    global $CFG;
    $referer = $_SERVER['HTTP_REFERER'] ?? '';
    return str_starts_with($referer, $CFG->wwwroot) ? ($stripquery ? strtok($referer, '?') : $referer) : '';
}

/** Sends the visitor elsewhere, with a word shown on the next page. */
function redirect($url, $message = '', $delay = null, $messagetype = \core\output\notification::NOTIFY_INFO) {
    $url = $url instanceof moodle_url ? $url->out(false) : html_entity_decode((string) $url);
    if (str_starts_with($url, '/')) {
        $url = $GLOBALS['CFG']->wwwroot . $url;
    }
    if (PHPUNIT_TEST || CLI_SCRIPT) {
        throw new moodle_exception('redirecterrordetected', 'error', $url);
    }
    if ((string) $message !== '') {
        \core\notification::add((string) $message, $messagetype);
    }
    \core\session\manager::write_close();
    http_response_code(303);
    header('Location: ' . $url);
    exit(0);
}

function purify(string $html): string {
    static $purifier = null;
    if ($purifier === null) {
        $config = HTMLPurifier_Config::createDefault();
        $config->set('Cache.DefinitionImpl', null);
        $config->set('Core.Encoding', 'UTF-8');
        $config->set('HTML.Doctype', 'XHTML 1.0 Transitional');
        $config->set('Attr.AllowedFrameTargets', ['_blank']);
        $config->set('Attr.EnableID', false);
        $purifier = new HTMLPurifier($config);
    }
    return $purifier->purify($html);
}

function clean_text($text, $format = FORMAT_HTML, $options = []) {
    return (string) $format === FORMAT_PLAIN ? $text : purify((string) $text);
}

function text_to_html($text, $smileyignored = null, $para = true, $newlines = true) {
    $text = $newlines ? nl2br((string) $text, false) : $text;
    return $para ? '<div class="text_to_html">' . $text . '</div>' : $text;
}

/** Markdown in the little that a narrative needs: paragraphs, headings, lists, emphasis, code, links. */
function markdown_to_html($text) {
    $html = '';
    $list = '';
    $inline = static function (string $line): string {
        $line = preg_replace('/`([^`]+)`/', '<code>$1</code>', $line);
        $line = preg_replace('/\*\*(.+?)\*\*/', '<strong>$1</strong>', $line);
        $line = preg_replace('/(?<![*\w])[*_](.+?)[*_](?![*\w])/', '<em>$1</em>', $line);
        return preg_replace('~\[([^\]]+)\]\((https?://[^)\s]+)\)~', '<a href="$2">$1</a>', $line);
    };
    foreach (preg_split('/\R{2,}/', trim((string) $text)) as $block) {
        $paragraph = [];
        $flush = static function () use (&$paragraph, &$html, $inline): void {
            if ($paragraph) {
                $html .= '<p>' . $inline(implode("\n", $paragraph)) . "</p>\n";
                $paragraph = [];
            }
        };
        foreach (preg_split('/\R/', $block) as $line) {
            if (preg_match('/^\s*([-*+]|\d+[.)])\s+(.*)$/', $line, $match)) {
                $flush();
                $tag = ctype_digit($match[1][0]) ? 'ol' : 'ul';
                if ($list !== $tag) {
                    $html .= ($list ? "</$list>\n" : '') . "<$tag>\n";
                    $list = $tag;
                }
                $html .= '<li>' . $inline($match[2]) . "</li>\n";
                continue;
            }
            if ($list && !preg_match('/^\s/', $line)) {
                $html .= "</$list>\n";
                $list = '';
            }
            if (preg_match('/^(#{1,6})\s+(.*)$/', $line, $match)) {
                $flush();
                $level = strlen($match[1]);
                $html .= "<h$level>" . $inline($match[2]) . "</h$level>\n";
            } else {
                $paragraph[] = $line;
            }
        }
        $flush();
    }
    return $html . ($list ? "</$list>\n" : '');
}

function format_text($text, $format = FORMAT_MOODLE, $options = null, $courseiddonotuse = null) {
    $options = (array) $options;
    $text = (string) $text;
    if ($text === '') {
        return '';
    }
    $html = match ((string) $format) {
        FORMAT_HTML => $text,
        FORMAT_PLAIN => nl2br(str_replace('  ', '&nbsp; ', s($text)), false),
        FORMAT_MARKDOWN => markdown_to_html($text),
        default => text_to_html($text, null, $options['para'] ?? true, $options['newlines'] ?? true),
    };
    return !empty($options['noclean']) || (string) $format === FORMAT_PLAIN ? $html : purify($html);
}

function format_string($string, $striplinks = true, $options = null) {
    $escape = ((array) $options)['escape'] ?? true;
    $plain = strip_tags((string) $string);
    return $escape ? preg_replace('/&(?![a-zA-Z0-9#]{1,8};)/', '&amp;', str_replace(['<', '>'], ['&lt;', '&gt;'], $plain)) : $plain;
}

function format_module_intro($module, $activity, $cmid, $filter = true) {
    $context = context_module::instance($cmid);
    $text = file_rewrite_pluginfile_urls((string) $activity->intro, 'pluginfile.php', $context->id, "mod_$module", 'intro', null);
    return trim(format_text($text, $activity->introformat ?? FORMAT_HTML, ['context' => $context]));
}

function content_to_text($content, $contentformat) {
    return (string) $contentformat === FORMAT_PLAIN ? $content : html_to_text(format_text($content, $contentformat), 0, false);
}

/** HTML as plain text, for the plain part of a message. */
function html_to_text($html, $width = 75, $dolinks = true) {
    $text = preg_replace('~<(script|style)\b.*?</\1>~is', '', (string) $html);
    if ($dolinks) {
        $text = preg_replace('~<a\b[^>]*href="([^"]*)"[^>]*>(.*?)</a>~is', '$2 [$1]', $text);
    }
    $text = preg_replace(['~<br\s*/?>~i', '~<li\b[^>]*>~i', '~</(p|div|h[1-6]|ul|ol|table|tr)>~i', '~</(td|th|li)>~i'],
        ["\n", '* ', "\n\n", "\n"], preg_replace('/\s+/u', ' ', $text));
    $text = html_entity_decode(strip_tags($text), ENT_QUOTES | ENT_HTML5, 'UTF-8');
    $text = trim(preg_replace(["/ *\n */", "/\n{3,}/"], ["\n", "\n\n"], $text));
    return $width ? wordwrap($text, $width) : $text;
}

function highlight($needle, $haystack) {
    return $haystack;
}

function html_is_blank($string) {
    return trim(strip_tags((string) $string, '<img><object><applet><input><select><textarea><hr>'), " \t\n\r\0\x0B\u{a0}") === '';
}

function file_rewrite_pluginfile_urls($text, $file, $contextid, $component, $filearea, $itemid, ?array $options = null) {
    global $CFG;
    return str_replace('@@PLUGINFILE@@/',
        "$CFG->wwwroot/$file/$contextid/$component/$filearea/" . ($itemid === null ? '' : "$itemid/"), (string) $text);
}
