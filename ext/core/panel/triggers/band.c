/*
 * A total, or mean, lies near the cut: the one that the raters come to together, or their own. choice: "of"; limit:
 * "within". The criteria are those that another rating could move it by.
 */
#include "../kinds.h"

#include <jansson.h>

enum { MC_RESOLVED_TOTAL, MC_ANY_RATER, MC_EVERY_RATER };
static const char *const mc_bands[] = { "resolved", "any_rater", "every_rater", NULL };

static mc_result mc_band_check(const mc_rules_reader *reader, const mc_pointer *at)
{
	if (reader->rules->standard->weighs) {
		return MC_OK;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
		"A \"band\" trigger cannot fire on a standard without a total");
}

static mc_result mc_band_read(const mc_rules_reader *reader, const json_t *item, const mc_pointer *at,
	mc_trigger *trigger)
{
	static const char *const names[] = { "type", "of", "within", NULL };
	mc_pointer place;
	mc_result result = mc_members_only(item, names, "a band trigger", at, reader->fault);

	if (result == MC_OK) {
		result = mc_member_choice(item, "of", true, mc_bands, &trigger->choice, at, reader->fault);
	}
	if (result == MC_OK && trigger->choice != MC_RESOLVED_TOTAL && reader->rules->reviewers < 2) {
		place = mc_pointer_member(at, MC_LITERAL("of"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"With one reviewer all bands are the same, and are written \"resolved\"");
	}
	/* As large as a total can be. */
	return result != MC_OK ? result : mc_rules_limit(reader, item, "within", MC_UNITS_MAX * MC_UNIT, false,
		"0 or more, and no more than totals can differ", at, &trigger->limit);
}

static bool mc_band_holds(const mc_state *state, const mc_trigger *trigger, const mc_verdict *verdict, bool known)
{
	const mc_wide distance = verdict->total - mc_standard_wide(state->rules, state->rules->total);

	return known && (distance < 0 ? -distance : distance) <= mc_standard_wide(state->rules, trigger->limit);
}

static bool mc_band_near(mc_state *state, const mc_trigger *trigger, size_t rater)
{
	const mc_verdict *own = mc_state_alone(state, rater);

	return mc_band_holds(state, trigger, own, own->defined);
}

static void mc_band_fire(mc_state *state, size_t index)
{
	const mc_trigger *trigger = &state->rules->trigger[index];
	size_t near = 0;
	bool fires;

	if (trigger->choice == MC_RESOLVED_TOTAL) {
		const mc_verdict *together = mc_state_together(state);

		fires = mc_band_holds(state, trigger, together, together->summed);
	} else {
		for (size_t r = 0; r < state->raters; r++) {
			near += mc_band_near(state, trigger, r);
		}
		fires = trigger->choice == MC_ANY_RATER ? near > 0 : near == state->raters;
	}
	/* Where all that is weighed is carried, no rating moves the total, and nobody is asked. */
	for (size_t c = 0; fires && c < state->rubric->count; c++) {
		if (state->rules->weight[c] > 0 && state->carried[c] == MC_NOT_RATED) {
			mc_state_fire(state, index, c);
		}
	}
}

static void mc_band_total(mc_buffer *out, const mc_state *state, const char *before, const char *reviewer,
	const mc_verdict *verdict)
{
	mc_facts_text(out, before);
	mc_facts_text(out, "{\"reviewer\":");
	if (reviewer != NULL) {
		mc_facts_string(out, reviewer);
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, ",\"total\":");
	mc_facts_exact(out, verdict->total, mc_standard_scale(state->rules));
	mc_facts_text(out, "}");
}

/* The totals that lie near: of the raters together, whom no reviewer's id stands for, or of each who is. */
static void mc_band_facts(mc_buffer *out, mc_state *state, size_t index)
{
	const mc_trigger *trigger = &state->rules->trigger[index];
	const char *before = "";

	mc_facts_text(out, "{\"criteria\":");
	mc_facts_criteria(out, state, index);
	mc_facts_text(out, ",\"of\":");
	mc_facts_string(out, mc_bands[trigger->choice]);
	mc_facts_text(out, ",\"totals\":[");
	if (trigger->choice == MC_RESOLVED_TOTAL) {
		mc_band_total(out, state, before, NULL, mc_state_together(state));
	}
	for (size_t r = 0; trigger->choice != MC_RESOLVED_TOTAL && r < state->raters; r++) {
		if (mc_band_near(state, trigger, r)) {
			mc_band_total(out, state, before, state->rater[r].reviewer, mc_state_alone(state, r));
			before = ",";
		}
	}
	mc_facts_text(out, "],\"type\":\"band\",\"within\":");
	mc_facts_exact(out, trigger->limit, MC_UNIT);
	mc_facts_text(out, "}");
}

static bool mc_band_write(json_t *object, const mc_trigger *trigger, const mc_rubric *rubric)
{
	(void) rubric;
	return mc_rules_set(object, "of", json_string(mc_bands[trigger->choice]))
		&& mc_rules_set(object, "within", mc_rules_number(trigger->limit));
}

const mc_trigger_kind mc_trigger_band = {
	.name = "band", .check = mc_band_check, .read = mc_band_read, .fire = mc_band_fire, .facts = mc_band_facts,
	.write = mc_band_write,
};
