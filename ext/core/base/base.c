#include "base.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

mc_slice mc_slice_of(const char *text)
{
	return (mc_slice) { text, text != NULL ? strlen(text) : 0 };
}

bool mc_slice_equal(mc_slice a, mc_slice b)
{
	return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

int mc_slice_compare(mc_slice a, mc_slice b)
{
	size_t common = a.length < b.length ? a.length : b.length;
	int order = common > 0 ? memcmp(a.data, b.data, common) : 0;

	if (order != 0) {
		return order;
	}
	return a.length < b.length ? -1 : a.length > b.length;
}

void mc_fault_clear(mc_fault *fault)
{
	if (fault != NULL) {
		fault->place = (mc_place) { .offset = -1, .line = -1 };
		fault->sentence[0] = '\0';
	}
}

static void mc_fault_say(mc_fault *fault, const char *format, va_list arguments)
{
	mc_fault_clear(fault);
	vsnprintf(fault->sentence, sizeof(fault->sentence), format, arguments);
}

mc_result mc_fail(mc_fault *fault, mc_result result, const char *format, ...)
{
	va_list arguments;

	if (fault != NULL) {
		va_start(arguments, format);
		mc_fault_say(fault, format, arguments);
		va_end(arguments);
	}
	return result;
}

mc_result mc_fail_at(mc_fault *fault, mc_result result, const char *pointer, const char *format, ...)
{
	va_list arguments;

	if (fault != NULL) {
		va_start(arguments, format);
		mc_fault_say(fault, format, arguments);
		va_end(arguments);
		fault->place.has_pointer = true;
		snprintf(fault->place.pointer, sizeof(fault->place.pointer), "%s", pointer);
	}
	return result;
}

mc_result mc_fail_in(mc_fault *fault, mc_result result, int64_t offset, int64_t line, const char *format, ...)
{
	va_list arguments;

	if (fault != NULL) {
		va_start(arguments, format);
		mc_fault_say(fault, format, arguments);
		va_end(arguments);
		fault->place.offset = offset;
		fault->place.line = line;
	}
	return result;
}

int64_t mc_line_at(mc_slice text, size_t offset)
{
	int64_t line = 1;

	for (size_t at = 0; at < offset; at++) {
		line += text.data[at] == '\n';
	}
	return line;
}

/* Asks for room that is not there, in steps that double. */
static mc_result mc_buffer_grow(mc_buffer *buffer, size_t more)
{
	size_t capacity = buffer->capacity < 64 ? 64 : buffer->capacity;
	char *data = NULL;

	if (buffer->result == MC_OK && more <= SIZE_MAX / 2 - buffer->length) {
		while (capacity < buffer->length + more) {
			capacity *= 2;
		}
		data = realloc(buffer->data, capacity);
	}
	if (data == NULL) {
		/* Without room left, whatever else is to be appended comes here and ends the same. */
		buffer->capacity = buffer->length;
		return buffer->result = MC_E_NOMEM;
	}
	buffer->data = data;
	buffer->capacity = capacity;
	return MC_OK;
}

mc_result mc_buffer_reserve(mc_buffer *buffer, size_t more)
{
	return more <= buffer->capacity - buffer->length ? MC_OK : mc_buffer_grow(buffer, more);
}

mc_result mc_buffer_append(mc_buffer *buffer, const void *bytes, size_t length)
{
	mc_result result = mc_buffer_reserve(buffer, length);

	if (result == MC_OK && length > 0) {
		memcpy(buffer->data + buffer->length, bytes, length);
		buffer->length += length;
	}
	return result;
}

mc_result mc_buffer_append_slice(mc_buffer *buffer, mc_slice bytes)
{
	return mc_buffer_append(buffer, bytes.data, bytes.length);
}

mc_result mc_buffer_append_text(mc_buffer *buffer, const char *text)
{
	return mc_buffer_append(buffer, text, strlen(text));
}

mc_result mc_buffer_append_char(mc_buffer *buffer, char byte)
{
	return mc_buffer_append(buffer, &byte, 1);
}

mc_result mc_buffer_append_hex(mc_buffer *buffer, const uint8_t *bytes, size_t length)
{
	/* With room for the NUL that ends hex. */
	mc_result result = mc_buffer_reserve(buffer, 2 * length + 1);

	if (result == MC_OK) {
		mc_hex_encode(bytes, length, buffer->data + buffer->length);
		buffer->length += 2 * length;
	}
	return result;
}

mc_result mc_buffer_append_number(mc_buffer *buffer, uint64_t number)
{
	char digits[24];

	return mc_buffer_append(buffer, digits, (size_t) snprintf(digits, sizeof(digits), "%" PRIu64, number));
}

mc_result mc_buffer_append_code_point(mc_buffer *buffer, uint32_t point)
{
	char bytes[4];

	return mc_buffer_append(buffer, bytes, mc_utf8_encode(point, bytes));
}

mc_result mc_buffer_end(mc_buffer *buffer, size_t before, mc_result result)
{
	if (result == MC_OK) {
		result = buffer->result;
	}
	if (result != MC_OK) {
		buffer->length = before;
		buffer->result = MC_OK;
	}
	return result;
}

mc_result mc_buffer_terminate(mc_buffer *buffer)
{
	mc_result result = mc_buffer_reserve(buffer, 1);

	if (result == MC_OK) {
		buffer->data[buffer->length] = '\0';
	}
	return result;
}

mc_slice mc_buffer_slice(const mc_buffer *buffer)
{
	return (mc_slice) { buffer->data, buffer->length };
}

void mc_buffer_free(mc_buffer *buffer)
{
	free(buffer->data);
	*buffer = (mc_buffer) { 0 };
}

void mc_hex_encode(const uint8_t *bytes, size_t length, char *out)
{
	static const char digits[] = "0123456789abcdef";
	size_t i;

	for (i = 0; i < length; i++) {
		out[2 * i] = digits[bytes[i] >> 4];
		out[2 * i + 1] = digits[bytes[i] & 15];
	}
	out[2 * length] = '\0';
}

int mc_hex_digit(char digit)
{
	if (digit >= '0' && digit <= '9') {
		return digit - '0';
	}
	if (digit >= 'a' && digit <= 'f') {
		return digit - 'a' + 10;
	}
	return digit >= 'A' && digit <= 'F' ? digit - 'A' + 10 : -1;
}

/* As hex is written here. */
static bool mc_hex_lower(char digit)
{
	return (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f');
}

bool mc_hex_decode(mc_slice hex, uint8_t *out, size_t length)
{
	size_t i;

	if (hex.length != 2 * length) {
		return false;
	}
	for (i = 0; i < length; i++) {
		if (!mc_hex_lower(hex.data[2 * i]) || !mc_hex_lower(hex.data[2 * i + 1])) {
			return false;
		}
		out[i] = (uint8_t) (mc_hex_digit(hex.data[2 * i]) << 4 | mc_hex_digit(hex.data[2 * i + 1]));
	}
	return true;
}
