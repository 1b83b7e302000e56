/* Plain values as RDF literals: JSON-LD 1.1 API section 8.2.2. */
#include "internal.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define MC_XSD "http://www.w3.org/2001/XMLSchema#"

/* Significant digits of xsd:double's canonical form here: 1 before the point, 15 behind it. */
#define MC_DIGITS 16
/* A double written out in full has at most 767 of them. */
#define MC_ALL_DIGITS 768

/* Adds one to the last digit; true where it was nines only, which leaves a one and zeros. */
static bool mc_count_up(char *digits, int count)
{
	int i = count - 1;

	while (i >= 0 && digits[i] == '9') {
		digits[i--] = '0';
	}
	if (i < 0) {
		digits[0] = '1';
		return true;
	}
	digits[i]++;
	return false;
}

/*
 * "1.5E0": at least one digit behind the point, no zeros behind that, rounded to 16 digits and a half away from zero,
 * as ECMAScript's toExponential does, where C's printf rounds a half to even. The exact digits show which it is. What
 * printf puts for the decimal point is the locale's, so only digits are taken from it.
 */
static size_t mc_write_double(double number, char *out)
{
	char text[MC_ALL_DIGITS + 32], digits[MC_ALL_DIGITS + 1];
	int count = 0, exponent, behind;
	size_t length = 0;
	const char *c;

	snprintf(text, sizeof(text), "%.*e", MC_ALL_DIGITS - 1, fabs(number));
	for (c = text; *c != 'e'; c++) {
		if (*c >= '0' && *c <= '9') {
			digits[count++] = *c;
		}
	}
	exponent = atoi(c + 1);
	if (digits[MC_DIGITS] >= '5' && mc_count_up(digits, MC_DIGITS)) {
		exponent++;
	}
	for (behind = MC_DIGITS - 1; behind > 1 && digits[behind] == '0'; behind--) {
	}
	if (number < 0) {
		out[length++] = '-';
	}
	out[length++] = digits[0];
	out[length++] = '.';
	memcpy(out + length, digits + 1, (size_t) behind);
	length += (size_t) behind;
	return length + (size_t) snprintf(out + length, 8, "E%d", exponent);
}

static mc_result mc_number(mc_jsonld_reading *reading, uint32_t node, mc_slice datatype, mc_rdf_term *term)
{
	mc_slice written = mc_json_tree_piece(reading->tree, reading->tree->nodes[node].value);
	bool whole, as_double;
	char text[64];
	size_t length;
	double number;

	if (!mc_json_number_read(written, &number)) {
		return mc_jsonld_refuse(reading, node, "The number is too large");
	}
	whole = number == trunc(number) && fabs(number) < 1e21;
	as_double = !whole || mc_slice_equal(datatype, MC_LITERAL(MC_XSD "double"));
	if (!whole && fabs(number) < 1e-6) {
		/* Some processors, jsonld.js among them, take 1e-7, which has no decimal point, for the whole number 0. */
		return mc_jsonld_refuse(reading, node,
			"A number so near to zero is written differently by different processors: give it as a string");
	}
	if (as_double) {
		length = mc_write_double(number, text);
	} else {
		length = (size_t) snprintf(text, sizeof(text), "%.0f", number == 0 ? 0.0 : number);
	}
	term->datatype = datatype.data != NULL
		? datatype : as_double ? MC_LITERAL(MC_XSD "double") : MC_LITERAL(MC_XSD "integer");
	return mc_rdf_keep(reading->out, (mc_slice) { text, length }, &term->value);
}

mc_result mc_jsonld_literal(mc_jsonld_reading *reading, uint32_t node, mc_slice datatype, mc_slice language,
	mc_rdf_term *term)
{
	mc_json_type type = reading->tree->nodes[node].type;

	*term = (mc_rdf_term) { .kind = MC_RDF_LITERAL, .datatype = datatype, .language = language };
	switch (type) {
		case MC_JSON_TRUE:
		case MC_JSON_FALSE:
			term->value = type == MC_JSON_TRUE ? MC_LITERAL("true") : MC_LITERAL("false");
			if (datatype.data == NULL) {
				term->datatype = MC_LITERAL(MC_XSD "boolean");
			}
			return MC_OK;
		case MC_JSON_NUMBER:
			return mc_number(reading, node, datatype, term);
		default:
			mc_json_tree_string(reading->tree, node, &term->value);
			if (mc_slice_equal(datatype, MC_LITERAL(MC_XSD "string"))) {
				term->datatype = (mc_slice) { NULL, 0 };
			}
			return MC_OK;
	}
}

mc_result mc_jsonld_json(mc_jsonld_reading *reading, uint32_t node, mc_rdf_term *term)
{
	mc_buffer text = { 0 };
	mc_result result = mc_json_tree_write(reading->tree, node, NULL, 0, &text);

	*term = (mc_rdf_term) { .kind = MC_RDF_LITERAL,
		.datatype = MC_LITERAL("http://www.w3.org/1999/02/22-rdf-syntax-ns#JSON") };
	if (result == MC_OK) {
		result = mc_rdf_keep(reading->out, mc_buffer_slice(&text), &term->value);
	}
	mc_buffer_free(&text);
	return result;
}

