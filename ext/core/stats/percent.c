#include "stats.h"

#include <math.h>
#include <stdlib.h>

/* Points are decimal fractions: 0.8 and 0.7 are 0.1 apart, whatever doubles make of it. Equal means equal. */
static bool near(double a, double b, double within)
{
	const double apart = fabs(a - b);

	return apart <= within || (within > 0 && apart - within <= 1e-12 * fmax(fmax(fabs(a), fabs(b)), within));
}

static int by_value(const void *a, const void *b)
{
	const double x = *(const double *) a, y = *(const double *) b;

	return (x > y) - (x < y);
}

/* The pairs among m ratings of one unit that are near each other, without looking at each pair: value is put in order. */
static double near_pairs(double *value, size_t m, double within)
{
	double pairs = 0;
	size_t from = 0;

	qsort(value, m, sizeof(*value), by_value);
	for (size_t i = 1; i < m; i++) {
		while (!near(value[from], value[i], within)) {
			from++;
		}
		pairs += (double) (i - from);
	}
	return pairs;
}

mc_result mc_percent(const mc_ratings *ratings, double within, double *share, mc_defined *defined)
{
	double pairs = 0, agreeing = 0;
	double *value = malloc((ratings->raters + 1) * sizeof(*value));

	if (value == NULL) {
		return MC_E_NOMEM;
	}
	for (size_t u = 0; u < ratings->units; u++) {
		size_t m = 0;

		for (size_t r = 0; r < ratings->raters; r++) {
			const double rating = ratings->rating[r * ratings->units + u];

			if (!isnan(rating)) {
				value[m++] = rating;
			}
		}
		pairs += (double) m * ((double) m - 1) / 2;
		agreeing += near_pairs(value, m, within);
	}
	free(value);
	*defined = ratings->units == 0 ? MC_UNDEFINED_NO_UNITS : pairs <= 0 ? MC_UNDEFINED_NO_PAIRS : MC_DEFINED;
	if (*defined == MC_DEFINED) {
		*share = agreeing / pairs;
	}
	return MC_OK;
}

void mc_percent_pair(const mc_ratings *ratings, size_t a, size_t b, double within, mc_pair *pair)
{
	const double *first = &ratings->rating[a * ratings->units], *second = &ratings->rating[b * ratings->units];
	double agreeing = 0, sum = 0;

	pair->units = 0;
	for (size_t u = 0; u < ratings->units; u++) {
		if (!isnan(first[u]) && !isnan(second[u])) {
			pair->units++;
			agreeing += near(first[u], second[u], within);
			sum += first[u] - second[u];
		}
	}
	pair->share = pair->units > 0 ? agreeing / (double) pair->units : NAN;
	pair->difference = pair->units > 0 ? sum / (double) pair->units : NAN;
}
