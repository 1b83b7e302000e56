/* The rubric in a text of the native format, for tests and fuzz targets that need one. */
#ifndef MC_RUBRIC_OF_H
#define MC_RUBRIC_OF_H

#include "rubric/formats/formats.h"

#include <jansson.h>

/* The caller owns *rubric, which is NULL where this failed. */
static inline mc_result rubric_of(mc_slice json, mc_rubric **rubric, mc_fault *fault)
{
	json_t *notes;
	const mc_result result = mc_rubric_read_as(mc_rubric_format_named(MC_LITERAL("json")), json, (mc_slice) { NULL, 0 },
		rubric, &notes, fault);

	json_decref(notes);
	return result;
}

#endif
