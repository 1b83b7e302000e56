/* A rubric as the grading.xml of a Moodle backup. */
#include "moodle.h"

#include <stdio.h>
#include <string.h>

/* Every function here goes on after a failure, and appends nothing more. */
typedef struct {
	mc_buffer *out;
	mc_result result;
} mc_xml_out;

static void mc_say(mc_xml_out *xml, const char *text)
{
	if (xml->result == MC_OK) {
		xml->result = mc_buffer_append_text(xml->out, text);
	}
}

static void mc_escape(mc_xml_out *xml, mc_slice text)
{
	for (size_t i = 0; i < text.length && xml->result == MC_OK; i++) {
		switch (text.data[i]) {
			case '&':
				mc_say(xml, "&amp;");
				break;
			case '<':
				mc_say(xml, "&lt;");
				break;
			case '>':
				mc_say(xml, "&gt;");
				break;
			default:
				xml->result = mc_buffer_append_char(xml->out, text.data[i]);
		}
	}
}

static void mc_open(mc_xml_out *xml, const char *element, size_t id)
{
	char tag[64];

	snprintf(tag, sizeof(tag), "<%s id=\"%zu\">", element, id);
	mc_say(xml, tag);
}

static void mc_number(mc_xml_out *xml, const char *element, size_t number)
{
	char tag[96];

	snprintf(tag, sizeof(tag), "<%s>%zu</%s>", element, number, element);
	mc_say(xml, tag);
}

/* Title and text as one text. */
static void mc_texts(mc_xml_out *xml, const char *element, mc_slice title, mc_slice text)
{
	mc_say(xml, "<");
	mc_say(xml, element);
	mc_say(xml, ">");
	if (title.length == 0 && text.length == 0) {
		mc_say(xml, "$@NULL@$");
	}
	mc_escape(xml, title);
	if (title.length > 0 && text.length > 0) {
		mc_say(xml, "\n");
	}
	mc_escape(xml, text);
	/* Words that are Moodle's mark for nothing stay words with a space behind them. */
	if (mc_slice_equal(title.length > 0 ? title : text, MC_LITERAL("$@NULL@$"))) {
		mc_say(xml, " ");
	}
	mc_say(xml, "</");
	mc_say(xml, element);
	mc_say(xml, ">");
}

static void mc_score(mc_xml_out *xml, mc_units points)
{
	char tag[64];
	const mc_units size = points < 0 ? -points : points;

	snprintf(tag, sizeof(tag), "<score>%s%lld.%05lld</score>", points < 0 ? "-" : "", (long long) (size / MC_UNIT), (long long) (size % MC_UNIT));
	mc_say(xml, tag);
}

static void mc_levels(mc_xml_out *xml, const mc_rubric *rubric, size_t c, size_t *id)
{
	const mc_criterion *criterion = &rubric->criteria[c];

	mc_say(xml, "<levels>\n");
	for (size_t l = 0; l < criterion->count; l++) {
		const mc_level *level = &criterion->levels[l];

		mc_open(xml, "level", (*id)++);
		mc_score(xml, mc_rubric_value(rubric, c, l));
		mc_texts(xml, "definition", level->title, level->text);
		mc_say(xml, "<definitionformat>0</definitionformat></level>\n");
	}
	mc_say(xml, "</levels>");
}

mc_result mc_moodle_write(const mc_rubric *rubric, mc_buffer *out, struct json_t **lost)
{
	mc_xml_out xml = { .out = out };
	const size_t start = out->length;
	size_t id = 1;

	mc_say(&xml, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<areas>\n<area id=\"1\"><areaname>submissions</areaname><activemethod>rubric</activemethod>\n"
		"<definitions>\n<definition id=\"1\"><method>rubric</method>");
	mc_texts(&xml, "name", rubric->title, (mc_slice) { NULL, 0 });
	mc_texts(&xml, "description", (mc_slice) { NULL, 0 }, rubric->text);
	mc_say(&xml, "<descriptionformat>2</descriptionformat><status>20</status><timecreated>0</timecreated><timemodified>0</timemodified>"
		"<options>$@NULL@$</options>\n<plugin_gradingform_rubric_definition><criteria>\n");
	for (size_t c = 0; c < rubric->count; c++) {
		mc_open(&xml, "criterion", c + 1);
		mc_number(&xml, "sortorder", c + 1);
		mc_texts(&xml, "description", rubric->criteria[c].title, rubric->criteria[c].text);
		mc_say(&xml, "<descriptionformat>0</descriptionformat>\n");
		mc_levels(&xml, rubric, c, &id);
		mc_say(&xml, "</criterion>\n");
	}
	mc_say(&xml, "</criteria></plugin_gradingform_rubric_definition>\n<instances/>\n</definition>\n</definitions>\n</area>\n</areas>\n");
	if (xml.result == MC_OK) {
		xml.result = mc_moodle_lost(rubric, lost);
	}
	if (xml.result != MC_OK) {
		out->length = start;
	}
	return xml.result;
}
