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

use coding_exception;

/**
 * Loads the queries that join or aggregate, one commented file each in sql/.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class query {
    /** @var string[] queries already read */
    private static array $loaded = [];

    /**
     * The text of a query, without its comments: Moodle would look for parameters in them.
     *
     * @param string $name the file's name without .sql
     * @return string
     */
    public static function load(string $name): string {
        if (!isset(self::$loaded[$name])) {
            $path = __DIR__ . '/../../sql/' . $name . '.sql';
            if (!preg_match('/^[a-z_]+$/', $name) || !is_readable($path)) {
                throw new coding_exception("There is no query named $name.");
            }
            self::$loaded[$name] = trim(preg_replace('/^\s*--.*$/m', '', file_get_contents($path)));
        }
        return self::$loaded[$name];
    }
}
