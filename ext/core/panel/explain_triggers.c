/* The triggers that fired, each with the ratings or totals that fired it. */
#include "tell.h"

#include <stdio.h>

static void mc_say_rating(mc_words *words, const mc_sitting *sitting, size_t c, size_t seat)
{
	const int level = sitting->seat[seat].rating[c];

	mc_say(words, "%s gave %s (", sitting->seat[seat].reviewer, sitting->rubric->criteria[c].levels[level].id);
	mc_say_value(words, mc_sitting_value(sitting, c, level));
	mc_say_string(words, ")");
}

static void mc_because_gap(mc_teller *teller, const mc_sitting *sitting, const mc_trigger *trigger, size_t c)
{
	mc_words words;
	size_t low = sitting->raters, high = sitting->raters;
	mc_units gap;

	mc_words_start(&words);
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
	mc_say_string(&words, ", ");
	mc_say_rating(&words, sitting, c, high);
	mc_say_string(&words, ": ");
	mc_say_exact(&words, gap, MC_UNIT);
	mc_say(&words, " %s%s apart, more than ", trigger->measure == MC_MEASURE_STEPS ? "step" : "point", gap == MC_UNIT ? "" : "s");
	mc_say_exact(&words, trigger->over, MC_UNIT);
	mc_say_string(&words, ".");
	mc_tell_words(teller, &words);
}

static void mc_because_mustpass(mc_teller *teller, const mc_sitting *sitting, size_t c)
{
	const mc_shares cut = mc_sitting_value(sitting, c, sitting->rules->cut[c]);
	mc_words words;

	mc_words_start(&words);
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
	mc_say_string(&words, ".");
	mc_tell_words(teller, &words);
}

static void mc_because_unscorable(mc_teller *teller, const mc_sitting *sitting, size_t c)
{
	mc_words words;
	bool first = true;

	mc_words_start(&words);
	mc_say(&words, "%s: ", sitting->rubric->criteria[c].id);
	for (size_t r = 0; r < sitting->raters; r++) {
		const int rating = sitting->seat[r].rating[c];

		if (rating < MC_NOT_RATED) {
			mc_say(&words, "%s%s gave %s", first ? "" : ", ", sitting->seat[r].reviewer, sitting->rules->code[MC_CODE_OF(rating)].code);
			first = false;
		}
	}
	mc_say_string(&words, ".");
	mc_tell_words(teller, &words);
}

/* Everybody with an outcome, those first who would award. */
static void mc_because_split(mc_teller *teller, const mc_sitting *sitting)
{
	for (int award = 1; award >= 0; award--) {
		for (size_t r = 0; r < sitting->raters; r++) {
			if (sitting->own[r].defined && sitting->own[r].award == (award == 1)) {
				mc_explain_alone(teller, sitting, r);
			}
		}
	}
}

static void mc_because_near(mc_teller *teller, const mc_sitting *sitting, const mc_trigger *trigger, const char *who, const mc_shares *values, const mc_verdict *verdict)
{
	const mc_wide distance = verdict->total - mc_standard_wide(sitting->rules, sitting->rules->total);
	mc_words words;

	mc_words_start(&words);
	mc_say(&words, "%s: ", who);
	mc_say_total(&words, sitting, values, verdict->total);
	mc_say_string(&words, ", ");
	mc_say_exact(&words, distance < 0 ? -distance : distance, mc_standard_scale(sitting->rules));
	mc_say_string(&words, " from the cut of ");
	mc_say_exact(&words, sitting->rules->total, MC_UNIT);
	mc_say_string(&words, ", no more than ");
	mc_say_exact(&words, trigger->within, MC_UNIT);
	mc_say_string(&words, ".");
	mc_tell_words(teller, &words);
}

/* The raters together, or each who is near the cut: those whose totals the trigger is about. */
static void mc_because_band(mc_teller *teller, const mc_sitting *sitting, const mc_trigger *trigger)
{
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA] = { 0 };
	char who[MC_ID_SIZE + 8];

	if (trigger->of == MC_OF_RESOLVED) {
		mc_sitting_resolve_raters(sitting, resolved);
		for (size_t c = 0; c < sitting->rubric->count; c++) {
			values[c] = resolved[c].value;
		}
		mc_because_near(teller, sitting, trigger, "The raters together", values, &sitting->first);
		return;
	}
	for (size_t r = 0; r < sitting->raters; r++) {
		if (mc_band_holds(sitting, trigger, &sitting->own[r], sitting->own[r].defined)) {
			mc_values_alone(sitting, r, values);
			snprintf(who, sizeof(who), "%s alone", sitting->seat[r].reviewer);
			mc_because_near(teller, sitting, trigger, who, values, &sitting->own[r]);
		}
	}
}

