/* The adjudicator's level in place of the raters'. */
#include "../kinds.h"

const mc_method_kind mc_method_expert = {
	.name = "expert", .replaces = true, .resolve = mc_method_resolve_mean,
};
