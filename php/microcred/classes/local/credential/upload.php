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

namespace mod_microcred\local\credential;

use mod_microcred\local\refused;


/**
 * A file that came with a request from somebody who need not have an account, and so has no draft area.
 *
 * It is read where PHP put it, which removes it when the request ends.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class upload {
    /** The name of the field in the form. */
    private const FIELD = 'badgefile';

    /**
     * Whether the form was sent, even if what came with it was too much for the server.
     *
     * @return bool
     */
    public static function was_sent(): bool {
        return ($_SERVER['REQUEST_METHOD'] ?? '') === 'POST';
    }

    /**
     * What was sent.
     *
     * @param string $text what was typed in place of a file
     * @return string
     */
    public static function content(string $text): string {
        $limit = verify_limit::max_bytes();
        $file = $_FILES[self::FIELD] ?? null;
        $error = is_int($file['error'] ?? null) ? $file['error'] : UPLOAD_ERR_NO_FILE;
        // A request above PHP's own limit arrives with nothing in it.
        $lost = !$_POST && !$_FILES;
        if ($lost || in_array($error, [UPLOAD_ERR_INI_SIZE, UPLOAD_ERR_FORM_SIZE], true)) {
            throw new refused('verify_toolarge', display_size($limit));
        }
        if ($error === UPLOAD_ERR_OK && is_uploaded_file($file['tmp_name'])) {
            // One byte more than is allowed tells that there is more.
            $text = file_get_contents($file['tmp_name'], false, null, 0, $limit + 1);
        } else if ($error !== UPLOAD_ERR_NO_FILE) {
            throw new refused('verify_notsent');
        }
        if (strlen($text) > $limit) {
            throw new refused('verify_toolarge', display_size($limit));
        }
        return trim($text) === '' ? throw new refused('verify_nofile') : $text;
    }
}