static void mc_because_all(mc_teller *teller, const mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];

	mc_tell_list(teller, sitting->raters > sitting->rubric->count ? sitting->raters : sitting->rubric->count);
	if (trigger->type == MC_TRIGGER_SPLIT) {
		mc_because_split(teller, sitting);
	} else if (trigger->type == MC_TRIGGER_BAND) {
		mc_because_band(teller, sitting, trigger);
	} else {
		for (size_t c = 0; c < sitting->rubric->count; c++) {
			if (!sitting->fires[index][c]) {
				continue;
			}
			if (trigger->type == MC_TRIGGER_GAP) {
				mc_because_gap(teller, sitting, trigger, c);
			} else if (trigger->type == MC_TRIGGER_MUSTPASS) {
				mc_because_mustpass(teller, sitting, c);
			} else {
				mc_because_unscorable(teller, sitting, c);
			}
		}
	}
	mc_tell_end(teller);
}

/* What the trigger is about, whatever the numbers. */
static void mc_trigger_sentence(mc_teller *teller, const mc_trigger *trigger)
{
	static const char *const bands[] = { "The total that the raters come to together is", "The total of a rater is", "The total of every rater is" };
	mc_words words;

	mc_words_start(&words);
	switch (trigger->type) {
		case MC_TRIGGER_GAP:
			mc_say_string(&words, "On these criteria the highest and the lowest rating are further apart than ");
			mc_say_exact(&words, trigger->over, MC_UNIT);
			mc_say(&words, " %s%s.", trigger->measure == MC_MEASURE_STEPS ? "step" : "point", trigger->over == MC_UNIT ? "" : "s");
			break;
		case MC_TRIGGER_SPLIT:
			mc_say_string(&words, "By their own ratings some raters would award and some would not.");
			break;
		case MC_TRIGGER_UNSCORABLE:
			mc_say_string(&words, "A rater found that these criteria cannot be scored.");
			break;
		case MC_TRIGGER_MUSTPASS:
			mc_say_string(&words, "Some raters found these must-pass criteria met and some did not.");
			break;
		case MC_TRIGGER_BAND:
			mc_say(&words, "%s no more than ", bands[trigger->of]);
			mc_say_exact(&words, trigger->within, MC_UNIT);
			mc_say_string(&words, " from the cut.");
			break;
	}
	mc_tell_words(teller, &words);
}

static void mc_trigger_criteria(mc_teller *teller, const mc_sitting *sitting, size_t index)
{
	mc_tell_list(teller, sitting->rubric->count);
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		if (sitting->fires[index][c]) {
			mc_tell_criterion_id(teller, sitting, c);
		}
	}
	mc_tell_end(teller);
}

void mc_explain_trigger(mc_teller *teller, const mc_sitting *sitting, size_t index)
{
	const mc_trigger *trigger = &sitting->rules->trigger[index];

	mc_tell_object(teller, &mc_shapes[trigger->type == MC_TRIGGER_GAP ? MC_SHAPE_GAP : trigger->type == MC_TRIGGER_BAND ? MC_SHAPE_BAND : MC_SHAPE_TRIGGER]);
	mc_because_all(teller, sitting, index);
	mc_trigger_criteria(teller, sitting, index);
	if (trigger->type == MC_TRIGGER_GAP) {
		mc_tell_string(teller, mc_measures[trigger->measure]);
		mc_tell_units(teller, trigger->over);
	} else if (trigger->type == MC_TRIGGER_BAND) {
		mc_tell_string(teller, mc_bands[trigger->of]);
	}
	mc_trigger_sentence(teller, trigger);
	mc_tell_string(teller, mc_trigger_types[trigger->type]);
	if (trigger->type == MC_TRIGGER_BAND) {
		mc_tell_units(teller, trigger->within);
	}
	mc_tell_end(teller);
}
