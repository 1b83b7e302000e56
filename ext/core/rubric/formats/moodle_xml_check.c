/* What is looked at in a text before libxml2 may see it: its size, its encoding, and tags that would keep it busy. */
#include "../../base/xml.h"
#include "moodle.h"

#include <string.h>

/* No tag of Moodle's is nearly as long. */
#define MC_XML_MAX_TAG 1024

/*
 * libxml2 compares each attribute of a tag with all before it, so a tag of some megabytes would keep it busy for minutes.
 * Such a tag is found here first. What is not well-formed may be misread: the parser stops there anyway.
 */
static bool mc_xml_tags_are_short(mc_slice text)
{
	size_t at = 0;

	while ((at = mc_xml_behind(text, at, "<")) < text.length) {
		size_t start = at;
		char quote = '\0';

		if (mc_xml_begins(text, at, "!--")) {
			at = mc_xml_behind(text, at + 3, "-->");
			continue;
		}
		if (mc_xml_begins(text, at, "![CDATA[")) {
			at = mc_xml_behind(text, at + 8, "]]>");
			continue;
		}
		if (text.data[at] == '?') {
			at = mc_xml_behind(text, at + 1, "?>");
			continue;
		}
		for (; at < text.length && (quote != '\0' || text.data[at] != '>'); at++) {
			char c = text.data[at];

			if (at - start > MC_XML_MAX_TAG) {
				return false;
			}
			if (quote == '\0' ? c == '"' || c == '\'' : c == quote) {
				quote = quote == '\0' ? c : '\0';
			}
		}
	}
	return true;
}

mc_result mc_moodle_xml_check(mc_slice text, mc_fault *fault)
{
	size_t bad;

	if (text.length > MC_MOODLE_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The file is larger than %u MiB", MC_MOODLE_MAX_BYTES / 1024 / 1024);
	}
	if (text.length == 0) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The file is empty");
	}
	if (mc_xml_is_foreign(text)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The file is not in UTF-8, which Moodle writes");
	}
	/* libxml2 lets ill-formed bytes through inside CDATA. */
	if (!mc_utf8_valid(text, &bad)) {
		return mc_fail_in(
			fault, MC_E_FORMAT, (int64_t) bad, mc_line_at(text, bad), "The file is not in UTF-8, which Moodle writes");
	}
	if (!mc_xml_tags_are_short(text)) {
		return mc_fail(fault, MC_E_LIMIT, "A tag is longer than %d bytes, which no tag of Moodle's is", MC_XML_MAX_TAG);
	}
	return MC_OK;
}
