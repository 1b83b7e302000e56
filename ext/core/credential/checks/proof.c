/*
 * Whether the signatures hold, of a JWT or of the proofs within, and whether the keys that made them belong to the
 * issuer: two checks of one look at them.
 */
#include "../kinds.h"

static mc_result mc_check_signatures(mc_verifying *verifying, mc_check *check)
{
	return verifying->jwt != NULL
		? mc_check_jwt(verifying->jwt, verifying->tree, verifying->known, check, &verifying->controller)
		: mc_check_proofs(verifying->tree, verifying->known, check, &verifying->controller);
}

static mc_result mc_check_controller(mc_verifying *verifying, mc_check *check)
{
	*check = verifying->controller;
	return MC_OK;
}

const mc_check_kind mc_check_kind_proof = { .name = "proof", .run = mc_check_signatures };
const mc_check_kind mc_check_kind_controller = { .name = "controller", .run = mc_check_controller };
