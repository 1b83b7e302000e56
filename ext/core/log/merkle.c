#include "internal.h"

#include <stdlib.h>
#include <string.h>

mc_merkle *mc_merkle_new(void)
{
	mc_merkle *tree = calloc(1, sizeof(*tree));

	if (tree == NULL) {
		return NULL;
	}
	tree->whole = true;
	tree->hash = mc_hash_new();
	if (tree->hash == NULL) {
		free(tree);
		return NULL;
	}
	return tree;
}

void mc_merkle_free(mc_merkle *tree)
{
	if (tree == NULL) {
		return;
	}
	mc_hash_free(tree->hash);
	free(tree->nodes);
	free(tree);
}

bool mc_node_equal(const mc_node *a, const mc_node *b)
{
	return memcmp(a->bytes, b->bytes, sizeof(a->bytes)) == 0;
}

static mc_result mc_hash_leaf(mc_hash *hash, mc_slice entry, mc_node *leaf)
{
	static const uint8_t prefix = 0x00;
	mc_result result = mc_hash_update(hash, &prefix, 1);

	if (result == MC_OK && entry.length > 0) {
		result = mc_hash_update(hash, entry.data, entry.length);
	}
	if (result == MC_OK) {
		result = mc_hash_final(hash, leaf->bytes, sizeof(leaf->bytes));
	}
	return result;
}

mc_result mc_merkle_leaf_hash(mc_slice entry, mc_node *leaf)
{
	mc_hash *hash = mc_hash_new();
	mc_result result = hash != NULL ? mc_hash_leaf(hash, entry, leaf) : MC_E_NOMEM;

	mc_hash_free(hash);
	return result;
}

mc_result mc_merkle_join(mc_hash *hash, const mc_node *left, const mc_node *right, mc_node *into)
{
	uint8_t bytes[1 + 2 * MC_SHA256_SIZE] = { 0x01 };
	mc_result result;

	memcpy(bytes + 1, left->bytes, MC_SHA256_SIZE);
	memcpy(bytes + 1 + MC_SHA256_SIZE, right->bytes, MC_SHA256_SIZE);
	result = mc_hash_update(hash, bytes, sizeof(bytes));
	return result == MC_OK ? mc_hash_final(hash, into->bytes, sizeof(into->bytes)) : result;
}

/*
 * How many complete subtrees, leaves included, n leaves close: a leaf closes one for each time its number can be
 * halved, and itself.
 */
static uint64_t mc_merkle_closed(uint64_t n)
{
	return 2 * n - (uint64_t) __builtin_popcountll(n);
}

/* The root of the complete subtree of 2^level leaves that begins with leaf `start`. */
static const mc_node *mc_merkle_at(const mc_merkle *tree, uint64_t start, unsigned level)
{
	uint64_t last = start + (UINT64_C(1) << level) - 1;

	return &tree->nodes[mc_merkle_closed(last) + level];
}

static mc_result mc_merkle_reserve(mc_merkle *tree, uint64_t count)
{
	size_t capacity = tree->capacity;
	mc_node *nodes;

	if (count <= capacity) {
		return MC_OK;
	}
	if (count > SIZE_MAX / sizeof(*nodes) / 2) {
		return MC_E_NOMEM;
	}
	capacity = capacity < 16 ? 16 : capacity;
	while (capacity < count) {
		capacity += capacity / 2;
	}
	nodes = realloc(tree->nodes, capacity * sizeof(*nodes));
	if (nodes == NULL) {
		return MC_E_NOMEM;
	}
	tree->nodes = nodes;
	tree->capacity = capacity;
	return MC_OK;
}

mc_result mc_merkle_append_leaf(mc_merkle *tree, const mc_node *leaf, uint64_t *index)
{
	mc_node made[MC_MERKLE_MAX_PATH];
	unsigned closes, level;
	mc_result result;

	if (tree->size >= MC_MERKLE_MAX_SIZE) {
		return MC_E_LIMIT;
	}
	/* Like a carry when one is added: every complete subtree at the end joins the new leaf's. */
	closes = (unsigned) __builtin_ctzll(tree->size + 1);
	made[0] = *leaf;
	for (level = 0; level < closes; level++) {
		result = mc_merkle_join(tree->hash, &tree->frontier[level], &made[level], &made[level + 1]);
		if (result != MC_OK) {
			return result;
		}
	}
	if (tree->whole) {
		result = mc_merkle_reserve(tree, mc_merkle_closed(tree->size + 1));
		if (result != MC_OK) {
			return result;
		}
		memcpy(&tree->nodes[mc_merkle_closed(tree->size)], made, (closes + 1) * sizeof(*made));
	}
	tree->frontier[closes] = made[closes];
	if (index != NULL) {
		*index = tree->size;
	}
	tree->size++;
	return MC_OK;
}

mc_result mc_merkle_append(mc_merkle *tree, mc_slice entry, uint64_t *index)
{
	mc_node leaf;
	mc_result result = mc_hash_leaf(tree->hash, entry, &leaf);

	return result == MC_OK ? mc_merkle_append_leaf(tree, &leaf, index) : result;
}

