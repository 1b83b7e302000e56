/* Moodle's web service: what core_grading_get_definitions answers, and what core_grading_save_definitions takes, is one form. */
#include "moodle.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* A member that is a text or a number; null is as good as absent. */
static mc_result mc_mjson_text(
	const json_t *object, const char *name, mc_moodle_text *text, const mc_pointer *at, mc_fault *fault)
{
	const json_t *value = json_object_get(object, name);
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	if (value == NULL || json_is_null(value)) {
		return MC_OK;
	}
	text->present = true;
	if (json_is_number(value)) {
		return mc_json_write_number(&text->text, json_number_value(value));
	}
	if (!json_is_string(value)) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should be a text or a number", name);
	}
	if (json_string_length(value) > MC_MOODLE_MAX_RAW) {
		return mc_fail_at(fault, MC_E_LIMIT, place.text, "A text is longer than 512 KiB");
	}
	return mc_buffer_append(&text->text, json_string_value(value), json_string_length(value));
}

/* A score as a decimal: a number is one exactly, or it is refused here. */
static mc_result mc_mjson_score(const json_t *level, mc_moodle_text *score, const mc_pointer *at, mc_fault *fault)
{
	const json_t *value = json_object_get(level, "score");
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("score"));
	char digits[MC_UNITS_SIZE];
	mc_units units;
	mc_result result;

	if (!json_is_number(value)) {
		return mc_mjson_text(level, "score", score, at, fault);
	}
	result = mc_format_points_json(value, &units, &place, fault);
	if (result != MC_OK) {
		return result;
	}
	score->present = true;
	mc_format_decimal(units, digits);
	return mc_buffer_append_text(&score->text, digits);
}

/* The list under name, empty where there is none. */
static mc_result mc_mjson_list(
	const json_t *object, const char *name, size_t most, const json_t **list, const mc_pointer *at, mc_fault *fault)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	*list = json_object_get(object, name);
	if (*list == NULL || json_is_null(*list)) {
		*list = NULL;
		return MC_OK;
	}
	if (!json_is_array(*list)) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should be a list", name);
	}
	if (json_array_size(*list) > most) {
		return mc_fail_at(fault, MC_E_LIMIT, place.text, "\"%s\" holds more than %zu entries", name, most);
	}
	return MC_OK;
}

/* What every row begins with: its place, and the members that names does not list. */
static mc_result mc_mjson_row(const json_t *value, const char *const *names, mc_moodle_place *place, json_t **rest,
	const mc_pointer *at, mc_fault *fault)
{
	if (!json_is_object(value)) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text, "Here should be an object");
	}
	*rest = mc_format_rest(value, names);
	place->line = -1;
	place->pointer = strdup(at->text);
	return *rest != NULL && place->pointer != NULL ? MC_OK : MC_E_NOMEM;
}

static mc_result mc_mjson_level(
	const json_t *value, mc_moodle_criterion *criterion, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "score", "definition", "definitionformat", NULL };
	mc_moodle_level *level = mc_moodle_row((void **) &criterion->levels, &criterion->count, sizeof(*level));
	mc_result result = level != NULL ? mc_mjson_row(value, names, &level->at, &level->rest, at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_mjson_score(value, &level->score, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_text(value, "definition", &level->definition, at, fault);
	}
	return result == MC_OK ? mc_mjson_text(value, "definitionformat", &level->format, at, fault) : result;
}

static mc_result mc_mjson_criterion(
	const json_t *value, mc_moodle_definition *definition, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "sortorder", "description", "descriptionformat", "levels", NULL };
	mc_moodle_criterion *criterion =
		mc_moodle_row((void **) &definition->criteria, &definition->count, sizeof(*criterion));
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("levels"));
	const json_t *levels = NULL;
	mc_result result =
		criterion != NULL ? mc_mjson_row(value, names, &criterion->at, &criterion->rest, at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_mjson_text(value, "sortorder", &criterion->sortorder, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_text(value, "description", &criterion->description, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_text(value, "descriptionformat", &criterion->format, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_list(value, "levels", MC_RUBRIC_MAX_LEVELS, &levels, at, fault);
	}
	for (size_t l = 0; result == MC_OK && l < json_array_size(levels); l++) {
		mc_pointer item = mc_pointer_item(&place, l);

		result = mc_mjson_level(json_array_get(levels, l), criterion, &item, fault);
	}
	return result;
}

static mc_result mc_mjson_criteria(
	const json_t *value, mc_moodle_definition *definition, const mc_pointer *at, mc_fault *fault)
{
	const json_t *rubric = json_object_get(value, "rubric"), *criteria = NULL;
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("rubric"));
	mc_result result = MC_OK;

	if (rubric != NULL && !json_is_object(rubric) && !json_is_null(rubric) && json_array_size(rubric) != 0) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"rubric\" should be an object");
	}
	result = mc_mjson_list(rubric, "rubric_criteria", MC_RUBRIC_MAX_CRITERIA, &criteria, &place, fault);
	place = mc_pointer_member(&place, MC_LITERAL("rubric_criteria"));
	for (size_t c = 0; result == MC_OK && c < json_array_size(criteria); c++) {
		mc_pointer item = mc_pointer_item(&place, c);

		result = mc_mjson_criterion(json_array_get(criteria, c), definition, &item, fault);
	}
	return result;
}

