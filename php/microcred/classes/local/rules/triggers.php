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

namespace mod_microcred\local\rules;

/**
 * The kinds of triggers: those whose class lies in the folder trigger.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class triggers {
    /** @var trigger[] by type */
    private static array $all = [];

    /**
     * All kinds, in the order of the form.
     *
     * @return trigger[] by type
     */
    public static function all(): array {
        if (!self::$all) {
            foreach (glob(__DIR__ . '/trigger/*.php') as $file) {
                $type = basename($file, '.php');
                $class = __NAMESPACE__ . '\\trigger\\' . $type;
                self::$all[$type] = new $class();
            }
            uasort(self::$all, fn(trigger $a, trigger $b) => $a::PLACE <=> $b::PLACE);
        }
        return self::$all;
    }

    /**
     * A kind.
     *
     * @param string $type
     * @return trigger
     */
    public static function of(string $type): trigger {
        return self::all()[$type];
    }
}
