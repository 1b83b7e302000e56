/*
 * Where an id stands in a list of ids: found in the same few steps in every list, and mostly at the first look. The ids
 * themselves stay where they are and must not move while the index is used.
 */
#ifndef MC_IDS_H
#define MC_IDS_H

#include "../base/base.h"

#include <string.h>

/* The first and the last eight bytes of an id, which overlap where it is short: of up to 16 bytes that is all of it. */
typedef struct {
	uint64_t first;
	uint64_t last;
} mc_ids_ends;

typedef struct {
	mc_ids_ends ends;
	const char *id;
	uint32_t length; /* 0 where the slot is empty */
	int32_t place;
} mc_ids_slot;

/* {0} is an index that has nothing. */
typedef struct {
	mc_ids_slot *slots;
	size_t mask;  /* a power of two less one; at most a quarter of the slots are taken */
	uint64_t odd; /* what hashes are multiplied with: chosen so that few ids meet */
} mc_ids;

/* An index of count ids that end with NUL, each stride bytes behind the one before; their places count from 0. None is empty or there twice. */
mc_result mc_ids_make(mc_ids *ids, const char *id, size_t stride, size_t count);
void mc_ids_free(mc_ids *ids);

static inline mc_ids_ends mc_ids_ends_of(const char *bytes, size_t length)
{
	mc_ids_ends ends;

	if (length >= 8) {
		memcpy(&ends.first, bytes, 8);
		memcpy(&ends.last, bytes + length - 8, 8);
	} else if (length >= 4) {
		uint32_t first, last;

		memcpy(&first, bytes, 4);
		memcpy(&last, bytes + length - 4, 4);
		ends.first = ends.last = (uint64_t) first << 32 | last;
	} else {
		ends.first = ends.last = (uint64_t) (unsigned char) bytes[0] << 16
			| (uint64_t) (unsigned char) bytes[length / 2] << 8 | (unsigned char) bytes[length - 1];
	}
	return ends;
}

/*
 * Where the search begins. The order of bytes in a word does not matter: an index lives in memory only. Against somebody who
 * looks for ids that meet, the longest search is the list, which is of bounded size.
 */
static inline size_t mc_ids_begin(const mc_ids *ids, mc_ids_ends ends, size_t length)
{
	return (size_t) (((ends.first + (ends.last << 21 | ends.last >> 43) + length) * ids->odd) >> 40) & ids->mask;
}

/* The place of an id, or -1. */
static inline int32_t mc_ids_find(const mc_ids *ids, mc_slice id)
{
	mc_ids_ends ends;

	if (ids->slots == NULL || id.length == 0) {
		return -1;
	}
	ends = mc_ids_ends_of(id.data, id.length);
	for (size_t at = mc_ids_begin(ids, ends, id.length);; at = (at + 1) & ids->mask) {
		const mc_ids_slot *slot = &ids->slots[at];

		if (slot->ends.first == ends.first && slot->ends.last == ends.last && slot->length == id.length
			&& (id.length <= 16 || memcmp(slot->id + 8, id.data + 8, id.length - 16) == 0)) {
			return slot->place;
		}
		if (slot->length == 0) {
			return -1;
		}
	}
}

#endif
