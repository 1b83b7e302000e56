#include "kinds.h"
#include "../base/moment.h"
#include "../crypto/encoding.h"

#include <string.h>

/* What a proof takes beyond the document, as a rule. */
#define MC_PROOF_ROOM 1024

/* What a proof says of how it was made. */
typedef struct {
	const mc_suite *suite;
	mc_slice method;
	mc_slice created;
} mc_making;

mc_result mc_did_key_is_of(mc_slice method, const mc_key *key, mc_fault *fault)
{
	static const char prefix[] = "did:key:";
	mc_buffer expected = { 0 }, multibase = { 0 };
	mc_result result;

	if (method.length < sizeof(prefix) - 1 || memcmp(method.data, prefix, sizeof(prefix) - 1) != 0) {
		return MC_OK;
	}
	result = mc_key_write_multibase(key, &multibase);
	mc_buffer_append_text(&expected, prefix);
	mc_buffer_append_slice(&expected, mc_buffer_slice(&multibase));
	mc_buffer_append_char(&expected, '#');
	mc_buffer_append_slice(&expected, mc_buffer_slice(&multibase));
	result = mc_buffer_end(&expected, 0, result);
	if (result == MC_OK && !mc_slice_equal(method, mc_buffer_slice(&expected))) {
		result = mc_fail(fault, MC_E_ARGUMENT,
			"The did:key verification method is not that of the signing key, \"%.*s\"",
			(int) expected.length, expected.data);
	}
	mc_buffer_free(&expected);
	mc_buffer_free(&multibase);
	return result;
}

/* Finds the suite of this name for the key. */
static mc_result mc_check_arguments(const mc_key *key, mc_slice suite, mc_making *making, mc_fault *fault)
{
	making->suite = mc_suite_for(suite, mc_key_type_of(key));
	if (making->suite == NULL) {
		return mc_suite_named(suite) == NULL
			? mc_fail(fault, MC_E_ARGUMENT, "The cryptosuite is not one that is known here")
			: mc_fail(fault, MC_E_ARGUMENT, "The cryptosuite %s needs another kind of key",
				mc_suite_named(suite)->name);
	}
	if (!mc_utf8_valid(making->method, NULL) || !mc_is_uri(making->method)
			|| memchr(making->method.data, '#', making->method.length) == NULL) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The verification method must be a URL with a fragment, such as did:web:example.org#key-1");
	}
	if (!mc_moment_is_plain(making->created)) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z");
	}
	return mc_did_key_is_of(making->method, key, fault);
}

/* The proof, its members in RFC 8785's order; without a value it is what the signature is made over. */
static void mc_write_proof(const mc_making *making, mc_slice context, mc_slice value, mc_buffer *out)
{
	const struct { const char *before; mc_slice text; bool string; } parts[] = {
		{ "{\"@context\":", context, false },
		{ context.data != NULL ? ",\"created\":" : "{\"created\":", making->created, true },
		{ ",\"cryptosuite\":", mc_slice_of(making->suite->name), true },
		{ ",\"proofPurpose\":", MC_LITERAL("assertionMethod"), true },
		{ ",\"proofValue\":", value, true },
		{ ",\"type\":", MC_LITERAL("DataIntegrityProof"), true },
		{ ",\"verificationMethod\":", making->method, true },
	};

	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].text.data == NULL) {
			continue;
		}
		mc_buffer_append_text(out, parts[i].before);
		if (parts[i].string) {
			mc_json_write_string(out, parts[i].text);
		} else {
			mc_buffer_append_slice(out, parts[i].text);
		}
	}
	mc_buffer_append_char(out, '}');
}

/*
 * The hash that a new proof signs; context is what the proof says its own is. document is the one in RFC 8785's form
 * without proofs, or has no data.
 */
static mc_result mc_hash_to_sign(const mc_json_tree *tree, mc_slice document, const mc_making *making,
	mc_buffer *context, mc_hash_data *hash, mc_fault *fault)
{
	const uint32_t own = mc_json_tree_member(tree, 0, MC_LITERAL("@context"));
	mc_buffer options = { 0 };
	mc_result result = MC_OK;

	/* A proof over RDF has no context of its own: its document's is what it is read with. */
	if (own != MC_JSON_NONE && making->suite->keeps_context) {
		result = mc_json_tree_write(tree, own, NULL, 0, context);
	}
	mc_write_proof(making, mc_buffer_slice(context), (mc_slice) { 0 }, &options);
	result = mc_buffer_end(&options, 0, result);
	if (result == MC_OK) {
		result = making->suite->made(making->suite, tree, document, mc_buffer_slice(&options), hash, fault);
	}
	mc_buffer_free(&options);
	return result;
}

