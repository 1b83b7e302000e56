/* Many submissions, one after the other: seated by positions, decided as every other, and told in a few numbers. */
#include "sitting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct mc_session {
	mc_sitting sitting;
};

/* Whether anything looks at what a rater alone comes to. */
static bool mc_session_alone(const mc_rules *rules)
{
	bool alone = rules->vote >= 0;

	for (size_t t = 0; t < rules->triggers; t++) {
		const mc_trigger *trigger = &rules->trigger[t];

		alone = alone || trigger->type == MC_TRIGGER_SPLIT || (trigger->type == MC_TRIGGER_BAND && trigger->of != MC_OF_RESOLVED);
	}
	return alone;
}

mc_result mc_session_open(const mc_rubric *rubric, const mc_rules *rules, mc_session **session, mc_fault *fault)
{
	*session = NULL;
	if (strcmp(rules->rubric, rubric->digest) != 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules were made for another rubric");
	}
	*session = calloc(1, sizeof(**session));
	if (*session == NULL) {
		return MC_E_NOMEM;
	}
	(*session)->sitting.rubric = rubric;
	(*session)->sitting.rules = rules;
	(*session)->sitting.alone = mc_session_alone(rules);
	for (size_t s = 0; s <= rules->reviewers; s++) {
		mc_seat *seat = &(*session)->sitting.seat[s];

		snprintf(seat->reviewer, sizeof(seat->reviewer), "%zu", s + 1);
		seat->role = s < rules->reviewers ? MC_ROLE_RATER : rules->with == MC_BY_DISCUSSION ? MC_ROLE_AGREED : MC_ROLE_ADJUDICATOR;
	}
	return MC_OK;
}

void mc_session_close(mc_session *session)
{
	free(session);
}

mc_result mc_session_rating(const mc_session *session, size_t criterion, mc_slice id, int *rating, mc_fault *fault)
{
	const mc_rubric *rubric = session->sitting.rubric;
	int code;

	*rating = mc_rubric_find_level(rubric, criterion, id);
	if (*rating >= 0) {
		return MC_OK;
	}
	code = mc_rules_find_code(session->sitting.rules, id);
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

/* What the last submission left is cleared, as far as the rubric and the rules reach: a sitting is large, and most of it is not used. */
static void mc_session_clear(mc_sitting *sitting)
{
	const size_t criteria = sitting->rubric->count;

	if (sitting->triggered) {
		memset(sitting->fired, 0, sizeof(sitting->fired));
		for (size_t t = 0; t < sitting->rules->triggers; t++) {
			memset(sitting->fires[t], 0, criteria * sizeof(sitting->fires[t][0]));
		}
		memset(sitting->touched, 0, criteria * sizeof(sitting->touched[0]));
	}
	if (sitting->votes > 0) {
		memset(sitting->speaks, 0, sizeof(sitting->speaks));
	}
	sitting->raters = 0;
	sitting->further = sitting->counts = sitting->triggered = false;
	sitting->votes = sitting->votes_for = 0;
	/* Every verdict, and what every criterion came to, is written whole before it is read. */
}

static mc_result mc_session_seat(mc_sitting *sitting, const int *ratings, size_t reviewers, const int *carried, mc_fault *fault)
{
	const mc_rubric *rubric = sitting->rubric;
	const mc_rules *rules = sitting->rules;
	size_t open = 0;

	for (size_t c = 0; c < rubric->count; c++) {
		sitting->carried[c] = carried != NULL ? carried[c] : MC_NOT_RATED;
		if (sitting->carried[c] < MC_NOT_RATED) {
			return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is carried for criterion \"%s\" and is not one of its levels",
				rules->code[MC_CODE_OF(sitting->carried[c])].code, rubric->criteria[c].id);
		}
		open += sitting->carried[c] == MC_NOT_RATED;
	}
	/* Where everything is carried, nobody is asked. */
	sitting->raters = open > 0 ? rules->reviewers : 0;
	if (reviewers < sitting->raters || reviewers > sitting->raters + rules->adjudicates) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules want the reviews of %zu raters%s, and there are %zu", sitting->raters,
			rules->adjudicates ? ", which one more may follow" : "", reviewers);
	}
	sitting->further = reviewers > sitting->raters;
	for (size_t s = 0; s < reviewers; s++) {
		/* The further review sits last, behind as many raters as there are. */
		mc_seat *seat = &sitting->seat[s];

		for (size_t c = 0; c < rubric->count; c++) {
			seat->rating[c] = ratings[s * rubric->count + c];
			if (seat->rating[c] != MC_NOT_RATED && sitting->carried[c] != MC_NOT_RATED) {
				return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" rates criterion \"%s\", whose level is carried from an earlier attempt",
					seat->reviewer, rubric->criteria[c].id);
			}
			if (s < sitting->raters && seat->rating[c] == MC_NOT_RATED && sitting->carried[c] == MC_NOT_RATED) {
				return mc_fail(fault, MC_E_ARGUMENT, "Reviewer \"%s\" does not rate criterion \"%s\"", seat->reviewer, rubric->criteria[c].id);
			}
		}
	}
	return MC_OK;
}

/* Where there is a score every criterion has a value, so their sum is that of mc_score_sum(). */
static double mc_session_points(const mc_sitting *sitting)
{
	mc_wide points = 0;

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		points += sitting->resolved[c].value;
	}
	return mc_exact_double(points, MC_SHARES_POINT);
}

mc_result mc_session_decide(mc_session *session, const int *ratings, size_t reviewers, const int *carried, mc_ruling *ruling, mc_fault *fault)
{
	mc_result result;

	mc_session_clear(&session->sitting);
	result = mc_session_seat(&session->sitting, ratings, reviewers, carried, fault);
	if (result == MC_OK) {
		result = mc_sitting_decide(&session->sitting, &ruling->outcome, fault);
	}
	if (result == MC_OK) {
		ruling->triggered = session->sitting.triggered;
		ruling->scored = ruling->outcome == MC_OUTCOME_AWARD || ruling->outcome == MC_OUTCOME_NOT_YET;
		ruling->points = ruling->scored && session->sitting.rubric->has_points ? mc_session_points(&session->sitting) : 0;
	}
	return result;
}
