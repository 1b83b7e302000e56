/* What there is to tell of a decision, part by part, for whoever writes it down. */
#include "kinds.h"

/* The order is that of mc_source; MC_RESOLVED has the name of its method. */
static const char *const mc_sources[] = { NULL, "carried", "unscorable", "awaiting" };

/* The order is that of mc_why. */
static const char *const mc_whys[] = {
	NULL, "code", "unscorable", "awaiting", "not_asked", "replaced", "farther", "lowest", "highest", "minority"
};

static void mc_told_input(const mc_state *state, size_t c, size_t r, mc_input *input)
{
	const mc_rater *rater = &state->rater[r];
	const int rating = rater->rating[c];

	input->rater = r;
	input->reviewer = rater->reviewer;
	input->role = rater->role;
	input->level = rating >= 0 ? rating : -1;
	input->code = rating >= 0 ? NULL : state->rules->code[MC_CODE_OF(rating)].code;
	input->why = mc_whys[state->resolved[c].why[r]];
}

void mc_decision_criterion(const mc_decision *decision, size_t c, mc_told *told)
{
	const mc_state *state = decision->state;
	const mc_rules *rules = state->rules;
	const mc_resolved *resolved = &state->resolved[c];

	told->inputs = 0;
	for (size_t r = 0; r < state->raters + state->further; r++) {
		if (state->rater[r].rating[c] != MC_NOT_RATED) {
			mc_told_input(state, c, r, &told->input[told->inputs++]);
		}
	}
	told->rule = resolved->source == MC_RESOLVED ? resolved->method->name : mc_sources[resolved->source];
	told->known = resolved->known;
	told->value = resolved->value;
	told->rounded = resolved->known && rules->round >= 0 && resolved->source != MC_CARRIED;
	told->exact = resolved->exact;
	told->level = resolved->known ? decision->score.criteria[c].level : -1;
	told->cut = rules->cut[c];
	told->met = resolved->known && rules->cut[c] >= 0 && state->verdict.met[c];
	told->weighted = rules->weighted[c];
	told->weight = rules->weight[c];
}

bool mc_decision_triggered(const mc_decision *decision)
{
	return decision->state->triggered;
}

size_t mc_decision_reasons(const mc_decision *decision, mc_reason reasons[MC_REASONS_MOST])
{
	const mc_state *state = decision->state;
	const mc_standard_kind *standard = state->rules->standard;
	/* What decided: a count of outcomes, or the standard. */
	const bool voted = decision->scored && state->votes > 0, measured = decision->scored && !voted;
	size_t count = 0;

	if (decision->outcome == MC_OUTCOME_ADJUDICATE) {
		reasons[count++] = (mc_reason) { "adjudication_needed", -1 };
	}
	if (state->further && !state->counts) {
		reasons[count++] = (mc_reason) { "adjudication_not_needed", -1 };
	}
	for (size_t c = 0; c < state->rubric->count; c++) {
		const mc_source source = state->resolved[c].source;

		if (source == MC_CARRIED || source == MC_UNSCORABLE) {
			reasons[count++] = (mc_reason) { mc_sources[source], (int) c };
		}
		if (measured && state->rules->cut[c] >= 0) {
			reasons[count++] = (mc_reason) { state->verdict.met[c] ? "mustpass_met" : "mustpass_not_met", (int) c };
		}
	}
	if (measured && standard->weighs) {
		reasons[count++] = (mc_reason) { state->verdict.reached ? "total_met" : "total_not_met", -1 };
	}
	if (measured && !standard->weighs && !standard->cuts) {
		reasons[count++] = (mc_reason) { "profile_complete", -1 };
	}
	if (voted) {
		reasons[count++] = (mc_reason) { decision->outcome == MC_OUTCOME_AWARD ? "vote_award" : "vote_notyet", -1 };
	}
	return count;
}
