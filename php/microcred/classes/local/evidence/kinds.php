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

namespace mod_microcred\local\evidence;

use coding_exception;
use stdClass;

/**
 * All kinds of evidence. A new one adds a line to the list.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class kinds {
    /** @var string what a requirement says that takes all kinds */
    public const ANY = 'any';

    /** @var string[] their classes, in the order in which pages offer them */
    private const LIST = [
        kind\file::class,
        kind\link::class,
        kind\text::class,
    ];

    /**
     * All of them.
     *
     * @return kind[] by name
     */
    public static function all(): array {
        static $kinds = [];
        foreach ($kinds ? [] : self::LIST as $class) {
            $kind = new $class();
            $kinds[$kind->name()] = $kind;
        }
        return $kinds;
    }

    /**
     * The kind of that name, if there is one.
     *
     * @param string $name
     * @return kind|null
     */
    public static function find(string $name): ?kind {
        return self::all()[$name] ?? null;
    }

    /**
     * The kind of an item that was stored.
     *
     * @param stdClass $item
     * @return kind
     */
    public static function of(stdClass $item): kind {
        return self::find($item->kind) ?? throw new coding_exception("There is no kind of evidence $item->kind.");
    }

    /**
     * The kinds that a requirement takes.
     *
     * @param string $asked the requirement's kind
     * @return kind[] by name
     */
    public static function that_meet(string $asked): array {
        return $asked === self::ANY ? self::all() : array_intersect_key(self::all(), [$asked => true]);
    }

    /**
     * Whether an item of a kind meets a requirement.
     *
     * @param string $name the item's kind
     * @param string $asked the requirement's kind
     * @return bool
     */
    public static function meets(string $name, string $asked): bool {
        return in_array($asked, [self::ANY, $name], true);
    }

    /**
     * What a requirement can ask for.
     *
     * @return string[] labels in the reader's language, by what is stored
     */
    public static function choices(): array {
        return [self::ANY => get_string('kind_any', 'mod_microcred')]
            + array_map(fn(kind $kind) => $kind->label(), self::all());
    }
}
