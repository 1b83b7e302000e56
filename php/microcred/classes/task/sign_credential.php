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
use mod_microcred\local\credential\credential_service;

/**
 * Signs one credential.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class sign_credential extends adhoc_task {
    use signs;

    /**
     * The task for one credential.
     *
     * @param int $credentialid
     * @return self
     */
    public static function for_credential(int $credentialid): self {
        $task = new self();
        $task->set_component('mod_microcred');
        $task->set_custom_data((object) ['credentialid' => $credentialid]);
        return $task;
    }

    #[\Override]
    public function get_name() {
        return get_string('task_sign', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        // While the site cannot sign, trying again would only use up the tries: the scheduled task comes back to it.
        if (!$this->can_sign()) {
            return;
        }
        di::get(credential_service::class)->sign((int) $this->get_custom_data()->credentialid);
    }
}
