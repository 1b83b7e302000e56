<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * How far reviewers agree, from their original blind ratings. What is undefined is null, never 0 or 1.
 *
 * Ratings are one list for each reviewer over the same units: numbers, null where there is none or it is unscorable.
 *
 * @strict-properties
 * @not-serializable
 */
final class Agreement
{
    private function __construct() {}

    /**
     * Krippendorff's alpha (Krippendorff 2011). Units with fewer than two ratings do not count.
     *
     * @param array $ratings list<list<int|float|null>>; none below 0 for the ratio metric
     * @return float|null null where no unit has two ratings, or all that count are the same
     */
    public static function alpha(array $ratings, Metric $metric): ?float {}

    /**
     * Percentile bootstrap over the units that have two ratings or more; xoshiro256** seeded by splitmix64.
     *
     * @param float $confidence between 0 and 1, both excluded
     * @param int $resamples 1 to 1000000
     * @return array|null [low, high, used]: resamples in which alpha is undefined are left out; null where alpha is, or all are
     */
    public static function alphaInterval(array $ratings, Metric $metric, float $confidence, int $resamples, int $seed): ?array {}

    /**
     * alpha plus or minus Student's t times the jackknife's standard error over those units, cut off at 1.
     *
     * @return array|null [low, high, units]; null where alpha is undefined, also when one of the units is left out
     */
    public static function alphaJackknife(array $ratings, Metric $metric, float $confidence): ?array {}

    /**
     * The share of all pairs of ratings of the same unit that are no further apart than $within.
     *
     * @return float|null null where no unit has two ratings
     */
    public static function percent(array $ratings, float $within = 0.0): ?float {}
}
