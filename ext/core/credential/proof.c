#include "inside.h"
#include "../base/moment.h"

#include <string.h>

/* Of so many proofs a credential's may be; more of them would only keep the processor busy. */
#define MC_PROOFS_MOST 8

/* One proof of a suite that is known here. */
typedef struct {
	const mc_json_tree *tree;
	const mc_known *known;
	uint32_t node;
	mc_suite suite;
	mc_slice method;
	char quoted[MC_QUOTE_SIZE]; /* the method, for sentences */
} mc_proof;

static bool mc_proof_text(const mc_proof *proof, mc_slice member, mc_slice *text)
{
	return mc_json_tree_string(proof->tree, mc_json_tree_member(proof->tree, proof->node, member), text);
}

/* Whether the suite is one that can be checked here. */
static bool mc_suite_of(const mc_json_tree *tree, uint32_t node, mc_suite *suite)
{
	mc_slice type, name;
	size_t i;

	if (!mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("type")), &type) || !mc_slice_equal(type, MC_LITERAL("DataIntegrityProof"))
			|| !mc_json_tree_string(tree, mc_json_tree_member(tree, node, MC_LITERAL("cryptosuite")), &name)) {
		return false;
	}
	for (i = 0; i < sizeof(mc_suites) / sizeof(mc_suites[0]); i++) {
		if (mc_slice_equal(name, mc_slice_of(mc_suites[i].name))) {
			*suite = (mc_suite) i;
			return true;
		}
	}
	return false;
}

/* What does not need the key: how the proof is written, and whether it has run out. */
static bool mc_proof_is_sound(const mc_proof *proof, mc_check *check)
{
	mc_moment now, moment;
	mc_slice text;
	uint32_t expires = mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("expires"));
	uint32_t created = mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("created"));

	if (!mc_proof_text(proof, MC_LITERAL("proofPurpose"), &text) || !mc_slice_equal(text, MC_LITERAL("assertionMethod"))) {
		mc_check_say(check, MC_CHECK_FAILED, "A proof's purpose is not \"assertionMethod\": it was not made to issue a credential");
		return false;
	}
	if (created != MC_JSON_NONE && (!mc_json_tree_string(proof->tree, created, &text) || !mc_moment_read(text, &moment))) {
		mc_check_say(check, MC_CHECK_FAILED, "A proof's time of making is not a date with a time and a zone");
		return false;
	}
	if (expires != MC_JSON_NONE) {
		if (!mc_json_tree_string(proof->tree, expires, &text) || !mc_moment_read(text, &moment)) {
			mc_check_say(check, MC_CHECK_FAILED, "A proof's time of expiry is not a date with a time and a zone");
			return false;
		}
		mc_moment_read(proof->known->now, &now);
		if (mc_moment_compare(now, moment) > 0) {
			mc_check_say(check, MC_CHECK_FAILED, "A proof has expired, on %s", mc_quote(text, (char[MC_QUOTE_SIZE]) { 0 }));
			return false;
		}
	}
	if (mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("previousProof")) != MC_JSON_NONE) {
		mc_check_say(check, MC_CHECK_FAILED, "A proof builds on another one (previousProof), which is not supported");
		return false;
	}
	return true;
}

static const mc_key *mc_proof_key(const mc_proof *proof, mc_key **made, mc_check *check, mc_result *result)
{
	const mc_key *key = mc_key_of_method(proof->known, proof->method, made, check, result);

	if (key != NULL && mc_key_type_of(key) != mc_suites[proof->suite].key_type) {
		mc_check_say(check, MC_CHECK_FAILED, "The key of %s is of another kind than %s uses", proof->quoted, mc_suites[proof->suite].name);
		return NULL;
	}
	return key;
}

/*
 * Verify proof, step 4 of the suites: where the proof has a context, the document's must begin with it, and the
 * proof's is what was signed. *differs where the document has more.
 */
static mc_result mc_context_agrees(const mc_proof *proof, uint32_t of_proof, bool *agrees, bool *differs)
{
	const mc_json_tree *tree = proof->tree;
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
	*differs = b != MC_JSON_NONE
		|| (of_document != MC_JSON_NONE && mc_json_tree_is(tree, of_proof, MC_JSON_ARRAY) != mc_json_tree_is(tree, of_document, MC_JSON_ARRAY));
	mc_buffer_free(&left);
	mc_buffer_free(&right);
	return result;
}

