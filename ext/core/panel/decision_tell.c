/* The decision, told so that it can be redone on paper. Exact values are texts; see docs/formats.md. */
#include "tell.h"

#include <string.h>

static const char *const mc_rule_words[] = { /* the order is that of mc_resolution and, behind it, of mc_rule_more */
	"mean", "median", "trimmed_mean", "majority", "parity", "tertium_quid", "expert", "expert_combined", "discussion", "carried", "unscorable", "awaiting", NULL
};

/* Why a rating does not count: the order is that of mc_left. */
static const char *const mc_left_words[] = {
	"counted", "code", "unscorable", "awaiting", "not_asked", "replaced", "farther", "lowest", "highest", "minority", NULL
};

typedef enum {
	MC_REASON_ADJUDICATE, MC_REASON_NOT_ASKED, MC_REASON_CARRIED, MC_REASON_UNSCORABLE, MC_REASON_MET, MC_REASON_NOT_MET,
	MC_REASON_TOTAL_MET, MC_REASON_TOTAL_NOT_MET, MC_REASON_PROFILE, MC_REASON_VOTE_AWARD, MC_REASON_VOTE_NOT_YET
} mc_reason;

static const char *const mc_reason_words[] = {
	"adjudication_needed", "adjudication_not_needed", "carried", "unscorable", "mustpass_met", "mustpass_not_met",
	"total_met", "total_not_met", "profile_complete", "vote_award", "vote_notyet", NULL
};

const char *const *const mc_known_words[MC_KNOWN_COUNT] = {
	[MC_KNOWN_ROLE] = mc_roles,
	[MC_KNOWN_RULE] = mc_rule_words,
	[MC_KNOWN_LEFT] = mc_left_words,
	[MC_KNOWN_REASON] = mc_reason_words,
};

const mc_shape mc_shapes[MC_SHAPE_COUNT] = {
	[MC_SHAPE_CRITERION] = { 11, { { MC_LITERAL("cut"), 3 }, { MC_LITERAL("id"), 0 }, { MC_LITERAL("inputs"), 1 }, { MC_LITERAL("level"), 9 },
		{ MC_LITERAL("met"), 10 }, { MC_LITERAL("resolved"), 7 }, { MC_LITERAL("rule"), 2 }, { MC_LITERAL("sentence"), 5 },
		{ MC_LITERAL("unrounded"), 6 }, { MC_LITERAL("value"), 8 }, { MC_LITERAL("weight"), 4 } } },
	[MC_SHAPE_INPUT] = { 7, { { MC_LITERAL("code"), 5 }, { MC_LITERAL("counted"), 2 }, { MC_LITERAL("level"), 4 }, { MC_LITERAL("points"), 6 },
		{ MC_LITERAL("reviewer"), 0 }, { MC_LITERAL("role"), 1 }, { MC_LITERAL("why"), 3 } } },
	[MC_SHAPE_CUT] = { 2, { { MC_LITERAL("level"), 0 }, { MC_LITERAL("points"), 1 } } },
	[MC_SHAPE_REASON] = { 3, { { MC_LITERAL("code"), 0 }, { MC_LITERAL("criterion"), 1 }, { MC_LITERAL("sentence"), 2 } } },
	[MC_SHAPE_TRIGGER] = { 4, { { MC_LITERAL("because"), 1 }, { MC_LITERAL("criteria"), 0 }, { MC_LITERAL("sentence"), 3 }, { MC_LITERAL("type"), 2 } } },
	[MC_SHAPE_GAP] = { 6, { { MC_LITERAL("because"), 1 }, { MC_LITERAL("criteria"), 0 }, { MC_LITERAL("measure"), 4 }, { MC_LITERAL("over"), 5 },
		{ MC_LITERAL("sentence"), 3 }, { MC_LITERAL("type"), 2 } } },
	[MC_SHAPE_BAND] = { 6, { { MC_LITERAL("because"), 1 }, { MC_LITERAL("criteria"), 0 }, { MC_LITERAL("of"), 4 }, { MC_LITERAL("sentence"), 3 },
		{ MC_LITERAL("type"), 2 }, { MC_LITERAL("within"), 5 } } },
};

