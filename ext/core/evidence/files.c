/* Files are read here and nowhere else: plain files only, in as many threads as asked. */
#define _FILE_OFFSET_BITS 64
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#endif

#include "items.h"

#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define MC_READ_SIZE (256 * 1024)

int mc_file_hash(const char *path, mc_hash *hash, uint8_t *buffer, size_t capacity, uint8_t sha256[MC_SHA256_SIZE], uint64_t *size)
{
	struct stat before, after;
	uint64_t total = 0;
	int reason = 0;
	/* Without waiting for a pipe's other end; fstat() then refuses what is not a plain file. */
	int file = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);

	if (file < 0) {
		return errno;
	}
	if (fstat(file, &before) != 0) {
		reason = errno;
		goto cleanup;
	}
	if (!S_ISREG(before.st_mode)) {
		reason = MC_READ_NOT_PLAIN;
		goto cleanup;
	}
#ifdef POSIX_FADV_SEQUENTIAL
	(void) posix_fadvise(file, 0, 0, POSIX_FADV_SEQUENTIAL);
#endif
	for (;;) {
		ssize_t got = read(file, buffer, capacity);

		if (got < 0 && errno == EINTR) {
			continue;
		}
		if (got < 0) {
			reason = errno;
			break;
		}
		if (got == 0) {
			break;
		}
		total += (uint64_t) got;
		if (mc_hash_update(hash, buffer, (size_t) got) != MC_OK) {
			reason = MC_READ_NO_HASH;
			break;
		}
	}
	/* The digest of a file that changes below our hands would be that of no state it ever had. */
	if (reason == 0 && (fstat(file, &after) != 0 || (uint64_t) after.st_size != total || after.st_mtime != before.st_mtime)) {
		reason = MC_READ_CHANGED;
	}
cleanup:
	close(file);
	/* Also after a failure, since it starts the running hash anew. */
	if (mc_hash_final(hash, sha256) != MC_OK && reason == 0) {
		reason = MC_READ_NO_HASH;
	}
	*size = total;
	return reason;
}

typedef struct {
	uint8_t sha256[MC_SHA256_SIZE];
	uint64_t size;
	int reason;
	bool read;
} mc_file_result;

/* What the threads share. Everything but next and stop is read-only, or written by one thread alone. */
typedef struct {
	const mc_manifest_file *files;
	mc_file_result *results;
	size_t count;
	atomic_size_t next;
	atomic_bool stop;
} mc_file_work;

/*
 * Takes one file after the other. Files are taken in order and one taken is always finished, so the first that cannot
 * be read is found however the threads run.
 */
static void *mc_file_worker(void *argument)
{
	mc_file_work *work = argument;
	mc_hash *hash = mc_hash_new();
	uint8_t *buffer = malloc(MC_READ_SIZE);

	while (hash != NULL && buffer != NULL && !atomic_load(&work->stop)) {
		size_t i = atomic_fetch_add(&work->next, 1);
		mc_file_result *result;

		if (i >= work->count) {
			break;
		}
		result = &work->results[i];
		result->reason = mc_file_hash(work->files[i].path, hash, buffer, MC_READ_SIZE, result->sha256, &result->size);
		result->read = true;
		if (result->reason != 0) {
			atomic_store(&work->stop, true);
		}
	}
	free(buffer);
	mc_hash_free(hash);
	return NULL;
}

static unsigned mc_file_threads(unsigned wanted, size_t count)
{
	if (wanted == 0) {
		long processors = sysconf(_SC_NPROCESSORS_ONLN);

		wanted = processors > 1 ? (unsigned) (processors > 16 ? 16 : processors) : 1;
	}
	if (wanted > MC_MANIFEST_MAX_THREADS) {
		wanted = MC_MANIFEST_MAX_THREADS;
	}
	return wanted > count ? (unsigned) count : wanted;
}

