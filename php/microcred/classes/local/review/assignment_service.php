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

namespace mod_microcred\local\review;

use core\clock;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\message;
use mod_microcred\local\notifier;
use mod_microcred\local\record\facts;
use mod_microcred\local\record\record;
use mod_microcred\local\record\step;
use mod_microcred\local\refused;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\stage;
use mod_microcred\local\submission\steps;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use moodle_database;
use stdClass;

/**
 * Puts reviewers on the panel of a submission, by hand or by load.
 *
 * Nobody reviews their own work; a reviewer holds mod/microcred:review in the activity and can enter it; where groups are
 * separate, reviewer and candidate share one; whoever ever had a review of a submission gets no second one. "By load" takes
 * whoever has fewest open reviews on the site, and among equals the lowest id, so that the choice can be explained.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class assignment_service {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var submission_repository */
        private readonly submission_repository $submissions,
        /** @var microcred_repository */
        private readonly microcred_repository $microcreds,
        /** @var version_service */
        private readonly version_service $versions,
        /** @var submission_lock */
        private readonly submission_lock $lock,
        /** @var steps */
        private readonly steps $steps,
        /** @var access */
        private readonly access $access,
        /** @var clock */
        private readonly clock $clock,
    ) {
    }

    /**
     * Who may be put on the panel of a submission now, least loaded first.
     *
     * @param int $submissionid
     * @return int[] user id => open reviews
     */
    public function eligible(int $submissionid): array {
        $attempt = $this->submissions->get($submissionid);
        $taken = array_map(fn($review) => $review->reviewerid, $this->reviews->of_submission($submissionid));
        $candidates = array_diff($this->reviewers($attempt->microcredid), $taken, [$attempt->userid]);
        $candidates = $this->access->sharing_group(
            $attempt->microcredid,
            $attempt->userid,
            $candidates
        );
        $loads = $this->reviews->loads($candidates);
        ksort($loads);
        asort($loads);
        return $loads;
    }

    /**
     * Everybody who may review in an activity.
     *
     * @param int $microcredid
     * @return int[] user ids
     */
    public function reviewers(int $microcredid): array {
        return array_map('intval', array_keys($this->able($microcredid, 'u.id, u.suspended', 'u.id')));
    }

    /**
     * Everybody who may review in an activity, by name.
     *
     * @param int $microcredid
     * @return string[] user id => name
     */
    public function reviewer_names(int $microcredid): array {
        $names = 'u.firstname, u.lastname, u.firstnamephonetic, u.lastnamephonetic, u.middlename, u.alternatename';
        return array_map(
            'fullname',
            $this->able($microcredid, "u.id, u.suspended, $names", 'u.lastname, u.firstname, u.id')
        );
    }

    /**
     * Puts one reviewer on a panel, by hand.
     *
     * @param int $submissionid
     * @param int $reviewerid
     * @param string $role rater; adjudicator, or agreed, while the submission is in adjudication
     * @param int $actorid who manages the activity
     * @return int the review's id
     */
    public function assign(int $submissionid, int $reviewerid, string $role, int $actorid): int {
        $attempt = $this->submissions->get($submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        return $this->lock->exclusively($submissionid, function (attempt $attempt) use ($reviewerid, $role, $actorid) {
            $this->must_be_eligible($attempt, $reviewerid);
            $this->must_be_wanted($attempt, $role);
            return $this->place($attempt, $reviewerid, $role, $actorid);
        });
    }

    /**
     * Fills the panel of a submission by load. Fewer than wanted are placed where too few are eligible.
     *
     * @param int $submissionid
     * @param int $actorid who manages the activity; 0 = the activity itself, which must be set to do so
     * @return int[] ids of the new reviews
     */
    public function assign_by_load(int $submissionid, int $actorid = 0): array {
        $attempt = $this->submissions->get($submissionid);
        if ($actorid) {
            $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        } else if (!$this->microcreds->get($attempt->microcredid)->autoassign) {
            throw new refused('refused_autoassign');
        }
        return $this->lock->exclusively(
            $submissionid,
            fn(attempt $attempt) => $this->fill($attempt, $actorid)
        );
    }

    /**
     * Fills a panel by load, inside the submission's lock.
     *
     * @param attempt $attempt
     * @param int $actorid 0 = by the activity's settings or the version's rules
     * @return int[] ids of the new reviews
     */
    public function fill(attempt $attempt, int $actorid = 0): array {
        $wanted = $this->wanted($attempt);
        $placed = [];
        foreach ($wanted as $role => $count) {
            foreach (array_slice(array_keys($this->eligible($attempt->id)), 0, $count) as $reviewerid) {
                $placed[] = $this->place($attempt, $reviewerid, $role, $actorid);
            }
        }
        if (count($placed) < array_sum($wanted)) {
            $this->notify_managers($attempt, message::NoReviewer);
        }
        return $placed;
    }

    /**
     * Gives an unfinished review to somebody else.
     *
     * @param int $reviewid
     * @param int $reviewerid who takes it over
     * @param int $actorid who manages the activity
     * @return int the new review's id
     */
    public function reassign(int $reviewid, int $reviewerid, int $actorid): int {
        $review = $this->reviews->get($reviewid);
        $attempt = $this->submissions->get($review->submissionid);
        $this->access->require_manage($attempt->microcredid, $actorid, $attempt->userid);
        return $this->lock->exclusively(
            $attempt->id,
            function (attempt $attempt) use ($reviewid, $reviewerid, $actorid) {
                $review = $this->reviews->get($reviewid);
                if (!$review->status->is_open()) {
                    throw new refused('refused_finished');
                }
                $this->must_be_eligible($attempt, $reviewerid);
                $this->void_review($attempt, $review, get_string('note_reassigned', 'mod_microcred'), $actorid);
                return $this->place($attempt, $reviewerid, $review->role, $actorid);
            }
        );
    }

    /**
     * Takes all reviews of a submission away, inside its lock: it was withdrawn.
     *
     * @param attempt $attempt
     * @param string $note
     * @param int $actorid
     */
    public function cancel(attempt $attempt, string $note, int $actorid): void {
        foreach ($this->reviews->active($attempt->id) as $review) {
            $this->void_review($attempt, $review, $note, $actorid);
        }
    }

    /**
     * Takes one review out of its panel, inside the submission's lock.
     *
     * @param attempt $attempt
     * @param review $review
     * @param string $note why
     * @param int $actorid
     */
    public function void_review(attempt $attempt, review $review, string $note, int $actorid): void {
        $this->steps->take_review($attempt, $review, step::ReviewVoided, new facts(
            record: ['by' => $actorid, 'was' => $review->status->value, 'reason' => record::commit($note)],
            row: ['note' => $note],
            words: ['code' => $attempt->blindcode],
        ));
    }

    /**
     * Tells those who manage the activity that a panel needs them.
     *
     * @param attempt $attempt
     * @param message $message
     */
    public function notify_managers(attempt $attempt, message $message): void {
        $microcred = $this->microcreds->get($attempt->microcredid);
        $context = $this->access->context($attempt->microcredid);
        $url = $message->url($context->instanceid, $attempt->id);
        $managers = array_keys(get_users_by_capability($context, 'mod/microcred:manage', 'u.id', 'u.id'));
        // A manager who is the candidate has nothing to do with this; the page would refuse them.
        $managers = array_diff($managers, [$attempt->userid]);
        foreach ($this->access->sharing_group($attempt->microcredid, $attempt->userid, $managers) as $userid) {
            notifier::tell($message, (int) $userid, $microcred, $url, ['code' => $attempt->blindcode]);
        }
    }

    /**
     * How many reviewers of which role the panel still lacks.
     *
     * @param attempt $attempt
     * @return int[] role => count
     */
    public function wanted(attempt $attempt): array {
        if (!$attempt->stage->is_rated()) {
            return [];
        }
        $version = $this->versions->get($attempt->versionid);
        $raters = $this->reviews->active($attempt->id, 'rater');
        if ($attempt->stage !== stage::Adjudication) {
            return ['rater' => max(0, $version->reviewers() - count($raters))];
        }
        $further = array_diff_key($this->reviews->active($attempt->id), $raters);
        return [panel_rules::further_role($version) => $further ? 0 : 1];
    }

    /**
     * Those who may review in an activity and can enter it.
     *
     * @param int $microcredid
     * @param string $fields of the table user, of which id and suspended
     * @param string $sort
     * @return stdClass[] keyed by user id
     */
    private function able(int $microcredid, string $fields, string $sort): array {
        $context = $this->access->context($microcredid);
        $users = get_users_by_capability($context, 'mod/microcred:review', $fields, $sort);
        $users = array_filter($users, fn($user) => !$user->suspended);
        if (!$users) {
            return [];
        }
        // A course may have thousands of people: only about these is asked.
        [$sql, $params] = get_enrolled_sql($context, '', 0, true);
        [$in, $more] = $this->db->get_in_or_equal(array_keys($users), SQL_PARAMS_NAMED, 'able');
        $entering = $this->db->get_records_sql("SELECT e.id FROM ($sql) e WHERE e.id $in", $params + $more);
        if (count($entering) < count($users)) {
            // A trained panel often comes from outside the course: who may look into it need not be enrolled.
            $entering += get_users_by_capability($context, 'moodle/course:view', 'u.id');
        }
        return array_filter($users, fn($user) => isset($entering[$user->id]) || is_siteadmin($user->id));
    }

    /**
     * Puts a reviewer on a panel, who hears of it.
     *
     * @param attempt $attempt
     * @param int $reviewerid
     * @param string $role
     * @param int $actorid
     * @return int the review's id
     */
    private function place(attempt $attempt, int $reviewerid, string $role, int $actorid): int {
        $days = max(1, (int) $this->microcreds->get($attempt->microcredid)->reviewdays);
        $due = $this->clock->time() + $days * DAYSECS;
        return $this->steps->begin_review($attempt, step::ReviewAssigned, new facts(
            record: ['role' => $role, 'by' => $actorid],
            row: ['reviewerid' => $reviewerid, 'role' => $role, 'assignedby' => $actorid, 'timedue' => $due],
            event: ['role' => $role],
            words: [
                'code' => $attempt->blindcode,
                'due' => userdate($due, get_string('strftimedate', 'langconfig')),
            ],
        ))->id;
    }

    /**
     * Refuses a reviewer who may not review this submission, saying why.
     *
     * @param attempt $attempt
     * @param int $reviewerid
     */
    private function must_be_eligible(attempt $attempt, int $reviewerid): void {
        $microcredid = $attempt->microcredid;
        $refusal = match (true) {
            $reviewerid === $attempt->userid => 'refused_ownwork',
            !in_array($reviewerid, $this->reviewers($microcredid), true) => 'refused_noreviewer',
            $this->reviews->of_reviewer($attempt->id, $reviewerid) !== null => 'refused_onpanel',
            !$this->access->shares_group($microcredid, $attempt->userid, $reviewerid) => 'refused_reviewergroup',
            default => null,
        };
        if ($refusal) {
            throw new refused($refusal);
        }
    }

    /**
     * Refuses a further reviewer whom the panel does not need.
     *
     * @param attempt $attempt
     * @param string $role
     */
    private function must_be_wanted(attempt $attempt, string $role): void {
        if (empty($this->wanted($attempt)[$role])) {
            throw new refused('refused_panelfull');
        }
    }
}