static mc_result mc_mjson_texts(
	const json_t *value, mc_moodle_definition *definition, const mc_pointer *at, mc_fault *fault)
{
	const struct {
		const char *name;
		mc_moodle_text *text;
	} texts[] = { { "method", &definition->method }, { "name", &definition->name },
		{ "description", &definition->description }, { "descriptionformat", &definition->format },
		{ "status", &definition->status }, { "options", &definition->options } };
	mc_result result = MC_OK;

	for (size_t t = 0; result == MC_OK && t < sizeof(texts) / sizeof(texts[0]); t++) {
		result = mc_mjson_text(value, texts[t].name, texts[t].text, at, fault);
	}
	return result;
}

static mc_result mc_mjson_definition(const json_t *value, mc_moodle_area *area, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "method", "name", "description", "descriptionformat", "options", "rubric",
		NULL };
	mc_moodle_definition *definition = mc_moodle_row((void **) &area->definitions, &area->count, sizeof(*definition));
	mc_result result =
		definition != NULL ? mc_mjson_row(value, names, &definition->at, &definition->rest, at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_mjson_texts(value, definition, at, fault);
	}
	return result == MC_OK ? mc_mjson_criteria(value, definition, at, fault) : result;
}

static mc_result mc_mjson_area(const json_t *value, mc_moodle_file *file, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "areaname", "activemethod", "definitions", NULL };
	mc_moodle_area *area = mc_moodle_row((void **) &file->areas, &file->count, sizeof(*area));
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("definitions"));
	const json_t *definitions = NULL;
	mc_result result = area != NULL ? mc_mjson_row(value, names, &area->at, &area->rest, at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_mjson_text(value, "areaname", &area->name, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_text(value, "activemethod", &area->method, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_text(value, "cmid", &area->activity, at, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_list(value, "definitions", MC_MOODLE_MAX_AREAS, &definitions, at, fault);
	}
	for (size_t d = 0; result == MC_OK && d < json_array_size(definitions); d++) {
		mc_pointer item = mc_pointer_item(&place, d);

		result = mc_mjson_definition(json_array_get(definitions, d), area, &item, fault);
	}
	return result;
}

/* What Moodle answers where a call failed. */
static mc_result mc_mjson_error(const json_t *document, mc_fault *fault)
{
	const json_t *message = json_object_get(document, "message");

	return mc_fail_at(fault, MC_E_FORMAT, "/exception", "Moodle answered with an error and not with a rubric: %s",
		json_is_string(message)
			? mc_excerpt_of((mc_slice) { json_string_value(message), json_string_length(message) }).text
			: "it does not say which");
}

static mc_result mc_mjson_areas(const json_t *document, mc_moodle_file *file, mc_fault *fault)
{
	mc_pointer root = mc_pointer_root(), place = mc_pointer_member(&root, MC_LITERAL("areas"));
	const json_t *areas;
	mc_result result;

	if (json_object_get(document, "exception") != NULL) {
		return mc_mjson_error(document, fault);
	}
	if (json_object_get(document, "areas") == NULL) {
		return mc_fail_at(fault, MC_E_FORMAT, "",
			"This is not what Moodle's core_grading_get_definitions answers: that has a member \"areas\"");
	}
	file->unsure = true;
	result = mc_mjson_list(document, "areas", MC_MOODLE_MAX_AREAS, &areas, &root, fault);
	for (size_t a = 0; result == MC_OK && a < json_array_size(areas); a++) {
		mc_pointer item = mc_pointer_item(&place, a);

		result = mc_mjson_area(json_array_get(areas, a), file, &item, fault);
	}
	return result;
}

/* The warnings of Moodle's answer, in its words. */
static mc_result mc_mjson_warnings(const json_t *document, json_t *notes)
{
	const json_t *warnings = json_object_get(document, "warnings");
	mc_result result = MC_OK;

	for (size_t w = 0; result == MC_OK && w < json_array_size(warnings) && w < MC_MOODLE_MAX_AREAS; w++) {
		const json_t *message = json_object_get(json_array_get(warnings, w), "message");

		if (json_is_string(message)) {
			result = mc_note_warn(notes, "Moodle: %s",
				mc_excerpt_of((mc_slice) { json_string_value(message), json_string_length(message) }).text);
		}
	}
	return result;
}

/* Loads a text and its areas. The caller owns both, also where this failed. */
static mc_result mc_mjson_load(mc_slice text, json_t **document, mc_moodle_file *file, mc_fault *fault)
{
	mc_result result;

	result = mc_format_load(text, document, fault);
	return result == MC_OK ? mc_mjson_areas(*document, file, fault) : result;
}

static mc_result mc_moodle_json_choices(mc_slice text, json_t *names, mc_fault *fault)
{
	mc_moodle_file file = { 0 };
	json_t *document = NULL;
	mc_result result = mc_mjson_load(text, &document, &file, fault);

	if (result == MC_OK) {
		result = mc_moodle_list(&file, names);
	}
	mc_moodle_file_free(&file);
	json_decref(document);
	return result;
}

static mc_result mc_moodle_json_read(mc_slice text, mc_slice area, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	mc_moodle_file file = { 0 };
	json_t *document = NULL;
	mc_result result = mc_mjson_load(text, &document, &file, fault);

	if (result == MC_OK) {
		result = mc_moodle_take(&file, area, rubric, notes, fault);
	}
	if (result == MC_OK) {
		result = mc_mjson_warnings(document, notes);
	}
	mc_moodle_file_free(&file);
	json_decref(document);
	return result;
}

/* "exception" is what Moodle answers where a call failed. */
static const char *const mc_moodle_json_members[] = { "areas", "exception", NULL };

const mc_rubric_format mc_format_moodle_json = { "moodlejson", "the answer of Moodle's core_grading_get_definitions",
	"*.moodle.json", "application/json", mc_moodle_json_members, NULL, mc_moodle_json_read, mc_moodle_json_choices,
	mc_moodle_json_write };
