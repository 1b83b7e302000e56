#include "facets_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Sums over an element's ratings: of squared residuals, variances and fourth moments (Wright & Masters 1982, chapter 5). */
typedef struct {
	size_t ratings;
	double squares;      /* (x - E)^2 */
	double standardized; /* (x - E)^2 / W */
	double information;  /* W */
	double q_infit;      /* C - W^2 */
	double q_outfit;     /* C / W^2 */
} mc_fit_sums;

/*
 * A mean square as a standard normal deviate (Wright & Masters 1982, p. 100-101, after Wilson & Hilferty):
 * (v^(1/3) - 1) (3 / q) + q / 3, where q is v's standard deviation under the model. It counts as no more than that of one degree
 * of freedom, as in Linacre's programs: a few very improbable ratings would else turn the sign around.
 */
static double standardize(double v, double q)
{
	q = fmin(q, sqrt(2));
	return q > 0 ? (cbrt(v) - 1) * (3 / q) + q / 3 : NAN;
}

static void element_fit(mc_facets_element *element, const mc_fit_sums *sums)
{
	const double n = (double) sums->ratings;

	element->error = 1 / sqrt(sums->information);
	element->infit = sums->squares / sums->information;
	element->outfit = sums->standardized / n;
	element->infit_z = standardize(element->infit, sqrt(fmax(sums->q_infit, 0)) / sums->information);
	element->outfit_z = standardize(element->outfit, sqrt(fmax(sums->q_outfit / n - 1, 0) / n));
}

static void add_rating(
	const mc_facets_work *work, uint32_t r, mc_fit_sums *const sums[MC_FACETS], double *step_information, double *p)
{
	const size_t s = mc_facets_set(work, work->element[MC_FACET_CRITERION][r]);
	const mc_facets_moments m = mc_facets_probabilities(work, s, mc_facets_eta(work, r), p);
	const double off = work->position[r] - m.expected;
	double fourth = 0, above = 0;

	for (size_t x = work->low[s]; x <= work->high[s]; x++) {
		const double d = (double) x - m.expected;

		fourth += p[x] * d * d * d * d;
	}
	for (size_t x = work->high[s]; x > work->low[s]; x--) {
		above += p[x];
		step_information[s * work->levels + x] += above * (1 - above);
	}
	for (int f = 0; f < MC_FACETS; f++) {
		mc_fit_sums *const sum = &sums[f][work->element[f][r]];

		sum->ratings++;
		sum->squares += off * off;
		sum->standardized += off * off / m.variance;
		sum->information += m.variance;
		sum->q_infit += fourth - m.variance * m.variance;
		sum->q_outfit += fourth / (m.variance * m.variance);
	}
}

/* F_x = psi_x - psi_(x - 1); its information is the sum of P(x or more) P(less), as for a dichotomy (Wright & Masters 1982, p. 77). */
static void report_thresholds(const mc_facets_work *work, const double *step_information, mc_facets_result *result)
{
	for (size_t s = 0; s < work->sets; s++) {
		for (size_t x = 0; x < work->levels; x++) {
			const size_t c = s * work->levels + x;
			mc_facets_category *const category = &result->category[c];

			category->count = work->count[c];
			if (x > work->low[s] && x <= work->high[s] && work->count[c] > 0 && work->count[c - 1] > 0) {
				category->threshold = work->psi[c] - work->psi[c - 1];
				category->error = 1 / sqrt(step_information[c]);
			}
		}
	}
}

/*
 * Separation and reliability: Wright & Masters 1982, p. 91-92 and 105-106. Chi-square of equal measures: Linacre 1989, the
 * weighted squares around the weighted mean.
 */
