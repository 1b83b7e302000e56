/*
 * Reads an SVG image with libxml2's SAX interface, to its end. The parser's context is private, so neither an entity loader
 * nor an error handler of the process is ever called.
 */
#include "svg_inside.h"

#include <libxml/parser.h>
#include <string.h>

#define MC_SVG_CHUNK (64 * 1024)

typedef struct {
	xmlParserCtxtPtr parser;
	mc_svg_content *content;
	size_t elements;                              /* that began so far */
	size_t depth;
	uint16_t namespaces[MC_SVG_MAX_DEPTH + 1];    /* in scope, by depth */
	size_t inside;                                /* the depth of the credential's element while it is open; else 0 */
	bool older;                                   /* it is of Open Badges 2.0 */
	bool verify;                                  /* content->text is the attribute's, not the element's */
	mc_result result;
	mc_fault *fault;
} mc_svg;

static int64_t mc_svg_line(const mc_svg *svg)
{
	return svg->parser != NULL && svg->parser->input != NULL ? svg->parser->input->line : -1;
}

/* Says what is wrong here, once, and lets the parser stop. */
static void mc_svg_refuse(mc_svg *svg, mc_result result, const char *sentence)
{
	if (svg->result == MC_OK) {
		svg->result = result == MC_E_NOMEM ? result : mc_fail_in(svg->fault, result, -1, mc_svg_line(svg), "%s", sentence);
	}
	xmlStopParser(svg->parser);
}

static bool mc_same(const xmlChar *text, const char *wanted)
{
	return text != NULL && strcmp((const char *) text, wanted) == 0;
}

static void mc_svg_root(mc_svg *svg, const xmlChar *name, const xmlChar *uri, int count, const xmlChar **namespaces)
{
	if (!mc_same(name, "svg") || (uri != NULL && !mc_same(uri, "http://www.w3.org/2000/svg"))) {
		mc_svg_refuse(svg, MC_E_FORMAT, "This is XML, but not an SVG image: its root element is not <svg>");
		return;
	}
	/* Pairs of a prefix and what it stands for. */
	for (int i = 0; i < count; i++) {
		if (mc_same(namespaces[2 * i], "openbadges")) {
			svg->content->prefix = mc_same(namespaces[2 * i + 1], MC_SVG_CREDENTIAL_URI) ? MC_PREFIX_OURS : MC_PREFIX_TAKEN;
		}
	}
}

static void mc_svg_credential(mc_svg *svg, bool older, int count, const xmlChar **attributes)
{
	mc_svg_content *content = svg->content;

	if (content->found) {
		mc_svg_refuse(svg, MC_E_FORMAT, "The image holds two credentials, so it is not clear which is meant");
		return;
	}
	content->found = true;
	content->element = svg->elements;
	svg->inside = svg->depth;
	svg->older = older;
	/* Five a piece: name, prefix, URI, where the value begins, where it ends. */
	for (int i = 0; i < count; i++, attributes += 5) {
		if (mc_same(attributes[0], "verify") && attributes[1] == NULL) {
			svg->verify = true;
			if (mc_buffer_append(&content->text, attributes[3], (size_t) (attributes[4] - attributes[3])) != MC_OK) {
				mc_svg_refuse(svg, MC_E_NOMEM, NULL);
			}
		}
	}
}

static void mc_svg_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces, const xmlChar **namespace,
	int attributes, int defaulted, const xmlChar **attribute)
{
	mc_svg *svg = context;

	if (svg->result != MC_OK) {
		return;
	}
	if (svg->inside != 0) {
		mc_svg_refuse(svg, MC_E_FORMAT, "The credential's element holds other elements, not only text");
		return;
	}
	if (svg->depth == MC_SVG_MAX_DEPTH) {
		mc_svg_refuse(svg, MC_E_LIMIT, "The SVG image's elements are nested more than 128 deep");
		return;
	}
	if (svg->namespaces[svg->depth] + namespaces > MC_SVG_MAX_NAMESPACES) {
		mc_svg_refuse(svg, MC_E_LIMIT, "More than 256 namespaces are declared around an element of the SVG image");
		return;
	}
	svg->depth++;
	svg->namespaces[svg->depth] = (uint16_t) (svg->namespaces[svg->depth - 1] + namespaces);
	if (svg->depth == 1) {
		mc_svg_root(svg, name, uri, namespaces, namespace);
	} else if (mc_same(uri, MC_SVG_CREDENTIAL_URI) && mc_same(name, "credential")) {
		mc_svg_credential(svg, false, attributes, attribute);
	} else if (mc_same(uri, MC_SVG_ASSERTION_URI) && mc_same(name, "assertion")) {
		mc_svg_credential(svg, true, attributes, attribute);
	}
	svg->elements++;
}

static bool mc_is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/* The credential's element ends. */
static void mc_svg_finish(mc_svg *svg)
{
	mc_buffer *text = &svg->content->text;
	size_t begin = 0;

	while (text->length > 0 && mc_is_space(text->data[text->length - 1])) {
		text->length--;
	}
	while (begin < text->length && mc_is_space(text->data[begin])) {
		begin++;
	}
	if (begin > 0) {
		memmove(text->data, text->data + begin, text->length - begin);
		text->length -= begin;
	}
	if (text->length == 0) {
		mc_svg_refuse(svg, MC_E_FORMAT, "The credential in the image is empty");
	}
}

static void mc_svg_end(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
	mc_svg *svg = context;

	if (svg->result != MC_OK || svg->depth == 0) {
		return;
	}
	if (svg->inside == svg->depth) {
		svg->inside = 0;
		mc_svg_finish(svg);
	}
	svg->depth--;
}

