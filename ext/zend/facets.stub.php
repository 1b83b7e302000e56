<?php

/**
 * @generate-class-entries
 * @generate-legacy-arginfo 80100
 */

namespace Microcred;

/** Whether all criteria share one set of thresholds (Wright & Masters 1982, Rating Scale Analysis, chapter 3). */
enum FacetsThresholds: string
{
    /** Andrich 1978: the steps of the scale lie equally far apart on every criterion, which all have as many levels. */
    case RatingScale = "rating-scale";
    /** Masters 1982: each criterion has steps of its own, and may have levels of its own. */
    case PartialCredit = "partial-credit";
}

/** What becomes of somebody or something with only lowest or only highest ratings, for whom no finite measure is the likeliest. */
enum FacetsExtremes: string
{
    /** No measure; the ratings are told and count for nobody else. */
    case LeftOut = "left-out";
    /** The measure that goes with a score 0.3 points short of the extreme one (Linacre's adjustment), the others as without them. */
    case Adjusted = "adjusted";
}

/**
 * How severe each reviewer is, apart from the work they happened to see: a many-facet Rasch model (Linacre 1989, Many-Facet
 * Rasch Measurement) of who was rated by whom on what, by joint maximum likelihood:
 *
 *     log(P_nijx / P_nij(x-1)) = B_n - D_i - C_j - F_x
 *
 * B_n: how good candidate n's work is; D_i: the severity of reviewer i; C_j: the difficulty of criterion j; F_x: the threshold
 * from level x - 1 to level x. Measures are in logits.
 *
 * Origin: severities sum to zero, difficulties sum to zero, and each set of thresholds sums to zero, from the lowest to the
 * highest level in use; the candidates float. The sums are over what is not extreme.
 *
 * A level that nobody was given has probability zero and no threshold; the levels around it keep their positions. Standard errors
 * take the other measures as known. Measures by joint maximum likelihood are spread a little too far, the more so the fewer
 * ratings each candidate has; see docs/statistics.md.
 *
 * @strict-properties
 * @not-serializable
 */
final class Facets
{
    /**
     * Why nothing has a measure, or null where the fit is sound:
     *   - no_ratings; one_category (all ratings are the same); all_extreme (nothing is left once the extreme are out);
     *   - disconnected: parts of the design cannot be compared, see $subsets;
     *   - unbounded: the ratings do not hold the measures, the likelihood grows as they run away from each other (past log odds of 30);
     *   - not_converged: the measures did not settle within the iterations allowed.
     */
    public readonly ?string $reason;

    /** The same in a sentence, in English. */
    public readonly ?string $explanation;

    /**
     * By id:
     *   - ratings: how many; score: the sum of their positions;
     *   - measure, error (logits): the likeliest measure, and 1 / sqrt(information);
     *   - fair: the position to expect on average over the criteria from a reviewer of average severity (Linacre's fair average);
     *   - infit, outfit: mean squares of the residuals, weighted by information and not; 1 is expected, more is erratic, less is
     *     too regular (Wright & Stone 1979; Wright & Masters 1982, chapter 5); infitz, outfitz: the same as standard normal
     *     deviates (Wilson & Hilferty's cube root, with at least one degree of freedom);
     *   - extreme: "lowest" or "highest" where all ratings are, of the levels in use once what else is extreme is out; else null;
     *   - reason: null, or why there is no measure: no_ratings; extreme; one_category; no_information (all ratings are shared with
     *     something extreme); or the reason of the whole fit.
     * What is undefined is null: of the extreme there is no infit and outfit.
     *
     * @var array<array-key, array{ratings: int, score: int, measure: ?float, error: ?float, fair: ?float, infit: ?float,
     *     outfit: ?float, infitz: ?float, outfitz: ?float, extreme: ?string, reason: ?string}>
     */
    public readonly array $candidates;

