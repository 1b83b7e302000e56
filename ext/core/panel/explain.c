/* A criterion's value, the total and the vote in words with their numbers, so that a person can redo them on paper. */
#include "tell.h"

#include <jansson.h>
#include <stdlib.h>

/* The values of a criterion's levels among some of its ratings, from lowest to highest. */
typedef struct {
	size_t count;
	mc_shares value[MC_RULES_MAX_REVIEWERS + 1];
} mc_values;

/* Of the first seats: every level, or only those that count. */
static mc_values mc_values_of(const mc_sitting *sitting, size_t c, size_t seats, bool counted)
{
	mc_values values = { 0 };

	for (size_t s = 0; s < seats; s++) {
		const int level = sitting->seat[s].rating[c];
		size_t place = values.count;

		if (level < 0 || (counted && sitting->resolved[c].left[s] != MC_COUNTED)) {
			continue;
		}
		for (; place > 0 && values.value[place - 1] > mc_sitting_value(sitting, c, level); place--) {
			values.value[place] = values.value[place - 1];
		}
		values.value[place] = mc_sitting_value(sitting, c, level);
		values.count++;
	}
	return values;
}

static void mc_say_values(mc_words *words, const mc_values *values, const char *between)
{
	for (size_t i = 0; i < values->count; i++) {
		mc_say(words, "%s", i > 0 ? between : "");
		mc_say_value(words, values->value[i]);
	}
}

/* "(1 + 3) / 2 = 2", or of one just that one. */
static void mc_say_mean(mc_words *words, const mc_values *values, mc_shares result)
{
	if (values->count > 1) {
		mc_say(words, "(");
		mc_say_values(words, values, " + ");
		mc_say(words, ") / %zu = ", values->count);
	}
	mc_say_value(words, result);
}

static void mc_say_median(mc_words *words, const mc_sitting *sitting, const mc_values *all, mc_shares result)
{
	const size_t middle = all->count / 2;

	mc_say(words, "The median of ");
	mc_say_values(words, all, ", ");
	if (all->count % 2 == 1) {
		mc_say(words, ": ");
		mc_say_value(words, result);
	} else if (sitting->rules->even == MC_EVEN_MEAN) {
		mc_say(words, ", the mean of the middle two: ");
		mc_say_mean(words, &(mc_values) { 2, { all->value[middle - 1], all->value[middle] } }, result);
	} else {
		mc_say(words, ", the %s of the middle two: ", sitting->rules->even == MC_EVEN_LOW ? "lower" : "higher");
		mc_say_value(words, result);
	}
	mc_say(words, ".");
}

static void mc_say_majority(mc_words *words, const mc_sitting *sitting, size_t c, const mc_values *all, const mc_values *counted, mc_shares result)
{
	const mc_shares cut = mc_sitting_value(sitting, c, sitting->rules->cut[c]);
	size_t met = 0;

	for (size_t i = 0; i < all->count; i++) {
		met += all->value[i] >= cut;
	}
	mc_say(words, "%zu of %zu ratings reach the cut of ", met, all->count);
	mc_say_value(words, cut);
	mc_say(words, "%s %smet. The mean of those that count: ", 2 * met == all->count ? ", as many as do not, and these rules call that" : ", so it is",
		result >= cut ? "" : "not ");
	mc_say_mean(words, counted, result);
	mc_say(words, ".");
}

static void mc_say_pair(mc_words *words, const mc_sitting *sitting, size_t c, const mc_values *counted, mc_shares result)
{
	const mc_shares third = mc_sitting_value(sitting, c, sitting->seat[sitting->raters].rating[c]);
	mc_shares value[2], away[2];

	mc_say(words, "Tertium quid: ");
	if (sitting->seat[0].rating[c] < 0 || sitting->seat[1].rating[c] < 0) {
		mc_say(words, "of the raters %s gave a level. The mean of those that count: ", counted->count > 1 ? "only one" : "nobody");
	} else {
		for (size_t r = 0; r < 2; r++) {
			value[r] = mc_sitting_value(sitting, c, sitting->seat[r].rating[c]);
			away[r] = llabs(value[r] - third);
		}
		for (size_t r = 0; r < 2; r++) {
			mc_say(words, "%s%s's ", r > 0 ? " and " : "", sitting->seat[r].reviewer);
			mc_say_value(words, value[r]);
			mc_say(words, " is ");
			mc_say_value(words, away[r]);
			mc_say(words, " away from the adjudicator's ");
			mc_say_value(words, third);
		}
		mc_say(words, "; %s counts: ", away[0] != away[1] ? "the closer" : sitting->rules->tie == MC_TIE_HIGHER ? "of two as close the higher" : "of two as close the lower");
	}
	mc_say_mean(words, counted, result);
	mc_say(words, ".");
}

