#include "facets_internal.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Bits of what an element's ratings are. */
#define HAS_RATINGS 1
#define NOT_ALL_LOWEST 2
#define NOT_ALL_HIGHEST 4
#define NOT_ALL_FIXED 8 /* a rating in a set with more than one category */

/* The categories in use, from the ratings that are left. */
static void count_categories(mc_facets_work *work)
{
	memset(work->count, 0, work->sets * work->levels * sizeof(*work->count));
	for (size_t k = 0; k < work->cores; k++) {
		const uint32_t r = work->core[k];

		work->count[mc_facets_set(work, work->element[MC_FACET_CRITERION][r]) * work->levels + work->position[r]]++;
	}
	for (size_t s = 0; s < work->sets; s++) {
		const uint32_t *count = &work->count[s * work->levels];
		size_t low = 0, high = work->levels - 1;

		while (low < high && count[low] == 0) {
			low++;
		}
		while (high > low && count[high] == 0) {
			high--;
		}
		work->low[s] = (uint16_t) low;
		work->high[s] = (uint16_t) high;
	}
}

static void look_at_ratings(const mc_facets_work *work, uint8_t *const bits[MC_FACETS])
{
	for (int f = 0; f < MC_FACETS; f++) {
		memset(bits[f], 0, work->data->elements[f]);
	}
	for (size_t k = 0; k < work->cores; k++) {
		const uint32_t r = work->core[k];
		const size_t s = mc_facets_set(work, work->element[MC_FACET_CRITERION][r]);
		const uint8_t bit = (uint8_t) (HAS_RATINGS | (work->position[r] > work->low[s] ? NOT_ALL_LOWEST : 0)
			| (work->position[r] < work->high[s] ? NOT_ALL_HIGHEST : 0)
			| (work->low[s] < work->high[s] ? NOT_ALL_FIXED : 0));

		for (int f = 0; f < MC_FACETS; f++) {
			bits[f][work->element[f][r]] |= bit;
		}
	}
}

/* Takes out of one facet what bits tells; how many went. */
static size_t take_elements(mc_facets_work *work, int f, const uint8_t *bits)
{
	size_t gone = 0;

	for (size_t e = 0; e < work->data->elements[f]; e++) {
		mc_facets_reason why = MC_FACETS_DEFINED;

		if (work->round[f][e] != 0) {
			continue;
		}
		if (!(bits[e] & HAS_RATINGS)) {
			why = work->rounds == 1 ? MC_FACETS_NO_RATINGS : MC_FACETS_NO_INFORMATION;
		} else if (!(bits[e] & NOT_ALL_FIXED)) {
			why = MC_FACETS_ONE_CATEGORY;
		} else if (!(bits[e] & NOT_ALL_LOWEST)) {
			why = MC_FACETS_EXTREME;
			work->extreme[f][e] = MC_FACETS_LOWEST;
		} else if (!(bits[e] & NOT_ALL_HIGHEST)) {
			why = MC_FACETS_EXTREME;
			work->extreme[f][e] = MC_FACETS_HIGHEST;
		}
		if (why != MC_FACETS_DEFINED) {
			work->round[f][e] = work->rounds;
			work->out[f][e] = (uint8_t) why;
			gone++;
		}
	}
	return gone;
}

static bool in_core(const mc_facets_work *work, uint32_t r)
{
	return work->round[0][work->element[0][r]] == 0 && work->round[1][work->element[1][r]] == 0
		&& work->round[2][work->element[2][r]] == 0;
}

/*
 * Round by round, as what is extreme may be so only once others are gone: an element with only lowest or only highest
 * ratings tells nothing of the others and has no finite measure, so it goes with its ratings.
 */
mc_result mc_facets_take_out(mc_facets_work *work)
{
	uint8_t *bits[MC_FACETS] = { NULL, NULL, NULL };
	mc_result result = MC_E_NOMEM;
	size_t gone;

	for (int f = 0; f < MC_FACETS; f++) {
		bits[f] = malloc(work->data->elements[f] + 1);
		if (bits[f] == NULL) {
			goto cleanup;
		}
	}
	for (work->cores = 0; work->cores < work->ratings; work->cores++) {
		work->core[work->cores] = (uint32_t) work->cores;
	}
	do {
		size_t left = 0;

		work->rounds++;
		gone = 0;
		count_categories(work);
		look_at_ratings(work, bits);
		for (int f = 0; f < MC_FACETS; f++) {
			gone += take_elements(work, f, bits[f]);
		}
		for (size_t k = 0; k < work->cores; k++) {
			if (in_core(work, work->core[k])) {
				work->core[left++] = work->core[k];
			}
		}
		work->cores = left;
	} while (gone > 0);
	result = MC_OK;
cleanup:
	for (int f = 0; f < MC_FACETS; f++) {
		free(bits[f]);
	}
	return result;
}

