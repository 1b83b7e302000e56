#include "manifest_stream.h"
#include "ext/standard/file.h"

/* What a stream is asked for at once. */
#define MC_STREAM_READ (256 * 1024)
/* So many reads in a row may bring nothing before a stream counts as stalled. */
#define MC_STREAM_PATIENCE 100

/* After a read that brought nothing: whether there is no use in another. */
static bool mc_stream_stalled(php_stream *stream)
{
	zval meta, *value;
	bool stalled = false;

	array_init(&meta);
	if (php_stream_populate_meta_data(stream, &meta)) {
		value = zend_hash_str_find(Z_ARRVAL(meta), ZEND_STRL("timed_out"));
		stalled = value != NULL && zend_is_true(value);
		value = zend_hash_str_find(Z_ARRVAL(meta), ZEND_STRL("blocked"));
		stalled = stalled || (value != NULL && !zend_is_true(value));
	}
	zval_ptr_dtor(&meta);
	return stalled;
}

/* What became of the stream while code of its wrapper or a filter ran. */
static mc_result mc_stream_after(const php_stream *stream, const zend_resource *resource, mc_fault *fault)
{
	if (EG(exception)) {
		return MC_E_IO;
	}
	return resource->ptr == stream ? MC_OK : mc_fail(fault, MC_E_IO, "The stream was closed while it was read");
}

/*
 * Reads to the end in large pieces, past the stream's own small buffer. Every call may run the code of a wrapper or
 * filter, which may throw, switch fibers, or drop the stream: the caller holds `resource`, which tells whether it is
 * still there.
 */
static mc_result mc_stream_hash(php_stream *stream, const zend_resource *resource, mc_hash *hash,
	const mc_progress *progress, char *buffer, uint64_t *size, mc_fault *fault)
{
	unsigned idle = 0;
	uint64_t reported = 0;

	*size = 0;
	for (;;) {
		bool ended = php_stream_eof(stream);
		mc_result result = mc_stream_after(stream, resource, fault);
		ssize_t got;

		if (result == MC_OK && progress != NULL && (ended || *size - reported >= MC_PROGRESS_STEP)) {
			reported = *size;
			if (!progress->report(progress->context, reported)) {
				return MC_E_IO;
			}
			result = mc_stream_after(stream, resource, fault);
		}
		if (result != MC_OK || ended) {
			return result;
		}
		if (idle > 0 && (idle >= MC_STREAM_PATIENCE || mc_stream_stalled(stream))) {
			return mc_fail(fault, MC_E_IO, "The stream has not ended, but gives nothing more");
		}
		got = php_stream_read(stream, buffer, MC_STREAM_READ);
		result = mc_stream_after(stream, resource, fault);
		if (result != MC_OK) {
			return result;
		}
		if (got < 0) {
			return mc_fail(fault, MC_E_IO, "The stream could not be read");
		}
		if (got == 0) {
			idle++;
			continue;
		}
		idle = 0;
		result = mc_hash_update(hash, buffer, (size_t) got);
		if (result != MC_OK) {
			return result;
		}
		*size += (uint64_t) got;
	}
}

mc_result mc_stream_read_all(php_stream *stream, mc_hash *hash, const mc_progress *progress, uint64_t *size,
	mc_fault *fault)
{
	const uint32_t flags = PHP_STREAM_FLAG_NO_BUFFER | PHP_STREAM_FLAG_NO_FCLOSE | PHP_STREAM_FLAG_SUPPRESS_ERRORS;
	const uint32_t before = stream->flags & flags;
	const size_t chunk = stream->chunk_size;
	zend_resource *resource = stream->res;
	char *buffer = emalloc(MC_STREAM_READ);
	mc_result result;

	GC_ADDREF(resource);
	stream->flags |= flags;
	/* A filtered stream fills its own buffer all the same, by chunks. */
	stream->chunk_size = MC_STREAM_READ;
	result = mc_stream_hash(stream, resource, hash, progress, buffer, size, fault);
	if (resource->ptr == stream) {
		stream->flags = (stream->flags & ~flags) | before;
		stream->chunk_size = chunk;
	}
	efree(buffer);
	zend_list_delete(resource);
	return result;
}
