/* The mean of all ratings; with a further review that is one of them. */
#include "../kinds.h"

static bool mc_mean_between(const mc_rules *rules, bool with)
{
	return with || rules->reviewers > 1;
}

const mc_method_kind mc_method_mean = {
	.name = "mean", .without = true, .otherwise = true, .between = mc_mean_between, .resolve = mc_method_resolve_mean,
};