static void summarize(const mc_facets_work *work, int f, mc_facets_result *result)
{
	const mc_facets_element *const element = result->element[f];
	mc_facets_summary *const summary = &result->summary[f];
	const size_t elements = work->data->elements[f];
	double sum = 0, squares = 0, errors = 0, weights = 0, weighted = 0, n;

	for (size_t e = 0; e < elements; e++) {
		if (work->round[f][e] == 0) {
			const double weight = 1 / (element[e].error * element[e].error);

			summary->estimated++;
			sum += element[e].measure;
			errors += element[e].error * element[e].error;
			weights += weight;
			weighted += weight * element[e].measure;
		}
	}
	n = (double) summary->estimated;
	summary->mean = sum / n;
	if (summary->estimated < 2) {
		return;
	}
	summary->chi_square = 0;
	for (size_t e = 0; e < elements; e++) {
		if (work->round[f][e] == 0) {
			const double off = element[e].measure - weighted / weights, from_mean = element[e].measure - summary->mean;

			squares += from_mean * from_mean;
			summary->chi_square += off * off / (element[e].error * element[e].error);
		}
	}
	summary->sd = sqrt(squares / (n - 1));
	summary->rmse = sqrt(errors / n);
	if (squares > 0) {
		const double true_variance = squares / (n - 1) - errors / n;

		summary->reliability = true_variance / (squares / (n - 1));
		if (true_variance > 0) {
			summary->separation = sqrt(true_variance) / summary->rmse;
			summary->strata = (4 * summary->separation + 1) / 3;
		}
	}
}

/*
 * Fair averages, after Linacre 1989: what a candidate would get, on average over the criteria, from a reviewer of average
 * severity (0); what a reviewer would give the average candidate; what the average candidate would get on a criterion.
 */
static double fair_over_criteria(const mc_facets_work *work, double base, double *p)
{
	double sum = 0;
	size_t criteria = 0;

	for (size_t j = 0; j < work->data->elements[MC_FACET_CRITERION]; j++) {
		if (work->round[MC_FACET_CRITERION][j] == 0) {
			sum += mc_facets_probabilities(
				work, mc_facets_set(work, (uint32_t) j), base - work->measure[MC_FACET_CRITERION][j], p)
					   .expected;
			criteria++;
		}
	}
	return sum / (double) criteria;
}

static void report_fair(const mc_facets_work *work, mc_facets_result *result, double *p)
{
	const double mean = result->summary[MC_FACET_CANDIDATE].mean;

	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			mc_facets_element *const element = &result->element[f][e];
			const double measure = work->measure[f][e];

			if (isnan(measure)) {
				continue;
			}
			switch (f) {
				case MC_FACET_CANDIDATE:
					element->fair = fair_over_criteria(work, measure, p);
					break;
				case MC_FACET_REVIEWER:
					element->fair = fair_over_criteria(work, mean - measure, p);
					break;
				default: {
					const size_t s = mc_facets_set(work, (uint32_t) e);

					if (work->low[s] < work->high[s]) {
						element->fair = mc_facets_probabilities(work, s, mean - measure, p).expected;
					}
				}
			}
		}
	}
}

mc_result mc_facets_report(const mc_facets_work *work, mc_facets_result *result)
{
	mc_fit_sums *sums[MC_FACETS] = { NULL, NULL, NULL };
	double *step_information = calloc(work->sets * work->levels, sizeof(double)),
		   *p = malloc(work->levels * sizeof(double));
	mc_result outcome = MC_E_NOMEM;

	for (int f = 0; f < MC_FACETS; f++) {
		sums[f] = calloc(work->data->elements[f] + 1, sizeof(mc_fit_sums));
		if (sums[f] == NULL || step_information == NULL || p == NULL) {
			goto cleanup;
		}
	}
	for (size_t k = 0; k < work->cores; k++) {
		add_rating(work, work->core[k], sums, step_information, p);
	}
	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			mc_facets_element *const element = &result->element[f][e];

			element->reason = (mc_facets_reason) work->out[f][e];
			element->measure = work->measure[f][e];
			if (work->round[f][e] == 0) {
				element_fit(element, &sums[f][e]);
			} else {
				element->error = work->error[f][e];
			}
		}
		summarize(work, f, result);
		/* A single reviewer or criterion is the origin itself: there is nothing to be wrong about. */
		for (size_t e = 0; e < work->data->elements[f] && f != MC_FACET_CANDIDATE && result->summary[f].estimated == 1;
			 e++) {
			result->element[f][e].error = work->round[f][e] == 0 ? NAN : result->element[f][e].error;
		}
	}
	report_thresholds(work, step_information, result);
	report_fair(work, result, p);
	outcome = MC_OK;
cleanup:
	for (int f = 0; f < MC_FACETS; f++) {
		free(sums[f]);
	}
	free(step_information);
	free(p);
	return outcome;
}
