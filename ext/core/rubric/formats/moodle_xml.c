/* Reads grading.xml by libxml2's SAX interface: what is not wanted (other people's grades) is never kept. */
#include "../../base/xml.h"
#include "moodle.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

/* Elements that matter. Those from MC_XML_FIRST_TEXT on hold text. */
typedef enum {
	MC_XML_IGNORED,
	MC_XML_TOP,
	MC_XML_AREAS,
	MC_XML_AREA,
	MC_XML_DEFINITIONS,
	MC_XML_DEFINITION,
	MC_XML_RUBRIC,
	MC_XML_CRITERIA,
	MC_XML_CRITERION,
	MC_XML_LEVELS,
	MC_XML_LEVEL,
	MC_XML_FIRST_TEXT,
	MC_XML_AREA_NAME = MC_XML_FIRST_TEXT,
	MC_XML_AREA_METHOD,
	MC_XML_METHOD,
	MC_XML_NAME,
	MC_XML_DESCRIPTION,
	MC_XML_FORMAT,
	MC_XML_STATUS,
	MC_XML_OPTIONS,
	MC_XML_CRITERION_SORT,
	MC_XML_CRITERION_TEXT,
	MC_XML_CRITERION_FORMAT,
	MC_XML_LEVEL_SCORE,
	MC_XML_LEVEL_TEXT,
	MC_XML_LEVEL_FORMAT
} mc_xml_element;

static const struct {
	mc_xml_element parent;
	const char *name;
	mc_xml_element element;
} mc_xml_elements[] = {
	{ MC_XML_TOP, "areas", MC_XML_AREAS },
	{ MC_XML_AREAS, "area", MC_XML_AREA },
	{ MC_XML_AREA, "areaname", MC_XML_AREA_NAME },
	{ MC_XML_AREA, "activemethod", MC_XML_AREA_METHOD },
	{ MC_XML_AREA, "definitions", MC_XML_DEFINITIONS },
	{ MC_XML_DEFINITIONS, "definition", MC_XML_DEFINITION },
	{ MC_XML_DEFINITION, "method", MC_XML_METHOD },
	{ MC_XML_DEFINITION, "name", MC_XML_NAME },
	{ MC_XML_DEFINITION, "description", MC_XML_DESCRIPTION },
	{ MC_XML_DEFINITION, "descriptionformat", MC_XML_FORMAT },
	{ MC_XML_DEFINITION, "status", MC_XML_STATUS },
	{ MC_XML_DEFINITION, "options", MC_XML_OPTIONS },
	{ MC_XML_DEFINITION, "plugin_gradingform_rubric_definition", MC_XML_RUBRIC },
	{ MC_XML_RUBRIC, "criteria", MC_XML_CRITERIA },
	{ MC_XML_CRITERIA, "criterion", MC_XML_CRITERION },
	{ MC_XML_CRITERION, "sortorder", MC_XML_CRITERION_SORT },
	{ MC_XML_CRITERION, "description", MC_XML_CRITERION_TEXT },
	{ MC_XML_CRITERION, "descriptionformat", MC_XML_CRITERION_FORMAT },
	{ MC_XML_CRITERION, "levels", MC_XML_LEVELS },
	{ MC_XML_LEVELS, "level", MC_XML_LEVEL },
	{ MC_XML_LEVEL, "score", MC_XML_LEVEL_SCORE },
	{ MC_XML_LEVEL, "definition", MC_XML_LEVEL_TEXT },
	{ MC_XML_LEVEL, "definitionformat", MC_XML_LEVEL_FORMAT },
};

typedef struct {
	mc_xml_reader reader;
	mc_moodle_file *file;
	mc_xml_element stack[MC_MOODLE_MAX_DEPTH + 1];
	mc_moodle_text *text; /* what characters go to, or NULL */
} mc_xml;

static mc_moodle_area *mc_xml_area(const mc_xml *xml)
{
	return &xml->file->areas[xml->file->count - 1];
}

static mc_moodle_definition *mc_xml_definition(const mc_xml *xml)
{
	return &mc_xml_area(xml)->definitions[mc_xml_area(xml)->count - 1];
}

static mc_moodle_criterion *mc_xml_criterion(const mc_xml *xml)
{
	return &mc_xml_definition(xml)->criteria[mc_xml_definition(xml)->count - 1];
}

static mc_moodle_level *mc_xml_level(const mc_xml *xml)
{
	return &mc_xml_criterion(xml)->levels[mc_xml_criterion(xml)->count - 1];
}

