#include "reader.h"
#include "run.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Appends to the pointer; false where it no longer fits, and an ellipsis stands for the rest. */
static bool mc_point(mc_place *place, size_t *length, const char *bytes, size_t count)
{
	static const char ellipsis[] = "\xe2\x80\xa6";

	if (*length + count + sizeof(ellipsis) > sizeof(place->pointer)) {
		memcpy(place->pointer + *length, ellipsis, sizeof(ellipsis));
		return false;
	}
	memcpy(place->pointer + *length, bytes, count);
	*length += count;
	place->pointer[*length] = '\0';
	return true;
}

/* One member name, escaped as RFC 6901 wants it, character by character so that a cut never falls within one. */
static bool mc_point_name(mc_place *place, size_t *length, mc_slice name)
{
	size_t i = 0;

	while (i < name.length) {
		size_t next = i + 1;

		while (next < name.length && ((unsigned char) name.data[next] & 0xc0) == 0x80) {
			next++;
		}
		if (name.data[i] == '~' || name.data[i] == '/') {
			if (!mc_point(place, length, name.data[i] == '~' ? "~0" : "~1", 2)) {
				return false;
			}
		} else if (!mc_point(place, length, name.data + i, next - i)) {
			return false;
		}
		i = next;
	}
	return true;
}

static void mc_point_here(const mc_json_reader *reader, mc_place *place)
{
	size_t length = 0;
	uint32_t i;

	place->has_pointer = true;
	place->pointer[0] = '\0';
	for (i = 0; i < reader->depth; i++) {
		const mc_json_frame *frame = &reader->frames[i];
		const mc_json_node *node = &reader->tree->nodes[frame->node];
		char index[16];

		if (node->type == MC_JSON_ARRAY) {
			/* A child that is open is counted already; one that could not be made is not. */
			snprintf(index, sizeof(index), "/%u", i + 1 < reader->depth ? node->count - 1 : node->count);
			if (!mc_point(place, &length, index, strlen(index))) {
				return;
			}
		} else if (frame->member) {
			if (!mc_point(place, &length, "/", 1)
				|| !mc_point_name(place, &length, mc_json_tree_piece(reader->tree, frame->key))) {
				return;
			}
		}
	}
}

mc_result mc_json_refuse(mc_json_reader *reader, mc_result result, size_t offset, const char *format, ...)
{
	mc_fault *fault = reader->fault;
	va_list arguments;

	if (fault == NULL) {
		return result;
	}
	mc_fault_clear(fault);
	va_start(arguments, format);
	vsnprintf(fault->sentence, sizeof(fault->sentence), format, arguments);
	va_end(arguments);
	fault->place.offset = (int64_t) offset;
	fault->place.line = mc_line_at(reader->text, offset);
	mc_point_here(reader, &fault->place);
	return result;
}

const char *mc_json_found(const mc_json_reader *reader, char out[MC_JSON_FOUND_SIZE])
{
	unsigned char c;

	if (reader->at >= reader->text.length) {
		return "the end of the text";
	}
	c = (unsigned char) reader->text.data[reader->at];
	if (c == '"') {
		return "a string";
	}
	if (c > 0x20 && c < 0x7f) {
		snprintf(out, MC_JSON_FOUND_SIZE, "\"%c\"", c);
	} else {
		snprintf(out, MC_JSON_FOUND_SIZE, "byte 0x%02X", c);
	}
	return out;
}

/* The four hex digits behind \u at offset; -1 where they are not four. */
static int32_t mc_code_unit(mc_slice text, size_t offset)
{
	int32_t unit = 0;
	size_t i;

	if (text.length - offset < 6 || text.data[offset] != '\\' || text.data[offset + 1] != 'u') {
		return -1;
	}
	for (i = offset + 2; i < offset + 6; i++) {
		int digit = mc_hex_digit(text.data[i]);

		if (digit < 0) {
			return -1;
		}
		unit = unit << 4 | digit;
	}
	return unit;
}

/*
 * RFC 8785 section 3.2.2.2: whether the escape for one code unit, four hex digits from offset, is how that is written
 * there too.
 */
