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

namespace mod_microcred\local\activity;

use stdClass;

/**
 * What an uploaded file held beside its rubric: kept with the draft in few words, and told in plain ones.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rubric_notes {
    /** @var int how many of anything are kept */
    private const MOST = 50;

    /** @var string[] notes of which only the names of what they hold are kept: nothing depends on them */
    private const REST = ['rubric', 'criteria', 'levels', 'columns', 'definition', 'activity', 'package', 'document'];

    /**
     * Notes, short enough to be kept.
     *
     * @param string $format one of Rubric::formats()
     * @param array $notes of the extension
     * @return string JSON
     */
    public static function keep(string $format, array $notes): string {
        $rest = [];
        foreach (array_intersect_key($notes, array_flip(self::REST)) as $name => $note) {
            $rest = array_merge($rest, is_array($note) ? self::names($name, $note) : [$name]);
        }
        $kept = ['format' => $format];
        foreach (['area', 'name'] as $member) {
            if (isset($notes[$member]) && $notes[$member] !== '') {
                $kept[$member] = (string) $notes[$member];
            }
        }
        if (array_key_exists('options', $notes)) {
            $kept['lockzero'] = $notes['options']['lockzeropoints'] ?? null;
        }
        $kept += [
            'weights' => (object) array_slice($notes['weights'] ?? [], 0, 100, true),
            'warnings' => array_slice(array_values($notes['warnings'] ?? []), 0, self::MOST),
            'rest' => array_slice(array_values(array_diff(array_unique($rest), ['weight'])), 0, self::MOST),
        ];
        return json_encode($kept, JSON_THROW_ON_ERROR | JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES);
    }

    /**
     * Notes in plain words.
     *
     * @param string|null $kept from keep()
     * @param array[] $criteria from rubric_view
     * @return string[] sentences, plain text
     */
    public static function sentences(?string $kept, array $criteria): array {
        $notes = json_decode((string) $kept);
        if (!$notes) {
            return [];
        }
        $titles = array_column($criteria, 'title', 'id');
        $sentences = [self::string('note_format', self::format_name($notes->format))];
        if (isset($notes->area)) {
            $sentences[] = self::string('note_area', $notes->area);
        }
        if (property_exists($notes, 'lockzero')) {
            $lockzero = $notes->lockzero ? 'on' : 'off';
            $sentences[] = self::string('note_lockzero_' . ($notes->lockzero === null ? 'unknown' : $lockzero));
        }
        $weights = self::weights($kept, $criteria);
        if ($weights) {
            $told = array_map(fn($id) => $titles[$id] . ' × ' . rubric_view::number($weights[$id]), array_keys($weights));
            $sentences[] = self::string('note_weights', implode(self::string('listsep') . ' ', $told));
        }
        if ($notes->rest) {
            $sentences[] = self::string('note_rest', implode(self::string('listsep') . ' ', $notes->rest));
        }
        return [...$sentences, ...$notes->warnings];
    }

    /**
     * Weights that the file gave, for the rules: a rubric itself has none.
     *
     * @param string|null $kept from keep()
     * @param array[] $criteria from rubric_view
     * @return array criterion id => number; empty where there are none
     */
    public static function weights(?string $kept, array $criteria): array {
        $notes = json_decode((string) $kept);
        $known = array_column($criteria, 'id', 'id');
        return array_filter(array_intersect_key((array) ($notes->weights ?? []), $known), 'is_numeric');
    }

    /**
     * What a format is called.
     *
     * @param string $format one of Rubric::formats()
     * @return string
     */
    public static function format_name(string $format): string {
        return self::string('rubricformat_' . $format);
    }

    /**
     * The names of what a note holds, without what it holds: of notes by criterion or level, the names inside each.
     *
     * @param string $name
     * @param array $note
     * @return string[]
     */
    private static function names(string $name, array $note): array {
        $inside = $note;
        if (in_array($name, ['criteria', 'levels'], true)) {
            $inside = array_merge([], ...array_map(fn($some) => is_array($some) ? $some : [], array_values($note)));
        }
        return array_map('strval', array_keys($inside));
    }

    /**
     * A language string of this plugin.
     *
     * @param string $key
     * @param mixed $a
     * @return string
     */
    private static function string(string $key, mixed $a = null): string {
        return get_string($key, 'mod_microcred', $a);
    }
}
