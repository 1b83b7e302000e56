/* The decision, told so that it can be redone on paper. Exact values are strings; see docs/formats.md. */
#include "tell.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>

/* Why a rating does not count: the order is that of mc_left. */
static const char *const mc_left_words[] = {
	NULL, "code", "unscorable", "awaiting", "not_asked", "replaced", "farther", "lowest", "highest", "minority"
};

static json_t *mc_input_json(const mc_sitting *sitting, size_t c, size_t s)
{
	const mc_seat *seat = &sitting->seat[s];
	const int rating = seat->rating[c];
	const mc_left left = (mc_left) sitting->resolved[c].left[s];
	json_t *input = json_object();
	bool fine = input != NULL && mc_put(input, "reviewer", json_string(seat->reviewer))
		&& mc_put(input, "role", json_string(mc_roles[seat->role])) && mc_put(input, "counted", json_boolean(left == MC_COUNTED))
		&& mc_put(input, "why", left == MC_COUNTED ? json_null() : json_string(mc_left_words[left]));

	if (rating >= 0) {
		fine = fine && mc_put(input, "level", json_string(sitting->rubric->criteria[c].levels[rating].id))
			&& mc_put(input, "code", json_null()) && mc_put(input, "points", mc_units_json(mc_rubric_value(sitting->rubric, c, (size_t) rating)));
	} else {
		fine = fine && mc_put(input, "level", json_null()) && mc_put(input, "code", json_string(sitting->rules->code[MC_CODE_OF(rating)].code))
			&& mc_put(input, "points", json_null());
	}
	return mc_finished(input, fine);
}

static json_t *mc_inputs_json(const mc_sitting *sitting, size_t c)
{
	json_t *inputs = json_array();
	bool fine = inputs != NULL;

	for (size_t s = 0; fine && s < sitting->raters + sitting->further; s++) {
		if (sitting->seat[s].rating[c] != MC_NOT_RATED) {
			fine = json_array_append_new(inputs, mc_input_json(sitting, c, s)) == 0;
		}
	}
	return mc_finished(inputs, fine);
}

static const char *mc_rule_word(int rule)
{
	switch (rule) {
		case MC_RULE_CARRIED:
			return "carried";
		case MC_RULE_UNSCORABLE:
			return "unscorable";
		case MC_RULE_AWAITING:
			return "awaiting";
		default:
			return mc_resolutions[rule];
	}
}

static json_t *mc_cut_json(const mc_sitting *sitting, size_t c)
{
	const int cut = sitting->rules->cut[c];

	if (cut < 0) {
		return json_null();
	}
	return json_pack("{s:s, s:o}", "level", sitting->rubric->criteria[c].levels[cut].id,
		"points", mc_units_json(mc_rubric_value(sitting->rubric, c, (size_t) cut)));
}

static json_t *mc_criterion_told(const mc_sitting *sitting, const mc_score *score, size_t c)
{
	const mc_rules *rules = sitting->rules;
	const mc_resolved *resolved = &sitting->resolved[c];
	const int level = score->criteria[c].level;
	json_t *told = json_object();
	bool fine = told != NULL && mc_put(told, "id", json_string(sitting->rubric->criteria[c].id)) && mc_put(told, "inputs", mc_inputs_json(sitting, c))
		&& mc_put(told, "rule", json_string(mc_rule_word(resolved->rule))) && mc_put(told, "cut", mc_cut_json(sitting, c))
		&& mc_put(told, "weight", rules->weighted[c] ? mc_units_json(rules->weight[c]) : json_null())
		&& mc_put(told, "sentence", mc_explain_criterion(sitting, c))
		&& mc_put(told, "unrounded", resolved->known && rules->round >= 0 && resolved->rule != MC_RULE_CARRIED ? mc_exact_json(resolved->exact, MC_SHARES_POINT) : json_null())
		&& mc_put(told, "resolved", resolved->known ? mc_exact_json(resolved->value, MC_SHARES_POINT) : json_null())
		&& mc_put(told, "value", resolved->known ? json_real(mc_exact_double(resolved->value, MC_SHARES_POINT)) : json_null())
		&& mc_put(told, "level", resolved->known && level >= 0 ? json_string(sitting->rubric->criteria[c].levels[level].id) : json_null())
		&& mc_put(told, "met", resolved->known && rules->cut[c] >= 0 ? json_boolean(sitting->verdict.met[c]) : json_null());

	return mc_finished(told, fine);
}

static json_t *mc_criteria_told(const mc_sitting *sitting, const mc_score *score)
{
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t c = 0; fine && c < sitting->rubric->count; c++) {
		fine = json_array_append_new(list, mc_criterion_told(sitting, score, c)) == 0;
	}
	return mc_finished(list, fine);
}

static json_t *mc_points_json(const mc_sitting *sitting, const mc_score *score)
{
	if (!sitting->rubric->has_points) {
		return json_null();
	}
	return json_pack("{s:o, s:o, s:o}", "minimum", mc_exact_json(score->minimum, MC_SHARES_POINT),
		"maximum", mc_exact_json(score->maximum, MC_SHARES_POINT),
		"value", score->basis.complete ? mc_exact_json(score->points, MC_SHARES_POINT) : json_null());
}

static json_t *mc_raters_json(const mc_sitting *sitting)
{
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t r = 0; fine && r < sitting->raters; r++) {
		const mc_verdict *own = &sitting->own[r];
		const bool total = own->defined && sitting->rules->weights > 0;

		fine = json_array_append_new(list, json_pack("{s:o, s:o, s:o, s:o}",
			"reviewer", json_string(sitting->seat[r].reviewer), "sentence", mc_explain_alone(sitting, r),
			"outcome", own->defined ? json_string(mc_outcomes[own->award ? MC_OUTCOME_AWARD : MC_OUTCOME_NOT_YET]) : json_null(),
			"total", total ? mc_exact_json(own->total, mc_standard_scale(sitting->rules)) : json_null())) == 0;
	}
	return mc_finished(list, fine);
}

