/* Any text: refused with a sentence, or rules that are written in one form and decide every panel. */
#include "../rubric_of.h"
#include "panel/panel.h"

#include <stdio.h>
#include <stdlib.h>

static const char *const rubrics[] = {
	"{\"format\":\"microcred-rubric-1\",\"criteria\":["
	"{\"id\":\"a\",\"title\":\"A\",\"levels\":[{\"id\":\"a0\",\"points\":-1.5},{\"id\":\"a1\",\"points\":0},"
	"{\"id\":\"a2\",\"points\":0},{\"id\":\"a3\",\"points\":99999.99999}]},"
	"{\"id\":\"b\",\"title\":\"B\",\"levels\":[{\"id\":\"b0\",\"points\":0},{\"id\":\"b1\",\"points\":0.00001},"
	"{\"id\":\"b2\",\"points\":3}]},"
	"{\"id\":\"c\",\"title\":\"C\",\"levels\":[{\"id\":\"c0\",\"points\":1},{\"id\":\"c1\",\"points\":2},"
	"{\"id\":\"c2\",\"points\":3},{\"id\":\"c3\",\"points\":4}]}]}",
	"{\"format\":\"microcred-rubric-1\",\"criteria\":["
	"{\"id\":\"a\",\"title\":\"A\",\"levels\":[{\"id\":\"a0\",\"text\":\"no\"},{\"id\":\"a1\",\"text\":\"nearly\"},"
	"{\"id\":\"a2\",\"text\":\"yes\"}]},"
	"{\"id\":\"b\",\"title\":\"B\",\"levels\":[{\"id\":\"b0\",\"text\":\"no\"},{\"id\":\"b1\",\"text\":\"yes\"}]}]}",
};

/* Reviews drawn from the bytes of the input, so that a finding comes back. */
static void decide(const mc_rubric *rubric, const mc_rules *rules, const uint8_t *data, size_t size)
{
	static const char *const names[] = { "r0", "r1", "r2", "r3", "r4", "r5", "r6", "r7", "r8", "r9", "r10", "r11",
		"r12", "r13", "r14", "x" };
	mc_chosen chosen[MC_RULES_MAX_REVIEWERS + 1][3];
	mc_review reviews[MC_RULES_MAX_REVIEWERS + 1];
	size_t count = rules->reviewers + (rules->adjudicates && size % 3 > 0);
	/* Of every fifth input the last criterion is carried. */
	const size_t carries = size % 5 == 0, rated = rubric->count - carries;
	const mc_criterion *last = &rubric->criteria[rubric->count - 1];
	const mc_chosen carried = { mc_slice_of(last->id), mc_slice_of(last->levels[data[size / 2] % last->count].id) };
	mc_buffer out = { 0 }, again = { 0 };
	mc_decision decision;
	mc_fault fault;

	for (size_t r = 0; r < count; r++) {
		for (size_t c = 0; c < rated; c++) {
			const mc_criterion *criterion = &rubric->criteria[c];
			const uint8_t byte = data[(r * 7 + c * 3) % size];
			const bool code = rules->codes > 0 && byte % 11 == 0;

			chosen[r][c] = (mc_chosen) { mc_slice_of(criterion->id),
				mc_slice_of(code ? rules->code[byte % rules->codes].code
					: criterion->levels[byte % criterion->count].id) };
		}
		reviews[r] = (mc_review) { mc_slice_of(names[r]), MC_ROLE_RATER, chosen[r], rated };
	}
	if (count > rules->reviewers) {
		reviews[count - 1].role = mc_rules_agree(rules) ? MC_ROLE_AGREED : MC_ROLE_ADJUDICATOR;
	}
	if (mc_panel_decide(rubric, rules, reviews, count, &carried, carries, &decision, &fault) != MC_OK
		|| mc_decision_json(&decision, &out) != MC_OK || mc_json_canonicalize(mc_buffer_slice(&out), &again,
			&fault) != MC_OK
		|| !mc_slice_equal(mc_buffer_slice(&out), mc_buffer_slice(&again))) {
		fprintf(stderr, "%s\n", fault.sentence);
		abort();
	}
	mc_decision_free(&decision);
	mc_buffer_free(&out);
	mc_buffer_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static mc_rubric *rubric[2];
	mc_fault fault;

	for (int i = 0; i < 2; i++) {
		mc_rules *rules = NULL, *again = NULL;

		if (rubric[i] == NULL && rubric_of(mc_slice_of(rubrics[i]), &rubric[i], &fault) != MC_OK) {
			abort();
		}
		mc_fault_clear(&fault);
		if (mc_rules_read((mc_slice) { (const char *) data, size }, rubric[i], &rules, &fault) != MC_OK) {
			size_t bad;

			if (fault.sentence[0] == '\0' || !mc_utf8_valid(mc_slice_of(fault.sentence), &bad)
				|| !mc_utf8_valid(mc_slice_of(fault.place.pointer), &bad)) {
				abort();
			}
			continue;
		}
		if (mc_rules_read(mc_buffer_slice(&rules->json), rubric[i], &again, &fault) != MC_OK
			|| !mc_slice_equal(mc_buffer_slice(&rules->json), mc_buffer_slice(&again->json))) {
			abort();
		}
		decide(rubric[i], rules, data, size);
		mc_rules_free(rules);
		mc_rules_free(again);
	}
	return 0;
}
