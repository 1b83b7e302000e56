/*
 * What the files of this folder share. Section numbers are those of RDF Dataset Canonicalization (W3C Recommendation,
 * 2024).
 */
#ifndef MC_RDF_INTERNAL_H
#define MC_RDF_INTERNAL_H

#include "../crypto/hash.h"
#include "rdf.h"

#define MC_RDF_NONE UINT32_MAX
/* A hash in lower-case hex and a NUL. */
#define MC_RDF_HASH_SIZE (2 * MC_SHA384_SIZE + 1)

/* Where blank nodes can stand in a quad, in the order in which they do. */
enum { MC_RDF_SUBJECT, MC_RDF_OBJECT, MC_RDF_GRAPH, MC_RDF_POSITIONS };

/* A quad as canonical N-Quads with holes where its blank nodes' labels (the "_:" too) are to stand. */
typedef struct {
	size_t start;
	size_t length;
	size_t holes[MC_RDF_POSITIONS];   /* from the start */
	uint32_t nodes[MC_RDF_POSITIONS]; /* MC_RDF_NONE: no blank node */
	mc_slice predicate;
} mc_rdf_line;

typedef struct {
	mc_slice label;
	uint32_t first_mention;
	uint32_t mentions;
	uint32_t canonical; /* the number behind "c14n", or MC_RDF_NONE */
	uint32_t temporary; /* the number behind "b", or MC_RDF_NONE */
	char hash[MC_RDF_HASH_SIZE]; /* of 4.6, first degree */
} mc_rdf_node;

/* 4.2: the canonicalization state. */
typedef struct {
	mc_buffer text;
	mc_rdf_line *lines;
	uint32_t line_count;
	mc_rdf_node *nodes;
	uint32_t node_count;
	uint32_t *mentions; /* numbers of lines, those of a node together */
	mc_hash *hasher;
	size_t digest_size;
	uint32_t *canonical; /* nodes in the order in which they got their numbers */
	uint32_t canonical_count;
	/*
	 * The temporary issuer. The algorithm copies issuers, but each copy only ever adds to what it began with: here
	 * there is one, and what a path added is taken back when another one is tried.
	 */
	uint32_t *temporary;
	uint32_t temporary_count;
	uint64_t steps; /* left */
	uint32_t depth;
	mc_fault *fault;
} mc_rdf_state;

/* Fills text, lines, nodes and mentions; repeated quads are left out. */
mc_result mc_rdf_index(mc_rdf_state *state, const mc_rdf_dataset *dataset);
/* Appends a line, one label for each of its holes. */
mc_result mc_rdf_write_line(const mc_rdf_state *state, const mc_rdf_line *line,
	const mc_slice labels[MC_RDF_POSITIONS], mc_buffer *out);

/* Room for "_:c14n" and a number. */
#define MC_RDF_LABEL_SIZE 20
mc_slice mc_rdf_label(const char *prefix, uint32_t number, char room[MC_RDF_LABEL_SIZE]);

void mc_rdf_issue_temporary(mc_rdf_state *state, uint32_t node);
void mc_rdf_take_back(mc_rdf_state *state, uint32_t count);
mc_result mc_rdf_hash(mc_rdf_state *state, mc_slice bytes, char hash[MC_RDF_HASH_SIZE]);
/* 4.8, Hash N-Degree Quads. What it issued is left in the temporary issuer. */
mc_result mc_rdf_hash_n_degree(mc_rdf_state *state, uint32_t node, char hash[MC_RDF_HASH_SIZE]);

#endif
