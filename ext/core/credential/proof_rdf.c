/* What the suites over RDF sign: Data Integrity EdDSA Cryptosuites 1.0, sections 3.2.3 to 3.2.5. */
#include "inside.h"
#include "../crypto/hash.h"
#include "../jsonld/jsonld.h"

/* The canonical N-Quads of one node of a document. */
static mc_result mc_node_as_rdf(const mc_json_tree *tree, uint32_t node, const mc_jsonld_options *options, mc_buffer *out, mc_fault *fault)
{
	mc_rdf_dataset dataset = { 0 };
	mc_result result = mc_jsonld_to_rdf(tree, node, options, &dataset, fault);

	if (result == MC_OK) {
		result = mc_rdf_canonicalize(&dataset, out, fault);
	}
	mc_rdf_free(&dataset);
	return result;
}

mc_result mc_proof_rdf(const mc_json_tree *tree, const mc_json_tree *of_options, uint32_t options, bool examples, mc_buffer *proof, mc_buffer *document,
	mc_fault *fault)
{
	const mc_slice without_value = MC_LITERAL("proofValue"), without_proof = MC_LITERAL("proof");
	mc_jsonld_options how = { .without = &without_proof, .without_count = 1, .examples = examples };
	mc_result result = mc_node_as_rdf(tree, 0, &how, document, fault);

	/* The document first: it is what people can mend, and without a context nothing of it could be read. */
	if (result == MC_OK) {
		how.without = &without_value;
		how.context = mc_json_tree_member(tree, 0, MC_LITERAL("@context"));
		how.context_tree = how.context != MC_JSON_NONE ? tree : NULL;
		result = mc_node_as_rdf(of_options, options, &how, proof, fault);
	}
	return result;
}

mc_result mc_proof_hash_rdf(const mc_json_tree *tree, const mc_json_tree *of_options, uint32_t options, uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault)
{
	mc_buffer proof = { 0 }, document = { 0 };
	mc_result result = mc_proof_rdf(tree, of_options, options, false, &proof, &document, fault);

	if (result == MC_OK) {
		result = mc_proof_hash_of(mc_buffer_slice(&document), mc_buffer_slice(&proof), hash);
	}
	mc_buffer_free(&proof);
	mc_buffer_free(&document);
	return result;
}
