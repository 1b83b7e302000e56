#include "ac.h"

#include <stdlib.h>
#include <string.h>

/*
 * Gwet 2014, chapters 2 to 4, with missing ratings. With agreement weights w_kl and r_ik raters who put unit i in level k:
 * p_a is the mean over units with two ratings or more of sum_k r_ik (r*_ik - 1) / (r_i (r_i - 1)), r*_ik = sum_l w_kl r_il;
 * p_e = sum w_kl / (q (q - 1)) sum_k pi_k (1 - pi_k), pi_k the mean of r_ik / r_i over all units that have a rating.
 */
mc_result mc_ac_begin(mc_ac_sums *sums, size_t levels, mc_weighting weighting)
{
	*sums =
		(mc_ac_sums) { .weighting = weighting, .levels = levels, .share = calloc(levels + 1, sizeof(*sums->share)) };
	return sums->share != NULL ? MC_OK : MC_E_NOMEM;
}

void mc_ac_add(mc_ac_sums *sums, const double *r, double m)
{
	double unit = 0;

	if (m <= 0) {
		return;
	}
	sums->rated++;
	for (size_t k = 0; k < sums->levels; k++) {
		double weighted = 0;

		if (r[k] <= 0) {
			continue;
		}
		sums->share[k] += r[k] / m;
		for (size_t l = 0; l < sums->levels; l++) {
			if (r[l] > 0) {
				weighted += (1 - mc_disagreement(sums->weighting, k, l, sums->levels)) * r[l];
			}
		}
		unit += r[k] * (weighted - 1);
	}
	if (m >= 2) {
		sums->pairable++;
		sums->agreed += unit / (m * (m - 1));
	}
}

mc_figure mc_ac_end(const mc_ac_sums *sums, size_t units)
{
	const double q = (double) sums->levels;
	double weights = 0, chance = 0;

	if (units == 0 || sums->pairable == 0 || sums->levels < 2) {
		return (mc_figure) { 0,
			units == 0                ? MC_UNDEFINED_NO_UNITS
				: sums->pairable == 0 ? MC_UNDEFINED_NO_PAIRS
									  : MC_UNDEFINED_ONE_LEVEL };
	}
	for (size_t k = 0; k < sums->levels; k++) {
		const double share = sums->share[k] / (double) sums->rated;

		for (size_t l = 0; l < sums->levels; l++) {
			weights += 1 - mc_disagreement(sums->weighting, k, l, sums->levels);
		}
		chance += share * (1 - share);
	}
	chance *= weights / (q * (q - 1));
	return (mc_figure) { (sums->agreed / (double) sums->pairable - chance) / (1 - chance), MC_DEFINED };
}

void mc_ac_free(mc_ac_sums *sums)
{
	free(sums->share);
	sums->share = NULL;
}

mc_result mc_ac(const int32_t *position, size_t raters, size_t units, size_t levels, mc_weighting weighting,
	double *ac, mc_defined *defined)
{
	mc_ac_sums sums;
	mc_result result = mc_ac_begin(&sums, levels, weighting);
	double *r = calloc(levels + 1, sizeof(*r));

	if (result == MC_OK && r == NULL) {
		result = MC_E_NOMEM;
	}
	if (result == MC_OK) {
		mc_figure figure;

		for (size_t u = 0; u < units; u++) {
			double m = 0;

			memset(r, 0, levels * sizeof(*r));
			for (size_t i = 0; i < raters; i++) {
				if (position[i * units + u] >= 0) {
					r[position[i * units + u]]++;
					m++;
				}
			}
			mc_ac_add(&sums, r, m);
		}
		figure = mc_ac_end(&sums, units);
		*ac = figure.value;
		*defined = figure.defined;
	}
	free(r);
	mc_ac_free(&sums);
	return result;
}
