/* What a panel's reviews come to by the rules of the version. See docs/formats.md, "What comes out". */
#ifndef MC_PANEL_H
#define MC_PANEL_H

#include "../json/teller.h"
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
	struct mc_sitting *sitting; /* all that was found out; leans on the rubric and the rules */
} mc_decision;

/*
 * Decides. MC_E_ARGUMENT, with a sentence: rules for another rubric; an id that is unknown, missing or comes twice; too
 * many or too few reviews. The order of reviews does not matter. mc_decision_free afterwards, also where this failed.
 */
mc_result mc_panel_decide(const mc_rubric *rubric, const mc_rules *rules, const mc_review *reviews, size_t count,
	const mc_chosen *carried, size_t carries, mc_decision *decision, mc_fault *fault);
void mc_decision_free(mc_decision *decision);

/*
 * Many submissions by the same rules, one after the other, where nobody asks for explanations. A session keeps its room; it
 * leans on the rubric and the rules.
 */
typedef struct mc_session mc_session;

typedef struct {
	mc_outcome outcome;
	bool triggered; /* something asked for a further review */
	bool scored;    /* award or not yet: points are there */
	double points;  /* the nearest double, as of mc_score.points */
} mc_ruling;

/* A rating is the position of a level, or one of these. */
#define MC_NOT_RATED (-1)
#define MC_CODED(code) (-2 - (code))
#define MC_CODE_OF(rating) (-2 - (rating))

/* MC_E_ARGUMENT where the rules are for another rubric. The caller owns *session (mc_session_close). */
mc_result mc_session_open(const mc_rubric *rubric, const mc_rules *rules, mc_session **session, mc_fault *fault);
void mc_session_close(mc_session *session);
/* The rating that an id stands for; MC_E_ARGUMENT where it is no level of the criterion and no code. */
mc_result mc_session_rating(const mc_session *session, size_t criterion, mc_slice id, int *rating, mc_fault *fault);
/*
 * One submission: ratings of each reviewer after the other, each in the rubric's order; the raters first, then the further
 * review if there is one. carried is a level or MC_NOT_RATED for each criterion, or NULL. Refused like mc_panel_decide(),
 * with reviewers called by their place from 1.
 */
mc_result mc_session_decide(mc_session *session, const int *ratings, size_t reviewers, const int *carried, mc_ruling *ruling, mc_fault *fault);

/* What can be told of a decision: see docs/formats.md, "What comes out". */
typedef enum { MC_PART_CRITERIA, MC_PART_TRIGGERS, MC_PART_REASONS, MC_PART_WHOLE } mc_part;

/* Texts that come again and again: those of the rubric, the ids of who sits there, and the words of each of the last kinds. */
typedef enum {
	MC_KNOWN_CRITERION, /* the id of criterion a */
	MC_KNOWN_LEVEL,     /* the id of its level b */
	MC_KNOWN_WORTH,     /* what that counts, exact */
	MC_KNOWN_REVIEWER,  /* at seat a; at most MC_RULES_MAX_REVIEWERS + 1 sit */
	MC_KNOWN_ROLE,
	MC_KNOWN_RULE,
	MC_KNOWN_LEFT,
	MC_KNOWN_REASON,
	MC_KNOWN_COUNT
} mc_known;
/* The words of each kind from MC_KNOWN_ROLE on, NULL at its end; a is the place there. */
extern const char *const *const mc_known_words[MC_KNOWN_COUNT];

/* The objects of the criteria, triggers and reasons. A cut is all told by its criterion a and level b. */
enum { MC_SHAPE_CRITERION, MC_SHAPE_INPUT, MC_SHAPE_CUT, MC_SHAPE_REASON, MC_SHAPE_TRIGGER, MC_SHAPE_GAP, MC_SHAPE_BAND, MC_SHAPE_COUNT };
extern const mc_shape mc_shapes[MC_SHAPE_COUNT];

/*
 * Tells a part, or the whole, only when somebody asks. The rubric and the rules must still be there. A listener may leave with
 * a long jump: nothing is held meanwhile.
 */
void mc_decision_tell(const mc_decision *decision, mc_part part, mc_teller *teller);
/* Appends the whole, canonical (RFC 8785); out is unchanged where memory ran out. */
mc_result mc_decision_json(const mc_decision *decision, mc_buffer *out);

#endif
