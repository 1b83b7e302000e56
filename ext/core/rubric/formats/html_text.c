/* For memmem(); the core is also built without the flags that PHP gives. */
#ifndef _GNU_SOURCE
#define _GNU_SOURCE 1
#endif

#include "html_text.h"

#include <libxml/HTMLparser.h>
#include <string.h>
#include <strings.h>

/* How far the end of a tag is looked for with respect for quotes; beyond, or where a quote is left open, the next ">" ends it. */
#define MC_HTML_TAG_SEARCH 4096

typedef struct {
	mc_slice html;
	size_t at;
	mc_buffer *out;
	size_t start;   /* of this text in out */
	int lines;      /* line ends to write before the next character */
	bool space;     /* a space to write before it */
	bool marked;    /* the last thing written is a list item's "- ": a block inside it begins on that line */
	bool no_more_tags; /* there is no ">" ahead */
	mc_result result;
} mc_html;

static const char *const mc_html_blocks[] = { "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir", "div",
	"dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p",
	"pre", "section", "summary", "table", "tbody", "tfoot", "thead", "tr", "ul", NULL };
static const char *const mc_html_silent[] = { "script", "style", "title", "template", NULL };

static bool mc_html_named(mc_slice name, const char *const *names)
{
	for (; *names != NULL; names++) {
		if (strlen(*names) == name.length && strncasecmp(*names, name.data, name.length) == 0) {
			return true;
		}
	}
	return false;
}

static bool mc_html_is(mc_slice name, const char *word)
{
	return strlen(word) == name.length && strncasecmp(word, name.data, name.length) == 0;
}

static bool mc_html_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool mc_html_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

static void mc_html_put(mc_html *html, const char *bytes, size_t length)
{
	if (html->result == MC_OK) {
		html->result = mc_buffer_append(html->out, bytes, length);
	}
}

/* Writes what is due before the next visible character. */
static void mc_html_due(mc_html *html)
{
	const mc_buffer *out = html->out;

	if (out->length > html->start) {
		for (; html->lines > 0; html->lines--) {
			mc_html_put(html, "\n", 1);
		}
		if (html->space && out->length > html->start && !mc_html_space(out->data[out->length - 1])) {
			mc_html_put(html, " ", 1);
		}
	}
	html->lines = 0;
	html->space = false;
	html->marked = false;
}

static void mc_html_line(mc_html *html)
{
	html->lines = html->lines > 0 ? html->lines : 1;
	html->space = false;
}

static void mc_html_show(mc_html *html, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (mc_html_space(bytes[i])) {
			html->space = true;
		} else {
			mc_html_due(html);
			mc_html_put(html, bytes + i, 1);
		}
	}
}

static void mc_html_character(mc_html *html, uint32_t code)
{
	char utf8[4];

	if (code == 0xA0 || code == '\t' || code == '\n' || code == '\r') {
		html->space = true;
		return;
	}
	/* Controls, surrogates and what is no character leave nothing. */
	if (code < 0x20 || (code >= 0x7F && code < 0xA0) || (code >= 0xD800 && code < 0xE000) || code == 0xFFFE || code == 0xFFFF || code > 0x10FFFF) {
		return;
	}
	mc_html_show(html, utf8, mc_utf8_encode(code, utf8));
}

/* A number behind "&#"; false where it is none. Anything too large is 0x110000. */
static bool mc_html_number(mc_slice digits, uint32_t *code)
{
	uint32_t value = 0, base = 10;
	size_t i = 0;

	if (digits.length > 0 && (digits.data[0] == 'x' || digits.data[0] == 'X')) {
		base = 16;
		i = 1;
	}
	if (i == digits.length) {
		return false;
	}
	for (; i < digits.length; i++) {
		char c = digits.data[i];
		uint32_t digit;

		if (c >= '0' && c <= '9') {
			digit = (uint32_t) (c - '0');
		} else if (base == 16 && ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'))) {
			digit = (uint32_t) ((c | 0x20) - 'a' + 10);
		} else {
			return false;
		}
		value = value > 0x10FFFF ? value : value * base + digit;
	}
	*code = value > 0x10FFFF ? 0x110000 : value;
	return true;
}

