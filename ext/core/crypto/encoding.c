#include "encoding.h"

#include <string.h>

static const char mc_base58[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
static const char mc_base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char mc_base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

static int mc_digit_of(const char *alphabet, char digit)
{
	const char *at = digit != '\0' ? strchr(alphabet, digit) : NULL;

	return at != NULL ? (int) (at - alphabet) : -1;
}

/* Multiplies the big-endian number at the end of digits by one base and adds; *used is how many digits it takes. */
static void mc_shift_in(uint8_t *digits, size_t capacity, size_t *used, unsigned from, unsigned to, unsigned carry)
{
	size_t i;

	for (i = 0; i < *used || carry > 0; i++) {
		uint8_t *digit = &digits[capacity - 1 - i];

		carry += i < *used ? from * *digit : 0;
		*digit = (uint8_t) (carry % to);
		carry /= to;
	}
	*used = i;
}

mc_result mc_base58_encode(mc_slice bytes, mc_buffer *out)
{
	uint8_t digits[MC_BASE58_MAX];
	size_t zeros = 0, used = 0, i;
	mc_result result;

	/* 58 digits say more than half a byte each, and less than one: 1.37 digits for a byte. */
	if (bytes.length > MC_BASE58_MAX / 2) {
		return MC_E_LIMIT;
	}
	while (zeros < bytes.length && bytes.data[zeros] == '\0') {
		zeros++;
	}
	for (i = zeros; i < bytes.length; i++) {
		mc_shift_in(digits, sizeof(digits), &used, 256, 58, (unsigned char) bytes.data[i]);
	}
	result = mc_buffer_reserve(out, zeros + used);
	if (result == MC_OK) {
		for (i = 0; i < zeros; i++) {
			out->data[out->length++] = mc_base58[0];
		}
		for (i = sizeof(digits) - used; i < sizeof(digits); i++) {
			out->data[out->length++] = mc_base58[digits[i]];
		}
	}
	return result;
}

mc_result mc_base58_decode(mc_slice text, mc_buffer *out)
{
	uint8_t bytes[MC_BASE58_MAX];
	size_t zeros = 0, used = 0, i;
	mc_result result;

	if (text.length > MC_BASE58_MAX) {
		return MC_E_FORMAT;
	}
	while (zeros < text.length && text.data[zeros] == mc_base58[0]) {
		zeros++;
	}
	for (i = zeros; i < text.length; i++) {
		int digit = mc_digit_of(mc_base58, text.data[i]);

		if (digit < 0) {
			return MC_E_FORMAT;
		}
		mc_shift_in(bytes, sizeof(bytes), &used, 58, 256, (unsigned) digit);
	}
	result = mc_buffer_reserve(out, zeros + used);
	if (result == MC_OK && zeros + used > 0) {
		memset(out->data + out->length, 0, zeros);
		memcpy(out->data + out->length + zeros, bytes + sizeof(bytes) - used, used);
		out->length += zeros + used;
	}
	return result;
}

static mc_result mc_encode64(const char *alphabet, mc_slice bytes, mc_buffer *out)
{
	const uint8_t *data = (const uint8_t *) bytes.data;
	uint32_t bits = 0;
	unsigned have = 0;
	size_t i;
	mc_result result = mc_buffer_reserve(out, bytes.length / 3 * 4 + 4);

	if (result != MC_OK) {
		return result;
	}
	for (i = 0; i < bytes.length; i++) {
		bits = bits << 8 | data[i];
		for (have += 8; have >= 6; have -= 6) {
			out->data[out->length++] = alphabet[bits >> (have - 6) & 63];
		}
	}
	if (have > 0) {
		out->data[out->length++] = alphabet[bits << (6 - have) & 63];
	}
	return MC_OK;
}

static mc_result mc_decode64(const char *alphabet, mc_slice text, mc_buffer *out)
{
	size_t before = out->length, i;
	uint32_t bits = 0;
	unsigned have = 0;
	mc_result result = mc_buffer_reserve(out, text.length / 4 * 3 + 3);

	if (result != MC_OK) {
		return result;
	}
	for (i = 0; i < text.length; i++) {
		int digit = mc_digit_of(alphabet, text.data[i]);

		if (digit < 0) {
			goto bad;
		}
		bits = bits << 6 | (uint32_t) digit;
		have += 6;
		if (have >= 8) {
			have -= 8;
			out->data[out->length++] = (char) (bits >> have & 255);
		}
	}
	/* A lone digit says no byte, and the bits left over must be zero, or the same bytes had another spelling. */
	if (have >= 6 || (bits & ((1u << have) - 1)) != 0) {
		goto bad;
	}
	return MC_OK;
bad:
	out->length = before;
	return MC_E_FORMAT;
}

mc_result mc_base64url_encode(mc_slice bytes, mc_buffer *out)
{
	return mc_encode64(mc_base64url, bytes, out);
}

mc_result mc_base64url_decode(mc_slice text, mc_buffer *out)
{
	return mc_decode64(mc_base64url, text, out);
}

mc_result mc_base64_encode(mc_slice bytes, mc_buffer *out)
{
	static const char padding[] = "==";
	mc_result result = mc_encode64(mc_base64, bytes, out);

	if (result == MC_OK) {
		result = mc_buffer_append(out, padding, (3 - bytes.length % 3) % 3);
	}
	return result;
}

mc_result mc_base64_decode(mc_slice text, mc_buffer *out)
{
	size_t padding = 0;

	if (text.length % 4 != 0) {
		return MC_E_FORMAT;
	}
	while (padding < 2 && padding < text.length && text.data[text.length - 1 - padding] == '=') {
		padding++;
	}
	/* Three of four digits, or two, say no more than their bytes: with that many, no other padding fits. */
	return mc_decode64(mc_base64, (mc_slice) { text.data, text.length - padding }, out);
}
