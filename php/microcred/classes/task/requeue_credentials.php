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
use mod_microcred\local\credential\credential_repository;

/**
 * Queues the signing of awards that still have no signature.
 *
 * Moodle gives up a task after some failures and keeps it, so "is it queued already" is not a question to ask of it.
 * Signing twice does no harm: only tasks that can still run keep a credential from being queued again.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class requeue_credentials extends scheduled_task {
    use signs;

    /** Awards younger than this may still have their first try ahead, in seconds. */
    private const GRACE = 600;

    #[\Override]
    public function get_name() {
        return get_string('task_requeue', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        if (!$this->can_sign()) {
            return;
        }
        $waiting = di::get(credential_repository::class)->to_sign(di::get(clock::class)->time() - self::GRACE);
        foreach (array_diff($waiting, $this->queued()) as $credentialid) {
            manager::queue_adhoc_task(sign_credential::for_credential($credentialid));
            mtrace("Credential $credentialid is queued again.");
        }
    }

    /**
     * Credentials whose task can still run.
     *
     * @return int[]
     */
    private function queued(): array {
        $ids = [];
        foreach (manager::get_adhoc_tasks('\\' . sign_credential::class) as $task) {
            if ($task->get_attempts_available() !== 0) {
                $ids[] = (int) $task->get_custom_data()->credentialid;
            }
        }
        return $ids;
    }
}
