#include "stats.h"

#include <math.h>

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

/* In the letters of Fleiss, Nee & Landis: p_j is the share of all ratings that are in category j, q_j the rest. */
mc_defined mc_fleiss_test(
	const double *count, size_t units, size_t categories, mc_fleiss_test_result *whole, mc_fleiss_test_result *category)
{
	const mc_defined defined = mc_fleiss(count, units, categories, &whole->kappa);
	double n = 0, N = (double) units, sum_pq = 0, sum_pqqp = 0;

	if (defined != MC_DEFINED) {
		return defined;
	}
	for (size_t j = 0; j < categories; j++) {
		n += count[j];
	}
	for (size_t j = 0; j < categories; j++) {
		double chosen = 0, apart = 0, p, q;

		for (size_t i = 0; i < units; i++) {
			const double n_ij = count[i * categories + j];

			chosen += n_ij;
			apart += n_ij * (n - n_ij);
		}
		p = chosen / (N * n);
		q = 1 - p;
		sum_pq += p * q;
		sum_pqqp += p * q * (q - p);
		/* One category against all others. */
		category[j] = (mc_fleiss_test_result) { NAN, NAN, NAN };
		if (chosen > 0 && chosen < N * n) {
			category[j].kappa = 1 - apart / (N * n * (n - 1) * p * q);
			category[j].error = sqrt(2 / (N * n * (n - 1)));
			category[j].z = category[j].kappa / category[j].error;
		}
	}
	whole->error = sqrt(2 * (sum_pq * sum_pq - sum_pqqp) / (N * n * (n - 1))) / sum_pq;
	whole->z = whole->kappa / whole->error;
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
