/*
 * How far reviewers agree. Every figure comes from the original ratings; what is undefined says so, and is never 0 or 1.
 * Formulas stand beside their sources, in the letters of those papers.
 */
#ifndef MC_STATS_H
#define MC_STATS_H

#include "../base/base.h"

/* What a figure came to: a number, or why there is none. */
typedef enum {
	MC_DEFINED = 0,
	MC_UNDEFINED_NO_UNITS,  /* nothing was handed in */
	MC_UNDEFINED_NO_PAIRS,  /* no unit was rated twice */
	MC_UNDEFINED_ONE_VALUE, /* all ratings that count are the same: agreement by chance cannot be told from any other */
	MC_UNDEFINED_ONE_LEVEL, /* the scale has one level */
	MC_UNDEFINED_RESAMPLES, /* no resample had two values */
	MC_UNDEFINED_ONE_UNIT,  /* one pairable unit: nothing can be left out */
	MC_UNDEFINED_LEFT_OUT,  /* without one of the units, all ratings are the same */
	MC_UNDEFINED_UNEVEN,    /* the units have different numbers of ratings */
	MC_UNDEFINED_INCOMPLETE, /* a rating is missing where all are needed */
	MC_UNDEFINED_TOO_FEW,    /* fewer than two targets or two judges */
	MC_UNDEFINED_NOT_TWO     /* more than two raters, of a figure for two */
} mc_defined;

/* A name for programs and a sentence for people; NULL where the figure is defined. */
const char *mc_defined_code(mc_defined defined);
const char *mc_defined_sentence(mc_defined defined);

/* A figure, or why there is none. */
typedef struct {
	double value;
	mc_defined defined;
} mc_figure;

/* So far from 0 may a rating be: its square, and sums of squares, stay finite. */
#define MC_RATING_MAX 1e100

/* The ratings of several raters of the same units; NaN is a missing one. */
typedef struct {
	const double *rating; /* rating[rater * units + unit] */
	size_t raters;
	size_t units;
} mc_ratings;

/* What a figure leans on. */
typedef struct {
	size_t units;    /* as handed in */
	size_t pairable; /* rated at least twice */
	size_t raters;   /* with at least one rating */
	size_t ratings;
	double pairs;    /* two ratings of the same unit */
} mc_counts;

void mc_ratings_count(const mc_ratings *ratings, mc_counts *counts);

/* Krippendorff 2011, section D: the difference functions. */
typedef enum { MC_METRIC_NOMINAL, MC_METRIC_ORDINAL, MC_METRIC_INTERVAL, MC_METRIC_RATIO } mc_metric;

/* Of the ratio metric, which compares every value with every other one. */
#define MC_RATIO_VALUES 1000
/* Steps of work for an interval, a step being about a nanosecond: nobody waits longer for a figure. */
#define MC_INTERVAL_STEPS 12e9

typedef struct {
	double low;
	double high;
	size_t used; /* resamples (bootstrap) or units (jackknife) that the interval leans on */
} mc_interval;

/* MC_E_LIMIT where the data exceed a bound above. The ratio metric wants values of 0 and more. */
mc_result mc_alpha(const mc_ratings *ratings, mc_metric metric, double *alpha, mc_defined *defined);
/*
 * Percentiles (Hyndman & Fan 1996, type 7) of alpha over resamples of the pairable units, with replacement. Random numbers:
 * xoshiro256** seeded by splitmix64; so the same seed gives the same interval everywhere.
 */
mc_result mc_alpha_bootstrap(const mc_ratings *ratings, mc_metric metric, double confidence, size_t resamples,
	uint64_t seed, mc_interval *interval, mc_defined *defined);
/* alpha plus or minus Student's t times the jackknife's standard error over pairable units; cut off at 1. */
mc_result mc_alpha_jackknife(
	const mc_ratings *ratings, mc_metric metric, double confidence, mc_interval *interval, mc_defined *defined);

