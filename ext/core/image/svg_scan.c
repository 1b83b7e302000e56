/*
 * Where markup begins and ends in an image's bytes, which libxml2 does not tell reliably; and what is looked at before
 * libxml2 may see them: size, encoding, document type, and elements that would keep it busy.
 */
#include "../base/xml.h"
#include "svg_internal.h"

#include <string.h>
#include <strings.h>

/* To the ">" of a tag or a document type, which are the two that may have one in quotes. */
static void mc_scan_quoted(mc_slice text, size_t at, mc_markup *markup)
{
	while (at < text.length && text.data[at] != '>') {
		const char c = text.data[at++];

		if (c == '"' || c == '\'') {
			const char *quote = memchr(text.data + at, c, text.length - at);

			markup->attributes++;
			at = quote == NULL ? text.length : (size_t) (quote + 1 - text.data);
		} else if (c == '[') {
			markup->subset = true;
		}
	}
	markup->end = at < text.length ? at + 1 : text.length;
}

bool mc_svg_next_markup(mc_slice text, size_t *at, mc_markup *markup)
{
	const char *next = *at < text.length ? memchr(text.data + *at, '<', text.length - *at) : NULL;
	size_t inside;

	if (next == NULL) {
		return false;
	}
	*markup = (mc_markup) { .kind = MC_MARKUP_OTHER, .start = (size_t) (next - text.data) };
	inside = markup->start + 1;
	if (mc_xml_begins(text, inside, "!--")) {
		markup->end = mc_xml_behind(text, inside + 3, "-->");
	} else if (mc_xml_begins(text, inside, "![CDATA[")) {
		markup->end = mc_xml_behind(text, inside + 8, "]]>");
	} else if (mc_xml_begins(text, inside, "?")) {
		markup->end = mc_xml_behind(text, inside + 1, "?>");
	} else if (mc_xml_begins(text, inside, "!")) {
		mc_scan_quoted(text, inside, markup);
	} else {
		mc_scan_quoted(text, inside, markup);
		markup->kind = mc_xml_begins(text, inside, "/") ? MC_MARKUP_CLOSE : MC_MARKUP_OPEN;
		markup->subset = false;
		markup->name_end = inside;
		while (markup->name_end < markup->end && strchr(" \t\r\n/>", text.data[markup->name_end]) == NULL) {
			markup->name_end++;
		}
		markup->empty = markup->kind == MC_MARKUP_OPEN && markup->end - markup->start > 2
			&& text.data[markup->end - 2] == '/';
	}
	*at = markup->end;
	return true;
}

/* The encoding in the XML declaration, where there is one. declaration is without "<?xml" and "?>". */
static mc_slice mc_encoding_of(mc_slice declaration)
{
	size_t at = mc_xml_behind(declaration, 0, "encoding");
	const char *end;

	while (at < declaration.length && strchr(" \t\r\n=", declaration.data[at]) != NULL) {
		at++;
	}
	if (at >= declaration.length || (declaration.data[at] != '"' && declaration.data[at] != '\'')) {
		return (mc_slice) { 0 };
	}
	end = memchr(declaration.data + at + 1, declaration.data[at], declaration.length - at - 1);
	return end == NULL ? (mc_slice) { 0 }
		: (mc_slice) { declaration.data + at + 1, (size_t) (end - declaration.data) - at - 1 };
}

static mc_result mc_check_encoding(mc_slice text, mc_fault *fault)
{
	const size_t begin = mc_utf8_mark(text);
	size_t bad;

	if (mc_xml_is_foreign(text)) {
		return mc_fail_in(fault, MC_E_FORMAT, 0, 1, "The SVG image is not in UTF-8; it must be saved in UTF-8");
	}
	/* libxml2 lets ill-formed bytes through inside CDATA. */
	if (!mc_utf8_valid(text, &bad)) {
		return mc_fail_in(fault, MC_E_FORMAT, (int64_t) bad, mc_line_at(text, bad),
			"The SVG image is not in UTF-8; it must be saved in UTF-8");
	}
	if (mc_xml_begins(text, begin, "<?xml")) {
		const mc_slice declaration = { text.data + begin + 5, mc_xml_behind(text, begin, "?>") - begin - 5 };
		const mc_slice encoding = mc_encoding_of(declaration);

		if (encoding.data != NULL && (encoding.length != 5 || strncasecmp(encoding.data, "utf-8", 5) != 0)) {
			return mc_fail_in(fault, MC_E_FORMAT, (int64_t) (encoding.data - text.data), 1,
				"The SVG image says that it is in another encoding than UTF-8; it must be saved in UTF-8");
		}
	}
	return MC_OK;
}

mc_result mc_svg_check(mc_slice text, mc_fault *fault)
{
	mc_markup markup;
	mc_result result;
	size_t at = 0;

	if (text.length > MC_SVG_MAX_BYTES) {
		return mc_fail_in(fault, MC_E_LIMIT, 0, -1, "The SVG image is larger than 16 MiB");
	}
	result = mc_check_encoding(text, fault);
	while (result == MC_OK && mc_svg_next_markup(text, &at, &markup)) {
		if (markup.subset) {
			result = mc_fail_in(fault, MC_E_FORMAT, (int64_t) markup.start, mc_line_at(text, markup.start),
				"The SVG image declares entities or attributes in its document type, and is not read for it; "
				"it must be saved without them (as plain SVG)");
		} else if (markup.attributes > MC_SVG_MAX_ATTRIBUTES) {
			/* libxml2 compares each attribute with all before it. */
			result = mc_fail_in(fault, MC_E_LIMIT, (int64_t) markup.start, mc_line_at(text, markup.start),
				"An element of the SVG image has more than %d attributes", MC_SVG_MAX_ATTRIBUTES);
		}
	}
	return result;
}
