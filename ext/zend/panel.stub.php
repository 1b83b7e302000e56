<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * The reviewers of one submission.
 *
 * @strict-properties
 * @not-serializable
 */
final class Panel
{
    private function __construct() {}

    /**
     * What the reviews come to by the rules. Exact, and whatever the order of the reviews.
     *
     * A review is an array of `reviewer` (an id), `role` ("rater", "adjudicator" or "agreed") and `levels` (criterion id =>
     * level id or unscorable code). There is one rater's review for each reviewer that the rules want, and at most one
     * further review. All rate every criterion that is not carried; the further one may leave out what it does not count for.
     *
     * @param array $reviews a list of such arrays
     * @param array $carried criterion id => level id kept from an earlier attempt
     * @throws \ValueError where an id is unknown, missing or comes twice, or the rules are for another rubric
     */
    public static function decide(Rubric $rubric, Rules $rules, array $reviews, array $carried = []): Decision {}

    /**
     * What many submissions come to by the same rules, for a report: the outcome, the points and whether anything was triggered, as
     * decide() has them, without the explanations.
     *
     * A submission is one flat list: the levels of each reviewer, one reviewer after the other, each with one entry for each criterion
     * in the rubric's order: a level id, an unscorable code, or null where the criterion is carried or the further review leaves it
     * out. The raters that the rules want come first, in any order, and then the adjudicator's or the agreed review if there is one; who
     * they are makes no difference to what comes out. A query in the order of submission, role, reviewer and criterion fills such lists one
     * entry at a time. The lists that come back stand in the order of $submissions, whatever their keys are.
     *
     * @param array $submissions
     * @param array $carried by the key of its submission, where levels were kept from an earlier attempt: one entry
     *     for each criterion, null where nothing is carried
     * @return array{outcomes: list<string>, points: list<?float>, triggered: list<bool>} the values of Outcome; the points of the resolved
     *     score, null unless the outcome is "award" or "notyet"; and whether a trigger fired
     * @throws \TypeError where a submission is no list of strings and nulls
     * @throws \ValueError where one is too long or too short, an id is unknown or missing, or the rules are for another rubric. Both name
     *     the submission by its key, and reviewers by their place from 1.
     */
    public static function decideMany(Rubric $rubric, Rules $rules, array $submissions, array $carried = []): array {}
}
