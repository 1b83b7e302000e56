#include "ids.h"

#include <stdlib.h>

/* Multipliers to choose from. */
#define MC_IDS_TRIES 16

/* Puts every id in; gives back how many did not get the slot where their search begins. */
static size_t mc_ids_fill(mc_ids *ids, const char *id, size_t stride, size_t count)
{
	size_t met = 0;

	memset(ids->slots, 0, (ids->mask + 1) * sizeof(*ids->slots));
	for (size_t i = 0; i < count; i++, id += stride) {
		const size_t length = strlen(id);
		const mc_ids_ends ends = mc_ids_ends_of(id, length);
		size_t at = mc_ids_begin(ids, ends, length);

		met += ids->slots[at].length != 0;
		while (ids->slots[at].length != 0) {
			at = (at + 1) & ids->mask;
		}
		ids->slots[at] = (mc_ids_slot) { ends, id, (uint32_t) length, (int32_t) i };
	}
	return met;
}

mc_result mc_ids_make(mc_ids *ids, const char *id, size_t stride, size_t count)
{
	uint64_t odd = UINT64_C(0x9E3779B97F4A7C15), best = odd;
	size_t size = 8, least = count;

	while (size < 4 * count) {
		size *= 2;
	}
	*ids = (mc_ids) { malloc(size * sizeof(*ids->slots)), size - 1, odd };
	if (ids->slots == NULL) {
		return MC_E_NOMEM;
	}
	for (int i = 0; i < MC_IDS_TRIES && least > 0; i++) {
		size_t met;

		ids->odd = odd;
		met = mc_ids_fill(ids, id, stride, count);
		if (met < least) {
			least = met;
			best = odd;
		}
		odd = (odd * UINT64_C(6364136223846793005) + 2) | 1;
	}
	ids->odd = best;
	mc_ids_fill(ids, id, stride, count);
	return MC_OK;
}

void mc_ids_free(mc_ids *ids)
{
	free(ids->slots);
	*ids = (mc_ids) { .slots = NULL };
}
