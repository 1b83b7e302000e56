/*
 * The Merkle tree of RFC 9162 section 2.1: SHA-256, leaves hashed with prefix 0x00, inner nodes with 0x01. Leaves
 * come one by one, and the tree over the first n leaves can be asked for at any time. Evidence manifests and the
 * record's log both stand on it.
 */
#ifndef MC_MERKLE_H
#define MC_MERKLE_H

#include "../base/base.h"
#include "../crypto/hash.h"

/* A leaf or an inner node; also a root. */
typedef struct {
	uint8_t bytes[MC_SHA256_SIZE];
} mc_node;

/* The compact state is JSON, whose whole numbers end here. */
#define MC_MERKLE_MAX_SIZE ((UINT64_C(1) << 53) - 1)
/* No proof, and no list of a tree's complete subtrees, is longer. */
#define MC_MERKLE_MAX_PATH 64

typedef struct mc_merkle mc_merkle;

/* An empty tree; NULL where memory ran out. */
mc_merkle *mc_merkle_new(void);
void mc_merkle_free(mc_merkle *tree);

/* SHA-256 of 0x00 and the entry. */
mc_result mc_merkle_leaf_hash(mc_slice entry, mc_node *leaf);

/*
 * Both store the new leaf's index in *index, unless that is NULL. The entry is hashed, not kept. A failure leaves the
 * tree as it was.
 */
mc_result mc_merkle_append(mc_merkle *tree, mc_slice entry, uint64_t *index);
mc_result mc_merkle_append_leaf(mc_merkle *tree, const mc_node *leaf, uint64_t *index);

uint64_t mc_merkle_size(const mc_merkle *tree);
/* The tree's root; of an empty tree SHA-256 of nothing. */
mc_result mc_merkle_root(mc_merkle *tree, mc_node *root);

/*
 * PATH(index, D[size]) and PROOF(first, D[second]) of RFC 9162, sections 2.1.3.1 and 2.1.4.1, into path. The proof
 * from 0 leaves, and that from a tree to itself, are empty. MC_E_ARGUMENT where the tree has not that many leaves, or
 * was read from a compact state and so does not know them.
 */
mc_result mc_merkle_prove_inclusion(mc_merkle *tree, uint64_t index, uint64_t size, mc_node path[MC_MERKLE_MAX_PATH],
	size_t *count, mc_fault *fault);
mc_result mc_merkle_prove_consistency(mc_merkle *tree, uint64_t first, uint64_t second,
	mc_node path[MC_MERKLE_MAX_PATH], size_t *count, mc_fault *fault);

/*
 * RFC 9162, sections 2.1.3.2 and 2.1.4.2. *holds is false for whatever is not a proof; the result tells only whether
 * hashing worked. Any tree extends the empty one, and a tree extends itself.
 */
mc_result mc_merkle_check_inclusion(const mc_node *root, uint64_t index, uint64_t size, const mc_node *leaf,
	const mc_node *path, size_t count, bool *holds);
mc_result mc_merkle_check_consistency(uint64_t first, const mc_node *first_root, uint64_t second,
	const mc_node *second_root, const mc_node *path, size_t count, bool *holds);

/* The compact state as canonical JSON, appended to out: enough to append, not to prove. See docs/formats.md. */
mc_result mc_merkle_export(mc_merkle *tree, mc_buffer *out);
/* The caller owns *tree. Refuses a state whose root does not come of its nodes. */
mc_result mc_merkle_import(mc_slice text, mc_merkle **tree, mc_fault *fault);

#endif
