#include "run.h"

#include <stdint.h>
#include <string.h>

#if defined(__SSE2__) && !defined(MC_PORTABLE)
#include <emmintrin.h>
#define MC_SSE2 1
#endif

static bool mc_is_plain(unsigned char c)
{
	return c >= 0x20 && c != '"' && c != '\\';
}

#ifdef MC_SSE2
/* Sixteen bytes at a time. Below 0x20 is what the smaller of it and 0x1f is. */
static size_t mc_skip_plain(const char *data, size_t at, size_t length, bool *beyond)
{
	const __m128i quote = _mm_set1_epi8('"'), backslash = _mm_set1_epi8('\\'), control = _mm_set1_epi8(0x1f);

	for (; length - at >= 16; at += 16) {
		__m128i bytes = _mm_loadu_si128((const __m128i *) (const void *) (data + at));
		__m128i found = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, quote), _mm_cmpeq_epi8(bytes, backslash)),
			_mm_cmpeq_epi8(_mm_min_epu8(bytes, control), bytes));
		unsigned ends = (unsigned) _mm_movemask_epi8(found), high = (unsigned) _mm_movemask_epi8(bytes);

		if (ends != 0) {
			*beyond = *beyond || (high & ((ends & -ends) - 1)) != 0;
			return at + (size_t) __builtin_ctz(ends);
		}
		*beyond = *beyond || high != 0;
	}
	return at;
}
#else
#define MC_EACH(byte) (UINT64_MAX / 255 * (byte))

/*
 * Eight bytes at a time. Taking 1 from each byte of a word borrows from its highest bit where the byte is 0, and 0x20
 * where it is below that; a byte beyond 0x7f is masked out. It may say yes too often, behind a byte for which it is
 * right, never too seldom.
 */
static size_t mc_skip_plain(const char *data, size_t at, size_t length, bool *beyond)
{
	for (; length - at >= 8; at += 8) {
		uint64_t bytes, ends;

		memcpy(&bytes, data + at, 8);
		ends = ((bytes ^ MC_EACH('"')) - MC_EACH(1)) | ((bytes ^ MC_EACH('\\')) - MC_EACH(1)) | (bytes - MC_EACH(0x20));
		if ((ends & ~bytes & MC_EACH(0x80)) != 0) {
			return at;
		}
		*beyond = *beyond || (bytes & MC_EACH(0x80)) != 0;
	}
	return at;
}
#endif

size_t mc_json_plain_run(const char *data, size_t at, size_t length, bool *beyond)
{
	at = mc_skip_plain(data, at, length, beyond);
	while (at < length && mc_is_plain((unsigned char) data[at])) {
		*beyond = *beyond || (unsigned char) data[at] >= 0x80;
		at++;
	}
	return at;
}
