/* The checks of a credential that there are. */
#include "kinds.h"

extern const mc_check_kind mc_check_kind_syntax, mc_check_kind_context, mc_check_kind_schema, mc_check_kind_proof,
	mc_check_kind_controller, mc_check_kind_dates, mc_check_kind_recipient, mc_check_kind_status,
	mc_check_kind_evidence;

/* The order is that in which they are made and shown. */
const mc_check_kind *const mc_check_kinds[] = {
	&mc_check_kind_syntax, &mc_check_kind_context, &mc_check_kind_schema, &mc_check_kind_proof,
	&mc_check_kind_controller, &mc_check_kind_dates, &mc_check_kind_recipient, &mc_check_kind_status,
	&mc_check_kind_evidence, NULL
};

_Static_assert(sizeof(mc_check_kinds) / sizeof(mc_check_kinds[0]) - 1 <= MC_CHECKS_MOST,
	"more checks than credential.h says");

bool mc_check_is_extra(const mc_json_tree *tree)
{
	(void) tree;
	return false;
}
