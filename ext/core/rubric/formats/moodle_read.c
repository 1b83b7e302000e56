/* From Moodle's areas and definitions as they stand to a rubric. */
#include "moodle.h"
#include "html_text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define MC_MOODLE_READY MC_LITERAL("20")

/* gradingform_rubric's options, in its order. */
#define MC_MOODLE_OPTIONS 9
#define MC_MOODLE_LOCKZERO 1
static const char *const mc_moodle_options[MC_MOODLE_OPTIONS] = { "sortlevelsasc", "lockzeropoints",
	"alwaysshowdefinition", "showdescriptionteacher", "showdescriptionstudent", "showscoreteacher", "showscorestudent",
	"enableremarks", "showremarksstudent" };

/* Adds the place to a fault. */
static mc_result mc_moodle_at(const mc_moodle_place *at, mc_result result, mc_fault *fault)
{
	if (result != MC_OK && result != MC_E_NOMEM) {
		fault->place.line = at->line > 0 ? at->line : -1;
		fault->place.has_pointer = at->pointer != NULL;
		if (at->pointer != NULL) {
			snprintf(fault->place.pointer, sizeof(fault->place.pointer), "%s", at->pointer);
		}
	}
	return result;
}

static mc_slice mc_trimmed(const mc_moodle_text *text)
{
	return mc_format_trim(text->present ? mc_buffer_slice(&text->text) : (mc_slice) { NULL, 0 });
}

static bool mc_text_is(const mc_moodle_text *text, const char *word)
{
	return mc_slice_equal(mc_trimmed(text), mc_slice_of(word));
}

static const mc_moodle_definition *mc_area_rubric(const mc_moodle_area *area)
{
	for (size_t d = 0; d < area->count; d++) {
		if (mc_text_is(&area->definitions[d].method, "rubric")) {
			return &area->definitions[d];
		}
	}
	return NULL;
}

static bool mc_area_ready(const mc_moodle_area *area)
{
	const mc_moodle_definition *definition = mc_area_rubric(area);

	return mc_text_is(&area->method, "rubric") && definition != NULL
		&& mc_slice_equal(mc_trimmed(&definition->status), MC_MOODLE_READY);
}

/* The beginning of an area's name, with its activity where there is one: several activities may be told in one text. */
typedef struct {
	char text[160];
} mc_area_label;

static mc_area_label mc_area_named(const mc_moodle_area *area)
{
	mc_area_label label;
	mc_excerpt name = mc_excerpt_of(mc_trimmed(&area->name)), activity = mc_excerpt_of(mc_trimmed(&area->activity));

	if (area->activity.present) {
		snprintf(label.text, sizeof(label.text), "\"%s\" (activity %s)", name.text, activity.text);
	} else {
		snprintf(label.text, sizeof(label.text), "\"%s\"", name.text);
	}
	return label;
}

/* Why an area cannot be used. */
static mc_result mc_area_refuse(const mc_moodle_area *area, mc_fault *fault)
{
	const mc_area_label name = mc_area_named(area);
	const mc_moodle_definition *definition = mc_area_rubric(area);
	const mc_slice method = mc_trimmed(&area->method);

	if (mc_text_is(&area->method, "rubric") && definition != NULL) {
		return mc_moodle_at(&definition->at,
			mc_fail(fault, MC_E_FORMAT,
				"The rubric of the area %s is a draft; make it ready in Moodle (\"Save rubric and make it ready\") first",
				name.text),
			fault);
	}
	if (mc_text_is(&area->method, "rubric")) {
		mc_fail(fault, MC_E_FORMAT, "The area %s is set to a rubric, but none has been made", name.text);
	} else if (mc_text_is(&area->method, "guide")) {
		mc_fail(fault, MC_E_FORMAT, "The area %s is graded with a marking guide; only a rubric can be used here",
			name.text);
	} else if (method.length == 0) {
		mc_fail(fault, MC_E_FORMAT, "The area %s has simple direct grading, and no rubric in use", name.text);
	} else {
		mc_fail(fault, MC_E_FORMAT, "The area %s is graded with the method \"%s\"; only a rubric can be used here",
			name.text, mc_excerpt_of(method).text);
	}
	return mc_moodle_at(&area->at, MC_E_FORMAT, fault);
}

