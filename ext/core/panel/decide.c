#include "sitting.h"

#include <stdlib.h>
#include <string.h>

const char *const mc_roles[] = { "rater", "adjudicator", "agreed", NULL };
const char *const mc_outcomes[] = { "award", "notyet", "adjudicate", "incomplete", NULL };

/* The level with just this value: the only one, or the one that all who counted gave, or -1. */
static int mc_level_of(const mc_sitting *sitting, size_t criterion)
{
	const mc_resolved *resolved = &sitting->resolved[criterion];
	int found = -1, matches = 0, given = MC_NOT_RATED;

	if (sitting->carried[criterion] != MC_NOT_RATED) {
		return sitting->carried[criterion];
	}
	for (size_t l = 0; l < sitting->rubric->criteria[criterion].count; l++) {
		if (mc_sitting_value(sitting, criterion, (int) l) == resolved->value) {
			found = (int) l;
			matches++;
		}
	}
	if (matches <= 1) {
		return found;
	}
	for (size_t s = 0; s < sitting->raters + sitting->further; s++) {
		const int rating = sitting->seat[s].rating[criterion];

		if (rating != MC_NOT_RATED && resolved->left[s] == MC_COUNTED) {
			if (given != MC_NOT_RATED && given != rating) {
				return -1;
			}
			given = rating;
		}
	}
	return given;
}

static void mc_sitting_score(const mc_sitting *sitting, mc_score *score)
{
	score->count = sitting->rubric->count;
	for (size_t c = 0; c < score->count; c++) {
		mc_scored *scored = &score->criteria[c];

		*scored = (mc_scored) { .kind = MC_SCORED_MISSING, .level = -1 };
		if (sitting->resolved[c].known) {
			scored->kind = MC_SCORED_VALUE;
			scored->value = sitting->resolved[c].value;
			scored->level = mc_level_of(sitting, c);
		}
	}
	mc_score_sum(sitting->rubric, score);
}

static mc_outcome mc_sitting_judge(mc_sitting *sitting)
{
	bool unscorable = false;

	for (size_t c = 0; c < sitting->rubric->count; c++) {
		unscorable = unscorable || sitting->resolved[c].rule == MC_RULE_UNSCORABLE;
	}
	mc_sitting_apply_resolved(sitting, sitting->resolved, &sitting->verdict);
	if (sitting->triggered && !sitting->further) {
		return MC_OUTCOME_ADJUDICATE;
	}
	if (unscorable) {
		return MC_OUTCOME_INCOMPLETE;
	}
	return (sitting->rules->vote < 0 ? sitting->verdict.award : mc_sitting_vote(sitting)) ? MC_OUTCOME_AWARD : MC_OUTCOME_NOT_YET;
}

mc_result mc_sitting_decide(mc_sitting *sitting, mc_outcome *outcome, mc_fault *fault)
{
	mc_result result;

	mc_sitting_trigger(sitting);
	result = mc_sitting_check_further(sitting, fault);
	if (result == MC_OK) {
		mc_sitting_resolve(sitting);
		*outcome = mc_sitting_judge(sitting);
	}
	return result;
}

mc_result mc_panel_decide(const mc_rubric *rubric, const mc_rules *rules, const mc_review *reviews, size_t count,
	const mc_chosen *carried, size_t carries, mc_decision *decision, mc_fault *fault)
{
	mc_sitting *sitting;
	mc_result result;

	decision->sitting = NULL;
	if (strcmp(rules->rubric, rubric->digest) != 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "The rules were made for another rubric");
	}
	sitting = malloc(sizeof(*sitting));
	if (sitting == NULL) {
		return MC_E_NOMEM;
	}
	memset(sitting, 0, offsetof(mc_sitting, seat));
	sitting->rubric = rubric;
	sitting->rules = rules;
	sitting->alone = true;
	result = mc_sitting_seat(sitting, reviews, count, carried, carries, fault);
	if (result == MC_OK) {
		result = mc_sitting_decide(sitting, &decision->outcome, fault);
	}
	if (result == MC_OK) {
		decision->scored = decision->outcome == MC_OUTCOME_AWARD || decision->outcome == MC_OUTCOME_NOT_YET;
		mc_sitting_score(sitting, &decision->score);
		decision->sitting = sitting;
	} else {
		free(sitting);
	}
	return result;
}

void mc_decision_free(mc_decision *decision)
{
	free(decision->sitting);
	decision->sitting = NULL;
}
