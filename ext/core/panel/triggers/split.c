/*
 * The raters with an outcome of their own are split. Where they are, the criteria are those behind it: must-pass
 * criteria that some found met and some not, and, where the total is reached for some only, weighted criteria that
 * they gave different points.
 */
#include "../kinds.h"

static mc_result mc_split_check(const mc_rules_reader *reader, const mc_pointer *at)
{
	const mc_standard_kind *standard = reader->rules->standard;
	mc_result result = mc_trigger_check_reviewers(reader, "split", at);

	if (result == MC_OK && !standard->cuts && !standard->weighs) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
			"A \"split\" trigger cannot fire on a profile: whoever scores everything would award");
	}
	return result;
}

static bool mc_split_behind(const mc_state *state, size_t c, const mc_verdict *own, const mc_verdict *first, bool reach,
	int level, int leader)
{
	if (state->carried[c] != MC_NOT_RATED) {
		return false;
	}
	if (state->rules->cut[c] >= 0 && own->met[c] != first->met[c]) {
		return true;
	}
	return reach && state->rules->weight[c] > 0
		&& mc_state_value(state, c, level) != mc_state_value(state, c, leader);
}

static void mc_split_fire(mc_state *state, size_t index)
{
	const mc_verdict *first = NULL;
	size_t leader = 0;
	bool split = false, reach = false;

	for (size_t r = 0; r < state->raters; r++) {
		const mc_verdict *own = mc_state_alone(state, r);

		if (!own->defined) {
			continue;
		}
		if (first == NULL) {
			first = own;
			leader = r;
		}
		split = split || own->award != first->award;
		reach = reach || own->reached != first->reached;
	}
	state->fired[index] = split;
	for (size_t r = 0; split && r < state->raters; r++) {
		const mc_verdict *own = mc_state_alone(state, r);

		for (size_t c = 0; own->defined && c < state->rubric->count; c++) {
			if (mc_split_behind(state, c, own, first, reach, state->rater[r].rating[c],
				state->rater[leader].rating[c])) {
				mc_state_fire(state, index, c);
			}
		}
	}
}

const mc_trigger_kind mc_trigger_split = {
	.name = "split", .check = mc_split_check, .read = mc_trigger_read_plain, .fire = mc_split_fire,
	.facts = mc_trigger_facts_plain,
};