    /** The same of reviewers; a higher measure is more severe. fair: the position to expect from them for the average candidate. */
    public readonly array $reviewers;

    /** The same of criteria; a higher measure is more difficult. fair: the position to expect on it of the average candidate. */
    public readonly array $criteria;

    /**
     * Sets of thresholds: one of all criteria, or one for each.
     *   - criteria: their ids;
     *   - levels: of each position, count (ratings that the fit used), threshold and error: null of the lowest level in use, and
     *     into or out of a level not in use.
     *
     * @var list<array{criteria: list<int|string>, levels: list<array{count: int, threshold: ?float, error: ?float}>}>
     */
    public readonly array $thresholds;

    /**
     * Of "candidates", "reviewers" and "criteria", over those that are not extreme (Wright & Masters 1982, p. 91-92, 105-106):
     *   - estimated: how many; mean, sd (with n - 1); rmse: root of the mean squared error;
     *   - separation: true spread over rmse, null where there is none; strata: (4 separation + 1) / 3, how many groups can be told apart;
     *   - reliability: 1 - rmse^2 / sd^2, as estimated, so it can be negative: of reviewers, high means that they are not interchangeable;
     *   - chisquare: of equal measures, with df degrees of freedom.
     *
     * @var array<string, array{estimated: int, mean: ?float, sd: ?float, rmse: ?float, separation: ?float, strata: ?float,
     *     reliability: ?float, chisquare: ?float, df: int}>
     */
    public readonly array $facets;

    /** As connected() gives it, of the ratings that the fit used. */
    public readonly array $subsets;

    /**
     * ratings: how many there are; missing: how many are null; used: those that bear on the fit, without those of the extreme.
     *
     * @var array{ratings: int, missing: int, used: int}
     */
    public readonly array $counts;

    /**
     * iterations; change: the largest of the last one, in logits; residual: the largest difference between a score, or how often a
     * level was given, and what the model expects; tolerance, as asked for; loglikelihood. Null where there was no iteration.
     *
     * @var array{iterations: int, change: ?float, residual: ?float, tolerance: float, loglikelihood: ?float}
     */
    public readonly array $convergence;

    private function __construct() {}

    /**
     * Fits the model by Newton's method, until no measure changes by more than $tolerance logits.
     *
     * The first four are parallel lists, an entry for each rating; the same candidate, reviewer and criterion may come up again.
     *
     * @param array $candidates list<int|string> ids
     * @param array $reviewers list<int|string> ids, up to 1000 different ones
     * @param array $criteria list<int|string> ids
     * @param array $ratings list<?int> up to 1000000 positions on the criterion's scale, 0 the lowest; null where there is none
     * @param array $levels array<array-key, int> criterion id => how many levels it has, 2 to 256; the same of all for a rating scale
     * @param float $tolerance 1.0E-12 or more, below 1
     * @param int $iterations 1 to 1000
     * @throws \ValueError where lists differ in length, a criterion or a position is unknown, or a bound is exceeded: those above,
     *     1000 reviewers, criteria and free thresholds together, 20000000 for candidates times criteria, and 500000000 for ratings
     *     times the square of the levels (so a million ratings may have 22 levels)
     */
    public static function fit(array $candidates, array $reviewers, array $criteria, array $ratings, array $levels,
        FacetsThresholds $thresholds, FacetsExtremes $extremes, float $tolerance = 1.0E-9, int $iterations = 100): Facets {}

    /**
     * Which measures a design lets one compare: those of the same list. It is connected when each facet is one list. (It is not
     * enough that all is linked: where each reviewer sees other candidates, severity cannot be told from poor work.)
     *
     * @param array $ratings as in fit(); only whether there is one counts
     * @return array connected (bool); candidates, reviewers, criteria: lists of lists of ids; what has no rating is in none
     * @throws \ValueError as in fit()
     */
    public static function connected(array $candidates, array $reviewers, array $criteria, array $ratings): array {}
}
