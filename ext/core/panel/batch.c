/* Many submissions, one after the other: given by positions, decided as every other, and told in a few numbers. */
#include "kinds.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mc_batch {
	mc_state state;
};

mc_result mc_batch_open(const mc_rubric *rubric, const mc_rules *rules, mc_batch **batch, mc_fault *fault)
{
	const mc_role further = mc_rules_agree(rules) ? MC_ROLE_AGREED : MC_ROLE_ADJUDICATOR;

	*batch = NULL;
	if (strcmp(rules->rubric, rubric->digest) != 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules were made for another rubric");
	}
	*batch = calloc(1, sizeof(**batch));
	if (*batch == NULL) {
		return MC_E_NOMEM;
	}
	(*batch)->state.rubric = rubric;
	(*batch)->state.rules = rules;
	for (size_t r = 0; r <= rules->reviewers; r++) {
		mc_rater *rater = &(*batch)->state.rater[r];

		snprintf(rater->reviewer, sizeof(rater->reviewer), "%zu", r + 1);
		rater->role = r < rules->reviewers ? MC_ROLE_RATER : further;
	}
	return MC_OK;
}

void mc_batch_close(mc_batch *batch)
{
	free(batch);
}

mc_result mc_batch_rating(const mc_batch *batch, size_t criterion, mc_slice id, int *rating, mc_fault *fault)
{
	const mc_rubric *rubric = batch->state.rubric;
	int code;

	*rating = mc_rubric_find_level(rubric, criterion, id);
	if (*rating >= 0) {
		return MC_OK;
	}
	code = mc_rules_find_code(batch->state.rules, id);
	if (code >= 0) {
		*rating = MC_CODED(code);
		return MC_OK;
	}
	if (mc_rubric_find_level_anywhere(rubric, id) >= 0) {
		return mc_score_check_code(rubric, criterion, id, fault);
	}
	return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is neither a level of criterion \"%s\" nor an unscorable code",
		mc_excerpt_of(id).text, rubric->criteria[criterion].id);
}

/* What the last submission left is cleared, as far as the rubric and the rules reach: a state is large. */
static void mc_batch_clear(mc_state *state)
{
	const size_t criteria = state->rubric->count;

	if (state->triggered) {
		memset(state->fired, 0, sizeof(state->fired));
		for (size_t t = 0; t < state->rules->triggers; t++) {
			memset(state->fires[t], 0, criteria * sizeof(state->fires[t][0]));
		}
		memset(state->touched, 0, criteria * sizeof(state->touched[0]));
	}
	if (state->votes > 0) {
		memset(state->votes_by, 0, sizeof(state->votes_by));
	}
	memset(state->has_alone, 0, sizeof(state->has_alone));
	state->has_together = false;
	state->raters = 0;
	state->further = state->counts = state->triggered = false;
	state->votes = state->votes_for = 0;
	/* Every verdict, and what every criterion came to, is written whole before it is read. */
}

static mc_result mc_batch_take(mc_state *state, const int *ratings, size_t reviewers, const int *carried,
	mc_fault *fault)
{
	const mc_rubric *rubric = state->rubric;
	const mc_rules *rules = state->rules;
	size_t open = 0;

	for (size_t c = 0; c < rubric->count; c++) {
		state->carried[c] = carried != NULL ? carried[c] : MC_NOT_RATED;
		if (state->carried[c] < MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is carried for criterion \"%s\" and is not one of its levels",
				rules->code[MC_CODE_OF(state->carried[c])].code, rubric->criteria[c].id);
		}
		open += state->carried[c] == MC_NOT_RATED;
	}
	/* Where everything is carried, nobody is asked. */
	state->raters = open > 0 ? rules->reviewers : 0;
	if (reviewers < state->raters || reviewers > state->raters + rules->adjudicates) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules want the reviews of %zu raters%s, and there are %zu",
			state->raters, rules->adjudicates ? ", which one more may follow" : "", reviewers);
	}
	state->further = reviewers > state->raters;
	for (size_t r = 0; r < reviewers; r++) {
		/* The further review sits last, behind as many raters as there are. */
		mc_rater *rater = &state->rater[r];

		for (size_t c = 0; c < rubric->count; c++) {
			rater->rating[c] = ratings[r * rubric->count + c];
			if (rater->rating[c] != MC_NOT_RATED && state->carried[c] != MC_NOT_RATED) {
				return mc_fail(fault, MC_E_ARGUMENT,
					"Reviewer \"%s\" rates criterion \"%s\", whose level is carried from an earlier attempt",
					rater->reviewer, rubric->criteria[c].id);
			}
			if (r < state->raters && rater->rating[c] == MC_NOT_RATED && state->carried[c] == MC_NOT_RATED) {
				return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" does not rate criterion \"%s\"", rater->reviewer,
					rubric->criteria[c].id);
			}
		}
	}
	return MC_OK;
}

/* Where there is a score every criterion has a value, so their sum is that of mc_score_sum(). */
static double mc_batch_points(const mc_state *state)
{
	mc_wide points = 0;

	for (size_t c = 0; c < state->rubric->count; c++) {
		points += state->resolved[c].value;
	}
	return mc_exact_double(points, MC_SHARES_POINT);
}

mc_result mc_batch_decide(mc_batch *batch, const int *ratings, size_t reviewers, const int *carried,
	mc_batch_result *decided, mc_fault *fault)
{
	mc_result result;

	mc_batch_clear(&batch->state);
	result = mc_batch_take(&batch->state, ratings, reviewers, carried, fault);
	if (result == MC_OK) {
		result = mc_state_decide(&batch->state, &decided->outcome, fault);
	}
	if (result == MC_OK) {
		decided->triggered = batch->state.triggered;
		decided->scored = decided->outcome == MC_OUTCOME_AWARD || decided->outcome == MC_OUTCOME_NOT_YET;
		decided->points = decided->scored && batch->state.rubric->has_points ? mc_batch_points(&batch->state) : 0;
	}
	return result;
}
