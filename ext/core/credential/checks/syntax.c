/* Whether the text can be read: where it cannot, mc_credential_verify says so and no other check is run. */
#include "../kinds.h"

static mc_result mc_check_syntax(mc_verifying *verifying, mc_check *check)
{
	mc_check_set(check, MC_CHECK_PASSED,
		verifying->jwt != NULL ? "The text is a JWT with sound JSON in it" : "The text is sound JSON");
	return MC_OK;
}

const mc_check_kind mc_check_kind_syntax = { .name = "syntax", .run = mc_check_syntax };