/* A reference at the "&"; one that is none stands for itself. Also for text inside an attribute. */
static size_t mc_html_reference(mc_html *html, mc_slice text)
{
	char name[32];
	size_t length = 1;
	uint32_t code;

	while (length < text.length && length < sizeof(name) && text.data[length] != ';'
		&& (mc_html_letter(text.data[length]) || (text.data[length] >= '0' && text.data[length] <= '9') || text.data[length] == '#')) {
		length++;
	}
	if (length < text.length && length > 1 && text.data[length] == ';') {
		const htmlEntityDesc *entity;

		if (text.data[1] == '#' && mc_html_number((mc_slice) { text.data + 2, length - 2 }, &code)) {
			mc_html_character(html, code);
			return length + 1;
		}
		memcpy(name, text.data + 1, length - 1);
		name[length - 1] = '\0';
		entity = htmlEntityLookup((const xmlChar *) name);
		if (entity != NULL || strcmp(name, "apos") == 0) {
			mc_html_character(html, entity != NULL ? entity->value : '\'');
			return length + 1;
		}
	}
	mc_html_show(html, "&", 1);
	return 1;
}

static void mc_html_attribute(mc_html *html, mc_slice value)
{
	size_t at = 0;

	while (at < value.length) {
		if (value.data[at] == '&') {
			at += mc_html_reference(html, (mc_slice) { value.data + at, value.length - at });
		} else {
			mc_html_show(html, value.data + at, 1);
			at++;
		}
	}
}

/* The value of the attribute alt, in what stands in a tag behind its name. */
static bool mc_html_alt(mc_slice tag, mc_slice *value)
{
	size_t at = 0;

	while (at < tag.length) {
		mc_slice name, found = { NULL, 0 };
		size_t start;

		while (at < tag.length && (mc_html_space(tag.data[at]) || tag.data[at] == '/')) {
			at++;
		}
		start = at;
		while (at < tag.length && !mc_html_space(tag.data[at]) && tag.data[at] != '=' && tag.data[at] != '/') {
			at++;
		}
		name = (mc_slice) { tag.data + start, at - start };
		while (at < tag.length && mc_html_space(tag.data[at])) {
			at++;
		}
		if (at < tag.length && tag.data[at] == '=') {
			at++;
			while (at < tag.length && mc_html_space(tag.data[at])) {
				at++;
			}
			if (at < tag.length && (tag.data[at] == '"' || tag.data[at] == '\'')) {
				char quote = tag.data[at++];

				start = at;
				while (at < tag.length && tag.data[at] != quote) {
					at++;
				}
				found = (mc_slice) { tag.data + start, at - start };
				at += at < tag.length;
			} else {
				start = at;
				while (at < tag.length && !mc_html_space(tag.data[at])) {
					at++;
				}
				found = (mc_slice) { tag.data + start, at - start };
			}
		}
		if (mc_html_is(name, "alt")) {
			*value = found;
			return found.length > 0;
		}
	}
	return false;
}

/* Where the tag that begins at html->at ends (its ">"), or 0 where there is no end. */
static size_t mc_html_tag_end(mc_html *html)
{
	const mc_slice text = html->html;
	const char *end;
	char quote = '\0';

	for (size_t i = html->at + 1; i < text.length && i < html->at + MC_HTML_TAG_SEARCH; i++) {
		char c = text.data[i];

		if (quote != '\0') {
			quote = c == quote ? '\0' : quote;
		} else if (c == '"' || c == '\'') {
			quote = c;
		} else if (c == '>') {
			return i;
		}
	}
	end = html->no_more_tags ? NULL : memchr(text.data + html->at, '>', text.length - html->at);
	html->no_more_tags = end == NULL;
	return end != NULL ? (size_t) (end - text.data) : 0;
}

