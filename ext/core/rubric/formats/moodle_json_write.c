/* A rubric as the parameters of Moodle's core_grading_save_definitions. */
#include "moodle.h"

#include <jansson.h>
#include <string.h>

/* Title and text as one text. */
static json_t *mc_mjson_joined(mc_slice title, mc_slice text)
{
	mc_buffer joined = { 0 };
	json_t *value = NULL;

	mc_buffer_append_slice(&joined, title);
	if (title.length > 0 && text.length > 0) {
		mc_buffer_append_char(&joined, '\n');
	}
	if (mc_buffer_append_slice(&joined, text) == MC_OK) {
		value = json_stringn(joined.length > 0 ? joined.data : "", joined.length);
	}
	mc_buffer_free(&joined);
	return value;
}

static json_t *mc_mjson_level_of(const mc_rubric *rubric, size_t c, size_t l)
{
	const mc_level *level = &rubric->criteria[c].levels[l];

	return json_pack("{s:f,s:o,s:i}", "score", mc_units_double(mc_rubric_value(rubric, c, l)),
		"definition", mc_mjson_joined(level->title, level->text), "definitionformat", 0);
}

static json_t *mc_mjson_criterion_of(const mc_rubric *rubric, size_t c)
{
	const mc_criterion *criterion = &rubric->criteria[c];
	json_t *levels = json_array();

	for (size_t l = 0; l < criterion->count; l++) {
		if (json_array_append_new(levels, mc_mjson_level_of(rubric, c, l)) != 0) {
			json_decref(levels);
			return NULL;
		}
	}
	return json_pack("{s:i,s:o,s:i,s:o}", "sortorder", (int) c + 1, "description",
		mc_mjson_joined(criterion->title, criterion->text), "descriptionformat", 0, "levels", levels);
}

/*
 * Those with fewer levels first; sortorder tells their order. For Moodle 4.5 (core_grading_external::set_new_ids) numbers a
 * new criterion by its place in the list and the number of its levels together, and of two with the same number it loses one.
 */
static json_t *mc_mjson_criteria_of(const mc_rubric *rubric)
{
	json_t *criteria = json_array();

	for (size_t levels = 0; levels <= MC_RUBRIC_MAX_LEVELS; levels++) {
		for (size_t c = 0; c < rubric->count; c++) {
			if (rubric->criteria[c].count == levels
				&& json_array_append_new(criteria, mc_mjson_criterion_of(rubric, c)) != 0) {
				json_decref(criteria);
				return NULL;
			}
		}
	}
	return criteria;
}

/* Who calls knows the activity and the context; the zeros are theirs to fill in. */
static json_t *mc_mjson_document(const mc_rubric *rubric)
{
	const mc_slice none = { NULL, 0 };

	return json_pack("{s:[{s:i,s:i,s:s,s:s,s:s,s:[{s:s,s:o,s:o,s:i,s:i,s:i,s:i,s:i,s:i,s:{s:o}}]}]}", "areas", "cmid",
		0, "contextid", 0, "component", "mod_assign", "areaname", "submissions", "activemethod", "rubric",
		"definitions", "method", "rubric", "name", mc_mjson_joined(rubric->title, none), "description",
		mc_mjson_joined(none, rubric->text), "descriptionformat", 2, "status", 20, "timecreated", 0, "usercreated", 0,
		"timemodified", 0, "usermodified", 0, "rubric", "rubric_criteria", mc_mjson_criteria_of(rubric));
}

mc_result mc_moodle_json_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, json_t *lost, mc_fault *fault)
{
	json_t *document = mc_mjson_document(rubric);
	mc_result result = document != NULL ? mc_json_canonicalize_value(document, out, fault) : MC_E_NOMEM;

	(void) changed;
	json_decref(document);
	return result == MC_OK ? mc_moodle_lost(rubric, lost) : result;
}