/* What the suites over RFC 8785 sign. *agrees is false, and check says so, where the contexts are not what they must be. */
static mc_result mc_hash_as_json(const mc_proof *proof, uint8_t hash[MC_HASHDATA_SIZE], bool *agrees, mc_check *check)
{
	const mc_json_change without = { MC_LITERAL("proofValue"), { 0 } };
	uint32_t own = mc_json_tree_member(proof->tree, proof->node, MC_LITERAL("@context"));
	mc_buffer options = { 0 }, context = { 0 };
	mc_slice instead;
	bool differs = false;
	mc_result result = MC_OK;

	*agrees = true;
	if (own != MC_JSON_NONE) {
		result = mc_context_agrees(proof, own, agrees, &differs);
	}
	if (result == MC_OK && !*agrees) {
		mc_check_say(check, MC_CHECK_FAILED, "The document's @context does not begin with the @context that was signed");
		return MC_OK;
	}
	if (result == MC_OK && differs) {
		result = mc_json_tree_write(proof->tree, own, NULL, 0, &context);
		instead = mc_buffer_slice(&context);
	}
	if (result == MC_OK) {
		result = mc_json_tree_write(proof->tree, proof->node, &without, 1, &options);
	}
	if (result == MC_OK) {
		result = mc_proof_hash(proof->tree, differs ? &instead : NULL, mc_buffer_slice(&options), hash);
	}
	mc_buffer_free(&options);
	mc_buffer_free(&context);
	return result;
}

/* What the suites over RDF sign. *readable is false, and check says why, where the document is no RDF that is known here. */
static mc_result mc_hash_as_rdf(const mc_proof *proof, uint8_t hash[MC_HASHDATA_SIZE], bool *readable, mc_check *check)
{
	mc_fault fault;
	mc_result result;

	mc_fault_clear(&fault);
	result = mc_proof_hash_rdf(proof->tree, proof->tree, proof->node, hash, &fault);
	*readable = result == MC_OK;
	if (result == MC_E_FORMAT || result == MC_E_LIMIT || result == MC_E_ARGUMENT) {
		/* By a context that is not known here somebody else may read the document; a term that none defines nobody reads. */
		bool of_context = fault.place.has_pointer && strstr(fault.place.pointer, "/@context") != NULL;

		mc_check_say(check, of_context ? MC_CHECK_UNKNOWN : MC_CHECK_FAILED, "The proof is over what the document says as RDF (%s), and that could not be read%s%s: %s",
			mc_suites[proof->suite].name, fault.place.has_pointer ? ", at " : "", fault.place.has_pointer ? fault.place.pointer : "", fault.sentence);
		result = MC_OK;
	}
	return result;
}

static mc_result mc_proof_signature(const mc_proof *proof, const mc_key *key, mc_slice signature, mc_check *check)
{
	uint8_t hash[MC_HASHDATA_SIZE];
	bool there;
	mc_result result = mc_suites[proof->suite].rdf ? mc_hash_as_rdf(proof, hash, &there, check) : mc_hash_as_json(proof, hash, &there, check);

	if (result == MC_OK && there) {
		if (mc_key_verify(key, (mc_slice) { (const char *) hash, sizeof(hash) }, signature)) {
			mc_check_say(check, MC_CHECK_PASSED, "Signed with the key of %s (%s); nothing was changed since", proof->quoted, mc_suites[proof->suite].name);
		} else {
			mc_check_say(check, MC_CHECK_FAILED, "The signature does not hold: the document was changed, or it was signed with another key than that of %s", proof->quoted);
		}
	}
	return result;
}

static mc_result mc_check_proof(const mc_proof *proof, mc_check *check)
{
	mc_buffer signature = { 0 };
	mc_key *made = NULL;
	const mc_key *key;
	bool there;
	mc_result result;

	if (!mc_proof_is_sound(proof, check)) {
		return MC_OK;
	}
	result = mc_proof_value(proof->tree, proof->node, &signature, &there);
	if (result != MC_OK || !there) {
		mc_buffer_free(&signature);
		mc_check_say(check, MC_CHECK_FAILED, "The proof's value is not \"z\" and a signature of 64 bytes in base58btc");
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
		mc_check_say(check, MC_CHECK_FAILED, "The credential does not say who issued it");
	} else if (hash == NULL || !mc_slice_equal(controller, issuer)) {
		mc_check_say(check, MC_CHECK_FAILED, "The key %s does not belong to the issuer %s", mc_quote(method, quoted_method), mc_quote(issuer, quoted));
	} else {
		mc_check_say(check, MC_CHECK_PASSED, "The key belongs to the issuer, %s", mc_quote(issuer, quoted));
	}
}

