/* From a Moodle backup's grading.xml as it stands to a rubric. */
#include "moodle.h"
#include "html_text.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#define MC_MOODLE_READY MC_LITERAL("20")

const char *const mc_moodle_options[MC_MOODLE_OPTIONS] = { "sortlevelsasc", "lockzeropoints", "alwaysshowdefinition", "showdescriptionteacher",
	"showdescriptionstudent", "showscoreteacher", "showscorestudent", "enableremarks", "showremarksstudent" };

void mc_moodle_notes_free(mc_moodle_notes *notes)
{
	mc_buffer_free(&notes->area);
	mc_buffer_free(&notes->name);
}

static mc_slice mc_trimmed(const mc_moodle_text *text)
{
	mc_slice slice = text->present ? mc_buffer_slice(&text->text) : (mc_slice) { NULL, 0 };

	while (slice.length > 0 && strchr(" \t\r\n", slice.data[0]) != NULL) {
		slice.data++;
		slice.length--;
	}
	while (slice.length > 0 && strchr(" \t\r\n", slice.data[slice.length - 1]) != NULL) {
		slice.length--;
	}
	return slice;
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

	return mc_text_is(&area->method, "rubric") && definition != NULL && mc_slice_equal(mc_trimmed(&definition->status), MC_MOODLE_READY);
}

/* Why an area cannot be used. */
static mc_result mc_area_refuse(const mc_moodle_area *area, mc_fault *fault)
{
	mc_excerpt name = mc_excerpt_of(mc_trimmed(&area->name));
	const mc_moodle_definition *definition = mc_area_rubric(area);

	if (mc_text_is(&area->method, "guide")) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, area->line, "The area \"%s\" is graded with a marking guide; only a rubric can be used here", name.text);
	}
	if (!mc_text_is(&area->method, "rubric")) {
		mc_slice method = mc_trimmed(&area->method);

		return method.length == 0
			? mc_fail_in(fault, MC_E_FORMAT, -1, area->line, "The area \"%s\" has simple direct grading, and no rubric in use", name.text)
			: mc_fail_in(fault, MC_E_FORMAT, -1, area->line, "The area \"%s\" is graded with the method \"%s\"; only a rubric can be used here",
				name.text, mc_excerpt_of(method).text);
	}
	if (definition == NULL) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, area->line, "The area \"%s\" is set to a rubric, but none has been made", name.text);
	}
	return mc_fail_in(fault, MC_E_FORMAT, -1, definition->line,
		"The rubric of the area \"%s\" is a draft; make it ready in Moodle (\"Save rubric and make it ready\") first", name.text);
}

static mc_result mc_choose_area(const mc_moodle_file *file, mc_slice named, const mc_moodle_area **chosen, mc_fault *fault)
{
	const mc_moodle_area *first = NULL, *ready = NULL;

	if (file->count == 0) {
		return mc_fail(fault, MC_E_FORMAT, "The file has no grading area, so the activity was not graded with a rubric");
	}
	for (size_t a = 0; a < file->count; a++) {
		const mc_moodle_area *area = &file->areas[a];

		if (named.data != NULL && !mc_slice_equal(named, mc_trimmed(&area->name))) {
			continue;
		}
		first = first != NULL && mc_text_is(&first->method, "rubric") ? first : area;
		if (!mc_area_ready(area)) {
			continue;
		}
		if (ready != NULL) {
			return mc_fail_in(fault, MC_E_FORMAT, -1, area->line, "The file has several rubrics, among them those of the areas \"%s\" and \"%s\"; name the one to use",
				mc_excerpt_of(mc_trimmed(&ready->name)).text, mc_excerpt_of(mc_trimmed(&area->name)).text);
		}
		ready = area;
	}
	if (first == NULL) {
		return mc_fail(fault, MC_E_FORMAT, "The file has no grading area \"%s\"; its first one is \"%s\"", mc_excerpt_of(named).text,
			mc_excerpt_of(mc_trimmed(&file->areas[0].name)).text);
	}
	*chosen = ready;
	return ready != NULL ? MC_OK : mc_area_refuse(first, fault);
}

