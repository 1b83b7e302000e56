<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * What a filled-in or resolved rubric adds up to.
 *
 * @strict-properties
 * @not-serializable
 */
final class Score
{
    /** The sum of what is scored, unweighted; 0 where the rubric has no points. */
    public readonly float $points;

    /** The least that the whole rubric can give. */
    public readonly float $minimum;

    /** The most that the whole rubric can give. */
    public readonly float $maximum;

    /**
     * Of each scored criterion, by id: `level`, the id of the level with just this value, or null where it lies between
     * levels; `points` as a float and `exact` as a decimal or a fraction ("7/3"), both null where the rubric has no points.
     *
     * @var array<string, array{level: ?string, points: ?float, exact: ?string}>
     */
    public readonly array $profile;

    /**
     * The other criteria, by id: the unscorable code, or null where nothing was chosen.
     *
     * @var array<string, ?string>
     */
    public readonly array $unscored;

    private function __construct() {}

    /**
     * The grade by the formula of Moodle's rubric, in its order of operations.
     *
     * @param float $low the lowest grade of the range: 0 for points, 1 for a scale
     * @param float $high the highest: the maximum grade, or the number of the scale's items
     * @param bool $lockzero Moodle's option "lockzeropoints"
     * @param bool $whole whether grades are whole numbers, as those of a scale are
     * @return float|null null where a criterion is unscored, or the formula is not defined for this rubric
     * @throws \ValueError where low or high is not finite, or high is below low
     */
    public function grade(float $low, float $high, bool $lockzero, bool $whole = false): ?float {}
}
