#include "kinds.h"
#include "../crypto/encoding.h"

mc_result mc_proof_value(const mc_json_tree *tree, uint32_t node, mc_buffer *signature, bool *there)
{
	mc_slice value;
	mc_result result;

	*there = mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("proofValue")), &value)
		&& value.length >= 2 && value.data[0] == 'z';
	if (!*there) {
		return MC_OK;
	}
	result = mc_base58_decode((mc_slice) { value.data + 1, value.length - 1 }, signature);
	*there = result == MC_OK;
	return result == MC_E_NOMEM ? result : MC_OK;
}

static mc_result mc_holds_as(const mc_json_tree *tree, const mc_suite *suite, const mc_key *key, mc_slice method,
	mc_slice created, mc_slice signature, bool *holds)
{
	mc_hash_data hash;
	mc_fault fault;
	mc_result result = mc_proof_hash_as_made(tree, suite, method, created, &hash, &fault);

	/* What RDF cannot say was never signed as such. */
	*holds = result == MC_OK && mc_key_verify(key, (mc_slice) { (const char *) hash.bytes, hash.length }, signature);
	return result == MC_E_NOMEM ? result : MC_OK;
}

mc_result mc_proof_was_renamed(const mc_json_tree *tree, uint32_t node, const mc_known *known, bool *renamed)
{
	mc_buffer signature = { 0 };
	mc_key *made = NULL;
	const mc_key *key = NULL;
	mc_slice method, created;
	mc_check unused;
	bool there;
	mc_result result = mc_proof_value(tree, node, &signature, &there);

	*renamed = false;
	there = there && mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("verificationMethod")),
		&method)
		&& mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("created")), &created);
	if (result == MC_OK && there) {
		key = mc_key_of_method(known, method, &made, &unused, &result);
	}
	for (size_t i = 0; result == MC_OK && key != NULL && !*renamed && mc_suites[i] != NULL; i++) {
		if (mc_key_type_of(key) == mc_suites[i]->key_type && signature.length == mc_suites[i]->signature_size) {
			result = mc_holds_as(tree, mc_suites[i], key, method, created, mc_buffer_slice(&signature), renamed);
		}
	}
	mc_key_free(made);
	mc_buffer_free(&signature);
	return result;
}
