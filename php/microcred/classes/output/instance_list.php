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

use cm_info;
use mod_microcred\local\submission\stage;
use renderable;
use renderer_base;
use templatable;

/**
 * The micro-credentials of a course, with where the reader stands in each.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class instance_list implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var cm_info[] the course's activities of this kind, keyed by instance */
        private readonly array $activities,
        /** @var stage[] where the reader stands, keyed by instance */
        private readonly array $stages
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $items = [];
        foreach ($this->activities as $cm) {
            if (!$cm->uservisible) {
                continue;
            }
            $closes = $cm->customdata['timeclose'] ?? 0;
            $items[] = [
                'name' => $cm->get_formatted_name(),
                'url' => $cm->url->out(false),
                'dimmed' => !$cm->visible,
                'stage' => isset($this->stages[$cm->instance]) ? $this->stages[$cm->instance]->label() : '',
                'closes' => $closes ? userdate($closes, get_string('strftimedatefullshort', 'langconfig')) : '',
            ];
        }
        return ['items' => $items, 'hasitems' => (bool) $items];
    }
}
