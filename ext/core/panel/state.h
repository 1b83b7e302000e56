/*
 * A panel at work: its reviews as positions in the rubric, and what is found out about them step by step. Inside
 * ext/core/panel only.
 */
#ifndef MC_STATE_H
#define MC_STATE_H

#include "panel.h"

/* One review. */
typedef struct {
	char reviewer[MC_ID_SIZE];
	mc_role role;
	int rating[MC_RUBRIC_MAX_CRITERIA]; /* a level, MC_NOT_RATED, or MC_CODED */
} mc_rater;

/* The levels that are given for one criterion, with the places of who gave them. */
typedef struct {
	mc_shares value;
	size_t rater;
} mc_rating;

typedef struct {
	size_t count;
	mc_rating rating[MC_RULES_MAX_REVIEWERS + 1];
} mc_ratings;

/* Where the value of a criterion comes from. The order is that of the words in facts.c. */
typedef enum { MC_RESOLVED, MC_CARRIED, MC_UNSCORABLE, MC_AWAITING } mc_source;

/* Why a rating does not count in the value of its criterion. The order is that of the words in facts.c. */
typedef enum {
	MC_COUNTED,
	MC_WHY_CODE,       /* it is a code */
	MC_WHY_UNSCORABLE, /* somebody else's code leaves the criterion without a value */
	MC_WHY_AWAITING,   /* the further review is not there yet */
	MC_WHY_NOT_ASKED,  /* a further review that nothing asked for, here */
	MC_WHY_REPLACED,   /* by the adjudicator's level, or the agreed one */
	MC_WHY_FARTHER,    /* tertium quid: the other rater is closer, or wins the tie */
	MC_WHY_LOWEST,     /* trimmed */
	MC_WHY_HIGHEST,
	MC_WHY_MINORITY    /* a majority found otherwise */
} mc_why;

/* What a criterion came to. */
typedef struct {
	mc_source source;
	const struct mc_method_kind *method; /* where it is MC_RESOLVED */
	bool known;
	mc_shares value;
	mc_shares exact;   /* the same before it was rounded to a level, where the rules say so */
	uint8_t why[MC_RULES_MAX_REVIEWERS + 1]; /* mc_why by rater, of those who rated; the further review is the last */
} mc_resolved;

/* What the standard says about one value a criterion. */
typedef struct {
	bool defined;                     /* every criterion that the standard looks at has a value */
	bool award;
	bool met[MC_RUBRIC_MAX_CRITERIA]; /* of must-pass criteria with a value */
	bool summed;                      /* every weighted criterion has a value */
	mc_wide total;                    /* the weighted sum, shares times units; of weighted criteria with a value */
	bool reached;
} mc_verdict;

/*
 * All zero to begin with, but for the large ones at the end, which are written before they are read. What is added here
 * is cleared in batch.c too, where one submission follows another.
 */
typedef struct mc_state {
	const mc_rubric *rubric;
	const mc_rules *rules;
	size_t raters;
	bool further;                             /* there is an adjudicator's or an agreed review */
	bool counts;                              /* and something was triggered */
	int carried[MC_RUBRIC_MAX_CRITERIA];      /* a level, or MC_NOT_RATED */
	bool fired[MC_RULES_MAX_TRIGGERS];
	bool fires[MC_RULES_MAX_TRIGGERS][MC_RUBRIC_MAX_CRITERIA];
	bool triggered;                           /* anything */
	bool touched[MC_RUBRIC_MAX_CRITERIA];     /* by any trigger */
	mc_verdict verdict;
	unsigned votes, votes_for;                /* where the rules count outcomes: all, and those for the award */
	bool votes_by[MC_RULES_MAX_REVIEWERS + 1];
	bool has_together;                        /* what raters come to together, and alone, is found when asked for */
	bool has_alone[MC_RULES_MAX_REVIEWERS + 1];
	mc_rater rater[MC_RULES_MAX_REVIEWERS + 1]; /* by the bytes of their ids, then the further review */
	mc_verdict together;
	mc_verdict alone[MC_RULES_MAX_REVIEWERS + 1];
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];
} mc_state;

/* state.c: checks the reviews and takes them in. */
mc_result mc_state_review(mc_state *state, const mc_review *reviews, size_t count, const mc_chosen *carried,
	size_t carries, mc_fault *fault);
/* The further review rates what it counts for, once that is known. */
mc_result mc_state_check_further(const mc_state *state, mc_fault *fault);
/* Whether the further review counts, or would count, for a criterion. */
bool mc_state_in_scope(const mc_state *state, size_t criterion);
/* The value of a level. */
static inline mc_shares mc_state_value(const mc_state *state, size_t criterion, int level)
{
	return state->rubric->criteria[criterion].levels[level].value;
}

/* decide.c: all that follows once the reviews are there. */
mc_result mc_state_decide(mc_state *state, mc_outcome *outcome, mc_fault *fault);

/*
 * standard.c: the standard applied to what each rater alone comes to (the further review too, by its place), to what
 * the raters come to together without it, and to what was resolved; and the count of outcomes.
 */
const mc_verdict *mc_state_alone(mc_state *state, size_t rater);
const mc_verdict *mc_state_together(mc_state *state);
void mc_state_apply(mc_state *state);
bool mc_state_vote(mc_state *state);
/* What a verdict's total is divided by to be in points: of the weighted sum, or of the weighted mean. */
mc_wide mc_standard_scale(const mc_rules *rules);
/* A cut, or a distance from it, as a verdict's total. */
mc_wide mc_standard_wide(const mc_rules *rules, mc_units cut);

/* triggers.c: what fires; and, for a kind, that a criterion made it fire. */
void mc_state_trigger(mc_state *state);
void mc_state_fire(mc_state *state, size_t index, size_t criterion);

/* resolve.c: one value for each criterion; the same of the raters alone, into resolved. */
void mc_state_resolve(mc_state *state);
void mc_state_resolve_raters(const mc_state *state, mc_resolved *resolved);

#endif
