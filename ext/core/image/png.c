#include "png.h"

#include <limits.h>
#include <string.h>
#include <zlib.h>

static const char mc_signature[8] = { '\x89', 'P', 'N', 'G', '\r', '\n', '\x1a', '\n' };
/*
 * With its NUL, as it stands in the chunk: what is written, and what else is read, that of Open Badges 2.0 and before.
 */
static const char mc_keyword[] = "openbadgecredential";
static const char mc_old_keyword[] = "openbadges";

/* Length, type and checksum around a chunk's data. */
#define MC_CHUNK_FRAME 12

typedef struct {
	size_t start; /* in the image */
	mc_slice type;
	mc_slice data;
	size_t keyword; /* of a credential: the bytes of its keyword, with the NUL */
} mc_chunk;

/* Where a badge's parts are. */
typedef struct {
	size_t behind_header;
	bool found;
	mc_chunk badge;
} mc_layout;

static uint32_t mc_read_32(const char *bytes)
{
	const uint8_t *b = (const uint8_t *) bytes;

	return (uint32_t) b[0] << 24 | (uint32_t) b[1] << 16 | (uint32_t) b[2] << 8 | b[3];
}

static void mc_write_32(uint32_t value, char *bytes)
{
	bytes[0] = (char) (value >> 24);
	bytes[1] = (char) (value >> 16);
	bytes[2] = (char) (value >> 8);
	bytes[3] = (char) value;
}

static bool mc_type_is(const mc_chunk *chunk, const char *type)
{
	return memcmp(chunk->type.data, type, 4) == 0;
}

static mc_result mc_refuse(mc_fault *fault, mc_result result, size_t offset, const char *sentence)
{
	return mc_fail_in(fault, result, (int64_t) offset, -1, "%s", sentence);
}

/* The chunk at *at, whole and undamaged, or why not. */
static mc_result mc_read_chunk(mc_slice image, size_t at, mc_chunk *chunk, mc_fault *fault)
{
	uint32_t length, sum;
	size_t i;

	if (image.length - at < MC_CHUNK_FRAME) {
		return mc_refuse(fault, MC_E_FORMAT, at, "The image is cut off: its last chunk (IEND) is missing");
	}
	length = mc_read_32(image.data + at);
	if (length > INT32_MAX || length > image.length - at - MC_CHUNK_FRAME) {
		return mc_refuse(fault, MC_E_FORMAT, at, "The image is cut off within a chunk, or a chunk's length is wrong");
	}
	chunk->start = at;
	chunk->keyword = 0;
	chunk->type = (mc_slice) { image.data + at + 4, 4 };
	chunk->data = (mc_slice) { image.data + at + 8, length };
	for (i = 0; i < 4; i++) {
		char c = chunk->type.data[i] | 0x20;

		if (c < 'a' || c > 'z') {
			return mc_refuse(fault, MC_E_FORMAT, at + 4, "A chunk's type is not four letters: the image is damaged");
		}
	}
	/* The checksum is over type and data. */
	sum = (uint32_t) crc32(0, (const Bytef *) chunk->type.data, (uInt) length + 4);
	if (sum != mc_read_32(image.data + at + 8 + length)) {
		return mc_refuse(fault, MC_E_FORMAT, at, "A chunk's checksum is wrong: the image is damaged or was changed");
	}
	return MC_OK;
}

static bool mc_keyword_is(mc_chunk *chunk, const char *keyword, size_t length)
{
	if (chunk->data.length < length || memcmp(chunk->data.data, keyword, length) != 0) {
		return false;
	}
	chunk->keyword = length;
	return true;
}

/*
 * In each of PNG's three kinds of text: only iTXt is right for Open Badges 3.0, but it must not be clear to some
 * readers only.
 */
static bool mc_is_badge(mc_chunk *chunk)
{
	if (!mc_type_is(chunk, "iTXt") && !mc_type_is(chunk, "tEXt") && !mc_type_is(chunk, "zTXt")) {
		return false;
	}
	return mc_keyword_is(chunk, mc_keyword, sizeof(mc_keyword))
		|| mc_keyword_is(chunk, mc_old_keyword, sizeof(mc_old_keyword));
}

