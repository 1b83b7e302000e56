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

use Microcred\Rubric;
use Microcred\RubricFormat;
use stdClass;

/**
 * A rubric as files for other systems.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rubric_files {
    /** @var array<string, string[]> of every format: what the name of a file ends in, and its type */
    private const KINDS = [
        'json' => ['rubric.json', 'application/json'],
        'moodle' => ['grading.xml', 'application/xml'],
        'moodlejson' => ['moodle.json', 'application/json'],
        'case' => ['case.json', 'application/json'],
        'csv' => ['canvas.csv', 'text/csv'],
    ];

    /**
     * One file of each format.
     *
     * @param Rubric $rubric
     * @param int $changed when it was last changed, for formats that say so
     * @return stdClass[] by format: content, lost (sentences), filename, type
     */
    public static function of(Rubric $rubric, int $changed): array {
        $name = clean_filename(json_decode($rubric->toJson())->title ?? '') ?: 'rubric';
        $files = [];
        foreach (RubricFormat::cases() as $format) {
            $lost = [];
            $content = match ($format) {
                RubricFormat::Json => $rubric->toJson(),
                RubricFormat::Moodle => $rubric->toMoodle($lost),
                RubricFormat::MoodleJson => $rubric->toMoodleJson($lost),
                RubricFormat::Case => $rubric->toCase($lost, gmdate('Y-m-d\TH:i:s\Z', $changed)),
                RubricFormat::Csv => $rubric->toCsv($lost),
            };
            [$ending, $type] = self::KINDS[$format->value];
            $filename = $format === RubricFormat::Moodle ? $ending : "$name.$ending";
            $files[$format->value] = (object) compact('content', 'lost', 'filename', 'type');
        }
        return $files;
    }
}
