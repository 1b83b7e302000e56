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

namespace mod_microcred\controller;

use core\notification;
use mod_microcred\local\decision\decision_service;
use mod_microcred\local\refused;
use mod_microcred\local\review\assignment_service;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_service;
use moodle_exception;
use moodle_url;

/**
 * What the forms on a submission's page send, handed to the services. Each ends in a redirect.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class panel_controller {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var assignment_service */
        private readonly assignment_service $assignment,
        /** @var review_service */
        private readonly review_service $reviewing,
        /** @var decision_service */
        private readonly decision_service $decisions,
        /** @var review_repository */
        private readonly review_repository $reviews,
    ) {
    }

    /**
     * Does what a button asks for.
     *
     * @param string $action assign, assignload, reassign, void or release
     * @param int $submissionid
     * @param int $userid
     * @param moodle_url $url the submission's page
     */
    public function handle(string $action, int $submissionid, int $userid, moodle_url $url): never {
        try {
            $said = match ($action) {
                'assign' => $this->assign($submissionid, $userid),
                'assignload' => $this->assign_by_load($submissionid, $userid),
                'reassign' => $this->reassign($submissionid, $userid),
                'void' => $this->make_void($submissionid, $userid),
                'release' => $this->release($submissionid, $userid),
                default => throw new moodle_exception('invalidaction'),
            };
        } catch (refused $refusal) {
            redirect($url, $refusal->getMessage(), null, notification::ERROR);
        }
        redirect($url, $said, null, notification::SUCCESS);
    }

    /**
     * Puts one reviewer on the panel.
     *
     * @param int $submissionid
     * @param int $userid
     * @return string what to say
     */
    private function assign(int $submissionid, int $userid): string {
        $reviewerid = required_param('reviewerid', PARAM_INT);
        $this->assignment->assign($submissionid, $reviewerid, required_param('role', PARAM_ALPHA), $userid);
        return get_string('panel_assigned', 'mod_microcred');
    }

    /**
     * Fills the panel by load.
     *
     * @param int $submissionid
     * @param int $userid
     * @return string what to say
     */
    private function assign_by_load(int $submissionid, int $userid): string {
        $placed = count($this->assignment->assign_by_load($submissionid, $userid));
        return get_string('panel_assignedcount', 'mod_microcred', $placed);
    }

    /**
     * Gives a review to somebody else.
     *
     * @param int $submissionid
     * @param int $userid
     * @return string what to say
     */
    private function reassign(int $submissionid, int $userid): string {
        $review = $this->reviews->get_in(required_param('reviewid', PARAM_INT), $submissionid);
        $this->assignment->reassign((int) $review->id, required_param('reviewerid', PARAM_INT), $userid);
        return get_string('panel_reassigned', 'mod_microcred');
    }

    /**
     * Takes a review out of the panel.
     *
     * @param int $submissionid
     * @param int $userid
     * @return string what to say
     */
    private function make_void(int $submissionid, int $userid): string {
        $review = $this->reviews->get_in(required_param('reviewid', PARAM_INT), $submissionid);
        $this->reviewing->void((int) $review->id, $userid, required_param('reason', PARAM_TEXT));
        return get_string('panel_voided', 'mod_microcred');
    }

    /**
     * Releases the decision.
     *
     * @param int $submissionid
     * @param int $userid
     * @return string what to say
     */
    private function release(int $submissionid, int $userid): string {
        $graded = $this->decisions->release($submissionid, $userid);
        return get_string($graded ? 'decision_isreleased' : 'decision_isreleasedlocked', 'mod_microcred');
    }
}
