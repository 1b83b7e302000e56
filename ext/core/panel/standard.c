/* The standard: what one value a criterion comes to, the raters' own among them, and the count of their outcomes. */
#include "sitting.h"

/*
 * Nothing here overflows: a value is at most 7.3e15 shares, a weight 1e8 units, and there are 100 criteria, so a sum is at
 * most 7.3e25; a cut is at most 1e15 units, times 7.3e5 shares, times at most 1e10 units of weights: 7.3e30. An mc_wide
 * holds 1.7e38.
 */
mc_wide mc_standard_scale(const mc_rules *rules)
{
	return (mc_wide) MC_SHARES_POINT * (rules->averaged ? rules->weights : MC_UNIT);
}

mc_wide mc_standard_wide(const mc_rules *rules, mc_units cut)
{
	return (mc_wide) cut * MC_SHARES * (rules->averaged ? rules->weights : MC_UNIT);
}

void mc_standard_apply(const mc_sitting *sitting, const bool *known, const mc_shares *values, mc_verdict *verdict)
{
	const mc_rules *rules = sitting->rules;
	const bool weighs = rules->kind == MC_KIND_COMPENSATORY || rules->kind == MC_KIND_MIXED;

	*verdict = (mc_verdict) { .defined = true, .award = true, .summed = true };
	for (size_t c = 0; c < rules->criteria; c++) {
		/* A profile looks at everything and asks only that it has a value. */
		if (rules->cut[c] < 0 && !rules->weighted[c] && rules->kind != MC_KIND_PROFILE) {
			continue;
		}
		if (!known[c]) {
			verdict->defined = false;
			verdict->summed = verdict->summed && !rules->weighted[c];
			continue;
		}
		verdict->met[c] = rules->cut[c] >= 0 && values[c] >= mc_sitting_value(sitting, c, rules->cut[c]);
		verdict->award = verdict->award && (verdict->met[c] || rules->cut[c] < 0);
		if (rules->weight[c] > 0) {
			verdict->total += (mc_wide) values[c] * rules->weight[c];
		}
	}
	verdict->reached = weighs && verdict->total >= mc_standard_wide(rules, rules->total);
	verdict->award = verdict->award && verdict->defined && (verdict->reached || !weighs);
}

void mc_sitting_apply_alone(mc_sitting *sitting, size_t seat)
{
	bool known[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		int level = sitting->carried[c] != MC_NOT_RATED ? sitting->carried[c] : sitting->seat[seat].rating[c];

		known[c] = level >= 0;
		values[c] = known[c] ? mc_sitting_value(sitting, c, level) : 0;
	}
	mc_standard_apply(sitting, known, values, &sitting->own[seat]);
}

void mc_sitting_apply_resolved(const mc_sitting *sitting, const mc_resolved *resolved, mc_verdict *verdict)
{
	bool known[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		known[c] = resolved[c].known;
		values[c] = resolved[c].value;
	}
	mc_standard_apply(sitting, known, values, verdict);
}

/*
 * Counts the outcomes of those who have one: of the raters and the further review, or of an expert or an agreed review alone.
 * Where every criterion is carried nobody speaks, and the standard decides.
 */
bool mc_sitting_vote(mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	const bool alone = sitting->counts && (rules->with == MC_BY_EXPERT || rules->with == MC_BY_DISCUSSION);

	if (sitting->counts) {
		mc_sitting_apply_alone(sitting, sitting->raters);
	}
	for (size_t s = alone ? sitting->raters : 0; s < sitting->raters + sitting->counts; s++) {
		sitting->speaks[s] = sitting->own[s].defined;
		sitting->votes += sitting->own[s].defined;
		sitting->votes_for += sitting->own[s].defined && sitting->own[s].award;
	}
	if (sitting->votes == 0) {
		return sitting->verdict.award;
	}
	return 2 * sitting->votes_for > sitting->votes || (2 * sitting->votes_for == sitting->votes && rules->vote == MC_EVEN_AWARD);
}
