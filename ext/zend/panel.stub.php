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
}