static bool mc_area_is(const mc_moodle_area *area, mc_slice named)
{
	return mc_slice_equal(named, mc_trimmed(&area->name))
		|| (area->activity.present && mc_slice_equal(named, mc_trimmed(&area->activity)));
}

static mc_result mc_choose_area(
	const mc_moodle_file *file, mc_slice named, const mc_moodle_area **chosen, mc_fault *fault)
{
	const mc_moodle_area *first = NULL, *ready = NULL;

	if (file->count == 0) {
		return mc_fail(
			fault, MC_E_FORMAT, "The file has no grading area, so the activity was not graded with a rubric");
	}
	for (size_t a = 0; a < file->count; a++) {
		const mc_moodle_area *area = &file->areas[a];

		if (named.data != NULL && !mc_area_is(area, named)) {
			continue;
		}
		first = first != NULL && mc_text_is(&first->method, "rubric") ? first : area;
		if (!mc_area_ready(area)) {
			continue;
		}
		if (ready != NULL) {
			return mc_moodle_at(&area->at,
				mc_fail(fault, MC_E_FORMAT,
					"The file has several rubrics, among them those of the areas %s and %s; name the one to use",
					mc_area_named(ready).text, mc_area_named(area).text),
				fault);
		}
		ready = area;
	}
	if (first == NULL) {
		return mc_fail(fault, MC_E_FORMAT, "The file has no grading area \"%s\"; its first one is %s",
			mc_excerpt_of(named).text, mc_area_named(&file->areas[0]).text);
	}
	*chosen = ready;
	return ready != NULL ? MC_OK : mc_area_refuse(first, fault);
}

mc_result mc_moodle_list(const mc_moodle_file *file, json_t *names)
{
	mc_result result = MC_OK;

	for (size_t a = 0; result == MC_OK && a < file->count; a++) {
		const mc_moodle_area *area = &file->areas[a];
		size_t alike = 0;

		for (size_t other = 0; other < file->count; other++) {
			alike += mc_area_ready(&file->areas[other]) && mc_area_is(&file->areas[other], mc_trimmed(&area->name));
		}
		if (mc_area_ready(area)) {
			/* Most activities call their area the same, and are told apart by their numbers. */
			result =
				mc_name_add(names, mc_trimmed(alike > 1 && area->activity.present ? &area->activity : &area->name));
		}
	}
	return result;
}

/* A text as the rubric keeps it. what names it in a sentence. */
static mc_result mc_take_text(
	const mc_moodle_text *text, bool html, const char *what, const mc_moodle_place *at, mc_slice *copy, mc_fault *fault)
{
	mc_buffer plain = { 0 };
	mc_slice source = mc_trimmed(text);
	mc_result result = MC_OK;

	if (html) {
		result = mc_html_text(source, &plain);
		source = mc_buffer_slice(&plain);
	}
	if (result == MC_OK) {
		result = mc_moodle_at(at, mc_format_text(source, what, copy, fault), fault);
	}
	mc_buffer_free(&plain);
	return result;
}

/* Members that a rubric has no place for, under the id that their owner gets. */
static mc_result mc_take_rest(const json_t *rest, const char *name, const char *id, json_t *notes)
{
	json_t *kept;

	if (rest == NULL || json_object_size(rest) == 0) {
		return MC_OK;
	}
	kept = mc_note_object(notes, name);
	return kept != NULL && json_object_set(kept, id, (json_t *) rest) == 0 ? MC_OK : MC_E_NOMEM;
}

