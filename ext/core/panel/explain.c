/* A criterion's value, the total and the vote in words with their numbers, so that a person can redo them on paper. */
#include "tell.h"

#include <stdlib.h>

/* The values of a criterion's levels among some of its ratings, from lowest to highest. */
typedef struct {
	size_t count;
	mc_shares value[MC_RULES_MAX_REVIEWERS + 1];
	const char *text[MC_RULES_MAX_REVIEWERS + 1]; /* as the rubric has it, or NULL */
} mc_values;

/* Of the first seats: every level, or only those that count. */
static void mc_values_of(mc_values *values, const mc_sitting *sitting, size_t c, size_t seats, bool counted)
{
	values->count = 0;
	for (size_t s = 0; s < seats; s++) {
		const int level = sitting->seat[s].rating[c];
		size_t place = values->count;

		if (level < 0 || (counted && sitting->resolved[c].left[s] != MC_COUNTED)) {
			continue;
		}
		for (; place > 0 && values->value[place - 1] > mc_sitting_value(sitting, c, level); place--) {
			values->value[place] = values->value[place - 1];
			values->text[place] = values->text[place - 1];
		}
		values->value[place] = mc_sitting_value(sitting, c, level);
		values->text[place] = sitting->rubric->criteria[c].levels[level].exact;
		values->count++;
	}
}

static void mc_say_values(mc_words *words, const mc_values *values, const char *between)
{
	for (size_t i = 0; i < values->count; i++) {
		if (i > 0) {
			mc_say_string(words, between);
		}
		if (values->text[i] != NULL) {
			mc_say_string(words, values->text[i]);
		} else {
			mc_say_value(words, values->value[i]);
		}
	}
}

/* "(1 + 3) / 2 = 2", or of one just that one. */
static void mc_say_mean(mc_words *words, const mc_values *values, mc_shares result)
{
	if (values->count > 1) {
		mc_say_string(words, "(");
		mc_say_values(words, values, " + ");
		mc_say(words, ") / %zu = ", values->count);
	}
	mc_say_value(words, result);
}

static void mc_say_median(mc_words *words, const mc_sitting *sitting, const mc_values *all, mc_shares result)
{
	const size_t middle = all->count / 2;

	mc_say_string(words, "The median of ");
	mc_say_values(words, all, ", ");
	if (all->count % 2 == 1) {
		mc_say_string(words, ": ");
		mc_say_value(words, result);
	} else if (sitting->rules->even == MC_EVEN_MEAN) {
		mc_say_string(words, ", the mean of the middle two: ");
		mc_say_mean(words, &(mc_values) { 2, { all->value[middle - 1], all->value[middle] }, { NULL } }, result);
	} else {
		mc_say(words, ", the %s of the middle two: ", sitting->rules->even == MC_EVEN_LOW ? "lower" : "higher");
		mc_say_value(words, result);
	}
	mc_say_string(words, ".");
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
	mc_say_string(words, ".");
}

static void mc_say_pair(mc_words *words, const mc_sitting *sitting, size_t c, const mc_values *counted, mc_shares result)
{
	const mc_shares third = mc_sitting_value(sitting, c, sitting->seat[sitting->raters].rating[c]);
	mc_shares value[2], away[2];

	mc_say_string(words, "Tertium quid: ");
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
			mc_say_string(words, " is ");
			mc_say_value(words, away[r]);
			mc_say_string(words, " away from the adjudicator's ");
			mc_say_value(words, third);
		}
		mc_say(words, "; %s counts: ", away[0] != away[1] ? "the closer" : sitting->rules->tie == MC_TIE_HIGHER ? "of two as close the higher" : "of two as close the lower");
	}
	mc_say_mean(words, counted, result);
	mc_say_string(words, ".");
}

/* How the ratings of the first seats came to result by a method. */
static void mc_say_method(mc_words *words, const mc_sitting *sitting, size_t c, int rule, size_t seats, mc_shares result)
{
	mc_values all, counted;

	mc_values_of(&counted, sitting, c, seats, true);
	if (rule == MC_BY_MEDIAN || rule == MC_BY_MAJORITY || rule == MC_BY_TRIMMED_MEAN) {
		mc_values_of(&all, sitting, c, seats, false);
	}
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
			mc_say_string(words, "Of ");
			mc_say_values(words, &all, ", ");
			mc_say(words, " the lowest %zu and the highest %zu are left out. The mean of the rest: ", (all.count - counted.count) / 2, (all.count - counted.count) / 2);
			break;
		case MC_BY_PARITY:
			mc_say_string(words, "Parity, raters and adjudicator counting alike: ");
			break;
		case MC_BY_EXPERT:
			mc_say_string(words, "The adjudicator's level in place of the raters': ");
			break;
		case MC_BY_DISCUSSION:
			mc_say_string(words, "The level that the raters agreed on: ");
			break;
		default:
			mc_say_string(words, counted.count > 1 ? "The mean of the ratings: " : "The one rating: ");
			break;
	}
	mc_say_mean(words, &counted, result);
	mc_say_string(words, ".");
}

