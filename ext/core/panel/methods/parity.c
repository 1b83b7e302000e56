/* The two raters and the adjudicator count alike. */
#include "../kinds.h"

static mc_result mc_parity_check(const mc_rules_reader *reader, bool with, const mc_pointer *at)
{
	(void) with;
	return mc_method_check_two(reader, "parity", at);
}

const mc_method_kind mc_method_parity = {
	.name = "parity", .check = mc_parity_check, .between = mc_method_between, .resolve = mc_method_resolve_mean,
};