/* How the ratings of the first seats came to result by a method. */
static void mc_say_method(mc_words *words, const mc_sitting *sitting, size_t c, int rule, size_t seats, mc_shares result)
{
	const mc_values all = mc_values_of(sitting, c, seats, false), counted = mc_values_of(sitting, c, seats, true);

	switch (rule) {
		case MC_BY_MEDIAN:
			mc_say_median(words, sitting, &all, result);
			return;
		case MC_BY_MAJORITY:
			mc_say_majority(words, sitting, c, &all, &counted, result);
			return;
		case MC_BY_TERTIUM_QUID:
			mc_say_pair(words, sitting, c, &counted, result);
			return;
		case MC_BY_TRIMMED_MEAN:
			mc_say(words, "Of ");
			mc_say_values(words, &all, ", ");
			mc_say(words, " the lowest %zu and the highest %zu are left out. The mean of the rest: ", (all.count - counted.count) / 2, (all.count - counted.count) / 2);
			break;
		case MC_BY_PARITY:
			mc_say(words, "Parity, raters and adjudicator counting alike: ");
			break;
		case MC_BY_EXPERT:
			mc_say(words, "The adjudicator's level in place of the raters': ");
			break;
		case MC_BY_DISCUSSION:
			mc_say(words, "The level that the raters agreed on: ");
			break;
		default:
			mc_say(words, counted.count > 1 ? "The mean of the ratings: " : "The one rating: ");
			break;
	}
	mc_say_mean(words, &counted, result);
	mc_say(words, ".");
}

static void mc_say_unscorable(mc_words *words, const mc_sitting *sitting, size_t c)
{
	const bool further = sitting->counts && mc_sitting_in_scope(sitting, c);
	bool first = true;

	mc_say(words, "It cannot be scored: ");
	for (size_t s = further ? sitting->raters : 0; s < sitting->raters + further; s++) {
		const int rating = sitting->seat[s].rating[c];

		if (rating < MC_NOT_RATED) {
			mc_say(words, "%s%s gave %s", first ? "" : ", ", sitting->seat[s].reviewer, sitting->rules->code[MC_CODE_OF(rating)].code);
			first = false;
		}
	}
	mc_say(words, ".");
}

json_t *mc_explain_criterion(const mc_sitting *sitting, size_t c)
{
	static const char *const roundings[] = { "up to a level", "down to a level", "to the nearest level, half up", "to the nearest level, half down" };
	const mc_resolved *resolved = &sitting->resolved[c];
	const size_t further = sitting->counts && mc_sitting_in_scope(sitting, c);
	mc_words words = { .fine = true };

	if (resolved->rule == MC_RULE_CARRIED) {
		mc_say(&words, "Kept from an earlier attempt: ");
		mc_say_value(&words, resolved->value);
		mc_say(&words, ".");
	} else if (resolved->rule == MC_RULE_AWAITING) {
		mc_say(&words, "It waits for the further review.");
	} else if (resolved->rule == MC_RULE_UNSCORABLE) {
		mc_say_unscorable(&words, sitting, c);
	} else if (resolved->combined) {
		const mc_values two = { 2, { resolved->raters, mc_sitting_value(sitting, c, sitting->seat[sitting->raters].rating[c]) } };

		mc_say_method(&words, sitting, c, resolved->raters_rule, sitting->raters, resolved->raters);
		mc_say(&words, " The mean of that and the adjudicator's level: ");
		mc_say_mean(&words, &two, resolved->exact);
		mc_say(&words, ".");
	} else if (resolved->rule == MC_BY_EXPERT_COMBINED) {
		mc_say(&words, "No rater gave a level, so the adjudicator's stands alone: ");
		mc_say_value(&words, resolved->exact);
		mc_say(&words, ".");
	} else {
		mc_say_method(&words, sitting, c, resolved->rule, sitting->raters + further, resolved->exact);
	}
	if (resolved->known && resolved->value != resolved->exact) {
		mc_say(&words, " Rounded %s: ", roundings[sitting->rules->round]);
		mc_say_value(&words, resolved->value);
		mc_say(&words, ".");
	}
	return mc_said(&words);
}

static json_t *mc_terms_json(const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t c = 0; fine && c < sitting->rubric->count; c++) {
		const mc_resolved *resolved = &sitting->resolved[c];

		if (rules->weighted[c]) {
			fine = json_array_append_new(list, json_pack("{s:s, s:o, s:o, s:o}", "criterion", sitting->rubric->criteria[c].id,
				"weight", mc_units_json(rules->weight[c]), "value", resolved->known ? mc_exact_json(resolved->value, MC_SHARES_POINT) : json_null(),
				"product", resolved->known ? mc_exact_json((mc_wide) resolved->value * rules->weight[c], (mc_wide) MC_SHARES_POINT * MC_UNIT) : json_null())) == 0;
		}
	}
	return mc_finished(list, fine);
}

void mc_say_total(mc_words *words, const mc_sitting *sitting, const mc_shares *values, mc_wide total)
{
	const mc_rules *rules = sitting->rules;
	bool first = true;

	mc_say(words, "%s", rules->averaged ? "(" : "");
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		if (rules->weighted[c]) {
			mc_say(words, "%s", first ? "" : " + ");
			mc_say_exact(words, rules->weight[c], MC_UNIT);
			mc_say(words, " × ");
			mc_say_value(words, values[c]);
			first = false;
		}
	}
	if (rules->averaged) {
		mc_say(words, ") / ");
		mc_say_exact(words, rules->weights, MC_UNIT);
	}
	mc_say(words, " = ");
	mc_say_exact(words, total, mc_standard_scale(rules));
}