uint64_t mc_merkle_size(const mc_merkle *tree)
{
	return tree->size;
}

mc_result mc_merkle_root(mc_merkle *tree, mc_node *root)
{
	bool begun = false;
	unsigned level;

	if (tree->size == 0) {
		return mc_sha256((mc_slice) { NULL, 0 }, root->bytes);
	}
	/* The smallest subtree stands at the right end; each larger one joins it from the left. */
	for (level = 0; tree->size >> level != 0; level++) {
		if ((tree->size >> level & 1) == 0) {
			continue;
		}
		if (!begun) {
			*root = tree->frontier[level];
			begun = true;
		} else {
			mc_result result = mc_merkle_join(tree->hash, &tree->frontier[level], root, root);

			if (result != MC_OK) {
				return result;
			}
		}
	}
	return MC_OK;
}

/* MTH(D[start:end]) for a range that RFC 9162's splitting makes, so that its complete subtrees are the tree's own. */
static mc_result mc_merkle_range(mc_merkle *tree, uint64_t start, uint64_t end, mc_node *root)
{
	uint64_t length = end - start;
	bool begun = false;
	unsigned level;

	for (level = 0; length >> level != 0; level++) {
		if ((length >> level & 1) == 0) {
			continue;
		}
		end -= UINT64_C(1) << level;
		if (!begun) {
			*root = *mc_merkle_at(tree, end, level);
			begun = true;
		} else {
			mc_result result = mc_merkle_join(tree->hash, mc_merkle_at(tree, end, level), root, root);

			if (result != MC_OK) {
				return result;
			}
		}
	}
	return MC_OK;
}

/* RFC 9162's k: the largest power of two smaller than n, which is at least 2. */
static uint64_t mc_merkle_split(uint64_t n)
{
	return UINT64_C(1) << (63 - __builtin_clzll(n - 1));
}

static void mc_reverse(mc_node *path, size_t count)
{
	size_t i;

	for (i = 0; i < count / 2; i++) {
		mc_node node = path[i];

		path[i] = path[count - 1 - i];
		path[count - 1 - i] = node;
	}
}

static mc_result mc_merkle_must_know(const mc_merkle *tree, uint64_t size, mc_fault *fault)
{
	if (!tree->whole) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"A log read from its compact state knows no leaves and cannot prove anything; use MerkleLog::fromLeaves()");
	}
	if (size > tree->size) {
		return mc_fail(fault, MC_E_ARGUMENT, "The log has %llu entries, not %llu", (unsigned long long) tree->size,
			(unsigned long long) size);
	}
	return MC_OK;
}

mc_result mc_merkle_prove_inclusion(mc_merkle *tree, uint64_t index, uint64_t size, mc_node path[MC_MERKLE_MAX_PATH],
	size_t *count, mc_fault *fault)
{
	uint64_t start = 0, end = size;
	mc_result result = mc_merkle_must_know(tree, size, fault);

	*count = 0;
	if (result != MC_OK) {
		return result;
	}
	if (index >= size) {
		return mc_fail(fault, MC_E_ARGUMENT, "There is no entry %llu among the first %llu", (unsigned long long) index,
			(unsigned long long) size);
	}
	/* The path is gathered from the root down; a proof lists it from the leaf up. */
	while (result == MC_OK && end - start > 1) {
		uint64_t middle = start + mc_merkle_split(end - start);

		if (index < middle) {
			result = mc_merkle_range(tree, middle, end, &path[(*count)++]);
			end = middle;
		} else {
			result = mc_merkle_range(tree, start, middle, &path[(*count)++]);
			start = middle;
		}
	}
	mc_reverse(path, *count);
	return result;
}

mc_result mc_merkle_prove_consistency(mc_merkle *tree, uint64_t first, uint64_t second,
	mc_node path[MC_MERKLE_MAX_PATH], size_t *count, mc_fault *fault)
{
	uint64_t start = 0, end = second;
	mc_result result = mc_merkle_must_know(tree, second, fault);

	*count = 0;
	if (result != MC_OK) {
		return result;
	}
	if (first > second) {
		return mc_fail(fault, MC_E_ARGUMENT, "A log of %llu entries does not extend one of %llu",
			(unsigned long long) second, (unsigned long long) first);
	}
	if (first == 0 || first == second) {
		return MC_OK;
	}
	/*
	 * SUBPROOF of RFC 9162 section 2.1.4.1, from the root down: `first` is an absolute index here, and start == 0 its
	 * flag b.
	 */
	while (result == MC_OK && first != end) {
		uint64_t middle = start + mc_merkle_split(end - start);

		if (first <= middle) {
			result = mc_merkle_range(tree, middle, end, &path[(*count)++]);
			end = middle;
		} else {
			result = mc_merkle_range(tree, start, middle, &path[(*count)++]);
			start = middle;
		}
	}
	/*
	 * The verifier has the old root already, and the node at the bottom is that root where nothing was split off on the
	 * left.
	 */
	if (result == MC_OK && start != 0) {
		result = mc_merkle_range(tree, start, end, &path[(*count)++]);
	}
	mc_reverse(path, *count);
	return result;
}
