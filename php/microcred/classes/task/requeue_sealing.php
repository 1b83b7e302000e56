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

namespace mod_microcred\task;

use core\clock;
use core\di;
use core\task\manager;
use core\task\scheduled_task;
use mod_microcred\local\engine;
use mod_microcred\local\submission\submission_service;

/**
 * Queues the sealing of evidence that nothing is going to seal any more: Moodle gives up a task after some failures.
 *
 * Sealing twice does no harm, see submission_service.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class requeue_sealing extends scheduled_task {
    /** @var int evidence handed in less than this many seconds ago may still have its first try ahead */
    private const GRACE = 600;

    #[\Override]
    public function get_name() {
        return get_string('task_requeue_sealing', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        if (engine::problem() !== null) {
            mtrace(engine::problem());
            return;
        }
        $waiting = di::get(submission_service::class)->waiting_since(di::get(clock::class)->time() - self::GRACE);
        foreach (array_diff($waiting, $this->queued()) as $submissionid) {
            manager::queue_adhoc_task(seal_evidence::for_submission($submissionid));
            mtrace("Attempt $submissionid is queued again.");
        }
    }

    /**
     * Attempts whose task can still run.
     *
     * @return int[]
     */
    private function queued(): array {
        $ids = [];
        foreach (manager::get_adhoc_tasks('\\' . seal_evidence::class) as $task) {
            if ($task->get_attempts_available() !== 0) {
                $ids[] = (int) $task->get_custom_data()->submissionid;
            }
        }
        return $ids;
    }
}
