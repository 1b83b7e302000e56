#include "base.h"

#include <string.h>

/* Unicode 15, table 3-7: the well-formed byte sequences. The second byte's range depends on the first. */
bool mc_utf8_valid(mc_slice text, size_t *offset)
{
	const uint8_t *bytes = (const uint8_t *) text.data;
	size_t i = 0;

	while (i < text.length) {
		uint8_t first = bytes[i];
		uint8_t low = 0x80, high = 0xbf;
		size_t more, k;

		if (first < 0x80) {
			uint64_t eight;

			i++;
			/* ASCII comes in long runs. */
			while (text.length - i >= sizeof(eight)) {
				memcpy(&eight, bytes + i, sizeof(eight));
				if ((eight & UINT64_C(0x8080808080808080)) != 0) {
					break;
				}
				i += sizeof(eight);
			}
			continue;
		}
		if (first >= 0xc2 && first <= 0xdf) {
			more = 1;
		} else if (first >= 0xe0 && first <= 0xef) {
			more = 2;
			low = first == 0xe0 ? 0xa0 : 0x80;
			high = first == 0xed ? 0x9f : 0xbf;
		} else if (first >= 0xf0 && first <= 0xf4) {
			more = 3;
			low = first == 0xf0 ? 0x90 : 0x80;
			high = first == 0xf4 ? 0x8f : 0xbf;
		} else {
			goto bad;
		}
		if (more >= text.length - i) {
			goto bad;
		}
		for (k = 1; k <= more; k++) {
			if (bytes[i + k] < low || bytes[i + k] > high) {
				goto bad;
			}
			low = 0x80;
			high = 0xbf;
		}
		i += more + 1;
	}
	return true;
bad:
	if (offset != NULL) {
		*offset = i;
	}
	return false;
}

size_t mc_utf8_encode(uint32_t point, char out[4])
{
	const size_t length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
	static const uint8_t first[] = { 0, 0, 0xc0, 0xe0, 0xf0 };

	for (size_t i = length; i-- > 1; point >>= 6) {
		out[i] = (char) (0x80 | (point & 0x3f));
	}
	out[0] = (char) (first[length] | point);
	return length;
}

size_t mc_utf8_mark(mc_slice text)
{
	static const char mark[] = "\xef\xbb\xbf";

	return text.length >= 3 && memcmp(text.data, mark, 3) == 0 ? 3 : 0;
}
