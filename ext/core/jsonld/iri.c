/* What names a resource: IRIs and blank node labels. Nothing relative is ever resolved: a badge has no base. */
#include "internal.h"

#include <stdio.h>

static bool mc_is_letter(unsigned char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool mc_is_digit(unsigned char c)
{
	return c >= '0' && c <= '9';
}

static bool mc_is_hex(unsigned char c)
{
	return mc_is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

/* The code point at text[*at], valid UTF-8 beyond ASCII; *at moves behind it. */
static uint32_t mc_code_point(mc_slice text, size_t *at)
{
	unsigned char c = (unsigned char) text.data[(*at)++];
	int more = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
	uint32_t point = c & (0x3f >> more);

	for (; more > 0 && *at < text.length; more--) {
		point = point << 6 | ((unsigned char) text.data[(*at)++] & 0x3f);
	}
	return point;
}

/*
 * RFC 3987's ucschar, and within a query iprivate; without the spaces that it has among them, which JSON-LD processors
 * take for the end of an IRI.
 */
static bool mc_is_iri_point(uint32_t point, bool query)
{
	if (point == 0xa0 || point == 0x1680 || (point >= 0x2000 && point <= 0x200a) || point == 0x2028 || point == 0x2029
			|| point == 0x202f
			|| point == 0x205f || point == 0x3000) {
		return false;
	}
	if (point < 0x10000) {
		return (point >= 0xa0 && point <= 0xd7ff) || (point >= 0xf900 && point <= 0xfdcf)
			|| (point >= 0xfdf0 && point <= 0xffef && point != 0xfeff)
			|| (query && point >= 0xe000 && point <= 0xf8ff);
	}
	if (point >= 0xf0000) {
		return query && (point & 0xffff) <= 0xfffd;
	}
	return (point & 0xffff) <= 0xfffd && (point < 0xe0000 || point >= 0xe1000);
}

/*
 * Brackets are for the address of a host, between "//" and the next "/"; browsers leave them in queries and fragments
 * too.
 */
typedef enum {
	MC_PART_PATH,
	MC_PART_AUTHORITY,
	MC_PART_QUERY,
	MC_PART_FRAGMENT
} mc_part;

static bool mc_is_iri_tail(mc_slice text, size_t at)
{
	mc_part part = MC_PART_PATH;

	if (text.length - at >= 2 && text.data[at] == '/' && text.data[at + 1] == '/') {
		part = MC_PART_AUTHORITY;
		at += 2;
	}
	while (at < text.length) {
		unsigned char c = (unsigned char) text.data[at];

		if (c >= 0x80) {
			if (!mc_is_iri_point(mc_code_point(text, &at), part == MC_PART_QUERY)) {
				return false;
			}
			continue;
		}
		switch (c) {
			case '%':
				if (text.length - at < 3 || !mc_is_hex((unsigned char) text.data[at + 1])
						|| !mc_is_hex((unsigned char) text.data[at + 2])) {
					return false;
				}
				break;
			case '/':
				part = part == MC_PART_AUTHORITY ? MC_PART_PATH : part;
				break;
			case '?':
				part = part == MC_PART_FRAGMENT ? part : MC_PART_QUERY;
				break;
			case '#':
				if (part == MC_PART_FRAGMENT) {
					return false;
				}
				part = MC_PART_FRAGMENT;
				break;
			case '[': case ']':
				if (part == MC_PART_PATH) {
					return false;
				}
				break;
			case '<': case '>': case '"': case '{': case '}': case '|': case '^': case '`': case '\\': case 0x7f:
				return false;
			default:
				if (c <= ' ') {
					return false;
				}
		}
		at++;
	}
	return true;
}

bool mc_jsonld_is_iri(mc_slice text)
{
	size_t at = 0;

	if (text.length == 0 || !mc_is_letter((unsigned char) text.data[0])) {
		return false;
	}
	while (at < text.length
			&& (mc_is_letter((unsigned char) text.data[at]) || mc_is_digit((unsigned char) text.data[at])
			|| text.data[at] == '+'
			|| text.data[at] == '-' || text.data[at] == '.')) {
		at++;
	}
	return at < text.length && text.data[at] == ':' && mc_is_iri_tail(text, at + 1);
}

bool mc_jsonld_is_reserved(mc_slice text)
{
	size_t at = 1;

	if (text.length < 2 || text.data[0] != '@') {
		return false;
	}
	while (at < text.length && mc_is_letter((unsigned char) text.data[at])) {
		at++;
	}
	return at == text.length;
}

/* Labels out of the document begin with "d", those made here with "b": the two never meet. */
static mc_result mc_label(mc_jsonld_reading *reading, mc_slice text, uint32_t node, mc_rdf_term *term)
{
	char *kept;
	size_t i;
	mc_result result;

	for (i = 2; i < text.length; i++) {
		unsigned char c = (unsigned char) text.data[i];

		if (!mc_is_letter(c) && !mc_is_digit(c) && c != '_' && (c != '-' || i == 2)
				&& (c != '.' || i == 2 || i + 1 == text.length)) {
			break;
		}
	}
	if (i == 2 || i < text.length) {
		return mc_jsonld_refuse(reading, node,
			"The blank node label \"%.*s\" is not made of letters, digits, \"_\", \"-\" and \".\"",
			MC_JSONLD_SHOWN(text));
	}
	*term = (mc_rdf_term) { .kind = MC_RDF_BLANK };
	result = mc_rdf_keep(reading->out, (mc_slice) { text.data + 1, text.length - 1 }, &term->value);
	if (result == MC_OK) {
		kept = (char *) term->value.data;
		kept[0] = 'd';
	}
	return result;
}

mc_result mc_jsonld_fresh(mc_jsonld_reading *reading, mc_rdf_term *term)
{
	char label[16];
	int length = snprintf(label, sizeof(label), "b%u", reading->blanks++);

	*term = (mc_rdf_term) { .kind = MC_RDF_BLANK };
	return mc_rdf_keep(reading->out, (mc_slice) { label, (size_t) length }, &term->value);
}

mc_result mc_jsonld_resource(mc_jsonld_reading *reading, mc_slice text, uint32_t node, mc_rdf_term *term)
{
	if (text.length >= 2 && text.data[0] == '_' && text.data[1] == ':') {
		return mc_label(reading, text, node, term);
	}
	if (!mc_jsonld_is_iri(text)) {
		return mc_jsonld_refuse(reading, node, "\"%.*s\" is not an absolute, well-formed IRI", MC_JSONLD_SHOWN(text));
	}
	*term = (mc_rdf_term) { .kind = MC_RDF_IRI, .value = text };
	return MC_OK;
}

mc_result mc_jsonld_in_vocab(mc_jsonld_reading *reading, const mc_jsonld_active *active, mc_slice text, mc_slice *iri)
{
	mc_buffer buffer = { 0 };
	mc_result result;

	mc_buffer_append_slice(&buffer, active->vocab);
	result = mc_buffer_append_slice(&buffer, text);
	if (result == MC_OK) {
		result = mc_rdf_keep(reading->out, mc_buffer_slice(&buffer), iri);
	}
	mc_buffer_free(&buffer);
	return result;
}

mc_result mc_jsonld_vocabulary(mc_jsonld_reading *reading, const mc_jsonld_active *active, mc_slice text, uint32_t node,
	mc_rdf_term *term)
{
	const mc_jsonld_term *known = mc_jsonld_term_of(active, mc_jsonld_name(text));
	mc_slice iri;
	mc_result result;

	if (known != NULL && known->key == MC_JSONLD_KEY_PROPERTY) {
		*term = (mc_rdf_term) { .kind = MC_RDF_IRI, .value = known->iri };
		return MC_OK;
	}
	if (mc_jsonld_is_iri(text) || (text.length >= 2 && text.data[0] == '_' && text.data[1] == ':')) {
		return mc_jsonld_resource(reading, text, node, term);
	}
	if (known == NULL && active->vocab.data != NULL && !mc_jsonld_is_reserved(text)) {
		result = mc_jsonld_in_vocab(reading, active, text, &iri);
		return result == MC_OK ? mc_jsonld_resource(reading, iri, node, term) : result;
	}
	return mc_jsonld_refuse(reading, node,
		"\"%.*s\" is neither a term that a context of the document defines nor an absolute, well-formed IRI",
		MC_JSONLD_SHOWN(text));
}
