#include "kinds.h"
#include "../base/moment.h"

#include <string.h>

/* Of so many proofs a credential's may be; more of them would only keep the processor busy. */
#define MC_PROOFS_MOST 8

/* One proof of a suite that is known here. */
typedef struct {
	const mc_json_tree *tree;
	const mc_known *known;
	uint32_t node;
	const mc_suite *suite; /* by its name, and then by the key */
	mc_slice method;
	char quoted[MC_QUOTE_SIZE]; /* the method, for sentences */
} mc_proof;

static bool mc_proof_text(const mc_proof *proof, mc_slice member, mc_slice *text)
{
	return mc_json_tree_string(proof->tree, mc_json_tree_member(proof->tree, proof->node, member), text);
}

/* The suite that a proof says it is of, or NULL where that is none that can be checked here. */
static const mc_suite *mc_suite_of(const mc_json_tree *tree, uint32_t node)
{
	mc_slice type, name;

	if (!mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("type")), &type)
			|| !mc_slice_equal(type, MC_LITERAL("DataIntegrityProof"))
			|| !mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("cryptosuite")), &name)) {
		return NULL;
	}
	return mc_suite_named(name);
}

/* What does not need the key: how the proof is written, and whether it has run out. */
static bool mc_proof_is_sound(const mc_proof *proof, mc_check *check)
{
	mc_moment now, moment;
	mc_slice text;
	uint32_t expires = mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("expires"));
	uint32_t created = mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("created"));

	if (!mc_proof_text(proof, MC_LITERAL("proofPurpose"), &text)
			|| !mc_slice_equal(text, MC_LITERAL("assertionMethod"))) {
		mc_check_set(check, MC_CHECK_FAILED,
			"A proof's purpose is not \"assertionMethod\": it was not made to issue a credential");
		return false;
	}
	if (created != MC_JSON_NONE
			&& (!mc_json_tree_string(proof->tree, created, &text) || !mc_moment_read(text, &moment))) {
		mc_check_set(check, MC_CHECK_FAILED, "A proof's time of making is not a date with a time and a zone");
		return false;
	}
	if (expires != MC_JSON_NONE) {
		if (!mc_json_tree_string(proof->tree, expires, &text) || !mc_moment_read(text, &moment)) {
			mc_check_set(check, MC_CHECK_FAILED, "A proof's time of expiry is not a date with a time and a zone");
			return false;
		}
		mc_moment_read(proof->known->now, &now);
		if (mc_moment_compare(now, moment) > 0) {
			mc_check_set(check, MC_CHECK_FAILED, "A proof has expired, on %s",
				mc_quote(text, (char[MC_QUOTE_SIZE]) { 0 }));
			return false;
		}
	}
	if (mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("previousProof")) != MC_JSON_NONE) {
		mc_check_set(check, MC_CHECK_FAILED, "A proof builds on another one (previousProof), which is not supported");
		return false;
	}
	return true;
}

static const mc_key *mc_proof_key(mc_proof *proof, mc_key **made, mc_check *check, mc_result *result)
{
	const mc_key *key = mc_key_of_method(proof->known, proof->method, made, check, result);
	const mc_suite *suite;

	if (key == NULL) {
		return NULL;
	}
	suite = mc_suite_for(mc_slice_of(proof->suite->name), mc_key_type_of(key));
	if (suite == NULL) {
		mc_check_set(check, MC_CHECK_FAILED, "The key of %s is of another kind than %s uses", proof->quoted,
			proof->suite->name);
		return NULL;
	}
	proof->suite = suite;
	return key;
}

static mc_result mc_proof_signature(const mc_proof *proof, const mc_key *key, mc_slice signature, mc_check *check)
{
	mc_hash_data hash;
	bool there;
	mc_result result = proof->suite->found(proof->suite, proof->tree, proof->node, &hash, &there, check);

	if (result != MC_OK || !there) {
		return result;
	}
	if (mc_key_verify(key, (mc_slice) { (const char *) hash.bytes, hash.length }, signature)) {
		mc_check_set(check, MC_CHECK_PASSED, "Signed with the key of %s (%s); nothing was changed since", proof->quoted,
			proof->suite->name);
	} else {
		mc_check_set(check, MC_CHECK_FAILED, "The signature does not hold: the document was changed, "
			"or it was signed with another key than that of %s", proof->quoted);
	}
	return MC_OK;
}

static mc_result mc_check_proof(mc_proof *proof, mc_check *check)
{
	mc_buffer signature = { 0 };
	mc_key *made = NULL;
	const mc_key *key;
	char sizes[MC_SUITE_SIZES_SIZE];
	bool there;
	mc_result result;

	if (!mc_proof_is_sound(proof, check)) {
		return MC_OK;
	}
	result = mc_proof_value(proof->tree, proof->node, &signature, &there);
	if (result != MC_OK || !there || !mc_suite_has_size(proof->suite, signature.length)) {
		mc_buffer_free(&signature);
		mc_check_set(check, MC_CHECK_FAILED,
			"The proof's value is not \"z\" and a signature of %s bytes in base58btc",
				mc_suite_sizes(proof->suite, sizes));
		return result;
	}
	key = mc_proof_key(proof, &made, check, &result);
	if (key != NULL) {
		result = mc_proof_signature(proof, key, mc_buffer_slice(&signature), check);
	}
	mc_key_free(made);
	mc_buffer_free(&signature);
	return result;
}

