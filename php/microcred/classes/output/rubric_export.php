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

use mod_microcred\local\activity\rubric_notes;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The formats in which a rubric can be taken away, each with what it cannot carry.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class rubric_export implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass[] from version_service::export_rubric() */
        private readonly array $files,
        /** @var moodle_url of setting up */
        private readonly moodle_url $home
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $rows = [];
        foreach ($this->files as $format => $file) {
            $rows[] = [
                'name' => rubric_notes::format_name($format),
                'lost' => $file->lost,
                'all' => !$file->lost,
                'filename' => $file->filename,
                'url' => (new moodle_url($this->home, ['do' => 'export', 'as' => $format]))->out(false),
            ];
        }
        return ['rows' => $rows, 'homeurl' => $this->home->out(false)];
    }
}
