#include "stats.h"

#include <stdlib.h>
#include <string.h>

/*
 * Gwet 2014, chapters 2 to 4, with missing ratings. With agreement weights w_kl and r_ik raters who put unit i in level k:
 * p_a is the mean over units with two ratings or more of sum_k r_ik (r*_ik - 1) / (r_i (r_i - 1)), r*_ik = sum_l w_kl r_il;
 * p_e = sum w_kl / (q (q - 1)) sum_k pi_k (1 - pi_k), pi_k the mean of r_ik / r_i over all units that have a rating.
 */
mc_result mc_ac(const int32_t *position, size_t raters, size_t units, size_t levels, mc_weighting weighting,
	double *ac, mc_defined *defined)
{
	const double q = (double) levels;
	double *share = calloc(levels + 1, sizeof(*share)); /* pi_k, still to be divided */
	double *r = calloc(levels + 1, sizeof(*r));
	double agreed = 0, rated = 0, pairable = 0, weights = 0, chance = 0;
	mc_result result = MC_E_NOMEM;

	if (share == NULL || r == NULL) {
		goto cleanup;
	}
	result = MC_OK;
	for (size_t u = 0; u < units; u++) {
		double m = 0, unit = 0;

		memset(r, 0, levels * sizeof(*r));
		for (size_t i = 0; i < raters; i++) {
			if (position[i * units + u] >= 0) {
				r[position[i * units + u]]++;
				m++;
			}
		}
		if (m == 0) {
			continue;
		}
		rated++;
		for (size_t k = 0; k < levels; k++) {
			double weighted = 0;

			share[k] += r[k] / m;
			for (size_t l = 0; r[k] > 0 && l < levels; l++) {
				weighted += (1 - mc_disagreement(weighting, k, l, levels)) * r[l];
			}
			unit += r[k] * (weighted - 1);
		}
		if (m >= 2) {
			pairable++;
			agreed += unit / (m * (m - 1));
		}
	}
	*defined = units == 0 ? MC_UNDEFINED_NO_UNITS : pairable == 0 ? MC_UNDEFINED_NO_PAIRS
		: levels < 2 ? MC_UNDEFINED_ONE_LEVEL : MC_DEFINED;
	if (*defined != MC_DEFINED) {
		goto cleanup;
	}
	for (size_t k = 0; k < levels; k++) {
		for (size_t l = 0; l < levels; l++) {
			weights += 1 - mc_disagreement(weighting, k, l, levels);
		}
		chance += share[k] / rated * (1 - share[k] / rated);
	}
	chance *= weights / (q * (q - 1));
	*ac = (agreed / pairable - chance) / (1 - chance);
cleanup:
	free(share);
	free(r);
	return result;
}
