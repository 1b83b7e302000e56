/* The model: how likely each category is. */
#include "facets_internal.h"

#include <math.h>

mc_facets_moments mc_facets_probabilities(const mc_facets_work *work, size_t set, double eta, double *p)
{
	const size_t low = work->low[set], high = work->high[set];
	const double *const psi = &work->psi[set * work->levels];
	const uint32_t *const count = &work->count[set * work->levels];
	mc_facets_moments m = { 0, 0, 0 };
	double top = -INFINITY, sum = 0, squares = 0;

	for (size_t x = low; x <= high; x++) {
		p[x] = count[x] > 0 ? (double) x * eta - psi[x] : -INFINITY;
		top = fmax(top, p[x]);
	}
	for (size_t x = low; x <= high; x++) {
		p[x] = count[x] > 0 ? exp(p[x] - top) : 0;
		sum += p[x];
		m.expected += (double) x * p[x];
	}
	m.expected /= sum;
	for (size_t x = low; x <= high; x++) {
		const double d = (double) x - m.expected;

		p[x] /= sum;
		squares += p[x] * d * d;
	}
	m.variance = squares;
	m.log_sum = top + log(sum);
	return m;
}
