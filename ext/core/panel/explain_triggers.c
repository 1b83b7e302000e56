/* The triggers that fired, each with the ratings or totals that fired it. */
#include "tell.h"

#include <jansson.h>
#include <stdio.h>

/* Appends words to a list as one sentence. */
static bool mc_because(json_t *list, mc_words *words)
{
	return json_array_append_new(list, mc_said(words)) == 0;
}

static void mc_say_rating(mc_words *words, const mc_sitting *sitting, size_t c, size_t seat)
{
	const int level = sitting->seat[seat].rating[c];

	mc_say(words, "%s gave %s (", sitting->seat[seat].reviewer, sitting->rubric->criteria[c].levels[level].id);
	mc_say_value(words, mc_sitting_value(sitting, c, level));
	mc_say(words, ")");
}

static bool mc_because_gap(json_t *list, const mc_sitting *sitting, const mc_trigger *trigger, size_t c)
{
	mc_words words = { .fine = true };
	size_t low = sitting->raters, high = sitting->raters;
	mc_units gap;

	for (size_t r = 0; r < sitting->raters; r++) {
		const int level = sitting->seat[r].rating[c];

		if (level >= 0) {
			low = low == sitting->raters || level < sitting->seat[low].rating[c] ? r : low;
			high = high == sitting->raters || level > sitting->seat[high].rating[c] ? r : high;
		}
	}
	gap = trigger->measure == MC_MEASURE_STEPS ? (mc_units) (sitting->seat[high].rating[c] - sitting->seat[low].rating[c]) * MC_UNIT
		: mc_rubric_value(sitting->rubric, c, (size_t) sitting->seat[high].rating[c]) - mc_rubric_value(sitting->rubric, c, (size_t) sitting->seat[low].rating[c]);
	mc_say(&words, "%s: ", sitting->rubric->criteria[c].id);
	mc_say_rating(&words, sitting, c, low);
	mc_say(&words, ", ");
	mc_say_rating(&words, sitting, c, high);
	mc_say(&words, ": ");
	mc_say_exact(&words, gap, MC_UNIT);
	mc_say(&words, " %s%s apart, more than ", trigger->measure == MC_MEASURE_STEPS ? "step" : "point", gap == MC_UNIT ? "" : "s");
	mc_say_exact(&words, trigger->over, MC_UNIT);
	mc_say(&words, ".");
	return mc_because(list, &words);
}

static bool mc_because_mustpass(json_t *list, const mc_sitting *sitting, size_t c)
{
	const mc_shares cut = mc_sitting_value(sitting, c, sitting->rules->cut[c]);
	mc_words words = { .fine = true };

	mc_say(&words, "%s: the cut of ", sitting->rubric->criteria[c].id);
	mc_say_value(&words, cut);
	for (int met = 1; met >= 0; met--) {
		bool first = true;

		mc_say(&words, met ? " is reached by what " : ", and not by what ");
		for (size_t r = 0; r < sitting->raters; r++) {
			const int level = sitting->seat[r].rating[c];

			if (level >= 0 && (mc_sitting_value(sitting, c, level) >= cut) == (met == 1)) {
				mc_say(&words, "%s", first ? "" : " and ");
				mc_say_rating(&words, sitting, c, r);
				first = false;
			}
		}
	}
	mc_say(&words, ".");
	return mc_because(list, &words);
}

static bool mc_because_unscorable(json_t *list, const mc_sitting *sitting, size_t c)
{
	mc_words words = { .fine = true };
	bool first = true;

	mc_say(&words, "%s: ", sitting->rubric->criteria[c].id);
	for (size_t r = 0; r < sitting->raters; r++) {
		const int rating = sitting->seat[r].rating[c];

		if (rating < MC_NOT_RATED) {
			mc_say(&words, "%s%s gave %s", first ? "" : ", ", sitting->seat[r].reviewer, sitting->rules->code[MC_CODE_OF(rating)].code);
			first = false;
		}
	}
	mc_say(&words, ".");
	return mc_because(list, &words);
}

/* Everybody with an outcome, those first who would award. */
static bool mc_because_split(json_t *list, const mc_sitting *sitting)
{
	bool fine = true;

	for (int award = 1; award >= 0; award--) {
		for (size_t r = 0; fine && r < sitting->raters; r++) {
			if (sitting->own[r].defined && sitting->own[r].award == (award == 1)) {
				fine = json_array_append_new(list, mc_explain_alone(sitting, r)) == 0;
			}
		}
	}
	return fine;
}