static void mc_svg_characters(void *context, const xmlChar *characters, int length)
{
	mc_svg *svg = context;
	mc_buffer *text = &svg->content->text;

	if (svg->result != MC_OK || svg->inside == 0) {
		return;
	}
	if (svg->verify) {
		int i = 0;

		while (i < length && mc_is_space((char) characters[i])) {
			i++;
		}
		if (i == length) {
			return;
		}
		if (!svg->older) {
			mc_svg_refuse(svg, MC_E_FORMAT, "The image holds two credentials, one as an attribute and one as text, so it is not clear which is meant");
			return;
		}
		svg->verify = false;
		text->length = 0;
	}
	if (mc_buffer_append(text, characters, (size_t) length) != MC_OK) {
		mc_svg_refuse(svg, MC_E_NOMEM, NULL);
	}
}

/* Comments, processing instructions and references to entities that are declared nowhere: other readers make other things of them. */
static void mc_svg_no_text(mc_svg *svg)
{
	if (svg->result == MC_OK && svg->inside != 0) {
		mc_svg_refuse(svg, MC_E_FORMAT, "The credential's element holds other things than text");
	}
}

static void mc_svg_comment(void *context, const xmlChar *value)
{
	mc_svg_no_text(context);
}

static void mc_svg_instruction(void *context, const xmlChar *target, const xmlChar *data)
{
	mc_svg_no_text(context);
}

/* Never reached: mc_svg_check saw the declarations. */
static void mc_svg_entity(void *context, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system, xmlChar *content)
{
	mc_svg_refuse(context, MC_E_FORMAT, "The SVG image declares entities, and is not read for it");
}

static void mc_svg_error(mc_svg *svg, const xmlError *error)
{
	char message[160];
	size_t length;

	if (svg->result != MC_OK || error->level < XML_ERR_ERROR) {
		return;
	}
	if (error->code == XML_ERR_NO_MEMORY) {
		svg->result = MC_E_NOMEM;
		return;
	}
	/* The parser says "extra content" here, which nobody would understand of a file that was cut off. */
	if (error->code == XML_ERR_DOCUMENT_END || error->code == XML_ERR_DOCUMENT_EMPTY) {
		svg->result = mc_fail_in(svg->fault, MC_E_FORMAT, -1, error->line, svg->depth > 0 ? "The SVG image is cut off: elements are left open"
			: "This is not an SVG image, or something stands behind its end");
		return;
	}
	length = error->message != NULL ? strcspn(error->message, "\n") : 0;
	length = length < sizeof(message) ? length : sizeof(message) - 1;
	memcpy(message, error->message != NULL ? error->message : "", length);
	message[length] = '\0';
	/* What libxml2 quotes may be cut within a character. */
	if (!mc_utf8_valid((mc_slice) { message, length }, &length)) {
		message[length] = '\0';
	}
	svg->result = mc_fail_in(svg->fault, MC_E_FORMAT, -1, error->line, "The SVG image is not well-formed XML: %s", message);
}

#if LIBXML_VERSION >= 21200
static void mc_svg_error_any(void *context, const xmlError *error)
{
	mc_svg_error(context, error);
}
#else
static void mc_svg_error_any(void *context, xmlErrorPtr error)
{
	mc_svg_error(context, error);
}
#endif

mc_result mc_svg_read(mc_slice image, mc_svg_content *content, mc_fault *fault)
{
	xmlSAXHandler sax = { .initialized = XML_SAX2_MAGIC, .startElementNs = mc_svg_start, .endElementNs = mc_svg_end,
		.characters = mc_svg_characters, .ignorableWhitespace = mc_svg_characters, .cdataBlock = mc_svg_characters,
		.comment = mc_svg_comment, .processingInstruction = mc_svg_instruction, .reference = mc_svg_comment,
		.entityDecl = mc_svg_entity, .serror = mc_svg_error_any };
	mc_svg svg = { .content = content, .fault = fault };
	mc_result result = mc_svg_check(image, fault);

	if (result != MC_OK) {
		return result;
	}
	svg.parser = xmlCreatePushParserCtxt(&sax, &svg, NULL, 0, NULL);
	if (svg.parser == NULL) {
		return MC_E_NOMEM;
	}
	/*
	 * Size, depth and declarations are bounded here, and pictures within pictures are longer than libxml2's own bounds. Without
	 * NOENT "&amp;" in an attribute would come as "&#38;"; there is no other entity, for none can be declared.
	 */
	xmlCtxtUseOptions(svg.parser, XML_PARSE_NONET | XML_PARSE_IGNORE_ENC | XML_PARSE_HUGE | XML_PARSE_NOENT);
	for (size_t at = 0; at < image.length && svg.result == MC_OK; at += MC_SVG_CHUNK) {
		size_t length = image.length - at < MC_SVG_CHUNK ? image.length - at : MC_SVG_CHUNK;

		/* An error that the handler did not see still ends the reading. */
		if (xmlParseChunk(svg.parser, image.data + at, (int) length, at + length == image.length) != 0 && svg.result == MC_OK) {
			mc_svg_refuse(&svg, MC_E_FORMAT, "The SVG image is not well-formed XML");
		}
	}
	if (svg.result == MC_OK && (svg.parser->wellFormed == 0 || svg.elements == 0)) {
		mc_svg_refuse(&svg, MC_E_FORMAT, "The SVG image is not well-formed XML");
	}
	xmlFreeParserCtxt(svg.parser);
	return svg.result;
}
