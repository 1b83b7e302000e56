/* From a CFRubric to a rubric. case.c finds it. */
#include "case.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* What rules take for a weight. */
#define MC_CASE_MAX_WEIGHT (1000 * MC_UNIT)

const json_t *mc_case_member(const json_t *object, const char *name)
{
	const json_t *value = json_object_get(object, name);

	return json_is_null(value) ? NULL : value;
}

static mc_result mc_case_string(
	const json_t *object, const char *name, mc_slice *value, const mc_pointer *at, mc_fault *fault)
{
	const json_t *member = mc_case_member(object, name);
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	*value = (mc_slice) { NULL, 0 };
	if (member == NULL) {
		return MC_OK;
	}
	if (!json_is_string(member)) {
		return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"%s\" should be a string", name);
	}
	*value = mc_format_trim((mc_slice) { json_string_value(member), json_string_length(member) });
	return MC_OK;
}

mc_result mc_case_list(
	const json_t *object, const char *name, size_t most, const json_t **list, const mc_pointer *at, mc_fault *fault)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	*list = mc_case_member(object, name);
	if (*list == NULL) {
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

/* Title and text of a thing that has a short label and a description, either of which may be missing. */
static mc_result mc_case_texts(const json_t *object, const char *label, const char *what, bool title_first,
	mc_slice *title, mc_slice *text, const mc_pointer *at, mc_fault *fault)
{
	mc_slice first, second;
	mc_pointer place;
	mc_result result = mc_case_string(object, label, &first, at, fault);

	if (result == MC_OK) {
		result = mc_case_string(object, "description", &second, at, fault);
	}
	if (result != MC_OK) {
		return result;
	}
	/* What must have a title takes the description for it where there is no label. */
	if (title_first && first.length == 0) {
		place = mc_pointer_member(at, MC_LITERAL("description"));
		return mc_format_at(&place, mc_format_text(second, what, title, fault), fault);
	}
	place = mc_pointer_member(at, mc_slice_of(label));
	result = mc_format_at(&place, mc_format_text(first, what, title, fault), fault);
	if (result == MC_OK) {
		place = mc_pointer_member(at, MC_LITERAL("description"));
		result = mc_format_at(&place, mc_format_text(second, what, text, fault), fault);
	}
	return result;
}

/* Entries by their position; those without one come last, as they stand. */
static mc_result mc_case_order(const json_t *list, mc_order *order, const mc_pointer *at, mc_fault *fault)
{
	for (size_t i = 0; i < json_array_size(list); i++) {
		const json_t *entry = json_array_get(list, i), *position = mc_case_member(entry, "position");
		mc_pointer place = mc_pointer_item(at, i);

		if (!json_is_object(entry)) {
			return mc_fail_at(fault, MC_E_FORMAT, place.text, "Here should be an object");
		}
		order[i] = (mc_order) { INT64_MAX, i };
		if (position != NULL && !json_is_integer(position)) {
			place = mc_pointer_member(&place, MC_LITERAL("position"));
			return mc_fail_at(fault, MC_E_FORMAT, place.text, "\"position\" should be a whole number");
		}
		if (position != NULL) {
			order[i].key = json_integer_value(position);
		}
	}
	mc_order_sort(order, json_array_size(list));
	return MC_OK;
}

/* What an object holds beyond the members that became the rubric, under the id that it got. */
static mc_result mc_case_rest(
	const json_t *object, const char *const *names, const char *note, const char *id, json_t *notes)
{
	json_t *rest = mc_format_rest(object, names);

	if (rest != NULL && json_object_size(rest) == 0) {
		json_decref(rest);
		return MC_OK;
	}
	return id != NULL ? mc_note(mc_note_object(notes, note), id, rest) : mc_note(notes, note, rest);
}

typedef struct {
	mc_rubric *rubric;
	json_t *notes;
	bool known; /* whether levels have scores: the first one tells */
	mc_fault *fault;
} mc_case;

static mc_result mc_case_score(mc_case *reader, const json_t *level, mc_units *points, const mc_pointer *at)
{
	const json_t *score = mc_case_member(level, "score");
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("score"));

	if (!reader->known) {
		reader->known = true;
		reader->rubric->has_points = score != NULL;
	}
	if ((score != NULL) != reader->rubric->has_points) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
			"The level has %sscore, unlike the first level: either all levels of a rubric have points, or none",
			score != NULL ? "a " : "no ");
	}
	return score != NULL ? mc_format_points_json(score, points, &place, reader->fault) : MC_OK;
}

