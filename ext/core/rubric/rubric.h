/*
 * A rubric: criteria, each with levels from lowest to highest. Immutable once read. A format (formats/formats.h) only fills
 * the struct; mc_rubric_finish() checks and seals it. See docs/formats.md.
 */
#ifndef MC_RUBRIC_H
#define MC_RUBRIC_H

#include "../base/base.h"
#include "../crypto/digest.h"
#include "../json/json.h"
#include "exact.h"
#include "ids.h"
#include "members.h"

#define MC_RUBRIC_MAX_BYTES (4u * 1024 * 1024)
#define MC_RUBRIC_MAX_CRITERIA 100
#define MC_RUBRIC_MAX_LEVELS 50
#define MC_RUBRIC_MAX_TEXT 20000
/* Of JSON; the largest rubric has 25,505. */
#define MC_RUBRIC_MAX_VALUES 50000

/* "-99999.99999" and NUL. */
#define MC_LEVEL_EXACT_SIZE 13

typedef struct {
	char id[MC_ID_SIZE];
	mc_slice title; /* texts are owned by the rubric, normalized, and empty where there is none */
	mc_slice text;
	mc_units points;
	mc_shares value; /* mc_rubric_value() in shares, and as the nearest double; since mc_rubric_finish() */
	double number;
	char exact[MC_LEVEL_EXACT_SIZE]; /* and as mc_exact_write has it */
} mc_level;

typedef struct {
	char id[MC_ID_SIZE];
	mc_slice title;
	mc_slice text;
	mc_level *levels;
	size_t count;
	mc_ids level_ids; /* since mc_rubric_finish() */
} mc_criterion;

typedef struct {
	mc_slice title;
	mc_slice text;
	mc_criterion *criteria;
	size_t count;
	bool has_points;
	mc_ids criterion_ids;       /* these five, too, since mc_rubric_finish() */
	mc_wide lowest;             /* what the whole rubric can give, in shares; 0 where it has no points */
	mc_wide highest;
	double lowest_double;       /* the same as Moodle adds doubles up, in the order of the criteria */
	double highest_double;
	mc_buffer json;             /* the canonical form */
	char digest[MC_DIGEST_SIZE]; /* of json */
} mc_rubric;

/* Empty, for a reader of a format (formats/formats.h) to fill; NULL where memory ran out. */
mc_rubric *mc_rubric_new(void);
void mc_rubric_free(mc_rubric *rubric);

/* Rows that grow: zeroed, NULL where memory ran out. */
mc_criterion *mc_rubric_add_criterion(mc_rubric *rubric);
mc_level *mc_criterion_add_level(mc_criterion *criterion);

typedef enum { MC_TEXT_OK, MC_TEXT_NOMEM, MC_TEXT_CONTROL, MC_TEXT_LONG } mc_text_fault;
/* A normalized copy: line ends are LF, no white space around. The rubric that takes it frees it. */
mc_text_fault mc_text_copy(mc_slice text, mc_slice *copy);

/* Checks what holds of every rubric, writes the canonical form and the digest. The last step of every reader. */
mc_result mc_rubric_finish(mc_rubric *rubric, mc_fault *fault);

/* Their place, or -1: of a rubric that is finished. */
int mc_rubric_find_criterion(const mc_rubric *rubric, mc_slice id);
/* The same, looked for at guess first: choices mostly come in the order of the rubric. */
int mc_rubric_find_criterion_near(const mc_rubric *rubric, size_t guess, mc_slice id);
int mc_criterion_find_level(const mc_criterion *criterion, mc_slice id);
static inline int mc_rubric_find_level(const mc_rubric *rubric, size_t criterion, mc_slice id)
{
	return mc_ids_find(&rubric->criteria[criterion].level_ids, id);
}
/* The criterion that has the level, or -1. */
int mc_rubric_find_level_anywhere(const mc_rubric *rubric, mc_slice id);

/* What a level counts: its points, or its position where the rubric has no points. */
mc_units mc_rubric_value(const mc_rubric *rubric, size_t criterion, size_t level);

#endif
