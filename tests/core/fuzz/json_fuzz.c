/* The strict reader and the canonical writer: what passes has a form that is its own form, also by way of jansson. */
#include "json/tree.h"

#include <jansson.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_slice text = { (const char *) data, size };
	mc_buffer once = { 0 }, again = { 0 }, built = { 0 };
	mc_fault fault;
	json_t *value;

	if (mc_json_canonicalize(text, &once, &fault) == MC_OK) {
		if (mc_json_canonicalize(mc_buffer_slice(&once), &again, &fault) != MC_OK || !mc_slice_equal(mc_buffer_slice(&once), mc_buffer_slice(&again))) {
			abort();
		}
		if (mc_json_load(text, MC_JSON_MAX_VALUES, &value, &fault) == MC_OK) {
			if (mc_json_canonicalize_value(value, &built, &fault) != MC_OK || !mc_slice_equal(mc_buffer_slice(&once), mc_buffer_slice(&built))) {
				abort();
			}
			json_decref(value);
		}
	} else if (once.length > 0 || fault.sentence[0] == '\0') {
		abort();
	}
	mc_buffer_free(&once);
	mc_buffer_free(&again);
	mc_buffer_free(&built);
	return 0;
}
