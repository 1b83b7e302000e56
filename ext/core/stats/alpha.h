/* alpha of ratings that come unit by unit, as the table of a micro-credential has them. */
#ifndef MC_ALPHA_H
#define MC_ALPHA_H

#include "sheet.h"

/*
 * alpha with its interval in one go: from so many resamples, or by the jackknife where that is 0. MC_E_LIMIT beyond most steps
 * of work, see MC_INTERVAL_STEPS.
 */
mc_result mc_alpha_of_units(const mc_units *units, mc_metric metric, double confidence, size_t resamples, uint64_t seed,
	double most, mc_figure *alpha, mc_interval *interval, mc_defined *defined);

#endif
