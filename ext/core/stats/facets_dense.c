#include "facets_internal.h"

#include <math.h>

size_t mc_dense_factor(double *a, size_t n, double tolerance, bool *dropped)
{
	size_t drops = 0;

	for (size_t i = 0; i < n; i++) {
		const double diagonal = a[i * n + i];

		for (size_t j = 0; j <= i; j++) {
			const double *x = &a[i * n], *y = &a[j * n];
			double sum = x[j];

			for (size_t k = 0; k < j; k++) {
				sum -= x[k] * y[k];
			}
			if (j < i) {
				a[i * n + j] = dropped[j] ? 0 : sum / y[j];
			} else {
				dropped[i] = !(sum > tolerance * diagonal);
				drops += dropped[i];
				a[i * n + i] = dropped[i] ? 0 : sqrt(sum);
			}
		}
	}
	return drops;
}

void mc_dense_solve(const double *factor, size_t n, double *x)
{
	for (size_t i = 0; i < n; i++) {
		for (size_t k = 0; k < i; k++) {
			x[i] -= factor[i * n + k] * x[k];
		}
		x[i] /= factor[i * n + i];
	}
	for (size_t i = n; i-- > 0;) {
		x[i] /= factor[i * n + i];
		for (size_t k = 0; k < i; k++) {
			x[k] -= factor[i * n + k] * x[i];
		}
	}
}

void mc_dense_null(const double *factor, size_t n, const bool *dropped, double *x)
{
	for (size_t i = 0; i < n; i++) {
		x[i] = dropped[i] ? x[i] : 0;
	}
	/* Backwards through the transposed factor; the entries of x that are not dropped gather what is to their right. */
	for (size_t i = n; i-- > 0;) {
		if (!dropped[i]) {
			x[i] /= factor[i * n + i];
		}
		for (size_t k = 0; k < i; k++) {
			if (!dropped[k]) {
				x[k] -= factor[i * n + k] * x[i];
			}
		}
	}
}
