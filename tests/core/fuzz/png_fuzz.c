/* PNG with a badge: what unbakes can be baked again, and gives back what was put in. */
#include "image/png.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_slice image = { (const char *) data, size };
	mc_buffer text = { 0 }, baked = { 0 }, again = { 0 };
	bool found;
	mc_fault fault;

	if (mc_png_unbake(image, &text, &found, &fault) == MC_OK) {
		if (mc_png_bake(image, MC_LITERAL("{\"a\":\"\xc3\xa9\"}"), &baked, &fault) != MC_OK
				|| mc_png_unbake(mc_buffer_slice(&baked), &again, &found, &fault) != MC_OK
				|| !found || !mc_slice_equal(mc_buffer_slice(&again), MC_LITERAL("{\"a\":\"\xc3\xa9\"}"))) {
			abort();
		}
	} else if (text.length > 0 || fault.sentence[0] == '\0') {
		abort();
	}
	mc_buffer_free(&text);
	mc_buffer_free(&baked);
	mc_buffer_free(&again);
	return 0;
}

/* A fuzzer never guesses a checksum: each input is mended, but for one in eight. */
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t max_size);
unsigned long crc32(unsigned long sum, const unsigned char *bytes, unsigned int length);

size_t LLVMFuzzerCustomMutator(uint8_t *data, size_t size, size_t max_size, unsigned int seed)
{
	size_t at = 8;

	size = LLVMFuzzerMutate(data, size, max_size);
	while (seed % 8 != 0 && size >= 12 && at <= size - 12) {
		size_t length = (size_t) data[at] << 24 | (size_t) data[at + 1] << 16 | (size_t) data[at + 2] << 8 | data[at + 3];
		unsigned long sum;

		if (length > size - at - 12) {
			break;
		}
		sum = crc32(0, data + at + 4, (unsigned int) length + 4);
		for (int i = 0; i < 4; i++) {
			data[at + 8 + length + (size_t) i] = (uint8_t) (sum >> (24 - 8 * i));
		}
		at += 12 + length;
	}
	return size;
}
