/* What a manifest and its items are made of, for the files of this folder. */
#ifndef MC_EVIDENCE_INTERNAL_H
#define MC_EVIDENCE_INTERNAL_H

#include "manifest.h"

struct json_t;

typedef struct {
	char *name; /* owned, not NUL-terminated */
	size_t name_length;
	uint64_t size;
	uint8_t sha256[MC_SHA256_SIZE];
	uint8_t salt[MC_SALT_SIZE];
} mc_item;

struct mc_manifest {
	mc_item *items; /* sorted by the bytes of the name */
	size_t count;
	size_t capacity;
	mc_merkle *tree; /* over all items, or NULL since the last change */
};

static inline mc_slice mc_item_name(const mc_item *item)
{
	return (mc_slice) { item->name, item->name_length };
}

/* Where the item of this name is, or where it would go. */
bool mc_items_find(const mc_manifest *manifest, mc_slice name, size_t *at);
/* Puts the item at its place in the order; takes its name over where it succeeds. */
mc_result mc_items_insert(mc_manifest *manifest, size_t at, const mc_item *item);
/* Makes manifest->tree, if it is not there yet. */
mc_result mc_items_tree(mc_manifest *manifest);

mc_result mc_item_check_name(mc_slice name, mc_fault *fault);
/* How much of a name goes into a sentence: at most 80 bytes, cut between characters. */
int mc_item_shown(mc_slice name);
#define MC_SHOWN(slice) mc_item_shown(slice), (slice).data

/*
 * {"name":…,"salt":…,"sha256":…,"size":…}: what the leaf is the hash of, and how an item stands in a manifest and in a
 * proof.
 */
mc_result mc_item_write(const mc_item *item, mc_buffer *out);
/* Reads one; the caller owns item->name. pointer is where the value stands in its document. */
mc_result mc_item_read(const struct json_t *value, const char *pointer, mc_item *item, mc_fault *fault);
/* Reads a member that is bytes in hex, of the object that stands at pointer. */
mc_result mc_item_read_hex(const struct json_t *object, const char *member, const char *pointer, uint8_t *out,
	size_t length, mc_fault *fault);
/* The hash of what mc_item_write writes to scratch, in place of what is there. */
mc_result mc_item_leaf(const mc_item *item, mc_buffer *scratch, mc_node *leaf);

#endif