static void mc_say_unscorable(mc_words *words, const mc_sitting *sitting, size_t c)
{
	const bool further = sitting->counts && mc_sitting_in_scope(sitting, c);
	bool first = true;

	mc_say_string(words, "It cannot be scored: ");
	for (size_t s = further ? sitting->raters : 0; s < sitting->raters + further; s++) {
		const int rating = sitting->seat[s].rating[c];

		if (rating < MC_NOT_RATED) {
			mc_say(words, "%s%s gave %s", first ? "" : ", ", sitting->seat[s].reviewer, sitting->rules->code[MC_CODE_OF(rating)].code);
			first = false;
		}
	}
	mc_say_string(words, ".");
}

void mc_explain_criterion(mc_teller *teller, const mc_sitting *sitting, size_t c)
{
	static const char *const roundings[] = { "up to a level", "down to a level", "to the nearest level, half up", "to the nearest level, half down" };
	const mc_resolved *resolved = &sitting->resolved[c];
	const size_t further = sitting->counts && mc_sitting_in_scope(sitting, c);
	mc_words words;

	mc_words_start(&words);
	if (resolved->rule == MC_RULE_CARRIED) {
		mc_say_string(&words, "Kept from an earlier attempt: ");
		mc_say_value(&words, resolved->value);
		mc_say_string(&words, ".");
	} else if (resolved->rule == MC_RULE_AWAITING) {
		mc_say_string(&words, "It waits for the further review.");
	} else if (resolved->rule == MC_RULE_UNSCORABLE) {
		mc_say_unscorable(&words, sitting, c);
	} else if (resolved->combined) {
		const mc_values two = { 2, { resolved->raters, mc_sitting_value(sitting, c, sitting->seat[sitting->raters].rating[c]) }, { NULL } };

		mc_say_method(&words, sitting, c, resolved->raters_rule, sitting->raters, resolved->raters);
		mc_say_string(&words, " The mean of that and the adjudicator's level: ");
		mc_say_mean(&words, &two, resolved->exact);
		mc_say_string(&words, ".");
	} else if (resolved->rule == MC_BY_EXPERT_COMBINED) {
		mc_say_string(&words, "No rater gave a level, so the adjudicator's stands alone: ");
		mc_say_value(&words, resolved->exact);
		mc_say_string(&words, ".");
	} else {
		mc_say_method(&words, sitting, c, resolved->rule, sitting->raters + further, resolved->exact);
	}
	if (resolved->known && resolved->value != resolved->exact) {
		mc_say(&words, " Rounded %s: ", roundings[sitting->rules->round]);
		mc_say_value(&words, resolved->value);
		mc_say_string(&words, ".");
	}
	mc_tell_words(teller, &words);
}

static void mc_tell_terms(mc_teller *teller, const mc_sitting *sitting)
{
	static const mc_shape shape = { 4, { { MC_LITERAL("criterion"), 0 }, { MC_LITERAL("product"), 3 }, { MC_LITERAL("value"), 2 }, { MC_LITERAL("weight"), 1 } } };
	const mc_rules *rules = sitting->rules;

	mc_tell_list(teller, sitting->rubric->count);
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		const mc_resolved *resolved = &sitting->resolved[c];

		if (!rules->weighted[c]) {
			continue;
		}
		mc_tell_object(teller, &shape);
		mc_tell_criterion_id(teller, sitting, c);
		if (resolved->known) {
			mc_tell_exact(teller, (mc_wide) resolved->value * rules->weight[c], (mc_wide) MC_SHARES_POINT * MC_UNIT);
			mc_tell_exact(teller, resolved->value, MC_SHARES_POINT);
		} else {
			mc_tell_null(teller);
			mc_tell_null(teller);
		}
		mc_tell_units(teller, rules->weight[c]);
		mc_tell_end(teller);
	}
	mc_tell_end(teller);
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
			mc_say_string(words, " × ");
			mc_say_value(words, values[c]);
			first = false;
		}
	}
	if (rules->averaged) {
		mc_say_string(words, ") / ");
		mc_say_exact(words, rules->weights, MC_UNIT);
	}
	mc_say_string(words, " = ");
	mc_say_exact(words, total, mc_standard_scale(rules));
}

static void mc_total_sentence(mc_teller *teller, const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	mc_words words;
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];

	mc_words_start(&words);
	if (sitting->verdict.summed) {
		for (size_t c = 0; c < sitting->rubric->count; c++) {
			values[c] = sitting->resolved[c].value;
		}
		mc_say_total(&words, sitting, values, sitting->verdict.total);
		mc_say(&words, ", %s the ", sitting->verdict.reached ? "at least" : "below");
		mc_say_exact(&words, rules->total, MC_UNIT);
		mc_say_string(&words, " that is needed.");
	} else {
		mc_say_string(&words, "It cannot be added up while a weighted criterion has no value.");
	}
	mc_tell_words(teller, &words);
}