static mc_result mc_read_layout(mc_slice image, mc_layout *layout, mc_fault *fault)
{
	size_t at = sizeof(mc_signature);
	bool pixels = false, end = false;

	*layout = (mc_layout) { 0 };
	if (image.length > MC_PNG_MAX_BYTES) {
		return mc_refuse(fault, MC_E_LIMIT, 0, "The image is larger than 64 MiB");
	}
	if (image.length < sizeof(mc_signature) || memcmp(image.data, mc_signature, sizeof(mc_signature)) != 0) {
		return mc_refuse(fault, MC_E_FORMAT, 0, "This is not a PNG image");
	}
	while (!end) {
		mc_chunk chunk;
		mc_result result = mc_read_chunk(image, at, &chunk, fault);
		bool header = result == MC_OK && mc_type_is(&chunk, "IHDR");

		if (result != MC_OK) {
			return result;
		}
		if (header != (at == sizeof(mc_signature)) || (header && chunk.data.length != 13)) {
			return mc_refuse(fault, MC_E_FORMAT, at,
				"A PNG image has one header chunk (IHDR) of 13 bytes, and begins with it");
		}
		end = mc_type_is(&chunk, "IEND");
		if (end && chunk.data.length != 0) {
			return mc_refuse(fault, MC_E_FORMAT, at, "The image's last chunk (IEND) is not empty");
		}
		pixels = pixels || mc_type_is(&chunk, "IDAT");
		at += MC_CHUNK_FRAME + chunk.data.length;
		if (header) {
			layout->behind_header = at;
		}
		if (mc_is_badge(&chunk)) {
			if (layout->found) {
				return mc_refuse(fault, MC_E_FORMAT, chunk.start,
					"The image holds two credentials, so it is not clear which is meant");
			}
			layout->found = true;
			layout->badge = chunk;
		}
	}
	if (!pixels) {
		return mc_refuse(fault, MC_E_FORMAT, at, "The image holds no pixels (IDAT)");
	}
	if (at != image.length) {
		return mc_refuse(fault, MC_E_FORMAT, at, "Something stands behind the image's last chunk (IEND)");
	}
	return MC_OK;
}

static bool mc_is_text(mc_slice text)
{
	return text.length > 0 && mc_utf8_valid(text, NULL) && memchr(text.data, '\0', text.length) == NULL;
}

mc_result mc_png_bake(mc_slice image, mc_slice credential, mc_buffer *out, mc_fault *fault)
{
	/* Behind the keyword: not compressed, method 0, no language, no translated keyword. */
	static const char plain[4] = { 0, 0, 0, 0 };
	char number[4];
	size_t start = out->length, body, length = sizeof(mc_keyword) + sizeof(plain) + credential.length, old_end;
	mc_layout layout;
	mc_result result;

	if (!mc_is_text(credential)) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The credential must be text in UTF-8, neither empty nor with the character U+0000");
	}
	if (credential.length > MC_IMAGE_MAX_CREDENTIAL) {
		return mc_fail(fault, MC_E_ARGUMENT, "The credential is longer than 16 MiB");
	}
	result = mc_read_layout(image, &layout, fault);
	if (result == MC_OK) {
		result = mc_buffer_reserve(out, image.length + length + MC_CHUNK_FRAME);
	}
	if (result != MC_OK) {
		return result;
	}
	/* There is room for all of it, so none of these can fail. */
	mc_buffer_append(out, image.data, layout.behind_header);
	mc_write_32((uint32_t) length, number);
	mc_buffer_append(out, number, sizeof(number));
	body = out->length;
	mc_buffer_append(out, "iTXt", 4);
	mc_buffer_append(out, mc_keyword, sizeof(mc_keyword));
	mc_buffer_append(out, plain, sizeof(plain));
	mc_buffer_append_slice(out, credential);
	mc_write_32((uint32_t) crc32(0, (const Bytef *) out->data + body, (uInt) (out->length - body)), number);
	mc_buffer_append(out, number, sizeof(number));
	old_end = layout.behind_header;
	if (layout.found) {
		mc_buffer_append(out, image.data + old_end, layout.badge.start - old_end);
		old_end = layout.badge.start + MC_CHUNK_FRAME + layout.badge.data.length;
	}
	mc_buffer_append(out, image.data + old_end, image.length - old_end);
	if (out->length - start > MC_PNG_MAX_BYTES) {
		out->length = start;
		return mc_fail(fault, MC_E_ARGUMENT, "The image with the credential in it would be larger than 64 MiB");
	}
	return MC_OK;
}

/* Unfolds a zlib stream that must end where its bytes do, giving up where the result gets too long. */
static mc_result mc_inflate(mc_slice packed, size_t offset, mc_buffer *out, mc_fault *fault)
{
	z_stream stream = { 0 };
	char part[16 * 1024];
	size_t start = out->length;
	int state = Z_OK;
	mc_result result = MC_OK;

	if (inflateInit(&stream) != Z_OK) {
		return MC_E_NOMEM;
	}
	stream.next_in = (Bytef *) packed.data;
	stream.avail_in = (uInt) packed.length;
	while (result == MC_OK && state == Z_OK) {
		stream.next_out = (Bytef *) part;
		stream.avail_out = sizeof(part);
		state = inflate(&stream, Z_NO_FLUSH);
		if (state == Z_MEM_ERROR) {
			result = MC_E_NOMEM;
		} else if (out->length - start + (sizeof(part) - stream.avail_out) > MC_IMAGE_MAX_CREDENTIAL) {
			result = mc_refuse(fault, MC_E_LIMIT, offset, "The compressed credential unfolds to more than 16 MiB");
		} else {
			result = mc_buffer_append(out, part, sizeof(part) - stream.avail_out);
		}
	}
	if (result == MC_OK && (state != Z_STREAM_END || stream.avail_in != 0)) {
		result = mc_refuse(fault, MC_E_FORMAT, offset, "The compressed credential is damaged");
	}
	inflateEnd(&stream);
	return result;
}

