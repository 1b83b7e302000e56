#include "html_text.h"

#include <libxml/HTMLparser.h>
#include <limits.h>
#include <string.h>

typedef struct {
	mc_buffer *out;
	size_t start;    /* of this text in out */
	int lines;       /* line ends to write before the next character */
	bool space;      /* a space to write before it */
	bool marked;     /* the last thing written is a list item's "- ": a block inside it begins on that line */
	unsigned silent; /* how many elements are open whose content is not shown */
} mc_html;

static const char *const mc_html_blocks[] = { "address", "article", "aside", "blockquote", "body", "caption", "center",
	"dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1",
	"h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main", "nav", "ol", "p", "pre", "section", "summary", "table",
	"tbody", "tfoot", "thead", "tr", "ul", NULL };
static const char *const mc_html_silent[] = { "script", "style", "title", "template", NULL };

/* libxml2 writes the names that it knows in lower case. */
static bool mc_html_named(const xmlChar *name, const char *const *names)
{
	while (*names != NULL && strcmp((const char *) name, *names) != 0) {
		names++;
	}
	return *names != NULL;
}

static bool mc_html_is(const xmlChar *name, const char *word)
{
	return strcmp((const char *) name, word) == 0;
}

/* Writes what is due before the next visible character. */
static void mc_html_due(mc_html *html)
{
	mc_buffer *out = html->out;

	if (out->length > html->start) {
		for (; html->lines > 0; html->lines--) {
			mc_buffer_append_char(out, '\n');
		}
		if (html->space && out->data[out->length - 1] != '\n' && out->data[out->length - 1] != ' ') {
			mc_buffer_append_char(out, ' ');
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

/* White space, a space that does not break (U+00A0) too, folds to one space; other control characters leave nothing. */
static void mc_html_show(mc_html *html, const char *bytes, size_t length)
{
	for (size_t i = 0; i < length && html->silent == 0; i++) {
		const unsigned char c = (unsigned char) bytes[i];

		if (c == 0xc2 && i + 1 < length && (unsigned char) bytes[i + 1] <= 0xa0) {
			i++;
			html->space = html->space || (unsigned char) bytes[i] == 0xa0;
		} else if (c <= ' ' || c == 0x7f) {
			html->space = html->space || strchr(" \t\n\r\f", c) != NULL;
		} else {
			mc_html_due(html);
			mc_buffer_append_char(html->out, (char) c);
		}
	}
}

static void mc_html_characters(void *context, const xmlChar *bytes, int length)
{
	mc_html_show(context, (const char *) bytes, (size_t) length);
}

static void mc_html_image(mc_html *html, const xmlChar **attributes)
{
	for (; attributes != NULL && attributes[0] != NULL; attributes += 2) {
		if (mc_html_is(attributes[0], "alt") && attributes[1] != NULL && attributes[1][0] != '\0') {
			html->space = true;
			mc_html_show(html, (const char *) attributes[1], strlen((const char *) attributes[1]));
			html->space = true;
		}
	}
}

static void mc_html_open(void *context, const xmlChar *name, const xmlChar **attributes)
{
	mc_html *html = context;

	if (mc_html_named(name, mc_html_silent)) {
		html->silent++;
	}
	if (html->silent > 0) {
		return;
	}
	if (mc_html_is(name, "br")) {
		html->lines = html->lines < 2 ? html->lines + 1 : 2;
		html->space = false;
	} else if (mc_html_is(name, "img")) {
		mc_html_image(html, attributes);
	} else if (mc_html_is(name, "td") || mc_html_is(name, "th")) {
		html->space = true;
	} else if (mc_html_is(name, "li")) {
		mc_html_line(html);
		mc_html_due(html);
		mc_buffer_append_text(html->out, "- ");
		html->marked = true;
	} else if (mc_html_named(name, mc_html_blocks) && !html->marked) {
		mc_html_line(html);
	}
}

static void mc_html_close(void *context, const xmlChar *name)
{
	mc_html *html = context;

	if (mc_html_named(name, mc_html_silent)) {
		html->silent -= html->silent > 0;
	} else if (html->silent == 0 && mc_html_named(name, mc_html_blocks)) {
		mc_html_line(html);
	}
}

mc_result mc_html_text(mc_slice text, mc_buffer *out)
{
	/* Comments, processing instructions and what stands in scripts and styles (cdataBlock) are not asked for. */
	htmlSAXHandler handler = {
		.startElement = mc_html_open,
		.endElement = mc_html_close,
		.characters = mc_html_characters,
		.ignorableWhitespace = mc_html_characters,
	};
	static const mc_slice begin = MC_LITERAL("<html><body>");
	mc_html html = { .out = out, .start = out->length };
	htmlParserCtxtPtr parser = htmlCreatePushParserCtxt(&handler, &html, NULL, 0, NULL, XML_CHAR_ENCODING_UTF8);

	if (parser == NULL || text.length > INT_MAX) {
		htmlFreeParserCtxt(parser);
		return MC_E_NOMEM;
	}
	htmlCtxtUseOptions(parser, HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET
		| HTML_PARSE_NODEFDTD);
	/* In a body, so that nothing stands behind the end of the document; and with a last byte behind a last "<" or "&". */
	htmlParseChunk(parser, begin.data, (int) begin.length, 0);
	htmlParseChunk(parser, text.data, (int) text.length, 0);
	htmlParseChunk(parser, "\n", 1, 1);
	htmlFreeParserCtxt(parser);
	return out->result;
}
