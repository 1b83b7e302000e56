<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/**
 * How far reviewers agree, from their original blind ratings. What is undefined is null, never 0 or 1; explain() says why.
 * docs/statistics.md says which figure answers which question.
 *
 * Ratings are one list for each reviewer over the same units: numbers within 1e100 of 0, null where there is none or it is
 * unscorable. A scale is the list of its 1 to 256 levels from the lowest, numbers or strings, all different: all that could
 * be given, not only what was. A TypeError or ValueError names the place of what it refuses, as [reviewer][unit], and says
 * so also where a figure would take more than some 10 seconds.
 *
 * @strict-properties
 * @not-serializable
 */
final class Agreement
{
    private function __construct() {}

    /**
     * Krippendorff's alpha (Krippendorff 2011, "Computing Krippendorff's alpha-reliability", sections C and D): 1 is perfect,
     * 0 is chance. Any number of reviewers, ratings may be missing; units with fewer than two ratings do not count.
     *
     * @param array $ratings list<list<int|float|null>>; none below 0, and at most 1000 different ones, for the ratio metric
     * @return float|null at most 1; null where no unit has two ratings, or all that count are the same
     */
    public static function alpha(array $ratings, Metric $metric): ?float {}

    /**
     * Percentile bootstrap (Efron & Tibshirani 1993, section 13.3) over the units that have two ratings or more. Percentiles
     * are those of Hyndman & Fan 1996, type 7; random numbers xoshiro256** seeded by splitmix64, as those of PHP's engine of
     * that name. The same seed gives the same interval everywhere, in whatever order units and reviewers come.
     *
     * @param float $confidence between 0 and 1, both excluded
     * @param int $resamples 1 to 1000000
     * @return array|null [low, high, used]: resamples in which alpha is undefined are left out; null where alpha is, or all are
     */
    public static function alphaInterval(array $ratings, Metric $metric, float $confidence, int $resamples, int $seed): ?array {}

    /**
     * alpha plus or minus Student's t times the jackknife's standard error (Efron & Tibshirani 1993, section 11.2) over those
     * units, cut off at 1. The better one for a few units.
     *
     * @return array|null [low, high, units]; null where alpha is undefined, also when one of the units is left out
     */
    public static function alphaJackknife(array $ratings, Metric $metric, float $confidence): ?array {}

    /**
     * Cohen's kappa (Cohen 1960), weighted by positions on the declared scale (Cohen 1968, formula 5).
     *
     * @param array $a one reviewer's levels: list<int|float|string|null>
     * @param array $b the other's, of the same units
     * @param array $scale list<int|float> or list<string>
     * @return float|null at most 1; null where no unit has both, or either reviewer's levels leave nothing to chance
     */
    public static function kappa(array $a, array $b, array $scale, Weighting $weighting): ?float {}

    /**
     * Fleiss' kappa (Fleiss 1971). Categories have no order; the raters of one unit need not be those of another.
     *
     * @param array $counts one row for each unit: how many raters chose each category, whole numbers up to 1000000
     * @return float|null at most 1; null where units have different numbers of ratings, or fewer than two, or all are the same
     */
    public static function fleiss(array $counts): ?float {}

    /**
     * Whether Fleiss' kappa is more than chance, as a whole and of each category against all others: the standard errors where
     * there is no agreement beyond chance (Fleiss, Nee & Landis 1979, for many units), and z, kappa divided by its error. z
     * above 1.96 is what chance gives in one of forty cases; it says nothing of how good the agreement is.
     *
     * Gives kappa, error, z, and categories, a list of the same three; of a category that nobody or everybody chose they are null.
     *
     * @param array $counts as of fleiss()
     * @return array|null array{kappa: float, error: float, z: float, categories: list<array>}; null where fleiss() is
     */
    public static function fleissTest(array $counts): ?array {}

    /**
     * Conger's exact kappa of several reviewers (Conger 1980): the same reviewers for all units, and chance reckoned
     * from what each of them tends to give; of two it is Cohen's. Categories have no order.
     *
     * @param array $ratings list<list<int|float|string|null>> of levels of the scale
     * @param array $scale list<int|float> or list<string>
     * @return float|null at most 1; null where a rating is missing, there is one reviewer, or all ratings are the same
     */
    public static function conger(array $ratings, array $scale): ?float {}

    /**
     * Gwet's AC1 (without weights; Gwet 2008) and AC2 (Gwet 2014, chapters 2 to 4, also for missing ratings): less shaken than
     * kappa where nearly all get the same level. A unit with one rating counts in what is expected by chance.
     *
     * @param array $ratings list<list<int|float|string|null>> of levels of the scale
     * @return float|null at most 1; null where no unit has two ratings, or the scale has one level
     */
    public static function ac(array $ratings, array $scale, Weighting $weighting): ?float {}

