#include "kinds.h"

#include <stdlib.h>
#include <string.h>

const char *const mc_roles[] = { "rater", "adjudicator", "agreed", NULL };
const char *const mc_outcomes[] = { "award", "notyet", "adjudicate", "incomplete", NULL };

/* The level with just this value: the only one, or the one that all who counted gave, or -1. */
static int mc_level_of(const mc_state *state, size_t criterion)
{
	const mc_resolved *resolved = &state->resolved[criterion];
	int found = -1, matches = 0, given = MC_NOT_RATED;

	if (state->carried[criterion] != MC_NOT_RATED) {
		return state->carried[criterion];
	}
	for (size_t l = 0; l < state->rubric->criteria[criterion].count; l++) {
		if (mc_state_value(state, criterion, (int) l) == resolved->value) {
			found = (int) l;
			matches++;
		}
	}
	if (matches <= 1) {
		return found;
	}
	for (size_t r = 0; r < state->raters + state->further; r++) {
		const int rating = state->rater[r].rating[criterion];

		if (rating != MC_NOT_RATED && resolved->why[r] == MC_COUNTED) {
			if (given != MC_NOT_RATED && given != rating) {
				return -1;
			}
			given = rating;
		}
	}
	return given;
}

static void mc_state_score(const mc_state *state, mc_score *score)
{
	score->count = state->rubric->count;
	for (size_t c = 0; c < score->count; c++) {
		mc_scored *scored = &score->criteria[c];

		*scored = (mc_scored) { .kind = MC_SCORED_MISSING, .level = -1 };
		if (state->resolved[c].known) {
			scored->kind = MC_SCORED_VALUE;
			scored->value = state->resolved[c].value;
			scored->level = mc_level_of(state, c);
		}
	}
	mc_score_sum(state->rubric, score);
}

static mc_outcome mc_state_judge(mc_state *state)
{
	bool unscorable = false;

	for (size_t c = 0; c < state->rubric->count; c++) {
		unscorable = unscorable || state->resolved[c].source == MC_UNSCORABLE;
	}
	mc_state_apply(state);
	if (state->triggered && !state->further) {
		return MC_OUTCOME_ADJUDICATE;
	}
	if (unscorable) {
		return MC_OUTCOME_INCOMPLETE;
	}
	if (state->rules->vote < 0 ? state->verdict.award : mc_state_vote(state)) {
		return MC_OUTCOME_AWARD;
	}
	return MC_OUTCOME_NOT_YET;
}

mc_result mc_state_decide(mc_state *state, mc_outcome *outcome, mc_fault *fault)
{
	mc_result result;

	mc_state_trigger(state);
	result = mc_state_check_further(state, fault);
	if (result == MC_OK) {
		mc_state_resolve(state);
		*outcome = mc_state_judge(state);
	}
	return result;
}

mc_result mc_panel_decide(const mc_rubric *rubric, const mc_rules *rules, const mc_review *reviews, size_t count,
	const mc_chosen *carried, size_t carries, mc_decision *decision, mc_fault *fault)
{
	mc_state *state;
	mc_result result;

	decision->state = NULL;
	if (strcmp(rules->rubric, rubric->digest) != 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules were made for another rubric");
	}
	state = malloc(sizeof(*state));
	if (state == NULL) {
		return MC_E_NOMEM;
	}
	memset(state, 0, offsetof(mc_state, rater));
	state->rubric = rubric;
	state->rules = rules;
	result = mc_state_review(state, reviews, count, carried, carries, fault);
	if (result == MC_OK) {
		result = mc_state_decide(state, &decision->outcome, fault);
	}
	if (result == MC_OK) {
		decision->scored = decision->outcome == MC_OUTCOME_AWARD || decision->outcome == MC_OUTCOME_NOT_YET;
		mc_state_score(state, &decision->score);
		decision->state = state;
	} else {
		free(state);
	}
	return result;
}

void mc_decision_free(mc_decision *decision)
{
	free(decision->state);
	decision->state = NULL;
}
