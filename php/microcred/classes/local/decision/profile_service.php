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

namespace mod_microcred\local\decision;

use mod_microcred\local\activity\rubric_view;
use mod_microcred\local\activity\version;
use mod_microcred\local\activity\version_service;
use mod_microcred\local\review\review;
use mod_microcred\local\review\review_repository;
use mod_microcred\local\review\review_status;
use mod_microcred\local\submission\attempt;
use mod_microcred\local\submission\evidence_repository;
use stdClass;

/**
 * A decision for people: criterion by criterion what the panel said and why, and how the rules made one result of it.
 *
 * Everything is read from the stored decision and the locked reviews; nothing is worked out again. Reviewers are numbered
 * in the order in which they were assigned, never named.
 *
 * @package    mod_microcred
 * @copyright  2026 Microcred contributors
 * @license    https://www.gnu.org/copyleft/gpl.html GNU GPL v3 or later
 */
class profile_service {
    /**
     * Collaborators.
     */
    public function __construct(
        /** @var review_repository */
        private readonly review_repository $reviews,
        /** @var evidence_repository */
        private readonly evidence_repository $evidence,
        /** @var version_service */
        private readonly version_service $versions,
    ) {
    }

    /**
     * The profile of one decision.
     *
     * @param attempt $attempt
     * @param stdClass $decision
     * @param bool $withgrade whether it also tells the grade: a candidate may have to wait for that until the gradebook shows it
     * @return stdClass outcome, words (how it was decided), criteria, total, explanation
     */
    public function of(attempt $attempt, stdClass $decision, bool $withgrade = false): stdClass {
        $reviews = $this->locked($this->reviews->of_submission($attempt->id));
        $version = $this->versions->get($attempt->versionid);
        $profile = $this->profile(
            $version,
            $decision,
            $reviews,
            $this->reviews->ratings_of(array_keys($reviews)),
            $this->evidence_labels($attempt->id)
        );
        $document = json_decode($decision->document);
        $explanation = new explanation($version, $this->reviewer_names($reviews));
        $profile->explanation = $explanation->of($document);
        $profile->explanation->grade = $withgrade && $decision->grade !== null
            ? (string) $explanation->grade($document, (float) $decision->grade) : '';
        return $profile;
    }

    /**
     * The profile as feedback for the gradebook.
     *
     * @param stdClass[] $decisions by user id, each with submissionid and versionid
     * @return string[] HTML by user id; empty where a decision is not released
     */
    public function feedback(array $decisions): array {
        global $OUTPUT;
        $feedback = [];
        // In portions: a whole course may be graded again at once.
        foreach (array_chunk($decisions, 200, true) as $some) {
            $released = array_filter($some, fn($decision) => (bool) $decision->timereleased);
            $reviews = $this->reviews->of_submissions(array_map(fn($decision) => (int) $decision->submissionid, $released));
            $ratings = $this->reviews->ratings_of(array_keys($this->locked(array_merge(...$reviews ?: [[]]))));
            foreach ($some as $userid => $decision) {
                if (!isset($released[$userid])) {
                    $feedback[$userid] = '';
                    continue;
                }
                $version = $this->versions->get((int) $decision->versionid);
                $own = $this->locked($reviews[(int) $decision->submissionid] ?? []);
                $profile = $this->profile($version, $decision, $own, $ratings, []);
                $feedback[$userid] = $OUTPUT->render_from_template('mod_microcred/grade_feedback', $profile);
            }
        }
        return $feedback;
    }

    /**
     * Puts a decision, its reviews and its version together.
     *
     * @param version $version
     * @param stdClass $row the decision
     * @param review[] $reviews locked ones, by id
     * @param stdClass[][] $ratings by review id and criterion
     * @param string[] $evidence labels by id
     * @return stdClass
     */
    private function profile(version $version, stdClass $row, array $reviews, array $ratings, array $evidence): stdClass {
        $document = json_decode($row->document);
        $names = $this->reviewer_names($reviews);
        $titles = array_column($version->criteria(), 'title', 'id');
        $results = array_column($document->criteria, null, 'id');
        $raters = array_filter($reviews, fn($review) => $review->role === 'rater');
        $criteria = [];
        foreach ($version->criteria() as $criterion) {
            $criteria[] = $this->criterion($version, $criterion, $results[$criterion['id']], $names, $ratings, $evidence);
        }
        return (object) [
            'outcome' => $row->outcome,
            'outcomename' => get_string('outcome_' . $row->outcome, 'mod_microcred'),
            'awarded' => $row->outcome === 'award',
            'words' => (new decision_words($titles))->sentences($document, count($raters)),
            'criteria' => $criteria,
            'total' => $document->total ? (object) [
                'name' => explanation::total_name($document->total),
                'value' => reckoning::number($document->total->value),
                'cut' => reckoning::number($document->total->cut),
                'met' => (bool) $document->total->met,
            ] : null,
        ];
    }

