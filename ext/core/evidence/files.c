/* Files are read here and nowhere else: plain files only, in as many threads as asked. */
#define _FILE_OFFSET_BITS 64
#ifndef _DEFAULT_SOURCE
#define _DEFAULT_SOURCE 1
#endif

#include "internal.h"

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

/* Why a file was not read, where it is no errno. */
#define MC_READ_NOT_PLAIN (-1)
#define MC_READ_CHANGED (-2)
#define MC_READ_NO_HASH (-3)
#define MC_READ_STOPPED (-4)

typedef struct {
	uint8_t sha256[MC_SHA256_SIZE];
	uint64_t size;
	int reason;
	bool read;
} mc_file_result;

/* What the threads share. What is not atomic is read-only, written by one thread alone, or under the lock. */
typedef struct {
	const mc_manifest_file *files;
	mc_file_result *results;
	size_t count;
	const mc_progress *progress;
	uint64_t told;           /* the last number of bytes that progress was told; the caller's own */
	atomic_size_t next;
	atomic_bool stop;        /* takes no further file */
	atomic_bool given_up;    /* does not even finish the one at hand */
	atomic_uint_fast64_t done;
	pthread_mutex_t lock;
	pthread_cond_t moved;    /* done passed a step, or running became less */
	unsigned running;        /* threads beside the caller; under the lock */
} mc_file_work;

/* One thread's part of it. */
typedef struct {
	mc_file_work *work;
	bool caller;
	mc_hash *hash;
	uint8_t *buffer;
} mc_file_reader;

static void mc_file_tell(mc_file_work *work, bool ended)
{
	uint64_t done = atomic_load(&work->done);

	if (work->progress == NULL || atomic_load(&work->given_up) || (!ended && done / MC_PROGRESS_STEP == work->told / MC_PROGRESS_STEP)) {
		return;
	}
	work->told = done;
	if (!work->progress->tell(work->progress->context, done)) {
		atomic_store(&work->stop, true);
		atomic_store(&work->given_up, true);
	}
}

static void mc_file_moved(mc_file_work *work, unsigned fewer)
{
	pthread_mutex_lock(&work->lock);
	work->running -= fewer;
	pthread_cond_signal(&work->moved);
	pthread_mutex_unlock(&work->lock);
}

/* After each read: false where the work was stopped. */
static bool mc_file_progress(const mc_file_reader *reader, size_t got)
{
	mc_file_work *work = reader->work;
	uint64_t before;

	if (work->progress == NULL) {
		return true;
	}
	before = atomic_fetch_add(&work->done, got);
	if (reader->caller) {
		mc_file_tell(work, false);
	} else if (before / MC_PROGRESS_STEP != (before + got) / MC_PROGRESS_STEP) {
		mc_file_moved(work, 0);
	}
	return !atomic_load(&work->given_up);
}

static bool mc_same_moment(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Hashes one plain file; 0, an errno, or a reason from above. */
static int mc_file_read(const mc_file_reader *reader, const char *path, uint8_t sha256[MC_SHA256_SIZE], uint64_t *size)
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
		ssize_t got = read(file, reader->buffer, MC_READ_SIZE);

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
		if (mc_hash_update(reader->hash, reader->buffer, (size_t) got) != MC_OK) {
			reason = MC_READ_NO_HASH;
			break;
		}
		if (!mc_file_progress(reader, (size_t) got)) {
			reason = MC_READ_STOPPED;
			break;
		}
	}
	/* The digest of a file that changes below our hands would be that of no state it ever had. */
	if (reason == 0 && (fstat(file, &after) != 0 || (uint64_t) before.st_size != total || (uint64_t) after.st_size != total
		|| !mc_same_moment(&before.st_mtim, &after.st_mtim))) {
		reason = MC_READ_CHANGED;
	}
cleanup:
	close(file);
	/* Also after a failure, since it starts the running hash anew. */
	if (mc_hash_final(reader->hash, sha256, MC_SHA256_SIZE) != MC_OK && reason == 0) {
		reason = MC_READ_NO_HASH;
	}
	*size = total;
	return reason;
}

/*
 * Takes one file after the other. Files are taken in order and one taken is finished, unless the work is given up, so the
 * first that cannot be read is found however the threads run.
 */
static void mc_files_read(mc_file_work *work, bool caller)
{
	mc_file_reader reader = { work, caller, mc_hash_new(), malloc(MC_READ_SIZE) };

	while (reader.hash != NULL && reader.buffer != NULL && !atomic_load(&work->stop)) {
		size_t i = atomic_fetch_add(&work->next, 1);
		mc_file_result *result;

		if (i >= work->count) {
			break;
		}
		result = &work->results[i];
		result->reason = mc_file_read(&reader, work->files[i].path, result->sha256, &result->size);
		result->read = true;
		if (result->reason != 0) {
			atomic_store(&work->stop, true);
		}
	}
	free(reader.buffer);
	mc_hash_free(reader.hash);
}

static void *mc_file_thread(void *work)
{
	mc_files_read(work, false);
	mc_file_moved(work, 1);
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
			while (started < threads - 1) {
				pthread_mutex_lock(&work->lock);
				work->running++;
				pthread_mutex_unlock(&work->lock);
				if (pthread_create(&others[started], NULL, mc_file_thread, work) != 0) {
					mc_file_moved(work, 1);
					break;
				}
				started++;
			}
			pthread_sigmask(SIG_SETMASK, &before, NULL);
		}
	}
	/* This thread reads along, so that the work gets done where no other could be started; then it tells of the others'. */
	mc_files_read(work, true);
	pthread_mutex_lock(&work->lock);
	while (work->running > 0) {
		pthread_cond_wait(&work->moved, &work->lock);
		/* Whom we tell may take its time, or never come back: not while others wait for the lock. */
		pthread_mutex_unlock(&work->lock);
		mc_file_tell(work, false);
		pthread_mutex_lock(&work->lock);
	}
	pthread_mutex_unlock(&work->lock);
	while (started > 0) {
		pthread_join(others[--started], NULL);
	}
	if (!atomic_load(&work->stop)) {
		mc_file_tell(work, true);
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
		case MC_READ_STOPPED:
			return mc_fail(fault, MC_E_IO, "The evidence item \"%.*s\" was not read to its end: the work was stopped", MC_SHOWN(name));
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

mc_result mc_manifest_add_files(mc_manifest *manifest, const mc_manifest_file *files, size_t count, unsigned threads,
	const mc_progress *progress, mc_fault *fault)
{
	mc_file_work work = { .files = files, .count = count, .progress = progress, .lock = PTHREAD_MUTEX_INITIALIZER,
		.moved = PTHREAD_COND_INITIALIZER };
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
	atomic_init(&work.given_up, false);
	atomic_init(&work.done, 0);
	mc_file_run(&work, mc_file_threads(threads, count));
	for (i = 0; result == MC_OK && i < count; i++) {
		if (!work.results[i].read && atomic_load(&work.given_up)) {
			result = mc_file_fail(&files[i], MC_READ_STOPPED, fault);
		} else if (!work.results[i].read) {
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
