/*
 * A many-facet Rasch model of ratings (Linacre 1989, Many-Facet Rasch Measurement), by joint maximum likelihood:
 *
 *   log(P_nijx / P_nij(x-1)) = B_n - D_i - C_j - F_x
 *
 * for candidate n, reviewer i (D: severity), criterion j (C: difficulty) and step x of the scale. F is one set of
 * thresholds for all criteria (Andrich 1978: rating scale) or one for each (Masters 1982: partial credit).
 *
 * Origin: the severities sum to zero, the difficulties sum to zero, and so does each set of thresholds; candidates float.
 * Sums are over what the fit itself estimates, without the extreme.
 */
#ifndef MC_FACETS_H
#define MC_FACETS_H

#include "../base/base.h"

/* Bounds, so that memory and time are bounded: about 50 MB beside what is handed in. */
#define MC_FACETS_RATINGS 1000000
#define MC_FACETS_LEVELS 256
/* Reviewers, criteria and free thresholds together: they share one dense matrix. */
#define MC_FACETS_DENSE 1000
/* Candidates times criteria. */
#define MC_FACETS_CELLS 20000000
/* Ratings times the square of the levels of the longest scale. */
#define MC_FACETS_WORK 500000000
/* Of the tolerance: closer than rounding lets measures settle. */
#define MC_FACETS_TOLERANCE 1e-12

typedef enum { MC_FACET_CANDIDATE, MC_FACET_REVIEWER, MC_FACET_CRITERION } mc_facet;
#define MC_FACETS 3

/* Parallel lists, one entry a rating; a rating is a position 0 .. levels[criterion] - 1, or -1 where there is none. */
typedef struct {
	size_t ratings;
	const uint32_t *element[MC_FACETS];
	const int32_t *position;
	size_t elements[MC_FACETS];
	const uint32_t *levels; /* of each criterion */
} mc_facets_data;

typedef struct {
	bool partial_credit; /* else all criteria have the same number of levels */
	bool adjust_extreme; /* else extreme elements are left without a measure */
	double tolerance;    /* logits, MC_FACETS_TOLERANCE or more */
	size_t iterations;   /* no more than these */
} mc_facets_options;

/* Why there is no measure. */
typedef enum {
	MC_FACETS_DEFINED = 0,
	MC_FACETS_NO_RATINGS,     /* nothing to go by */
	MC_FACETS_ONE_CATEGORY,   /* all ratings that count are the same */
	MC_FACETS_EXTREME,        /* only lowest or only highest ratings: no finite measure is likeliest */
	MC_FACETS_NO_INFORMATION, /* all ratings are shared with something extreme */
	MC_FACETS_ALL_EXTREME,    /* of the whole fit: nothing is left once the extreme are out */
	MC_FACETS_DISCONNECTED,   /* of the whole fit: parts of the design cannot be compared */
	MC_FACETS_UNBOUNDED,      /* of the whole fit: the likelihood grows as measures run away */
	MC_FACETS_NOT_CONVERGED   /* of the whole fit: not within the iterations */
} mc_facets_reason;

/* A name for programs and a sentence for people; NULL where the measure is defined. */
const char *mc_facets_reason_code(mc_facets_reason reason);
const char *mc_facets_reason_sentence(mc_facets_reason reason);

/* Where an element's ratings lie. */
typedef enum { MC_FACETS_BETWEEN = 0, MC_FACETS_LOWEST, MC_FACETS_HIGHEST } mc_facets_extreme;

/* NaN is what is undefined. */
typedef struct {
	size_t ratings;
	double score;             /* the sum of the positions */
	mc_facets_reason reason;
	mc_facets_extreme extreme;
	double measure;           /* logits */
	double error;             /* 1 / sqrt(information), the others taken as known */
	double fair; /* the expected position, averaged over criteria, beside average others; see facets_report.c */
	double infit, outfit;     /* mean squares; not of the extreme */
	double infit_z, outfit_z; /* Wilson-Hilferty */
} mc_facets_element;

typedef struct {
	size_t count;     /* ratings in this category that the fit used */
	double threshold; /* F_x; NaN for the lowest category in use, and into or out of a category that is not in use */
	double error;
} mc_facets_category;

/* Of one facet, over what the fit estimates. */
typedef struct {
	size_t estimated;
	double mean, sd;      /* sd with n - 1 */
	double rmse;          /* root of the mean squared error */
	double separation;    /* true sd / rmse; NaN where the errors are as large as the spread */
	double strata;        /* (4 separation + 1) / 3 */
	double reliability;   /* 1 - rmse^2 / sd^2, as estimated: it can be negative */
	double chi_square;    /* fixed effects: are all the same? with estimated - 1 degrees of freedom */
} mc_facets_summary;

/* Which elements of a facet can be compared: those with the same label. UINT32_MAX where an element has no rating. */
typedef struct {
	uint32_t *label[MC_FACETS];
	uint32_t groups[MC_FACETS]; /* labels are 0 .. groups - 1, by first element */
	bool connected;             /* one group in each facet */
} mc_facets_subsets;

typedef struct {
	mc_facets_reason reason;
	size_t ratings, missing, used; /* used: those that bear on the fit, without those of the extreme */
	mc_facets_element *element[MC_FACETS];
	size_t sets;                   /* of thresholds: 1, or one a criterion */
	size_t levels;                 /* room in each set */
	mc_facets_category *category;  /* category[set * levels + position] */
	mc_facets_summary summary[MC_FACETS];
	mc_facets_subsets subsets;     /* of the ratings the fit used */
	size_t iterations;
	double change;                 /* largest of the last step, logits */
	double residual;               /* largest difference between a score (or a category's count) and its expectation */
	double log_likelihood;
} mc_facets_result;

/* MC_E_ARGUMENT, MC_E_LIMIT with a sentence. Free the result in either case. */
mc_result mc_facets_fit(
	const mc_facets_data *data, const mc_facets_options *options, mc_facets_result *result, mc_fault *fault);
void mc_facets_result_free(mc_facets_result *result);

/* The subsets of a design, whatever its ratings are (missing ones do not link). Free in either case. */
mc_result mc_facets_connected(const mc_facets_data *data, mc_facets_subsets *subsets, mc_fault *fault);
void mc_facets_subsets_free(mc_facets_subsets *subsets);

#endif