/* A text as the rubric keeps it. what names it in a sentence. */
static mc_result mc_take_text(const mc_moodle_text *text, bool html, const char *what, int64_t line, mc_slice *copy, mc_fault *fault)
{
	mc_buffer plain = { 0 };
	mc_slice source = mc_trimmed(text);
	mc_result result = MC_OK;

	if (html) {
		result = mc_html_text(source, &plain);
		source = mc_buffer_slice(&plain);
	}
	if (result == MC_OK) {
		switch (mc_text_copy(source, copy)) {
			case MC_TEXT_OK:
				break;
			case MC_TEXT_NOMEM:
				result = MC_E_NOMEM;
				break;
			case MC_TEXT_CONTROL:
				result = mc_fail_in(fault, MC_E_FORMAT, -1, line, "%s holds a control character", what);
				break;
			case MC_TEXT_LONG:
				result = mc_fail_in(fault, MC_E_LIMIT, -1, line, "%s is longer than %d bytes", what, MC_RUBRIC_MAX_TEXT);
				break;
		}
	}
	mc_buffer_free(&plain);
	return result;
}

/* Rows to be sorted by a key, equals in the order of the file. */
typedef struct {
	mc_units key;
	size_t row;
} mc_order;

static int mc_order_compare(const void *a, const void *b)
{
	const mc_order *left = a, *right = b;
	int order = (left->key > right->key) - (left->key < right->key);

	return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

static mc_result mc_level_score(const mc_moodle_level *level, mc_units *points, mc_fault *fault)
{
	mc_slice score = mc_trimmed(&level->score);

	if (score.length == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, level->line, "A level has no score");
	}
	switch (mc_units_parse(score, MC_UNITS_MAX, points)) {
		case MC_DECIMAL_OK:
			return MC_OK;
		case MC_DECIMAL_TYPE:
			return mc_fail_in(fault, MC_E_FORMAT, -1, level->line, "The score \"%s\" is not a decimal number", mc_excerpt_of(score).text);
		case MC_DECIMAL_DIGITS:
			return mc_fail_in(fault, MC_E_FORMAT, -1, level->line, "The score \"%s\" has more than %d decimals", mc_excerpt_of(score).text, MC_DECIMALS);
		case MC_DECIMAL_RANGE:
			break;
	}
	return mc_fail_in(fault, MC_E_FORMAT, -1, level->line, "The score \"%s\" is not between -99999.99999 and 99999.99999", mc_excerpt_of(score).text);
}

static mc_result mc_take_levels(const mc_moodle_criterion *from, mc_criterion *criterion, mc_fault *fault)
{
	mc_order order[MC_RUBRIC_MAX_LEVELS];
	mc_result result;

	for (size_t l = 0; l < from->count; l++) {
		order[l].row = l;
		result = mc_level_score(&from->levels[l], &order[l].key, fault);
		if (result != MC_OK) {
			return result;
		}
	}
	if (from->count > 0) {
		qsort(order, from->count, sizeof(order[0]), mc_order_compare);
	}
	for (size_t l = 0; l < from->count; l++) {
		const mc_moodle_level *source = &from->levels[order[l].row];
		mc_level *level = mc_criterion_add_level(criterion);

		if (level == NULL) {
			return MC_E_NOMEM;
		}
		snprintf(level->id, sizeof(level->id), "%.40sl%zu", criterion->id, l + 1);
		level->points = order[l].key;
		result = mc_take_text(&source->definition, mc_text_is(&source->format, "1"), "The definition of a level", source->line, &level->text, fault);
		if (result != MC_OK) {
			return result;
		}
	}
	return MC_OK;
}

static mc_result mc_take_criterion(const mc_moodle_criterion *from, mc_rubric *rubric, mc_fault *fault)
{
	mc_criterion *criterion = mc_rubric_add_criterion(rubric);
	mc_result result;

	if (criterion == NULL) {
		return MC_E_NOMEM;
	}
	snprintf(criterion->id, sizeof(criterion->id), "c%zu", rubric->count);
	result = mc_take_text(&from->description, mc_text_is(&from->format, "1"), "The description of a criterion", from->line, &criterion->title, fault);
	if (result != MC_OK) {
		return result;
	}
	if (criterion->title.length == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, from->line, "Criterion %zu of the rubric has no description", rubric->count);
	}
	if (from->count < 2) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, from->line, "A criterion has at least 2 levels; \"%s\" has %zu",
			mc_excerpt_of(criterion->title).text, from->count);
	}
	return mc_take_levels(from, criterion, fault);
}

