/*
 * JSON-LD 1.1 to RDF (W3C Recommendations JSON-LD 1.1 and JSON-LD 1.1 Processing Algorithms and API, 16 July 2020) for
 * a closed set of contexts, which are compiled in: Verifiable Credentials 2.0, Open Badges 3.0 with its extensions,
 * Data Integrity, Multikey. Nothing is fetched, and nothing is dropped: what a processor would leave out of the RDF is
 * refused by name.
 */
#ifndef MC_JSONLD_H
#define MC_JSONLD_H

#include "../json/tree.h"
#include "../rdf/rdf.h"

/* A document that says more than this many things is MC_E_LIMIT: it bounds their room to some 60 MB. */
#define MC_JSONLD_MAX_QUADS (256u * 1024)

/* {0}: the node as it stands, with its own @context. */
typedef struct {
	/* Members of the node that are left out, such as its proof. */
	const mc_slice *without;
	size_t without_count;
	/*
	 * A @context's value that stands in for the node's own: a proof's options are read with their document's. NULL: the
	 * node's own. It may be in another tree than the node.
	 */
	const mc_json_tree *context_tree;
	uint32_t context;
	/*
	 * Also know https://www.w3.org/ns/credentials/examples/v2, by which every term means something. Published test
	 * vectors use it; a badge must not, since its misspelt terms would be signed.
	 */
	bool examples;
} mc_jsonld_options;

/*
 * Adds to out what the object node of tree says, as jsonld.js does in safe mode. tree must outlive out. options may be
 * NULL.
 *
 * Refused with MC_E_FORMAT, a sentence that names it and its JSON pointer: a context that is not known, or is written
 * out instead of named; a term that no context defines; a protected term redefined; a relative or malformed IRI;
 * @graph, @included, @reverse, @nest, @index, @direction, @list and @set objects; a number that processors write
 * differently. MC_E_LIMIT: more quads, or combinations of contexts, than any badge has. out is then of no use but to be
 * freed.
 */
mc_result mc_jsonld_to_rdf(const mc_json_tree *tree, uint32_t node, const mc_jsonld_options *options,
	mc_rdf_dataset *out, mc_fault *fault);

#endif
