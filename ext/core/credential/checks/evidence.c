/* Whether the credential names the evidence that was given. */
#include "../kinds.h"

#include <string.h>

static bool mc_is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The root as a word of its own, not within a longer run of hex digits. */
static bool mc_mentions(mc_slice text, mc_slice root)
{
	size_t i;

	for (i = 0; i + root.length <= text.length; i++) {
		if (memcmp(text.data + i, root.data, root.length) == 0 && (i == 0 || !mc_is_hex(text.data[i - 1]))
				&& (i + root.length == text.length || !mc_is_hex(text.data[i + root.length]))) {
			return true;
		}
	}
	return false;
}

static mc_result mc_check_evidence(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	const mc_slice manifest = verifying->known->manifest;
	uint32_t list = mc_json_tree_member(tree, 0, MC_LITERAL("evidence")), item;
	mc_slice narrative;

	if (manifest.data == NULL) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "Not checked: no manifest of the evidence was given");
		return MC_OK;
	}
	for (item = mc_tree_first_of(tree, list); item != MC_JSON_NONE; item = mc_tree_next_of(tree, list, item)) {
		if (mc_json_tree_string(tree, mc_json_tree_member(tree, item, MC_LITERAL("narrative")), &narrative)
				&& mc_mentions(narrative, manifest)) {
			mc_check_set(check, MC_CHECK_PASSED, "The sealed evidence is the evidence that the credential names");
			return MC_OK;
		}
	}
	mc_check_set(check, MC_CHECK_FAILED, "The credential does not name the evidence that was given");
	return MC_OK;
}

const mc_check_kind mc_check_kind_evidence = { .name = "evidence", .needed = mc_check_is_extra,
	.run = mc_check_evidence };