static json_t *mc_total_sentence(const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	mc_words words = { .fine = true };
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	if (!sitting->verdict.summed) {
		mc_say(&words, "It cannot be added up while a weighted criterion has no value.");
		return mc_said(&words);
	}
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		values[c] = sitting->resolved[c].value;
	}
	mc_say_total(&words, sitting, values, sitting->verdict.total);
	mc_say(&words, ", %s the ", sitting->verdict.reached ? "at least" : "below");
	mc_say_exact(&words, rules->total, MC_UNIT);
	mc_say(&words, " that is needed.");
	return mc_said(&words);
}

json_t *mc_explain_total(const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	const mc_verdict *verdict = &sitting->verdict;

	if (rules->kind != MC_KIND_COMPENSATORY && rules->kind != MC_KIND_MIXED) {
		return json_null();
	}
	return json_pack("{s:s, s:o, s:o, s:o, s:o, s:o, s:o}", "measure", rules->averaged ? "mean" : "sum", "cut", mc_units_json(rules->total),
		"weights", mc_units_json(rules->weights), "terms", mc_terms_json(sitting), "sentence", mc_total_sentence(sitting),
		"value", verdict->summed ? mc_exact_json(verdict->total, mc_standard_scale(rules)) : json_null(),
		"met", verdict->summed ? json_boolean(verdict->reached) : json_null());
}

void mc_values_alone(const mc_sitting *sitting, size_t seat, mc_shares *values)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		const int level = sitting->carried[c] != MC_NOT_RATED ? sitting->carried[c] : sitting->seat[seat].rating[c];

		values[c] = level >= 0 ? mc_sitting_value(sitting, c, level) : 0;
	}
}

json_t *mc_explain_alone(const mc_sitting *sitting, size_t seat)
{
	const mc_rules *rules = sitting->rules;
	const mc_verdict *own = &sitting->own[seat];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];
	mc_words words = { .fine = true };
	const char *between = "";

	if (!own->defined) {
		mc_say(&words, "%s has no outcome: a code was given.", sitting->seat[seat].reviewer);
		return mc_said(&words);
	}
	mc_values_alone(sitting, seat, values);
	mc_say(&words, "%s would %saward: ", sitting->seat[seat].reviewer, own->award ? "" : "not ");
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		if (rules->cut[c] >= 0) {
			mc_say(&words, "%s%s at ", between, sitting->rubric->criteria[c].id);
			mc_say_value(&words, values[c]);
			mc_say(&words, " %s ", own->met[c] ? "reaches" : "is below");
			mc_say_value(&words, mc_sitting_value(sitting, c, rules->cut[c]));
			between = ", ";
		}
	}
	if (rules->weights > 0) {
		mc_say(&words, "%s", between[0] != '\0' ? "; the total: " : "");
		mc_say_total(&words, sitting, values, own->total);
		mc_say(&words, ", %s ", own->reached ? "at least" : "below");
		mc_say_exact(&words, rules->total, MC_UNIT);
	}
	mc_say(&words, rules->kind == MC_KIND_PROFILE ? "every criterion has a level." : ".");
	return mc_said(&words);
}

/* Each voice of a vote in a sentence. */
static json_t *mc_vote_because(const mc_sitting *sitting)
{
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t s = 0; fine && s < sitting->raters + sitting->counts; s++) {
		if (sitting->speaks[s]) {
			fine = json_array_append_new(list, mc_explain_alone(sitting, s)) == 0;
		}
	}
	return mc_finished(list, fine);
}

static json_t *mc_voices_json(const mc_sitting *sitting, bool speaks, bool award)
{
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t s = 0; fine && s < sitting->raters + sitting->counts; s++) {
		if (sitting->speaks[s] == speaks && (!speaks || sitting->own[s].award == award)) {
			fine = json_array_append_new(list, json_string(sitting->seat[s].reviewer)) == 0;
		}
	}
	return mc_finished(list, fine);
}

json_t *mc_explain_vote(const mc_sitting *sitting)
{
	const unsigned votes = sitting->votes, award = sitting->votes_for;
	mc_words words = { .fine = true };

	if (votes == 0) {
		return json_null();
	}
	mc_say(&words, "%u of %u would award: %s.", award, votes, 2 * award > votes ? "more than half" : 2 * award < votes ? "fewer than half"
		: sitting->rules->vote == MC_EVEN_AWARD ? "just half, which these rules count as an award" : "just half, which these rules do not count as an award");
	return json_pack("{s:o, s:o, s:o, s:s, s:o, s:o}", "award", mc_voices_json(sitting, true, true), "notyet", mc_voices_json(sitting, true, false),
		"silent", mc_voices_json(sitting, false, false), "even", mc_even_votes[sitting->rules->vote], "sentence", mc_said(&words), "because", mc_vote_because(sitting));
}
