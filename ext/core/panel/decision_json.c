/* The decision as RFC 8785 JSON: facts, from which it can be redone on paper. Exact values are texts. */
#include "kinds.h"

void mc_facts_exact(mc_facts *facts, mc_wide numerator, mc_wide denominator)
{
	char text[MC_EXACT_SIZE];

	mc_exact_write(numerator, denominator, text);
	mc_facts_string(facts, text);
}

static void mc_facts_string_or_null(mc_facts *facts, const char *string)
{
	if (string != NULL) {
		mc_facts_string(facts, string);
	} else {
		mc_facts_text(facts, "null");
	}
}

static void mc_facts_number(mc_facts *facts, double number)
{
	if (facts->result == MC_OK) {
		facts->result = mc_json_write_number(facts->out, number);
	}
}

void mc_facts_criteria(mc_facts *facts, const mc_state *state, size_t index)
{
	const char *before = "[";

	for (size_t c = 0; c < state->rubric->count; c++) {
		if (state->fires[index][c]) {
			mc_facts_text(facts, before);
			mc_facts_string(facts, state->rubric->criteria[c].id);
			before = ",";
		}
	}
	mc_facts_text(facts, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_input(mc_facts *facts, const mc_criterion *criterion, const mc_input *input)
{
	const mc_level *level = input->level >= 0 ? &criterion->levels[input->level] : NULL;

	mc_facts_text(facts, "{\"code\":");
	mc_facts_string_or_null(facts, input->code);
	mc_facts_text(facts, input->why == NULL ? ",\"counted\":true,\"level\":" : ",\"counted\":false,\"level\":");
	mc_facts_string_or_null(facts, level != NULL ? level->id : NULL);
	mc_facts_text(facts, ",\"points\":");
	mc_facts_string_or_null(facts, level != NULL ? level->exact : NULL);
	mc_facts_text(facts, ",\"reviewer\":");
	mc_facts_string(facts, input->reviewer);
	mc_facts_text(facts, ",\"role\":");
	mc_facts_string(facts, mc_roles[input->role]);
	mc_facts_text(facts, ",\"why\":");
	mc_facts_string_or_null(facts, input->why);
	mc_facts_text(facts, "}");
}

static void mc_facts_cut(mc_facts *facts, const mc_criterion *criterion, int cut)
{
	if (cut < 0) {
		mc_facts_text(facts, "{\"cut\":null");
		return;
	}
	mc_facts_text(facts, "{\"cut\":{\"level\":");
	mc_facts_string(facts, criterion->levels[cut].id);
	mc_facts_text(facts, ",\"points\":");
	mc_facts_string(facts, criterion->levels[cut].exact);
	mc_facts_text(facts, "}");
}

/* From "resolved" on. */
static void mc_facts_value(mc_facts *facts, const mc_criterion *criterion, const mc_told *told)
{
	const mc_level *level = told->level >= 0 ? &criterion->levels[told->level] : NULL;
	char exact[MC_EXACT_SIZE] = "null";

	if (told->known && level == NULL) {
		mc_exact_write(told->value, MC_SHARES_POINT, exact);
	}
	mc_facts_text(facts, ",\"resolved\":");
	mc_facts_string_or_null(facts, level != NULL ? level->exact : told->known ? exact : NULL);
	mc_facts_text(facts, ",\"rule\":");
	mc_facts_string(facts, told->rule);
	mc_facts_text(facts, ",\"unrounded\":");
	if (told->rounded) {
		mc_facts_exact(facts, told->exact, MC_SHARES_POINT);
	} else {
		mc_facts_text(facts, "null");
	}
	mc_facts_text(facts, ",\"value\":");
	if (told->known) {
		mc_facts_number(facts, level != NULL ? level->number : mc_exact_double(told->value, MC_SHARES_POINT));
	} else {
		mc_facts_text(facts, "null");
	}
	mc_facts_text(facts, ",\"weight\":");
	if (told->weighted) {
		mc_facts_exact(facts, told->weight, MC_UNIT);
	} else {
		mc_facts_text(facts, "null");
	}
	mc_facts_text(facts, "}");
}

static void mc_facts_criterion(mc_facts *facts, const mc_decision *decision, size_t c)
{
	const mc_criterion *criterion = &decision->state->rubric->criteria[c];
	mc_told told;

	mc_decision_criterion(decision, c, &told);
	mc_facts_cut(facts, criterion, told.cut);
	mc_facts_text(facts, ",\"id\":");
	mc_facts_string(facts, criterion->id);
	mc_facts_text(facts, ",\"inputs\":[");
	for (size_t i = 0; i < told.inputs; i++) {
		mc_facts_text(facts, i > 0 ? "," : "");
		mc_facts_input(facts, criterion, &told.input[i]);
	}
	mc_facts_text(facts, "],\"level\":");
	mc_facts_string_or_null(facts, told.level >= 0 ? criterion->levels[told.level].id : NULL);
	mc_facts_text(facts, ",\"met\":");
	mc_facts_text(facts, !told.known || told.cut < 0 ? "null" : told.met ? "true" : "false");
	mc_facts_value(facts, criterion, &told);
}

static void mc_facts_points(mc_facts *facts, const mc_state *state, const mc_score *score)
{
	if (!state->rubric->has_points) {
		mc_facts_text(facts, "null");
		return;
	}
	mc_facts_text(facts, "{\"maximum\":");
	mc_facts_exact(facts, score->maximum, MC_SHARES_POINT);
	mc_facts_text(facts, ",\"minimum\":");
	mc_facts_exact(facts, score->minimum, MC_SHARES_POINT);
	mc_facts_text(facts, ",\"value\":");
	if (score->basis.complete) {
		mc_facts_exact(facts, score->points, MC_SHARES_POINT);
	} else {
		mc_facts_text(facts, "null");
	}
	mc_facts_text(facts, "}");
}

static void mc_facts_raters(mc_facts *facts, mc_state *state)
{
	for (size_t r = 0; r < state->raters; r++) {
		const mc_verdict *own = mc_state_alone(state, r);

		mc_facts_text(facts, r > 0 ? ",{\"outcome\":" : "{\"outcome\":");
		mc_facts_string_or_null(facts, !own->defined ? NULL
			: mc_outcomes[own->award ? MC_OUTCOME_AWARD : MC_OUTCOME_NOT_YET]);
		mc_facts_text(facts, ",\"reviewer\":");
		mc_facts_string(facts, state->rater[r].reviewer);
		mc_facts_text(facts, ",\"total\":");
		if (own->defined && state->rules->standard->weighs) {
			mc_facts_exact(facts, own->total, mc_standard_scale(state->rules));
		} else {
			mc_facts_text(facts, "null");
		}
		mc_facts_text(facts, "}");
	}
}

static void mc_facts_reasons(mc_facts *facts, const mc_decision *decision)
{
	mc_reason reasons[MC_REASONS_MOST];
	const size_t count = mc_decision_reasons(decision, reasons);

	for (size_t i = 0; i < count; i++) {
		const int c = reasons[i].criterion;

		mc_facts_text(facts, i > 0 ? ",{\"code\":" : "{\"code\":");
		mc_facts_string(facts, reasons[i].code);
		mc_facts_text(facts, ",\"criterion\":");
		mc_facts_string_or_null(facts, c >= 0 ? decision->state->rubric->criteria[c].id : NULL);
		mc_facts_text(facts, "}");
	}
}

static void mc_facts_terms(mc_facts *facts, const mc_state *state)
{
	const mc_rules *rules = state->rules;
	const char *before = "{\"criterion\":";

	for (size_t c = 0; c < state->rubric->count; c++) {
		const mc_resolved *resolved = &state->resolved[c];

		if (!rules->weighted[c]) {
			continue;
		}
		mc_facts_text(facts, before);
		before = ",{\"criterion\":";
		mc_facts_string(facts, state->rubric->criteria[c].id);
		mc_facts_text(facts, ",\"product\":");
		if (resolved->known) {
			mc_facts_exact(facts, (mc_wide) resolved->value * rules->weight[c], (mc_wide) MC_SHARES_POINT * MC_UNIT);
			mc_facts_text(facts, ",\"value\":");
			mc_facts_exact(facts, resolved->value, MC_SHARES_POINT);
		} else {
			mc_facts_text(facts, "null,\"value\":null");
		}
		mc_facts_text(facts, ",\"weight\":");
		mc_facts_exact(facts, rules->weight[c], MC_UNIT);
		mc_facts_text(facts, "}");
	}
}

static void mc_facts_total(mc_facts *facts, const mc_state *state)
{
	const mc_rules *rules = state->rules;
	const mc_verdict *verdict = &state->verdict;

	if (!rules->standard->weighs) {
		mc_facts_text(facts, "null");
		return;
	}
	mc_facts_text(facts, "{\"cut\":");
	mc_facts_exact(facts, rules->total, MC_UNIT);
	mc_facts_text(facts, rules->averaged ? ",\"measure\":\"mean\",\"met\":" : ",\"measure\":\"sum\",\"met\":");
	mc_facts_text(facts, !verdict->summed ? "null" : verdict->reached ? "true" : "false");
	mc_facts_text(facts, ",\"terms\":[");
	mc_facts_terms(facts, state);
	mc_facts_text(facts, "],\"value\":");
	if (verdict->summed) {
		mc_facts_exact(facts, verdict->total, mc_standard_scale(rules));
	} else {
		mc_facts_text(facts, "null");
	}
	mc_facts_text(facts, ",\"weights\":");
	mc_facts_exact(facts, rules->weights, MC_UNIT);
	mc_facts_text(facts, "}");
}

/* Those who have a vote, for the award or not, or those who have none. */
static void mc_facts_voters(mc_facts *facts, mc_state *state, bool votes, bool award)
{
	const char *before = "[";

	for (size_t r = 0; r < state->raters + state->counts; r++) {
		if (state->votes_by[r] == votes && (!votes || mc_state_alone(state, r)->award == award)) {
			mc_facts_text(facts, before);
			mc_facts_string(facts, state->rater[r].reviewer);
			before = ",";
		}
	}
	mc_facts_text(facts, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_vote(mc_facts *facts, mc_state *state)
{
	if (state->votes == 0) {
		mc_facts_text(facts, "null");
		return;
	}
	mc_facts_text(facts, "{\"award\":");
	mc_facts_voters(facts, state, true, true);
	mc_facts_text(facts, ",\"even\":");
	mc_facts_string(facts, mc_even_votes[state->rules->vote]);
	mc_facts_text(facts, ",\"notyet\":");
	mc_facts_voters(facts, state, true, false);
	mc_facts_text(facts, ",\"silent\":");
	mc_facts_voters(facts, state, false, false);
	mc_facts_text(facts, "}");
}

static void mc_facts_triggers(mc_facts *facts, mc_state *state)
{
	const char *before = "[";

	for (size_t i = 0; i < state->rules->triggers; i++) {
		if (state->fired[i]) {
			mc_facts_text(facts, before);
			state->rules->trigger[i].kind->facts(facts, state, i);
			before = ",";
		}
	}
	mc_facts_text(facts, before[0] == '[' ? "[]" : "]");
}

static void mc_facts_whole(mc_facts *facts, const mc_decision *decision)
{
	mc_state *state = decision->state;

	for (size_t c = 0; c < state->rubric->count; c++) {
		mc_facts_text(facts, c > 0 ? "," : "{\"criteria\":[");
		mc_facts_criterion(facts, decision, c);
	}
	mc_facts_text(facts, "],\"format\":\"microcred-decision-1\",\"outcome\":");
	mc_facts_string(facts, mc_outcomes[decision->outcome]);
	mc_facts_text(facts, ",\"points\":");
	mc_facts_points(facts, state, &decision->score);
	mc_facts_text(facts, ",\"raters\":[");
	mc_facts_raters(facts, state);
	mc_facts_text(facts, "],\"reasons\":[");
	mc_facts_reasons(facts, decision);
	mc_facts_text(facts, "],\"rubric\":");
	mc_facts_string(facts, state->rubric->digest);
	mc_facts_text(facts, ",\"rules\":");
	mc_facts_string(facts, state->rules->digest);
	mc_facts_text(facts, ",\"total\":");
	mc_facts_total(facts, state);
	mc_facts_text(facts, ",\"triggers\":");
	mc_facts_triggers(facts, state);
	mc_facts_text(facts, ",\"vote\":");
	mc_facts_vote(facts, state);
	mc_facts_text(facts, "}");
}

/* Whatever was written of it is taken back where memory ran out. */
static mc_result mc_facts_end(const mc_facts *facts, size_t before)
{
	if (facts->result != MC_OK) {
		facts->out->length = before;
	}
	return facts->result;
}

mc_result mc_decision_triggers_json(const mc_decision *decision, mc_buffer *out)
{
	const size_t before = out->length;
	mc_facts facts = { .out = out, .result = MC_OK };

	mc_facts_triggers(&facts, decision->state);
	return mc_facts_end(&facts, before);
}

mc_result mc_decision_json(const mc_decision *decision, mc_buffer *out)
{
	const size_t before = out->length;
	mc_facts facts = { .out = out, .result = MC_OK };

	mc_facts_whole(&facts, decision);
	return mc_facts_end(&facts, before);
}
