#include "score.h"

#include <math.h>
#include <string.h>

void mc_score_clear(const mc_rubric *rubric, mc_score *score)
{
	score->count = rubric->count;
	for (size_t c = 0; c < rubric->count; c++) {
		score->criteria[c] = (mc_scored) { .kind = MC_SCORED_MISSING, .level = -1 };
	}
}

mc_result mc_score_check_code(const mc_rubric *rubric, size_t criterion, mc_slice code, mc_fault *fault)
{
	const int other = mc_rubric_find_level_anywhere(rubric, code);

	if (other >= 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "Level \"%s\" belongs to criterion \"%s\", not to \"%s\"",
			mc_excerpt_of(code).text, rubric->criteria[other].id, rubric->criteria[criterion].id);
	}
	if (!mc_id_valid(code)) {
		return mc_fail(fault, MC_E_ARGUMENT, "\"%s\" is neither a level of criterion \"%s\" nor an unscorable code",
			mc_excerpt_of(code).text, rubric->criteria[criterion].id);
	}
	return MC_OK;
}

mc_result mc_rubric_score(
	const mc_rubric *rubric, const mc_chosen *chosen, size_t count, mc_score *score, mc_fault *fault)
{
	mc_score_clear(rubric, score);
	for (size_t i = 0; i < count; i++) {
		int c = mc_rubric_find_criterion_near(rubric, i, chosen[i].criterion);
		mc_result result;
		mc_scored *scored;

		if (c < 0) {
			return mc_fail(
				fault, MC_E_ARGUMENT, "The rubric has no criterion \"%s\"", mc_excerpt_of(chosen[i].criterion).text);
		}
		scored = &score->criteria[c];
		if (scored->kind != MC_SCORED_MISSING) {
			return mc_fail(fault, MC_E_ARGUMENT, "Criterion \"%s\" is chosen for twice", rubric->criteria[c].id);
		}
		scored->level = mc_rubric_find_level(rubric, (size_t) c, chosen[i].level);
		if (scored->level >= 0) {
			scored->kind = MC_SCORED_VALUE;
			scored->value = rubric->criteria[c].levels[scored->level].value;
			continue;
		}
		result = mc_score_check_code(rubric, (size_t) c, chosen[i].level, fault);
		if (result != MC_OK) {
			return result;
		}
		scored->kind = MC_SCORED_CODE;
		scored->code = chosen[i].level;
	}
	mc_score_sum(rubric, score);
	return MC_OK;
}

void mc_score_sum(const mc_rubric *rubric, mc_score *score)
{
	score->points = 0;
	score->minimum = rubric->lowest;
	score->maximum = rubric->highest;
	score->basis =
		(mc_grade_basis) { .complete = true, .minimum = rubric->lowest_double, .maximum = rubric->highest_double };
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_scored *scored = &score->criteria[c];

		if (scored->kind != MC_SCORED_VALUE) {
			score->basis.complete = false;
		} else if (rubric->has_points) {
			score->points += scored->value;
			score->basis.points += scored->level >= 0 ? rubric->criteria[c].levels[scored->level].number
				: mc_exact_double(scored->value, MC_SHARES_POINT);
		}
	}
}

bool mc_score_grade(const mc_grade_basis *basis, double low, double high, bool lockzero, bool whole,
	double (*nearest)(double), double *grade)
{
	double offset;

	/* Exact ties of a rubric whose minimum is its maximum stay ties: both sums add the same doubles in the same order. */
	if (!basis->complete || basis->maximum <= basis->minimum) {
		return false;
	}
	if (lockzero) {
		if (basis->maximum == 0.0) {
			return false;
		}
		offset = basis->points / basis->maximum * high;
		*grade = offset > low ? offset : low;
		if (whole) {
			*grade = nearest(*grade);
		}
	} else {
		offset = (basis->points - basis->minimum) / (basis->maximum - basis->minimum) * (high - low);
		*grade = (whole ? nearest(offset) : offset) + low;
	}
	return isfinite(*grade);
}
