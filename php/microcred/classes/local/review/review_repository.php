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

use mod_microcred\local\calendar;
use mod_microcred\local\required_row;
use mod_microcred\local\query;
use mod_microcred\local\refused;
use mod_microcred\local\submission\stage;
use moodle_database;
use stdClass;

/**
 * Reads and writes reviews with their ratings and citations.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class review_repository {
    /**
     * Constructor.
     */
    public function __construct(
        /** @var moodle_database the database */
        private readonly moodle_database $db,
        /** @var calendar the dates that people see */
        private readonly calendar $calendar,
    ) {
    }

    /**
     * One review.
     *
     * @param int $id
     * @return review
     */
    public function get(int $id): review {
        return review::of(required_row::get($this->db, 'review', ['id' => $id]));
    }

    /**
     * One review of a certain submission: ids in a request must belong together.
     *
     * @param int $id
     * @param int $submissionid
     * @return review
     */
    public function get_in(int $id, int $submissionid): review {
        return review::of(required_row::get($this->db, 'review', ['id' => $id, 'submissionid' => $submissionid]));
    }

    /**
     * The activity a review belongs to.
     *
     * @param int $id
     * @return int
     */
    public function microcred_of(int $id): int {
        $found = $this->db->get_field_sql(query::load('review_activity'), ['reviewid' => $id]);
        return (int) ($found ?: throw new refused('gone_review'));
    }

    /**
     * All reviews of a submission, oldest first: also those declined or void.
     *
     * @param int $submissionid
     * @return review[] keyed by id
     */
    public function of_submission(int $submissionid): array {
        return array_map(review::of(...), $this->db->get_records('microcred_review', ['submissionid' => $submissionid], 'id'));
    }

    /**
     * All reviews of some submissions.
     *
     * @param int[] $submissionids
     * @return review[][] by submission id, oldest first
     */
    public function of_submissions(array $submissionids): array {
        $found = array_fill_keys($submissionids, []);
        if ($submissionids) {
            $rows = $this->db->get_records_list('microcred_review', 'submissionid', array_values($submissionids), 'id');
            foreach ($rows as $row) {
                $found[(int) $row->submissionid][] = review::of($row);
            }
        }
        return $found;
    }

    /**
     * The reviews that count as the panel of a submission.
     *
     * @param int $submissionid
     * @param string|null $role only this role
     * @return review[] keyed by id
     */
    public function active(int $submissionid, ?string $role = null): array {
        return array_filter(
            $this->of_submission($submissionid),
            fn(review $review) => $review->status->counts() && ($role === null || $review->role === $role)
        );
    }

    /**
     * The review somebody has on a submission, if any.
     *
     * @param int $submissionid
     * @param int $reviewerid
     * @return review|null
     */
    public function of_reviewer(int $submissionid, int $reviewerid): ?review {
        $found = $this->db->get_record(
            'microcred_review',
            ['submissionid' => $submissionid, 'reviewerid' => $reviewerid]
        );
        return $found ? review::of($found) : null;
    }

    /**
     * Adds a review.
     *
     * @param stdClass $review
     * @return int its id
     */
    public function insert(stdClass $review): int {
        return (int) $this->db->insert_record('microcred_review', $review);
    }

    /**
     * Changes some fields of a review.
     *
     * @param int $id
     * @param array $fields
     */
    public function update(int $id, array $fields): void {
        $this->db->update_record('microcred_review', (object) (['id' => $id] + $fields));
    }

    /**
     * How many open reviews each of some people has, on the whole site.
     *
     * @param int[] $userids
     * @return int[] keyed by user id, 0 for those without
     */
    public function loads(array $userids): array {
        if (!$userids) {
            return [];
        }
        [$in, $params] = $this->db->get_in_or_equal($userids, SQL_PARAMS_NAMED, 'u');
        $sql = str_replace('/*users*/', $in, query::load('reviewer_load'));
        return array_replace(array_fill_keys($userids, 0), array_map(
            'intval',
            $this->db->get_records_sql_menu($sql, $params)
        ));
    }

    /**
     * How many reviews of an activity wait for one reviewer.
     *
     * @param int $microcredid
     * @param int $userid
     * @return int
     */
    public function open(int $microcredid, int $userid): int {
        return (int) $this->db->get_field_sql(query::load('open_reviews'), [
            'reviewerid' => $userid,
            'microcredid' => $microcredid,
        ]);
    }

    /**
     * The reviews of one reviewer in one activity: open ones first, oldest due first, then the locked ones, newest first.
     *
     * @param int $microcredid
     * @param int $userid
     * @param int $from how many to leave out
     * @param int $limit how many at most
     * @return stdClass[] keyed by review id
     */
    public function queue(int $microcredid, int $userid, int $from, int $limit): array {
        return $this->db->get_records_sql(query::load('review_queue'), [
            'microcredid' => $microcredid,
            'reviewerid' => $userid,
        ], $from, $limit);
    }

    /**
     * Open reviews that are due before a time and whose reviewer was not reminded since another.
     *
     * @param int $duebefore
     * @param int $remindedbefore
     * @return stdClass[] keyed by review id
     */
    public function to_remind(int $duebefore, int $remindedbefore): array {
        [$rated, $params] = $this->db->get_in_or_equal(
            stage::values(fn(stage $stage) => $stage->is_rated()),
            SQL_PARAMS_NAMED,
            'stage'
        );
        $sql = str_replace('/*rated*/', $rated, query::load('reviews_to_remind'));
        return $this->db->get_records_sql($sql, $params + [
            'duebefore' => $duebefore,
            'remindedbefore' => $remindedbefore,
        ], 0, 1000);
    }

    /**
     * What a review says, by criterion.
     *
     * @param int $reviewid
     * @return stdClass[] criterion id => {level, reason, citations: int[]}
     */
    public function ratings(int $reviewid): array {
        return $this->ratings_of([$reviewid])[$reviewid] ?? [];
    }

    /**
     * What some reviews say, by review and criterion.
     *
     * @param int[] $reviewids
     * @return stdClass[][] review id => criterion id => {id, level, reason, citations: int[]}
     */
    public function ratings_of(array $reviewids): array {
        if (!$reviewids) {
            return [];
        }
        $db = $this->db;
        $ratings = $db->get_records_list('microcred_rating', 'reviewid', $reviewids, 'id');
        $found = array_fill_keys($reviewids, []);
        foreach ($ratings as $rating) {
            $rating->reason = (string) $rating->reason;
            $rating->citations = [];
            $found[(int) $rating->reviewid][$rating->criterion] = $rating;
        }
        if ($ratings) {
            $citations = $db->get_records_list('microcred_citation', 'ratingid', array_keys($ratings), 'id');
            foreach ($citations as $citation) {
                $ratings[$citation->ratingid]->citations[] = (int) $citation->evidenceid;
            }
        }
        return $found;
    }

    /**
     * Writes what a review says on one criterion.
     *
     * @param int $reviewid
     * @param string $criterion
     * @param string $level a level id, an unscorable code, or '' for none yet
     * @param string $reason
     * @param int[] $citations evidence ids
     * @param int $now
     */
    public function save_rating(
        int $reviewid,
        string $criterion,
        string $level,
        string $reason,
        array $citations,
        int $now
    ): void {
        $db = $this->db;
        $old = $db->get_record('microcred_rating', ['reviewid' => $reviewid, 'criterion' => $criterion]);
        // An empty reason is stored as null, so that the queue counts finished criteria alike on every database.
        $row = (object) ['reviewid' => $reviewid, 'criterion' => $criterion, 'level' => $level,
            'reason' => $reason === '' ? null : $reason, 'timemodified' => $now];
        if ($old) {
            $row->id = $old->id;
            $db->update_record('microcred_rating', $row);
        } else {
            $row->id = $db->insert_record('microcred_rating', $row);
        }
        $before = $db->get_records_menu('microcred_citation', ['ratingid' => $row->id], '', 'id, evidenceid');
        $before = array_map('intval', $before);
        foreach (array_diff($before, $citations) as $id => $gone) {
            $db->delete_records('microcred_citation', ['id' => $id]);
        }
        foreach (array_diff($citations, $before) as $new) {
            $db->insert_record('microcred_citation', (object) ['ratingid' => $row->id, 'evidenceid' => $new]);
        }
    }

    /**
     * Takes away reviews, ratings, citations and decisions of some submissions: for reset and erasure only.
     *
     * @param int[] $submissionids
     */
    public function delete_of_submissions(array $submissionids): void {
        $db = $this->db;
        foreach (array_chunk($submissionids, 500) as $some) {
            [$in, $params] = $db->get_in_or_equal($some);
            $reviews = $db->get_fieldset_select('microcred_review', 'id', "submissionid $in", $params);
            if ($reviews) {
                [$inreviews, $reviewparams] = $db->get_in_or_equal($reviews);
                $ratings = "SELECT id FROM {microcred_rating} WHERE reviewid $inreviews";
                $db->delete_records_select('microcred_citation', "ratingid IN ($ratings)", $reviewparams);
                $db->delete_records_select('microcred_rating', "reviewid $inreviews", $reviewparams);
                $this->calendar->reviews_done(array_map('intval', $reviews));
                $db->delete_records_select('microcred_review', "id $inreviews", $reviewparams);
            }
            $db->delete_records_select('microcred_decision', "submissionid $in", $params);
        }
    }
}
