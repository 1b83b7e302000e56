#include "rdf.h"

#include <stdlib.h>
#include <string.h>

/* Strings are small and many: they share chunks, and none is ever moved. */
#define MC_RDF_CHUNK 16384

struct mc_rdf_chunk {
	mc_rdf_chunk *next;
	size_t used;
	size_t size;
	char bytes[];
};

mc_result mc_rdf_add(mc_rdf_dataset *dataset, const mc_rdf_quad *quad)
{
	if (dataset->count == dataset->capacity) {
		size_t capacity = dataset->capacity < 64 ? 64 : dataset->capacity * 2;
		mc_rdf_quad *quads;

		if (capacity > SIZE_MAX / sizeof(*quads)) {
			return MC_E_NOMEM;
		}
		quads = realloc(dataset->quads, capacity * sizeof(*quads));
		if (quads == NULL) {
			return MC_E_NOMEM;
		}
		dataset->quads = quads;
		dataset->capacity = capacity;
	}
	dataset->quads[dataset->count++] = *quad;
	return MC_OK;
}

mc_result mc_rdf_keep(mc_rdf_dataset *dataset, mc_slice bytes, mc_slice *kept)
{
	mc_rdf_chunk *chunk = dataset->chunks;

	if (chunk == NULL || chunk->size - chunk->used < bytes.length) {
		size_t size = bytes.length > MC_RDF_CHUNK ? bytes.length : MC_RDF_CHUNK;

		if (size > SIZE_MAX - sizeof(*chunk)) {
			return MC_E_NOMEM;
		}
		chunk = malloc(sizeof(*chunk) + size);
		if (chunk == NULL) {
			return MC_E_NOMEM;
		}
		*chunk = (mc_rdf_chunk) { .next = dataset->chunks, .size = size };
		dataset->chunks = chunk;
	}
	if (bytes.length > 0) {
		memcpy(chunk->bytes + chunk->used, bytes.data, bytes.length);
	}
	/* Empty, but not NULL: an empty string is not the absence of one. */
	*kept = (mc_slice) { chunk->bytes + chunk->used, bytes.length };
	chunk->used += bytes.length;
	return MC_OK;
}

void mc_rdf_free(mc_rdf_dataset *dataset)
{
	while (dataset->chunks != NULL) {
		mc_rdf_chunk *next = dataset->chunks->next;

		free(dataset->chunks);
		dataset->chunks = next;
	}
	free(dataset->quads);
	*dataset = (mc_rdf_dataset) { 0 };
}
