#include "facets_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

const char *mc_facets_reason_code(mc_facets_reason reason)
{
	static const char *const codes[] = { NULL, "no_ratings", "one_category", "extreme", "no_information", "all_extreme",
		"disconnected", "unbounded", "not_converged" };

	return codes[reason];
}

const char *mc_facets_reason_sentence(mc_facets_reason reason)
{
	static const char *const sentences[] = {
		NULL,
		"There is no rating",
		"All ratings that count are the same",
		"All ratings are the lowest or all are the highest, so no finite measure is the likeliest",
		"All ratings are shared with somebody or something whose own ratings are extreme",
		"Once what is extreme is left out, nothing remains to compare",
		"The design falls into parts that share too little for their measures to be compared",
		"The ratings do not hold the measures: the likelihood grows as they run away from each other",
		"The measures did not settle within the iterations allowed",
	};

	return sentences[reason];
}

static mc_result check(const mc_facets_data *data, mc_fault *fault)
{
	if (data->ratings > MC_FACETS_RATINGS) {
		return mc_fail(
			fault, MC_E_LIMIT, "There are %zu ratings; a fit takes up to %d", data->ratings, MC_FACETS_RATINGS);
	}
	for (int f = MC_FACET_REVIEWER; f < MC_FACETS; f++) {
		if (data->elements[f] > MC_FACETS_DENSE) {
			return mc_fail(fault, MC_E_LIMIT, "There are %zu %s; a fit takes up to %d", data->elements[f],
				f == MC_FACET_REVIEWER ? "reviewers" : "criteria", MC_FACETS_DENSE);
		}
	}
	if (data->elements[MC_FACET_CRITERION] > 0
		&& data->elements[MC_FACET_CANDIDATE] > MC_FACETS_CELLS / data->elements[MC_FACET_CRITERION]) {
		return mc_fail(fault, MC_E_LIMIT,
			"There are %zu candidates and %zu criteria; a fit takes up to %d of one times the other",
			data->elements[MC_FACET_CANDIDATE], data->elements[MC_FACET_CRITERION], MC_FACETS_CELLS);
	}
	return MC_OK;
}

/* Levels and positions are what the model takes. */
static mc_result check_scale(const mc_facets_data *data, const mc_facets_options *options, mc_fault *fault)
{
	size_t most = 2;

	for (size_t j = 0; j < data->elements[MC_FACET_CRITERION]; j++) {
		if (data->levels[j] < 2 || data->levels[j] > MC_FACETS_LEVELS) {
			return mc_fail(fault, MC_E_ARGUMENT, "A criterion has 2 to %d levels", MC_FACETS_LEVELS);
		}
		if (!options->partial_credit && data->levels[j] != data->levels[0]) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"A rating scale is the same for all criteria: they must have the same number of levels");
		}
		most = data->levels[j] > most ? data->levels[j] : most;
	}
	if (data->ratings > MC_FACETS_WORK / (most * most)) {
		return mc_fail(fault, MC_E_LIMIT, "There are %zu ratings on up to %zu levels; a fit takes up to %zu of them",
			data->ratings, most, MC_FACETS_WORK / (most * most));
	}
	for (size_t r = 0; r < data->ratings; r++) {
		const uint32_t has = data->levels[data->element[MC_FACET_CRITERION][r]];

		if (data->position[r] >= 0 && (uint32_t) data->position[r] >= has) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"Rating %zu is at position %d, but the scale of its criterion goes from 0 to %u", r, data->position[r],
				has - 1);
		}
	}
	if (!(options->tolerance >= MC_FACETS_TOLERANCE) || options->iterations == 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "A fit needs a tolerance of %g or more and at least one iteration",
			MC_FACETS_TOLERANCE);
	}
	return MC_OK;
}

static void work_free(mc_facets_work *work)
{
	for (int f = 0; f < MC_FACETS; f++) {
		free(work->element[f]);
		free(work->round[f]);
		free(work->out[f]);
		free(work->extreme[f]);
		free(work->measure[f]);
		free(work->error[f]);
		free(work->column[f]);
	}
	free(work->position);
	free(work->core);
	free(work->count);
	free(work->low);
	free(work->high);
	free(work->psi);
	free(work->psi_column);
}

