#include "format.h"

#include <jansson.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

mc_result mc_format_load(mc_slice text, json_t **document, mc_fault *fault)
{
	if (text.length > MC_FORMAT_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The text is larger than %u MiB", MC_FORMAT_MAX_BYTES / 1024 / 1024);
	}
	return mc_json_load(text, MC_FORMAT_MAX_VALUES, document, fault);
}

bool mc_format_has(mc_slice text, const char *words)
{
	const size_t length = strlen(words);

	for (size_t i = 0; i + length <= text.length; i++) {
		if (strncasecmp(text.data + i, words, length) == 0) {
			return true;
		}
	}
	return false;
}

mc_slice mc_format_trim(mc_slice text)
{
	while (text.length > 0 && strchr(" \t\r\n", text.data[0]) != NULL && text.data[0] != '\0') {
		text.data++;
		text.length--;
	}
	while (text.length > 0 && strchr(" \t\r\n", text.data[text.length - 1]) != NULL
		&& text.data[text.length - 1] != '\0') {
		text.length--;
	}
	return text;
}

mc_result mc_format_text(mc_slice text, const char *what, mc_slice *copy, mc_fault *fault)
{
	switch (mc_text_copy(text, copy)) {
		case MC_TEXT_OK:
			return MC_OK;
		case MC_TEXT_NOMEM:
			return MC_E_NOMEM;
		case MC_TEXT_CONTROL:
			return mc_fail(fault, MC_E_FORMAT, "%s holds a control character", what);
		case MC_TEXT_LONG:
			break;
	}
	return mc_fail(fault, MC_E_LIMIT, "%s is longer than %d bytes", what, MC_RUBRIC_MAX_TEXT);
}

mc_result mc_format_at(const mc_pointer *at, mc_result result, mc_fault *fault)
{
	if (result != MC_OK && result != MC_E_NOMEM) {
		fault->place.has_pointer = true;
		snprintf(fault->place.pointer, sizeof(fault->place.pointer), "%s", at->text);
	}
	return result;
}

mc_result mc_format_points_refuse(mc_decimal_fault why, mc_slice shown, mc_fault *fault)
{
	mc_excerpt excerpt = mc_excerpt_of(shown);

	switch (why) {
		case MC_DECIMAL_OK:
			return MC_OK;
		case MC_DECIMAL_TYPE:
			return mc_fail(fault, MC_E_FORMAT, "The score \"%s\" is not a decimal number", excerpt.text);
		case MC_DECIMAL_DIGITS:
			return mc_fail(fault, MC_E_FORMAT, "The score \"%s\" has more than %d decimals", excerpt.text, MC_DECIMALS);
		case MC_DECIMAL_RANGE:
			break;
	}
	return mc_fail(fault, MC_E_FORMAT, "The score \"%s\" is not between -99999.99999 and 99999.99999", excerpt.text);
}

mc_result mc_format_points(mc_slice digits, mc_units *points, mc_fault *fault)
{
	return mc_format_points_refuse(mc_units_parse(digits, MC_UNITS_MAX, points), digits, fault);
}

mc_result mc_format_points_json(const json_t *number, mc_units *points, const mc_pointer *at, mc_fault *fault)
{
	const mc_decimal_fault why = mc_units_read(number, MC_UNITS_MAX, points);
	mc_buffer shown = { 0 };
	mc_result result;

	if (why == MC_DECIMAL_OK) {
		return MC_OK;
	}
	if (why == MC_DECIMAL_TYPE) {
		return mc_fail_at(fault, MC_E_FORMAT, at->text, "The score should be a number");
	}
	result = mc_json_write_number(&shown, json_number_value(number));
	if (result == MC_OK) {
		result = mc_format_at(at, mc_format_points_refuse(why, mc_buffer_slice(&shown), fault), fault);
	}
	mc_buffer_free(&shown);
	return result;
}

void mc_format_decimal(mc_units units, char out[MC_UNITS_SIZE])
{
	const mc_units size = units < 0 ? -units : units;
	int length = snprintf(out, MC_UNITS_SIZE, "%s%lld.%05lld", units < 0 ? "-" : "", (long long) (size / MC_UNIT),
		(long long) (size % MC_UNIT));

	while (out[length - 1] == '0') {
		length--;
	}
	out[out[length - 1] == '.' ? length - 1 : length] = '\0';
}

void mc_format_criterion_id(size_t criterion, char id[MC_ID_SIZE])
{
	snprintf(id, MC_ID_SIZE, "c%zu", criterion + 1);
}

void mc_format_level_id(size_t criterion, size_t level, char id[MC_ID_SIZE])
{
	snprintf(id, MC_ID_SIZE, "c%zul%zu", criterion + 1, level + 1);
}

