#include "test.h"
#include "image/png.h"

#include <zlib.h>

static void put_32(mc_buffer *out, uint32_t value)
{
	uint8_t bytes[4] = { (uint8_t) (value >> 24), (uint8_t) (value >> 16), (uint8_t) (value >> 8), (uint8_t) value };

	mc_buffer_append(out, bytes, sizeof(bytes));
}

static void put_chunk(mc_buffer *out, const char *type, mc_slice data)
{
	size_t start;

	put_32(out, (uint32_t) data.length);
	start = out->length;
	mc_buffer_append(out, type, 4);
	mc_buffer_append_slice(out, data);
	put_32(out, (uint32_t) crc32(0, (const Bytef *) out->data + start, (uInt) (out->length - start)));
}

static void put_image(mc_buffer *out, mc_slice badge)
{
	mc_buffer_append(out, "\x89PNG\r\n\x1a\n", 8);
	put_chunk(out, "IHDR", (mc_slice) { "\0\0\0\1\0\0\0\1\10\0\0\0\0", 13 });
	if (badge.data != NULL) {
		put_chunk(out, "iTXt", badge);
	}
	put_chunk(out, "IDAT", MC_LITERAL("pixels"));
	put_chunk(out, "IEND", (mc_slice) { 0 });
}

static void bake_replaces_and_keeps_the_rest(void)
{
	mc_buffer plain = { 0 }, once = { 0 }, twice = { 0 }, text = { 0 };
	mc_fault fault;
	bool found;

	put_image(&plain, (mc_slice) { 0 });
	CHECK(mc_png_unbake(mc_buffer_slice(&plain), &text, &found, &fault) == MC_OK && !found && text.length == 0);
	CHECK(mc_png_bake(mc_buffer_slice(&plain), MC_LITERAL("one"), &once, &fault) == MC_OK);
	CHECK(mc_png_bake(mc_buffer_slice(&once), MC_LITERAL("other"), &twice, &fault) == MC_OK);
	CHECK(twice.length == once.length + 2);
	CHECK(mc_png_unbake(mc_buffer_slice(&twice), &text, &found, &fault) == MC_OK && found && mc_slice_equal(mc_buffer_slice(&text), MC_LITERAL("other")));
	/* Where it fails, what was in the buffer is still there, alone. */
	once.length--;
	CHECK(mc_png_bake(mc_buffer_slice(&once), MC_LITERAL("x"), &text, &fault) == MC_E_FORMAT && mc_slice_equal(mc_buffer_slice(&text), MC_LITERAL("other")));
	CHECK(fault.place.offset > 0 && !fault.place.has_pointer);
	mc_buffer_free(&plain);
	mc_buffer_free(&once);
	mc_buffer_free(&twice);
	mc_buffer_free(&text);
}

/* Every beginning of every image, in memory of exactly its size, so that a read behind it is noticed. */
static void every_truncation(void)
{
	mc_buffer image = { 0 };
	size_t length;

	put_image(&image, (mc_slice) { "openbadgecredential\0\0\0en\0\0text", 30 });
	for (length = 0; length <= image.length; length++) {
		char *copy = malloc(length + 1);
		mc_buffer text = { 0 };
		bool found;
		mc_fault fault;
		mc_result result;

		memcpy(copy, image.data, length);
		copy = realloc(copy, length > 0 ? length : 1);
		result = mc_png_unbake((mc_slice) { copy, length }, &text, &found, &fault);
		CHECK(result == (length == image.length ? MC_OK : MC_E_FORMAT), "%zu", length);
		CHECK(length < image.length || (found && mc_slice_equal(mc_buffer_slice(&text), MC_LITERAL("text"))));
		mc_buffer_free(&text);
		free(copy);
	}
	mc_buffer_free(&image);
}

/* The chunk cut short inside, its length and checksum right. */
static void every_short_badge(void)
{
	static const char badge[] = "openbadgecredential\0\1\0en\0\0zzzz";
	size_t length;

	for (length = 0; length < sizeof(badge); length++) {
		mc_buffer image = { 0 }, text = { 0 };
		bool found = false;
		mc_fault fault;
		mc_result result;

		put_image(&image, (mc_slice) { badge, length });
		result = mc_png_unbake(mc_buffer_slice(&image), &text, &found, &fault);
		CHECK(length < 20 ? result == MC_OK && !found : result == MC_E_FORMAT, "%zu: %d", length, result);
		mc_buffer_free(&image);
		mc_buffer_free(&text);
	}
}

int main(void)
{
	RUN(bake_replaces_and_keeps_the_rest);
	RUN(every_truncation);
	RUN(every_short_badge);
	return DONE();
}
