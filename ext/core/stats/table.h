/*
 * The whole table of a micro-credential in one go: for each criterion how far its reviewers agree, and for each reviewer how
 * far he or she lies from the others. Panels are small and change from submission to submission, so nothing here is laid out
 * as reviewers times submissions.
 */
#ifndef MC_TABLE_H
#define MC_TABLE_H

#include "stats.h"

/* Reviews in the order of their submissions. */
typedef struct {
	size_t submissions;
	size_t criteria;
	size_t reviewers;
	const size_t *first;       /* the reviews of submission s are first[s] .. first[s + 1] - 1 */
	const uint32_t *reviewer;  /* of each review; nobody twice for one submission */
	const int16_t *position; /* position[review * criteria + criterion] on its scale, from 0; -1 where there is none */
	const size_t *levels;      /* of each criterion, 1 or more */
} mc_panels;

/* How an interval is made: see mc_alpha_bootstrap(); 0 resamples mean the jackknife. */
typedef struct {
	double confidence;
	size_t resamples;
	uint64_t seed;
} mc_interval_options;

typedef struct {
	size_t *given;     /* how often each level was; the caller's, with room for all of them */
	mc_counts counts;
	size_t unscored;   /* reviews without a level of this criterion */
	mc_figure exact;   /* the share of pairs at the same level */
	mc_figure adjacent; /* at the same or the next level */
	mc_figure alpha;   /* Krippendorff's, ordinal */
	mc_interval interval;
	mc_defined interval_defined;
	mc_figure kappa;   /* Cohen's with quadratic weights, where just two reviewers rated */
	mc_figure ac;      /* Gwet's with quadratic weights (AC2; of two levels the same as AC1) */
} mc_table_row;

/* One reviewer beside those who rated the same, over all criteria. */
typedef struct {
	size_t ratings;
	double pairs;
	mc_figure exact;
	mc_figure adjacent;
	mc_figure difference; /* the mean of own level less the other's, in levels: above 0, gives more */
} mc_table_reviewer;

typedef struct {
	mc_table_row *row;           /* one for each criterion; the caller's, as are their members `given` */
	mc_table_reviewer *reviewer; /* one for each reviewer; the caller's */
	double pairs;                /* over all criteria */
	mc_figure exact;
	mc_figure adjacent;
} mc_table;

/* For the intervals of all criteria together: see MC_INTERVAL_STEPS. */
#define MC_TABLE_STEPS 48e9

/* MC_E_LIMIT where the intervals would take longer than that. */
mc_result mc_table_make(const mc_panels *panels, const mc_interval_options *options, mc_table *table);

#endif
