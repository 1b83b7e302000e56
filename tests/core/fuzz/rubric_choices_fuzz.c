/* Any text: the names in it are refused with a sentence, or each of two or more chooses a rubric, and none can be read without one. */
#include "rubric/formats/formats.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Whether a rubric can be read; where not, a sentence says why. */
static bool reads(mc_slice text, mc_slice name)
{
	mc_rubric *rubric = NULL;
	json_t *notes = NULL;
	mc_fault fault;
	mc_result result;
	size_t bad;

	mc_fault_clear(&fault);
	result = mc_rubric_read_as(NULL, text, name, &rubric, &notes, &fault);
	if (result != MC_OK && (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad))) {
		abort();
	}
	mc_rubric_free(rubric);
	json_decref(notes);
	return result == MC_OK;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const mc_slice text = { (const char *) data, size }, any = { NULL, 0 };
	json_t *names = NULL;
	mc_fault fault;
	size_t bad;

	mc_fault_clear(&fault);
	if (mc_rubric_choices(text, &names, &fault) != MC_OK) {
		if (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad) || names != NULL || reads(text, any)) {
			abort();
		}
		return 0;
	}
	if (json_array_size(names) == 1 || (json_array_size(names) > 1 && reads(text, any))) {
		abort();
	}
	for (size_t i = 0; i < json_array_size(names); i++) {
		const json_t *name = json_array_get(names, i);

		reads(text, (mc_slice) { json_string_value(name), json_string_length(name) });
	}
	json_decref(names);
	return 0;
}
