/* From reviews by ids to ratings by positions. Every refusal here is the caller's mistake: MC_E_ARGUMENT. */
#include "kinds.h"

#include <string.h>

bool mc_state_in_scope(const mc_state *state, size_t criterion)
{
	return state->carried[criterion] == MC_NOT_RATED
		&& (state->rules->scope == MC_SCOPE_ALL || state->touched[criterion]);
}

static mc_result mc_state_carry(mc_state *state, const mc_chosen *carried, size_t carries, mc_fault *fault)
{
	const mc_rubric *rubric = state->rubric;

	for (size_t c = 0; c < rubric->count; c++) {
		state->carried[c] = MC_NOT_RATED;
	}
	for (size_t i = 0; i < carries; i++) {
		int c = mc_rubric_find_criterion(rubric, carried[i].criterion);

		if (c < 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "The rubric has no criterion \"%s\" to carry a level for",
				mc_excerpt_of(carried[i].criterion).text);
		}
		if (state->carried[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "Criterion \"%s\" is carried twice", rubric->criteria[c].id);
		}
		state->carried[c] = mc_criterion_find_level(&rubric->criteria[c], carried[i].level);
		if (state->carried[c] < 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is carried for criterion \"%s\" and is not one of its levels",
				mc_excerpt_of(carried[i].level).text, rubric->criteria[c].id);
		}
	}
	return MC_OK;
}

static mc_result mc_state_rate(mc_state *state, mc_rater *rater, const mc_review *review, mc_fault *fault)
{
	const mc_rubric *rubric = state->rubric;

	for (size_t c = 0; c < rubric->count; c++) {
		rater->rating[c] = MC_NOT_RATED;
	}
	for (size_t i = 0; i < review->count; i++) {
		const mc_chosen *chosen = &review->levels[i];
		int c = mc_rubric_find_criterion_near(rubric, i, chosen->criterion), code, other;

		if (c < 0) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"Reviewer \"%s\" rates criterion \"%s\", which the rubric does not have",
				mc_excerpt_of(review->reviewer).text, mc_excerpt_of(chosen->criterion).text);
		}
		if (rater->rating[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" rates criterion \"%s\" twice",
				mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id);
		}
		if (state->carried[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"Reviewer \"%s\" rates criterion \"%s\", whose level is carried from an earlier attempt",
				mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id);
		}
		rater->rating[c] = mc_rubric_find_level(rubric, (size_t) c, chosen->level);
		if (rater->rating[c] >= 0) {
			continue;
		}
		code = mc_rules_find_code(state->rules, chosen->level);
		if (code >= 0) {
			rater->rating[c] = MC_CODED(code);
			continue;
		}
		other = mc_rubric_find_level_anywhere(rubric, chosen->level);
		if (other >= 0) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"Reviewer \"%s\" gives criterion \"%s\" the level \"%s\", which belongs to criterion \"%s\"",
				mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id, mc_excerpt_of(chosen->level).text,
				rubric->criteria[other].id);
		}
		return mc_fail(fault, MC_E_ARGUMENT,
			"Reviewer \"%s\" gives criterion \"%s\" \"%s\", which is neither one of its levels nor an unscorable code",
			mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id, mc_excerpt_of(chosen->level).text);
	}
	return MC_OK;
}

static mc_result mc_state_must_rate(const mc_state *state, const mc_rater *rater, size_t criterion, mc_fault *fault)
{
	if (rater->rating[criterion] == MC_NOT_RATED && state->carried[criterion] == MC_NOT_RATED) {
		return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" does not rate criterion \"%s\"",
			rater->reviewer, state->rubric->criteria[criterion].id);
	}
	return MC_OK;
}

/* The place of a review: raters in the order of their ids, the further review last. */
static size_t mc_state_place(const mc_review *reviews, size_t count, size_t review)
{
	size_t place = 0;

	for (size_t i = 0; i < count; i++) {
		if (reviews[i].role == MC_ROLE_RATER && (reviews[review].role != MC_ROLE_RATER
			|| mc_slice_compare(reviews[i].reviewer, reviews[review].reviewer) < 0)) {
			place++;
		}
	}
	return place;
}

static mc_result mc_state_check_panel(mc_state *state, const mc_review *reviews, size_t count, mc_fault *fault)
{
	const mc_rules *rules = state->rules;
	size_t further = 0, wanted = 0;

	for (size_t c = 0; c < state->rubric->count && wanted == 0; c++) {
		/* Where everything is carried, nobody is asked. */
		wanted = state->carried[c] == MC_NOT_RATED ? rules->reviewers : 0;
	}
	for (size_t i = 0; i < count; i++) {
		const mc_role role = reviews[i].role;

		if (!mc_id_valid(reviews[i].reviewer)) {
			return mc_fail(fault, MC_E_ARGUMENT,
				"\"%s\" cannot be the id of a reviewer: it should be 1 to 64 letters, digits, \".\", \"_\", \":\" or "
				"\"-\", beginning with a letter or a digit", mc_excerpt_of(reviews[i].reviewer).text);
		}
		for (size_t j = 0; j < i; j++) {
			if (mc_slice_equal(reviews[i].reviewer, reviews[j].reviewer)) {
				return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" has two reviews",
					mc_excerpt_of(reviews[i].reviewer).text);
			}
		}
		if (role == MC_ROLE_RATER) {
			state->raters++;
			if (state->raters > wanted) {
				break;
			}
			continue;
		}
		if (!rules->adjudicates || (role == MC_ROLE_AGREED) != mc_rules_agree(rules)) {
			return mc_fail(fault, MC_E_ARGUMENT, "The rules have no place for a review of the role \"%s\"",
				mc_roles[role]);
		}
		if (++further > 1) {
			return mc_fail(fault, MC_E_ARGUMENT, "There can be only one review of the role \"%s\"", mc_roles[role]);
		}
	}
	if (state->raters > 0 && wanted == 0) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"Every criterion is carried from an earlier attempt, so nobody is asked to rate");
	}
	if (state->raters != wanted) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules want the reviews of %zu raters, and there are %s%zu", wanted,
			state->raters > wanted ? "at least " : "", state->raters);
	}
	state->further = further > 0;
	return MC_OK;
}

mc_result mc_state_review(mc_state *state, const mc_review *reviews, size_t count, const mc_chosen *carried,
	size_t carries, mc_fault *fault)
{
	mc_result result = mc_state_carry(state, carried, carries, fault);

	if (result == MC_OK) {
		result = mc_state_check_panel(state, reviews, count, fault);
	}
	for (size_t i = 0; result == MC_OK && i < count; i++) {
		mc_rater *rater = &state->rater[mc_state_place(reviews, count, i)];

		/* Valid ids are shorter than the room for them. */
		memcpy(rater->reviewer, reviews[i].reviewer.data, reviews[i].reviewer.length);
		rater->reviewer[reviews[i].reviewer.length] = '\0';
		rater->role = reviews[i].role;
		result = mc_state_rate(state, rater, &reviews[i], fault);
		for (size_t c = 0; result == MC_OK && rater->role == MC_ROLE_RATER && c < state->rubric->count; c++) {
			result = mc_state_must_rate(state, rater, c, fault);
		}
	}
	return result;
}

mc_result mc_state_check_further(const mc_state *state, mc_fault *fault)
{
	mc_result result = MC_OK;

	for (size_t c = 0; result == MC_OK && state->counts && c < state->rubric->count; c++) {
		if (mc_state_in_scope(state, c)) {
			result = mc_state_must_rate(state, &state->rater[state->raters], c, fault);
		}
	}
	return result;
}