static void mc_tell_input(mc_teller *teller, const mc_sitting *sitting, size_t c, size_t s)
{
	const mc_seat *seat = &sitting->seat[s];
	const int rating = seat->rating[c];
	const mc_left left = (mc_left) sitting->resolved[c].left[s];

	mc_tell_object(teller, &mc_shapes[MC_SHAPE_INPUT]);
	if (rating >= 0) {
		mc_tell_null(teller);
	} else {
		mc_tell_string(teller, sitting->rules->code[MC_CODE_OF(rating)].code);
	}
	mc_tell_boolean(teller, left == MC_COUNTED);
	if (rating >= 0) {
		mc_tell_level_id(teller, sitting, c, rating);
		mc_tell_worth(teller, sitting, c, rating);
	} else {
		mc_tell_null(teller);
		mc_tell_null(teller);
	}
	mc_tell_reviewer(teller, sitting, s);
	mc_tell_word(teller, MC_KNOWN_ROLE, seat->role);
	if (left == MC_COUNTED) {
		mc_tell_null(teller);
	} else {
		mc_tell_word(teller, MC_KNOWN_LEFT, left);
	}
	mc_tell_end(teller);
}

static void mc_tell_inputs(mc_teller *teller, const mc_sitting *sitting, size_t c)
{
	mc_tell_list(teller, sitting->raters + sitting->further);
	for (size_t s = 0; s < sitting->raters + sitting->further; s++) {
		if (sitting->seat[s].rating[c] != MC_NOT_RATED) {
			mc_tell_input(teller, sitting, c, s);
		}
	}
	mc_tell_end(teller);
}

static void mc_tell_cut(mc_teller *teller, const mc_sitting *sitting, size_t c)
{
	const int cut = sitting->rules->cut[c];

	if (cut < 0) {
		mc_tell_null(teller);
		return;
	}
	if (mc_tell_object_of(teller, &mc_shapes[MC_SHAPE_CUT], c, (size_t) cut)) {
		mc_tell_level_id(teller, sitting, c, cut);
		mc_tell_worth(teller, sitting, c, cut);
		mc_tell_end(teller);
	}
}

static void mc_tell_criterion(mc_teller *teller, const mc_sitting *sitting, const mc_score *score, size_t c)
{
	const mc_rules *rules = sitting->rules;
	const mc_resolved *resolved = &sitting->resolved[c];
	const int level = resolved->known ? score->criteria[c].level : -1;

	mc_tell_object(teller, &mc_shapes[MC_SHAPE_CRITERION]);
	mc_tell_cut(teller, sitting, c);
	mc_tell_criterion_id(teller, sitting, c);
	mc_tell_inputs(teller, sitting, c);
	if (level >= 0) {
		mc_tell_level_id(teller, sitting, c, level);
	} else {
		mc_tell_null(teller);
	}
	if (resolved->known && rules->cut[c] >= 0) {
		mc_tell_boolean(teller, sitting->verdict.met[c]);
	} else {
		mc_tell_null(teller);
	}
	if (level >= 0) {
		mc_tell_worth(teller, sitting, c, level);
	} else if (resolved->known) {
		mc_tell_exact(teller, resolved->value, MC_SHARES_POINT);
	} else {
		mc_tell_null(teller);
	}
	mc_tell_word(teller, MC_KNOWN_RULE, (size_t) resolved->rule);
	mc_explain_criterion(teller, sitting, c);
	if (resolved->known && rules->round >= 0 && resolved->rule != MC_RULE_CARRIED) {
		mc_tell_exact(teller, resolved->exact, MC_SHARES_POINT);
	} else {
		mc_tell_null(teller);
	}
	if (level >= 0) {
		mc_tell_number(teller, sitting->rubric->criteria[c].levels[level].number);
	} else if (resolved->known) {
		mc_tell_number(teller, mc_exact_double(resolved->value, MC_SHARES_POINT));
	} else {
		mc_tell_null(teller);
	}
	if (rules->weighted[c]) {
		mc_tell_units(teller, rules->weight[c]);
	} else {
		mc_tell_null(teller);
	}
	mc_tell_end(teller);
}

static void mc_tell_criteria(mc_teller *teller, const mc_sitting *sitting, const mc_score *score)
{
	mc_tell_list(teller, sitting->rubric->count);
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		mc_tell_criterion(teller, sitting, score, c);
	}
	mc_tell_end(teller);
}

static void mc_tell_points(mc_teller *teller, const mc_sitting *sitting, const mc_score *score)
{
	static const mc_shape shape = { 3, { { MC_LITERAL("maximum"), 1 }, { MC_LITERAL("minimum"), 0 }, { MC_LITERAL("value"), 2 } } };

	if (!sitting->rubric->has_points) {
		mc_tell_null(teller);
		return;
	}
	mc_tell_object(teller, &shape);
	mc_tell_exact(teller, score->maximum, MC_SHARES_POINT);
	mc_tell_exact(teller, score->minimum, MC_SHARES_POINT);
	if (score->basis.complete) {
		mc_tell_exact(teller, score->points, MC_SHARES_POINT);
	} else {
		mc_tell_null(teller);
	}
	mc_tell_end(teller);
}