/* Goes behind the closing tag of an element whose content is not shown; to the end where there is none. */
static void mc_html_skip(mc_html *html, mc_slice name)
{
	const mc_slice text = html->html;
	size_t i;

	for (i = html->at; i + name.length + 2 <= text.length; i++) {
		if (text.data[i] == '<' && text.data[i + 1] == '/' && strncasecmp(text.data + i + 2, name.data, name.length) == 0) {
			const char *end = memchr(text.data + i, '>', text.length - i);

			html->at = end != NULL ? (size_t) (end - text.data) + 1 : text.length;
			return;
		}
	}
	html->at = text.length;
}

static void mc_html_open(mc_html *html, mc_slice name, mc_slice rest)
{
	mc_slice alt;

	if (mc_html_is(name, "br")) {
		html->lines = html->lines < 2 ? html->lines + 1 : 2;
		html->space = false;
	} else if (mc_html_is(name, "img")) {
		if (mc_html_alt(rest, &alt)) {
			html->space = true;
			mc_html_attribute(html, alt);
			html->space = true;
		}
	} else if (mc_html_named(name, mc_html_blocks)) {
		const bool item = mc_html_is(name, "li");

		if (item || !html->marked) {
			mc_html_line(html);
		}
		if (item) {
			mc_html_due(html);
			mc_html_put(html, "- ", 2);
			html->marked = true;
		}
	} else if (mc_html_is(name, "td") || mc_html_is(name, "th")) {
		html->space = true;
	} else if (mc_html_named(name, mc_html_silent)) {
		mc_html_skip(html, name);
	}
}

/* The markup at "<"; false where it is none. */
static bool mc_html_markup(mc_html *html)
{
	const mc_slice text = html->html;
	const char *here = text.data + html->at;
	const size_t left = text.length - html->at;
	bool closing;
	size_t end, start, stop;
	mc_slice name;

	if (left >= 4 && memcmp(here, "<!--", 4) == 0) {
		const char *close = memchr(here + 4, '>', left - 4);

		while (close != NULL && (close < here + 6 || close[-1] != '-' || close[-2] != '-')) {
			close = memchr(close + 1, '>', (size_t) (text.data + text.length - close - 1));
		}
		html->at = close != NULL ? (size_t) (close - text.data) + 1 : text.length;
		return true;
	}
	if (left < 2) {
		return false;
	}
	closing = here[1] == '/';
	if (!mc_html_letter(here[1]) && here[1] != '!' && here[1] != '?' && !(closing && left > 2 && mc_html_letter(here[2]))) {
		return false;
	}
	end = mc_html_tag_end(html);
	if (end == 0) {
		return false;
	}
	start = html->at + 1 + closing;
	for (stop = start; stop < end && !mc_html_space(text.data[stop]) && text.data[stop] != '/'; stop++) {
	}
	name = (mc_slice) { text.data + start, stop - start };
	html->at = end + 1;
	if (!closing) {
		mc_html_open(html, name, (mc_slice) { text.data + stop, end - stop });
	} else if (mc_html_named(name, mc_html_blocks)) {
		mc_html_line(html);
	}
	return true;
}

mc_result mc_html_text(mc_slice text, mc_buffer *out)
{
	mc_html html = { .html = text, .out = out, .start = out->length };

	while (html.at < text.length && html.result == MC_OK) {
		char c = text.data[html.at];

		if (c == '<' && mc_html_markup(&html)) {
			continue;
		}
		if (c == '&') {
			html.at += mc_html_reference(&html, (mc_slice) { text.data + html.at, text.length - html.at });
		} else if ((unsigned char) c == 0xC2 && html.at + 1 < text.length && (unsigned char) text.data[html.at + 1] == 0xA0) {
			html.space = true;
			html.at += 2;
		} else {
			mc_html_show(&html, &c, 1);
			html.at++;
		}
	}
	return html.result;
}