void mc_explain_total(mc_teller *teller, const mc_sitting *sitting)
{
	static const mc_shape shape = { 7, { { MC_LITERAL("cut"), 1 }, { MC_LITERAL("measure"), 0 }, { MC_LITERAL("met"), 6 }, { MC_LITERAL("sentence"), 4 },
		{ MC_LITERAL("terms"), 3 }, { MC_LITERAL("value"), 5 }, { MC_LITERAL("weights"), 2 } } };
	const mc_rules *rules = sitting->rules;
	const mc_verdict *verdict = &sitting->verdict;

	if (rules->kind != MC_KIND_COMPENSATORY && rules->kind != MC_KIND_MIXED) {
		mc_tell_null(teller);
		return;
	}
	mc_tell_object(teller, &shape);
	mc_tell_units(teller, rules->total);
	mc_tell_string(teller, rules->averaged ? "mean" : "sum");
	if (verdict->summed) {
		mc_tell_boolean(teller, verdict->reached);
	} else {
		mc_tell_null(teller);
	}
	mc_total_sentence(teller, sitting);
	mc_tell_terms(teller, sitting);
	if (verdict->summed) {
		mc_tell_exact(teller, verdict->total, mc_standard_scale(rules));
	} else {
		mc_tell_null(teller);
	}
	mc_tell_units(teller, rules->weights);
	mc_tell_end(teller);
}

void mc_values_alone(const mc_sitting *sitting, size_t seat, mc_shares *values)
{
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		const int level = sitting->carried[c] != MC_NOT_RATED ? sitting->carried[c] : sitting->seat[seat].rating[c];

		values[c] = level >= 0 ? mc_sitting_value(sitting, c, level) : 0;
	}
}

void mc_explain_alone(mc_teller *teller, const mc_sitting *sitting, size_t seat)
{
	const mc_rules *rules = sitting->rules;
	const mc_verdict *own = &sitting->own[seat];
	mc_shares values[MC_RUBRIC_MAX_CRITERIA];
	mc_words words;
	const char *between = "";

	mc_words_start(&words);
	if (!own->defined) {
		mc_say(&words, "%s has no outcome: a code was given.", sitting->seat[seat].reviewer);
		mc_tell_words(teller, &words);
		return;
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
	mc_tell_words(teller, &words);
}

/* Each voice of a vote in a sentence. */
static void mc_vote_because(mc_teller *teller, const mc_sitting *sitting)
{
	mc_tell_list(teller, sitting->votes);
	for (size_t s = 0; s < sitting->raters + sitting->counts; s++) {
		if (sitting->speaks[s]) {
			mc_explain_alone(teller, sitting, s);
		}
	}
	mc_tell_end(teller);
}

static void mc_tell_voices(mc_teller *teller, const mc_sitting *sitting, bool speaks, bool award)
{
	mc_tell_list(teller, sitting->raters + sitting->counts);
	for (size_t s = 0; s < sitting->raters + sitting->counts; s++) {
		if (sitting->speaks[s] == speaks && (!speaks || sitting->own[s].award == award)) {
			mc_tell_reviewer(teller, sitting, s);
		}
	}
	mc_tell_end(teller);
}

void mc_explain_vote(mc_teller *teller, const mc_sitting *sitting)
{
	static const mc_shape shape = { 6, { { MC_LITERAL("award"), 0 }, { MC_LITERAL("because"), 5 }, { MC_LITERAL("even"), 3 }, { MC_LITERAL("notyet"), 1 },
		{ MC_LITERAL("sentence"), 4 }, { MC_LITERAL("silent"), 2 } } };
	const unsigned votes = sitting->votes, award = sitting->votes_for;
	mc_words words;

	if (votes == 0) {
		mc_tell_null(teller);
		return;
	}
	mc_words_start(&words);
	mc_say(&words, "%u of %u would award: %s.", award, votes, 2 * award > votes ? "more than half" : 2 * award < votes ? "fewer than half"
		: sitting->rules->vote == MC_EVEN_AWARD ? "just half, which these rules count as an award" : "just half, which these rules do not count as an award");
	mc_tell_object(teller, &shape);
	mc_tell_voices(teller, sitting, true, true);
	mc_vote_because(teller, sitting);
	mc_tell_string(teller, mc_even_votes[sitting->rules->vote]);
	mc_tell_voices(teller, sitting, true, false);
	mc_tell_words(teller, &words);
	mc_tell_voices(teller, sitting, false, false);
	mc_tell_end(teller);
}
