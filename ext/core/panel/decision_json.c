/* The decision as RFC 8785 JSON: facts, from which it can be redone on paper. Exact values are texts. */
#include "kinds.h"

void mc_facts_exact(mc_buffer *out, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_exact_write(numerator, denominator, text);
	mc_facts_string(out, text);
}

static void mc_facts_string_or_null(mc_buffer *out, const char *string)
{
	if (string != NULL) {
		mc_facts_string(out, string);
	} else {
		mc_facts_text(out, "null");
	}
}

void mc_facts_criteria(mc_buffer *out, const mc_state *state, size_t index)
{
	const char *before = "[";

	for (size_t c = 0; c < state->rubric->count; c++) {
		if (state->fires[index][c]) {
			mc_facts_text(out, before);
			mc_facts_string(out, state->rubric->criteria[c].id);
			before = ",";
		}
	}
	mc_facts_text(out, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_input(mc_buffer *out, const mc_criterion *criterion, const mc_input *input)
{
	const mc_level *level = input->level >= 0 ? &criterion->levels[input->level] : NULL;

	mc_facts_text(out, "{\"code\":");
	mc_facts_string_or_null(out, input->code);
	mc_facts_text(out, input->why == NULL ? ",\"counted\":true,\"level\":" : ",\"counted\":false,\"level\":");
	mc_facts_string_or_null(out, level != NULL ? level->id : NULL);
	mc_facts_text(out, ",\"points\":");
	mc_facts_string_or_null(out, level != NULL ? level->exact : NULL);
	mc_facts_text(out, ",\"reviewer\":");
	mc_facts_string(out, input->reviewer);
	mc_facts_text(out, ",\"role\":");
	mc_facts_string(out, mc_roles[input->role]);
	mc_facts_text(out, ",\"why\":");
	mc_facts_string_or_null(out, input->why);
	mc_facts_text(out, "}");
}

static void mc_facts_cut(mc_buffer *out, const mc_criterion *criterion, int cut)
{
	if (cut < 0) {
		mc_facts_text(out, "{\"cut\":null");
		return;
	}
	mc_facts_text(out, "{\"cut\":{\"level\":");
	mc_facts_string(out, criterion->levels[cut].id);
	mc_facts_text(out, ",\"points\":");
	mc_facts_string(out, criterion->levels[cut].exact);
	mc_facts_text(out, "}");
}

/* From "resolved" on. */
static void mc_facts_value(mc_buffer *out, const mc_criterion *criterion, const mc_told *told)
{
	const mc_level *level = told->level >= 0 ? &criterion->levels[told->level] : NULL;
	char exact[MC_EXACT_SIZE] = "null";

	if (told->known && level == NULL) {
		mc_exact_write(told->value, MC_SHARES_POINT, exact);
	}
	mc_facts_text(out, ",\"resolved\":");
	mc_facts_string_or_null(out, level != NULL ? level->exact : told->known ? exact : NULL);
	mc_facts_text(out, ",\"rule\":");
	mc_facts_string(out, told->rule);
	mc_facts_text(out, ",\"unrounded\":");
	if (told->rounded) {
		mc_facts_exact(out, told->exact, MC_SHARES_POINT);
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, ",\"value\":");
	if (told->known) {
		mc_json_write_number(out, level != NULL ? level->number : mc_exact_double(told->value, MC_SHARES_POINT));
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, ",\"weight\":");
	if (told->weighted) {
		mc_facts_exact(out, told->weight, MC_UNIT);
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, "}");
}

static void mc_facts_criterion(mc_buffer *out, const mc_decision *decision, size_t c)
{
	const mc_criterion *criterion = &decision->state->rubric->criteria[c];
	mc_told told;

	mc_decision_criterion(decision, c, &told);
	mc_facts_cut(out, criterion, told.cut);
	mc_facts_text(out, ",\"id\":");
	mc_facts_string(out, criterion->id);
	mc_facts_text(out, ",\"inputs\":[");
	for (size_t i = 0; i < told.inputs; i++) {
		mc_facts_text(out, i > 0 ? "," : "");
		mc_facts_input(out, criterion, &told.input[i]);
	}
	mc_facts_text(out, "],\"level\":");
	mc_facts_string_or_null(out, told.level >= 0 ? criterion->levels[told.level].id : NULL);
	mc_facts_text(out, ",\"met\":");
	mc_facts_text(out, !told.known || told.cut < 0 ? "null" : told.met ? "true" : "false");
	mc_facts_value(out, criterion, &told);
}

static void mc_facts_points(mc_buffer *out, const mc_state *state, const mc_score *score)
{
	if (!state->rubric->has_points) {
		mc_facts_text(out, "null");
		return;
	}
	mc_facts_text(out, "{\"maximum\":");
	mc_facts_exact(out, score->maximum, MC_SHARES_POINT);
	mc_facts_text(out, ",\"minimum\":");
	mc_facts_exact(out, score->minimum, MC_SHARES_POINT);
	mc_facts_text(out, ",\"value\":");
	if (score->basis.complete) {
		mc_facts_exact(out, score->points, MC_SHARES_POINT);
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, "}");
}

static void mc_facts_raters(mc_buffer *out, mc_state *state)
{
	for (size_t r = 0; r < state->raters; r++) {
		const mc_verdict *own = mc_state_alone(state, r);

		mc_facts_text(out, r > 0 ? ",{\"outcome\":" : "{\"outcome\":");
		mc_facts_string_or_null(out, !own->defined ? NULL
			: mc_outcomes[own->award ? MC_OUTCOME_AWARD : MC_OUTCOME_NOT_YET]);
		mc_facts_text(out, ",\"reviewer\":");
		mc_facts_string(out, state->rater[r].reviewer);
		mc_facts_text(out, ",\"total\":");
		if (own->defined && state->rules->standard->weighs) {
			mc_facts_exact(out, own->total, mc_standard_scale(state->rules));
		} else {
			mc_facts_text(out, "null");
		}
		mc_facts_text(out, "}");
	}
}

static void mc_facts_reasons(mc_buffer *out, const mc_decision *decision)
{
	mc_reason reasons[MC_REASONS_MOST];
	const size_t count = mc_decision_reasons(decision, reasons);

	for (size_t i = 0; i < count; i++) {
		const int c = reasons[i].criterion;

		mc_facts_text(out, i > 0 ? ",{\"code\":" : "{\"code\":");
		mc_facts_string(out, reasons[i].code);
		mc_facts_text(out, ",\"criterion\":");
		mc_facts_string_or_null(out, c >= 0 ? decision->state->rubric->criteria[c].id : NULL);
		mc_facts_text(out, "}");
	}
}

static void mc_facts_terms(mc_buffer *out, const mc_state *state)
{
	const mc_rules *rules = state->rules;
	const char *before = "{\"criterion\":";

	for (size_t c = 0; c < state->rubric->count; c++) {
		const mc_resolved *resolved = &state->resolved[c];

		if (!rules->weighted[c]) {
			continue;
		}
		mc_facts_text(out, before);
		before = ",{\"criterion\":";
		mc_facts_string(out, state->rubric->criteria[c].id);
		mc_facts_text(out, ",\"product\":");
		if (resolved->known) {
			mc_facts_exact(out, (mc_wide) resolved->value * rules->weight[c], (mc_wide) MC_SHARES_POINT * MC_UNIT);
			mc_facts_text(out, ",\"value\":");
			mc_facts_exact(out, resolved->value, MC_SHARES_POINT);
		} else {
			mc_facts_text(out, "null,\"value\":null");
		}
		mc_facts_text(out, ",\"weight\":");
		mc_facts_exact(out, rules->weight[c], MC_UNIT);
		mc_facts_text(out, "}");
	}
}

static void mc_facts_total(mc_buffer *out, const mc_state *state)
{
	const mc_rules *rules = state->rules;
	const mc_verdict *verdict = &state->verdict;

	if (!rules->standard->weighs) {
		mc_facts_text(out, "null");
		return;
	}
	mc_facts_text(out, "{\"cut\":");
	mc_facts_exact(out, rules->total, MC_UNIT);
	mc_facts_text(out, rules->averaged ? ",\"measure\":\"mean\",\"met\":" : ",\"measure\":\"sum\",\"met\":");
	mc_facts_text(out, !verdict->summed ? "null" : verdict->reached ? "true" : "false");
	mc_facts_text(out, ",\"terms\":[");
	mc_facts_terms(out, state);
	mc_facts_text(out, "],\"value\":");
	if (verdict->summed) {
		mc_facts_exact(out, verdict->total, mc_standard_scale(rules));
	} else {
		mc_facts_text(out, "null");
	}
	mc_facts_text(out, ",\"weights\":");
	mc_facts_exact(out, rules->weights, MC_UNIT);
	mc_facts_text(out, "}");
}

/* Those who have a vote, for the award or not, or those who have none. */
static void mc_facts_voters(mc_buffer *out, mc_state *state, bool votes, bool award)
{
	const char *before = "[";

	for (size_t r = 0; r < state->raters + state->counts; r++) {
		if (state->votes_by[r] == votes && (!votes || mc_state_alone(state, r)->award == award)) {
			mc_facts_text(out, before);
			mc_facts_string(out, state->rater[r].reviewer);
			before = ",";
		}
	}
	mc_facts_text(out, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_vote(mc_buffer *out, mc_state *state)
{
	if (state->votes == 0) {
		mc_facts_text(out, "null");
		return;
	}
	mc_facts_text(out, "{\"award\":");
	mc_facts_voters(out, state, true, true);
	mc_facts_text(out, ",\"even\":");
	mc_facts_string(out, mc_even_votes[state->rules->vote]);
	mc_facts_text(out, ",\"notyet\":");
	mc_facts_voters(out, state, true, false);
	mc_facts_text(out, ",\"silent\":");
	mc_facts_voters(out, state, false, false);
	mc_facts_text(out, "}");
}

static void mc_facts_triggers(mc_buffer *out, mc_state *state)
{
	const char *before = "[";

	for (size_t i = 0; i < state->rules->triggers; i++) {
		if (state->fired[i]) {
			mc_facts_text(out, before);
			state->rules->trigger[i].kind->facts(out, state, i);
			before = ",";
		}
	}
	mc_facts_text(out, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_whole(mc_buffer *out, const mc_decision *decision)
{
	mc_state *state = decision->state;

	for (size_t c = 0; c < state->rubric->count; c++) {
		mc_facts_text(out, c > 0 ? "," : "{\"criteria\":[");
		mc_facts_criterion(out, decision, c);
	}
	mc_facts_text(out, "],\"format\":\"microcred-decision-1\",\"outcome\":");
	mc_facts_string(out, mc_outcomes[decision->outcome]);
	mc_facts_text(out, ",\"points\":");
	mc_facts_points(out, state, &decision->score);
	mc_facts_text(out, ",\"raters\":[");
	mc_facts_raters(out, state);
	mc_facts_text(out, "],\"reasons\":[");
	mc_facts_reasons(out, decision);
	mc_facts_text(out, "],\"rubric\":");
	mc_facts_string(out, state->rubric->digest);
	mc_facts_text(out, ",\"rules\":");
	mc_facts_string(out, state->rules->digest);
	mc_facts_text(out, ",\"total\":");
	mc_facts_total(out, state);
	mc_facts_text(out, ",\"triggers\":");
	mc_facts_triggers(out, state);
	mc_facts_text(out, ",\"vote\":");
	mc_facts_vote(out, state);
	mc_facts_text(out, "}");
}

mc_result mc_decision_triggers_json(const mc_decision *decision, mc_buffer *out)
{
	const size_t before = out->length;

	mc_facts_triggers(out, decision->state);
	return mc_buffer_end(out, before, MC_OK);
}

mc_result mc_decision_json(const mc_decision *decision, mc_buffer *out)
{
	const mc_state *state = decision->state;
	const size_t before = out->length;

	/* About what it will take, so that the buffer does not grow step by step. */
	mc_buffer_reserve(out, 1024 + state->rubric->count * (256 + 160 * (state->raters + state->further)));
	mc_facts_whole(out, decision);
	return mc_buffer_end(out, before, MC_OK);
}
