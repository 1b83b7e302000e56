#include "inside.h"
#include "../base/moment.h"
#include "../crypto/encoding.h"

#include <string.h>

/* What a proof takes beyond the document, as a rule. */
#define MC_PROOF_ROOM 1024

mc_result mc_did_key_is_of(mc_slice method, const mc_key *key, mc_fault *fault)
{
	static const char prefix[] = "did:key:";
	mc_buffer expected = { 0 }, multibase = { 0 };
	mc_result result;

	if (method.length < sizeof(prefix) - 1 || memcmp(method.data, prefix, sizeof(prefix) - 1) != 0) {
		return MC_OK;
	}
	result = mc_key_write_multibase(key, &multibase);
	if (result == MC_OK) {
		result = mc_buffer_append_text(&expected, prefix);
	}
	if (result == MC_OK) {
		result = mc_buffer_append_slice(&expected, mc_buffer_slice(&multibase));
	}
	if (result == MC_OK) {
		result = mc_buffer_append_char(&expected, '#');
	}
	if (result == MC_OK) {
		result = mc_buffer_append_slice(&expected, mc_buffer_slice(&multibase));
	}
	if (result == MC_OK && !mc_slice_equal(method, mc_buffer_slice(&expected))) {
		result = mc_fail(fault, MC_E_ARGUMENT, "The did:key verification method is not that of the signing key, \"%.*s\"", (int) expected.length, expected.data);
	}
	mc_buffer_free(&expected);
	mc_buffer_free(&multibase);
	return result;
}

static mc_result mc_check_arguments(const mc_key *key, mc_suite suite, mc_slice method, mc_slice created, mc_fault *fault)
{
	if (mc_key_type_of(key) != mc_suites[suite].key_type) {
		return mc_fail(fault, MC_E_ARGUMENT, "The cryptosuite %s needs another kind of key", mc_suites[suite].name);
	}
	if (!mc_utf8_valid(method, NULL) || !mc_is_uri(method) || memchr(method.data, '#', method.length) == NULL) {
		return mc_fail(fault, MC_E_ARGUMENT, "The verification method must be a URL with a fragment, such as did:web:example.org#key-1");
	}
	if (!mc_moment_is_plain(created)) {
		return mc_fail(fault, MC_E_ARGUMENT, "The time of signing must be in UTC with whole seconds, such as 2026-11-24T13:00:00Z");
	}
	return mc_did_key_is_of(method, key, fault);
}

/* The proof, its members in RFC 8785's order; without a value it is what the signature is made over. */
static mc_result mc_write_proof(mc_slice context, mc_slice created, mc_suite suite, mc_slice value, mc_slice method, mc_buffer *out)
{
	const struct { const char *before; mc_slice text; bool string; } parts[] = {
		{ "{\"@context\":", context, false },
		{ context.data != NULL ? ",\"created\":" : "{\"created\":", created, true },
		{ ",\"cryptosuite\":", mc_slice_of(mc_suites[suite].name), true },
		{ ",\"proofPurpose\":", MC_LITERAL("assertionMethod"), true },
		{ ",\"proofValue\":", value, true },
		{ ",\"type\":", MC_LITERAL("DataIntegrityProof"), true },
		{ ",\"verificationMethod\":", method, true },
	};
	mc_result result = MC_OK;
	size_t i;

	for (i = 0; result == MC_OK && i < sizeof(parts) / sizeof(parts[0]); i++) {
		if (parts[i].text.data == NULL) {
			continue;
		}
		result = mc_buffer_append_text(out, parts[i].before);
		if (result == MC_OK) {
			result = parts[i].string ? mc_json_write_string(out, parts[i].text) : mc_buffer_append_slice(out, parts[i].text);
		}
	}
	return result == MC_OK ? mc_buffer_append_char(out, '}') : result;
}

/* The suites over RDF read the options as they read the document: as a tree. */
static mc_result mc_hash_as_rdf(const mc_json_tree *tree, mc_slice options, uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault)
{
	mc_json_tree read = { 0 };
	mc_result result = mc_json_tree_read(&read, options, fault);

	if (result == MC_OK) {
		result = mc_proof_hash_rdf(tree, &read, 0, hash, fault);
	}
	mc_json_tree_free(&read);
	return result;
}

/*
 * The hash that a new proof signs; context is what the proof says its own is. document is the one in RFC 8785's form without proofs; it
 * is written here where it has no data.
 */
static mc_result mc_hash_to_sign(const mc_json_tree *tree, mc_slice document, mc_suite suite, mc_slice method, mc_slice created, mc_buffer *context,
	uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault)
{
	const uint32_t own = mc_json_tree_member(tree, 0, MC_LITERAL("@context"));
	mc_buffer options = { 0 };
	mc_result result = MC_OK;

	/* A proof over RDF has no context of its own: its document's is what it is read with. */
	if (own != MC_JSON_NONE && !mc_suites[suite].rdf) {
		result = mc_json_tree_write(tree, own, NULL, 0, context);
	}
	if (result == MC_OK) {
		result = mc_write_proof(mc_buffer_slice(context), created, suite, (mc_slice) { 0 }, method, &options);
	}
	if (result == MC_OK && mc_suites[suite].rdf) {
		result = mc_hash_as_rdf(tree, mc_buffer_slice(&options), hash, fault);
	} else if (result == MC_OK) {
		result = document.data != NULL ? mc_proof_hash_of(document, mc_buffer_slice(&options), hash)
			: mc_proof_hash(tree, NULL, mc_buffer_slice(&options), hash);
	}
	mc_buffer_free(&options);
	return result;
}