/* iTXt (PNG, section 11.3.3.4): compression flag and method, language, translated keyword, text. */
static mc_result mc_read_itxt(const mc_chunk *chunk, mc_slice data, mc_buffer *out, mc_fault *fault)
{
	const size_t offset = chunk->start + 8;
	size_t at = 2, i;
	uint8_t flag, method;

	if (data.length < 2) {
		return mc_refuse(fault, MC_E_FORMAT, offset, "The chunk with the credential is too short");
	}
	flag = (uint8_t) data.data[0];
	method = (uint8_t) data.data[1];
	if (flag > 1 || method != 0) {
		return mc_refuse(fault, MC_E_FORMAT, offset,
			"The chunk with the credential is compressed in a way that PNG does not know");
	}
	for (i = 0; i < 2; i++) {
		const char *end = memchr(data.data + at, '\0', data.length - at);

		if (end == NULL) {
			return mc_refuse(fault, MC_E_FORMAT, offset,
				"The chunk with the credential is not laid out as PNG wants it");
		}
		at = (size_t) (end + 1 - data.data);
	}
	data = (mc_slice) { data.data + at, data.length - at };
	return flag == 1 ? mc_inflate(data, offset + chunk->keyword + at, out, fault) : mc_buffer_append_slice(out, data);
}

/*
 * The text of tEXt and zTXt is Latin-1 by PNG's word (section 11.3.3.2), and UTF-8 in many a badge: what is well-formed
 * UTF-8 is taken for that.
 */
static mc_result mc_from_latin_1(mc_buffer *text, size_t start)
{
	mc_buffer latin = { 0 };
	mc_result result = MC_OK;

	if (text->length == start || mc_utf8_valid((mc_slice) { text->data + start, text->length - start }, NULL)) {
		return MC_OK;
	}
	result = mc_buffer_append(&latin, text->data + start, text->length - start);
	text->length = start;
	for (size_t i = 0; i < latin.length && result == MC_OK; i++) {
		result = mc_buffer_append_code_point(text, (uint8_t) latin.data[i]);
	}
	mc_buffer_free(&latin);
	return result;
}

/* What stands behind the chunk's keyword, unfolded and in UTF-8. */
static mc_result mc_read_text(const mc_chunk *chunk, mc_buffer *out, mc_fault *fault)
{
	const mc_slice data = { chunk->data.data + chunk->keyword, chunk->data.length - chunk->keyword };
	const size_t offset = chunk->start + 8, start = out->length;
	mc_result result;

	if (mc_type_is(chunk, "iTXt")) {
		result = mc_read_itxt(chunk, data, out, fault);
	} else if (mc_type_is(chunk, "tEXt")) {
		result = mc_buffer_append_slice(out, data);
	} else if (data.length == 0 || data.data[0] != 0) {
		result = mc_refuse(fault, MC_E_FORMAT, offset,
			"The chunk with the credential is compressed in a way that PNG does not know");
	} else {
		result = mc_inflate((mc_slice) { data.data + 1, data.length - 1 }, offset + chunk->keyword + 1, out, fault);
	}
	if (result == MC_OK && !mc_type_is(chunk, "iTXt")) {
		result = mc_from_latin_1(out, start);
	}
	if (result == MC_OK && out->length - start > MC_IMAGE_MAX_CREDENTIAL) {
		result = mc_refuse(fault, MC_E_LIMIT, offset, "The credential is longer than 16 MiB");
	}
	return result;
}

mc_result mc_png_unbake(mc_slice image, mc_buffer *out, bool *found, mc_fault *fault)
{
	size_t start = out->length;
	mc_layout layout;
	mc_result result = mc_read_layout(image, &layout, fault);

	*found = result == MC_OK && layout.found;
	if (!*found) {
		return result;
	}
	result = mc_read_text(&layout.badge, out, fault);
	if (result == MC_OK
		&& (out->length == start || !mc_is_text((mc_slice) { out->data + start, out->length - start }))) {
		result = mc_refuse(fault, MC_E_FORMAT, layout.badge.start, "The credential in the image is empty or not UTF-8");
	}
	if (result != MC_OK) {
		out->length = start;
	}
	return result;
}
