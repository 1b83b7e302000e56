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
use stdClass;

/**
 * A rubric as files for other systems.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class rubric_files {
    /**
     * One file of each format.
     *
     * @param Rubric $rubric
     * @param int $changed when it was last changed, for formats that say so
     * @return stdClass[] by format: content, lost (sentences), filename, type
     */
    public static function of(Rubric $rubric, int $changed): array {
        $name = clean_filename(json_decode($rubric->write())->title ?? '') ?: 'rubric';
        $files = [];
        foreach (Rubric::formats() as $format => ['filename' => $pattern, 'type' => $type]) {
            $content = $rubric->write($format, $lost, gmdate('Y-m-d\TH:i:s\Z', $changed));
            $filename = str_replace('*', $name, $pattern);
            $files[$format] = (object) compact('content', 'lost', 'filename', 'type');
        }
        return $files;
    }

    /**
     * What the names of files end in that a rubric may be read from.
     *
     * @return string[] such as ".json"
     */
    public static function endings(): array {
        $endings = array_map(fn($format) => '.' . pathinfo($format['filename'], PATHINFO_EXTENSION), Rubric::formats());
        return array_values(array_unique($endings));
    }
}