void mc_check_controller_of(const mc_json_tree *tree, mc_slice method, mc_check *check)
{
	const char *hash = memchr(method.data, '#', method.length);
	mc_slice controller = { method.data, hash != NULL ? (size_t) (hash - method.data) : method.length };
	char quoted[MC_QUOTE_SIZE], quoted_method[MC_QUOTE_SIZE];
	mc_slice issuer;

	if (!mc_issuer_id(tree, &issuer)) {
		mc_check_set(check, MC_CHECK_FAILED, "The credential does not say who issued it");
	} else if (hash == NULL || !mc_slice_equal(controller, issuer)) {
		mc_check_set(check, MC_CHECK_FAILED, "The key %s does not belong to the issuer %s",
			mc_quote(method, quoted_method), mc_quote(issuer, quoted));
	} else {
		mc_check_set(check, MC_CHECK_PASSED, "The key belongs to the issuer, %s", mc_quote(issuer, quoted));
	}
}

/* Of several proofs, the worst counts: one that fails, else one that is not known, else the first. */
static void mc_check_join(mc_check *all, const mc_check *one, size_t known)
{
	bool worse = one->outcome == MC_CHECK_FAILED ? all->outcome != MC_CHECK_FAILED
		: one->outcome == MC_CHECK_UNKNOWN && all->outcome == MC_CHECK_PASSED;

	if (known == 1 || worse) {
		*all = *one;
	}
}

/* One proof of a suite that is known here. */
static mc_result mc_check_known(mc_proof *proof, mc_check *check, mc_check *controller)
{
	mc_result result;

	if (!mc_proof_text(proof, MC_LITERAL("verificationMethod"), &proof->method)) {
		mc_check_set(check, MC_CHECK_FAILED, "A proof does not name the key it was made with");
		mc_check_set(controller, MC_CHECK_FAILED, "A proof does not name the key it was made with");
		return MC_OK;
	}
	mc_quote(proof->method, proof->quoted);
	result = mc_check_proof(proof, check);
	if (result == MC_OK) {
		mc_check_controller_of(proof->tree, proof->method, controller);
	}
	return result;
}

/* What ends the walk over the proofs, or found none. */
static mc_result mc_stop(mc_check *proof, mc_check *controller, mc_outcome_of_check outcome, const char *sentence,
	const char *since)
{
	mc_check_set(proof, outcome, "%s", sentence);
	mc_check_set(controller, MC_CHECK_UNKNOWN, "Not checked, since %s", since);
	return MC_OK;
}

mc_result mc_check_proofs(const mc_json_tree *tree, const mc_known *known, mc_check *all_proof,
	mc_check *all_controller)
{
	uint32_t list = mc_json_tree_member(tree, 0, MC_LITERAL("proof")), node;
	size_t count = 0, checked = 0;
	bool renamed = false;
	char names[MC_SUITE_NAMES_SIZE];
	mc_result result;

	if (list == MC_JSON_NONE || (mc_json_tree_is(tree, list, MC_JSON_ARRAY) && tree->nodes[list].count == 0)) {
		return mc_stop(all_proof, all_controller, MC_CHECK_FAILED, "The credential is not signed: it has no proof",
			"there is no proof");
	}
	for (node = mc_tree_first_of(tree, list); node != MC_JSON_NONE; node = mc_tree_next_of(tree, list, node)) {
		mc_proof proof = { .tree = tree, .known = known, .node = node };
		mc_check one_proof, one_controller;

		count++;
		if (!mc_json_tree_is(tree, node, MC_JSON_OBJECT)) {
			return mc_stop(all_proof, all_controller, MC_CHECK_FAILED,
				"\"proof\" is neither a proof nor a list of proofs", "the proof cannot be read");
		}
		proof.suite = mc_suite_of(tree, node);
		if (proof.suite == NULL) {
			/* Each may take as long as one that is known, so no more are looked at. */
			result = count <= MC_PROOFS_MOST ? mc_proof_was_renamed(tree, node, known, &renamed) : MC_OK;
			if (result != MC_OK || renamed) {
				return result != MC_OK ? result : mc_stop(all_proof, all_controller, MC_CHECK_FAILED,
					"A proof's type or cryptosuite was changed after it was made", "a proof was changed");
			}
			continue;
		}
		if (++checked > MC_PROOFS_MOST) {
			mc_check_set(all_proof, MC_CHECK_FAILED,
				"The credential has more than %d proofs of suites that are known here", MC_PROOFS_MOST);
			return MC_OK;
		}
		result = mc_check_known(&proof, &one_proof, &one_controller);
		if (result != MC_OK) {
			return result;
		}
		mc_check_join(all_proof, &one_proof, checked);
		mc_check_join(all_controller, &one_controller, checked);
	}
	if (checked == 0) {
		mc_check_set(all_proof, MC_CHECK_UNKNOWN,
			"None of the %zu proofs is of a cryptosuite that is known here (%s)", count, mc_suite_names(names));
		mc_check_set(all_controller, MC_CHECK_UNKNOWN, "Not checked, since no proof could be");
	}
	return MC_OK;
}
