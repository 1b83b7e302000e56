#include "student.h"

#include <float.h>
#include <math.h>

/* The regularized incomplete beta function by its continued fraction (DLMF 8.17.22), evaluated from the front by Lentz's method. */
static double fraction(double x, double a, double b)
{
	const double tiny = 1e-300;
	double c = 1, d = 1 - (a + b) * x / (a + 1), value;

	d = 1 / (fabs(d) < tiny ? tiny : d);
	value = d;
	for (int m = 1; m <= 1000; m++) {
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

static double incomplete_beta(double x, double a, double b)
{
	double front;

	if (x <= 0 || x >= 1) {
		return x <= 0 ? 0 : 1;
	}
	front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x));
	/* The fraction converges fast on this side; on the other one by symmetry. */
	return x < (a + 1) / (a + b + 2) ? front * fraction(x, a, b) / a : 1 - front * fraction(1 - x, b, a) / b;
}

double mc_student_quantile(double p, double degrees)
{
	const double tail = 2 * (1 - p);
	double low = 0, high = 1;

	/* P(|t| > x) = I(degrees / (degrees + x^2); degrees / 2, 1 / 2) falls with x: bracket, then halve. */
	while (high < 1e150 && incomplete_beta(degrees / (degrees + high * high), degrees / 2, 0.5) > tail) {
		high *= 2;
	}
	for (int i = 0; i < 200 && high - low > DBL_EPSILON * high; i++) {
		const double middle = (low + high) / 2;

		if (incomplete_beta(degrees / (degrees + middle * middle), degrees / 2, 0.5) > tail) {
			low = middle;
		} else {
			high = middle;
		}
	}
	return (low + high) / 2;
}
