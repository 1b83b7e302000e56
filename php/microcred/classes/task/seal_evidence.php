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

use core\di;
use core\task\adhoc_task;
use mod_microcred\local\engine;
use mod_microcred\local\submission\submission_service;

/**
 * Seals the evidence of one attempt.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class seal_evidence extends adhoc_task {
    /** @var int seconds that Moodle waits after the second failure: the next one gives the attempt back to its candidate */
    private const PATIENCE = 120;

    /**
     * The task for one attempt.
     *
     * @param int $submissionid
     * @return self
     */
    public static function for_submission(int $submissionid): self {
        $task = new self();
        $task->set_component('mod_microcred');
        $task->set_custom_data((object) ['submissionid' => $submissionid]);
        return $task;
    }

    #[\Override]
    public function get_name() {
        return get_string('task_seal', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        // While the extension is away, trying again would only use up the tries: the scheduled task comes back to it.
        $problem = engine::problem();
        if ($problem !== null) {
            mtrace($problem);
            return;
        }
        $id = (int) $this->get_custom_data()->submissionid;
        // A storage that is away for a minute is no reason to bother the candidate.
        $last = (int) $this->get_fail_delay() >= self::PATIENCE;
        mtrace("Attempt $id: " . di::get(submission_service::class)->seal($id, $last));
    }
}
