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
 * Whether what a client has kept of an answer is still good (RFC 9110, section 13).
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class conditional_request {
    /**
     * The tag of a text.
     *
     * @param string $content
     * @return string with its quotes
     */
    public static function tag(string $content): string {
        return '"' . substr(hash('sha256', $content), 0, 32) . '"';
    }

    /**
     * Whether nothing need be sent.
     *
     * @param array $request $_SERVER
     * @param string $tag of what would be sent
     * @param int|null $modified when that was made; null where no time can say it
     * @return bool
     */
    public static function unchanged(array $request, string $tag, ?int $modified): bool {
        $tags = $request['HTTP_IF_NONE_MATCH'] ?? null;
        if ($tags !== null) {
            // A tag counts for more than a time. Weakly compared: a cache on the way may have marked it so.
            preg_match_all('~(?:W/)?("[^"]*")~', $tags, $found);
            return trim($tags) === '*' || in_array($tag, $found[1], true);
        }
        $since = strtotime($request['HTTP_IF_MODIFIED_SINCE'] ?? '');
        return $since !== false && $modified !== null && $modified <= $since;
    }
}