typedef enum { MC_WEIGHT_NONE, MC_WEIGHT_LINEAR, MC_WEIGHT_QUADRATIC } mc_weighting;

/* Of a scale. */
#define MC_SCALE_LEVELS 256

/* How much a disagreement between two positions of the scale counts, from 0 to 1. */
double mc_disagreement(mc_weighting weighting, size_t i, size_t j, size_t levels);

/*
 * Cohen 1968: observed[i * levels + j] units got level i from the first and j from the second rater; disagreement likewise
 * (its unit does not matter).
 */
mc_defined mc_kappa_table(const double *observed, const double *disagreement, size_t levels, double *kappa);
/* a and b are positions on the scale, -1 is missing; pairs is how many units count. */
mc_result mc_kappa(const int32_t *a, const int32_t *b, size_t units, size_t levels, mc_weighting weighting,
	double *kappa, size_t *pairs, mc_defined *defined);

/* Fleiss 1971: count[i * categories + j] raters put unit i in category j. */
mc_defined mc_fleiss(const double *count, size_t units, size_t categories, double *kappa);
/* A kappa, how far chance alone would let it stray, and how many times that it lies above 0. */
typedef struct {
	double kappa;
	double error;
	double z;
} mc_fleiss_test_result;

/*
 * Fleiss, Nee & Landis 1979: the large-sample standard errors where there is no agreement beyond chance, of the whole and of
 * each category against all others. category has room for as many; one that nobody or everybody chose has NaN in it.
 */
mc_defined mc_fleiss_test(const double *count, size_t units, size_t categories, mc_fleiss_test_result *whole,
	mc_fleiss_test_result *category);
/* raters is the most that one unit has: who they are is not known. */
void mc_fleiss_count(const double *count, size_t units, size_t categories, mc_counts *counts);

/*
 * Conger 1980: the exact kappa of several raters, who are the same for all units; chance is what each pair's own habits make of
 * it. position[rater * units + unit] is below levels, which is at most MC_SCALE_LEVELS; one that is missing leaves it undefined.
 */
mc_defined mc_conger(const int32_t *position, size_t raters, size_t units, size_t levels, double *kappa);

/* Gwet 2014, Handbook of Inter-Rater Reliability: AC1 (no weights) and AC2; position[rater * units + unit], -1 is missing. */
mc_result mc_ac(const int32_t *position, size_t raters, size_t units, size_t levels, mc_weighting weighting,
	double *ac, mc_defined *defined);

/* Pooled over all pairs of ratings of the same unit: the share that differs by no more than within. */
mc_result mc_percent(const mc_ratings *ratings, double within, double *share, mc_defined *defined);

/* Two raters beside each other, over the units that both rated. */
typedef struct {
	size_t units;
	double share; /* of units where they differ by no more than within; NaN where there are none, as is difference */
	double difference; /* the mean of a's rating less b's: above 0, a gives more */
} mc_pair;

void mc_percent_pair(const mc_ratings *ratings, size_t a, size_t b, double within, mc_pair *pair);

/* Shrout & Fleiss 1979; a NaN stands where the denominator is not positive. */
typedef struct {
	double icc[6];            /* (1,1) (2,1) (3,1) (1,k) (2,k) (3,k) */
	double bms, wms, jms, ems;
	double v_p, v_r,
		v_pr; /* Shavelson & Webb 1991: the components of a p x r design; as estimated, so they can be negative */
	double mean;
} mc_icc_result;

/* rating[target * judges + judge]; severity has room for judges: how far each judge's mean lies above the mean of all. */
mc_defined mc_icc(const double *rating, size_t targets, size_t judges, mc_icc_result *result, double *severity);
/* units are the targets. */
void mc_icc_count(const double *rating, size_t targets, size_t judges, mc_counts *counts);
/* The D study: with so many raters, E rho^2 (their order counts) and Phi (their level counts); NaN where undefined. */
void mc_icc_d_study(const mc_icc_result *result, size_t raters, double *erho2, double *phi);

#endif