static mc_result mc_case_level(mc_case *reader, const json_t *value, mc_units points, const mc_pointer *at)
{
	static const char *const names[] = { "quality", "description", "score", NULL };
	const size_t c = reader->rubric->count - 1;
	mc_criterion *criterion = &reader->rubric->criteria[c];
	mc_level *level = mc_criterion_add_level(criterion);
	char id[MC_ID_SIZE];
	mc_result result;

	if (level == NULL) {
		return MC_E_NOMEM;
	}
	level->points = points;
	result =
		mc_case_texts(value, "quality", "A text of a level", false, &level->title, &level->text, at, reader->fault);
	if (result == MC_OK && !reader->rubric->has_points && level->title.length == 0 && level->text.length == 0) {
		result = mc_fail_at(
			reader->fault, MC_E_FORMAT, at->text, "The level has neither a score, a quality nor a description");
	}
	mc_format_level_id(c, criterion->count - 1, id);
	return result == MC_OK ? mc_case_rest(value, names, "levels", id, reader->notes) : result;
}

/* From lowest to highest: by score, equals by position; without scores by position. */
static mc_result mc_case_levels(mc_case *reader, const json_t *criterion, const mc_pointer *at)
{
	mc_order positions[MC_RUBRIC_MAX_LEVELS], order[MC_RUBRIC_MAX_LEVELS];
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("CFRubricCriterionLevels"));
	const json_t *levels;
	mc_result result =
		mc_case_list(criterion, "CFRubricCriterionLevels", MC_RUBRIC_MAX_LEVELS, &levels, at, reader->fault);
	const size_t count = json_array_size(levels);

	if (result == MC_OK && count < 2) {
		result = mc_fail_at(
			reader->fault, MC_E_FORMAT, place.text, "A criterion has at least 2 levels; this one has %zu", count);
	}
	if (result == MC_OK) {
		result = mc_case_order(levels, positions, &place, reader->fault);
	}
	for (size_t l = 0; result == MC_OK && l < count; l++) {
		mc_pointer item = mc_pointer_item(&place, positions[l].row);

		order[l] = (mc_order) { 0, l };
		result = mc_case_score(reader, json_array_get(levels, positions[l].row), &order[l].key, &item);
	}
	if (result == MC_OK) {
		mc_order_sort(order, count);
	}
	for (size_t l = 0; result == MC_OK && l < count; l++) {
		const size_t row = positions[order[l].row].row;
		mc_pointer item = mc_pointer_item(&place, row);

		result = mc_case_level(reader, json_array_get(levels, row), order[l].key, &item);
	}
	return result;
}

/* A weight that rules can take goes into "weights"; one that they cannot stays where it stood, and a warning says so. */
static mc_result mc_case_weight(mc_case *reader, const json_t *criterion, const char *id, const mc_pointer *at)
{
	const json_t *weight = mc_case_member(criterion, "weight");
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("weight"));
	mc_units units;

	if (weight == NULL) {
		return MC_OK;
	}
	if (!json_is_number(weight)) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"weight\" should be a number");
	}
	if (mc_units_read(weight, MC_CASE_MAX_WEIGHT, &units) != MC_DECIMAL_OK || units < 0) {
		return mc_note_warn(reader->notes,
			"The weight of criterion %s cannot stand in rules: there it is from 0 to 1000, with at most %d decimals.",
			id, MC_DECIMALS);
	}
	return mc_note(mc_note_object(reader->notes, "weights"), id,
		units % MC_UNIT == 0 ? json_integer(units / MC_UNIT) : json_real(mc_units_double(units)));
}