static void mc_xml_begin_row(mc_xml *xml, mc_xml_element element)
{
	size_t *count, most;
	void **rows, *row;
	size_t size;
	const char *toomany;

	switch (element) {
		case MC_XML_AREA:
			rows = (void **) &xml->file->areas;
			count = &xml->file->count;
			size = sizeof(mc_moodle_area);
			most = MC_MOODLE_MAX_AREAS;
			toomany = "There are more than 100 grading areas";
			break;
		case MC_XML_DEFINITION:
			rows = (void **) &mc_xml_area(xml)->definitions;
			count = &mc_xml_area(xml)->count;
			size = sizeof(mc_moodle_definition);
			most = MC_MOODLE_MAX_AREAS;
			toomany = "A grading area has more than 100 definitions";
			break;
		case MC_XML_CRITERION:
			rows = (void **) &mc_xml_definition(xml)->criteria;
			count = &mc_xml_definition(xml)->count;
			size = sizeof(mc_moodle_criterion);
			most = MC_RUBRIC_MAX_CRITERIA;
			toomany = "The rubric has more than 100 criteria";
			break;
		default:
			rows = (void **) &mc_xml_criterion(xml)->levels;
			count = &mc_xml_criterion(xml)->count;
			size = sizeof(mc_moodle_level);
			most = MC_RUBRIC_MAX_LEVELS;
			toomany = "A criterion has more than 50 levels";
			break;
	}
	if (*count >= most) {
		mc_xml_reader_refuse(&xml->reader, MC_E_LIMIT, toomany);
		return;
	}
	row = mc_moodle_row(rows, count, size);
	if (row == NULL) {
		mc_xml_reader_refuse(&xml->reader, MC_E_NOMEM, NULL);
		return;
	}
	switch (element) {
		case MC_XML_AREA:
			((mc_moodle_area *) row)->at.line = mc_xml_reader_line(&xml->reader);
			break;
		case MC_XML_DEFINITION:
			((mc_moodle_definition *) row)->at.line = mc_xml_reader_line(&xml->reader);
			break;
		case MC_XML_CRITERION:
			((mc_moodle_criterion *) row)->at.line = mc_xml_reader_line(&xml->reader);
			break;
		default:
			((mc_moodle_level *) row)->at.line = mc_xml_reader_line(&xml->reader);
			break;
	}
}

static mc_moodle_text *mc_xml_text_of(const mc_xml *xml, mc_xml_element element)
{
	switch (element) {
		case MC_XML_AREA_NAME:
			return &mc_xml_area(xml)->name;
		case MC_XML_AREA_METHOD:
			return &mc_xml_area(xml)->method;
		case MC_XML_METHOD:
			return &mc_xml_definition(xml)->method;
		case MC_XML_NAME:
			return &mc_xml_definition(xml)->name;
		case MC_XML_DESCRIPTION:
			return &mc_xml_definition(xml)->description;
		case MC_XML_FORMAT:
			return &mc_xml_definition(xml)->format;
		case MC_XML_STATUS:
			return &mc_xml_definition(xml)->status;
		case MC_XML_OPTIONS:
			return &mc_xml_definition(xml)->options;
		case MC_XML_CRITERION_SORT:
			return &mc_xml_criterion(xml)->sortorder;
		case MC_XML_CRITERION_TEXT:
			return &mc_xml_criterion(xml)->description;
		case MC_XML_CRITERION_FORMAT:
			return &mc_xml_criterion(xml)->format;
		case MC_XML_LEVEL_SCORE:
			return &mc_xml_level(xml)->score;
		case MC_XML_LEVEL_TEXT:
			return &mc_xml_level(xml)->definition;
		case MC_XML_LEVEL_FORMAT:
			return &mc_xml_level(xml)->format;
		default:
			return NULL;
	}
}

