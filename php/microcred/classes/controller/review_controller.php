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
use mod_microcred\local\refused;
use mod_microcred\local\review\review_service;
use moodle_exception;
use moodle_url;

/**
 * What the scoring page sends, read and handed to the service; each way ends in a redirect.
 *
 * Fields are named by the criterion's place, for Moodle allows fewer signs in a field's name than a criterion's id may have.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
final class review_controller {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var review_service */
        private readonly review_service $service,
    ) {
    }

    /**
     * Does what a button asks for.
     *
     * @param string $action save, check, lock, decline or conflict
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $url the scoring page
     * @param moodle_url $queueurl where to go when the review is out of the reviewer's hands
     */
    public function handle(string $action, int $reviewid, int $userid, moodle_url $url, moodle_url $queueurl): never {
        try {
            [$to, $said] = match ($action) {
                'save' => $this->save($reviewid, $userid, $url),
                'check' => $this->check($reviewid, $userid, $url),
                'lock' => $this->lock($reviewid, $userid, $queueurl),
                'decline' => $this->decline($reviewid, $userid, $queueurl),
                'conflict' => $this->conflict($reviewid, $userid, $queueurl),
                default => throw new moodle_exception('invalidaction'),
            };
        } catch (refused $refusal) {
            redirect($url, $refusal->getMessage(), null, notification::ERROR);
        }
        redirect($to, $said, null, notification::SUCCESS);
    }

    /**
     * Saves by the button.
     *
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $url
     * @return array where to go, what to say
     */
    private function save(int $reviewid, int $userid, moodle_url $url): array {
        $this->service->save($reviewid, $userid, $this->ratings($reviewid, $userid));
        return [$url, get_string('review_saved', 'mod_microcred')];
    }

    /**
     * Saves, and goes on to locking if nothing is missing.
     *
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $url
     * @return array where to go, what to say
     */
    private function check(int $reviewid, int $userid, moodle_url $url): array {
        $this->service->save($reviewid, $userid, $this->ratings($reviewid, $userid));
        [$finished, $count] = $this->service->progress($reviewid, $userid);
        $next = $finished === $count ? ['confirm' => 'lock'] : ['check' => 1];
        return [new moodle_url($url, $next), ''];
    }

    /**
     * Locks.
     *
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $queueurl
     * @return array where to go, what to say
     */
    private function lock(int $reviewid, int $userid, moodle_url $queueurl): array {
        $outcome = $this->service->lock($reviewid, $userid);
        // What came out is not the reviewer's to know before the candidate does.
        $said = $outcome === null ? 'review_lockedwaiting' : 'review_lockedlast';
        return [$queueurl, get_string($said, 'mod_microcred')];
    }

    /**
     * Gives the review back.
     *
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $queueurl
     * @return array where to go, what to say
     */
    private function decline(int $reviewid, int $userid, moodle_url $queueurl): array {
        $this->service->decline($reviewid, $userid, optional_param('note', '', PARAM_TEXT));
        return [$queueurl, get_string('review_givenback', 'mod_microcred')];
    }

    /**
     * Gives the review back for good.
     *
     * @param int $reviewid
     * @param int $userid
     * @param moodle_url $queueurl
     * @return array where to go, what to say
     */
    private function conflict(int $reviewid, int $userid, moodle_url $queueurl): array {
        $this->service->conflict($reviewid, $userid, optional_param('note', '', PARAM_TEXT));
        return [$queueurl, get_string('review_givenback', 'mod_microcred')];
    }

    /**
     * The ratings as sent.
     *
     * @param int $reviewid
     * @param int $userid
     * @return array[] as review_service::save() takes them
     */
    private function ratings(int $reviewid, int $userid): array {
        // Plain text that is escaped wherever it is shown: "x < y" must survive.
        $levels = optional_param_array('level', [], PARAM_RAW_TRIMMED);
        $reasons = optional_param_array('reason', [], PARAM_RAW);
        $cites = optional_param_array('cite', [], PARAM_BOOL);
        $ratings = [];
        foreach ($this->service->criteria($reviewid, $userid) as $index => $criterion) {
            if (!isset($reasons[$index]) && !isset($levels[$index])) {
                continue;
            }
            $cited = preg_grep("/^{$index}_[0-9]+$/", array_keys(array_filter($cites)));
            $ratings[$criterion['id']] = [
                'level' => $levels[$index] ?? '',
                'reason' => $reasons[$index] ?? '',
                'citations' => array_map(fn($key) => (int) substr($key, strlen($index . '_')), $cited),
            ];
        }
        return $ratings;
    }
}
