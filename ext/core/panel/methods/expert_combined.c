/* The mean of the adjudicator's level and of what the raters come to by "without". */
#include "../kinds.h"

const mc_method_kind mc_method_expert_combined = {
	.name = "expert_combined", .combines = true, .new_values = true, .between = mc_method_between,
	.resolve = mc_method_resolve_mean,
};
