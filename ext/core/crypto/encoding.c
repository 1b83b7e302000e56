#include "encoding.h"

#include <string.h>

static const char mc_base58[] = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
static const char mc_base64[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
static const char mc_base64url[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/* What each digit stands for; -1 for every other byte. */
static void mc_invert(const char *alphabet, int8_t values[256])
{
	int i;

	memset(values, -1, 256);
	for (i = 0; alphabet[i] != '\0'; i++) {
		values[(unsigned char) alphabet[i]] = (int8_t) i;
	}
}

/* base58 in steps of five digits, which 32 bits hold. */
#define MC_STEP 5
#define MC_58_TO_STEP 656356768u
#define MC_LIMBS (MC_BASE58_MAX / 4 + 1)

/* number, its lowest limb first, times by, plus carry. */
static void mc_multiply(uint32_t *number, size_t *limbs, uint32_t by, uint64_t carry)
{
	size_t i;

	for (i = 0; i < *limbs; i++) {
		carry += (uint64_t) number[i] * by;
		number[i] = (uint32_t) carry;
		carry >>= 32;
	}
	if (carry > 0) {
		number[(*limbs)++] = (uint32_t) carry;
	}
}

/* number by 58^5, and what is left over. */
static uint32_t mc_divide(uint32_t *number, size_t *limbs)
{
	uint64_t rest = 0;
	size_t i;

	for (i = *limbs; i-- > 0;) {
		rest = rest << 32 | number[i];
		number[i] = (uint32_t) (rest / MC_58_TO_STEP);
		rest %= MC_58_TO_STEP;
	}
	while (*limbs > 0 && number[*limbs - 1] == 0) {
		--*limbs;
	}
	return (uint32_t) rest;
}

mc_result mc_base58_encode(mc_slice bytes, mc_buffer *out)
{
	uint32_t number[MC_LIMBS] = { 0 };
	char digits[MC_BASE58_MAX];
	size_t zeros = 0, limbs, at = sizeof(digits), i;
	mc_result result;

	/* 58 digits say more than half a byte each, and less than one: 1.37 digits for a byte. */
	if (bytes.length > MC_BASE58_MAX / 2) {
		return MC_E_LIMIT;
	}
	while (zeros < bytes.length && bytes.data[zeros] == '\0') {
		zeros++;
	}
	for (i = 0; i < bytes.length - zeros; i++) {
		number[i / 4] |= (uint32_t) (unsigned char) bytes.data[bytes.length - 1 - i] << 8 * (i % 4);
	}
	limbs = (i + 3) / 4;
	while (limbs > 0) {
		uint32_t rest = mc_divide(number, &limbs);

		for (i = 0; i < MC_STEP; i++) {
			digits[--at] = mc_base58[rest % 58];
			rest /= 58;
		}
	}
	while (at < sizeof(digits) && digits[at] == mc_base58[0]) {
		at++;
	}
	result = mc_buffer_reserve(out, zeros + sizeof(digits) - at);
	if (result == MC_OK && bytes.length > 0) {
		memset(out->data + out->length, mc_base58[0], zeros);
		memcpy(out->data + out->length + zeros, digits + at, sizeof(digits) - at);
		out->length += zeros + sizeof(digits) - at;
	}
	return result;
}

mc_result mc_base58_decode(mc_slice text, mc_buffer *out)
{
	uint32_t number[MC_LIMBS];
	int8_t values[256];
	size_t zeros = 0, limbs = 0, length, i;
	mc_result result;

	if (text.length > MC_BASE58_MAX) {
		return MC_E_FORMAT;
	}
	mc_invert(mc_base58, values);
	while (zeros < text.length && text.data[zeros] == mc_base58[0]) {
		zeros++;
	}
	for (i = zeros; i < text.length;) {
		uint32_t step = 0, base = 1;

		do {
			int value = values[(unsigned char) text.data[i++]];

			if (value < 0) {
				return MC_E_FORMAT;
			}
			step = step * 58 + (uint32_t) value;
			base *= 58;
		} while (i < text.length && base < MC_58_TO_STEP);
		mc_multiply(number, &limbs, base, step);
	}
	length = 4 * limbs;
	while (length > 0 && (number[(length - 1) / 4] >> 8 * ((length - 1) % 4) & 255) == 0) {
		length--;
	}
	result = mc_buffer_reserve(out, zeros + length);
	if (result == MC_OK && zeros + length > 0) {
		memset(out->data + out->length, 0, zeros);
		out->length += zeros;
		for (i = length; i-- > 0;) {
			out->data[out->length++] = (char) (number[i / 4] >> 8 * (i % 4) & 255);
		}
	}
	return result;
}

static mc_result mc_encode64(const char *alphabet, mc_slice bytes, mc_buffer *out)
{
	const uint8_t *data = (const uint8_t *) bytes.data;
	size_t left = bytes.length;
	mc_result result = mc_buffer_reserve(out, bytes.length / 3 * 4 + 4);
	char *to;

	if (result != MC_OK) {
		return result;
	}
	for (to = out->data + out->length; left >= 3; left -= 3, data += 3) {
		*to++ = alphabet[data[0] >> 2];
		*to++ = alphabet[(data[0] << 4 | data[1] >> 4) & 63];
		*to++ = alphabet[(data[1] << 2 | data[2] >> 6) & 63];
		*to++ = alphabet[data[2] & 63];
	}
	if (left > 0) {
		*to++ = alphabet[data[0] >> 2];
		*to++ = alphabet[(data[0] << 4 | (left > 1 ? data[1] >> 4 : 0)) & 63];
	}
	if (left > 1) {
		*to++ = alphabet[data[1] << 2 & 63];
	}
	out->length = (size_t) (to - out->data);
	return MC_OK;
}

static mc_result mc_decode64(const char *alphabet, mc_slice text, mc_buffer *out)
{
	size_t before = out->length, i;
	int8_t values[256];
	uint32_t bits = 0;
	unsigned have = 0;
	mc_result result = mc_buffer_reserve(out, text.length / 4 * 3 + 3);

	if (result != MC_OK) {
		return result;
	}
	mc_invert(alphabet, values);
	for (i = 0; i < text.length; i++) {
		int digit = values[(unsigned char) text.data[i]];

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

	mc_encode64(mc_base64, bytes, out);
	return mc_buffer_append(out, padding, (3 - bytes.length % 3) % 3);
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
