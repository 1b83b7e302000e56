/*
 * A panel at work: its reviews as positions in the rubric, and what is found out about them step by step. Inside
 * ext/core/panel only.
 */
#ifndef MC_SITTING_H
#define MC_SITTING_H

#include "panel.h"

typedef struct {
	char reviewer[MC_ID_SIZE];
	mc_role role;
	int rating[MC_RUBRIC_MAX_CRITERIA];
} mc_seat;

typedef enum {
	MC_RULE_CARRIED = MC_BY_DISCUSSION + 1,
	MC_RULE_UNSCORABLE,
	MC_RULE_AWAITING
} mc_rule_more;

/* Why a rating does not count in the value of its criterion. The order is that of the words in decision_tell.c. */
typedef enum {
	MC_COUNTED,
	MC_LEFT_CODE,       /* it is a code */
	MC_LEFT_UNSCORABLE, /* somebody else's code leaves the criterion without a value */
	MC_LEFT_AWAITING,   /* the further review is not there yet */
	MC_LEFT_NOT_ASKED,  /* a further review that nothing asked for, here */
	MC_LEFT_REPLACED,   /* by the adjudicator's level, or the agreed one */
	MC_LEFT_FARTHER,    /* tertium quid: the other rater is closer, or wins the tie */
	MC_LEFT_LOWEST,     /* trimmed */
	MC_LEFT_HIGHEST,
	MC_LEFT_MINORITY    /* a majority found otherwise */
} mc_left;

/* What a criterion came to. rule is an mc_resolution or an mc_rule_more. */
typedef struct {
	int rule;
	bool known;
	mc_shares value;
	mc_shares exact;   /* the same before it was rounded to a level, where the rules say so */
	bool combined;     /* the adjudicator's level and what the raters came to, which is this: */
	int raters_rule;
	mc_shares raters;
	uint8_t left[MC_RULES_MAX_REVIEWERS + 1]; /* mc_left by seat, of those who rated; the further review sits last */
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
 * All zero to begin with, but for the large ones at the end, which are written before they are read. What is added here is
 * cleared in session.c too, where one sitting follows another.
 */
typedef struct mc_sitting {
	const mc_rubric *rubric;
	const mc_rules *rules;
	size_t raters;
	bool further;                             /* there is an adjudicator's or an agreed review */
	bool counts;                              /* and something was triggered */
	bool alone;                               /* what each rater alone comes to is wanted: own */
	int carried[MC_RUBRIC_MAX_CRITERIA];      /* a level, or MC_NOT_RATED */
	mc_verdict first;                         /* and to what the raters come to among themselves, where a band asks */
	bool fired[MC_RULES_MAX_TRIGGERS];
	bool fires[MC_RULES_MAX_TRIGGERS][MC_RUBRIC_MAX_CRITERIA];
	bool triggered;                           /* anything */
	bool touched[MC_RUBRIC_MAX_CRITERIA];     /* by any trigger */
	mc_verdict verdict;
	unsigned votes, votes_for;                /* where the rules count outcomes: the voices, and those for the award */
	bool speaks[MC_RULES_MAX_REVIEWERS + 1];
	mc_seat seat[MC_RULES_MAX_REVIEWERS + 1]; /* raters by the bytes of their ids, then the further review */
	mc_verdict own[MC_RULES_MAX_REVIEWERS + 1]; /* the standard applied to each rater alone; in a vote to the further review too */
	mc_resolved resolved[MC_RUBRIC_MAX_CRITERIA];
} mc_sitting;

/* sitting.c: checks the reviews and seats them. */
mc_result mc_sitting_seat(mc_sitting *sitting, const mc_review *reviews, size_t count, const mc_chosen *carried, size_t carries, mc_fault *fault);
/* The further review rates what it counts for, once that is known. */
mc_result mc_sitting_check_further(const mc_sitting *sitting, mc_fault *fault);
/* Whether the further review counts, or would count, for a criterion. */
bool mc_sitting_in_scope(const mc_sitting *sitting, size_t criterion);
/* The value of a level. */
static inline mc_shares mc_sitting_value(const mc_sitting *sitting, size_t criterion, int level)
{
	return sitting->rubric->criteria[criterion].levels[level].value;
}

/* decide.c: all that follows once everybody sits. */
mc_result mc_sitting_decide(mc_sitting *sitting, mc_outcome *outcome, mc_fault *fault);

/* standard.c: the standard applied to one value a criterion; each rater's own outcome; the count of those. */
void mc_standard_apply(const mc_sitting *sitting, const bool *known, const mc_shares *values, mc_verdict *verdict);
void mc_sitting_apply_alone(mc_sitting *sitting, size_t seat);
void mc_sitting_apply_resolved(const mc_sitting *sitting, const mc_resolved *resolved, mc_verdict *verdict);
bool mc_sitting_vote(mc_sitting *sitting);
/* What a verdict's total is divided by to be in points: of the weighted sum, or of the weighted mean. */
mc_wide mc_standard_scale(const mc_rules *rules);
/* A cut, or a distance from it, as a verdict's total. */
mc_wide mc_standard_wide(const mc_rules *rules, mc_units cut);

/* triggers.c: what fires. */
void mc_sitting_trigger(mc_sitting *sitting);
bool mc_band_holds(const mc_sitting *sitting, const mc_trigger *trigger, const mc_verdict *verdict, bool known);

/* resolve.c: one value for each criterion. */
void mc_sitting_resolve(mc_sitting *sitting);
void mc_sitting_resolve_raters(const mc_sitting *sitting, mc_resolved *resolved);

#endif
