/*
 * What the fuzz targets of the rubric formats share: any text is refused with a sentence, or is a rubric that comes back the
 * same where the format lost nothing, and from the second writing on where it did. A target defines FORMAT, the name, and
 * includes this.
 */
#ifndef MC_RUBRIC_ROUND_H
#define MC_RUBRIC_ROUND_H

#include "rubric/formats/formats.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

static const mc_rubric_format *format(void)
{
	return mc_rubric_format_named(mc_slice_of(FORMAT));
}

/* The rubric written and read again. */
static mc_rubric *again(const mc_rubric *rubric, json_t **lost, mc_fault *fault)
{
	const mc_slice any = { NULL, 0 };
	mc_buffer out = { 0 };
	json_t *notes = NULL;
	mc_rubric *read = NULL;

	if (mc_rubric_write_as(format(), rubric, MC_LITERAL(MC_RUBRIC_NO_TIME), &out, lost, fault) != MC_OK
		|| mc_rubric_detect(mc_buffer_slice(&out)) != format()
		|| mc_rubric_read_as(format(), mc_buffer_slice(&out), any, &read, &notes, fault) != MC_OK) {
		abort();
	}
	json_decref(notes);
	mc_buffer_free(&out);
	return read;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const mc_slice text = { (const char *) data, size }, any = { NULL, 0 };
	mc_rubric *rubric = NULL, *second, *third;
	json_t *notes = NULL, *lost = NULL, *lost_again = NULL, *names = NULL;
	mc_fault fault;
	size_t bad;

	mc_fault_clear(&fault);
	if (mc_rubric_choices(text, &names, &fault) == MC_OK) {
		json_decref(names);
	} else if (fault.sentence[0] == '\0' || names != NULL) {
		abort();
	}
	if (mc_rubric_read_as(format(), text, any, &rubric, &notes, &fault) != MC_OK) {
		if (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad) || rubric != NULL || notes != NULL) {
			abort();
		}
		return 0;
	}
	second = again(rubric, &lost, &fault);
	third = again(second, &lost_again, &fault);
	if ((json_array_size(lost) == 0 && strcmp(rubric->digest, second->digest) != 0) || strcmp(second->digest, third->digest) != 0) {
		abort();
	}
	mc_rubric_free(rubric);
	mc_rubric_free(second);
	mc_rubric_free(third);
	json_decref(notes);
	json_decref(lost);
	json_decref(lost_again);
	return 0;
}

#endif
