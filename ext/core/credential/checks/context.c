/* Whether the terms mean what Verifiable Credentials 2.0 and Open Badges 3.0 say. */
#include "../kinds.h"

#include <string.h>

/* https://purl.imsglobal.org/spec/ob/v3p0/context.json or …/context-3.0.3.json */
static bool mc_is_badge_context(mc_slice text)
{
	static const char prefix[] = "https://purl.imsglobal.org/spec/ob/v3p0/context", suffix[] = ".json";
	size_t start = sizeof(prefix) - 1, end, i;

	if (text.length < start + sizeof(suffix) - 1 || memcmp(text.data, prefix, start) != 0
			|| memcmp(text.data + text.length - (sizeof(suffix) - 1), suffix, sizeof(suffix) - 1) != 0) {
		return false;
	}
	end = text.length - (sizeof(suffix) - 1);
	if (end == start) {
		return true;
	}
	if (end - start != sizeof("-3.0.3") - 1 || memcmp(text.data + start, "-3.", 3) != 0) {
		return false;
	}
	for (i = start + 3; i < end; i++) {
		if ((i - start) % 2 == 1 ? text.data[i] < '0' || text.data[i] > '9' : text.data[i] != '.') {
			return false;
		}
	}
	return true;
}

/*
 * The terms mean what these two contexts say, as long as no other context can say otherwise: addresses only, in this
 * order.
 */
static bool mc_context_is_sound(const mc_json_tree *tree, uint32_t list, mc_check *check)
{
	mc_slice text;
	uint32_t item;

	if (!mc_json_tree_is(tree, list, MC_JSON_ARRAY) || !mc_json_tree_string(tree, mc_tree_nth(tree, list, 0), &text)
			|| !mc_slice_equal(text, MC_LITERAL("https://www.w3.org/ns/credentials/v2"))) {
		mc_check_set(check, MC_CHECK_FAILED,
			"@context is not a list that begins with https://www.w3.org/ns/credentials/v2");
		return false;
	}
	if (!mc_json_tree_string(tree, mc_tree_nth(tree, list, 1), &text) || !mc_is_badge_context(text)) {
		mc_check_set(check, MC_CHECK_FAILED, "The second @context is not that of Open Badges 3.0");
		return false;
	}
	for (item = mc_tree_nth(tree, list, 2); item != MC_JSON_NONE; item = tree->nodes[item].next) {
		if (!mc_json_tree_string(tree, item, &text) || !mc_is_uri(text)) {
			mc_check_set(check, MC_CHECK_FAILED,
				"@context defines terms within the document, so they may not mean what they seem to");
			return false;
		}
	}
	return true;
}

/*
 * The document may have got further contexts since it was signed; what was verified is read with those of the proof.
 * So each proof's own must be sound too.
 */
static mc_result mc_check_context(mc_verifying *verifying, mc_check *check)
{
	const mc_json_tree *tree = verifying->tree;
	uint32_t proofs = mc_json_tree_member(tree, 0, MC_LITERAL("proof")), proof, context;

	if (!mc_context_is_sound(tree, mc_json_tree_member(tree, 0, MC_LITERAL("@context")), check)) {
		return MC_OK;
	}
	for (proof = mc_tree_first_of(tree, proofs); proof != MC_JSON_NONE; proof = mc_tree_next_of(tree, proofs, proof)) {
		context = mc_json_tree_member(tree, proof, MC_LITERAL("@context"));
		if (context != MC_JSON_NONE && !mc_context_is_sound(tree, context, check)) {
			return MC_OK;
		}
	}
	mc_check_set(check, MC_CHECK_PASSED, "The terms are those of Verifiable Credentials 2.0 and Open Badges 3.0");
	return MC_OK;
}

const mc_check_kind mc_check_kind_context = { .name = "context", .run = mc_check_context };