mc_result mc_proof_hash_as_made(const mc_json_tree *tree, const mc_suite *suite, mc_slice method, mc_slice created,
	mc_hash_data *hash, mc_fault *fault)
{
	const mc_making making = { suite, method, created };
	mc_buffer context = { 0 };
	mc_result result = mc_hash_to_sign(tree, (mc_slice) { 0 }, &making, &context, hash, fault);

	mc_buffer_free(&context);
	return result;
}

static mc_result mc_make_value(const mc_hash_data *hash, const mc_key *key, mc_buffer *value)
{
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length;
	mc_result result = mc_key_sign(key, (mc_slice) { (const char *) hash->bytes, hash->length }, signature, &length);

	if (result != MC_OK) {
		return result;
	}
	mc_buffer_append_char(value, 'z');
	return mc_base58_encode((mc_slice) { (const char *) signature, length }, value);
}

/* The proofs there are, and a comma: what a new one is put behind to make a set. */
static mc_result mc_write_earlier(const mc_json_tree *tree, uint32_t proofs, mc_buffer *out, mc_fault *fault)
{
	uint32_t proof = mc_tree_first_of(tree, proofs);

	mc_buffer_append_char(out, '[');
	for (; proof != MC_JSON_NONE; proof = mc_tree_next_of(tree, proofs, proof)) {
		if (!mc_json_tree_is(tree, proof, MC_JSON_OBJECT)) {
			return mc_fail_at(fault, MC_E_FORMAT, "/proof", "\"proof\" is neither a proof nor a list of proofs");
		}
		mc_json_tree_write(tree, proof, NULL, 0, out);
		mc_buffer_append_char(out, ',');
	}
	return MC_OK;
}

/* The member "proof": the new one, behind those there are. */
static mc_result mc_write_member(const mc_json_tree *tree, const mc_making *making, mc_slice context, mc_slice value,
	mc_buffer *out, mc_fault *fault)
{
	uint32_t earlier = mc_json_tree_member(tree, 0, MC_LITERAL("proof"));
	mc_result result = MC_OK;

	mc_buffer_append_text(out, "\"proof\":");
	if (earlier != MC_JSON_NONE) {
		result = mc_write_earlier(tree, earlier, out, fault);
	}
	mc_write_proof(making, context, value, out);
	if (earlier != MC_JSON_NONE) {
		mc_buffer_append_char(out, ']');
	}
	return mc_buffer_end(out, 0, result);
}

/*
 * The document is written once: what is signed is what is given out, but for the proof, which is put in where it
 * belongs.
 */
static mc_result mc_sign_tree(const mc_json_tree *tree, const mc_key *key, const mc_making *making, mc_buffer *out,
	mc_fault *fault)
{
	mc_buffer context = { 0 }, value = { 0 }, proof = { 0 };
	size_t before = out->length, at = 0;
	mc_hash_data hash;
	mc_result result;

	if (!mc_json_tree_is(tree, 0, MC_JSON_OBJECT)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "A credential is a JSON object");
	}
	mc_buffer_reserve(out, tree->text.length + MC_PROOF_ROOM);
	result = mc_json_tree_write_without(tree, 0, MC_LITERAL("proof"), out, &at);
	if (result == MC_OK) {
		mc_slice document = { out->data + before, out->length - before };

		result = mc_hash_to_sign(tree, document, making, &context, &hash, fault);
	}
	if (result == MC_OK) {
		result = mc_make_value(&hash, key, &value);
	}
	if (result == MC_OK) {
		result = mc_write_member(tree, making, mc_buffer_slice(&context), mc_buffer_slice(&value), &proof, fault);
	}
	if (result == MC_OK) {
		result = mc_json_put_member(out, at, mc_buffer_slice(&proof));
	}
	mc_buffer_free(&context);
	mc_buffer_free(&value);
	mc_buffer_free(&proof);
	return result;
}

mc_result mc_credential_sign(mc_slice json, const mc_key *key, mc_slice suite, mc_slice method, mc_slice created,
	mc_buffer *out, mc_fault *fault)
{
	mc_making making = { .method = method, .created = created };
	size_t before = out->length;
	mc_json_tree tree = { 0 };
	mc_result result = mc_check_arguments(key, suite, &making, fault);

	if (result == MC_OK) {
		result = mc_json_tree_read(&tree, json, fault);
	}
	if (result == MC_OK) {
		result = mc_sign_tree(&tree, key, &making, out, fault);
	}
	mc_json_tree_free(&tree);
	return mc_buffer_end(out, before, result);
}