static bool mc_because_near(json_t *list, const mc_sitting *sitting, const mc_trigger *trigger, const char *who, const mc_shares *values, const mc_verdict *verdict)
{
	const mc_wide distance = verdict->total - mc_standard_wide(sitting->rules, sitting->rules->total);
	mc_words words = { .fine = true };

	mc_say(&words, "%s: ", who);
	mc_say_total(&words, sitting, values, verdict->total);
	mc_say(&words, ", ");
	mc_say_exact(&words, distance < 0 ? -distance : distance, mc_standard_scale(sitting->rules));
	mc_say(&words, " from the cut of ");
	mc_say_exact(&words, sitting->rules->total, MC_UNIT);
	mc_say(&words, ", no more than ");
	mc_say_exact(&words, trigger->within, MC_UNIT);
	mc_say(&words, ".");
	return mc_because(list, &words);
}

/* The raters together, or each who is near the cut: those whose totals the trigger is about. */
static bool mc_because_band(json_t *list, const mc_sitting *sitting, const mc_trigger *trigger)
{
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA] = { 0 };
	char who[MC_ID_SIZE + 8];
	bool fine = true;

	if (trigger->of == MC_OF_RESOLVED) {
		mc_sitting_resolve_raters(sitting, resolved);
		for (size_t c = 0; c < sitting->rubric->count; c++) {
			values[c] = resolved[c].value;
		}
		return mc_because_near(list, sitting, trigger, "The raters together", values, &sitting->first);
	}
	for (size_t r = 0; fine && r < sitting->raters; r++) {
		if (mc_band_holds(sitting, trigger, &sitting->own[r], sitting->own[r].defined)) {
			mc_values_alone(sitting, r, values);
			snprintf(who, sizeof(who), "%s alone", sitting->seat[r].reviewer);
			fine = mc_because_near(list, sitting, trigger, who, values, &sitting->own[r]);
		}
	}
	return fine;
}

static bool mc_because_all(json_t *list, const mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];
	bool fine = true;

	if (trigger->type == MC_TRIGGER_SPLIT) {
		return mc_because_split(list, sitting);
	}
	if (trigger->type == MC_TRIGGER_BAND) {
		return mc_because_band(list, sitting, trigger);
	}
	for (size_t c = 0; fine && c < sitting->rubric->count; c++) {
		if (sitting->fires[index][c]) {
			fine = trigger->type == MC_TRIGGER_GAP ? mc_because_gap(list, sitting, trigger, c)
				: trigger->type == MC_TRIGGER_MUSTPASS ? mc_because_mustpass(list, sitting, c) : mc_because_unscorable(list, sitting, c);
		}
	}
	return fine;
}

/* What the trigger is about, whatever the numbers. */
static json_t *mc_trigger_sentence(const mc_trigger *trigger)
{
	static const char *const bands[] = { "The total that the raters come to together is", "The total of a rater is", "The total of every rater is" };
	mc_words words = { .fine = true };

	switch (trigger->type) {
		case MC_TRIGGER_GAP:
			mc_say(&words, "On these criteria the highest and the lowest rating are further apart than ");
			mc_say_exact(&words, trigger->over, MC_UNIT);
			mc_say(&words, " %s%s.", trigger->measure == MC_MEASURE_STEPS ? "step" : "point", trigger->over == MC_UNIT ? "" : "s");
			break;
		case MC_TRIGGER_SPLIT:
			mc_say(&words, "By their own ratings some raters would award and some would not.");
			break;
		case MC_TRIGGER_UNSCORABLE:
			mc_say(&words, "A rater found that these criteria cannot be scored.");
			break;
		case MC_TRIGGER_MUSTPASS:
			mc_say(&words, "Some raters found these must-pass criteria met and some did not.");
			break;
		case MC_TRIGGER_BAND:
			mc_say(&words, "%s no more than ", bands[trigger->of]);
			mc_say_exact(&words, trigger->within, MC_UNIT);
			mc_say(&words, " from the cut.");
			break;
	}
	return mc_said(&words);
}

json_t *mc_explain_trigger(const mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];
	json_t *told = json_object(), *criteria = json_array(), *because = json_array();
	bool fine = told != NULL && criteria != NULL && because != NULL && json_object_set(told, "criteria", criteria) == 0
		&& json_object_set(told, "because", because) == 0 && mc_put(told, "type", json_string(mc_trigger_types[trigger->type]))
		&& mc_put(told, "sentence", mc_trigger_sentence(trigger)) && mc_because_all(because, sitting, index);

	for (size_t c = 0; fine && c < sitting->rubric->count; c++) {
		if (sitting->fires[index][c]) {
			fine = json_array_append_new(criteria, json_string(sitting->rubric->criteria[c].id)) == 0;
		}
	}
	if (trigger->type == MC_TRIGGER_GAP) {
		fine = fine && mc_put(told, "measure", json_string(mc_measures[trigger->measure])) && mc_put(told, "over", mc_units_json(trigger->over));
	} else if (trigger->type == MC_TRIGGER_BAND) {
		fine = fine && mc_put(told, "of", json_string(mc_bands[trigger->of])) && mc_put(told, "within", mc_units_json(trigger->within));
	}
	json_decref(criteria);
	json_decref(because);
	return mc_finished(told, fine);
}
