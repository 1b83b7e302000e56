#include "ids.h"

#include <stdlib.h>
#include <string.h>

/*
 * Eight bytes at a step, each mixed by a multiplication whose upper half is folded in. The hash lives in memory only,
 * so the order of bytes does not matter. Ids come from one rubric of bounded size: against somebody who looks for ids
 * that collide, the longest search is that rubric.
 */
static uint32_t mc_ids_hash(const char *bytes, size_t length)
{
	const uint64_t odd = UINT64_C(0x9E3779B97F4A7C15);
	uint64_t hash = length, step;

	for (; length >= 8; length -= 8, bytes += 8) {
		memcpy(&step, bytes, 8);
		hash = (hash ^ step) * odd;
		hash ^= hash >> 32;
	}
	step = 0;
	if (length >= 4) {
		uint32_t first, last;

		/* The two overlap where there are fewer than 8. */
		memcpy(&first, bytes, 4);
		memcpy(&last, bytes + length - 4, 4);
		step = (uint64_t) first << 32 | last;
	} else {
		for (size_t i = 0; i < length; i++) {
			step = step << 8 | (unsigned char) bytes[i];
		}
	}
	hash = (hash ^ step) * odd;
	return (uint32_t) (hash >> 32);
}

mc_result mc_ids_open(mc_ids *ids, size_t count)
{
	size_t size = 4;

	while (size < 2 * count) {
		size *= 2;
	}
	*ids = (mc_ids) { calloc(size, sizeof(*ids->slots)), size - 1 };
	return ids->slots != NULL ? MC_OK : MC_E_NOMEM;
}

void mc_ids_free(mc_ids *ids)
{
	free(ids->slots);
	*ids = (mc_ids) { NULL, 0 };
}

void mc_ids_add(mc_ids *ids, const char *id, int32_t place)
{
	const size_t length = strlen(id);
	const uint32_t hash = mc_ids_hash(id, length);
	size_t at = hash & ids->mask;

	while (ids->slots[at].id != NULL) {
		at = (at + 1) & ids->mask;
	}
	ids->slots[at] = (mc_ids_slot) { id, hash, (uint32_t) length, place };
}

int32_t mc_ids_find(const mc_ids *ids, mc_slice id)
{
	uint32_t hash;

	if (ids->slots == NULL || id.length == 0) {
		return -1;
	}
	hash = mc_ids_hash(id.data, id.length);
	for (size_t at = hash & ids->mask; ids->slots[at].id != NULL; at = (at + 1) & ids->mask) {
		const mc_ids_slot *slot = &ids->slots[at];

		if (slot->hash == hash && slot->length == id.length && memcmp(slot->id, id.data, id.length) == 0) {
			return slot->place;
		}
	}
	return -1;
}
