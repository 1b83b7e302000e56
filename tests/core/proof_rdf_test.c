/*
 * W3C's files for eddsa-rdfc-2022 (github.com/w3c/vc-di-eddsa, TestVectors; Data Integrity EdDSA Cryptosuites 1.0, appendix B):
 * the canonical forms, the hashes and the signatures, byte for byte. They use W3C's examples context, which no badge may.
 */
#include "test.h"
#include "credential/kinds.h"
#include "crypto/encoding.h"
#include "crypto/hash.h"
#include "nquads.h"

static char *vector(const char *folder, const char *name, size_t *length)
{
	char path[256];
	const char *found;

	snprintf(path, sizeof(path), "vc-di-eddsa/%s/%s", folder, name);
	found = mc_test_vector(path);
	return found != NULL ? mc_test_file(found, length) : NULL;
}

/* The file's text is this; a line's end at its end does not count. */
static void is_in_file(const char *folder, const char *name, mc_slice text)
{
	size_t length;
	char *expected = vector(folder, name, &length);

	if (expected == NULL) {
		return;
	}
	while (length > 0 && expected[length - 1] == '\n') {
		length--;
	}
	while (text.length > 0 && text.data[text.length - 1] == '\n') {
		text.length--;
	}
	CHECK(mc_slice_equal(text, (mc_slice) { expected, length }), "%s/%s: %.*s", folder, name, (int) text.length, text.data);
	free(expected);
}

/* Whether the proof's value is the signature of the hash by the key that its did:key is. */
static bool holds(const mc_json_tree *tree, uint32_t proof, const mc_hash_data *hash)
{
	mc_slice value, method;
	mc_buffer signature = { 0 };
	mc_key *key = NULL;
	mc_fault fault;
	bool good = mc_json_tree_string(tree, mc_json_tree_member(tree, proof, MC_LITERAL("proofValue")), &value)
		&& mc_json_tree_string(tree, mc_json_tree_member(tree, proof, MC_LITERAL("verificationMethod")), &method);

	if (good) {
		const char *multibase = (const char *) memchr(method.data, '#', method.length) + 1;

		good = mc_base58_decode((mc_slice) { value.data + 1, value.length - 1 }, &signature) == MC_OK
			&& mc_key_read_multibase((mc_slice) { multibase, method.length - (size_t) (multibase - method.data) }, &key, &fault) == MC_OK
			&& mc_key_verify(key, (mc_slice) { (const char *) hash->bytes, hash->length }, mc_buffer_slice(&signature));
	}
	mc_key_free(key);
	mc_buffer_free(&signature);
	return good;
}

/* A signed document of one proof or a set of them; each is over the document without proofs. steps: they are beside it. */
static void check_document(const char *folder, const char *name, bool steps)
{
	size_t length;
	char *text = vector(folder, name, &length);
	const mc_suite *suite = mc_suite_named(MC_LITERAL("eddsa-rdfc-2022"));
	mc_json_tree tree = { 0 };
	mc_fault fault;
	uint32_t list, node, count = 0;

	if (text == NULL) {
		return;
	}
	CHECK(mc_json_tree_read(&tree, (mc_slice) { text, length }, &fault) == MC_OK, "%s", fault.sentence);
	list = mc_json_tree_member(&tree, 0, MC_LITERAL("proof"));
	for (node = mc_tree_first_of(&tree, list); node != MC_JSON_NONE; node = mc_tree_next_of(&tree, list, node)) {
		mc_buffer proof = { 0 }, document = { 0 };
		mc_hash_data hash;
		char hex[2 * sizeof(hash.bytes) + 1];
		mc_result result = mc_proof_rdf(suite, &tree, &tree, node, true, &proof, &document, &fault);

		CHECK(result == MC_OK, "%s: %s", name, fault.sentence);
		CHECK(mc_suite_hash(suite, mc_buffer_slice(&document), mc_buffer_slice(&proof), &hash) == MC_OK);
		CHECK(holds(&tree, node, &hash), "%s", name);
		hash.bytes[0] ^= 1;
		CHECK(!holds(&tree, node, &hash));
		hash.bytes[0] ^= 1;
		if (steps) {
			is_in_file(folder, "canonDocDataInt.txt", mc_buffer_slice(&document));
			is_in_file(folder, "proofCanonDataInt.txt", mc_buffer_slice(&proof));
			mc_hex_encode(hash.bytes, MC_SHA256_SIZE, hex);
			is_in_file(folder, "proofHashDataInt.txt", mc_slice_of(hex));
			mc_hex_encode(hash.bytes + MC_SHA256_SIZE, MC_SHA256_SIZE, hex);
			is_in_file(folder, "docHashDataInt.txt", mc_slice_of(hex));
			mc_hex_encode(hash.bytes, hash.length, hex);
			is_in_file(folder, "combinedHashDataInt.txt", mc_slice_of(hex));
		}
		mc_buffer_free(&proof);
		mc_buffer_free(&document);
		count++;
	}
	CHECK(count > 0, "%s", name);
	mc_json_tree_free(&tree);
	free(text);
}

static void the_steps_are_those_of_w3c(void)
{
	check_document("eddsa-rdfc-2022", "signedDataInt.json", true);
}

/*
 * The employment example names a context that is not built in (https://w3id.org/citizenship/v4rc1), so its JSON is refused; its
 * RDF, as the files have it, keeps its form and comes to their hashes.
 */
static void what_has_a_context_of_its_own_is_checked_as_rdf(void)
{
	static const char folder[] = "eddsa-rdfc-2022/employ";
	static const char *const files[][2] = { { "canonDocDataInt.txt", "docHashDataInt.txt" }, { "proofCanonDataInt.txt", "proofHashDataInt.txt" } };

	for (size_t i = 0; i < 2; i++) {
		mc_rdf_dataset dataset = { 0 };
		mc_buffer out = { 0 };
		uint8_t hash[MC_SHA256_SIZE];
		char hex[2 * MC_SHA256_SIZE + 1];
		mc_fault fault;
		size_t length;
		char *text = vector(folder, files[i][0], &length);

		if (text == NULL) {
			return;
		}
		CHECK(nquads_read((mc_slice) { text, length }, &dataset) && dataset.count > 0);
		CHECK(mc_rdf_canonicalize(&dataset, &out, &fault) == MC_OK);
		is_in_file(folder, files[i][0], mc_buffer_slice(&out));
		CHECK(mc_sha256(mc_buffer_slice(&out), hash) == MC_OK);
		mc_hex_encode(hash, sizeof(hash), hex);
		is_in_file(folder, files[i][1], mc_slice_of(hex));
		mc_buffer_free(&out);
		mc_rdf_free(&dataset);
		free(text);
	}
}

static void each_proof_of_a_set_is_over_the_document_without_proofs(void)
{
	check_document("proof-set-chain", "signedProofSet1.json", false);
	check_document("proof-set-chain", "signedProofSet2.json", false);
}

int main(void)
{
	RUN(the_steps_are_those_of_w3c);
	RUN(what_has_a_context_of_its_own_is_checked_as_rdf);
	RUN(each_proof_of_a_set_is_over_the_document_without_proofs);
	return DONE();
}
