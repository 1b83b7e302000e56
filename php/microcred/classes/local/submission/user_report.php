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

namespace mod_microcred\local\submission;

use mod_microcred\local\access;
use mod_microcred\local\decision\decision_repository;
use mod_microcred\local\refused;
use stdClass;

/**
 * How far somebody is, in a line for each attempt: for Moodle's outline and complete reports on a person.
 *
 * Those reports are open to many; attempts are shown to the candidate and to those who manage the activity and may deal with them.
 * What was decided is not said before its release.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class user_report {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var decision_repository */
        private readonly decision_repository $decisions,
        /** @var access */
        private readonly access $access,
    ) {
    }

    /**
     * All attempts of somebody, oldest first.
     *
     * @param int $microcredid
     * @param int $userid
     * @param int $viewerid who wants to know
     * @return stdClass[]|null text and time of each; null where it is none of the viewer's business
     */
    public function of(int $microcredid, int $userid, int $viewerid): ?array {
        if (!$this->may_see($microcredid, $userid, $viewerid)) {
            return null;
        }
        return array_values(array_map(
            fn(attempt $attempt) => $this->line($attempt),
            $this->submissions->attempts($microcredid, $userid)
        ));
    }

    /**
     * Whether somebody may see somebody's attempts.
     *
     * @param int $microcredid
     * @param int $userid
     * @param int $viewerid
     * @return bool
     */
    private function may_see(int $microcredid, int $userid, int $viewerid): bool {
        if ($viewerid > 0 && $viewerid === $userid) {
            return true;
        }
        try {
            $this->access->require_manage($microcredid, $viewerid, $userid);
            return true;
        } catch (refused $refused) {
            return false;
        }
    }

    /**
     * One attempt.
     *
     * @param attempt $attempt
     * @return stdClass text, time
     */
    private function line(attempt $attempt): stdClass {
        $stage = $attempt->stage->label();
        if ($attempt->stage === stage::Released) {
            $decision = $this->decisions->of_submission($attempt->id);
            $stage = $decision ? get_string('outcome_' . $decision->outcome, 'mod_microcred') : $stage;
        }
        return (object) [
            'text' => get_string('outline_attempt', 'mod_microcred', ['attempt' => $attempt->number, 'stage' => $stage]),
            'time' => $attempt->timestage,
        ];
    }
}
