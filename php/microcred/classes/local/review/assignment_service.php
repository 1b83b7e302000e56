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
use mod_microcred\event\review_assigned;
use mod_microcred\event\review_voided;
use mod_microcred\local\access;
use mod_microcred\local\activity\microcred_repository;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\calendar;
use mod_microcred\local\notifier;
use mod_microcred\local\record\record;
use mod_microcred\local\refused;
use mod_microcred\local\submission\submission_lock;
use mod_microcred\local\submission\submission_repository;
use moodle_url;
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
     *
     * @param review_repository $reviews
     * @param submission_repository $submissions
     * @param microcred_repository $microcreds
     * @param version_service $versions
     * @param submission_lock $lock
     * @param record $record
     * @param access $access
     * @param clock $clock
     */
    public function __construct(
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
        /** @var record */
        private readonly record $record,
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
        $submission = $this->submissions->get($submissionid);
        $taken = array_map(fn($review) => (int) $review->reviewerid, $this->reviews->of_submission($submissionid));
        $candidates = array_diff($this->reviewers((int) $submission->microcredid), $taken, [(int) $submission->userid]);
        $candidates = $this->access->sharing_group(
            (int) $submission->microcredid,
            (int) $submission->userid,
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
        $submission = $this->submissions->get($submissionid);
        $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        return $this->lock->exclusively($submissionid, function (stdClass $submission) use ($reviewerid, $role, $actorid) {
            $this->must_be_eligible($submission, $reviewerid);
            $this->must_be_wanted($submission, $role);
            return $this->place($submission, $reviewerid, $role, $actorid);
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
        $submission = $this->submissions->get($submissionid);
        if ($actorid) {
            $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        } else if (!$this->microcreds->get((int) $submission->microcredid)->autoassign) {
            throw new refused('refused_autoassign');
        }
        return $this->lock->exclusively(
            $submissionid,
            fn(stdClass $submission) => $this->fill($submission, $actorid)
        );
    }

    /**
     * Fills a panel by load, inside the submission's lock.
     *
     * @param stdClass $submission
     * @param int $actorid 0 = by the activity's settings or the version's rules
     * @return int[] ids of the new reviews
     */
    public function fill(stdClass $submission, int $actorid = 0): array {
        $wanted = $this->wanted($submission);
        $placed = [];
        foreach ($wanted as $role => $count) {
            foreach (array_slice(array_keys($this->eligible((int) $submission->id)), 0, $count) as $reviewerid) {
                $placed[] = $this->place($submission, $reviewerid, $role, $actorid);
            }
        }
        if (count($placed) < array_sum($wanted)) {
            $this->ask_managers($submission, 'noreviewer');
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
        $submission = $this->submissions->get((int) $review->submissionid);
        $this->access->require_manage((int) $submission->microcredid, $actorid, (int) $submission->userid);
        return $this->lock->exclusively(
            (int) $submission->id,
            function (stdClass $submission) use ($reviewid, $reviewerid, $actorid) {
                $review = $this->reviews->get($reviewid);
                if (!in_array($review->status, review_repository::OPEN, true)) {
                    throw new refused('refused_finished');
                }
                $this->must_be_eligible($submission, $reviewerid);
                $this->take_away($submission, $review, get_string('note_reassigned', 'mod_microcred'), $actorid);
                return $this->place($submission, $reviewerid, $review->role, $actorid);
            }
        );
    }

    /**
     * Takes all reviews of a submission away, inside its lock: it was withdrawn.
     *
     * @param stdClass $submission
     * @param string $note
     * @param int $actorid
     */
    public function cancel(stdClass $submission, string $note, int $actorid): void {
        foreach ($this->reviews->active((int) $submission->id) as $review) {
            $this->take_away($submission, $review, $note, $actorid);
        }
    }

    /**
     * Takes one review out of its panel, inside the submission's lock.
     *
     * @param stdClass $submission
     * @param stdClass $review
     * @param string $note why
     * @param int $actorid
     */
    public function take_away(stdClass $submission, stdClass $review, string $note, int $actorid): void {
        $now = $this->clock->time();
        $this->reviews->update((int) $review->id, ['status' => 'void', 'note' => $note, 'timemodified' => $now]);
        calendar::review_done((int) $review->id);
        $this->record->add((int) $submission->microcredid, 'review_voided', (int) $submission->id, [
            'review' => (int) $review->id,
            'reviewer' => (int) $review->reviewerid,
            'by' => $actorid,
            'was' => $review->status,
            'reason' => record::commit($note),
        ]);
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        review_voided::of($submission, $this->access->context((int) $microcred->id), [
            'reviewid' => (int) $review->id,
        ], (int) $review->reviewerid)->trigger();
        $url = new moodle_url('/mod/microcred/queue.php', ['id' => $this->access->cm((int) $microcred->id)->id]);
        notifier::tell('assigned', (int) $review->reviewerid, $microcred, 'reviewvoided', $url, [
            'code' => $submission->blindcode,
        ]);
    }

    /**
     * Tells those who manage the activity that a panel needs them.
     *
     * @param stdClass $submission
     * @param string $key of the message's strings
     */
    public function ask_managers(stdClass $submission, string $key): void {
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        $context = $this->access->context((int) $microcred->id);
        $url = new moodle_url('/mod/microcred/submission.php', ['id' => $submission->id]);
        $managers = array_keys(get_users_by_capability($context, 'mod/microcred:manage', 'u.id', 'u.id'));
        // A manager who is the candidate has nothing to do with this; the page would refuse them.
        $managers = array_diff($managers, [(int) $submission->userid]);
        foreach ($this->access->sharing_group((int) $microcred->id, (int) $submission->userid, $managers) as $userid) {
            notifier::tell('submitted', (int) $userid, $microcred, $key, $url, ['code' => $submission->blindcode]);
        }
    }

    /**
     * How many reviewers of which role the panel still lacks.
     *
     * @param stdClass $submission
     * @return int[] role => count
     */
    public function wanted(stdClass $submission): array {
        $submissionid = (int) $submission->id;
        if ($submission->status === 'review') {
            $size = $this->versions->get((int) $submission->versionid)->reviewers();
            return ['rater' => max(0, $size - count($this->reviews->active($submissionid, 'rater')))];
        }
        if ($submission->status === 'adjudication') {
            $further = array_filter($this->reviews->active($submissionid), fn($review) => $review->role !== 'rater');
            $role = panel_rules::further_role($this->versions->get((int) $submission->versionid));
            return [$role => $further ? 0 : 1];
        }
        return [];
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
        global $DB;
        $context = $this->access->context($microcredid);
        $users = get_users_by_capability($context, 'mod/microcred:review', $fields, $sort);
        $users = array_filter($users, fn($user) => !$user->suspended);
        if (!$users) {
            return [];
        }
        // A course may have thousands of people: only about these is asked.
        [$sql, $params] = get_enrolled_sql($context, '', 0, true);
        [$in, $more] = $DB->get_in_or_equal(array_keys($users), SQL_PARAMS_NAMED, 'able');
        $entering = $DB->get_records_sql("SELECT e.id FROM ($sql) e WHERE e.id $in", $params + $more);
        if (count($entering) < count($users)) {
            // A trained panel often comes from outside the course: who may look into it need not be enrolled.
            $entering += get_users_by_capability($context, 'moodle/course:view', 'u.id');
        }
        return array_filter($users, fn($user) => isset($entering[$user->id]) || is_siteadmin($user->id));
    }

    /**
     * Makes the review's row and tells everybody and everything that needs to know.
     *
     * @param stdClass $submission
     * @param int $reviewerid
     * @param string $role
     * @param int $actorid
     * @return int the review's id
     */
    private function place(stdClass $submission, int $reviewerid, string $role, int $actorid): int {
        $microcred = $this->microcreds->get((int) $submission->microcredid);
        $now = $this->clock->time();
        $review = (object) [
            'submissionid' => (int) $submission->id,
            'reviewerid' => $reviewerid,
            'role' => $role,
            'status' => 'assigned',
            'assignedby' => $actorid,
            'timeassigned' => $now,
            'timedue' => $now + max(1, (int) $microcred->reviewdays) * DAYSECS,
            'timemodified' => $now,
        ];
        $review->id = $this->reviews->insert($review);
        $this->record->add((int) $microcred->id, 'review_assigned', (int) $submission->id, [
            'review' => $review->id,
            'reviewer' => $reviewerid,
            'role' => $role,
            'by' => $actorid,
        ]);
        review_assigned::of($submission, $this->access->context((int) $microcred->id), [
            'reviewid' => $review->id,
            'role' => $role,
        ], $reviewerid)->trigger();
        calendar::review_due($microcred, $review, $submission->blindcode);
        $url = new moodle_url('/mod/microcred/review.php', ['id' => $review->id]);
        notifier::tell('assigned', $reviewerid, $microcred, 'assigned', $url, [
            'code' => $submission->blindcode,
            'due' => userdate($review->timedue, get_string('strftimedate', 'langconfig')),
        ]);
        return $review->id;
    }

    /**
     * Refuses a reviewer who may not review this submission, saying why.
     *
     * @param stdClass $submission
     * @param int $reviewerid
     */
    private function must_be_eligible(stdClass $submission, int $reviewerid): void {
        $microcredid = (int) $submission->microcredid;
        $refusal = match (true) {
            $reviewerid === (int) $submission->userid => 'refused_ownwork',
            !in_array($reviewerid, $this->reviewers($microcredid), true) => 'refused_noreviewer',
            $this->reviews->of_reviewer((int) $submission->id, $reviewerid) !== null => 'refused_onpanel',
            !$this->access->shares_group($microcredid, (int) $submission->userid, $reviewerid) => 'refused_reviewergroup',
            default => null,
        };
        if ($refusal) {
            throw new refused($refusal);
        }
    }

    /**
     * Refuses a further reviewer whom the panel does not need.
     *
     * @param stdClass $submission
     * @param string $role
     */
    private function must_be_wanted(stdClass $submission, string $role): void {
        if (empty($this->wanted($submission)[$role])) {
            throw new refused('refused_panelfull');
        }
    }
}
