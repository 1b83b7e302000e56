/* The standard: what one value a criterion comes to, the raters' own among them, and the count of their outcomes. */
#include "kinds.h"

/*
 * Nothing here overflows: a value is at most 7.3e15 shares, a weight 1e8 units, and there are 100 criteria, so a sum is
 * at most 7.3e25; a cut is at most 1e15 units, times 7.3e5 shares, times at most 1e10 units of weights: 7.3e30. An
 * mc_wide holds 1.7e38.
 */
mc_wide mc_standard_scale(const mc_rules *rules)
{
	return (mc_wide) MC_SHARES_POINT * (rules->averaged ? rules->weights : MC_UNIT);
}

mc_wide mc_standard_wide(const mc_rules *rules, mc_units cut)
{
	return (mc_wide) cut * MC_SHARES * (rules->averaged ? rules->weights : MC_UNIT);
}

static void mc_standard_apply(const mc_state *state, const bool *known, const mc_shares *values, mc_verdict *verdict)
{
	const mc_rules *rules = state->rules;
	const bool weighs = rules->standard->weighs, everything = !rules->standard->cuts && !weighs;

	*verdict = (mc_verdict) { .defined = true, .award = true, .summed = true };
	for (size_t c = 0; c < rules->criteria; c++) {
		if (rules->cut[c] < 0 && !rules->weighted[c] && !everything) {
			continue;
		}
		if (!known[c]) {
			verdict->defined = false;
			verdict->summed = verdict->summed && !rules->weighted[c];
			continue;
		}
		verdict->met[c] = rules->cut[c] >= 0 && values[c] >= mc_state_value(state, c, rules->cut[c]);
		verdict->award = verdict->award && (verdict->met[c] || rules->cut[c] < 0);
		if (rules->weight[c] > 0) {
			verdict->total += (mc_wide) values[c] * rules->weight[c];
		}
	}
	verdict->reached = weighs && verdict->total >= mc_standard_wide(rules, rules->total);
	verdict->award = verdict->award && verdict->defined && (verdict->reached || !weighs);
}

static void mc_standard_apply_resolved(const mc_state *state, const mc_resolved *resolved, mc_verdict *verdict)
{
	bool known[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	for (size_t c = 0; c < state->rubric->count; c++) {
		known[c] = resolved[c].known;
		values[c] = resolved[c].value;
	}
	mc_standard_apply(state, known, values, verdict);
}

const mc_verdict *mc_state_alone(mc_state *state, size_t rater)
{
	bool known[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	if (state->has_alone[rater]) {
		return &state->alone[rater];
	}
	for (size_t c = 0; c < state->rubric->count; c++) {
		int level = state->carried[c] != MC_NOT_RATED ? state->carried[c] : state->rater[rater].rating[c];

		known[c] = level >= 0;
		values[c] = known[c] ? mc_state_value(state, c, level) : 0;
	}
	mc_standard_apply(state, known, values, &state->alone[rater]);
	state->has_alone[rater] = true;
	return &state->alone[rater];
}

const mc_verdict *mc_state_together(mc_state *state)
{
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];

	if (!state->has_together) {
		mc_state_resolve_raters(state, resolved);
		mc_standard_apply_resolved(state, resolved, &state->together);
		state->has_together = true;
	}
	return &state->together;
}

void mc_state_apply(mc_state *state)
{
	mc_standard_apply_resolved(state, state->resolved, &state->verdict);
}

/*
 * Counts the outcomes of those who have one: of the raters and the further review, or, where that replaces theirs, of
 * it alone. Where every criterion is carried nobody has one, and the standard decides.
 */
bool mc_state_vote(mc_state *state)
{
	const mc_rules *rules = state->rules;
	const bool replaced = state->counts && rules->with->replaces;

	for (size_t r = replaced ? state->raters : 0; r < state->raters + state->counts; r++) {
		const mc_verdict *own = mc_state_alone(state, r);

		state->votes_by[r] = own->defined;
		state->votes += own->defined;
		state->votes_for += own->defined && own->award;
	}
	if (state->votes == 0) {
		return state->verdict.award;
	}
	return 2 * state->votes_for > state->votes
		|| (2 * state->votes_for == state->votes && rules->vote == MC_EVEN_AWARD);
}
