#include "stats.h"

#include <math.h>

/* Points are decimal fractions: 0.8 and 0.7 are 0.1 apart, whatever doubles make of it. Equal means equal. */
static bool near(double a, double b, double within)
{
	const double apart = fabs(a - b);

	return apart <= within || (within > 0 && apart - within <= 1e-12 * fmax(fmax(fabs(a), fabs(b)), within));
}

mc_defined mc_percent(const mc_ratings *ratings, double within, double *share)
{
	double pairs = 0, agreeing = 0;

	if (ratings->units == 0) {
		return MC_UNDEFINED_NO_UNITS;
	}
	for (size_t u = 0; u < ratings->units; u++) {
		for (size_t i = 0; i < ratings->raters; i++) {
			const double a = ratings->rating[i * ratings->units + u];

			for (size_t j = i + 1; !isnan(a) && j < ratings->raters; j++) {
				const double b = ratings->rating[j * ratings->units + u];

				if (!isnan(b)) {
					pairs++;
					agreeing += near(a, b, within);
				}
			}
		}
	}
	if (pairs == 0) {
		return MC_UNDEFINED_NO_PAIRS;
	}
	*share = agreeing / pairs;
	return MC_DEFINED;
}
