/* What a text is, by a look at it. */
#include "case.h"
#include "csv.h"
#include "moodle.h"

#include <jansson.h>
#include <string.h>
#include <strings.h>

/* How much of a text tells that it is XML or a table. */
#define MC_DETECT_START 4096

static bool mc_detect_has(mc_slice text, const char *words)
{
	const size_t length = strlen(words);

	for (size_t i = 0; i + length <= text.length; i++) {
		if (strncasecmp(text.data + i, words, length) == 0) {
			return true;
		}
	}
	return false;
}

/* What a member of the outermost object tells. */
static mc_rubric_format mc_detect_member(mc_slice key)
{
	static const struct {
		const char *key;
		mc_rubric_format format;
	} members[] = {
		{ "format", MC_FORMAT_NATIVE },
		{ "areas", MC_FORMAT_MOODLE_JSON },
		{ "exception", MC_FORMAT_MOODLE_JSON },
		{ "CFRubricCriteria", MC_FORMAT_CASE },
		{ "CFRubric", MC_FORMAT_CASE },
		{ "CFRubrics", MC_FORMAT_CASE },
		{ "CFPackage", MC_FORMAT_CASE },
		{ "CFDocument", MC_FORMAT_CASE },
	};

	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		if (mc_slice_equal(key, mc_slice_of(members[i].key))) {
			return members[i].format;
		}
	}
	return MC_FORMAT_UNKNOWN;
}

/* Looks for a telling member of the outermost object, passing over strings and whatever is nested. */
static mc_rubric_format mc_detect_json(mc_slice text)
{
	mc_rubric_format format = MC_FORMAT_UNKNOWN;
	size_t depth = 0;

	for (size_t i = 0; i < text.length && format == MC_FORMAT_UNKNOWN; i++) {
		size_t start = i + 1;

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
				if (depth == 1 && i < text.length) {
					const mc_slice after = mc_format_trim((mc_slice) { text.data + i + 1, text.length - i - 1 < 64 ? text.length - i - 1 : 64 });

					if (after.length > 0 && after.data[0] == ':') {
						format = mc_detect_member((mc_slice) { text.data + start, i - start });
					}
				}
				break;
		}
	}
	return format;
}

mc_rubric_format mc_rubric_detect(mc_slice text)
{
	mc_slice start;

	if (mc_utf8_mark(text) > 0) {
		text.data += 3;
		text.length -= 3;
	}
	while (text.length > 0 && mc_format_trim((mc_slice) { text.data, 1 }).length == 0) {
		text.data++;
		text.length--;
	}
	if (text.length == 0) {
		return MC_FORMAT_UNKNOWN;
	}
	if (text.data[0] == '{') {
		return mc_detect_json(text);
	}
	start = (mc_slice) { text.data, text.length < MC_DETECT_START ? text.length : MC_DETECT_START };
	if (text.data[0] == '<') {
		return mc_detect_has(start, "<areas") ? MC_FORMAT_MOODLE_XML : MC_FORMAT_UNKNOWN;
	}
	return mc_detect_has(start, "rubric name") && mc_detect_has(start, "criteria name") ? MC_FORMAT_CSV : MC_FORMAT_UNKNOWN;
}

static mc_result mc_read_as(mc_rubric_format format, mc_slice text, mc_slice name, mc_rubric **rubric, json_t **notes, mc_fault *fault)
{
	mc_result result;

	switch (format) {
		case MC_FORMAT_NATIVE:
			result = mc_rubric_read(text, rubric, fault);
			if (result == MC_OK && (*notes = json_object()) == NULL) {
				mc_rubric_free(*rubric);
				*rubric = NULL;
				result = MC_E_NOMEM;
			}
			return result;
		case MC_FORMAT_MOODLE_XML:
			return mc_moodle_read(text, name, rubric, notes, fault);
		case MC_FORMAT_MOODLE_JSON:
			return mc_moodle_json_read(text, name, rubric, notes, fault);
		case MC_FORMAT_CASE:
			return mc_case_read(text, name, rubric, notes, fault);
		case MC_FORMAT_CSV:
			return mc_csv_read(text, name, rubric, notes, fault);
		case MC_FORMAT_UNKNOWN:
			break;
	}
	if (text.length >= 2 && (memcmp(text.data, "\xff\xfe", 2) == 0 || memcmp(text.data, "\xfe\xff", 2) == 0)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The text is in UTF-16; save it as UTF-8");
	}
	return mc_fail(fault, MC_E_FORMAT, "This is none of the rubric formats that can be read: a Microcred rubric, the grading.xml of a Moodle backup, "
		"the answer of Moodle's core_grading_get_definitions, a CASE rubric or package, or a rubric in Canvas's CSV");
}

static mc_result mc_choices_of(mc_slice text, json_t *names, mc_fault *fault)
{
	switch (mc_rubric_detect(text)) {
		case MC_FORMAT_MOODLE_XML:
			return mc_moodle_choices(text, names, fault);
		case MC_FORMAT_MOODLE_JSON:
			return mc_moodle_json_choices(text, names, fault);
		case MC_FORMAT_CASE:
			return mc_case_choices(text, names, fault);
		case MC_FORMAT_CSV:
			return mc_csv_choices(text, names, fault);
		default:
			return MC_OK;
	}
}

mc_result mc_rubric_choices(mc_slice text, json_t **names, mc_fault *fault)
{
	const size_t mark = mc_utf8_mark(text);
	json_t *list = json_array();
	mc_result result = list != NULL ? mc_choices_of((mc_slice) { text.data + mark, text.length - mark }, list, fault) : MC_E_NOMEM;

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

mc_result mc_rubric_read_any(mc_slice text, mc_slice name, mc_rubric_format *format, mc_rubric **rubric, json_t **notes, mc_fault *fault)
{
	const size_t mark = mc_utf8_mark(text);
	mc_result result;

	*format = mc_rubric_detect(text);
	result = mc_read_as(*format, (mc_slice) { text.data + mark, text.length - mark }, name, rubric, notes, fault);
	if (result != MC_OK && fault->place.offset >= 0) {
		fault->place.offset += (int64_t) mark;
	}
	return result;
}
