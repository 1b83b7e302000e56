/*
 * Reading one of PHP's streams into a hash: what Manifest::addStream() does with whatever code stands behind the
 * stream.
 */
#ifndef MC_MANIFEST_STREAM_H
#define MC_MANIFEST_STREAM_H

#include "php_microcred.h"
#include "../core/crypto/hash.h"

/*
 * Is told how many bytes were read, after every MC_PROGRESS_STEP or so and at the end; the reading stops where report
 * gives false.
 */
typedef struct {
	bool (*report)(void *context, uint64_t bytes);
	void *context;
} mc_progress;

#define MC_PROGRESS_STEP (UINT64_C(8) << 20)

/*
 * From the current position to the end. Sets the stream up for large reads that nobody may cut short by fclose(), and
 * puts it back as it was. MC_E_IO without a fault where code that ran on the way threw; progress may be NULL.
 */
mc_result mc_stream_read_all(php_stream *stream, mc_hash *hash, const mc_progress *progress, uint64_t *size,
	mc_fault *fault);

#endif