static bool mc_unit_stays(mc_slice text, size_t offset, int32_t unit)
{
	return unit < 0x20 && strchr("\b\t\n\f\r", unit == 0 ? 'u' : unit) == NULL
		&& (text.data[offset + 5] < 'A' || text.data[offset + 5] > 'F');
}

/* One escape, from its backslash. */
static mc_result mc_scan_escape(mc_json_reader *reader)
{
	static const char letters[] = "\"\\/bfnrt", means[] = "\"\\/\b\f\n\r\t";
	mc_slice text = reader->text;
	mc_buffer *out = &reader->tree->decoded;
	size_t start = reader->at;
	const char *letter;
	int32_t unit, low;

	if (start + 1 >= text.length) {
		return mc_json_refuse(reader, MC_E_FORMAT, text.length, "The text ends inside a string");
	}
	if (text.data[start + 1] != 'u') {
		letter = text.data[start + 1] != '\0' ? strchr(letters, text.data[start + 1]) : NULL;
		if (letter == NULL) {
			return mc_json_refuse(reader, MC_E_FORMAT, start,
				"A backslash in a string is followed by one of \" \\ / b f n r t u");
		}
		reader->at += 2;
		reader->strays += *letter == '/';
		return mc_buffer_append_char(out, means[letter - letters]);
	}
	unit = mc_code_unit(text, start);
	if (unit < 0) {
		return mc_json_refuse(reader, MC_E_FORMAT, start, "\\u is followed by four hex digits");
	}
	if (unit == 0 && reader->tree->no_nul) {
		return mc_json_refuse(reader, MC_E_FORMAT, start,
			"The control character U+0000 (\\u0000) has no place in this document");
	}
	reader->at += 6;
	reader->strays += !mc_unit_stays(text, start, unit);
	if (unit < 0xd800 || unit > 0xdfff) {
		return mc_buffer_append_code_point(out, (uint32_t) unit);
	}
	low = unit < 0xdc00 ? mc_code_unit(text, start + 6) : -1;
	if (low < 0xdc00 || low > 0xdfff) {
		return mc_json_refuse(reader, MC_E_FORMAT, start, "\\u%04X is half of a surrogate pair without its other half",
			(unsigned) unit);
	}
	reader->at += 6;
	return mc_buffer_append_code_point(out, 0x10000 + ((uint32_t) (unit - 0xd800) << 10) + (uint32_t) (low - 0xdc00));
}

/*
 * What stands between from and the reader's place, ASCII or beyond, is UTF-8, and joins the decoded bytes if there are
 * any.
 */
static inline mc_result mc_take_run(mc_json_reader *reader, size_t from, bool beyond, bool decoded)
{
	mc_slice run = { reader->text.data + from, reader->at - from };
	size_t bad;

	if (beyond && !mc_utf8_valid(run, &bad)) {
		return mc_json_refuse(reader, MC_E_FORMAT, from + bad,
			"The text is not UTF-8 here: byte 0x%02X does not begin a well-formed character",
			(unsigned char) run.data[bad]);
	}
	return decoded ? mc_buffer_append_slice(&reader->tree->decoded, run) : MC_OK;
}

mc_result mc_json_scan_string(mc_json_reader *reader, mc_json_piece *piece)
{
	mc_slice text = reader->text;
	size_t start = ++reader->at, run = start, before = reader->tree->decoded.length;
	bool decoded = false;
	mc_result result;

	for (;;) {
		bool beyond = false;

		reader->at = mc_json_plain_run(text.data, reader->at, text.length, &beyond);
		if (reader->at >= text.length) {
			return mc_json_refuse(reader, MC_E_FORMAT, text.length, "The text ends inside a string");
		}
		if (text.data[reader->at] == '\\') {
			decoded = true;
		} else if (text.data[reader->at] != '"') {
			return mc_json_refuse(reader, MC_E_FORMAT, reader->at,
				"A string holds the control character 0x%02X: write it as an escape, such as \\n",
				(unsigned char) text.data[reader->at]);
		}
		result = mc_take_run(reader, run, beyond, decoded);
		if (result != MC_OK) {
			return result;
		}
		if (text.data[reader->at] == '"') {
			break;
		}
		result = mc_scan_escape(reader);
		if (result != MC_OK) {
			return result;
		}
		run = reader->at;
	}
	*piece = (mc_json_piece) { (uint32_t) (decoded ? before : start),
		(uint32_t) (decoded ? reader->tree->decoded.length - before : reader->at - start), decoded };
	reader->at++;
	return MC_OK;
}

