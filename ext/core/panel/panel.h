/* What a panel's reviews come to by the rules of the version. See docs/formats.md, "What comes out". */
#ifndef MC_PANEL_H
#define MC_PANEL_H

#include "../rubric/score.h"
#include "rules.h"

struct json_t;

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
 * The whole decision as docs/formats.md describes it, told only when somebody asks: it takes longer than deciding.
 * The rubric and the rules must still be there. The caller owns *document.
 */
mc_result mc_decision_tell(const mc_decision *decision, struct json_t **document);

#endif