static json_t *mc_triggers_json(const mc_sitting *sitting)
{
	json_t *list = json_array();
	bool fine = list != NULL;

	for (size_t i = 0; fine && i < sitting->rules->triggers; i++) {
		if (sitting->fired[i]) {
			fine = json_array_append_new(list, mc_explain_trigger(sitting, i)) == 0;
		}
	}
	return mc_finished(list, fine);
}

static bool mc_reason(json_t *list, const char *code, const char *criterion, const char *format, ...) __attribute__((format(printf, 4, 5)));

static bool mc_reason(json_t *list, const char *code, const char *criterion, const char *format, ...)
{
	char sentence[384];
	va_list arguments;

	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	return json_array_append_new(list, json_pack("{s:s, s:s?, s:s}", "code", code, "criterion", criterion, "sentence", sentence)) == 0;
}

static bool mc_reason_mustpass(json_t *list, const mc_sitting *sitting, size_t c)
{
	const bool met = sitting->verdict.met[c];
	const char *id = sitting->rubric->criteria[c].id;
	char value[MC_EXACT_SIZE], cut[MC_EXACT_SIZE];

	mc_exact_write(sitting->resolved[c].value, MC_SHARES_POINT, value);
	mc_exact_write(mc_rubric_value(sitting->rubric, c, (size_t) sitting->rules->cut[c]), MC_UNIT, cut);
	return mc_reason(list, met ? "mustpass_met" : "mustpass_not_met", id, "Criterion \"%s\" is %smet: %s is %s its cut of %s.", id,
		met ? "" : "not ", value, met ? "at least" : "below", cut);
}

static bool mc_reason_total(json_t *list, const mc_sitting *sitting)
{
	const mc_rules *rules = sitting->rules;
	const bool reached = sitting->verdict.reached;
	char value[MC_EXACT_SIZE], cut[MC_EXACT_SIZE];

	mc_exact_write(sitting->verdict.total, mc_standard_scale(rules), value);
	mc_exact_write(rules->total, MC_UNIT, cut);
	return mc_reason(list, reached ? "total_met" : "total_not_met", NULL, "The weighted %s of %s is %s the %s that is needed.",
		rules->averaged ? "mean" : "total", value, reached ? "at least" : "below", cut);
}

static bool mc_reason_vote(json_t *list, const mc_sitting *sitting, mc_outcome outcome)
{
	const unsigned votes = sitting->votes, award = sitting->votes_for;

	return mc_reason(list, outcome == MC_OUTCOME_AWARD ? "vote_award" : "vote_notyet", NULL, "%u of %u would award%s.", award, votes,
		2 * award == votes ? outcome == MC_OUTCOME_AWARD ? ", and just half is enough" : ", and just half is not enough" : "");
}

static json_t *mc_reasons_json(const mc_sitting *sitting, mc_outcome outcome)
{
	const mc_rules *rules = sitting->rules;
	const bool judged = outcome == MC_OUTCOME_AWARD || outcome == MC_OUTCOME_NOT_YET;
	/* What decided: a count of outcomes, or the standard. */
	const bool voted = judged && sitting->votes > 0, measured = judged && !voted;
	json_t *list = json_array();
	bool fine = list != NULL;

	if (fine && outcome == MC_OUTCOME_ADJUDICATE) {
		fine = mc_reason(list, "adjudication_needed", NULL, "The rules ask for one further review before this can be decided.");
	}
	if (fine && sitting->further && !sitting->counts) {
		fine = mc_reason(list, "adjudication_not_needed", NULL, "The further review does not count: nothing in the raters' reviews asked for one.");
	}
	for (size_t c = 0; fine && c < sitting->rubric->count; c++) {
		const char *id = sitting->rubric->criteria[c].id;

		if (sitting->resolved[c].rule == MC_RULE_CARRIED) {
			fine = mc_reason(list, "carried", id, "The level of criterion \"%s\" is kept from an earlier attempt.", id);
		} else if (sitting->resolved[c].rule == MC_RULE_UNSCORABLE) {
			fine = mc_reason(list, "unscorable", id, "Criterion \"%s\" cannot be scored.", id);
		}
		if (fine && measured && rules->cut[c] >= 0) {
			fine = mc_reason_mustpass(list, sitting, c);
		}
	}
	if (fine && measured && rules->weights > 0) {
		fine = mc_reason_total(list, sitting);
	}
	if (fine && measured && rules->kind == MC_KIND_PROFILE) {
		fine = mc_reason(list, "profile_complete", NULL, "Every criterion has a value, which is all that these rules ask.");
	}
	if (fine && voted) {
		fine = mc_reason_vote(list, sitting, outcome);
	}
	return mc_finished(list, fine);
}

json_t *mc_sitting_tell(const mc_sitting *sitting, mc_outcome outcome, const mc_score *score)
{
	return json_pack("{s:s, s:s, s:s, s:s, s:o, s:o, s:o, s:o, s:o, s:o, s:o}",
		"format", "microcred-decision-1", "rubric", sitting->rubric->digest, "rules", sitting->rules->digest, "outcome", mc_outcomes[outcome],
		"criteria", mc_criteria_told(sitting, score), "total", mc_explain_total(sitting), "vote", mc_explain_vote(sitting), "points", mc_points_json(sitting, score),
		"raters", mc_raters_json(sitting), "triggers", mc_triggers_json(sitting), "reasons", mc_reasons_json(sitting, outcome));
}
