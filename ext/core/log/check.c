#include "internal.h"

/* RFC 9162, section 2.1.3.2, with its letters. */
mc_result mc_merkle_check_inclusion(const mc_node *root, uint64_t index, uint64_t size, const mc_node *leaf,
	const mc_node *path, size_t count, bool *holds)
{
	uint64_t fn = index, sn = size - 1;
	mc_result result = MC_OK;
	mc_hash *hash;
	mc_node r = *leaf;
	size_t i;

	*holds = false;
	if (index >= size || count > MC_MERKLE_MAX_PATH) {
		return MC_OK;
	}
	hash = mc_hash_new();
	if (hash == NULL) {
		return MC_E_NOMEM;
	}
	for (i = 0; i < count; i++) {
		if (sn == 0) {
			goto cleanup;
		}
		if ((fn & 1) == 1 || fn == sn) {
			result = mc_merkle_join(hash, &path[i], &r, &r);
			while ((fn & 1) == 0 && fn != 0) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			result = mc_merkle_join(hash, &r, &path[i], &r);
		}
		if (result != MC_OK) {
			goto cleanup;
		}
		fn >>= 1;
		sn >>= 1;
	}
	*holds = sn == 0 && mc_node_equal(&r, root);
cleanup:
	mc_hash_free(hash);
	return result;
}

/* The cases that need no proof, and so take none. */
static mc_result mc_merkle_check_plain(uint64_t first, const mc_node *first_root, const mc_node *second_root,
	uint64_t second, size_t count, bool *holds)
{
	mc_node empty;
	mc_result result = mc_sha256((mc_slice) { NULL, 0 }, empty.bytes);

	if (result != MC_OK || count != 0) {
		return result;
	}
	if (first == 0 && !mc_node_equal(first_root, &empty)) {
		return MC_OK;
	}
	*holds = first != second || mc_node_equal(first_root, second_root);
	return MC_OK;
}

/* RFC 9162, section 2.1.4.2, with its letters. */
mc_result mc_merkle_check_consistency(uint64_t first, const mc_node *first_root, uint64_t second,
	const mc_node *second_root, const mc_node *path, size_t count, bool *holds)
{
	uint64_t fn = first - 1, sn = second - 1;
	mc_result result = MC_OK;
	mc_node fr, sr;
	mc_hash *hash;
	size_t i = 0;

	*holds = false;
	if (first > second || count > MC_MERKLE_MAX_PATH) {
		return MC_OK;
	}
	if (first == 0 || first == second) {
		return mc_merkle_check_plain(first, first_root, second_root, second, count, holds);
	}
	if (count == 0) {
		return MC_OK;
	}
	/* An old tree that is complete is a node of the new one; its root is then left out of the path. */
	fr = (first & fn) == 0 ? *first_root : path[i++];
	sr = fr;
	while ((fn & 1) == 1) {
		fn >>= 1;
		sn >>= 1;
	}
	hash = mc_hash_new();
	if (hash == NULL) {
		return MC_E_NOMEM;
	}
	for (; i < count; i++) {
		const mc_node *c = &path[i];

		if (sn == 0) {
			goto cleanup;
		}
		if ((fn & 1) == 1 || fn == sn) {
			result = mc_merkle_join(hash, c, &fr, &fr);
			if (result == MC_OK) {
				result = mc_merkle_join(hash, c, &sr, &sr);
			}
			while ((fn & 1) == 0 && fn != 0) {
				fn >>= 1;
				sn >>= 1;
			}
		} else {
			result = mc_merkle_join(hash, &sr, c, &sr);
		}
		if (result != MC_OK) {
			goto cleanup;
		}
		fn >>= 1;
		sn >>= 1;
	}
	*holds = sn == 0 && mc_node_equal(&fr, first_root) && mc_node_equal(&sr, second_root);
cleanup:
	mc_hash_free(hash);
	return result;
}
