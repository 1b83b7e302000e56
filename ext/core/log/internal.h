/* What a tree is made of, for the files of this folder. */
#ifndef MC_LOG_INTERNAL_H
#define MC_LOG_INTERNAL_H

#include "merkle.h"

struct mc_merkle {
	mc_hash *hash;
	uint64_t size;
	/* frontier[k] is the root of the complete subtree of 2^k leaves that bit k of size stands for. */
	mc_node frontier[MC_MERKLE_MAX_PATH];
	/*
	 * All complete subtrees' roots, in the order in which the leaves close them; absent in a tree read from a compact
	 * state.
	 */
	bool whole;
	mc_node *nodes;
	size_t capacity;
};

/* SHA-256 of 0x01, left and right; into may be either of them. */
mc_result mc_merkle_join(mc_hash *hash, const mc_node *left, const mc_node *right, mc_node *into);
bool mc_node_equal(const mc_node *a, const mc_node *b);

#endif
