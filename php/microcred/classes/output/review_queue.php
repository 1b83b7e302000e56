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

use mod_microcred\local\review\queue;
use mod_microcred\local\submission\stage;
use moodle_url;
use renderable;
use renderer_base;
use stdClass;
use templatable;

/**
 * The reviews of one reviewer: those to do, and those that are done.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class review_queue implements renderable, templatable {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var stdClass from queue::of() */
        private readonly stdClass $queue,
        /** @var int */
        private readonly int $now,
        /** @var moodle_url of the page */
        private readonly moodle_url $url,
    ) {
    }

    #[\Override]
    public function export_for_template(renderer_base $output): array {
        $open = array_filter($this->queue->rows, fn($row) => $row->status !== 'locked');
        $locked = array_filter($this->queue->rows, fn($row) => $row->status === 'locked');
        return [
            // A later page that is all locked reviews says nothing of those to do.
            'showopen' => $open || !$this->queue->todo,
            'open' => array_values(array_map(fn($row) => $this->open_row($row), $open)),
            'hasopen' => (bool) $open,
            'locked' => array_values(array_map(fn($row) => $this->locked_row($row), $locked)),
            'haslocked' => (bool) $locked,
            'paging' => $output->paging_bar($this->queue->total, $this->queue->page, queue::PERPAGE, $this->url),
        ];
    }

    /**
     * A review to do.
     *
     * @param stdClass $row
     * @return array
     */
    private function open_row(stdClass $row): array {
        $days = (int) floor(($row->timedue - $this->now) / DAYSECS);
        return [
            'code' => $row->blindcode,
            'url' => (new moodle_url('/mod/microcred/review.php', ['id' => $row->id]))->out(false),
            'isfurther' => $row->role !== 'rater',
            'role' => get_string('role_' . $row->role, 'mod_microcred'),
            'due' => userdate($row->timedue, get_string('strftimedatefullshort', 'langconfig')),
            'overdue' => $row->timedue < $this->now,
            'soon' => $row->timedue >= $this->now && $days < 2,
            'finished' => (int) $row->finished,
            'criteria' => $row->criteria,
            'started' => $row->status === 'started',
            'integritybroken' => $row->integrity === 'broken',
        ];
    }

    /**
     * A review that is done.
     *
     * @param stdClass $row
     * @return array
     */
    private function locked_row(stdClass $row): array {
        return [
            'code' => $row->blindcode,
            'url' => (new moodle_url('/mod/microcred/review.php', ['id' => $row->id]))->out(false),
            'role' => get_string('role_' . $row->role, 'mod_microcred'),
            'when' => userdate($row->timelocked, get_string('strftimedatefullshort', 'langconfig')),
            'waiting' => stage::from($row->submissionstatus)->is_rated(),
        ];
    }
}
