/*
 * RDF datasets, and their canonical form: RDF Dataset Canonicalization, RDFC-1.0 (W3C Recommendation, 21 May 2024).
 * What the proofs of the suites over RDF sign.
 */
#ifndef MC_RDF_H
#define MC_RDF_H

#include "../base/base.h"

typedef enum {
	MC_RDF_IRI,
	MC_RDF_BLANK,
	MC_RDF_LITERAL
} mc_rdf_kind;

/* All slices are valid UTF-8. */
typedef struct {
	mc_rdf_kind kind;
	mc_slice value;    /* the IRI; the label without "_:"; the lexical form */
	mc_slice datatype; /* the IRI, of a literal; data NULL: xsd:string */
	mc_slice language; /* data NULL: none */
} mc_rdf_term;

typedef struct {
	mc_rdf_term subject, predicate, object, graph; /* graph.value.data NULL: the default graph */
} mc_rdf_quad;

typedef struct mc_rdf_chunk mc_rdf_chunk;

/* A multiset of quads. {0} is an empty one; mc_rdf_free it afterwards. */
typedef struct mc_rdf_dataset {
	mc_rdf_quad *quads;
	size_t count;
	size_t capacity;
	mc_rdf_chunk *chunks; /* what mc_rdf_keep copied, newest first */
} mc_rdf_dataset;

/* Adds a quad. Its slices must outlive the dataset: they are pieces of the input text, or kept by mc_rdf_keep. */
mc_result mc_rdf_add(mc_rdf_dataset *dataset, const mc_rdf_quad *quad);
/* Copies bytes to where they stay until mc_rdf_free. */
mc_result mc_rdf_keep(mc_rdf_dataset *dataset, mc_slice bytes, mc_slice *kept);
void mc_rdf_free(mc_rdf_dataset *dataset);

/*
 * Appends the canonical form with SHA-256: canonical N-Quads (appendix A there), sorted by code point, a repeated quad
 * once. MC_E_LIMIT where nodes without an id look so much alike that telling them apart would take more than the work
 * allowed for a dataset of this size (MC_RDF_STEPS); MC_E_FORMAT where a predicate is no IRI, or a literal stands where
 * none can. out is unchanged then.
 */
mc_result mc_rdf_canonicalize(const mc_rdf_dataset *dataset, mc_buffer *out, mc_fault *fault);

typedef struct {
	bool sha384;    /* the hash algorithm, instead of SHA-256 */
	uint64_t steps; /* allowed; 0: MC_RDF_STEPS */
} mc_rdf_options;

/*
 * The same with options. labels, when not NULL, gets the issued identifiers map: "label canonical\n" for every blank
 * node, in the order of canonical labels. *used, when not NULL, is how many steps were taken.
 */
mc_result mc_rdf_canonicalize_with(const mc_rdf_dataset *dataset, const mc_rdf_options *options, mc_buffer *out,
	mc_buffer *labels, uint64_t *used, mc_fault *fault);

/*
 * The bound on work. A step is one neighbour hashed, or one put into a path, in Hash N-Degree Quads (4.8): some 0.4
 * microseconds. Data in which every node without an id says something of its own need none at all.
 */
#define MC_RDF_STEPS(quads) (UINT64_C(200000) + 50 * (uint64_t) (quads))
/* Nor are alike nodes followed further than this from one to the next. */
#define MC_RDF_DEPTH 512

#endif
