#include "facets_internal.h"
#include "random.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * A link between two elements is not enough: where each reviewer sees other candidates, all candidates are linked through the
 * criteria, and yet a severe reviewer cannot be told from poor candidates. What can be told is what the equations
 * B_n - D_i - C_j = 0, one for each rating, leave open: two elements can be compared when every solution gives them the same
 * value. Two solutions are always there (the origins of D and C); with no other, the design is connected.
 *
 * B_n is eliminated first, so the matrix has a column for each reviewer and criterion only.
 */
typedef struct {
	uint32_t *column[2];
	size_t columns;
	double *matrix;
	bool *dropped;
	double *value;
	double *sum;     /* of one candidate */
	uint32_t *touch; /* columns that sum has */
} mc_design;

static void design_free(mc_design *design)
{
	free(design->column[0]);
	free(design->column[1]);
	free(design->matrix);
	free(design->dropped);
	free(design->value);
	free(design->sum);
	free(design->touch);
}

static mc_result number_columns(mc_design *design, const uint32_t *const element[MC_FACETS], const uint32_t *rating,
	size_t ratings, const size_t elements[MC_FACETS], mc_fault *fault)
{
	for (int f = 0; f < 2; f++) {
		design->column[f] = malloc((elements[f + 1] + 1) * sizeof(uint32_t));
		if (design->column[f] == NULL) {
			return MC_E_NOMEM;
		}
		memset(design->column[f], 0xff, elements[f + 1] * sizeof(uint32_t));
		for (size_t r = 0; r < ratings; r++) {
			uint32_t *column = &design->column[f][element[f + 1][rating[r]]];

			if (*column == MC_FACETS_NO_COLUMN) {
				*column = (uint32_t) design->columns++;
			}
		}
	}
	if (design->columns > MC_FACETS_DENSE) {
		return mc_fail(fault, MC_E_LIMIT, "There are %zu reviewers and criteria; a fit takes up to %d", design->columns,
			MC_FACETS_DENSE);
	}
	return MC_OK;
}

/* Ratings of one candidate, from first to last: sums of squares and products of their rows, less the candidate's own mean. */
static void add_candidate(
	mc_design *design, const uint32_t *const element[MC_FACETS], const uint32_t *rating, size_t first, size_t last)
{
	const size_t n = design->columns;
	size_t touched = 0;

	for (size_t r = first; r < last; r++) {
		const uint32_t i = design->column[0][element[1][rating[r]]], j = design->column[1][element[2][rating[r]]];
		const uint32_t pair[2] = { i, j };

		for (int k = 0; k < 2; k++) {
			if (design->sum[pair[k]] == 0) {
				design->touch[touched++] = pair[k];
			}
			design->sum[pair[k]]++;
			design->matrix[(size_t) pair[k] * n + pair[k]]++;
		}
		/* Criteria have the higher columns. */
		design->matrix[(size_t) j * n + i]++;
	}
	for (size_t a = 0; a < touched; a++) {
		for (size_t b = 0; b < touched; b++) {
			const uint32_t x = design->touch[a], y = design->touch[b];

			if (y <= x) {
				design->matrix[(size_t) x * n + y] -= design->sum[x] * design->sum[y] / (double) (last - first);
			}
		}
	}
	while (touched > 0) {
		design->sum[design->touch[--touched]] = 0;
	}
}

typedef struct {
	double value;
	uint32_t element;
} mc_placed;

static int by_place(const void *a, const void *b)
{
	const mc_placed *x = a, *y = b;

	return x->value != y->value ? (x->value > y->value) - (x->value < y->value)
								: (x->element > y->element) - (x->element < y->element);
}

/* Labels by value, numbered by the first element that has each. Elements that are not in placed have none. */
static mc_result label_facet(mc_placed *placed, size_t count, size_t elements, uint32_t *label, uint32_t *groups)
{
	uint32_t *name = malloc((count + 1) * sizeof(*name)), group = 0;

	if (name == NULL) {
		return MC_E_NOMEM;
	}
	memset(label, 0xff, elements * sizeof(*label));
	qsort(placed, count, sizeof(*placed), by_place);
	for (size_t k = 0; k < count; k++) {
		/* The same values differ by rounding only, others by sums of random numbers between 1 and 2. */
		if (k > 0 && placed[k].value - placed[k - 1].value > 1e-10 * (1 + fabs(placed[k].value))) {
			group++;
		}
		label[placed[k].element] = group;
	}
	memset(name, 0xff, count * sizeof(*name));
	*groups = 0;
	for (size_t e = 0; e < elements; e++) {
		if (label[e] != UINT32_MAX) {
			if (name[label[e]] == UINT32_MAX) {
				name[label[e]] = (*groups)++;
			}
			label[e] = name[label[e]];
		}
	}
	free(name);
	return MC_OK;
}