static void mc_file_run(mc_file_work *work, unsigned threads)
{
	pthread_t others[MC_MANIFEST_MAX_THREADS];
	unsigned started = 0;
	sigset_t all, before;

	if (threads > 1) {
		/* Signals are the host's own business: they must reach one of its threads, never one of ours. */
		sigfillset(&all);
		if (pthread_sigmask(SIG_SETMASK, &all, &before) == 0) {
			while (started < threads - 1 && pthread_create(&others[started], NULL, mc_file_worker, work) == 0) {
				started++;
			}
			pthread_sigmask(SIG_SETMASK, &before, NULL);
		}
	}
	/* This thread reads along, so that the work gets done where no other could be started. */
	mc_file_worker(work);
	while (started > 0) {
		pthread_join(others[--started], NULL);
	}
}

static mc_result mc_file_fail(const mc_manifest_file *file, int reason, mc_fault *fault)
{
	mc_slice name = file->name;

	switch (reason) {
		case ENOMEM:
			return MC_E_NOMEM;
		case MC_READ_NO_HASH:
			return mc_fail(fault, MC_E_CRYPTO, "SHA-256 of the evidence item \"%.*s\" could not be computed", MC_SHOWN(name));
		case MC_READ_NOT_PLAIN:
			return mc_fail(fault, MC_E_IO, "The evidence item \"%.*s\" is not a plain file", MC_SHOWN(name));
		case MC_READ_CHANGED:
			return mc_fail(fault, MC_E_IO, "The file of the evidence item \"%.*s\" changed while it was read", MC_SHOWN(name));
		default:
			return mc_fail(fault, MC_E_IO, "The file of the evidence item \"%.*s\" cannot be read: %s", MC_SHOWN(name), strerror(reason));
	}
}

static void mc_items_move(mc_manifest *from, mc_manifest *to)
{
	mc_manifest old = *to;

	*to = *from;
	*from = old;
}

/* Adds what was read to a copy first, so that a failure in the middle changes nothing. */
static mc_result mc_files_add(mc_manifest *manifest, const mc_file_work *work, mc_fault *fault)
{
	mc_manifest *all;
	mc_result result;
	size_t i;

	if (work->count == 1) {
		return mc_manifest_add(manifest, work->files[0].name, work->results[0].sha256, work->results[0].size, fault);
	}
	all = mc_manifest_new();
	result = all != NULL ? MC_OK : MC_E_NOMEM;
	for (i = 0; result == MC_OK && i < manifest->count; i++) {
		mc_item item = manifest->items[i];

		item.name = malloc(item.name_length);
		if (item.name == NULL) {
			result = MC_E_NOMEM;
			break;
		}
		memcpy(item.name, manifest->items[i].name, item.name_length);
		result = mc_items_insert(all, i, &item);
		if (result != MC_OK) {
			free(item.name);
		}
	}
	for (i = 0; result == MC_OK && i < work->count; i++) {
		result = mc_manifest_add(all, work->files[i].name, work->results[i].sha256, work->results[i].size, fault);
	}
	if (result == MC_OK) {
		mc_items_move(all, manifest);
	}
	mc_manifest_free(all);
	return result;
}

mc_result mc_manifest_add_files(mc_manifest *manifest, const mc_manifest_file *files, size_t count, unsigned threads, mc_fault *fault)
{
	mc_file_work work = { .files = files, .count = count };
	mc_result result = MC_OK;
	size_t i;

	if (count == 0) {
		return MC_OK;
	}
	for (i = 0; i < count; i++) {
		result = mc_manifest_may_add(manifest, files[i].name, fault);
		if (result != MC_OK) {
			return result;
		}
	}
	work.results = calloc(count, sizeof(*work.results));
	if (work.results == NULL) {
		return MC_E_NOMEM;
	}
	atomic_init(&work.next, 0);
	atomic_init(&work.stop, false);
	mc_file_run(&work, mc_file_threads(threads, count));
	for (i = 0; result == MC_OK && i < count; i++) {
		if (!work.results[i].read) {
			result = MC_E_NOMEM; /* no thread could get its buffer: had one failed to read, we would be past it */
		} else if (work.results[i].reason != 0) {
			result = mc_file_fail(&files[i], work.results[i].reason, fault);
		}
	}
	if (result == MC_OK) {
		result = mc_files_add(manifest, &work, fault);
	}
	free(work.results);
	return result;
}