static mc_result mc_take_criteria(const mc_moodle_definition *from, mc_rubric *rubric, mc_fault *fault)
{
	mc_order order[MC_RUBRIC_MAX_CRITERIA];
	mc_result result = MC_OK;

	if (from->count == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, -1, from->line, "The rubric has no criteria");
	}
	for (size_t c = 0; c < from->count; c++) {
		mc_slice sort = mc_trimmed(&from->criteria[c].sortorder);

		order[c] = (mc_order) { 0, c };
		if (sort.length > 0 && mc_units_parse(sort, MC_UNITS_MAX * MC_UNIT, &order[c].key) != MC_DECIMAL_OK) {
			return mc_fail_in(fault, MC_E_FORMAT, -1, from->criteria[c].line, "The sort order \"%s\" of a criterion is not a number", mc_excerpt_of(sort).text);
		}
	}
	qsort(order, from->count, sizeof(order[0]), mc_order_compare);
	for (size_t c = 0; result == MC_OK && c < from->count; c++) {
		result = mc_take_criterion(&from->criteria[order[c].row], rubric, fault);
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
static mc_result mc_take_options(const mc_moodle_definition *from, mc_moodle_notes *notes, mc_fault *fault)
{
	mc_slice text = mc_trimmed(&from->options);
	json_t *options = NULL;
	mc_result result;

	for (size_t o = 0; o < MC_MOODLE_OPTIONS; o++) {
		notes->option[o] = true;
	}
	if (text.length == 0) {
		return MC_OK;
	}
	result = mc_json_load(text, &options, fault);
	if (result == MC_E_NOMEM) {
		return result;
	}
	if (result != MC_OK || !json_is_object(options)) {
		json_decref(options);
		return mc_fail_in(fault, MC_E_FORMAT, -1, from->line, "The options of the rubric cannot be read, and they say how it is graded");
	}
	notes->option[MC_MOODLE_LOCKZERO] = false;
	for (size_t o = 0; o < MC_MOODLE_OPTIONS; o++) {
		const json_t *value = json_object_get(options, mc_moodle_options[o]);

		if (value != NULL) {
			notes->option[o] = mc_option_set(value);
		}
	}
	json_decref(options);
	return MC_OK;
}

static mc_result mc_take_rubric(const mc_moodle_area *area, mc_rubric *rubric, mc_moodle_notes *notes, mc_fault *fault)
{
	const mc_moodle_definition *from = mc_area_rubric(area);
	const bool html = mc_text_is(&from->format, "1") || mc_text_is(&from->format, "0") || !from->format.present;
	mc_result result = mc_take_options(from, notes, fault);

	rubric->has_points = true;
	if (result == MC_OK) {
		result = mc_buffer_append_slice(&notes->area, mc_trimmed(&area->name));
	}
	if (result == MC_OK) {
		result = mc_buffer_append_slice(&notes->name, mc_trimmed(&from->name));
	}
	if (result == MC_OK) {
		result = mc_take_text(&from->name, false, "The name of the rubric", from->line, &rubric->title, fault);
	}
	if (result == MC_OK) {
		result = mc_take_text(&from->description, html, "The description of the rubric", from->line, &rubric->text, fault);
	}
	if (result == MC_OK) {
		result = mc_take_criteria(from, rubric, fault);
	}
	if (result == MC_OK) {
		result = mc_rubric_finish(rubric, fault);
		/* A pointer would lead into a document that the reader of the sentence has never seen. */
		fault->place.has_pointer = false;
	}
	return result;
}

mc_result mc_moodle_read(mc_slice xml, mc_slice area, mc_rubric **out, mc_moodle_notes *notes, mc_fault *fault)
{
	mc_moodle_file file = { 0 };
	const mc_moodle_area *chosen = NULL;
	mc_rubric *rubric = NULL;
	mc_result result = mc_moodle_parse(xml, &file, fault);

	if (result == MC_OK) {
		result = mc_choose_area(&file, area, &chosen, fault);
	}
	if (result == MC_OK) {
		rubric = mc_rubric_new();
		result = rubric != NULL ? mc_take_rubric(chosen, rubric, notes, fault) : MC_E_NOMEM;
	}
	mc_moodle_file_free(&file);
	if (result != MC_OK) {
		mc_rubric_free(rubric);
		return result;
	}
	*out = rubric;
	return MC_OK;
}