static bool mc_digit_here(const mc_json_reader *reader)
{
	return reader->at < reader->text.length && reader->text.data[reader->at] >= '0'
		&& reader->text.data[reader->at] <= '9';
}

static size_t mc_scan_digits(mc_json_reader *reader)
{
	size_t start = reader->at;

	while (mc_digit_here(reader)) {
		reader->at++;
	}
	return reader->at - start;
}

/*
 * Whether RFC 8785 writes a number without an exponent as it stands: so few digits are all needed and all kept by a
 * double, which leaves -0, zeros at the end of a fraction, and what is written with an exponent, from 0.0000001 down.
 */
static bool mc_number_stays(mc_slice literal, size_t whole, size_t fraction)
{
	const char *digits = literal.data + (literal.data[0] == '-');
	size_t zeros = 0;

	if (whole + fraction > 15) {
		return false;
	}
	if (fraction == 0) {
		return digits == literal.data || digits[0] != '0';
	}
	if (digits[0] == '0') {
		while (zeros < fraction && digits[2 + zeros] == '0') {
			zeros++;
		}
	}
	return literal.data[literal.length - 1] != '0' && zeros < 6;
}

/*
 * The grammar of RFC 8259 section 6, then the limits of RFC 8785 section 3.1: IEEE doubles, integers that stay what
 * they are.
 */
mc_result mc_json_scan_number(mc_json_reader *reader, mc_json_piece *piece)
{
	mc_slice text = reader->text, literal;
	size_t start = reader->at, digits, fraction = 0;
	bool integer = true, exponent = false;
	double number;

	reader->at += text.data[start] == '-';
	digits = mc_scan_digits(reader);
	if (digits == 0) {
		return mc_json_refuse(reader, MC_E_FORMAT, start, "A minus is followed by a digit");
	}
	if (digits > 1 && text.data[reader->at - digits] == '0') {
		return mc_json_refuse(reader, MC_E_FORMAT, start, "A number does not begin with a superfluous 0");
	}
	if (reader->at < text.length && text.data[reader->at] == '.') {
		integer = false;
		reader->at++;
		fraction = mc_scan_digits(reader);
		if (fraction == 0) {
			return mc_json_refuse(reader, MC_E_FORMAT, start, "A decimal point is followed by a digit");
		}
	}
	if (reader->at < text.length && (text.data[reader->at] == 'e' || text.data[reader->at] == 'E')) {
		integer = false;
		exponent = true;
		reader->at++;
		reader->at += reader->at < text.length && (text.data[reader->at] == '+' || text.data[reader->at] == '-');
		if (mc_scan_digits(reader) == 0) {
			return mc_json_refuse(reader, MC_E_FORMAT, start, "An exponent has at least one digit");
		}
	}
	literal = (mc_slice) { text.data + start, reader->at - start };
	*piece = (mc_json_piece) { (uint32_t) start, (uint32_t) literal.length, false };
	reader->strays += exponent || !mc_number_stays(literal, digits, fraction);
	if (exponent || digits > 15) {
		if (!mc_json_number_read(literal, &number)) {
			return mc_json_refuse(reader, MC_E_FORMAT, start,
				"The number is too large: JSON numbers are IEEE doubles, below 1.8e308");
		}
		if (integer && !mc_json_integer_survives(literal, number)) {
			return mc_json_refuse(reader, MC_E_FORMAT, start,
				"The whole number is beyond 2^53 and would change when read as a double; write it as a string");
		}
	}
	return MC_OK;
}
