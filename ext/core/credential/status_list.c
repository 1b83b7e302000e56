#include "status_list.h"
#include "../crypto/encoding.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

/* deflateInit2: gzip around it, and not zlib's own header; of inflateInit2: gzip alone. */
#define MC_GZIP (15 + 16)
/*
 * Bits set at random do not compress; what is left to gain is in long runs of zeros, which the fastest level finds too.
 */
#define MC_GZIP_LEVEL 1

mc_result mc_status_list_new(uint64_t length, mc_status_list *list, mc_fault *fault)
{
	if (length < MC_STATUS_MIN_LENGTH || length > MC_STATUS_MAX_LENGTH || length % 8 != 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "A status list has %u to %u entries, a multiple of 8",
			MC_STATUS_MIN_LENGTH, MC_STATUS_MAX_LENGTH);
	}
	list->bits = calloc(1, (size_t) length / 8);
	list->length = (uint32_t) length;
	return list->bits != NULL ? MC_OK : MC_E_NOMEM;
}

void mc_status_list_free(mc_status_list *list)
{
	free(list->bits);
	*list = (mc_status_list) { 0 };
}

bool mc_status_list_get(const mc_status_list *list, uint32_t index)
{
	return (list->bits[index / 8] >> (7 - index % 8) & 1) != 0;
}

void mc_status_list_set(mc_status_list *list, uint32_t index, bool value)
{
	uint8_t mask = (uint8_t) (1 << (7 - index % 8));

	list->bits[index / 8] = (uint8_t) (value ? list->bits[index / 8] | mask : list->bits[index / 8] & ~mask);
}

mc_result mc_status_list_encode(const mc_status_list *list, mc_buffer *out)
{
	z_stream stream = { 0 };
	mc_buffer packed = { 0 };
	size_t before = out->length;
	int state = deflateInit2(&stream, MC_GZIP_LEVEL, Z_DEFLATED, MC_GZIP, 9, Z_DEFAULT_STRATEGY);
	mc_result result;

	if (state != Z_OK) {
		return MC_E_NOMEM;
	}
	result = mc_buffer_reserve(&packed, deflateBound(&stream, list->length / 8));
	if (result == MC_OK) {
		stream.next_in = list->bits;
		stream.avail_in = list->length / 8;
		stream.next_out = (Bytef *) packed.data;
		stream.avail_out = (uInt) packed.capacity;
		/* deflateBound() promised that one call is enough. */
		result = deflate(&stream, Z_FINISH) == Z_STREAM_END ? MC_OK : MC_E_NOMEM;
		packed.length = stream.total_out;
	}
	deflateEnd(&stream);
	mc_buffer_append_char(out, 'u');
	mc_base64url_encode(mc_buffer_slice(&packed), out);
	mc_buffer_free(&packed);
	return mc_buffer_end(out, before, result);
}

/* One gzip member and nothing behind it, into at most the largest list. */
static mc_result mc_gunzip(mc_slice packed, mc_buffer *bits, mc_fault *fault)
{
	z_stream stream = { 0 };
	mc_result result = MC_OK;
	int state = inflateInit2(&stream, MC_GZIP);

	if (state != Z_OK) {
		return MC_E_NOMEM;
	}
	stream.next_in = (Bytef *) packed.data;
	stream.avail_in = (uInt) packed.length;
	while (result == MC_OK && state == Z_OK) {
		if (bits->length > MC_STATUS_MAX_LENGTH / 8) {
			result = mc_fail(fault, MC_E_LIMIT, "The status list has more than %u entries", MC_STATUS_MAX_LENGTH);
			break;
		}
		result = mc_buffer_reserve(bits, MC_STATUS_MIN_LENGTH / 8);
		if (result == MC_OK) {
			size_t room = bits->capacity - bits->length;

			stream.next_out = (Bytef *) bits->data + bits->length;
			stream.avail_out = (uInt) room;
			state = inflate(&stream, Z_NO_FLUSH);
			bits->length += room - stream.avail_out;
			if (state == Z_BUF_ERROR) {
				break;
			}
		}
	}
	if (result == MC_OK && state == Z_MEM_ERROR) {
		result = MC_E_NOMEM;
	} else if (result == MC_OK && state != Z_STREAM_END) {
		result = mc_fail(fault, MC_E_FORMAT, "The status list is not whole gzip");
	} else if (result == MC_OK && stream.avail_in > 0) {
		result = mc_fail(fault, MC_E_FORMAT, "There is something behind the status list's gzip");
	}
	inflateEnd(&stream);
	return result;
}

mc_result mc_status_list_decode(mc_slice text, mc_status_list *list, mc_fault *fault)
{
	mc_buffer packed = { 0 }, bits = { 0 };
	mc_result result;

	if (text.length < 2 || text.data[0] != 'u') {
		return mc_fail(fault, MC_E_FORMAT, "A status list begins with \"u\", for base64url");
	}
	/*
	 * What does not compress at all takes hardly more than its size: a longer text cannot hold a list within the
	 * bounds.
	 */
	if (text.length > 2 * (size_t) (MC_STATUS_MAX_LENGTH / 8)) {
		return mc_fail(fault, MC_E_LIMIT, "The status list is too long to be one of at most %u entries",
			MC_STATUS_MAX_LENGTH);
	}
	result = mc_base64url_decode((mc_slice) { text.data + 1, text.length - 1 }, &packed);
	if (result == MC_E_FORMAT) {
		result = mc_fail(fault, MC_E_FORMAT, "What follows the \"u\" is not base64url without padding");
	}
	if (result == MC_OK) {
		result = mc_gunzip(mc_buffer_slice(&packed), &bits, fault);
	}
	if (result == MC_OK && bits.length > MC_STATUS_MAX_LENGTH / 8) {
		result = mc_fail(fault, MC_E_LIMIT, "The status list has more than %u entries", MC_STATUS_MAX_LENGTH);
	}
	if (result == MC_OK && bits.length < MC_STATUS_MIN_LENGTH / 8) {
		result = mc_fail(fault, MC_E_FORMAT, "The status list has %zu entries; %u are the fewest", 8 * bits.length,
			MC_STATUS_MIN_LENGTH);
	}
	if (result == MC_OK) {
		*list = (mc_status_list) { (uint8_t *) bits.data, (uint32_t) (8 * bits.length) };
		bits = (mc_buffer) { 0 };
	}
	mc_buffer_free(&packed);
	mc_buffer_free(&bits);
	return result;
}
