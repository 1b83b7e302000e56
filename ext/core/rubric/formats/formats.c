/* The formats there are, and what walks them. */
#include "formats.h"
#include "../../base/moment.h"
#include "format.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

extern const mc_rubric_format mc_format_json, mc_format_moodle, mc_format_moodle_json, mc_format_case, mc_format_csv;

/* The order is that in which a refusal and the API list them. */
const mc_rubric_format *const mc_rubric_formats[] = {
	&mc_format_json, &mc_format_moodle, &mc_format_moodle_json, &mc_format_case, &mc_format_csv, NULL
};

/* How much of a text that is no JSON tells what it is. */
#define MC_DETECT_START 4096
/* How much white space may stand between the name of a member and its colon. */
#define MC_DETECT_SPACE 64

const mc_rubric_format *mc_rubric_format_named(mc_slice name)
{
	for (size_t f = 0; mc_rubric_formats[f] != NULL; f++) {
		if (mc_slice_equal(name, mc_slice_of(mc_rubric_formats[f]->name))) {
			return mc_rubric_formats[f];
		}
	}
	return NULL;
}

/* The format that a member of the outermost object tells. */
static const mc_rubric_format *mc_detect_member(mc_slice key)
{
	for (size_t f = 0; mc_rubric_formats[f] != NULL; f++) {
		const char *const *member = mc_rubric_formats[f]->members;

		for (; member != NULL && *member != NULL; member++) {
			if (mc_slice_equal(key, mc_slice_of(*member))) {
				return mc_rubric_formats[f];
			}
		}
	}
	return NULL;
}

/* Whether a colon is next, so that the string before it was the name of a member. */
static bool mc_detect_colon(mc_slice text, size_t at)
{
	const size_t rest = text.length - at;
	const mc_slice after =
		mc_format_trim((mc_slice) { text.data + at, rest < MC_DETECT_SPACE ? rest : MC_DETECT_SPACE });

	return after.length > 0 && after.data[0] == ':';
}

/* Looks for a telling member of the outermost object, passing over strings and whatever is nested. */
static const mc_rubric_format *mc_detect_json(mc_slice text)
{
	const mc_rubric_format *format = NULL;
	size_t depth = 0;

	for (size_t i = 0; i < text.length && format == NULL; i++) {
		const size_t start = i + 1;

		switch (text.data[i]) {
			case '{':
			case '[':
				depth++;
				break;
			case '}':
			case ']':
				depth -= depth > 0;
				break;
			case '"':
				for (i++; i < text.length && text.data[i] != '"'; i++) {
					i += text.data[i] == '\\';
				}
				if (depth == 1 && i < text.length && mc_detect_colon(text, i + 1)) {
					format = mc_detect_member((mc_slice) { text.data + start, i - start });
				}
				break;
		}
	}
	return format;
}

static mc_slice mc_without_mark(mc_slice text)
{
	const size_t mark = mc_utf8_mark(text);

	return (mc_slice) { text.data + mark, text.length - mark };
}

const mc_rubric_format *mc_rubric_detect(mc_slice text)
{
	text = mc_without_mark(text);
	while (text.length > 0 && mc_format_trim((mc_slice) { text.data, 1 }).length == 0) {
		text.data++;
		text.length--;
	}
	if (text.length > 0 && text.data[0] == '{') {
		return mc_detect_json(text);
	}
	text.length = text.length < MC_DETECT_START ? text.length : MC_DETECT_START;
	for (size_t f = 0; text.length > 0 && mc_rubric_formats[f] != NULL; f++) {
		if (mc_rubric_formats[f]->detect != NULL && mc_rubric_formats[f]->detect(text)) {
			return mc_rubric_formats[f];
		}
	}
	return NULL;
}

/* Says that a text is none of the formats. */
static mc_result mc_refuse_unknown(mc_slice text, mc_fault *fault)
{
	char list[sizeof(fault->sentence)] = "";
	size_t length = 0;

	if (text.length >= 2 && (memcmp(text.data, "\xff\xfe", 2) == 0 || memcmp(text.data, "\xfe\xff", 2) == 0)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The text is in UTF-16; save it as UTF-8");
	}
	for (size_t f = 0; mc_rubric_formats[f] != NULL && length < sizeof(list); f++) {
		const char *before = f == 0 ? "" : mc_rubric_formats[f + 1] != NULL ? ", " : ", or ";

		length += (size_t) snprintf(list + length, sizeof(list) - length, "%s%s", before, mc_rubric_formats[f]->what);
	}
	return mc_fail(fault, MC_E_FORMAT, "This is none of the rubric formats that can be read: %s", list);
}

mc_result mc_rubric_read_as(const mc_rubric_format *format, mc_slice text, mc_slice name, mc_rubric **out,
	json_t **out_notes, mc_fault *fault)
{
	mc_rubric *rubric;
	json_t *notes;
	mc_result result = MC_E_NOMEM;

	*out = NULL;
	*out_notes = NULL;
	if (format == NULL) {
		format = mc_rubric_detect(text);
	}
	if (format == NULL) {
		return mc_refuse_unknown(text, fault);
	}
	rubric = mc_rubric_new();
	notes = json_object();
	if (rubric != NULL && notes != NULL) {
		result = format->read(mc_without_mark(text), name, rubric, notes, fault);
	}
	if (result == MC_OK) {
		*out = rubric;
		*out_notes = notes;
		return MC_OK;
	}
	if (fault->place.offset >= 0) {
		fault->place.offset += (int64_t) mc_utf8_mark(text);
	}
	mc_rubric_free(rubric);
	json_decref(notes);
	return result;
}

mc_result mc_rubric_choices(mc_slice text, json_t **names, mc_fault *fault)
{
	const mc_rubric_format *format = mc_rubric_detect(text);
	json_t *list = json_array();
	mc_result result = list != NULL ? MC_OK : MC_E_NOMEM;

	*names = NULL;
	if (result == MC_OK && format != NULL && format->choices != NULL) {
		result = format->choices(mc_without_mark(text), list, fault);
	}
	if (result != MC_OK) {
		json_decref(list);
		return result;
	}
	if (json_array_size(list) < 2) {
		json_array_clear(list);
	}
	*names = list;
	return MC_OK;
}

mc_result mc_rubric_write_as(const mc_rubric_format *format, const mc_rubric *rubric, mc_slice changed, mc_buffer *out,
	json_t **out_lost, mc_fault *fault)
{
	const size_t before = out->length;
	json_t *lost;
	mc_result result = MC_E_NOMEM;

	*out_lost = NULL;
	if (!mc_moment_is_plain(changed)) {
		return mc_fail(fault, MC_E_ARGUMENT, "The time of the last change should be like \"2026-11-24T13:00:00Z\"");
	}
	lost = json_array();
	if (lost != NULL) {
		result = format->write(rubric, changed, out, lost, fault);
	}
	result = mc_buffer_end(out, before, result);
	if (result != MC_OK) {
		json_decref(lost);
		return result;
	}
	*out_lost = lost;
	return MC_OK;
}
