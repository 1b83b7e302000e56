/* Reads an SVG image by libxml2's SAX interface, to its end. */
#include "../base/xml.h"
#include "svg_internal.h"

#include <string.h>

typedef struct {
	mc_xml_reader reader;
	mc_svg_content *content;
	size_t elements;                           /* that began so far */
	uint16_t namespaces[MC_SVG_MAX_DEPTH + 1]; /* in scope, by depth */
	size_t inside;                             /* the depth of the credential's element while it is open; else 0 */
	bool older;                                /* it is of Open Badges 2.0 */
	bool verify;                               /* content->text is the attribute's, not the element's */
} mc_svg;

static void mc_svg_refuse(mc_svg *svg, mc_result result, const char *sentence)
{
	mc_xml_reader_refuse(&svg->reader, result, sentence);
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
			svg->content->prefix = mc_same(namespaces[2 * i + 1], MC_SVG_CREDENTIAL_URI) ? MC_PREFIX_OURS
				: MC_PREFIX_TAKEN;
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
	svg->inside = svg->reader.depth;
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

static void mc_svg_start(void *context, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri, int namespaces,
	const xmlChar **namespace, int attributes, int defaulted, const xmlChar **attribute)
{
	mc_svg *svg = context;

	if (svg->reader.result != MC_OK) {
		return;
	}
	if (svg->inside != 0) {
		mc_svg_refuse(svg, MC_E_FORMAT, "The credential's element holds other elements, not only text");
		return;
	}
	if (svg->reader.depth == MC_SVG_MAX_DEPTH) {
		mc_svg_refuse(svg, MC_E_LIMIT, "The SVG image's elements are nested more than 128 deep");
		return;
	}
	if (svg->namespaces[svg->reader.depth] + namespaces > MC_SVG_MAX_NAMESPACES) {
		mc_svg_refuse(svg, MC_E_LIMIT, "More than 256 namespaces are declared around an element of the SVG image");
		return;
	}
	svg->reader.depth++;
	svg->namespaces[svg->reader.depth] = (uint16_t) (svg->namespaces[svg->reader.depth - 1] + namespaces);
	if (svg->reader.depth == 1) {
		mc_svg_root(svg, name, uri, namespaces, namespace);
	} else if (mc_same(uri, MC_SVG_CREDENTIAL_URI) && mc_same(name, "credential")) {
		mc_svg_credential(svg, false, attributes, attribute);
	} else if (mc_same(uri, MC_SVG_ASSERTION_URI) && mc_same(name, "assertion")) {
		mc_svg_credential(svg, true, attributes, attribute);
	}
	svg->elements++;
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

	if (svg->reader.result != MC_OK || svg->reader.depth == 0) {
		return;
	}
	if (svg->inside == svg->reader.depth) {
		svg->inside = 0;
		mc_svg_finish(svg);
	}
	svg->reader.depth--;
}

static void mc_svg_characters(void *context, const xmlChar *characters, int length)
{
	mc_svg *svg = context;
	mc_buffer *text = &svg->content->text;

	if (svg->reader.result != MC_OK || svg->inside == 0) {
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
			mc_svg_refuse(svg, MC_E_FORMAT,
				"The image holds two credentials, one as an attribute and one as text, "
				"so it is not clear which is meant");
			return;
		}
		svg->verify = false;
		text->length = 0;
	}
	if (mc_buffer_append(text, characters, (size_t) length) != MC_OK) {
		mc_svg_refuse(svg, MC_E_NOMEM, NULL);
	}
}

/*
 * Comments, processing instructions and references to entities that are declared nowhere: other readers make other
 * things of them.
 */
static void mc_svg_no_text(mc_svg *svg)
{
	if (svg->reader.result == MC_OK && svg->inside != 0) {
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
static void mc_svg_entity(void *context, const xmlChar *name, int type, const xmlChar *public, const xmlChar *system,
	xmlChar *content)
{
	mc_svg_refuse(context, MC_E_FORMAT, "The SVG image declares entities, and is not read for it");
}

mc_result mc_svg_read(mc_slice image, mc_svg_content *content, mc_fault *fault)
{
	const xmlSAXHandler callbacks = { .startElementNs = mc_svg_start,
		.endElementNs = mc_svg_end,
		.characters = mc_svg_characters,
		.ignorableWhitespace = mc_svg_characters,
		.cdataBlock = mc_svg_characters,
		.comment = mc_svg_comment,
		.processingInstruction = mc_svg_instruction,
		.reference = mc_svg_comment,
		.entityDecl = mc_svg_entity };
	mc_svg svg = { .reader = { .fault = fault }, .content = content };
	const mc_result result = mc_svg_check(image, fault);

	/*
	 * Size, depth and declarations are bounded here, and pictures within pictures are longer than libxml2's own bounds.
	 */
	return result == MC_OK ? mc_xml_reader_run(&svg.reader, &callbacks, image, true) : result;
}
