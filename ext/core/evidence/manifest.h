/*
 * A manifest seals evidence: for each item its name, size and SHA-256, and a random salt, so that an item's leaf tells
 * nothing about it to who does not have the manifest. The leaves, sorted by the UTF-8 bytes of the name, make the tree
 * of RFC 9162, whose root stands for all of them. See docs/formats.md.
 */
#ifndef MC_MANIFEST_H
#define MC_MANIFEST_H

#include "../base/base.h"
#include "../crypto/hash.h"
#include "../log/merkle.h"

#define MC_SALT_SIZE 16
#define MC_MANIFEST_MAX_NAME 4096
/* The largest size that JSON's numbers tell exactly. */
#define MC_MANIFEST_MAX_SIZE ((UINT64_C(1) << 53) - 1)

typedef struct mc_manifest mc_manifest;

/* An empty manifest; NULL where memory ran out. */
mc_manifest *mc_manifest_new(void);
void mc_manifest_free(mc_manifest *manifest);

/*
 * Whether an item of this name could be added: MC_E_ARGUMENT where it is not UTF-8, empty, too long, holds U+0000, or
 * is taken.
 */
mc_result mc_manifest_may_add(const mc_manifest *manifest, mc_slice name, mc_fault *fault);

/* Each adds one item under a new salt. A failure leaves the manifest as it was. */
mc_result mc_manifest_add(mc_manifest *manifest, mc_slice name, const uint8_t sha256[MC_SHA256_SIZE], uint64_t size,
	mc_fault *fault);
mc_result mc_manifest_add_text(mc_manifest *manifest, mc_slice name, mc_slice text, mc_fault *fault);

/* The root over all items; of an empty manifest SHA-256 of nothing. */
mc_result mc_manifest_root(mc_manifest *manifest, mc_node *root);

/* The manifest as canonical JSON, appended to out. */
mc_result mc_manifest_write(mc_manifest *manifest, mc_buffer *out);
/* The caller owns *manifest. Everything is checked, and the root computed anew. */
mc_result mc_manifest_read(mc_slice text, mc_manifest **manifest, mc_fault *fault);

typedef enum {
	MC_ITEM_ADDED,   /* only in now */
	MC_ITEM_MISSING, /* only in then */
	MC_ITEM_CHANGED  /* in both, with other content */
} mc_item_change;

/* Reports each difference, in the order of names. Salts do not count. */
void mc_manifest_compare(const mc_manifest *then, const mc_manifest *now,
	void (*report)(void *context, mc_item_change change, mc_slice name), void *context);

/* Appends a proof, as canonical JSON, that the item of this name is in the manifest: its whole leaf and its path. */
mc_result mc_manifest_prove(mc_manifest *manifest, mc_slice name, mc_buffer *out, mc_fault *fault);
/* MC_E_FORMAT where the text is no proof at all; *holds is false where it is one, but of another root. */
mc_result mc_manifest_check(const mc_node *root, mc_slice proof, bool *holds, mc_fault *fault);

#endif
