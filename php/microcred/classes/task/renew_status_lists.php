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
use core\task\scheduled_task;
use mod_microcred\local\credential\status_list_service;

/**
 * Signs status lists again before their signature runs out, and those that a revocation left stale.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class renew_status_lists extends scheduled_task {
    use signs;

    #[\Override]
    public function get_name() {
        return get_string('task_renew_statuslists', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        if (!$this->can_sign()) {
            return;
        }
        foreach (di::get(status_list_service::class)->renew() as $id => $expires) {
            mtrace("Status list $id " . ($expires ? 'is signed until ' . gmdate('c', $expires) : 'could not be signed') . '.');
        }
    }
}
