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

namespace mod_microcred\local;

use mod_microcred\local\review\review;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\stage;
use calendar_event;
use core_calendar\action_factory;
use core_calendar\local\event\value_objects\action;
use moodle_database;
use moodle_url;
use stdClass;

/**
 * The dates that people see in Moodle's calendar and timeline: the last hand-in, and reviews that are due.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class calendar {
    /** @var string type of the event of the last hand-in, one per activity */
    public const DEADLINE = 'handin';

    /** @var string type of the event of a due review, one per review, seen by its reviewer alone */
    public const REVIEWDUE = 'reviewdue';

    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
    ) {
    }

    /**
     * Makes, moves or takes away the event of the last hand-in.
     *
     * @param stdClass $microcred
     */
    public function deadline(stdClass $microcred): void {
        global $CFG;
        require_once($CFG->dirroot . '/calendar/lib.php');

        $key = ['modulename' => 'microcred', 'instance' => $microcred->id, 'eventtype' => self::DEADLINE];
        $id = $this->db->get_field('event', 'id', $key, IGNORE_MULTIPLE);
        if (empty($microcred->timeclose)) {
            if ($id) {
                calendar_event::load($id)->delete();
            }
            return;
        }
        $cm = get_coursemodule_from_instance('microcred', $microcred->id, $microcred->course);
        $event = (object) ($key + [
            'name' => get_string('calendar_handin', 'mod_microcred', format_string($microcred->name)),
            'description' => '',
            'format' => FORMAT_HTML,
            'type' => CALENDAR_EVENT_TYPE_ACTION,
            'courseid' => (int) $microcred->course,
            'groupid' => 0,
            'userid' => 0,
            'timestart' => (int) $microcred->timeclose,
            'timesort' => (int) $microcred->timeclose,
            'timeduration' => 0,
            'visible' => $cm ? (int) $cm->visible : 1,
        ]);
        if ($id) {
            calendar_event::load($id)->update($event, false);
        } else {
            calendar_event::create($event, false);
        }
    }

    /**
     * Puts a review into its reviewer's calendar.
     *
     * @param stdClass $microcred
     * @param review $review
     * @param string $blindcode what the reviewer sees instead of a name
     */
    public function review_due(stdClass $microcred, review $review, string $blindcode): void {
        global $CFG;
        require_once($CFG->dirroot . '/calendar/lib.php');

        calendar_event::create((object) [
            'modulename' => 'microcred',
            'instance' => (int) $microcred->id,
            'eventtype' => self::REVIEWDUE,
            'uuid' => self::uuid($review->id),
            'name' => get_string('calendar_reviewdue', 'mod_microcred', (object) [
                'code' => $blindcode,
                'activity' => format_string($microcred->name),
            ]),
            'description' => '',
            'format' => FORMAT_HTML,
            'type' => CALENDAR_EVENT_TYPE_ACTION,
            // No course: an event of a course would be seen by everybody in it.
            'courseid' => 0,
            'groupid' => 0,
            'userid' => $review->reviewerid,
            'timestart' => $review->timedue,
            'timesort' => $review->timedue,
            'timeduration' => 0,
            'visible' => 1,
        ], false);
    }

    /**
     * Puts the open reviews of an activity into the calendar that are not there: after a restore, say.
     *
     * @param stdClass $microcred
     */
    public function reviews(stdClass $microcred): void {
        $codes = $this->db->get_records_menu('microcred_submission', ['microcredid' => $microcred->id], '', 'id, blindcode');
        $there = $this->db->get_records_menu(
            'event',
            ['modulename' => 'microcred', 'instance' => $microcred->id, 'eventtype' => self::REVIEWDUE],
            '',
            'id, uuid'
        );
        $there = array_flip($there);
        foreach (array_chunk(array_keys($codes), 500) as $some) {
            [$in, $params] = $this->db->get_in_or_equal($some);
            $open = "submissionid $in AND status IN ('assigned', 'started')";
            foreach ($this->db->get_records_select('microcred_review', $open, $params) as $review) {
                if (!isset($there[self::uuid((int) $review->id)])) {
                    $this->review_due($microcred, review::of($review), $codes[$review->submissionid]);
                }
            }
        }
    }

    /**
     * Takes a review out of the calendar, once it is locked or given back.
     *
     * @param int $reviewid
     */
    public function review_done(int $reviewid): void {
        $this->reviews_done([$reviewid]);
    }

    /**
     * Takes some reviews out of the calendar.
     *
     * @param int[] $reviewids
     */
    public function reviews_done(array $reviewids): void {
        global $CFG;
        require_once($CFG->dirroot . '/calendar/lib.php');

        $events = $this->db->get_records_list('event', 'uuid', array_map(self::uuid(...), $reviewids));
        foreach ($events as $event) {
            if ($event->modulename === 'microcred' && $event->eventtype === self::REVIEWDUE) {
                calendar_event::load($event)->delete();
            }
        }
    }

    /**
     * What somebody can do about an event in the timeline; null hides it there.
     *
     * @param calendar_event $event
     * @param action_factory $factory
     * @param int $userid
     * @return action|null
     */
    public function action(calendar_event $event, action_factory $factory, int $userid): ?action {
        if ($event->eventtype === self::REVIEWDUE) {
            return $this->review_action($event, $factory, $userid);
        }
        return $this->handin_action($event, $factory, $userid);
    }

    /**
     * To review, for the reviewer, while the review is open.
     *
     * @param calendar_event $event
     * @param action_factory $factory
     * @param int $userid
     * @return action|null
     */
    private function review_action(calendar_event $event, action_factory $factory, int $userid): ?action {
        // The event as Moodle hands it over has lost the field that names its review.
        $uuid = (string) $this->db->get_field('event', 'uuid', ['id' => $event->id]);
        $reviewid = (int) substr($uuid, strlen(self::uuid(0)) - 1);
        $review = $this->db->get_record('microcred_review', ['id' => $reviewid, 'reviewerid' => $userid], 'id, status');
        if (!$review || !review_status::from($review->status)->is_open()) {
            return null;
        }
        $url = new moodle_url('/mod/microcred/review.php', ['id' => $reviewid]);
        return $factory->create_instance(get_string('reviewnow', 'mod_microcred'), $url, 1, true);
    }

    /**
     * To hand in, for a candidate who has not yet.
     *
     * @param calendar_event $event
     * @param action_factory $factory
     * @param int $userid
     * @return action|null
     */
    private function handin_action(calendar_event $event, action_factory $factory, int $userid): ?action {
        $cm = get_coursemodule_from_instance('microcred', $event->instance, 0, false, IGNORE_MISSING);
        if (!$cm || !has_capability('mod/microcred:apply', \context_module::instance($cm->id), $userid)) {
            return null;
        }
        $statuses = $this->db->get_records_menu(
            'microcred_submission',
            ['microcredid' => $event->instance, 'userid' => $userid],
            'attempt DESC',
            'attempt, status',
            0,
            1
        );
        $stage = $statuses ? stage::from(reset($statuses)) : null;
        if ($stage && !$stage->is_open()) {
            return null;
        }
        $url = new moodle_url('/mod/microcred/view.php', ['id' => $cm->id]);
        $name = get_string($stage === stage::Draft ? 'calendar_handinnow' : 'calendar_open', 'mod_microcred');
        return $factory->create_instance($name, $url, 1, $stage !== stage::Applied);
    }

    /**
     * How the event of a review is found again.
     *
     * @param int $reviewid
     * @return string
     */
    private static function uuid(int $reviewid): string {
        return 'mod_microcred-review-' . $reviewid;
    }
}