    /**
     * One criterion of a profile.
     *
     * @param version $version
     * @param array $criterion
     * @param stdClass $result of the decision
     * @param string[] $names of reviewers, by review id
     * @param stdClass[][] $ratings by review id and criterion
     * @param string[] $evidence labels by id
     * @return stdClass
     */
    private function criterion(
        version $version,
        array $criterion,
        stdClass $result,
        array $names,
        array $ratings,
        array $evidence
    ): stdClass {
        $levels = array_column($criterion['levels'], null, 'id');
        $counted = array_column($result->inputs, 'counted', 'reviewer');
        $reviews = [];
        foreach ($names as $reviewid => $name) {
            $rating = $ratings[$reviewid][$criterion['id']] ?? null;
            if ($rating) {
                $reviews[] = (object) [
                    'name' => $name,
                    'level' => $this->level_name($version, $levels, $rating->level),
                    'text' => $levels[$rating->level]['text'] ?? '',
                    'reason' => $rating->reason,
                    'cites' => array_values(array_intersect_key($evidence, array_flip($rating->citations))),
                    'counted' => (bool) ($counted[$reviewid] ?? false),
                ];
            }
        }
        return (object) [
            'id' => $criterion['id'],
            'title' => $criterion['title'],
            'text' => $criterion['text'] ?? '',
            'level' => $result->level !== null ? $this->level_name($version, $levels, $result->level) : null,
            'value' => $result->value === null ? null : reckoning::number($result->resolved),
            'fraction' => $this->share($criterion['levels'], $result->value),
            'mustpass' => $result->cut !== null,
            'cut' => $result->cut !== null ? $this->level_name($version, $levels, $result->cut->level) : null,
            'cutfraction' => $result->cut !== null ? $this->share($criterion['levels'], $result->cut->points ?? null) : null,
            'met' => $result->met,
            'isunscorable' => $result->value === null,
            'rule' => get_string('rule_' . $result->rule, 'mod_microcred'),
            'reviews' => $reviews,
        ];
    }

    /**
     * Where a value lies between the lowest and the highest level, for a bar: for the eye only.
     *
     * @param array[] $levels
     * @param float|string|null $value
     * @return int|null percent
     */
    private function share(array $levels, float|string|null $value): ?int {
        $points = array_column($levels, 'points');
        if (count($points) !== count($levels) || in_array(null, $points, true)) {
            $points = array_keys($levels);
        }
        if ($value === null || !is_numeric($value) || max($points) <= min($points)) {
            return null;
        }
        return (int) round(100 * ($value - min($points)) / (max($points) - min($points)));
    }

    /**
     * What a level is called.
     *
     * @param version $version
     * @param array[] $levels by id
     * @param string $level a level's id or an unscorable code
     * @return string
     */
    private function level_name(version $version, array $levels, string $level): string {
        if (!isset($levels[$level])) {
            return $version->unscorable()[$level] ?? $level;
        }
        $place = (int) array_search($level, array_map('strval', array_keys($levels)), true);
        return rubric_view::short($levels[$level], $place);
    }

    /**
     * Numbers in the place of names.
     *
     * @param review[] $reviews by id
     * @return string[] by review id
     */
    private function reviewer_names(array $reviews): array {
        $number = 0;
        $names = [];
        foreach ($reviews as $review) {
            $names[$review->id] = $review->is_rating()
                ? get_string('reviewernumber', 'mod_microcred', ++$number)
                : get_string('reviewer_' . $review->role, 'mod_microcred');
        }
        return $names;
    }

    /**
     * The reviews that are locked.
     *
     * @param review[] $reviews
     * @return review[] by id
     */
    private function locked(array $reviews): array {
        $locked = array_filter($reviews, fn(review $review) => $review->status === review_status::Locked);
        return array_column($locked, null, 'id');
    }

    /**
     * How evidence is called in a profile.
     *
     * @param int $submissionid
     * @return string[] by evidence id
     */
    private function evidence_labels(int $submissionid): array {
        $labels = [];
        foreach ($this->evidence->of_submission($submissionid) as $item) {
            $labels[(int) $item->id] = get_string('evidencelabel', 'mod_microcred', (object) [
                'number' => (int) $item->sortorder,
                'title' => $item->title,
            ]);
        }
        return $labels;
    }
}