static void mc_tell_raters(mc_teller *teller, const mc_sitting *sitting)
{
	static const mc_shape shape = { 4, { { MC_LITERAL("outcome"), 2 }, { MC_LITERAL("reviewer"), 0 }, { MC_LITERAL("sentence"), 1 }, { MC_LITERAL("total"), 3 } } };

	mc_tell_list(teller, sitting->raters);
	for (size_t r = 0; r < sitting->raters; r++) {
		const mc_verdict *own = &sitting->own[r];

		mc_tell_object(teller, &shape);
		if (own->defined) {
			mc_tell_string(teller, mc_outcomes[own->award ? MC_OUTCOME_AWARD : MC_OUTCOME_NOT_YET]);
		} else {
			mc_tell_null(teller);
		}
		mc_tell_reviewer(teller, sitting, r);
		mc_explain_alone(teller, sitting, r);
		if (own->defined && sitting->rules->weights > 0) {
			mc_tell_exact(teller, own->total, mc_standard_scale(sitting->rules));
		} else {
			mc_tell_null(teller);
		}
		mc_tell_end(teller);
	}
	mc_tell_end(teller);
}

static void mc_tell_triggers(mc_teller *teller, const mc_sitting *sitting)
{
	mc_tell_list(teller, sitting->triggered ? sitting->rules->triggers : 0);
	for (size_t i = 0; i < sitting->rules->triggers; i++) {
		if (sitting->fired[i]) {
			mc_explain_trigger(teller, sitting, i);
		}
	}
	mc_tell_end(teller);
}

/* criterion is -1 where it is about none. */
static void mc_tell_reason(mc_teller *teller, const mc_sitting *sitting, mc_reason code, int criterion, const mc_words *words)
{
	mc_tell_object(teller, &mc_shapes[MC_SHAPE_REASON]);
	mc_tell_word(teller, MC_KNOWN_REASON, code);
	if (criterion >= 0) {
		mc_tell_criterion_id(teller, sitting, (size_t) criterion);
	} else {
		mc_tell_null(teller);
	}
	mc_tell_words(teller, words);
	mc_tell_end(teller);
}

static void mc_reason_plain(mc_teller *teller, const mc_sitting *sitting, mc_reason code, const char *sentence)
{
	mc_words words;

	mc_words_start(&words);
	mc_say_string(&words, sentence);
	mc_tell_reason(teller, sitting, code, -1, &words);
}

static void mc_reason_criterion(mc_teller *teller, const mc_sitting *sitting, mc_reason code, size_t c)
{
	const char *id = sitting->rubric->criteria[c].id;
	mc_words words;

	mc_words_start(&words);
	if (code == MC_REASON_CARRIED) {
		mc_say(&words, "The level of criterion \"%s\" is kept from an earlier attempt.", id);
	} else if (code == MC_REASON_UNSCORABLE) {
		mc_say(&words, "Criterion \"%s\" cannot be scored.", id);
	} else {
		mc_say(&words, "Criterion \"%s\" is %smet: ", id, code == MC_REASON_MET ? "" : "not ");
		mc_say_value(&words, sitting->resolved[c].value);
		mc_say(&words, " is %s its cut of %s.", code == MC_REASON_MET ? "at least" : "below", sitting->rubric->criteria[c].levels[sitting->rules->cut[c]].exact);
	}
	mc_tell_reason(teller, sitting, code, (int) c, &words);
}

static void mc_reason_total(mc_teller *teller, const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	const bool reached = sitting->verdict.reached;
	mc_words words;

	mc_words_start(&words);
	mc_say(&words, "The weighted %s of ", rules->averaged ? "mean" : "total");
	mc_say_exact(&words, sitting->verdict.total, mc_standard_scale(rules));
	mc_say(&words, " is %s the ", reached ? "at least" : "below");
	mc_say_exact(&words, rules->total, MC_UNIT);
	mc_say_string(&words, " that is needed.");
	mc_tell_reason(teller, sitting, reached ? MC_REASON_TOTAL_MET : MC_REASON_TOTAL_NOT_MET, -1, &words);
}

static void mc_reason_vote(mc_teller *teller, const mc_sitting *sitting, mc_outcome outcome)
{
	const unsigned votes = sitting->votes, award = sitting->votes_for;
	mc_words words;

	mc_words_start(&words);
	mc_say(&words, "%u of %u would award%s.", award, votes,
		2 * award == votes ? outcome == MC_OUTCOME_AWARD ? ", and just half is enough" : ", and just half is not enough" : "");
	mc_tell_reason(teller, sitting, outcome == MC_OUTCOME_AWARD ? MC_REASON_VOTE_AWARD : MC_REASON_VOTE_NOT_YET, -1, &words);
}

