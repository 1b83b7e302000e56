/* What the files of the Rasch fit share. */
#ifndef MC_FACETS_INTERNAL_H
#define MC_FACETS_INTERNAL_H

#include "facets.h"

/* Log odds past this are taken as a fit that runs away: what is still known there is lost in rounding (exp(-30) is 1e-13). */
#define MC_FACETS_FAR 30.0
/* Linacre's adjustment: an extreme score counts as this much less extreme, in score points. */
#define MC_FACETS_ADJUSTMENT 0.3
#define MC_FACETS_NO_COLUMN UINT32_MAX

/* B counts for a rating, D and C against it. */
static inline double mc_facets_sign(int facet)
{
	return facet == MC_FACET_CANDIDATE ? 1 : -1;
}

/* The state of a fit. Ratings that are there, in order of candidate. */
typedef struct {
	const mc_facets_data *data;
	const mc_facets_options *options;
	size_t ratings;
	uint32_t *element[MC_FACETS];
	uint16_t *position;
	/* The core: what no extreme element has a part in. Numbers of ratings, still in order of candidate. */
	uint32_t *core;
	size_t cores;
	uint32_t rounds;            /* of taking out what is extreme */
	uint32_t *round[MC_FACETS]; /* in which an element was taken out; 0: it is in the core */
	uint8_t *out[MC_FACETS];    /* mc_facets_reason: why it was taken out */
	uint8_t *extreme[MC_FACETS];
	/* Thresholds, as sums: psi_x = F_1 + ... + F_x, with psi 0 at the lowest and the highest category in use. */
	size_t sets, levels;
	uint32_t *count;            /* [set * levels + position], over the core */
	uint16_t *low, *high;       /* categories in use, of each set */
	double *psi;
	double *measure[MC_FACETS];
	double *error[MC_FACETS];   /* of adjusted extreme elements; NaN elsewhere */
	/* Columns of the dense matrix. */
	uint32_t *column[MC_FACETS];
	uint32_t *psi_column;
	size_t columns;
	size_t reviewers_in, criteria_in; /* how many of the core: the first columns */
	double log_likelihood, change, residual;
	size_t iterations;
} mc_facets_work;

static inline size_t mc_facets_set(const mc_facets_work *work, uint32_t criterion)
{
	return work->options->partial_credit ? criterion : 0;
}

static inline double mc_facets_eta(const mc_facets_work *work, size_t rating)
{
	return work->measure[MC_FACET_CANDIDATE][work->element[MC_FACET_CANDIDATE][rating]]
		- work->measure[MC_FACET_REVIEWER][work->element[MC_FACET_REVIEWER][rating]]
		- work->measure[MC_FACET_CRITERION][work->element[MC_FACET_CRITERION][rating]];
}

/*
 * Probabilities of the set's categories at eta, in p[position] (0 for one not in use); their expectation, variance and the log of the
 * sum of the terms, so that log P_x = x eta - psi_x - log_sum.
 */
typedef struct {
	double expected, variance, log_sum;
} mc_facets_moments;

mc_facets_moments mc_facets_probabilities(const mc_facets_work *work, size_t set, double eta, double *p);

/* facets_dense.c: Cholesky of a symmetric matrix of which only the lower half counts, rows of n. A pivot of no more than
 * tolerance times its diagonal is dropped (its column is zero); gives how many. */
size_t mc_dense_factor(double *a, size_t n, double tolerance, bool *dropped);
/* Solves on the factor, nothing dropped. */
void mc_dense_solve(const double *factor, size_t n, double *x);
/* A vector that the matrix takes to zero, with the dropped entries as they are in x. */
void mc_dense_null(const double *factor, size_t n, const bool *dropped, double *x);

/* facets_design.c: subsets of some of the ratings of parallel lists. */
mc_result mc_facets_subsets_find(const uint32_t *const element[MC_FACETS], const uint32_t *rating, size_t ratings,
	const size_t elements[MC_FACETS], mc_facets_subsets *subsets, mc_fault *fault);

/* facets_extreme.c */
mc_result mc_facets_take_out(mc_facets_work *work);
mc_result mc_facets_adjust(mc_facets_work *work);

/* facets_newton.c */
mc_result mc_facets_estimate(mc_facets_work *work, mc_facets_reason *reason, mc_fault *fault);

/* facets_report.c */
mc_result mc_facets_report(const mc_facets_work *work, mc_facets_result *result);

#endif
