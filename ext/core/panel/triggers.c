/* What in the raters' own ratings asks for an adjudication. */
#include "sitting.h"

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

/* Must-pass criteria that some raters found met and some not, whatever else they found. */
static void mc_trigger_mustpass(mc_sitting *sitting, size_t index)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		const int cut = sitting->rules->cut[c];
		bool met = false, missed = false;

		for (size_t r = 0; cut >= 0 && r < sitting->raters; r++) {
			const int level = sitting->seat[r].rating[c];

			if (level >= 0) {
				/* By value, for levels of the same points are the same. */
				const bool meets = mc_sitting_value(sitting, c, level) >= mc_sitting_value(sitting, c, cut);

				met = met || meets;
				missed = missed || !meets;
			}
		}
		if (met && missed) {
			sitting->fired[index] = true;
			mc_sitting_fire(sitting, index, c);
		}
	}
}

bool mc_band_holds(const mc_sitting *sitting, const mc_trigger *trigger, const mc_verdict *verdict, bool known)
{
	const mc_wide distance = verdict->total - mc_standard_wide(sitting->rules, sitting->rules->total);

	return known && (distance < 0 ? -distance : distance) <= mc_standard_wide(sitting->rules, trigger->within);
}

/* The totals that the rules name lie near the cut. The criteria are those that another rating could move it by. */
static void mc_trigger_band(mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];
	size_t near = 0;
	bool fires;

	if (trigger->of == MC_OF_RESOLVED) {
		fires = mc_band_holds(sitting, trigger, &sitting->first, sitting->first.summed);
	} else {
		for (size_t r = 0; r < sitting->raters; r++) {
			near += mc_band_holds(sitting, trigger, &sitting->own[r], sitting->own[r].defined);
		}
		fires = trigger->of == MC_OF_ANY_RATER ? near > 0 : near == sitting->raters;
	}
	/* Where all that is weighed is carried, no rating moves the total, and nobody is asked. */
	for (size_t c = 0; fires && c < sitting->rubric->count; c++) {
		if (sitting->rules->weight[c] > 0 && sitting->carried[c] == MC_NOT_RATED) {
			sitting->fired[index] = true;
			mc_sitting_fire(sitting, index, c);
		}
	}
}

static void mc_sitting_apply_first(mc_sitting *sitting)
{
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];

	for (size_t i = 0; i < sitting->rules->triggers; i++) {
		if (sitting->rules->trigger[i].type == MC_TRIGGER_BAND && sitting->rules->trigger[i].of == MC_OF_RESOLVED) {
			mc_sitting_resolve_raters(sitting, resolved);
			mc_sitting_apply_resolved(sitting, resolved, &sitting->first);
			return;
		}
	}
}

void mc_sitting_trigger(mc_sitting *sitting)
{
	for (size_t r = 0; sitting->alone && r < sitting->raters; r++) {
		mc_sitting_apply_alone(sitting, r);
	}
	mc_sitting_apply_first(sitting);
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
			case MC_TRIGGER_MUSTPASS:
				mc_trigger_mustpass(sitting, i);
				break;
			case MC_TRIGGER_BAND:
				mc_trigger_band(sitting, i);
				break;
		}
		sitting->triggered = sitting->triggered || sitting->fired[i];
	}
	sitting->counts = sitting->further && sitting->triggered;
}