/* The ratings of each element of a facet. */
typedef struct {
	size_t *first;
	uint32_t *rating;
} mc_by_element;

static mc_result sort_by_element(const mc_facets_work *work, int f, mc_by_element *by)
{
	const size_t elements = work->data->elements[f];

	by->first = calloc(elements + 2, sizeof(*by->first));
	by->rating = malloc((work->ratings + 1) * sizeof(*by->rating));
	if (by->first == NULL || by->rating == NULL) {
		return MC_E_NOMEM;
	}
	for (size_t r = 0; r < work->ratings; r++) {
		by->first[work->element[f][r] + 2]++;
	}
	for (size_t e = 1; e < elements; e++) {
		by->first[e + 1] += by->first[e];
	}
	for (size_t r = 0; r < work->ratings; r++) {
		by->rating[by->first[work->element[f][r] + 1]++] = (uint32_t) r;
	}
	return MC_OK;
}

/* The rating bears on an element of facet f when the fit has measured the other two. */
static bool bears_on(const mc_facets_work *work, int f, uint32_t r)
{
	for (int g = 0; g < MC_FACETS; g++) {
		if (g != f && work->round[g][work->element[g][r]] != 0) {
			return false;
		}
	}
	return true;
}

/* The score and the information to expect of the element at this measure. */
static void expect(const mc_facets_work *work, int f, uint32_t e, const mc_by_element *by, double measure,
	double *expected, double *information, double *p)
{
	*expected = *information = 0;
	for (size_t k = by->first[e]; k < by->first[e + 1]; k++) {
		const uint32_t r = by->rating[k];

		if (bears_on(work, f, r)) {
			double eta = mc_facets_sign(f) * measure;
			mc_facets_moments moments;

			for (int g = 0; g < MC_FACETS; g++) {
				eta += g == f ? 0 : mc_facets_sign(g) * work->measure[g][work->element[g][r]];
			}
			moments = mc_facets_probabilities(work, mc_facets_set(work, work->element[MC_FACET_CRITERION][r]), eta, p);
			*expected += moments.expected;
			*information += moments.variance;
		}
	}
}

/* The score that is sought: short of the extreme one by the adjustment. False where no rating bears on the element. */
static bool adjusted_score(const mc_facets_work *work, int f, uint32_t e, const mc_by_element *by, double *score)
{
	const bool highest = work->extreme[f][e] == MC_FACETS_HIGHEST;
	bool any = false;

	*score = highest ? -MC_FACETS_ADJUSTMENT : MC_FACETS_ADJUSTMENT;
	for (size_t k = by->first[e]; k < by->first[e + 1]; k++) {
		const size_t s = mc_facets_set(work, work->element[MC_FACET_CRITERION][by->rating[k]]);

		if (bears_on(work, f, by->rating[k]) && work->low[s] < work->high[s]) {
			*score += highest ? work->high[s] : work->low[s];
			any = true;
		}
	}
	return any;
}

/* By halving: the expected score rises with the log odds throughout. */
static void adjusted_measure(mc_facets_work *work, int f, uint32_t e, const mc_by_element *by, double score, double *p)
{
	double low = -1024, high = 1024, expected, information;

	for (int step = 0; step < 64; step++) {
		const double middle = low + (high - low) / 2;

		expect(work, f, e, by, mc_facets_sign(f) * middle, &expected, &information, p);
		*(expected < score ? &low : &high) = middle;
	}
	work->measure[f][e] = mc_facets_sign(f) * (low + (high - low) / 2);
	expect(work, f, e, by, work->measure[f][e], &expected, &information, p);
	work->error[f][e] = 1 / sqrt(information);
}

/* Measures for what is extreme: where its score would be the adjusted one, over the ratings it shares with what the fit measured. */
mc_result mc_facets_adjust(mc_facets_work *work)
{
	double *p = malloc(work->levels * sizeof(*p));
	mc_result result = p != NULL ? MC_OK : MC_E_NOMEM;

	for (int f = 0; f < MC_FACETS && result == MC_OK; f++) {
		mc_by_element by = { NULL, NULL };

		result = sort_by_element(work, f, &by);
		for (uint32_t e = 0; result == MC_OK && e < work->data->elements[f]; e++) {
			double score;

			if (work->out[f][e] == MC_FACETS_EXTREME) {
				if (adjusted_score(work, f, e, &by, &score)) {
					adjusted_measure(work, f, e, &by, score, p);
					work->out[f][e] = MC_FACETS_DEFINED;
				} else {
					work->out[f][e] = MC_FACETS_NO_INFORMATION;
				}
			}
		}
		free(by.first);
		free(by.rating);
	}
	free(p);
	return result;
}
