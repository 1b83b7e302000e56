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
 * A rubric's native JSON, read for display. What a rubric means is the extension's business.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rubric_view {
    /**
     * Criteria in order with their levels in order, lowest first.
     *
     * @param stdClass $rubric as in docs/formats.md
     * @return array[] id, title, text, levels: id, points (null without), title, text
     */
    public static function criteria(stdClass $rubric): array {
        return array_map(fn($criterion) => [
            'id' => $criterion->id,
            'title' => $criterion->title,
            'text' => $criterion->text ?? '',
            'levels' => array_map(fn($level) => [
                'id' => $level->id,
                'points' => $level->points ?? null,
                'title' => $level->title ?? '',
                'text' => $level->text ?? '',
            ], $criterion->levels),
        ], $rubric->criteria);
    }

    /**
     * The name of a level in a sentence or a menu: its title, or its points, or its place.
     *
     * @param array[] $criteria from criteria()
     * @param string $criterionid
     * @param string $levelid
     * @return string
     */
    public static function level_name(array $criteria, string $criterionid, string $levelid): string {
        foreach ($criteria as $criterion) {
            if ($criterion['id'] !== $criterionid) {
                continue;
            }
            foreach ($criterion['levels'] as $place => $level) {
                if ($level['id'] === $levelid) {
                    return self::short($level, $place);
                }
            }
        }
        return $levelid;
    }

    /**
     * A level in few words.
     *
     * @param array $level
     * @param int $place from 0
     * @return string
     */
    public static function short(array $level, int $place): string {
        if ($level['points'] === null) {
            return $level['title'] !== '' ? $level['title'] : get_string('level_place', 'mod_microcred', $place + 1);
        }
        $unit = $level['points'] == 1 ? 'level_point' : 'level_points';
        $points = get_string($unit, 'mod_microcred', self::number($level['points']));
        return $level['title'] !== '' ? "{$level['title']} ($points)" : $points;
    }

    /**
     * Points as people write them: no zeros that say nothing.
     *
     * @param float|int $points
     * @return string
     */
    public static function number(float|int $points): string {
        return format_float($points, 5, true, true);
    }
}
