/* Whether the credential is in force at the time given. */
#include "../kinds.h"
#include "../../base/moment.h"

static mc_result mc_check_dates(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	mc_moment now, from, until;
	mc_slice from_text, until_text = { 0 };
	char quoted[MC_QUOTE_SIZE], quoted_until[MC_QUOTE_SIZE];
	bool limited = mc_json_tree_member(tree, 0, MC_LITERAL("validUntil")) != MC_JSON_NONE;

	mc_moment_read(verifying->known->now, &now);
	if (!mc_date_member(tree, "validFrom", &from, &from_text)) {
		mc_check_set(check, MC_CHECK_FAILED, "\"validFrom\" is not a date with a time and a zone");
	} else if (limited && !mc_date_member(tree, "validUntil", &until, &until_text)) {
		mc_check_set(check, MC_CHECK_FAILED, "\"validUntil\" is not a date with a time and a zone");
	} else if (limited && mc_moment_compare(until, from) < 0) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential ends, on %s, before it begins, on %s",
			mc_quote(until_text, quoted_until), mc_quote(from_text, quoted));
	} else if (mc_moment_compare(now, from) < 0) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential is not valid before %s", mc_quote(from_text, quoted));
	} else if (limited && mc_moment_compare(now, until) > 0) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential expired on %s", mc_quote(until_text, quoted));
	} else if (limited) {
		mc_check_set(check, MC_CHECK_PASSED, "Valid from %s until %s", mc_quote(from_text, quoted),
			mc_quote(until_text, quoted_until));
	} else {
		mc_check_set(check, MC_CHECK_PASSED, "Valid from %s, without an end", mc_quote(from_text, quoted));
	}
	return MC_OK;
}

const mc_check_kind mc_check_kind_dates = { .name = "dates", .run = mc_check_dates };