mc_result mc_format_finish(mc_rubric *rubric, mc_fault *fault)
{
	mc_result result;

	for (size_t c = 0; c < rubric->count; c++) {
		mc_format_criterion_id(c, rubric->criteria[c].id);
		for (size_t l = 0; l < rubric->criteria[c].count; l++) {
			mc_format_level_id(c, l, rubric->criteria[c].levels[l].id);
		}
	}
	result = mc_rubric_finish(rubric, fault);
	/* A pointer would lead into a document that the reader of the sentence has never seen. */
	fault->place.has_pointer = false;
	return result;
}

static int mc_order_compare(const void *a, const void *b)
{
	const mc_order *left = a, *right = b;
	int order = (left->key > right->key) - (left->key < right->key);

	return order != 0 ? order : (left->row > right->row) - (left->row < right->row);
}

void mc_order_sort(mc_order *order, size_t count)
{
	if (count > 0) {
		qsort(order, count, sizeof(*order), mc_order_compare);
	}
}

json_t *mc_format_rest(const json_t *object, const char *const *names)
{
	json_t *rest = json_copy((json_t *) object);

	for (; rest != NULL && *names != NULL; names++) {
		json_object_del(rest, *names);
	}
	return rest;
}

mc_result mc_note(json_t *notes, const char *name, json_t *value)
{
	return json_object_set_new(notes, name, value) == 0 ? MC_OK : MC_E_NOMEM;
}

json_t *mc_note_object(json_t *notes, const char *name)
{
	json_t *object = json_object_get(notes, name);

	if (object == NULL && json_object_set_new(notes, name, json_object()) == 0) {
		object = json_object_get(notes, name);
	}
	return object;
}

mc_result mc_note_warn(json_t *notes, const char *format, ...)
{
	json_t *warnings = json_object_get(notes, "warnings");
	char sentence[512];
	va_list arguments;

	if (warnings == NULL) {
		warnings = json_array();
		if (json_object_set_new(notes, "warnings", warnings) != 0) {
			return MC_E_NOMEM;
		}
	}
	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	return json_array_append_new(warnings, json_string(sentence)) == 0 ? MC_OK : MC_E_NOMEM;
}

mc_result mc_name_add(json_t *names, mc_slice name)
{
	for (size_t i = 0; i < json_array_size(names); i++) {
		const json_t *known = json_array_get(names, i);

		if (mc_slice_equal(name, (mc_slice) { json_string_value(known), json_string_length(known) })) {
			return MC_OK;
		}
	}
	return json_array_append_new(names, json_stringn(name.length > 0 ? name.data : "", name.length)) == 0 ? MC_OK
																										  : MC_E_NOMEM;
}

void mc_loss_at(mc_loss *loss, const char *id)
{
	const size_t length = strlen(loss->places);

	if (id == NULL) {
		loss->whole = true;
		return;
	}
	if (id == loss->last) {
		return;
	}
	if (loss->count < MC_LOSS_PLACES) {
		snprintf(loss->places + length, sizeof(loss->places) - length, "%s%s", length > 0 ? "," : "", id);
	}
	loss->last = id;
	loss->count++;
}

void mc_loss_ids(mc_loss *loss, const mc_rubric *rubric)
{
	char id[MC_ID_SIZE];

	for (size_t c = 0; c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];

		mc_format_criterion_id(c, id);
		if (strcmp(criterion->id, id) != 0) {
			mc_loss_at(loss, criterion->id);
		}
		for (size_t l = 0; l < criterion->count; l++) {
			mc_format_level_id(c, l, id);
			if (strcmp(criterion->levels[l].id, id) != 0) {
				mc_loss_at(loss, criterion->levels[l].id);
			}
		}
	}
}

static mc_result mc_loss_add(const mc_loss *loss, json_t *lost)
{
	mc_buffer text = { 0 };
	char more[48];
	mc_result result;

	mc_buffer_append_text(&text, loss->sentence);
	if (loss->count > 0) {
		mc_buffer_append_text(&text, loss->whole ? ": the rubric itself, " : ": ");
	}
	for (const char *place = loss->places; *place != '\0'; place++) {
		mc_buffer_append_text(&text, *place == ',' ? ", " : (char[2]) { *place, '\0' });
	}
	if (loss->count > MC_LOSS_PLACES) {
		snprintf(more, sizeof(more), " and %zu more", loss->count - MC_LOSS_PLACES);
		mc_buffer_append_text(&text, more);
	}
	result = mc_buffer_append_text(&text, ".");
	if (result == MC_OK && json_array_append_new(lost, json_stringn(text.data, text.length)) != 0) {
		result = MC_E_NOMEM;
	}
	mc_buffer_free(&text);
	return result;
}

mc_result mc_losses_add(const mc_loss *losses, size_t count, json_t *lost)
{
	mc_result result = MC_OK;

	for (size_t i = 0; result == MC_OK && i < count; i++) {
		if (losses[i].whole || losses[i].count > 0) {
			result = mc_loss_add(&losses[i], lost);
		}
	}
	return result;
}