static mc_result mc_take_levels(
	const mc_moodle_criterion *from, size_t c, mc_criterion *criterion, json_t *notes, mc_fault *fault)
{
	mc_order order[MC_RUBRIC_MAX_LEVELS];
	char id[MC_ID_SIZE];
	mc_result result = MC_OK;

	for (size_t l = 0; l < from->count; l++) {
		const mc_slice score = mc_trimmed(&from->levels[l].score);

		order[l] = (mc_order) { 0, l };
		result = score.length == 0 ? mc_fail(fault, MC_E_FORMAT, "A level has no score")
								   : mc_format_points(score, &order[l].key, fault);
		if (result != MC_OK) {
			return mc_moodle_at(&from->levels[l].at, result, fault);
		}
	}
	mc_order_sort(order, from->count);
	for (size_t l = 0; result == MC_OK && l < from->count; l++) {
		const mc_moodle_level *source = &from->levels[order[l].row];
		mc_level *level = mc_criterion_add_level(criterion);

		if (level == NULL) {
			return MC_E_NOMEM;
		}
		level->points = order[l].key;
		mc_format_level_id(c, l, id);
		result = mc_take_rest(source->rest, "levels", id, notes);
		if (result == MC_OK) {
			result = mc_take_text(&source->definition, mc_text_is(&source->format, "1"), "The definition of a level",
				&source->at, &level->text, fault);
		}
	}
	return result;
}

static mc_result mc_take_criterion(const mc_moodle_criterion *from, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	const size_t c = rubric->count;
	char id[MC_ID_SIZE];
	mc_criterion *criterion = mc_rubric_add_criterion(rubric);
	mc_result result;

	if (criterion == NULL) {
		return MC_E_NOMEM;
	}
	mc_format_criterion_id(c, id);
	result = mc_take_rest(from->rest, "criteria", id, notes);
	if (result == MC_OK) {
		result = mc_take_text(&from->description, mc_text_is(&from->format, "1"), "The description of a criterion",
			&from->at, &criterion->title, fault);
	}
	if (result == MC_OK && criterion->title.length == 0) {
		result = mc_moodle_at(
			&from->at, mc_fail(fault, MC_E_FORMAT, "Criterion %zu of the rubric has no description", c + 1), fault);
	}
	if (result == MC_OK && from->count < 2) {
		result = mc_moodle_at(&from->at,
			mc_fail(fault, MC_E_FORMAT, "A criterion has at least 2 levels; \"%s\" has %zu",
				mc_excerpt_of(criterion->title).text, from->count),
			fault);
	}
	return result == MC_OK ? mc_take_levels(from, c, criterion, notes, fault) : result;
}

static mc_result mc_take_criteria(const mc_moodle_definition *from, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	mc_order order[MC_RUBRIC_MAX_CRITERIA];
	mc_result result = MC_OK;

	if (from->count == 0) {
		return mc_moodle_at(&from->at, mc_fail(fault, MC_E_FORMAT, "The rubric has no criteria"), fault);
	}
	for (size_t c = 0; c < from->count; c++) {
		const mc_slice sort = mc_trimmed(&from->criteria[c].sortorder);

		order[c] = (mc_order) { 0, c };
		if (sort.length > 0 && mc_units_parse(sort, MC_UNITS_MAX * MC_UNIT, &order[c].key) != MC_DECIMAL_OK) {
			return mc_moodle_at(&from->criteria[c].at,
				mc_fail(fault, MC_E_FORMAT, "The sort order \"%s\" of a criterion is not a number",
					mc_excerpt_of(sort).text),
				fault);
		}
	}
	mc_order_sort(order, from->count);
	for (size_t c = 0; result == MC_OK && c < from->count; c++) {
		result = mc_take_criterion(&from->criteria[order[c].row], rubric, notes, fault);
	}
	return result;
}

