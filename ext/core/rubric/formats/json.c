/* The native format, "microcred-rubric-1". */
#include "formats.h"

#include <jansson.h>

static mc_result mc_read_text(
	const json_t *object, const char *name, bool required, mc_slice *copy, const mc_pointer *at, mc_fault *fault)
{
	mc_slice value;
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));
	mc_result result = mc_member_string(object, name, required, &value, at, fault);

	if (result != MC_OK) {
		return result;
	}
	switch (mc_text_copy(value, copy)) {
		case MC_TEXT_OK:
			break;
		case MC_TEXT_NOMEM:
			return MC_E_NOMEM;
		case MC_TEXT_CONTROL:
			return mc_fail_at(fault, MC_E_FORMAT, place.text,
				"\"%s\" holds a control character other than a tab or the end of a line", name);
		case MC_TEXT_LONG:
			return mc_fail_at(
				fault, MC_E_FORMAT, place.text, "\"%s\" is longer than %d bytes", name, MC_RUBRIC_MAX_TEXT);
	}
	if (required && copy->length == 0) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should not be empty", name);
	}
	return MC_OK;
}

static mc_result mc_read_points(
	const json_t *value, const char *level, mc_units *points, const mc_pointer *at, mc_fault *fault)
{
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("points"));

	switch (mc_units_read(value, MC_UNITS_MAX, points)) {
		case MC_DECIMAL_OK:
			return MC_OK;
		case MC_DECIMAL_TYPE:
			return mc_fail_at(fault, MC_E_FORMAT, place.text, "The points of level \"%s\" should be a number", level);
		case MC_DECIMAL_DIGITS:
			return mc_fail_at(fault, MC_E_FORMAT, place.text, "The points of level \"%s\" have more than %d decimals",
				level, MC_DECIMALS);
		case MC_DECIMAL_RANGE:
			break;
	}
	return mc_fail_at(
		fault, MC_E_FORMAT, place.text, "The points of level \"%s\" should be from -99999.99999 to 99999.99999", level);
}

static mc_result mc_read_level(
	const json_t *value, mc_criterion *criterion, bool has_points, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "id", "points", "title", "text", NULL };
	const json_t *points;
	mc_level *level = mc_criterion_add_level(criterion);
	mc_result result = level != NULL ? mc_members_only(value, names, "a level", at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_member_id(value, "id", level->id, at, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(value, "title", false, &level->title, at, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(value, "text", false, &level->text, at, fault);
	}
	if (result != MC_OK) {
		return result;
	}
	points = json_object_get(value, "points");
	if ((points != NULL) != has_points) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text,
			"Level \"%s\" has %spoints, unlike the first level: either all levels of a rubric have points, or none",
			level->id, points != NULL ? "" : "no ");
	}
	if (points != NULL) {
		return mc_read_points(points, level->id, &level->points, at, fault);
	}
	if (level->title.length == 0 && level->text.length == 0) {
		return mc_fail_at(
			fault, MC_E_FORMAT, at->text, "Level \"%s\" has neither points, a title nor a text", level->id);
	}
	return MC_OK;
}

static mc_result mc_read_criterion(const json_t *value, mc_rubric *rubric, const mc_pointer *at, mc_fault *fault)
{
	static const char *const names[] = { "id", "title", "text", "levels", NULL };
	const json_t *levels;
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("levels"));
	mc_criterion *criterion = mc_rubric_add_criterion(rubric);
	mc_result result = criterion != NULL ? mc_members_only(value, names, "a criterion", at, fault) : MC_E_NOMEM;

	if (result == MC_OK) {
		result = mc_member_id(value, "id", criterion->id, at, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(value, "title", true, &criterion->title, at, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(value, "text", false, &criterion->text, at, fault);
	}
	if (result == MC_OK) {
		result = mc_member_array(value, "levels", 2, MC_RUBRIC_MAX_LEVELS, &levels, at, fault);
	}
	for (size_t l = 0; result == MC_OK && l < json_array_size(levels); l++) {
		mc_pointer item = mc_pointer_item(&place, l);
		const json_t *level = json_array_get(levels, l);

		if (rubric->count == 1 && l == 0) {
			rubric->has_points = json_object_get(level, "points") != NULL;
		}
		result = mc_read_level(level, criterion, rubric->has_points, &item, fault);
	}
	return result;
}

static mc_result mc_read_document(const json_t *document, mc_rubric *rubric, mc_fault *fault)
{
	static const char *const names[] = { "format", "title", "text", "criteria", NULL };
	const json_t *criteria = NULL;
	mc_pointer root = mc_pointer_root(), place = mc_pointer_member(&root, MC_LITERAL("criteria"));
	mc_result result = mc_member_format(document, "microcred-rubric-1", "a Microcred rubric", fault);

	if (result == MC_OK) {
		result = mc_members_only(document, names, "a rubric", &root, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(document, "title", false, &rubric->title, &root, fault);
	}
	if (result == MC_OK) {
		result = mc_read_text(document, "text", false, &rubric->text, &root, fault);
	}
	if (result == MC_OK) {
		result = mc_member_array(document, "criteria", 1, MC_RUBRIC_MAX_CRITERIA, &criteria, &root, fault);
	}
	for (size_t c = 0; result == MC_OK && c < json_array_size(criteria); c++) {
		mc_pointer item = mc_pointer_item(&place, c);

		result = mc_read_criterion(json_array_get(criteria, c), rubric, &item, fault);
	}
	return result == MC_OK ? mc_rubric_finish(rubric, fault) : result;
}

/* There is one rubric, so a name chooses nothing; and nothing beside it, so there are no notes. */
static mc_result mc_json_read(mc_slice json, mc_slice name, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	json_t *document = NULL;
	mc_result result;

	(void) name;
	(void) notes;
	if (json.length > MC_RUBRIC_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The rubric is larger than %u MiB", MC_RUBRIC_MAX_BYTES / 1024 / 1024);
	}
	result = mc_json_load(json, MC_RUBRIC_MAX_VALUES, &document, fault);
	if (result == MC_OK) {
		result = mc_read_document(document, rubric, fault);
	}
	json_decref(document);
	return result;
}

/* The canonical form, which a rubric keeps. Nothing is lost. */
static mc_result mc_json_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, json_t *lost, mc_fault *fault)
{
	(void) changed;
	(void) lost;
	(void) fault;
	return mc_buffer_append_slice(out, mc_buffer_slice(&rubric->json));
}

static const char *const mc_json_members[] = { "format", NULL };

const mc_rubric_format mc_format_json = { "json", "a Microcred rubric", "*.rubric.json", "application/json",
	mc_json_members, NULL, mc_json_read, NULL, mc_json_write };
