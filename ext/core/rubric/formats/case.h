/*
 * Rubrics of 1EdTech's Competencies and Academic Standards Exchange (CASE) 1.0 and 1.1: a CFRubric alone, or in a CFPackage.
 * Information model 1.1, sections 7.1.26 (CFRubric), 7.1.27 (CFRubricCriterion), 7.1.29 (CFRubricCriterionLevel).
 */
#ifndef MC_CASE_H
#define MC_CASE_H

#include "format.h"

/*
 * The rubric whose identifier or title is name, or the only one where name.data is NULL. The caller owns *rubric and *notes.
 */
mc_result mc_case_read(mc_slice json, mc_slice name, mc_rubric **rubric, struct json_t **notes, mc_fault *fault);

/* Adds the titles of the rubrics in a package; of one without a title of its own, the identifier. */
mc_result mc_case_choices(mc_slice json, struct json_t *names, mc_fault *fault);

/* Written where nobody says when the rubric was last changed. */
#define MC_CASE_NO_TIME "1970-01-01T00:00:00Z"
/* Appends a CFRubric. changed is RFC 3339 in UTC, or MC_E_ARGUMENT. The caller owns *lost. */
mc_result mc_case_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t **lost, mc_fault *fault);

/* Inside this folder only. A CFRubric that was found, into a rubric and notes that are empty; at is where it stands. */
mc_result mc_case_rubric(const struct json_t *value, mc_rubric *rubric, struct json_t *notes, const mc_pointer *at, mc_fault *fault);
/* A member; null is as good as absent. */
const struct json_t *mc_case_member(const struct json_t *object, const char *name);
/* A member that is a list, or NULL where there is none. */
mc_result mc_case_list(const struct json_t *object, const char *name, size_t most, const struct json_t **list, const mc_pointer *at, mc_fault *fault);

#endif
