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
use core\task\scheduled_task;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\message;
use mod_microcred\local\notifier;
use mod_microcred\local\review\review_repository;

/**
 * Reminds reviewers of reviews that are due within two days or overdue, once in three days.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class send_review_reminders extends scheduled_task {
    /** @var int how long before the date the first reminder goes out */
    private const BEFORE = 2 * DAYSECS;

    /** @var int the least time between two reminders of the same review */
    private const PAUSE = 3 * DAYSECS;

    #[\Override]
    public function get_name() {
        return get_string('task_reminders', 'mod_microcred');
    }

    #[\Override]
    public function execute() {
        $reviews = \core\di::get(review_repository::class);
        $microcreds = \core\di::get(microcred_repository::class);
        $now = \core\di::get(clock::class)->time();
        $activities = [];
        foreach ($reviews->to_remind($now + self::BEFORE, $now - self::PAUSE) as $review) {
            // Written first: a reminder that fails half way is better lost than sent at every run.
            $reviews->update((int) $review->id, ['timereminded' => $now]);
            $microcred = $activities[$review->microcredid] ??= $microcreds->get((int) $review->microcredid);
            $message = $review->timedue < $now ? message::ReviewOverdue : message::ReviewDue;
            $url = $message->url(0, 0, (int) $review->id);
            notifier::tell($message, (int) $review->reviewerid, $microcred, $url, [
                'code' => $review->blindcode,
                'due' => userdate($review->timedue, get_string('strftimedate', 'langconfig')),
            ]);
        }
    }
}
