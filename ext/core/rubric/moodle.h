/* A rubric from and to the grading.xml of a Moodle backup. See docs/formats.md, "From and to a Moodle backup". */
#ifndef MC_MOODLE_H
#define MC_MOODLE_H

#include "rubric.h"

#define MC_MOODLE_MAX_BYTES (32u * 1024 * 1024)
#define MC_MOODLE_MAX_DEPTH 64
#define MC_MOODLE_MAX_AREAS 100
/* Of one text as it stands in the file, which may be HTML. */
#define MC_MOODLE_MAX_RAW (512u * 1024)

/* gradingform_rubric's options, in its order. */
#define MC_MOODLE_OPTIONS 9
#define MC_MOODLE_LOCKZERO 1
extern const char *const mc_moodle_options[MC_MOODLE_OPTIONS];

/* What a rubric has no place for. */
typedef struct {
	mc_buffer area;
	mc_buffer name;
	bool option[MC_MOODLE_OPTIONS];
} mc_moodle_notes;

void mc_moodle_notes_free(mc_moodle_notes *notes);

/*
 * The rubric of the named area, or of the only area that has one where area.data is NULL. The caller owns *rubric; notes
 * is {0} before, and freed by the caller also where this failed.
 */
mc_result mc_moodle_read(mc_slice xml, mc_slice area, mc_rubric **rubric, mc_moodle_notes *notes, mc_fault *fault);

/* What was not kept as it was: one bit a sentence. */
typedef enum {
	MC_LOST_IDS,
	MC_LOST_CRITERION_TEXT,
	MC_LOST_LEVEL_TITLE,
	MC_LOST_NO_POINTS,
	MC_LOST_COUNT
} mc_moodle_lost;
extern const char *const mc_moodle_losses[MC_LOST_COUNT];

/* Appends the grading.xml. */
mc_result mc_moodle_write(const mc_rubric *rubric, mc_buffer *out, bool lost[MC_LOST_COUNT]);

/* moodle_xml.c: the file as it stands, before anything is chosen. Inside this folder only. */
typedef struct {
	mc_buffer text;
	bool present;    /* there, and not $@NULL@$ */
} mc_moodle_text;

typedef struct {
	mc_moodle_text score, definition, format;
	int64_t line;
} mc_moodle_level;

typedef struct {
	mc_moodle_text sortorder, description, format;
	mc_moodle_level *levels;
	size_t count;
	int64_t line;
} mc_moodle_criterion;

typedef struct {
	mc_moodle_text method, name, description, format, status, options;
	mc_moodle_criterion *criteria;
	size_t count;
	int64_t line;
} mc_moodle_definition;

typedef struct {
	mc_moodle_text name, method;
	mc_moodle_definition *definitions;
	size_t count;
	int64_t line;
} mc_moodle_area;

typedef struct {
	mc_moodle_area *areas;
	size_t count;
} mc_moodle_file;

/* file is {0} before, and freed by the caller also where this failed. */
mc_result mc_moodle_parse(mc_slice xml, mc_moodle_file *file, mc_fault *fault);
void mc_moodle_file_free(mc_moodle_file *file);

#endif
