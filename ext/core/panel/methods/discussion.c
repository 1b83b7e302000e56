/* The level that the raters agreed on when they had talked, in place of what each gave. */
#include "../kinds.h"

static mc_result mc_discussion_check(const mc_rules_reader *reader, bool with, const mc_pointer *at)
{
	(void) with;
	if (reader->rules->reviewers < 2) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "A discussion needs at least 2 reviewers");
	}
	if (reader->rules->sees != MC_SEES_REVIEWS) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, "/resolution/adjudicatorsees",
			"Reviewers who talk about their reviews see them: this should be \"reviews\"");
	}
	return MC_OK;
}

const mc_method_kind mc_method_discussion = {
	.name = "discussion", .replaces = true, .agreed = true, .check = mc_discussion_check,
	.resolve = mc_method_resolve_mean,
};
