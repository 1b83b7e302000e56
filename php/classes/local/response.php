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
     * A document that programs on other sites may read.
     *
     * @param string $content
     * @param string $type
     * @param string $filename empty = shown, not downloaded
     */
    public static function document(string $content, string $type, string $filename = ''): never {
        self::start(200, $type);
        if ($filename !== '') {
            header('Content-Disposition: attachment; filename="' . $filename . '"');
        }
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
        if ($status === 503) {
            header('Retry-After: 3600');
        }
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
        header('Content-Type: ' . $type);
        header('Access-Control-Allow-Origin: *');
        header('X-Content-Type-Options: nosniff');
        header('Cache-Control: ' . ($status === 200 ? 'public, max-age=60' : 'no-store'));
    }
}