/* The ratings that are there, sorted by candidate and else as they came. */
static mc_result sort_ratings(mc_facets_work *work, const mc_facets_data *data)
{
	const size_t candidates = data->elements[MC_FACET_CANDIDATE];
	uint32_t *next = calloc(candidates + 1, sizeof(*next));

	for (int f = 0; f < MC_FACETS; f++) {
		work->element[f] = malloc((data->ratings + 1) * sizeof(uint32_t));
	}
	work->position = malloc((data->ratings + 1) * sizeof(uint16_t));
	work->core = malloc((data->ratings + 1) * sizeof(uint32_t));
	if (next == NULL || work->element[0] == NULL || work->element[1] == NULL || work->element[2] == NULL
		|| work->position == NULL || work->core == NULL) {
		free(next);
		return MC_E_NOMEM;
	}
	for (size_t r = 0; r < data->ratings; r++) {
		next[data->element[MC_FACET_CANDIDATE][r] + 1] += data->position[r] >= 0;
	}
	for (size_t e = 1; e <= candidates; e++) {
		next[e] += next[e - 1];
	}
	for (size_t r = 0; r < data->ratings; r++) {
		if (data->position[r] >= 0) {
			const size_t at = next[data->element[MC_FACET_CANDIDATE][r]]++;

			for (int f = 0; f < MC_FACETS; f++) {
				work->element[f][at] = data->element[f][r];
			}
			work->position[at] = (uint16_t) data->position[r];
			work->ratings++;
		}
	}
	free(next);
	return MC_OK;
}

static mc_result work_make(mc_facets_work *work, const mc_facets_data *data, const mc_facets_options *options)
{
	size_t cells;
	bool whole = true;

	work->data = data;
	work->options = options;
	work->sets = options->partial_credit ? data->elements[MC_FACET_CRITERION] : 1;
	work->levels = 2;
	for (size_t j = 0; j < data->elements[MC_FACET_CRITERION]; j++) {
		work->levels = data->levels[j] > work->levels ? data->levels[j] : work->levels;
	}
	cells = work->sets * work->levels + 1;
	for (int f = 0; f < MC_FACETS; f++) {
		const size_t elements = data->elements[f] + 1;

		work->round[f] = calloc(elements, sizeof(uint32_t));
		work->out[f] = calloc(elements, 1);
		work->extreme[f] = calloc(elements, 1);
		work->measure[f] = malloc(elements * sizeof(double));
		work->error[f] = malloc(elements * sizeof(double));
		work->column[f] = malloc(elements * sizeof(uint32_t));
		whole = whole && work->round[f] != NULL && work->out[f] != NULL && work->extreme[f] != NULL
			&& work->measure[f] != NULL && work->error[f] != NULL && work->column[f] != NULL;
		for (size_t e = 0; whole && e < data->elements[f]; e++) {
			work->measure[f][e] = work->error[f][e] = NAN;
		}
	}
	work->count = calloc(cells, sizeof(uint32_t));
	work->low = calloc(work->sets + 1, sizeof(uint16_t));
	work->high = calloc(work->sets + 1, sizeof(uint16_t));
	work->psi = calloc(cells, sizeof(double));
	work->psi_column = malloc(cells * sizeof(uint32_t));
	whole = whole && work->count != NULL && work->low != NULL && work->high != NULL && work->psi != NULL
		&& work->psi_column != NULL;
	return whole ? sort_ratings(work, data) : MC_E_NOMEM;
}

/* Room for the result, with what does not depend on the fit. */
static mc_result result_make(mc_facets_result *result, const mc_facets_work *work)
{
	const mc_facets_data *data = work->data;

	result->sets = work->sets;
	result->levels = work->levels;
	result->ratings = work->ratings;
	result->missing = data->ratings - work->ratings;
	result->change = result->residual = result->log_likelihood = NAN;
	result->category = malloc((work->sets * work->levels + 1) * sizeof(*result->category));
	if (result->category == NULL) {
		return MC_E_NOMEM;
	}
	for (size_t c = 0; c < work->sets * work->levels; c++) {
		result->category[c] = (mc_facets_category) { 0, NAN, NAN };
	}
	for (int f = 0; f < MC_FACETS; f++) {
		result->summary[f] = (mc_facets_summary) { 0, NAN, NAN, NAN, NAN, NAN, NAN, NAN };
		result->element[f] = malloc((data->elements[f] + 1) * sizeof(mc_facets_element));
		if (result->element[f] == NULL) {
			return MC_E_NOMEM;
		}
		for (size_t e = 0; e < data->elements[f]; e++) {
			result->element[f][e] = (mc_facets_element) {
				.measure = NAN, .error = NAN, .fair = NAN, .infit = NAN, .outfit = NAN, .infit_z = NAN, .outfit_z = NAN
			};
		}
		for (size_t r = 0; r < work->ratings; r++) {
			result->element[f][work->element[f][r]].ratings++;
			result->element[f][work->element[f][r]].score += work->position[r];
		}
	}
	return MC_OK;
}

