/*
 * A reader of N-Quads (RDF 1.1 N-Quads, W3C Recommendation 2014) for the tests: the product reads no N-Quads. It takes
 * the grammar's tokens; of labels and language tags it checks no more than where they end.
 */
#ifndef MC_TEST_NQUADS_H
#define MC_TEST_NQUADS_H

#include "rdf/rdf.h"

#include <stdlib.h>
#include <string.h>

typedef struct {
	const char *at, *end;
	mc_rdf_dataset *dataset;
} nquads;

__attribute__((unused)) static void nquads_blanks(nquads *in)
{
	while (in->at < in->end && (*in->at == ' ' || *in->at == '\t')) {
		in->at++;
	}
}

/* A code point in UTF-8; false for what is none. */
__attribute__((unused)) static bool nquads_put(mc_buffer *out, uint32_t code)
{
	char bytes[4];
	size_t length;

	if (code < 0x80) {
		bytes[0] = (char) code;
		length = 1;
	} else if (code < 0x800) {
		bytes[0] = (char) (0xc0 | code >> 6);
		bytes[1] = (char) (0x80 | (code & 63));
		length = 2;
	} else if (code < 0x10000) {
		bytes[0] = (char) (0xe0 | code >> 12);
		bytes[1] = (char) (0x80 | (code >> 6 & 63));
		bytes[2] = (char) (0x80 | (code & 63));
		length = 3;
	} else {
		bytes[0] = (char) (0xf0 | code >> 18);
		bytes[1] = (char) (0x80 | (code >> 12 & 63));
		bytes[2] = (char) (0x80 | (code >> 6 & 63));
		bytes[3] = (char) (0x80 | (code & 63));
		length = 4;
	}
	return code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) && mc_buffer_append(out, bytes, length) == MC_OK;
}

/* What stands before the closing character, escapes read, copied into the dataset. in is behind it afterwards. */
__attribute__((unused)) static bool nquads_text(nquads *in, char closing, bool echar, mc_slice *text)
{
	static const char letters[] = "tbnrf\"'\\", values[] = "\t\b\n\r\f\"'\\";
	mc_buffer out = { 0 };
	bool good = false;

	for (; in->at < in->end && *in->at != '\n' && *in->at != '\r'; in->at++) {
		const char *letter;

		if (*in->at == closing) {
			in->at++;
			good = mc_rdf_keep(in->dataset, mc_buffer_slice(&out), text) == MC_OK;
			break;
		}
		if (*in->at != '\\') {
			if (!echar && ((unsigned char) *in->at <= 0x20 || strchr("<\"{}|^`", *in->at) != NULL)) {
				break;
			}
			if (mc_buffer_append_char(&out, *in->at) != MC_OK) {
				break;
			}
			continue;
		}
		if (++in->at == in->end) {
			break;
		}
		letter = *in->at != '\0' ? strchr(letters, *in->at) : NULL;
		if (*in->at == 'u' || *in->at == 'U') {
			size_t digits = *in->at == 'u' ? 4 : 8;
			char number[9] = { 0 };

			if ((size_t) (in->end - in->at) <= digits) {
				break;
			}
			memcpy(number, in->at + 1, digits);
			if (strspn(number, "0123456789abcdefABCDEF") != digits || !nquads_put(&out, (uint32_t) strtoul(number, NULL, 16))) {
				break;
			}
			in->at += digits;
		} else if (echar && letter != NULL) {
			if (mc_buffer_append_char(&out, values[letter - letters]) != MC_OK) {
				break;
			}
		} else {
			break;
		}
	}
	mc_buffer_free(&out);
	return good && mc_utf8_valid(*text, NULL);
}

__attribute__((unused)) static mc_slice nquads_word(nquads *in)
{
	const char *start = in->at;

	while (in->at < in->end && strchr(" \t\r\n<\"^@", *in->at) == NULL) {
		in->at++;
	}
	/* A label does not end with the full stop that ends the quad. */
	while (in->at > start && in->at[-1] == '.') {
		in->at--;
	}
	return (mc_slice) { start, (size_t) (in->at - start) };
}

__attribute__((unused)) static bool nquads_term(nquads *in, mc_rdf_term *term)
{
	*term = (mc_rdf_term) { 0 };
	nquads_blanks(in);
	if (in->at == in->end) {
		return false;
	}
	if (*in->at == '<') {
		in->at++;
		term->kind = MC_RDF_IRI;
		return nquads_text(in, '>', false, &term->value);
	}
	if (*in->at == '_' && in->end - in->at > 2 && in->at[1] == ':') {
		in->at += 2;
		term->kind = MC_RDF_BLANK;
		term->value = nquads_word(in);
		return term->value.length > 0 && mc_utf8_valid(term->value, NULL);
	}
	if (*in->at++ != '"') {
		return false;
	}
	term->kind = MC_RDF_LITERAL;
	if (!nquads_text(in, '"', true, &term->value)) {
		return false;
	}
	if (in->end - in->at > 1 && *in->at == '@') {
		in->at++;
		term->language = nquads_word(in);
		return term->language.length > 0 && mc_utf8_valid(term->language, NULL);
	}
	if (in->end - in->at > 3 && memcmp(in->at, "^^<", 3) == 0) {
		in->at += 3;
		return nquads_text(in, '>', false, &term->datatype);
	}
	return true;
}

/* False where a line is no quad. Labels and language tags stay pieces of text. */
__attribute__((unused)) static bool nquads_read(mc_slice text, mc_rdf_dataset *dataset)
{
	nquads in = { text.data, text.length > 0 ? text.data + text.length : text.data, dataset };

	while (in.at < in.end) {
		mc_rdf_quad quad = { 0 };

		nquads_blanks(&in);
		if (in.at < in.end && *in.at != '\n' && *in.at != '\r' && *in.at != '#') {
			if (!nquads_term(&in, &quad.subject) || quad.subject.kind == MC_RDF_LITERAL || !nquads_term(&in, &quad.predicate)
					|| quad.predicate.kind != MC_RDF_IRI || !nquads_term(&in, &quad.object)) {
				return false;
			}
			nquads_blanks(&in);
			if (in.at < in.end && *in.at != '.' && (!nquads_term(&in, &quad.graph) || quad.graph.kind == MC_RDF_LITERAL)) {
				return false;
			}
			nquads_blanks(&in);
			if (in.at == in.end || *in.at++ != '.' || mc_rdf_add(dataset, &quad) != MC_OK) {
				return false;
			}
			nquads_blanks(&in);
		}
		if (in.at < in.end && *in.at == '#') {
			while (in.at < in.end && *in.at != '\n') {
				in.at++;
			}
		}
		if (in.at < in.end && *in.at != '\n' && *in.at != '\r') {
			return false;
		}
		in.at += in.at < in.end;
	}
	return true;
}

#endif