/* BCP 47 as JSON-LD checks it: letters, then letters and digits, in parts of up to eight; kept in lower case. */
static mc_result mc_language(mc_jsonld_reading *reading, uint32_t node, mc_slice *language)
{
	char small[256];
	size_t i, part = 0;
	bool first = true, good;
	mc_slice text;

	if (!mc_json_tree_string(reading->tree, node, &text)) {
		return mc_jsonld_refuse(reading, node, "@language must be a string");
	}
	good = text.length > 0 && text.length < sizeof(small);
	for (i = 0; good && i < text.length; i++) {
		char c = text.data[i];
		bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');

		if (c == '-') {
			good = part > 0;
			part = 0;
			first = false;
		} else {
			good = ++part <= 8 && (letter || (!first && c >= '0' && c <= '9'));
		}
		small[i] = c >= 'A' && c <= 'Z' ? (char) (c - 'A' + 'a') : c;
	}
	if (!good || part == 0) {
		return mc_jsonld_refuse(reading, node, "\"%.*s\" is not a language tag", MC_JSONLD_SHOWN(text));
	}
	return mc_rdf_keep(reading->out, (mc_slice) { small, text.length }, language);
}

/* The one type of a value, which may stand in a list of one; json where it is @json. */
static mc_result mc_value_type(mc_jsonld_reading *reading, const mc_jsonld_active *types, uint32_t member,
	mc_slice *datatype, bool *json)
{
	const mc_json_node *node = &reading->tree->nodes[member];
	uint32_t item = node->type == MC_JSON_ARRAY && node->count == 1 ? node->first : member;
	mc_rdf_term term;
	mc_slice text;
	mc_result result;

	if (!mc_json_tree_string(reading->tree, item, &text)) {
		return mc_jsonld_refuse(reading, item, "The type of a value is one string");
	}
	if (mc_slice_equal(text, MC_LITERAL("@json"))) {
		*json = true;
		return MC_OK;
	}
	result = mc_jsonld_vocabulary(reading, types, text, item, &term);
	if (result == MC_OK && term.kind != MC_RDF_IRI) {
		result = mc_jsonld_refuse(reading, item, "The type of a value cannot be a blank node");
	}
	*datatype = term.value;
	return result;
}

mc_result mc_jsonld_value_object(mc_jsonld_reading *reading, const mc_jsonld_active *active,
	const mc_jsonld_active *types, uint32_t node, mc_rdf_term *term)
{
	mc_slice datatype = { NULL, 0 }, language = { NULL, 0 };
	uint32_t member, value = MC_JSON_NONE;
	bool json = false, typed = false;
	mc_result result = MC_OK;
	mc_json_type type;

	for (member = reading->tree->nodes[node].first; result == MC_OK && member != MC_JSON_NONE;
			member = reading->tree->nodes[member].next) {
		mc_jsonld_key key;
		uint8_t name;
		mc_slice iri;

		if (mc_slice_equal(mc_jsonld_key_text(reading, member), MC_LITERAL("@context"))) {
			continue;
		}
		result = mc_jsonld_read_key(reading, active, member, &key, &iri, &name);
		if (result != MC_OK) {
			break;
		}
		if (key == MC_JSONLD_KEY_VALUE) {
			value = member;
		} else if (key == MC_JSONLD_KEY_TYPE && !typed) {
			typed = true;
			result = mc_value_type(reading, types, member, &datatype, &json);
		} else if (key == MC_JSONLD_KEY_LANGUAGE) {
			if (!mc_json_tree_is(reading->tree, member, MC_JSON_NULL)) {
				result = mc_language(reading, member, &language);
			}
		} else {
			result = mc_jsonld_refuse(reading, member, "Beside @value only @type or @language may stand, once");
		}
	}
	if (result != MC_OK) {
		return result;
	}
	if (typed && language.data != NULL) {
		return mc_jsonld_refuse(reading, node, "A value has a type or a language, not both");
	}
	if (json) {
		return mc_jsonld_json(reading, value, term);
	}
	type = reading->tree->nodes[value].type;
	if (type == MC_JSON_NULL || type == MC_JSON_ARRAY || type == MC_JSON_OBJECT) {
		return mc_jsonld_refuse(reading, value, "@value must be a string, a number, true or false");
	}
	if (language.data != NULL && type != MC_JSON_STRING) {
		return mc_jsonld_refuse(reading, value, "Only a string can have a language");
	}
	if (type == MC_JSON_STRING && mc_slice_equal(datatype, MC_LITERAL(MC_XSD "double"))) {
		/* jsonld.js writes it anew, the recommendation does not. */
		return mc_jsonld_refuse(reading, value,
			"A string of the type xsd:double is written differently by different processors: give the number");
	}
	return mc_jsonld_literal(reading, value, datatype, language, term);
}
