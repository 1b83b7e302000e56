/* Must-pass criteria that some raters found met and some not, whatever else they found. */
#include "../kinds.h"

static mc_result mc_mustpass_check(const mc_rules_reader *reader, const mc_pointer *at)
{
	mc_result result = mc_trigger_check_reviewers(reader, "mustpass", at);

	if (result == MC_OK && !reader->rules->standard->cuts) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
			"A \"mustpass\" trigger cannot fire on a standard without must-pass criteria");
	}
	return result;
}

static void mc_mustpass_fire(mc_state *state, size_t index)
{
	for (size_t c = 0; c < state->rubric->count; c++) {
		const int cut = state->rules->cut[c];
		bool met = false, missed = false;

		for (size_t r = 0; cut >= 0 && r < state->raters; r++) {
			const int level = state->rater[r].rating[c];

			if (level >= 0) {
				/* By value, for levels of the same points are the same. */
				const bool meets = mc_state_value(state, c, level) >= mc_state_value(state, c, cut);

				met = met || meets;
				missed = missed || !meets;
			}
		}
		if (met && missed) {
			mc_state_fire(state, index, c);
		}
	}
}

const mc_trigger_kind mc_trigger_mustpass = {
	.name = "mustpass", .check = mc_mustpass_check, .read = mc_trigger_read_plain, .fire = mc_mustpass_fire,
	.facts = mc_trigger_facts_plain,
};
