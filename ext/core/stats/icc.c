#include "stats.h"

#include <math.h>

static double over(double numerator, double denominator)
{
	return denominator > 0 ? numerator / denominator : NAN;
}

/* Shrout & Fleiss 1979: the mean squares of the two-way table, and the six coefficients made of them. */
static void coefficients(mc_icc_result *result, double n, double k)
{
	const double bms = result->bms, wms = result->wms, jms = result->jms, ems = result->ems;

	result->icc[0] = over(bms - wms, bms + (k - 1) * wms);
	result->icc[1] = over(bms - ems, bms + (k - 1) * ems + k * (jms - ems) / n);
	result->icc[2] = over(bms - ems, bms + (k - 1) * ems);
	result->icc[3] = over(bms - wms, bms);
	result->icc[4] = over(bms - ems, bms + (jms - ems) / n);
	result->icc[5] = over(bms - ems, bms);
	result->v_p = (bms - ems) / k;
	result->v_r = (jms - ems) / n;
	result->v_pr = ems;
}

mc_defined mc_icc(const double *rating, size_t targets, size_t judges, mc_icc_result *result, double *severity)
{
	const double n = (double) targets, k = (double) judges;
	double between = 0, within = 0, judging = 0;
	bool same = true;

	if (targets < 2 || judges < 2) {
		return MC_UNDEFINED_TOO_FEW;
	}
	result->mean = 0;
	for (size_t i = 0; i < targets * judges; i++) {
		if (isnan(rating[i])) {
			return MC_UNDEFINED_INCOMPLETE;
		}
		result->mean += rating[i];
		same = same && rating[i] == rating[0];
	}
	if (same) {
		return MC_UNDEFINED_ONE_VALUE;
	}
	result->mean /= n * k;
	for (size_t j = 0; j < judges; j++) {
		severity[j] = 0;
		for (size_t t = 0; t < targets; t++) {
			severity[j] += rating[t * judges + j] - result->mean;
		}
		severity[j] /= n;
		judging += n * severity[j] * severity[j];
	}
	result->ems = 0;
	for (size_t t = 0; t < targets; t++) {
		double mean = 0;

		for (size_t j = 0; j < judges; j++) {
			mean += rating[t * judges + j];
		}
		mean /= k;
		between += k * (mean - result->mean) * (mean - result->mean);
		for (size_t j = 0; j < judges; j++) {
			const double off = rating[t * judges + j] - mean, rest = off - severity[j];

			within += off * off;
			result->ems += rest * rest;
		}
	}
	result->bms = between / (n - 1);
	result->wms = within / (n * (k - 1));
	result->jms = judging / (k - 1);
	result->ems /= (n - 1) * (k - 1);
	coefficients(result, n, k);
	return MC_DEFINED;
}

void mc_icc_d_study(const mc_icc_result *result, size_t raters, double *erho2, double *phi)
{
	const double n = (double) raters;

	*erho2 = over(result->v_p, result->v_p + result->v_pr / n);
	*phi = over(result->v_p, result->v_p + (result->v_r + result->v_pr) / n);
}

void mc_icc_count(const double *rating, size_t targets, size_t judges, mc_counts *counts)
{
	*counts = (mc_counts) { .units = targets };
	for (size_t t = 0; t < targets; t++) {
		size_t m = 0;

		for (size_t j = 0; j < judges; j++) {
			m += !isnan(rating[t * judges + j]);
		}
		counts->ratings += m;
		counts->pairable += m >= 2;
		counts->pairs += (double) m * ((double) m - 1) / 2;
	}
	for (size_t j = 0; j < judges; j++) {
		for (size_t t = 0; t < targets; t++) {
			if (!isnan(rating[t * judges + j])) {
				counts->raters++;
				break;
			}
		}
	}
}
