/* alpha of ratings that come unit by unit, as the table of a micro-credential has them. */
#ifndef MC_ALPHA_H
#define MC_ALPHA_H

#include "sheet.h"

/* alpha with its interval in one go: from so many resamples, or by the jackknife where that is 0. */
mc_result mc_alpha_of_units(const mc_units *units, mc_metric metric, double confidence, size_t resamples, uint64_t seed,
	mc_figure *alpha, mc_interval *interval, mc_defined *defined);

#endif
