/* What the suites over RFC 8785 sign: Data Integrity EdDSA Cryptosuites 1.0, section 3.3, and the ECDSA ones, 3.3. */
#include "kinds.h"

/* context, when not NULL, stands in for the document's own. */
static mc_result mc_hash_json(const mc_suite *suite, const mc_json_tree *tree, const mc_slice *context,
	mc_slice options,
	mc_hash_data *hash)
{
	mc_json_change changes[] = {
		{ MC_LITERAL("@context"), context != NULL ? *context : (mc_slice) { 0 } }, { MC_LITERAL("proof"), { 0 } }
	};
	mc_buffer document = { 0 };
	mc_result result;

	mc_buffer_reserve(&document, tree->text.length);
	result = mc_json_tree_write(tree, 0, context != NULL ? changes : changes + 1, context != NULL ? 2 : 1, &document);
	if (result == MC_OK) {
		result = mc_suite_hash(suite, mc_buffer_slice(&document), options, hash);
	}
	mc_buffer_free(&document);
	return result;
}

mc_result mc_suite_json_made(const mc_suite *suite, const mc_json_tree *tree, mc_slice document, mc_slice options,
	mc_hash_data *hash, mc_fault *fault)
{
	(void) fault;
	return document.data != NULL ? mc_suite_hash(suite, document, options, hash)
		: mc_hash_json(suite, tree, NULL, options, hash);
}

/*
 * Verify proof, step 4 of the suites: where the proof has a context, the document's must begin with it, and the
 * proof's is what was signed. *differs where the document has more.
 */
static mc_result mc_context_agrees(const mc_json_tree *tree, uint32_t of_proof, bool *agrees, bool *differs)
{
	uint32_t of_document = mc_json_tree_member(tree, 0, MC_LITERAL("@context"));
	uint32_t a = mc_tree_first_of(tree, of_proof), b = mc_tree_first_of(tree, of_document);
	mc_buffer left = { 0 }, right = { 0 };
	mc_result result = MC_OK;

	*agrees = true;
	while (result == MC_OK && *agrees && a != MC_JSON_NONE) {
		left.length = right.length = 0;
		result = b != MC_JSON_NONE ? mc_json_tree_write(tree, b, NULL, 0, &right) : MC_OK;
		if (result == MC_OK) {
			result = mc_json_tree_write(tree, a, NULL, 0, &left);
		}
		*agrees = b != MC_JSON_NONE && mc_slice_equal(mc_buffer_slice(&left), mc_buffer_slice(&right));
		a = mc_tree_next_of(tree, of_proof, a);
		b = *agrees ? mc_tree_next_of(tree, of_document, b) : MC_JSON_NONE;
	}
	*differs = b != MC_JSON_NONE || (of_document != MC_JSON_NONE
		&& mc_json_tree_is(tree, of_proof, MC_JSON_ARRAY) != mc_json_tree_is(tree, of_document, MC_JSON_ARRAY));
	mc_buffer_free(&left);
	mc_buffer_free(&right);
	return result;
}

mc_result mc_suite_json_found(const mc_suite *suite, const mc_json_tree *tree, uint32_t node, mc_hash_data *hash,
	bool *there, mc_check *check)
{
	const mc_json_change without = { MC_LITERAL("proofValue"), { 0 } };
	uint32_t own = mc_json_tree_member(tree, node, MC_LITERAL("@context"));
	mc_buffer options = { 0 }, context = { 0 };
	mc_slice instead = { 0 };
	bool differs = false;
	mc_result result = MC_OK;

	*there = true;
	if (own != MC_JSON_NONE) {
		result = mc_context_agrees(tree, own, there, &differs);
	}
	if (result == MC_OK && !*there) {
		mc_check_set(check, MC_CHECK_FAILED,
			"The document's @context does not begin with the @context that was signed");
		return MC_OK;
	}
	if (result == MC_OK && differs) {
		result = mc_json_tree_write(tree, own, NULL, 0, &context);
		instead = mc_buffer_slice(&context);
	}
	if (result == MC_OK) {
		result = mc_json_tree_write(tree, node, &without, 1, &options);
	}
	if (result == MC_OK) {
		result = mc_hash_json(suite, tree, differs ? &instead : NULL, mc_buffer_slice(&options), hash);
	}
	mc_buffer_free(&options);
	mc_buffer_free(&context);
	return result;
}
