#include "kinds.h"
#include "../base/moment.h"

#include <inttypes.h>

/* The first check fails; the others are not made. */
static void mc_refuse_all(mc_verification *verification, const mc_fault *fault)
{
	mc_check *syntax = &verification->checks[0];

	for (size_t i = 0; mc_check_kinds[i] != NULL; i++) {
		mc_check_set(&verification->checks[i], MC_CHECK_UNKNOWN, "Not checked, since the text cannot be read");
		verification->checks[i].name = mc_check_kinds[i]->name;
		verification->count++;
	}
	if (fault->place.offset >= 0) {
		mc_check_set(syntax, MC_CHECK_FAILED, "The text is not sound JSON, at line %" PRId64 ", byte %" PRId64 ": %s",
			fault->place.line, fault->place.offset, fault->sentence);
	} else {
		mc_check_set(syntax, MC_CHECK_FAILED, "%s", fault->sentence);
	}
}

/* jwt is NULL where the credential is not within one. */
static mc_result mc_verify_tree(const mc_json_tree *tree, const mc_jwt *jwt, const mc_known *known,
	mc_verification *verification)
{
	mc_verifying verifying = { .tree = tree, .jwt = jwt, .known = known };
	bool valid = true;

	for (size_t i = 0; mc_check_kinds[i] != NULL; i++) {
		const mc_check_kind *kind = mc_check_kinds[i];
		mc_check *check = &verification->checks[i];
		mc_result result = kind->run(&verifying, check);

		if (result != MC_OK) {
			return result;
		}
		check->name = kind->name;
		verification->count++;
		valid = valid && (check->outcome == MC_CHECK_PASSED || (kind->needed != NULL && !kind->needed(tree)));
	}
	verification->valid = valid;
	return MC_OK;
}

mc_result mc_credential_verify(mc_slice text, const mc_known *known, mc_verification *verification,
	mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	mc_jwt jwt = { 0 };
	bool within = mc_jwt_looks_like(text);
	uint8_t root[32];
	mc_fault why;
	mc_result result;

	verification->valid = false;
	verification->count = 0;
	if (!mc_moment_is_plain(known->now)) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The time must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z");
	}
	if (known->manifest.data != NULL && !mc_hex_decode(known->manifest, root, sizeof(root))) {
		return mc_fail(fault, MC_E_ARGUMENT, "The manifest's root is 64 lower-case hex digits");
	}
	mc_fault_clear(&why);
	result = MC_OK;
	if (text.length > MC_CREDENTIAL_MAX_BYTES) {
		result = mc_fail(&why, MC_E_LIMIT, "The text is longer than %u bytes", MC_CREDENTIAL_MAX_BYTES);
	}
	if (result == MC_OK && within) {
		result = mc_jwt_read(text, &jwt, &why);
	}
	if (result == MC_OK) {
		result = mc_json_tree_read(&tree, within ? mc_buffer_slice(&jwt.payload) : text, &why);
	}
	if (result == MC_OK && !mc_json_tree_is(&tree, 0, MC_JSON_OBJECT)) {
		result = mc_fail(&why, MC_E_FORMAT, "The text is JSON, but not an object, so it is no credential");
	}
	if (result == MC_OK) {
		result = mc_verify_tree(&tree, within ? &jwt : NULL, known, verification);
	} else if (result != MC_E_NOMEM) {
		mc_refuse_all(verification, &why);
		result = MC_OK;
	}
	mc_json_tree_free(&tree);
	mc_jwt_free(&jwt);
	return result;
}
