/*
 * Where an id stands: an index of the ids of a rubric, so that finding one costs the same in every rubric. The ids
 * themselves stay where they are and must not move while the index is used.
 */
#ifndef MC_IDS_H
#define MC_IDS_H

#include "../base/base.h"

typedef struct {
	const char *id; /* NULL where the slot is empty */
	uint32_t hash;
	uint32_t length;
	int32_t place;
} mc_ids_slot;

/* {0} is an index that has nothing. */
typedef struct {
	mc_ids_slot *slots;
	size_t mask; /* a power of two less one; at most half the slots are taken */
} mc_ids;

/* Room for count ids. */
mc_result mc_ids_open(mc_ids *ids, size_t count);
void mc_ids_free(mc_ids *ids);
/* id ends with NUL and is not in the index yet; place is what finding it gives back, not negative. */
void mc_ids_add(mc_ids *ids, const char *id, int32_t place);
/* The place of an id, or -1. */
int32_t mc_ids_find(const mc_ids *ids, mc_slice id);

#endif
