/* A rubric as the grading.xml of a Moodle backup. */
#include "moodle.h"

#include <stdio.h>
#include <string.h>

static void mc_write_escaped(mc_buffer *out, mc_slice text)
{
	for (size_t i = 0; i < text.length; i++) {
		switch (text.data[i]) {
			case '&':
				mc_buffer_append_text(out, "&amp;");
				break;
			case '<':
				mc_buffer_append_text(out, "&lt;");
				break;
			case '>':
				mc_buffer_append_text(out, "&gt;");
				break;
			default:
				mc_buffer_append_char(out, text.data[i]);
		}
	}
}

static void mc_write_start(mc_buffer *out, const char *element, size_t id)
{
	char tag[64];

	snprintf(tag, sizeof(tag), "<%s id=\"%zu\">", element, id);
	mc_buffer_append_text(out, tag);
}

static void mc_write_element(mc_buffer *out, const char *element, size_t number)
{
	char tag[96];

	snprintf(tag, sizeof(tag), "<%s>%zu</%s>", element, number, element);
	mc_buffer_append_text(out, tag);
}

/* Title and text as one text. */
static void mc_write_texts(mc_buffer *out, const char *element, mc_slice title, mc_slice text)
{
	mc_buffer_append_text(out, "<");
	mc_buffer_append_text(out, element);
	mc_buffer_append_text(out, ">");
	if (title.length == 0 && text.length == 0) {
		mc_buffer_append_text(out, "$@NULL@$");
	}
	mc_write_escaped(out, title);
	if (title.length > 0 && text.length > 0) {
		mc_buffer_append_text(out, "\n");
	}
	mc_write_escaped(out, text);
	/* Words that are Moodle's mark for nothing stay words with a space behind them. */
	if (mc_slice_equal(title.length > 0 ? title : text, MC_LITERAL("$@NULL@$"))) {
		mc_buffer_append_text(out, " ");
	}
	mc_buffer_append_text(out, "</");
	mc_buffer_append_text(out, element);
	mc_buffer_append_text(out, ">");
}

static void mc_write_score(mc_buffer *out, mc_units points)
{
	char tag[64];
	const mc_units size = points < 0 ? -points : points;

	snprintf(tag, sizeof(tag), "<score>%s%lld.%05lld</score>", points < 0 ? "-" : "", (long long) (size / MC_UNIT),
		(long long) (size % MC_UNIT));
	mc_buffer_append_text(out, tag);
}

static void mc_write_levels(mc_buffer *out, const mc_rubric *rubric, size_t c, size_t *id)
{
	const mc_criterion *criterion = &rubric->criteria[c];

	mc_buffer_append_text(out, "<levels>\n");
	for (size_t l = 0; l < criterion->count; l++) {
		const mc_level *level = &criterion->levels[l];

		mc_write_start(out, "level", (*id)++);
		mc_write_score(out, mc_rubric_value(rubric, c, l));
		mc_write_texts(out, "definition", level->title, level->text);
		mc_buffer_append_text(out, "<definitionformat>0</definitionformat></level>\n");
	}
	mc_buffer_append_text(out, "</levels>");
}

mc_result mc_moodle_xml_write(const mc_rubric *rubric, mc_slice changed, mc_buffer *out, struct json_t *lost,
	mc_fault *fault)
{
	size_t id = 1;

	(void) changed;
	(void) fault;
	mc_buffer_append_text(out,
		"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<areas>\n<area id=\"1\"><areaname>submissions</areaname><activemethod>rubric</activemethod>\n"
		"<definitions>\n<definition id=\"1\"><method>rubric</method>");
	mc_write_texts(out, "name", rubric->title, (mc_slice) { NULL, 0 });
	mc_write_texts(out, "description", (mc_slice) { NULL, 0 }, rubric->text);
	mc_buffer_append_text(out,
		"<descriptionformat>2</descriptionformat><status>20</status><timecreated>0</timecreated><timemodified>0</timemodified>"
		"<options>$@NULL@$</options>\n<plugin_gradingform_rubric_definition><criteria>\n");
	for (size_t c = 0; c < rubric->count; c++) {
		mc_write_start(out, "criterion", c + 1);
		mc_write_element(out, "sortorder", c + 1);
		mc_write_texts(out, "description", rubric->criteria[c].title, rubric->criteria[c].text);
		mc_buffer_append_text(out, "<descriptionformat>0</descriptionformat>\n");
		mc_write_levels(out, rubric, c, &id);
		mc_buffer_append_text(out, "</criterion>\n");
	}
	mc_buffer_append_text(out,
		"</criteria></plugin_gradingform_rubric_definition>\n<instances/>\n</definition>\n</definitions>\n</area>\n</areas>\n");
	return mc_moodle_lost(rubric, lost);
}