/* Of several proofs, the worst counts: one that fails, else one that is not known, else the first. */
static void mc_check_join(mc_check *all, const mc_check *one, size_t known)
{
	bool worse = one->outcome == MC_CHECK_FAILED ? all->outcome != MC_CHECK_FAILED : one->outcome == MC_CHECK_UNKNOWN && all->outcome == MC_CHECK_PASSED;

	if (known == 1 || worse) {
		*all = *one;
	}
}

mc_result mc_check_proofs(const mc_json_tree *tree, const mc_known *known, mc_check *all_proof, mc_check *all_controller)
{
	uint32_t list = mc_json_tree_member(tree, 0, MC_LITERAL("proof")), node;
	size_t count = 0, checked = 0;
	bool renamed = false;

	if (list == MC_JSON_NONE || (mc_json_tree_is(tree, list, MC_JSON_ARRAY) && tree->nodes[list].count == 0)) {
		mc_check_say(all_proof, MC_CHECK_FAILED, "The credential is not signed: it has no proof");
		mc_check_say(all_controller, MC_CHECK_UNKNOWN, "Not checked, since there is no proof");
		return MC_OK;
	}
	for (node = mc_tree_first_of(tree, list); node != MC_JSON_NONE; node = mc_tree_next_of(tree, list, node)) {
		mc_proof proof = { .tree = tree, .known = known, .node = node };
		mc_check one_proof, one_controller;
		mc_result result;

		count++;
		if (!mc_json_tree_is(tree, node, MC_JSON_OBJECT)) {
			mc_check_say(all_proof, MC_CHECK_FAILED, "\"proof\" is neither a proof nor a list of proofs");
			mc_check_say(all_controller, MC_CHECK_UNKNOWN, "Not checked, since the proof cannot be read");
			return MC_OK;
		}
		if (!mc_suite_of(tree, node, &proof.suite)) {
			/* Each may take as long as one that is known, so no more are looked at. */
			if (count <= MC_PROOFS_MOST) {
				result = mc_proof_was_renamed(tree, node, known, &renamed);
				if (result != MC_OK) {
					return result;
				}
			}
			if (renamed) {
				mc_check_say(all_proof, MC_CHECK_FAILED, "A proof's type or cryptosuite was changed after it was made");
				mc_check_say(all_controller, MC_CHECK_UNKNOWN, "Not checked, since a proof was changed");
				return MC_OK;
			}
			continue;
		}
		if (++checked > MC_PROOFS_MOST) {
			mc_check_say(all_proof, MC_CHECK_FAILED, "The credential has more than %d proofs of suites that are known here", MC_PROOFS_MOST);
			return MC_OK;
		}
		if (!mc_proof_text(&proof, MC_LITERAL("verificationMethod"), &proof.method)) {
			mc_check_say(&one_proof, MC_CHECK_FAILED, "A proof does not name the key it was made with");
			mc_check_say(&one_controller, MC_CHECK_FAILED, "A proof does not name the key it was made with");
		} else {
			mc_quote(proof.method, proof.quoted);
			result = mc_check_proof(&proof, &one_proof);
			if (result != MC_OK) {
				return result;
			}
			mc_check_controller_of(tree, proof.method, &one_controller);
		}
		mc_check_join(all_proof, &one_proof, checked);
		mc_check_join(all_controller, &one_controller, checked);
	}
	if (checked == 0) {
		mc_check_say(all_proof, MC_CHECK_UNKNOWN, "None of the %zu proofs is of a cryptosuite that is known here (eddsa-rdfc-2022, eddsa-jcs-2022, ecdsa-jcs-2019)", count);
		mc_check_say(all_controller, MC_CHECK_UNKNOWN, "Not checked, since no proof could be");
	}
	return MC_OK;
}
