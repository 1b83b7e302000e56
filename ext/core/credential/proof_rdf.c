/* What the suites over RDF sign: Data Integrity EdDSA Cryptosuites 1.0, sections 3.2.3 to 3.2.5, and the ECDSA ones. */
#include "kinds.h"
#include "../jsonld/jsonld.h"

#include <string.h>

/* The canonical N-Quads of one node of a document. */
static mc_result mc_node_as_rdf(const mc_suite *suite, const mc_json_tree *tree, uint32_t node,
	const mc_jsonld_options *options, mc_buffer *out, mc_fault *fault)
{
	const mc_rdf_options how = { .sha384 = suite->sha384 };
	mc_rdf_dataset dataset = { 0 };
	mc_result result = mc_jsonld_to_rdf(tree, node, options, &dataset, fault);

	if (result == MC_OK) {
		result = mc_rdf_canonicalize_with(&dataset, &how, out, NULL, NULL, fault);
	}
	mc_rdf_free(&dataset);
	return result;
}

mc_result mc_proof_rdf(const mc_suite *suite, const mc_json_tree *tree, const mc_json_tree *of_options,
	uint32_t options,
	bool examples, mc_buffer *proof, mc_buffer *document, mc_fault *fault)
{
	const mc_slice without_value = MC_LITERAL("proofValue"), without_proof = MC_LITERAL("proof");
	mc_jsonld_options how = { .without = &without_proof, .without_count = 1, .examples = examples };
	mc_result result = mc_node_as_rdf(suite, tree, 0, &how, document, fault);

	/* The document first: it is what people can mend, and without a context nothing of it could be read. */
	if (result == MC_OK) {
		how.without = &without_value;
		how.context = mc_json_tree_member(tree, 0, MC_LITERAL("@context"));
		how.context_tree = how.context != MC_JSON_NONE ? tree : NULL;
		result = mc_node_as_rdf(suite, of_options, options, &how, proof, fault);
	}
	return result;
}

static mc_result mc_hash_rdf(const mc_suite *suite, const mc_json_tree *tree, const mc_json_tree *of_options,
	uint32_t options, mc_hash_data *hash, mc_fault *fault)
{
	mc_buffer proof = { 0 }, document = { 0 };
	mc_result result = mc_proof_rdf(suite, tree, of_options, options, false, &proof, &document, fault);

	if (result == MC_OK) {
		result = mc_suite_hash(suite, mc_buffer_slice(&document), mc_buffer_slice(&proof), hash);
	}
	mc_buffer_free(&proof);
	mc_buffer_free(&document);
	return result;
}

/* The options are read as the document is: as a tree. */
mc_result mc_suite_rdf_made(const mc_suite *suite, const mc_json_tree *tree, mc_slice document, mc_slice options,
	mc_hash_data *hash, mc_fault *fault)
{
	mc_json_tree read = { 0 };
	mc_result result = mc_json_tree_read(&read, options, fault);

	(void) document;
	if (result == MC_OK) {
		result = mc_hash_rdf(suite, tree, &read, 0, hash, fault);
	}
	mc_json_tree_free(&read);
	return result;
}

mc_result mc_suite_rdf_found(const mc_suite *suite, const mc_json_tree *tree, uint32_t node, mc_hash_data *hash,
	bool *there, mc_check *check)
{
	mc_fault fault;
	mc_result result;

	mc_fault_clear(&fault);
	result = mc_hash_rdf(suite, tree, tree, node, hash, &fault);
	*there = result == MC_OK;
	if (result == MC_E_FORMAT || result == MC_E_LIMIT || result == MC_E_ARGUMENT) {
		/* By a context not known here somebody else may read the document; a term that none defines nobody reads. */
		bool of_context = fault.place.has_pointer && strstr(fault.place.pointer, "/@context") != NULL;

		mc_check_set(check, of_context ? MC_CHECK_UNKNOWN : MC_CHECK_FAILED,
			"The proof is over what the document says as RDF (%s), and that could not be read%s%s: %s", suite->name,
			fault.place.has_pointer ? ", at " : "", fault.place.has_pointer ? fault.place.pointer : "", fault.sentence);
		result = MC_OK;
	}
	return result;
}