    /**
     * The intraclass correlations of Shrout & Fleiss 1979 (pages 421 to 423), and the D study of one facet (Shavelson & Webb
     * 1991, chapters 2 and 6), of targets that all judges rated.
     *
     * Gives targets, judges, mean; icc11, icc21, icc31 (of one judge), icc1k, icc2k, icc3k (of the mean of all): null where the
     * denominator is not above 0; bms, wms, jms, ems: mean squares between targets, within targets, between judges, residual;
     * variance: the components of targets, judges and residual, as estimated, so they can be below 0; dstudy: for 1 to $upto
     * judges, relative (E rho squared: the order of targets counts) and absolute (Phi: their level counts); severities: each
     * judge's mean less the mean of all, so below 0 is a strict one.
     *
     * @param array $matrix one row for each target, one number for each judge in it
     * @param int $upto 1 to 1000
     * @return array|null null where a rating is missing, there are fewer than two targets or judges, or all ratings are the same
     */
    public static function icc(array $matrix, int $upto = 10): ?array {}

    /**
     * The share of all pairs of ratings of the same unit that are no further apart than $within: all pairs in one pot, so a
     * unit with more ratings weighs more.
     *
     * @param float $within 0 or more: 0 for exact agreement, 1 for adjacent levels numbered by ones
     * @return float|null null where no unit has two ratings
     */
    public static function percent(array $ratings, float $within = 0.0): ?float {}

    /**
     * The same for each pair of reviewers, over the units that both rated. At most 500 reviewers.
     *
     * Gives a list with one array for each pair: a and b, the reviewers' keys in $ratings; units; share; difference, the mean
     * of a's rating less b's. share and difference are null where units is 0.
     *
     * @return array list<array{a: int|string, b: int|string, units: int, share: ?float, difference: ?float}>
     */
    public static function percentPairs(array $ratings, float $within = 0.0): array {}

    /**
     * The whole table of a micro-credential in one go. Only original blind reviews count: those of another role than rater are
     * told in `leftout`. Levels are taken by their position on the criterion's scale.
     *
     * Gives submissions, reviews, leftout, pairs, exact, adjacent (pooled over all criteria), and
     * - criteria: criterion id => levels, units, pairable (rated twice or more), raters, ratings, unscored (reviews without a
     *   level), pairs, given (how often each level was), exact, adjacent (same or next level), alpha (ordinal), low and high
     *   (its interval), used (resamples, or units of the jackknife), kappa (quadratic weights; where just two reviewers rated),
     *   ac (AC2, quadratic weights), why (figure, or interval => code, for each that is null; codes are those of explain())
     * - reviewers: reviewer id => ratings, pairs, exact, adjacent, difference (the mean of own level less the other's)
     *
     * @param array $reviews list of reviews in any order, each either
     *     ['submission' => id, 'reviewer' => id, 'role' => 'rater'|'adjudicator'|'agreed' (rater where it is not there),
     *     'levels' => [criterion id => level id or unscorable code]], or, faster,
     *     [submission id, reviewer id, [position on the scale from 0, or null, for each criterion in the rubric's order]].
     *     Ids are strings or integers. A reviewer reviews a submission once.
     * @param float $confidence of the interval, between 0 and 1, both excluded
     * @param int $resamples up to 1000000, and no more than can be done in some 20 seconds; 0 for the jackknife. See
     *     alphaInterval() and alphaJackknife()
     * @throws \ValueError also where a criterion or position is unknown, or a level belongs to another criterion
     */
    public static function table(Rubric $rubric, array $reviews, float $confidence = 0.95, int $resamples = 2000, int $seed = 1): array {}

    /**
     * A figure with what it leans on: statistic, value (what the method gives), code and reason (a word and an English sentence
     * where value is null, else null), units, pairable (with two ratings or more), raters (with at least one rating; for fleiss and
     * fleissTest the most that a unit has), ratings, pairs (of ratings of the same unit).
     *
     * Codes: no_units, no_pairs, one_value, one_level, no_resample, one_unit, one_value_left, uneven, incomplete, too_few,
     * not_two; docs/statistics.md says what they mean and what to do.
     *
     * @param string $statistic alpha, alphaInterval, alphaJackknife, kappa, fleiss, fleissTest, conger, ac, icc or percent
     * @param mixed $args the arguments of that method
     */
    public static function explain(string $statistic, mixed ...$args): array {}
}