static void mc_xml_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
	const xmlChar **namespace, int attributes, int defaulted, const xmlChar **attribute)
{
	mc_xml *xml = context;
	const mc_xml_element parent = xml->stack[xml->reader.depth];
	mc_xml_element element = MC_XML_IGNORED;

	if (xml->reader.result != MC_OK) {
		return;
	}
	if (xml->reader.depth == MC_MOODLE_MAX_DEPTH) {
		mc_xml_reader_refuse(&xml->reader, MC_E_LIMIT, "Elements are nested more than 64 deep");
		return;
	}
	for (size_t i = 0; i < sizeof(mc_xml_elements) / sizeof(mc_xml_elements[0]) && prefix == NULL; i++) {
		if (mc_xml_elements[i].parent == parent && strcmp(mc_xml_elements[i].name, (const char *) name) == 0) {
			element = mc_xml_elements[i].element;
		}
	}
	if (parent == MC_XML_TOP && element != MC_XML_AREAS) {
		if (xml->reader.result == MC_OK) {
			xml->reader.result = mc_fail_in(xml->reader.fault, MC_E_FORMAT, -1, mc_xml_reader_line(&xml->reader),
				"This is not the grading.xml of a Moodle backup: that begins with <areas>, and this with <%s>",
				mc_excerpt_of(mc_slice_of((const char *) name)).text);
		}
		xmlStopParser(xml->reader.parser);
		return;
	}
	xml->stack[++xml->reader.depth] = element;
	xml->text = NULL;
	if (element == MC_XML_AREA || element == MC_XML_DEFINITION || element == MC_XML_CRITERION
		|| element == MC_XML_LEVEL) {
		mc_xml_begin_row(xml, element);
	} else if (element >= MC_XML_FIRST_TEXT) {
		xml->text = mc_xml_text_of(xml, element);
		if (xml->text->present) {
			mc_xml_reader_refuse(&xml->reader, MC_E_FORMAT, "An element is there twice that Moodle writes once");
		}
		xml->text->present = true;
	}
}

static void mc_xml_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	mc_xml *xml = context;

	if (xml->reader.result != MC_OK || xml->reader.depth == 0) {
		return;
	}
	if (xml->text != NULL && mc_slice_equal(mc_buffer_slice(&xml->text->text), MC_LITERAL("$@NULL@$"))) {
		xml->text->text.length = 0;
		xml->text->present = false;
	}
	xml->text = NULL;
	xml->reader.depth--;
}

static void mc_xml_characters(void *context, const xmlChar *characters, int length)
{
	mc_xml *xml = context;

	if (xml->reader.result != MC_OK || xml->text == NULL) {
		return;
	}
	if (xml->text->text.length + (size_t) length > MC_MOODLE_MAX_RAW) {
		mc_xml_reader_refuse(&xml->reader, MC_E_LIMIT, "A text is longer than 512 KiB");
	} else if (mc_buffer_append(&xml->text->text, characters, (size_t) length) != MC_OK) {
		mc_xml_reader_refuse(&xml->reader, MC_E_NOMEM, NULL);
	}
}

static void mc_xml_dtd(void *context, const xmlChar *name, const xmlChar *external, const xmlChar *system)
{
	mc_xml_reader_refuse(context, MC_E_FORMAT,
		"The file has a document type declaration, which a Moodle backup never has; it was not read");
}

static mc_result mc_moodle_parse(mc_slice text, mc_moodle_file *file, mc_fault *fault)
{
	const xmlSAXHandler callbacks = { .startElementNs = mc_xml_start,
		.endElementNs = mc_xml_end,
		.characters = mc_xml_characters,
		.ignorableWhitespace = mc_xml_characters,
		.cdataBlock = mc_xml_characters,
		.internalSubset = mc_xml_dtd };
	mc_xml xml = { .reader = { .fault = fault }, .file = file, .stack = { MC_XML_TOP } };
	const mc_result result = mc_moodle_xml_check(text, fault);

	return result == MC_OK ? mc_xml_reader_run(&xml.reader, &callbacks, text, false) : result;
}

static mc_result mc_moodle_xml_read(mc_slice xml, mc_slice area, mc_rubric *rubric, json_t *notes, mc_fault *fault)
{
	mc_moodle_file file = { 0 };
	mc_result result = mc_moodle_parse(xml, &file, fault);

	if (result == MC_OK) {
		result = mc_moodle_take(&file, area, rubric, notes, fault);
	}
	mc_moodle_file_free(&file);
	return result;
}

static mc_result mc_moodle_xml_choices(mc_slice xml, json_t *names, mc_fault *fault)
{
	mc_moodle_file file = { 0 };
	mc_result result = mc_moodle_parse(xml, &file, fault);

	if (result == MC_OK) {
		result = mc_moodle_list(&file, names);
	}
	mc_moodle_file_free(&file);
	return result;
}

static bool mc_moodle_xml_detect(mc_slice start)
{
	return start.data[0] == '<' && mc_format_has(start, "<areas");
}

/* Moodle wants this name when it restores. */
const mc_rubric_format mc_format_moodle = { "moodle", "the grading.xml of a Moodle backup", "grading.xml",
	"application/xml", NULL, mc_moodle_xml_detect, mc_moodle_xml_read, mc_moodle_xml_choices, mc_moodle_xml_write };