mc_result mc_proof_hash_as_made(const mc_json_tree *tree, mc_suite suite, mc_slice method, mc_slice created, uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault)
{
	mc_buffer context = { 0 };
	mc_result result = mc_hash_to_sign(tree, (mc_slice) { 0 }, suite, method, created, &context, hash, fault);

	mc_buffer_free(&context);
	return result;
}

static mc_result mc_make_value(const uint8_t hash[MC_HASHDATA_SIZE], const mc_key *key, mc_buffer *value)
{
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length;
	mc_result result = mc_key_sign(key, (mc_slice) { (const char *) hash, MC_HASHDATA_SIZE }, signature, &length);

	if (result == MC_OK) {
		result = mc_buffer_append_char(value, 'z');
	}
	return result == MC_OK ? mc_base58_encode((mc_slice) { (const char *) signature, length }, value) : result;
}

/* The proofs there are, and a comma: what a new one is put behind to make a set. */
static mc_result mc_write_earlier(const mc_json_tree *tree, uint32_t proofs, mc_buffer *out, mc_fault *fault)
{
	uint32_t proof;
	mc_result result = mc_buffer_append_char(out, '[');

	for (proof = mc_tree_first_of(tree, proofs); result == MC_OK && proof != MC_JSON_NONE; proof = mc_tree_next_of(tree, proofs, proof)) {
		if (!mc_json_tree_is(tree, proof, MC_JSON_OBJECT)) {
			return mc_fail_at(fault, MC_E_FORMAT, "/proof", "\"proof\" is neither a proof nor a list of proofs");
		}
		result = mc_json_tree_write(tree, proof, NULL, 0, out);
		if (result == MC_OK) {
			result = mc_buffer_append_char(out, ',');
		}
	}
	return result;
}

/* The document is written once: what is signed is what is given out, but for the proof, which is put in where it belongs. */
static mc_result mc_sign_tree(const mc_json_tree *tree, const mc_key *key, mc_suite suite, mc_slice method, mc_slice created, mc_buffer *out, mc_fault *fault)
{
	mc_buffer context = { 0 }, value = { 0 }, proof = { 0 };
	uint32_t earlier;
	size_t before = out->length, at = 0;
	uint8_t hash[MC_HASHDATA_SIZE];
	mc_result result;

	if (!mc_json_tree_is(tree, 0, MC_JSON_OBJECT)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "A credential is a JSON object");
	}
	earlier = mc_json_tree_member(tree, 0, MC_LITERAL("proof"));
	result = mc_buffer_reserve(out, tree->text.length + MC_PROOF_ROOM);
	if (result == MC_OK) {
		result = mc_json_tree_write_without(tree, 0, MC_LITERAL("proof"), out, &at);
	}
	if (result == MC_OK) {
		result = mc_hash_to_sign(tree, (mc_slice) { out->data + before, out->length - before }, suite, method, created, &context, hash, fault);
	}
	if (result == MC_OK) {
		result = mc_make_value(hash, key, &value);
	}
	if (result == MC_OK) {
		result = mc_buffer_append_text(&proof, "\"proof\":");
	}
	if (result == MC_OK && earlier != MC_JSON_NONE) {
		result = mc_write_earlier(tree, earlier, &proof, fault);
	}
	if (result == MC_OK) {
		result = mc_write_proof(mc_buffer_slice(&context), created, suite, mc_buffer_slice(&value), method, &proof);
	}
	if (result == MC_OK && earlier != MC_JSON_NONE) {
		result = mc_buffer_append_char(&proof, ']');
	}
	if (result == MC_OK) {
		result = mc_json_put_member(out, at, mc_buffer_slice(&proof));
	}
	mc_buffer_free(&context);
	mc_buffer_free(&value);
	mc_buffer_free(&proof);
	return result;
}

mc_result mc_credential_sign(mc_slice json, const mc_key *key, mc_suite suite, mc_slice method, mc_slice created, mc_buffer *out, mc_fault *fault)
{
	size_t before = out->length;
	mc_json_tree tree = { 0 };
	mc_result result = mc_check_arguments(key, suite, method, created, fault);

	if (result == MC_OK) {
		result = mc_json_tree_read(&tree, json, fault);
	}
	if (result == MC_OK) {
		result = mc_sign_tree(&tree, key, suite, method, created, out, fault);
	}
	if (result != MC_OK) {
		out->length = before;
	}
	mc_json_tree_free(&tree);
	return result;
}
