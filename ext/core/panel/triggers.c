/* The standard, and what in the raters' own ratings asks for an adjudication. */
#include "sitting.h"

#include <string.h>

void mc_standard_apply(const mc_sitting *sitting, const bool *known, const mc_shares *values, mc_verdict *verdict)
{
	const mc_rules *rules = sitting->rules;

	*verdict = (mc_verdict) { .defined = true, .award = true };
	for (size_t c = 0; c < rules->criteria; c++) {
		if (rules->cut[c] < 0 && !rules->weighted[c]) {
			continue;
		}
		if (!known[c]) {
			verdict->defined = false;
			continue;
		}
		verdict->met[c] = rules->cut[c] >= 0 && values[c] >= mc_sitting_value(sitting, c, rules->cut[c]);
		verdict->award = verdict->award && (verdict->met[c] || rules->cut[c] < 0);
		verdict->total += (mc_wide) values[c] * rules->weight[c];
	}
	verdict->reached = rules->kind != MC_KIND_CONJUNCTIVE && verdict->total >= (mc_wide) rules->total * MC_SHARES_POINT;
	verdict->award = verdict->award && verdict->defined && (verdict->reached || rules->kind == MC_KIND_CONJUNCTIVE);
}

static void mc_sitting_rate_alone(mc_sitting *sitting, size_t rater)
{
	bool known[MC_RUBRIC_MAX_CRITERIA] = { false };
	mc_shares values[MC_RUBRIC_MAX_CRITERIA] = { 0 };

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		int level = sitting->carried[c] != MC_NOT_RATED ? sitting->carried[c] : sitting->seat[rater].rating[c];

		known[c] = level >= 0;
		values[c] = known[c] ? mc_sitting_value(sitting, c, level) : 0;
	}
	mc_standard_apply(sitting, known, values, &sitting->own[rater]);
}

static void mc_sitting_fire(mc_sitting *sitting, size_t trigger, size_t criterion)
{
	sitting->fires[trigger][criterion] = true;
	sitting->touched[criterion] = true;
}

static void mc_trigger_gap(mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		int lowest = -1, highest = -1;
		mc_units gap;

		/* Levels run from lowest to highest, so positions find both ends for points too. */
		for (size_t r = 0; trigger->looksat[c] && r < sitting->raters; r++) {
			int level = sitting->seat[r].rating[c];

			if (level >= 0) {
				lowest = lowest < 0 || level < lowest ? level : lowest;
				highest = level > highest ? level : highest;
			}
		}
		if (lowest < 0) {
			continue;
		}
		gap = trigger->measure == MC_MEASURE_STEPS ? (mc_units) (highest - lowest) * MC_UNIT
			: mc_rubric_value(sitting->rubric, c, (size_t) highest) - mc_rubric_value(sitting->rubric, c, (size_t) lowest);
		if (gap > trigger->over) {
			sitting->fired[index] = true;
			mc_sitting_fire(sitting, index, c);
		}
	}
}

/*
 * The raters with an outcome of their own are split. Where they are, the criteria are those behind it: must-pass
 * criteria that some found met and some not, and, where the total is reached for some only, weighted criteria that
 * they gave different points.
 */
static void mc_trigger_split(mc_sitting *sitting, size_t index)
{
	const mc_rules *rules = sitting->rules;
	const mc_verdict *first = NULL;
	size_t leader = 0;
	bool split = false, reach = false;

	for (size_t r = 0; r < sitting->raters; r++) {
		const mc_verdict *own = &sitting->own[r];

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
	sitting->fired[index] = split;
	for (size_t r = 0; split && r < sitting->raters; r++) {
		for (size_t c = 0; sitting->own[r].defined && c < sitting->rubric->count; c++) {
			if (sitting->carried[c] != MC_NOT_RATED) {
				continue;
			}
			if ((rules->cut[c] >= 0 && sitting->own[r].met[c] != first->met[c])
				|| (reach && rules->weight[c] > 0 && mc_sitting_value(sitting, c, sitting->seat[r].rating[c])
					!= mc_sitting_value(sitting, c, sitting->seat[leader].rating[c]))) {
				mc_sitting_fire(sitting, index, c);
			}
		}
	}
}

static void mc_trigger_unscorable(mc_sitting *sitting, size_t index)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		for (size_t r = 0; r < sitting->raters; r++) {
			if (sitting->seat[r].rating[c] < MC_NOT_RATED) {
				sitting->fired[index] = true;
				mc_sitting_fire(sitting, index, c);
			}
		}
	}
}

void mc_sitting_trigger(mc_sitting *sitting)
{
	for (size_t r = 0; r < sitting->raters; r++) {
		mc_sitting_rate_alone(sitting, r);
	}
	for (size_t i = 0; i < sitting->rules->triggers; i++) {
		switch (sitting->rules->trigger[i].type) {
			case MC_TRIGGER_GAP:
				mc_trigger_gap(sitting, i);
				break;
			case MC_TRIGGER_SPLIT:
				mc_trigger_split(sitting, i);
				break;
			case MC_TRIGGER_UNSCORABLE:
				mc_trigger_unscorable(sitting, i);
				break;
		}
		sitting->triggered = sitting->triggered || sitting->fired[i];
	}
	sitting->counts = sitting->further && sitting->triggered;
}
