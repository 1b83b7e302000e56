/* From reviews by ids to ratings by positions. Every refusal here is the caller's mistake: MC_E_ARGUMENT. */
#include "sitting.h"

#include <string.h>

bool mc_sitting_in_scope(const mc_sitting *sitting, size_t criterion)
{
	return sitting->carried[criterion] == MC_NOT_RATED && (sitting->rules->scope == MC_SCOPE_ALL || sitting->touched[criterion]);
}

static mc_result mc_sitting_carry(mc_sitting *sitting, const mc_chosen *carried, size_t carries, mc_fault *fault)
{
	const mc_rubric *rubric = sitting->rubric;

	for (size_t c = 0; c < rubric->count; c++) {
		sitting->carried[c] = MC_NOT_RATED;
	}
	for (size_t i = 0; i < carries; i++) {
		int c = mc_rubric_find_criterion(rubric, carried[i].criterion);

		if (c < 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "The rubric has no criterion \"%s\" to carry a level for", mc_excerpt_of(carried[i].criterion).text);
		}
		if (sitting->carried[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "Criterion \"%s\" is carried twice", rubric->criteria[c].id);
		}
		sitting->carried[c] = mc_criterion_find_level(&rubric->criteria[c], carried[i].level);
		if (sitting->carried[c] < 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is carried for criterion \"%s\" and is not one of its levels",
				mc_excerpt_of(carried[i].level).text, rubric->criteria[c].id);
		}
	}
	return MC_OK;
}

static mc_result mc_sitting_rate(mc_sitting *sitting, mc_seat *seat, const mc_review *review, mc_fault *fault)
{
	const mc_rubric *rubric = sitting->rubric;

	for (size_t c = 0; c < rubric->count; c++) {
		seat->rating[c] = MC_NOT_RATED;
	}
	for (size_t i = 0; i < review->count; i++) {
		const mc_chosen *chosen = &review->levels[i];
		int c = mc_rubric_find_criterion_near(rubric, i, chosen->criterion), code, other;

		if (c < 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" rates criterion \"%s\", which the rubric does not have",
				mc_excerpt_of(review->reviewer).text, mc_excerpt_of(chosen->criterion).text);
		}
		if (seat->rating[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" rates criterion \"%s\" twice", mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id);
		}
		if (sitting->carried[c] != MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" rates criterion \"%s\", whose level is carried from an earlier attempt",
				mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id);
		}
		seat->rating[c] = mc_rubric_find_level(rubric, (size_t) c, chosen->level);
		if (seat->rating[c] >= 0) {
			continue;
		}
		code = mc_rules_find_code(sitting->rules, chosen->level);
		if (code >= 0) {
			seat->rating[c] = MC_CODED(code);
			continue;
		}
		other = mc_rubric_find_level_anywhere(rubric, chosen->level);
		if (other >= 0) {
			return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" gives criterion \"%s\" the level \"%s\", which belongs to criterion \"%s\"",
				mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id, mc_excerpt_of(chosen->level).text, rubric->criteria[other].id);
		}
		return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" gives criterion \"%s\" \"%s\", which is neither one of its levels nor an unscorable code",
			mc_excerpt_of(review->reviewer).text, rubric->criteria[c].id, mc_excerpt_of(chosen->level).text);
	}
	return MC_OK;
}

static mc_result mc_sitting_must_rate(const mc_sitting *sitting, const mc_seat *seat, size_t criterion, mc_fault *fault)
{
	if (seat->rating[criterion] == MC_NOT_RATED && sitting->carried[criterion] == MC_NOT_RATED) {
		return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" does not rate criterion \"%s\"",
			seat->reviewer, sitting->rubric->criteria[criterion].id);
	}
	return MC_OK;
}

/* Which seat a review takes: raters in the order of their ids, the further review last. */
static size_t mc_sitting_place(const mc_review *reviews, size_t count, size_t review)
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

static mc_result mc_sitting_check_panel(mc_sitting *sitting, const mc_review *reviews, size_t count, mc_fault *fault)
{
	const mc_rules *rules = sitting->rules;
	size_t further = 0, wanted = 0;

	for (size_t c = 0; c < sitting->rubric->count && wanted == 0; c++) {
		/* Where everything is carried, nobody is asked. */
		wanted = sitting->carried[c] == MC_NOT_RATED ? rules->reviewers : 0;
	}
	for (size_t i = 0; i < count; i++) {
		const mc_role role = reviews[i].role;

		if (!mc_id_valid(reviews[i].reviewer)) {
			return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" cannot be the id of a reviewer: it should be 1 to 64 letters, digits, \".\", \"_\", \":\" or \"-\", "
				"beginning with a letter or a digit", mc_excerpt_of(reviews[i].reviewer).text);
		}
		for (size_t j = 0; j < i; j++) {
			if (mc_slice_equal(reviews[i].reviewer, reviews[j].reviewer)) {
				return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" has two reviews", mc_excerpt_of(reviews[i].reviewer).text);
			}
		}
		if (role == MC_ROLE_RATER) {
			sitting->raters++;
			if (sitting->raters > wanted) {
				break;
			}
			continue;
		}
		if (!rules->adjudicates || (role == MC_ROLE_AGREED) != (rules->with == MC_BY_DISCUSSION)) {
			return mc_fail(fault, MC_E_ARGUMENT, "The rules have no place for a review of the role \"%s\"", mc_roles[role]);
		}
		if (++further > 1) {
			return mc_fail(fault, MC_E_ARGUMENT, "There can be only one review of the role \"%s\"", mc_roles[role]);
		}
	}
	if (sitting->raters > 0 && wanted == 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "Every criterion is carried from an earlier attempt, so nobody is asked to rate");
	}
	if (sitting->raters != wanted) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules want the reviews of %zu raters, and there are %s%zu", wanted,
			sitting->raters > wanted ? "at least " : "", sitting->raters);
	}
	sitting->further = further > 0;
	return MC_OK;
}

mc_result mc_sitting_seat(mc_sitting *sitting, const mc_review *reviews, size_t count, const mc_chosen *carried, size_t carries, mc_fault *fault)
{
	mc_result result = mc_sitting_carry(sitting, carried, carries, fault);

	if (result == MC_OK) {
		result = mc_sitting_check_panel(sitting, reviews, count, fault);
	}
	for (size_t i = 0; result == MC_OK && i < count; i++) {
		mc_seat *seat = &sitting->seat[mc_sitting_place(reviews, count, i)];

		/* Valid ids are shorter than the room for them. */
		memcpy(seat->reviewer, reviews[i].reviewer.data, reviews[i].reviewer.length);
		seat->reviewer[reviews[i].reviewer.length] = '\0';
		seat->role = reviews[i].role;
		result = mc_sitting_rate(sitting, seat, &reviews[i], fault);
		for (size_t c = 0; result == MC_OK && seat->role == MC_ROLE_RATER && c < sitting->rubric->count; c++) {
			result = mc_sitting_must_rate(sitting, seat, c, fault);
		}
	}
	return result;
}

mc_result mc_sitting_check_further(const mc_sitting *sitting, mc_fault *fault)
{
	mc_result result = MC_OK;

	for (size_t c = 0; result == MC_OK && sitting->counts && c < sitting->rubric->count; c++) {
		if (mc_sitting_in_scope(sitting, c)) {
			result = mc_sitting_must_rate(sitting, &sitting->seat[sitting->raters], c, fault);
		}
	}
	return result;
}
