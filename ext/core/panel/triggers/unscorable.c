/* A rater found that a criterion cannot be scored. */
#include "../kinds.h"

static mc_result mc_unscorable_check(const mc_rules_reader *reader, const mc_pointer *at)
{
	if (reader->rules->codes > 0) {
		return MC_OK;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
		"An \"unscorable\" trigger cannot fire while \"unscorable\" lists no code");
}

static void mc_unscorable_fire(mc_state *state, size_t index)
{
	for (size_t c = 0; c < state->rubric->count; c++) {
		for (size_t r = 0; r < state->raters; r++) {
			if (state->rater[r].rating[c] < MC_NOT_RATED) {
				mc_state_fire(state, index, c);
			}
		}
	}
}

const mc_trigger_kind mc_trigger_unscorable = {
	.name = "unscorable", .check = mc_unscorable_check, .read = mc_trigger_read_plain, .fire = mc_unscorable_fire,
	.facts = mc_trigger_facts_plain,
};
