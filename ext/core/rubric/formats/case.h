/*
 * Rubrics of 1EdTech's Competencies and Academic Standards Exchange (CASE) 1.0 and 1.1: a CFRubric alone, or in a CFPackage.
 * Information model 1.1, sections 7.1.26 (CFRubric), 7.1.27 (CFRubricCriterion), 7.1.29 (CFRubricCriterionLevel).
 */
#ifndef MC_CASE_H
#define MC_CASE_H

#include "format.h"

/* case_write.c. Appends a CFRubric. */
mc_result mc_case_write(
	const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost, mc_fault *fault);

/* case_read.c. A CFRubric that was found, into a rubric and notes that are empty; at is where it stands. */
mc_result mc_case_rubric(
	const struct json_t *value, mc_rubric *rubric, struct json_t *notes, const mc_pointer *at, mc_fault *fault);
/* A member; null is as good as absent. */
const struct json_t *mc_case_member(const struct json_t *object, const char *name);
/* A member that is a list, or NULL where there is none. */
mc_result mc_case_list(const struct json_t *object, const char *name, size_t most, const struct json_t **list,
	const mc_pointer *at, mc_fault *fault);

#endif
