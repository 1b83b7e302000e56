#include "stats.h"

/* Fleiss 1971: kappa = (Pbar - Pbar_e) / (1 - Pbar_e); the raters of one unit need not be those of another. */
mc_defined mc_fleiss(const double *count, size_t units, size_t categories, double *kappa)
{
	double n = 0, agreeing = 0, squares = 0, all, pbar, pe;

	if (units == 0 || categories == 0) {
		return MC_UNDEFINED_NO_UNITS;
	}
	for (size_t i = 0; i < units; i++) {
		double ratings = 0;

		for (size_t j = 0; j < categories; j++) {
			const double n_ij = count[i * categories + j];

			ratings += n_ij;
			agreeing += n_ij * (n_ij - 1);
		}
		if (i > 0 && ratings != n) {
			return MC_UNDEFINED_UNEVEN;
		}
		n = ratings;
	}
	if (n < 2) {
		return MC_UNDEFINED_NO_PAIRS;
	}
	for (size_t j = 0; j < categories; j++) {
		double column = 0;

		for (size_t i = 0; i < units; i++) {
			column += count[i * categories + j];
		}
		squares += column * column;
	}
	all = (double) units * n;
	if (squares >= all * all) {
		return categories < 2 ? MC_UNDEFINED_ONE_LEVEL : MC_UNDEFINED_ONE_VALUE;
	}
	pbar = agreeing / (all * (n - 1));
	pe = squares / (all * all);
	*kappa = (pbar - pe) / (1 - pe);
	return MC_DEFINED;
}

void mc_fleiss_count(const double *count, size_t units, size_t categories, mc_counts *counts)
{
	*counts = (mc_counts) { .units = units };
	for (size_t i = 0; i < units; i++) {
		double m = 0;

		for (size_t j = 0; j < categories; j++) {
			m += count[i * categories + j];
		}
		counts->ratings += (size_t) m;
		counts->pairable += m >= 2;
		counts->pairs += m * (m - 1) / 2;
		counts->raters = (size_t) m > counts->raters ? (size_t) m : counts->raters;
	}
}
