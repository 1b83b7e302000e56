#include "internal.h"

#include <stdlib.h>
#include <string.h>

mc_manifest *mc_manifest_new(void)
{
	return calloc(1, sizeof(mc_manifest));
}

void mc_manifest_free(mc_manifest *manifest)
{
	size_t i;

	if (manifest == NULL) {
		return;
	}
	for (i = 0; i < manifest->count; i++) {
		free(manifest->items[i].name);
	}
	free(manifest->items);
	mc_merkle_free(manifest->tree);
	free(manifest);
}

bool mc_items_find(const mc_manifest *manifest, mc_slice name, size_t *at)
{
	size_t low = 0, high = manifest->count;

	/* Items mostly come in order: look at the end first. */
	if (high > 0 && mc_slice_compare(mc_item_name(&manifest->items[high - 1]), name) < 0) {
		*at = high;
		return false;
	}
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = mc_slice_compare(mc_item_name(&manifest->items[middle]), name);

		if (order == 0) {
			*at = middle;
			return true;
		}
		if (order < 0) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	*at = low;
	return false;
}

static mc_result mc_items_reserve(mc_manifest *manifest, size_t more)
{
	size_t capacity = manifest->capacity;
	mc_item *items;

	if (more <= capacity - manifest->count) {
		return MC_OK;
	}
	if (more > SIZE_MAX / sizeof(*items) / 2 - manifest->count) {
		return MC_E_NOMEM;
	}
	capacity = capacity < 8 ? 8 : capacity * 2;
	if (capacity < manifest->count + more) {
		capacity = manifest->count + more;
	}
	items = realloc(manifest->items, capacity * sizeof(*items));
	if (items == NULL) {
		return MC_E_NOMEM;
	}
	manifest->items = items;
	manifest->capacity = capacity;
	return MC_OK;
}

mc_result mc_items_insert(mc_manifest *manifest, size_t at, const mc_item *item)
{
	mc_result result = mc_items_reserve(manifest, 1);

	if (result != MC_OK) {
		return result;
	}
	memmove(&manifest->items[at + 1], &manifest->items[at], (manifest->count - at) * sizeof(*item));
	manifest->items[at] = *item;
	manifest->count++;
	mc_merkle_free(manifest->tree);
	manifest->tree = NULL;
	return MC_OK;
}

static mc_result mc_items_free_place(const mc_manifest *manifest, mc_slice name, size_t *at, mc_fault *fault)
{
	mc_result result = mc_item_check_name(name, fault);

	if (result == MC_OK && mc_items_find(manifest, name, at)) {
		return mc_fail(fault, MC_E_ARGUMENT, "The manifest already has an evidence item named \"%.*s\"",
			MC_SHOWN(name));
	}
	return result;
}

mc_result mc_manifest_may_add(const mc_manifest *manifest, mc_slice name, mc_fault *fault)
{
	size_t at;

	return mc_items_free_place(manifest, name, &at, fault);
}

mc_result mc_manifest_add(mc_manifest *manifest, mc_slice name, const uint8_t sha256[MC_SHA256_SIZE], uint64_t size,
	mc_fault *fault)
{
	mc_item item = { .name_length = name.length, .size = size };
	size_t at;
	mc_result result = mc_items_free_place(manifest, name, &at, fault);

	if (result == MC_OK && size > MC_MANIFEST_MAX_SIZE) {
		return mc_fail(fault, MC_E_ARGUMENT, "An evidence item must not be larger than 2^53 - 1 bytes");
	}
	if (result == MC_OK) {
		result = mc_random_bytes(item.salt, sizeof(item.salt));
	}
	if (result != MC_OK) {
		return result;
	}
	item.name = malloc(name.length);
	if (item.name == NULL) {
		return MC_E_NOMEM;
	}
	memcpy(item.name, name.data, name.length);
	memcpy(item.sha256, sha256, sizeof(item.sha256));
	result = mc_items_insert(manifest, at, &item);
	if (result != MC_OK) {
		free(item.name);
	}
	return result;
}

mc_result mc_manifest_add_text(mc_manifest *manifest, mc_slice name, mc_slice text, mc_fault *fault)
{
	uint8_t sha256[MC_SHA256_SIZE];
	mc_result result = mc_manifest_may_add(manifest, name, fault);

	if (result == MC_OK) {
		result = mc_sha256(text, sha256);
	}
	return result == MC_OK ? mc_manifest_add(manifest, name, sha256, text.length, fault) : result;
}

mc_result mc_items_tree(mc_manifest *manifest)
{
	mc_buffer leaf = { 0 };
	mc_merkle *tree;
	mc_result result = MC_OK;
	size_t i;

	if (manifest->tree != NULL) {
		return MC_OK;
	}
	tree = mc_merkle_new();
	if (tree == NULL) {
		return MC_E_NOMEM;
	}
	for (i = 0; result == MC_OK && i < manifest->count; i++) {
		leaf.length = 0;
		result = mc_item_write(&manifest->items[i], &leaf);
		if (result == MC_OK) {
			result = mc_merkle_append(tree, mc_buffer_slice(&leaf), NULL);
		}
	}
	mc_buffer_free(&leaf);
	if (result != MC_OK) {
		mc_merkle_free(tree);
		return result;
	}
	manifest->tree = tree;
	return MC_OK;
}

mc_result mc_manifest_root(mc_manifest *manifest, mc_node *root)
{
	mc_result result = mc_items_tree(manifest);

	return result == MC_OK ? mc_merkle_root(manifest->tree, root) : result;
}

void mc_manifest_compare(const mc_manifest *then, const mc_manifest *now,
	void (*report)(void *context, mc_item_change change, mc_slice name), void *context)
{
	size_t i = 0, k = 0;

	while (i < then->count || k < now->count) {
		const mc_item *old = i < then->count ? &then->items[i] : NULL;
		const mc_item *new = k < now->count ? &now->items[k] : NULL;
		int order = old == NULL ? 1 : new == NULL ? -1 : mc_slice_compare(mc_item_name(old), mc_item_name(new));

		if (order < 0) {
			report(context, MC_ITEM_MISSING, mc_item_name(old));
			i++;
		} else if (order > 0) {
			report(context, MC_ITEM_ADDED, mc_item_name(new));
			k++;
		} else {
			if (old->size != new->size || memcmp(old->sha256, new->sha256, sizeof(old->sha256)) != 0) {
				report(context, MC_ITEM_CHANGED, mc_item_name(old));
			}
			i++;
			k++;
		}
	}
}
