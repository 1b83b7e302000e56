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

use coding_exception;
use mod_microcred\local\access;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;

/**
 * One action on several candidates: each is done or refused by its own service, and one refusal does not stop the others.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class candidate_actions {
    /** @var string[] all actions */
    public const ACTIONS = ['accept', 'refuse', 'load', 'release'];

    /** @var string[] actions that ask first */
    public const ASKING = ['refuse', 'release'];

    /**
     * Constructor.
     */
    public function __construct(
        /** @var submission_repository the submissions */
        private readonly submission_repository $submissions,
        /** @var application_service who lets candidates in */
        private readonly application_service $applications,
        /** @var assignment_service who finds reviewers */
        private readonly assignment_service $assignment,
        /** @var decision_service who releases decisions */
        private readonly decision_service $decisions,
        /** @var access who may do what */
        private readonly access $access
    ) {
    }

    /**
     * Does one thing with each of some submissions.
     *
     * @param int $microcredid all of them must be of this activity
     * @param int $actorid who manages it
     * @param string $action
     * @param int[] $ids
     * @param string $note why, for the candidates, when refusing
     * @return array how many were done, and sentences about those that were not
     */
    public function act(int $microcredid, int $actorid, string $action, array $ids, string $note = ''): array {
        $this->access->require_manage($microcredid, $actorid);
        $done = 0;
        $refusals = [];
        foreach (array_unique($ids) as $id) {
            try {
                $attempt = $this->submissions->get_in((int) $id, $microcredid);
                $this->one($action, $attempt, $actorid, $note);
                $done++;
            } catch (refused $refused) {
                $who = isset($attempt) ? $this->name($attempt) : "#$id";
                $refusals[] = get_string('refused_one', 'mod_microcred', ['who' => $who, 'why' => $refused->getMessage()]);
            }
            unset($attempt);
        }
        return [$done, $refusals];
    }

    /**
     * Names of the candidates of some submissions, as far as somebody may deal with them.
     *
     * @param int $microcredid
     * @param int $actorid
     * @param int[] $ids
     * @return string[] submission id => name
     */
    public function names(int $microcredid, int $actorid, array $ids): array {
        $names = [];
        foreach (array_unique($ids) as $id) {
            $attempt = $this->submissions->get_in((int) $id, $microcredid);
            $this->access->require_manage($microcredid, $actorid, $attempt->userid);
            $names[(int) $id] = $this->name($attempt);
        }
        return $names;
    }

    /**
     * Does one thing with one submission.
     *
     * @param string $action
     * @param attempt $attempt
     * @param int $actorid
     * @param string $note
     */
    private function one(string $action, attempt $attempt, int $actorid, string $note): void {
        $id = $attempt->id;
        switch ($action) {
            case 'accept':
                $this->applications->accept($id, $actorid);
                break;
            case 'refuse':
                $this->applications->refuse($id, $actorid, $note);
                break;
            case 'release':
                $this->decisions->release($id, $actorid);
                break;
            case 'load':
                guard::possible($attempt, step::ReviewAssigned);
                $wanted = array_sum($this->assignment->wanted($attempt));
                if ($wanted === 0) {
                    throw new refused('refused_panelfull');
                }
                if (!$this->assignment->assign_by_load($id, $actorid)) {
                    throw new refused('refused_nobody');
                }
                break;
            default:
                throw new coding_exception("There is no action $action.");
        }
    }

    /**
     * The candidate's name.
     *
     * @param attempt $attempt
     * @return string
     */
    private function name(attempt $attempt): string {
        $user = \core_user::get_user($attempt->userid);
        return $user ? fullname($user) : $attempt->blindcode;
    }
}
