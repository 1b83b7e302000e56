#include "student.h"

#include <float.h>
#include <math.h>

/*
 * Only the operations that IEEE 754 rounds correctly are used here: mathematical libraries differ in the last digits of exp
 * or lgamma, and an interval is to be the same everywhere.
 */

#define SQRT_PI 1.7724538509055160273

/* Gamma(a + 1/2) / Gamma(a): DLMF 5.11.13 where a is large, and from there down by Gamma(a + 1) = a Gamma(a). */
static double gamma_ratio(double a)
{
	static const double g[] = { 1, -1.0 / 8, 1.0 / 128, 5.0 / 1024, -21.0 / 32768, -399.0 / 262144, 869.0 / 4194304,
		39325.0 / 33554432 };
	double down = 1, sum = 0;

	while (a < 40) {
		down *= a / (a + 0.5);
		a += 1;
	}
	for (int k = 7; k >= 0; k--) {
		sum = sum / a + g[k];
	}
	return down * sqrt(a) * sum;
}

static double power(double x, double whole)
{
	double result = 1;

	for (uint64_t n = (uint64_t) whole; n > 0; n >>= 1) {
		result = n & 1 ? result * x : result;
		x *= x;
	}
	return result;
}

/* The regularized incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated from the front by Lentz's method. */
static double fraction(double x, double a, double b)
{
	const double tiny = 1e-300;
	double c = 1, d = 1 - (a + b) * x / (a + 1), value;

	d = 1 / (fabs(d) < tiny ? tiny : d);
	value = d;
	for (int m = 1; m <= 100000; m++) {
		double step = 0;

		for (int odd = 0; odd < 2; odd++) {
			const double term = odd == 0 ? m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
				: -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));

			d = 1 + term * d;
			c = 1 + term / c;
			d = 1 / (fabs(d) < tiny ? tiny : d);
			c = fabs(c) < tiny ? tiny : c;
			step = c * d;
			value *= step;
		}
		if (fabs(step - 1) < DBL_EPSILON) {
			break;
		}
	}
	return value;
}

/* P(|T| > t) = I(x; n / 2, 1 / 2) with x = n / (n + t^2), for n degrees of freedom (DLMF 8.17, Abramowitz & Stegun 26.7.1). */
static double both_tails(double t, double degrees)
{
	const double a = degrees / 2, x = degrees / (degrees + t * t), y = t * t / (degrees + t * t);
	const double front = gamma_ratio(a) / SQRT_PI * power(sqrt(x), degrees) * sqrt(y);

	if (y <= 0) {
		return 1;
	}
	/* The fraction converges fast on this side; on the other one by symmetry. */
	return x < (a + 1) / (a + 2.5) ? front * fraction(x, a, 0.5) / a : 1 - front * fraction(y, 0.5, a) / 0.5;
}

double mc_student_quantile(double p, double degrees)
{
	const double tail = 2 * (1 - p);
	double low = 0, high = 1;

	/* It falls with t: bracket, then halve. */
	while (high < 1e150 && both_tails(high, degrees) > tail) {
		high *= 2;
	}
	for (int i = 0; i < 200 && high - low > DBL_EPSILON * high; i++) {
		const double middle = (low + high) / 2;

		if (both_tails(middle, degrees) > tail) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return (low + high) / 2;
}
