/*
 * A rubric from and to Moodle: the grading.xml of a backup, and the JSON of its web service (core_grading_get_definitions
 * gives it, core_grading_save_definitions takes it). Both are read into one mc_moodle_file, out of which moodle_read.c makes
 * the rubric. See docs/formats.md, "From and to Moodle".
 */
#ifndef MC_MOODLE_H
#define MC_MOODLE_H

#include "format.h"

#define MC_MOODLE_MAX_BYTES (32u * 1024 * 1024)
#define MC_MOODLE_MAX_DEPTH 64
#define MC_MOODLE_MAX_AREAS 100
/* Of one text as it stands in the file, which may be HTML. */
#define MC_MOODLE_MAX_RAW (512u * 1024)

/* moodle_xml_write.c, moodle_json_write.c. Append the grading.xml, or what core_grading_save_definitions takes. */
mc_result mc_moodle_xml_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost,
	mc_fault *fault);
mc_result mc_moodle_json_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost,
	mc_fault *fault);

/* moodle_lost.c. What Moodle cannot carry, whichever of the two is written. */
mc_result mc_moodle_lost(const mc_rubric *rubric, struct json_t *lost);

/* A text as it stands, before anything is chosen. */

/* Where something stands: a line of XML, or a JSON pointer (owned, NULL where there is none). */
typedef struct {
	int64_t line;
	char *pointer;
} mc_moodle_place;

typedef struct {
	mc_buffer text;
	bool present;    /* there, and not $@NULL@$ */
} mc_moodle_text;

typedef struct {
	mc_moodle_text score, definition, format;
	mc_moodle_place at;
	struct json_t *rest; /* members of JSON that a rubric has no place for; owned, or NULL */
} mc_moodle_level;

typedef struct {
	mc_moodle_text sortorder, description, format;
	mc_moodle_level *levels;
	size_t count;
	mc_moodle_place at;
	struct json_t *rest;
} mc_moodle_criterion;

typedef struct {
	mc_moodle_text method, name, description, format, status, options;
	mc_moodle_criterion *criteria;
	size_t count;
	mc_moodle_place at;
	struct json_t *rest;
} mc_moodle_definition;

typedef struct {
	mc_moodle_text name, method, activity; /* activity: its number, in JSON */
	mc_moodle_definition *definitions;
	size_t count;
	mc_moodle_place at;
	struct json_t *rest;
} mc_moodle_area;

typedef struct {
	mc_moodle_area *areas;
	size_t count;
	bool unsure; /* the options of a definition may be missing although there are some */
} mc_moodle_file;

/* moodle_xml_check.c. Whether libxml2 may see the text. */
mc_result mc_moodle_xml_check(mc_slice xml, mc_fault *fault);

/* moodle_file.c. One more row, zeroed; NULL where memory ran out. */
void *mc_moodle_row(void **rows, size_t *count, size_t size);
void mc_moodle_file_free(mc_moodle_file *file);
/* moodle_read.c. Adds the names of the areas whose rubric is ready. */
mc_result mc_moodle_list(const mc_moodle_file *file, struct json_t *names);
/*
 * The rubric of the named area of a file that was read, or of the only area that has one where area.data is NULL; in JSON an
 * area is also named by the number of its activity (cmid).
 */
mc_result mc_moodle_take(
	const mc_moodle_file *file, mc_slice area, mc_rubric *rubric, struct json_t *notes, mc_fault *fault);

#endif