/* What PHP takes for true of a JSON value: not null, false, 0, "" or "0". */
static bool mc_option_set(const json_t *value)
{
	if (json_is_string(value)) {
		return json_string_length(value) > 0 && strcmp(json_string_value(value), "0") != 0;
	}
	return json_is_true(value) || (json_is_number(value) && json_number_value(value) != 0);
}

/* gradingform_rubric_controller::get_options(): all are set, but lockzeropoints where the options are older than it. */
static mc_result mc_take_options(
	const mc_moodle_file *file, const mc_moodle_definition *from, json_t *notes, mc_fault *fault)
{
	const mc_slice text = mc_trimmed(&from->options);
	json_t *options = NULL, *told;
	mc_result result = MC_OK;

	if (text.length == 0 && file->unsure) {
		result = mc_note(notes, "options", json_null());
		return result == MC_OK
			? mc_note_warn(notes,
				"The rubric's options are not told here; look up in Moodle whether \"lockzeropoints\" is on, for it changes the grade.")
			: result;
	}
	if (text.length > 0) {
		result = mc_json_load(text, MC_JSON_MAX_VALUES, &options, fault);
		if (result == MC_E_NOMEM) {
			return result;
		}
		if (result != MC_OK || !json_is_object(options)) {
			json_decref(options);
			return mc_moodle_at(&from->at,
				mc_fail(fault, MC_E_FORMAT, "The options of the rubric cannot be read, and they say how it is graded"),
				fault);
		}
	}
	told = mc_note_object(notes, "options");
	result = told != NULL ? MC_OK : MC_E_NOMEM;
	for (size_t o = 0; result == MC_OK && o < MC_MOODLE_OPTIONS; o++) {
		const json_t *value = json_object_get(options, mc_moodle_options[o]);

		result = mc_note(told, mc_moodle_options[o],
			json_boolean(value != NULL ? mc_option_set(value) : options == NULL || o != MC_MOODLE_LOCKZERO));
	}
	json_decref(options);
	return result;
}

static mc_result mc_take_slice(json_t *notes, const char *name, mc_slice text)
{
	return mc_note(notes, name, json_stringn(text.length > 0 ? text.data : "", text.length));
}

static mc_result mc_take_rubric(
	const mc_moodle_file *file, const mc_moodle_area *area, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	const mc_moodle_definition *from = mc_area_rubric(area);
	const bool html = mc_text_is(&from->format, "1") || mc_text_is(&from->format, "0") || !from->format.present;
	mc_result result = mc_take_slice(notes, "area", mc_trimmed(&area->name));

	rubric->has_points = true;
	if (result == MC_OK) {
		result = mc_take_slice(notes, "name", mc_trimmed(&from->name));
	}
	if (result == MC_OK) {
		result = mc_take_options(file, from, notes, fault);
	}
	if (result == MC_OK && area->rest != NULL) {
		result = json_object_set(notes, "activity", area->rest) == 0 ? MC_OK : MC_E_NOMEM;
	}
	if (result == MC_OK && from->rest != NULL) {
		result = json_object_set(notes, "definition", from->rest) == 0 ? MC_OK : MC_E_NOMEM;
	}
	if (result == MC_OK) {
		result = mc_take_text(&from->name, false, "The name of the rubric", &from->at, &rubric->title, fault);
	}
	if (result == MC_OK) {
		result =
			mc_take_text(&from->description, html, "The description of the rubric", &from->at, &rubric->text, fault);
	}
	if (result == MC_OK) {
		result = mc_take_criteria(from, rubric, notes, fault);
	}
	return result == MC_OK ? mc_format_finish(rubric, fault) : result;
}

mc_result mc_moodle_take(const mc_moodle_file *file, mc_slice named, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	const mc_moodle_area *chosen = NULL;
	mc_result result = mc_choose_area(file, named, &chosen, fault);

	return result == MC_OK ? mc_take_rubric(file, chosen, rubric, notes, fault) : result;
}
