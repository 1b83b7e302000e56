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
use stdClass;
use templatable;

/**
 * The decision, as its candidate reads it.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class result_page implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from result_service::for_candidate() */
        private readonly stdClass $result,
        /** @var int */
        private readonly int $cmid,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $outcome = $this->result->decision->outcome;
        return [
            'name' => $this->result->version->name(),
            'competency' => $this->result->version->competency(),
            'version' => $this->result->version->number,
            'attempt' => $this->result->submission->number,
            'date' => userdate($this->result->decision->timereleased, get_string('strftimedate', 'langconfig')),
            'isaward' => $outcome === 'award',
            'isnotyet' => $outcome === 'notyet',
            'isincomplete' => $outcome === 'incomplete',
            'credential' => $outcome === 'award' && $this->result->version->credential()->issue,
            'credentialsurl' => (new moodle_url('/mod/microcred/mine.php'))->out(false),
            'activityurl' => (new moodle_url('/mod/microcred/view.php', ['id' => $this->cmid]))->out(false),
            'profile' => (array) $this->result->profile,
        ];
    }
}