static mc_result mc_case_criterion(mc_case *reader, const json_t *value, const mc_pointer *at)
{
	static const char *const names[] = { "category", "description", "CFRubricCriterionLevels", NULL };
	const size_t c = reader->rubric->count;
	mc_criterion *criterion = mc_rubric_add_criterion(reader->rubric);
	char id[MC_ID_SIZE];
	mc_result result;

	if (criterion == NULL) {
		return MC_E_NOMEM;
	}
	mc_format_criterion_id(c, id);
	result = mc_case_texts(
		value, "category", "A text of a criterion", true, &criterion->title, &criterion->text, at, reader->fault);
	if (result == MC_OK && criterion->title.length == 0) {
		result = mc_fail_at(reader->fault, MC_E_FORMAT, at->text,
			"The criterion has neither a category nor a description to say what it is about");
	}
	if (result == MC_OK) {
		result = mc_case_weight(reader, value, id, at);
	}
	if (result == MC_OK) {
		result = mc_case_rest(value, names, "criteria", id, reader->notes);
	}
	return result == MC_OK ? mc_case_levels(reader, value, at) : result;
}

/* What stands in the way of rules that take the weights as they are. */
static mc_result mc_case_weigh(const mc_case *reader)
{
	json_t *weights = json_object_get(reader->notes, "weights"), *weight;
	const char *id;
	bool some = false;

	json_object_foreach(weights, id, weight) {
		some = some || json_number_value(weight) > 0;
	}
	if (json_object_size(weights) > 0 && !some) {
		return mc_note_warn(reader->notes, "All weights are 0, so no total could be made with them.");
	}
	if (json_object_size(weights) > 0 && json_object_size(weights) < reader->rubric->count) {
		return mc_note_warn(reader->notes,
			"Only %zu of %zu criteria have a weight; a total of all of them needs one for each.",
			json_object_size(weights), reader->rubric->count);
	}
	return MC_OK;
}

static mc_result mc_case_criteria(mc_case *reader, const json_t *value, const mc_pointer *at)
{
	static const char *const names[] = { "title", "description", "CFRubricCriteria", NULL };
	mc_order order[MC_RUBRIC_MAX_CRITERIA];
	mc_pointer place = mc_pointer_member(at, MC_LITERAL("CFRubricCriteria"));
	const json_t *criteria;
	mc_result result = mc_case_texts(value, "title", "A text of the rubric", false, &reader->rubric->title,
		&reader->rubric->text, at, reader->fault);

	if (result == MC_OK) {
		result = mc_case_rest(value, names, "rubric", NULL, reader->notes);
	}
	if (result == MC_OK) {
		result = mc_case_list(value, "CFRubricCriteria", MC_RUBRIC_MAX_CRITERIA, &criteria, at, reader->fault);
	}
	if (result == MC_OK && json_array_size(criteria) == 0) {
		result = mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "The rubric has no criteria");
	}
	if (result == MC_OK) {
		result = mc_case_order(criteria, order, &place, reader->fault);
	}
	for (size_t c = 0; result == MC_OK && c < json_array_size(criteria); c++) {
		mc_pointer item = mc_pointer_item(&place, order[c].row);

		result = mc_case_criterion(reader, json_array_get(criteria, order[c].row), &item);
	}
	if (result == MC_OK) {
		result = mc_case_weigh(reader);
	}
	return result == MC_OK ? mc_format_finish(reader->rubric, reader->fault) : result;
}

mc_result mc_case_rubric(const json_t *value, mc_rubric *rubric, json_t *notes, const mc_pointer *at, mc_fault *fault)
{
	mc_case reader = { .rubric = rubric, .notes = notes, .fault = fault };

	return mc_case_criteria(&reader, value, at);
}
