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

namespace mod_microcred\output;

use mod_microcred\local\activity\rubric_view;
use renderable;
use renderer_base;
use templatable;

/**
 * A rubric as a table: one row for each criterion, its levels from lowest to highest.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class rubric implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var array[] the criteria */
        private readonly array $criteria,
        /** @var string[] the levels that are needed */
        private readonly array $cuts = []
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $places = max(array_map(fn($criterion) => count($criterion['levels']), $this->criteria));
        $rows = [];
        foreach ($this->criteria as $criterion) {
            $levels = [];
            foreach ($criterion['levels'] as $place => $level) {
                $levels[] = [
                    'name' => rubric_view::short($level, $place),
                    'text' => self::lines($level['text']),
                    'needed' => ($this->cuts[$criterion['id']] ?? null) === $level['id'],
                ];
            }
            $rows[] = [
                'title' => $criterion['title'],
                'text' => self::lines($criterion['text']),
                'levels' => $levels,
                // Rows of fewer levels still fill the table, so that screen readers count columns right.
                'rest' => $places > count($levels) ? $places - count($levels) : false,
            ];
        }
        return ['criteria' => $rows, 'places' => $places];
    }

    /**
     * Plain text with its line ends, as HTML.
     *
     * @param string $text
     * @return string
     */
    private static function lines(string $text): string {
        return nl2br(s($text));
    }
}