/* Where a solution taken at random puts each element of a facet. */
static size_t place_facet(const mc_design *design, int facet, const uint32_t *const element[MC_FACETS],
	const uint32_t *rating, size_t ratings, bool *seen, mc_placed *placed)
{
	size_t count = 0;

	for (size_t r = 0; r < ratings; r++) {
		const uint32_t e = element[facet][rating[r]];

		if (!seen[e]) {
			const double d = design->value[design->column[0][element[1][rating[r]]]];
			const double c = design->value[design->column[1][element[2][rating[r]]]];

			seen[e] = true;
			placed[count++] = (mc_placed) { facet == MC_FACET_CANDIDATE ? d + c
					: facet == MC_FACET_REVIEWER                        ? d
																		: c,
				e };
		}
	}
	return count;
}

mc_result mc_facets_subsets_find(const uint32_t *const element[MC_FACETS], const uint32_t *rating, size_t ratings,
	const size_t elements[MC_FACETS], mc_facets_subsets *subsets, mc_fault *fault)
{
	mc_design design = { 0 };
	mc_placed *placed = NULL;
	bool *seen = NULL;
	uint64_t state = 0;
	size_t most = 0, first = 0, drops;
	mc_result result;

	memset(subsets, 0, sizeof(*subsets));
	result = number_columns(&design, element, rating, ratings, elements, fault);
	if (result != MC_OK) {
		goto cleanup;
	}
	for (int f = 0; f < MC_FACETS; f++) {
		subsets->label[f] = malloc((elements[f] + 1) * sizeof(uint32_t));
		most = elements[f] > most ? elements[f] : most;
	}
	design.matrix = calloc(design.columns * design.columns + 1, sizeof(double));
	design.dropped = calloc(design.columns + 1, sizeof(bool));
	design.value = calloc(design.columns + 1, sizeof(double));
	design.sum = calloc(design.columns + 1, sizeof(double));
	design.touch = calloc(design.columns + 1, sizeof(uint32_t));
	placed = malloc((most + 1) * sizeof(*placed));
	seen = malloc(most + 1);
	if (subsets->label[0] == NULL || subsets->label[1] == NULL || subsets->label[2] == NULL || design.matrix == NULL
		|| design.dropped == NULL || design.value == NULL || design.sum == NULL || design.touch == NULL
		|| placed == NULL || seen == NULL) {
		result = MC_E_NOMEM;
		goto cleanup;
	}
	for (size_t r = 1; r <= ratings; r++) {
		if (r == ratings || element[0][rating[r]] != element[0][rating[first]]) {
			add_candidate(&design, element, rating, first, r);
			first = r;
		}
	}
	drops = mc_dense_factor(design.matrix, design.columns, 1e-11, design.dropped);
	subsets->connected = drops == 2;
	for (size_t k = 0; k < design.columns; k++) {
		design.value[k] = 1 + (double) (mc_splitmix64(&state) >> 11) * 0x1p-53;
	}
	mc_dense_null(design.matrix, design.columns, design.dropped, design.value);
	for (int f = 0; f < MC_FACETS && result == MC_OK; f++) {
		memset(seen, 0, elements[f]);
		result = label_facet(placed, place_facet(&design, f, element, rating, ratings, seen, placed), elements[f],
			subsets->label[f], &subsets->groups[f]);
	}
cleanup:
	design_free(&design);
	free(placed);
	free(seen);
	return result;
}

void mc_facets_subsets_free(mc_facets_subsets *subsets)
{
	for (int f = 0; f < MC_FACETS; f++) {
		free(subsets->label[f]);
	}
	memset(subsets, 0, sizeof(*subsets));
}
