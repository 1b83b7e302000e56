/* Any text: refused with a sentence, or a rubric that is written in one form and scores. */
#include "../rubric_of.h"
#include "rubric/score.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_rubric *rubric = NULL, *again = NULL;
	mc_fault fault;
	mc_result result;
	mc_score score;
	mc_chosen chosen[MC_RUBRIC_MAX_CRITERIA];

	mc_fault_clear(&fault);
	result = rubric_of((mc_slice) { (const char *) data, size }, &rubric, &fault);
	if (result != MC_OK) {
		size_t bad;

		if (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad) || !mc_utf8_valid(mc_slice_of(fault.place.pointer), &bad)) {
			abort();
		}
		return 0;
	}
	if (rubric_of(mc_buffer_slice(&rubric->json), &again, &fault) != MC_OK || !mc_slice_equal(mc_buffer_slice(&rubric->json), mc_buffer_slice(&again->json))) {
		abort();
	}
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];

		chosen[c] = (mc_chosen) { mc_slice_of(criterion->id), mc_slice_of(criterion->levels[size % criterion->count].id) };
	}
	if (mc_rubric_score(rubric, chosen, rubric->count, &score, &fault) != MC_OK || !score.basis.complete
		|| score.points < score.minimum || score.points > score.maximum) {
		abort();
	}
	mc_rubric_free(rubric);
	mc_rubric_free(again);
	return 0;
}