static void mc_tell_reasons(mc_teller *teller, const mc_sitting *sitting, mc_outcome outcome)
{
	const mc_rules *rules = sitting->rules;
	const bool judged = outcome == MC_OUTCOME_AWARD || outcome == MC_OUTCOME_NOT_YET;
	/* What decided: a count of outcomes, or the standard. */
	const bool voted = judged && sitting->votes > 0, measured = judged && !voted;

	mc_tell_list(teller, 2 * sitting->rubric->count + 3);
	if (outcome == MC_OUTCOME_ADJUDICATE) {
		mc_reason_plain(teller, sitting, MC_REASON_ADJUDICATE, "The rules ask for one further review before this can be decided.");
	}
	if (sitting->further && !sitting->counts) {
		mc_reason_plain(teller, sitting, MC_REASON_NOT_ASKED, "The further review does not count: nothing in the raters' reviews asked for one.");
	}
	for (size_t c = 0; c < sitting->rubric->count; c++) {
		if (sitting->resolved[c].rule == MC_RULE_CARRIED) {
			mc_reason_criterion(teller, sitting, MC_REASON_CARRIED, c);
		} else if (sitting->resolved[c].rule == MC_RULE_UNSCORABLE) {
			mc_reason_criterion(teller, sitting, MC_REASON_UNSCORABLE, c);
		}
		if (measured && rules->cut[c] >= 0) {
			mc_reason_criterion(teller, sitting, sitting->verdict.met[c] ? MC_REASON_MET : MC_REASON_NOT_MET, c);
		}
	}
	if (measured && rules->weights > 0) {
		mc_reason_total(teller, sitting);
	}
	if (measured && rules->kind == MC_KIND_PROFILE) {
		mc_reason_plain(teller, sitting, MC_REASON_PROFILE, "Every criterion has a value, which is all that these rules ask.");
	}
	if (voted) {
		mc_reason_vote(teller, sitting, outcome);
	}
	mc_tell_end(teller);
}

static void mc_tell_whole(mc_teller *teller, const mc_decision *decision)
{
	static const mc_shape shape = { 11, { { MC_LITERAL("criteria"), 4 }, { MC_LITERAL("format"), 0 }, { MC_LITERAL("outcome"), 3 }, { MC_LITERAL("points"), 7 },
		{ MC_LITERAL("raters"), 8 }, { MC_LITERAL("reasons"), 10 }, { MC_LITERAL("rubric"), 1 }, { MC_LITERAL("rules"), 2 }, { MC_LITERAL("total"), 5 },
		{ MC_LITERAL("triggers"), 9 }, { MC_LITERAL("vote"), 6 } } };
	const mc_sitting *sitting = decision->sitting;

	mc_tell_object(teller, &shape);
	mc_tell_criteria(teller, sitting, &decision->score);
	mc_tell_string(teller, "microcred-decision-1");
	mc_tell_string(teller, mc_outcomes[decision->outcome]);
	mc_tell_points(teller, sitting, &decision->score);
	mc_tell_raters(teller, sitting);
	mc_tell_reasons(teller, sitting, decision->outcome);
	mc_tell_string(teller, sitting->rubric->digest);
	mc_tell_string(teller, sitting->rules->digest);
	mc_explain_total(teller, sitting);
	mc_tell_triggers(teller, sitting);
	mc_explain_vote(teller, sitting);
	mc_tell_end(teller);
}

void mc_decision_tell(const mc_decision *decision, mc_part part, mc_teller *teller)
{
	switch (part) {
		case MC_PART_CRITERIA:
			mc_tell_criteria(teller, decision->sitting, &decision->score);
			break;
		case MC_PART_TRIGGERS:
			mc_tell_triggers(teller, decision->sitting);
			break;
		case MC_PART_REASONS:
			mc_tell_reasons(teller, decision->sitting, decision->outcome);
			break;
		case MC_PART_WHOLE:
			mc_tell_whole(teller, decision);
			break;
	}
}

mc_result mc_decision_json(const mc_decision *decision, mc_buffer *out)
{
	const size_t before = out->length;
	mc_json_teller teller;

	mc_json_teller_start(&teller, out);
	mc_decision_tell(decision, MC_PART_WHOLE, &teller.teller);
	if (teller.result != MC_OK) {
		out->length = before;
	}
	return teller.result;
}
