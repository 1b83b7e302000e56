/*
 * The score of a rubric: what each criterion came to, exact sums, and Moodle's grade from them.
 */
#ifndef MC_SCORE_H
#define MC_SCORE_H

#include "rubric.h"

/* One choice by ids: a level, or a code in its place. */
typedef struct {
	mc_slice criterion;
	mc_slice level;
} mc_chosen;

typedef enum { MC_SCORED_MISSING, MC_SCORED_CODE, MC_SCORED_VALUE } mc_scored_kind;

typedef struct {
	mc_scored_kind kind;
	mc_shares value; /* where kind is MC_SCORED_VALUE */
	int level;       /* the level with just that value, or -1 where it lies between levels */
	mc_slice code;   /* where kind is MC_SCORED_CODE; borrowed from the choice */
} mc_scored;

/* What Moodle's formula works on: sums of doubles in the order of the criteria, as its rubric adds them up. */
typedef struct {
	bool complete; /* no criterion is missing or unscorable */
	double points;
	double minimum;
	double maximum;
} mc_grade_basis;

typedef struct {
	size_t count;
	mc_scored criteria[MC_RUBRIC_MAX_CRITERIA];
	mc_wide points;  /* shares; of what is scored */
	mc_wide minimum; /* of all criteria; 0 where the rubric has no points */
	mc_wide maximum;
	mc_grade_basis basis;
} mc_score;

/*
 * A criterion that is not chosen for is missing, text that is no level's id is a code. MC_E_ARGUMENT: an unknown
 * criterion, one that comes twice, a level of another criterion.
 */
mc_result mc_rubric_score(
	const mc_rubric *rubric, const mc_chosen *chosen, size_t count, mc_score *score, mc_fault *fault);

/* What is no level of the criterion can be a code: MC_E_ARGUMENT where it is a level of another one, or no id. */
mc_result mc_score_check_code(const mc_rubric *rubric, size_t criterion, mc_slice code, mc_fault *fault);

/* Every criterion of the rubric is missing; the sums are not made. */
void mc_score_clear(const mc_rubric *rubric, mc_score *score);

/* Adds up score->criteria. */
void mc_score_sum(const mc_rubric *rubric, mc_score *score);

/*
 * Moodle's gradingform_rubric_instance::get_grade() for a range from low to high; nearest is the rounding of the host,
 * for whole grades. False where the grade is not defined.
 */
bool mc_score_grade(const mc_grade_basis *basis, double low, double high, bool lockzero, bool whole,
	double (*nearest)(double), double *grade);

#endif
