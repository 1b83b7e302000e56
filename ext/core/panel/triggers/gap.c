/* On one criterion the highest and the lowest rating are too far apart. choice: the measure; limit: "over". */
#include "../kinds.h"

#include <jansson.h>

enum { MC_STEPS, MC_POINTS };
static const char *const mc_measures[] = { "steps", "points", NULL };

static mc_result mc_gap_check(const mc_rules_reader *reader, const mc_pointer *at)
{
	return mc_trigger_check_reviewers(reader, "gap", at);
}

static mc_result mc_gap_read(const mc_rules_reader *reader, const json_t *item, const mc_pointer *at,
	mc_trigger *trigger)
{
	static const char *const names[] = { "type", "measure", "over", "criteria", NULL };
	mc_pointer place;
	bool steps;
	mc_result result = mc_members_only(item, names, "a gap trigger", at, reader->fault);

	if (result == MC_OK) {
		result = mc_member_choice(item, "measure", true, mc_measures, &trigger->choice, at, reader->fault);
	}
	if (result != MC_OK) {
		return result;
	}
	steps = trigger->choice == MC_STEPS;
	if (!steps && !reader->rubric->has_points) {
		place = mc_pointer_member(at, MC_LITERAL("measure"));
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text,
			"The levels of this rubric have no points, so a gap can only be measured in steps");
	}
	result = mc_rules_limit(reader, item, "over", 2 * MC_UNITS_MAX, steps,
		steps ? "a whole number, 0 or more" : "0 or more, and no more than points can differ", at, &trigger->limit);
	trigger->named = json_object_get(item, "criteria") != NULL;
	if (result == MC_OK && trigger->named) {
		return mc_rules_criteria(reader, item, at, trigger->looksat);
	}
	for (size_t c = 0; c < reader->rubric->count; c++) {
		trigger->looksat[c] = true;
	}
	return result;
}

static void mc_gap_fire(mc_state *state, size_t index)
{
	const mc_trigger *trigger = &state->rules->trigger[index];

	for (size_t c = 0; c < state->rubric->count; c++) {
		int lowest = -1, highest = -1;
		mc_units gap;

		/* Levels run from lowest to highest, so positions find both ends for points too. */
		for (size_t r = 0; trigger->looksat[c] && r < state->raters; r++) {
			int level = state->rater[r].rating[c];

			if (level >= 0) {
				lowest = lowest < 0 || level < lowest ? level : lowest;
				highest = level > highest ? level : highest;
			}
		}
		if (lowest < 0) {
			continue;
		}
		gap = trigger->choice == MC_STEPS ? (mc_units) (highest - lowest) * MC_UNIT
			: mc_rubric_value(state->rubric, c, (size_t) highest) - mc_rubric_value(state->rubric, c, (size_t) lowest);
		if (gap > trigger->limit) {
			mc_state_fire(state, index, c);
		}
	}
}

static void mc_gap_facts(mc_buffer *out, mc_state *state, size_t index)
{
	const mc_trigger *trigger = &state->rules->trigger[index];

	mc_facts_text(out, "{\"criteria\":");
	mc_facts_criteria(out, state, index);
	mc_facts_text(out, ",\"measure\":");
	mc_facts_string(out, mc_measures[trigger->choice]);
	mc_facts_text(out, ",\"over\":");
	mc_facts_exact(out, trigger->limit, MC_UNIT);
	mc_facts_text(out, ",\"type\":\"gap\"}");
}

static bool mc_gap_write(json_t *object, const mc_trigger *trigger, const mc_rubric *rubric)
{
	json_t *criteria;

	if (!mc_rules_set(object, "measure", json_string(mc_measures[trigger->choice]))
		|| !mc_rules_set(object, "over", mc_rules_number(trigger->limit))) {
		return false;
	}
	if (!trigger->named) {
		return true;
	}
	criteria = json_array();
	if (!mc_rules_set(object, "criteria", criteria)) {
		return false;
	}
	for (size_t c = 0; c < rubric->count; c++) {
		if (trigger->looksat[c] && json_array_append_new(criteria, json_string(rubric->criteria[c].id)) != 0) {
			return false;
		}
	}
	return true;
}

const mc_trigger_kind mc_trigger_gap = {
	.name = "gap", .repeats = true, .check = mc_gap_check, .read = mc_gap_read, .fire = mc_gap_fire,
	.facts = mc_gap_facts, .write = mc_gap_write,
};
