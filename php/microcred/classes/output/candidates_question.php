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

use moodle_url;
use renderable;
use renderer_base;
use templatable;

/**
 * Asks before an action on candidates: whom it is about, and why, where they will read it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class candidates_question implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var int the course module */
        private readonly int $cmid,
        /** @var string the action */
        private readonly string $do,
        /** @var string[] whom it is about */
        private readonly array $names,
        /** @var moodle_url where one goes on */
        private readonly moodle_url $back
    ) {
    }

    /**
     * What the template shows.
     *
     * @param renderer_base $output
     * @return array
     */
    public function export_for_template(renderer_base $output): array {
        $people = [];
        foreach ($this->names as $id => $name) {
            $people[] = ['id' => $id, 'name' => $name];
        }
        return [
            'action' => (new moodle_url('/mod/microcred/manage.php'))->out(false),
            'cmid' => $this->cmid,
            'do' => $this->do,
            'sesskey' => sesskey(),
            'question' => get_string('question_' . $this->do, 'mod_microcred'),
            'people' => $people,
            'asksnote' => $this->do === 'refuse',
            'label' => get_string($this->do . '_', 'mod_microcred'),
            'backurl' => $this->back->out(false),
        ];
    }
}