/* Without a fit nothing has a measure: for its own reason, or for the fit's. */
static void report_nothing(const mc_facets_work *work, mc_facets_result *result)
{
	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			result->element[f][e].reason =
				work->out[f][e] != MC_FACETS_DEFINED ? (mc_facets_reason) work->out[f][e] : result->reason;
		}
	}
	for (size_t c = 0; c < work->sets * work->levels; c++) {
		result->category[c].count = work->count[c];
	}
}

static mc_facets_reason why_empty(const mc_facets_work *work)
{
	if (work->ratings == 0) {
		return MC_FACETS_NO_RATINGS;
	}
	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < work->data->elements[f]; e++) {
			if (work->out[f][e] == MC_FACETS_EXTREME) {
				return MC_FACETS_ALL_EXTREME;
			}
		}
	}
	return MC_FACETS_ONE_CATEGORY;
}

mc_result mc_facets_fit(
	const mc_facets_data *data, const mc_facets_options *options, mc_facets_result *result, mc_fault *fault)
{
	mc_facets_work work = { 0 };
	mc_result outcome;

	memset(result, 0, sizeof(*result));
	outcome = check(data, fault);
	if (outcome == MC_OK) {
		outcome = check_scale(data, options, fault);
	}
	if (outcome != MC_OK) {
		return outcome;
	}
	outcome = work_make(&work, data, options);
	if (outcome == MC_OK) {
		outcome = result_make(result, &work);
	}
	if (outcome == MC_OK) {
		outcome = mc_facets_take_out(&work);
	}
	if (outcome != MC_OK) {
		goto cleanup;
	}
	result->used = work.cores;
	for (int f = 0; f < MC_FACETS; f++) {
		for (size_t e = 0; e < data->elements[f]; e++) {
			result->element[f][e].extreme = (mc_facets_extreme) work.extreme[f][e];
		}
	}
	outcome = mc_facets_subsets_find(
		(const uint32_t *const *) work.element, work.core, work.cores, data->elements, &result->subsets, fault);
	if (outcome != MC_OK) {
		goto cleanup;
	}
	if (work.cores == 0) {
		result->reason = why_empty(&work);
	} else if (!result->subsets.connected) {
		result->reason = MC_FACETS_DISCONNECTED;
	} else {
		outcome = mc_facets_estimate(&work, &result->reason, fault);
		if (outcome != MC_OK) {
			goto cleanup;
		}
		result->iterations = work.iterations;
		if (work.iterations > 0) {
			result->change = work.change;
			result->residual = work.residual;
		}
	}
	if (result->reason != MC_FACETS_DEFINED) {
		report_nothing(&work, result);
		goto cleanup;
	}
	result->log_likelihood = work.log_likelihood;
	if (options->adjust_extreme) {
		outcome = mc_facets_adjust(&work);
	}
	if (outcome == MC_OK) {
		outcome = mc_facets_report(&work, result);
	}
cleanup:
	work_free(&work);
	return outcome;
}

void mc_facets_result_free(mc_facets_result *result)
{
	for (int f = 0; f < MC_FACETS; f++) {
		free(result->element[f]);
	}
	free(result->category);
	mc_facets_subsets_free(&result->subsets);
	memset(result, 0, sizeof(*result));
}

mc_result mc_facets_connected(const mc_facets_data *data, mc_facets_subsets *subsets, mc_fault *fault)
{
	mc_facets_work work = { 0 };
	mc_result outcome;

	memset(subsets, 0, sizeof(*subsets));
	outcome = check(data, fault);
	if (outcome != MC_OK) {
		return outcome;
	}
	outcome = sort_ratings(&work, data);
	if (outcome == MC_OK) {
		for (size_t r = 0; r < work.ratings; r++) {
			work.core[r] = (uint32_t) r;
		}
		/* NOLINTNEXTLINE(clang-analyzer-unix.Malloc): work_free() frees it, whatever that comes to. */
		outcome = mc_facets_subsets_find(
			(const uint32_t *const *) work.element, work.core, work.ratings, data->elements, subsets, fault);
	}
	work_free(&work);
	return outcome;
}
