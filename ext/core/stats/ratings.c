#include "stats.h"

#include <math.h>

static const char *const codes[] = {
	[MC_UNDEFINED_NO_UNITS] = "no_units",
	[MC_UNDEFINED_NO_PAIRS] = "no_pairs",
	[MC_UNDEFINED_ONE_VALUE] = "one_value",
	[MC_UNDEFINED_ONE_LEVEL] = "one_level",
	[MC_UNDEFINED_RESAMPLES] = "no_resample",
	[MC_UNDEFINED_ONE_UNIT] = "one_unit",
	[MC_UNDEFINED_LEFT_OUT] = "one_value_left",
	[MC_UNDEFINED_UNEVEN] = "uneven",
	[MC_UNDEFINED_INCOMPLETE] = "incomplete",
	[MC_UNDEFINED_TOO_FEW] = "too_few",
	[MC_UNDEFINED_NOT_TWO] = "not_two",
};

static const char *const sentences[] = {
	[MC_UNDEFINED_NO_UNITS] = "There are no units.",
	[MC_UNDEFINED_NO_PAIRS] = "No unit has two ratings, so there is nothing to compare.",
	[MC_UNDEFINED_ONE_VALUE] =
		"All ratings that can be compared are the same: without variation, agreement cannot be told from chance.",
	[MC_UNDEFINED_ONE_LEVEL] = "The scale has only one level, so nobody could disagree.",
	[MC_UNDEFINED_RESAMPLES] = "In every resample all ratings are the same, so there is no interval.",
	[MC_UNDEFINED_ONE_UNIT] = "Only one unit has two ratings: an interval needs at least two such units.",
	[MC_UNDEFINED_LEFT_OUT] = "Without one of the units all other ratings are the same, so there is no interval.",
	[MC_UNDEFINED_UNEVEN] = "The units have different numbers of ratings; this figure needs the same number for each.",
	[MC_UNDEFINED_INCOMPLETE] = "A rating is missing; this figure needs every reviewer's rating of every target.",
	[MC_UNDEFINED_TOO_FEW] = "This figure needs at least two targets and at least two reviewers.",
	[MC_UNDEFINED_NOT_TWO] = "Cohen's kappa is for two reviewers; here more than two rated.",
};

const char *mc_defined_code(mc_defined defined)
{
	return codes[defined];
}

const char *mc_defined_sentence(mc_defined defined)
{
	return sentences[defined];
}

void mc_ratings_count(const mc_ratings *ratings, mc_counts *counts)
{
	*counts = (mc_counts) { .units = ratings->units };
	for (size_t u = 0; u < ratings->units; u++) {
		size_t m = 0;

		for (size_t r = 0; r < ratings->raters; r++) {
			m += !isnan(ratings->rating[r * ratings->units + u]);
		}
		counts->ratings += m;
		counts->pairable += m >= 2;
		counts->pairs += (double) m * ((double) m - 1) / 2;
	}
	for (size_t r = 0; r < ratings->raters; r++) {
		for (size_t u = 0; u < ratings->units; u++) {
			if (!isnan(ratings->rating[r * ratings->units + u])) {
				counts->raters++;
				break;
			}
		}
	}
}
