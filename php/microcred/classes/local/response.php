<?php
// This file is part of Moodle - https://moodle.org/
//
// Moodle is free software: you can redistribute it and/or modify
// it under the terms of the GNU General Public License as published by
// the Free Software Foundation, either version 3 of the License, or
// (at your option) any later version.
//
// Moodle is distributed in the hope that it will be useful,
// but WITHOUT ANY WARRANTY; without even the implied warranty of
// MERCHANTABILITY or FITNESS FOR A PARTICULAR PURPOSE.  See the
// GNU General Public License for more details.
//
// You should have received a copy of the GNU General Public License
// along with Moodle.  If not, see <https://www.gnu.org/licenses/>.

namespace mod_microcred\local;

/**
 * Answers that are no page: documents for programs, and short refusals. Each ends the request.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class response {
    /**
     * A document that programs on other sites may read. Those that have it already are told so (RFC 9110, section 13).
     *
     * @param string $content
     * @param string $type
     * @param string $filename empty = shown, not downloaded
     */
    public static function document(string $content, string $type, string $filename = ''): never {
        $tag = conditional_request::tag($content);
        $known = conditional_request::unchanged($_SERVER, $tag, null);
        self::start($known ? 304 : 200, $type);
        header("ETag: $tag");
        if ($known) {
            die();
        }
        if (str_starts_with($type, 'image/svg')) {
            // Opened by itself, a picture of this kind is a page of this site: it may draw itself and nothing else.
            header("Content-Security-Policy: default-src 'none'; img-src data:; style-src 'unsafe-inline'; sandbox");
        }
        if ($filename !== '') {
            header('Content-Disposition: ' . self::disposition($filename));
        }
        header('Content-Length: ' . strlen($content));
        echo $content;
        die();
    }

    /**
     * Answers the question that browsers ask before other sites' pages may read: anybody may. Other requests go on.
     */
    public static function preflight(): void {
        if (($_SERVER['REQUEST_METHOD'] ?? '') !== 'OPTIONS') {
            return;
        }
        self::start(204, '');
        header('Allow: GET, HEAD, OPTIONS');
        header('Access-Control-Allow-Methods: GET, HEAD, OPTIONS');
        header('Access-Control-Allow-Headers: *');
        header('Access-Control-Max-Age: 86400');
        die();
    }

    /**
     * A document that others keep for a while, and then ask whether it is still the same.
     *
     * @param string $content
     * @param string $type
     * @param int $modified when it was made; a moment yet to come is not told
     * @param int $age for how long it may be kept, in seconds
     */
    public static function kept(string $content, string $type, int $modified, int $age): never {
        $tag = conditional_request::tag($content);
        $modified = $modified <= time() ? $modified : null;
        $unchanged = conditional_request::unchanged($_SERVER, $tag, $modified);
        self::start($unchanged ? 304 : 200, $type);
        header("Cache-Control: public, max-age=$age");
        header("ETag: $tag");
        if ($modified !== null) {
            header('Last-Modified: ' . gmdate('D, d M Y H:i:s', $modified) . ' GMT');
        }
        if (!$unchanged) {
            header('Content-Length: ' . strlen($content));
            echo $content;
        }
        die();
    }

    /**
     * What was a document until it ran out, for whoever wants to look at it: as an answer that it is no more.
     *
     * @param string $content
     * @param string $type
     */
    public static function lapsed(string $content, string $type): never {
        self::start(503, $type);
        header('Content-Length: ' . strlen($content));
        echo $content;
        die();
    }

    /**
     * One sentence.
     *
     * @param int $status
     * @param string $sentence
     */
    public static function plain(int $status, string $sentence): never {
        self::start($status, 'text/plain; charset=utf-8');
        echo $sentence, "\n";
        die();
    }

    /**
     * There is nothing here: as a page for people, as a sentence for programs.
     *
     * @param string $sentence
     * @param bool $plain
     */
    public static function not_found(string $sentence, bool $plain): never {
        global $OUTPUT, $PAGE;
        if ($plain) {
            self::plain(404, $sentence);
        }
        http_response_code(404);
        $PAGE->set_title(get_string('credential_notfound', 'mod_microcred'));
        $PAGE->set_heading(get_string('credential_notfound', 'mod_microcred'));
        echo $OUTPUT->header();
        echo $OUTPUT->notification($sentence, 'warning', false);
        echo $OUTPUT->footer();
        die();
    }

    /**
     * How a file is to be called, in any language (RFC 6266, section 5).
     *
     * @param string $filename
     * @return string
     */
    private static function disposition(string $filename): string {
        $plain = preg_replace('/[^A-Za-z0-9._ -]/', '_', \core_text::specialtoascii($filename));
        return "attachment; filename=\"$plain\"; filename*=UTF-8''" . rawurlencode($filename);
    }

    /**
     * Status and headers.
     *
     * @param int $status
     * @param string $type
     */
    private static function start(int $status, string $type): void {
        // Whatever else wanted to be printed, such as a notice, would spoil a document.
        while (ob_get_level() > 0) {
            ob_end_clean();
        }
        http_response_code($status);
        if ($type !== '') {
            header('Content-Type: ' . $type);
        }
        header('Access-Control-Allow-Origin: *');
        header('Access-Control-Expose-Headers: ETag');
        header('X-Content-Type-Options: nosniff');
        header('Cache-Control: ' . (in_array($status, [200, 304], true) ? 'public, max-age=60' : 'no-store'));
        if ($status === 503) {
            header('Retry-After: 3600');
        }
    }
}
