#include "stats.h"

#include <stdlib.h>

double mc_disagreement(mc_weighting weighting, size_t i, size_t j, size_t levels)
{
	const double steps = i > j ? (double) (i - j) : (double) (j - i);
	const double most = levels > 1 ? (double) (levels - 1) : 1;

	switch (weighting) {
		case MC_WEIGHT_NONE:
			return i != j;
		case MC_WEIGHT_LINEAR:
			return steps / most;
		case MC_WEIGHT_QUADRATIC:
			return steps * steps / (most * most);
	}
	return 0;
}

/* Cohen 1968: kappa_w = 1 - sum v_ij p_oij / sum v_ij p_cij, with p_cij = p_i. p_.j; here with counts for proportions. */
mc_defined mc_kappa_table(const double *observed, const double *disagreement, size_t levels, double *kappa)
{
	double n = 0, found = 0, expected = 0;

	for (size_t i = 0; i < levels * levels; i++) {
		n += observed[i];
		found += disagreement[i] * observed[i];
	}
	if (n <= 0) {
		return MC_UNDEFINED_NO_PAIRS;
	}
	for (size_t i = 0; i < levels; i++) {
		double row = 0;

		for (size_t j = 0; j < levels; j++) {
			row += observed[i * levels + j];
		}
		for (size_t j = 0; row > 0 && j < levels; j++) {
			double column = 0;

			for (size_t k = 0; k < levels; k++) {
				column += observed[k * levels + j];
			}
			expected += disagreement[i * levels + j] * row * column;
		}
	}
	if (expected <= 0) {
		return MC_UNDEFINED_ONE_VALUE;
	}
	*kappa = 1 - n * found / expected;
	return MC_DEFINED;
}

mc_result mc_kappa(const int32_t *a, const int32_t *b, size_t units, size_t levels, mc_weighting weighting,
	double *kappa, size_t *pairs, mc_defined *defined)
{
	double *observed = calloc(levels * levels + 1, sizeof(*observed));
	double *weight = calloc(levels * levels + 1, sizeof(*weight));
	mc_result result = MC_E_NOMEM;

	if (observed == NULL || weight == NULL) {
		goto cleanup;
	}
	*pairs = 0;
	for (size_t u = 0; u < units; u++) {
		if (a[u] >= 0 && b[u] >= 0) {
			observed[(size_t) a[u] * levels + (size_t) b[u]]++;
			++*pairs;
		}
	}
	for (size_t i = 0; i < levels; i++) {
		for (size_t j = 0; j < levels; j++) {
			/* Whole steps: their unit cancels, and so sums stay exact. */
			const double most = levels > 1 ? (double) (levels - 1) : 1;

			weight[i * levels + j] = mc_disagreement(weighting, i, j, levels)
				* (weighting == MC_WEIGHT_NONE ? 1 : weighting == MC_WEIGHT_LINEAR ? most : most * most);
		}
	}
	*defined = units == 0 ? MC_UNDEFINED_NO_UNITS : mc_kappa_table(observed, weight, levels, kappa);
	if (*defined == MC_UNDEFINED_ONE_VALUE && levels < 2) {
		*defined = MC_UNDEFINED_ONE_LEVEL;
	}
	result = MC_OK;
cleanup:
	free(observed);
	free(weight);
	return result;
}
