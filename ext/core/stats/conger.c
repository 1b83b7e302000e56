#include "stats.h"

/*
 * Conger 1980: kappa = (P_o - P_e) / (1 - P_e), both the mean over all pairs of raters: of the share of units that a pair agrees
 * on, and of sum_k p_gk p_hk, with p_gk the share of rater g's ratings that are k. Here in whole numbers, times units squared
 * and the number of ordered pairs, so that nothing is rounded before the division.
 */
mc_defined mc_conger(const int32_t *position, size_t raters, size_t units, size_t levels, double *kappa)
{
	double of_all[MC_SCALE_LEVELS] = { 0 }, of_one[MC_SCALE_LEVELS], own = 0, agreeing = 0, expected = 0, all;

	if (raters == 0 || units == 0) {
		return MC_UNDEFINED_NO_UNITS;
	}
	for (size_t i = 0; i < raters * units; i++) {
		if (position[i] < 0) {
			return MC_UNDEFINED_INCOMPLETE;
		}
	}
	if (raters < 2) {
		return MC_UNDEFINED_NO_PAIRS;
	}
	for (size_t u = 0; u < units; u++) {
		double here[MC_SCALE_LEVELS];

		for (size_t r = 0; r < raters; r++) {
			here[position[r * units + u]] = 0;
		}
		for (size_t r = 0; r < raters; r++) {
			agreeing += 2 * here[position[r * units + u]]++;
		}
	}
	for (size_t r = 0; r < raters; r++) {
		for (size_t k = 0; k < levels; k++) {
			of_one[k] = 0;
		}
		for (size_t u = 0; u < units; u++) {
			of_one[position[r * units + u]]++;
		}
		for (size_t k = 0; k < levels; k++) {
			of_all[k] += of_one[k];
			own += of_one[k] * of_one[k];
		}
	}
	for (size_t k = 0; k < levels; k++) {
		expected += of_all[k] * of_all[k];
	}
	expected -= own;
	agreeing *= (double) units;
	all = (double) units * (double) units * (double) raters * (double) (raters - 1);
	if (expected >= all) {
		return levels < 2 ? MC_UNDEFINED_ONE_LEVEL : MC_UNDEFINED_ONE_VALUE;
	}
	*kappa = (agreeing - expected) / (all - expected);
	return MC_DEFINED;
}
