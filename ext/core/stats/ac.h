/* Gwet's coefficients unit by unit: how many ratings of each level a unit has is all that counts. */
#ifndef MC_AC_H
#define MC_AC_H

#include "stats.h"

typedef struct {
	mc_weighting weighting;
	size_t levels;
	double *share;   /* pi_k, still to be divided */
	double agreed;   /* p_a, still to be divided */
	size_t rated;    /* units with a rating */
	size_t pairable; /* units with two or more */
} mc_ac_sums;

/* Free the sums in either case. */
mc_result mc_ac_begin(mc_ac_sums *sums, size_t levels, mc_weighting weighting);
/* r[k] raters of this unit chose level k; m is their sum. */
void mc_ac_add(mc_ac_sums *sums, const double *r, double m);
/* units is how many were handed in. */
mc_figure mc_ac_end(const mc_ac_sums *sums, size_t units);
void mc_ac_free(mc_ac_sums *sums);

#endif
