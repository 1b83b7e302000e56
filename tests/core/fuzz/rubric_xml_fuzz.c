/* Any text: refused with a sentence, or a rubric that comes back the same by way of Moodle's file. */
#include "rubric/formats/formats.h"
#include "rubric/formats/html_text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	const mc_slice text = { (const char *) data, size }, any = { NULL, 0 };
	const mc_rubric_format *moodle = mc_rubric_format_named(MC_LITERAL("moodle"));
	mc_rubric *rubric = NULL, *again = NULL;
	json_t *notes = NULL, *notes_again = NULL, *lost = NULL;
	mc_buffer out = { 0 };
	mc_fault fault;
	size_t bad;

	mc_fault_clear(&fault);
	if (mc_rubric_read_as(moodle, text, any, &rubric, &notes, &fault) != MC_OK) {
		if (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad)) {
			abort();
		}
	} else if (mc_rubric_write_as(moodle, rubric, MC_LITERAL(MC_RUBRIC_NO_TIME), &out, &lost, &fault) != MC_OK
		|| mc_rubric_read_as(moodle, mc_buffer_slice(&out), MC_LITERAL("submissions"), &again, &notes_again, &fault) != MC_OK
		|| strcmp(rubric->digest, again->digest) != 0) {
		abort();
	}
	mc_rubric_free(rubric);
	mc_rubric_free(again);
	json_decref(notes);
	json_decref(notes_again);
	json_decref(lost);
	/* The same bytes as HTML: valid UTF-8 stays so. */
	out.length = 0;
	if (mc_utf8_valid(text, &bad) && (mc_html_text(text, &out) != MC_OK || !mc_utf8_valid(mc_buffer_slice(&out), &bad))) {
		abort();
	}
	mc_buffer_free(&out);
	return 0;
}
