/* What a panel's reviews come to by the rules of the version. See docs/formats.md, "What comes out". */
#ifndef MC_PANEL_H
#define MC_PANEL_H

#include "../rubric/score.h"
#include "rules.h"

typedef enum { MC_ROLE_RATER, MC_ROLE_ADJUDICATOR, MC_ROLE_AGREED } mc_role;
typedef enum { MC_OUTCOME_AWARD, MC_OUTCOME_NOT_YET, MC_OUTCOME_ADJUDICATE, MC_OUTCOME_INCOMPLETE } mc_outcome;

extern const char *const mc_roles[], *const mc_outcomes[];

typedef struct {
	mc_slice reviewer;
	mc_role role;
	const mc_chosen *levels;
	size_t count;
} mc_review;

typedef struct {
	mc_outcome outcome;
	bool scored;             /* award or not yet: score is there */
	mc_score score;
	struct mc_state *state;  /* all that was found out; leans on the rubric and the rules */
} mc_decision;

/*
 * Decides. MC_E_ARGUMENT, with a sentence: rules for another rubric; an id that is unknown, missing or comes twice; too
 * many or too few reviews. The order of reviews does not matter. mc_decision_free afterwards, also where this failed.
 */
mc_result mc_panel_decide(const mc_rubric *rubric, const mc_rules *rules, const mc_review *reviews, size_t count,
	const mc_chosen *carried, size_t carries, mc_decision *decision, mc_fault *fault);
void mc_decision_free(mc_decision *decision);

/*
 * Many submissions by the same rules, one after the other, where nobody asks how it came about. A batch keeps its room;
 * it leans on the rubric and the rules.
 */
typedef struct mc_batch mc_batch;

typedef struct {
	mc_outcome outcome;
	bool triggered; /* something asked for a further review */
	bool scored;    /* award or not yet: points are there */
	double points;  /* the nearest double, as of mc_score.points */
} mc_batch_result;

/* A rating is the position of a level, or one of these. */
#define MC_NOT_RATED (-1)
#define MC_CODED(code) (-2 - (code))
#define MC_CODE_OF(rating) (-2 - (rating))

/* MC_E_ARGUMENT where the rules are for another rubric. The caller owns *batch (mc_batch_close). */
mc_result mc_batch_open(const mc_rubric *rubric, const mc_rules *rules, mc_batch **batch, mc_fault *fault);
void mc_batch_close(mc_batch *batch);
/* The rating that an id stands for; MC_E_ARGUMENT where it is no level of the criterion and no code. */
mc_result mc_batch_rating(const mc_batch *batch, size_t criterion, mc_slice id, int *rating, mc_fault *fault);
/*
 * One submission: ratings of each reviewer after the other, each in the rubric's order; the raters first, then the
 * further review if there is one. carried is a level or MC_NOT_RATED for each criterion, or NULL. Refused like
 * mc_panel_decide(), with reviewers called by their place from 1.
 */
mc_result mc_batch_decide(mc_batch *batch, const int *ratings, size_t reviewers, const int *carried,
	mc_batch_result *decided, mc_fault *fault);

/* What was done with one rating of a criterion. Texts are the decision's, the rubric's or the rules'. */
typedef struct {
	size_t rater;    /* the place of who gave it, from 0: raters by their ids, then the further review */
	const char *reviewer;
	mc_role role;
	int level;       /* or -1 where it is a code */
	const char *code; /* or NULL */
	const char *why; /* it does not count, or NULL where it does */
} mc_input;

/* What is told of a criterion. */
typedef struct {
	size_t inputs;
	mc_input input[MC_RULES_MAX_REVIEWERS + 1];
	const char *rule;     /* the method that was used, or "carried", "unscorable", "awaiting" */
	bool known;           /* it has a value */
	mc_shares value;
	bool rounded;         /* the rules round to levels, so exact is told too */
	mc_shares exact;
	int level;            /* the one with just that value, or -1 */
	int cut;              /* or -1 where it is not must-pass */
	bool met;             /* where it has a value and is must-pass */
	bool weighted;
	mc_units weight;
} mc_told;
void mc_decision_criterion(const mc_decision *decision, size_t criterion, mc_told *told);

/* Why it came out so: a code of docs/formats.md, and a criterion or -1. */
typedef struct {
	const char *code;
	int criterion;
} mc_reason;
/* At most two for each criterion and three more; gives back how many. */
#define MC_REASONS_MOST (2 * MC_RUBRIC_MAX_CRITERIA + 3)
size_t mc_decision_reasons(const mc_decision *decision, mc_reason reasons[MC_REASONS_MOST]);

/* Whether a trigger fired. */
bool mc_decision_triggered(const mc_decision *decision);
/* Appends the triggers that fired as a list, or the whole, in RFC 8785's form. out is unchanged by MC_E_NOMEM. */
mc_result mc_decision_triggers_json(const mc_decision *decision, mc_buffer *out);
mc_result mc_decision_json(const mc_decision *decision, mc_buffer *out);

#endif
