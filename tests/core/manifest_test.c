#include "test.h"
#include "evidence/manifest.h"

#include <errno.h>
#include <sys/stat.h>
#include <unistd.h>

static char folder[] = "/tmp/mc-manifest-XXXXXX";

static const char *written(const char *name, size_t size, int byte)
{
	static char paths[64][128];
	static unsigned next;
	char *path = paths[next++ % 64];
	FILE *file;

	snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
	file = fopen(path, "wb");
	while (size-- > 0) {
		fputc(byte, file);
	}
	fclose(file);
	return path;
}

/* {"a":…} of a manifest, for comparing. */
static mc_buffer text_of(mc_manifest *manifest)
{
	mc_buffer text = { 0 };

	CHECK(mc_manifest_write(manifest, &text) == MC_OK);
	return text;
}

static void files_in_any_number_of_threads(void)
{
	mc_manifest_file files[40];
	char names[40][16];
	unsigned threads;
	size_t i;
	uint8_t sha256[MC_SHA256_SIZE];
	mc_manifest *manifest;
	mc_fault fault;

	for (i = 0; i < 40; i++) {
		snprintf(names[i], sizeof(names[i]), "f%02zu", i);
		files[i] = (mc_manifest_file) { mc_slice_of(names[i]), written(names[i], i * 17000, 'a' + (int) i % 26) };
	}
	for (threads = 0; threads <= 80; threads += 4) {
		manifest = mc_manifest_new();
		CHECK(mc_manifest_add_files(manifest, files, 40, threads, NULL, &fault) == MC_OK, "%s", fault.sentence);
		/* Each file's digest is found, not only taken: the same bytes added as a text compare as equal. */
		for (i = 0; i < 40; i += 13) {
			mc_buffer text = text_of(manifest);
			char *bytes = malloc(i * 17000 + 1), hex[2 * MC_SHA256_SIZE + 1];

			memset(bytes, 'a' + (int) i % 26, i * 17000);
			mc_sha256((mc_slice) { bytes, i * 17000 }, sha256);
			mc_hex_encode(sha256, sizeof(sha256), hex);
			mc_buffer_terminate(&text);
			CHECK(strstr(text.data, hex) != NULL);
			free(bytes);
			mc_buffer_free(&text);
		}
		mc_manifest_free(manifest);
	}
}

static void the_first_bad_file_is_named_and_nothing_added(void)
{
	mc_manifest *manifest = mc_manifest_new();
	mc_manifest_file files[30];
	char names[30][16];
	mc_buffer before, after;
	mc_fault fault;
	unsigned round;
	size_t i;

	mc_manifest_add_text(manifest, MC_LITERAL("old"), MC_LITERAL("x"), &fault);
	before = text_of(manifest);
	for (i = 0; i < 30; i++) {
		snprintf(names[i], sizeof(names[i]), "g%02zu", i);
		files[i] = (mc_manifest_file) { mc_slice_of(names[i]), i % 7 == 5 ? "/nowhere/at/all" : written(names[i], 1000 * i, 'x') };
	}
	for (round = 0; round < 20; round++) {
		CHECK(mc_manifest_add_files(manifest, files, 30, 8, NULL, &fault) == MC_E_IO);
		CHECK(strstr(fault.sentence, "\"g05\"") != NULL, "%s", fault.sentence);
	}
	files[3].path = folder;
	CHECK(mc_manifest_add_files(manifest, files, 30, 2, NULL, &fault) == MC_E_IO && strstr(fault.sentence, "not a plain file") != NULL, "%s", fault.sentence);
	files[29].name = MC_LITERAL("old");
	CHECK(mc_manifest_add_files(manifest, files, 30, 2, NULL, &fault) == MC_E_ARGUMENT, "%s", fault.sentence);
	/* A name that comes twice in one call. */
	files[4].name = files[2].name;
	CHECK(mc_manifest_add_files(manifest, files + 1, 2, 2, NULL, &fault) == MC_OK, "%s", fault.sentence);
	files[6].path = files[8].path = files[1].path;
	files[8].name = files[6].name;
	CHECK(mc_manifest_add_files(manifest, files + 6, 3, 2, NULL, &fault) == MC_E_ARGUMENT, "%s", fault.sentence);
	after = text_of(manifest);
	CHECK(before.length < after.length);
	mc_buffer_free(&before);
	mc_buffer_free(&after);
	mc_manifest_free(manifest);
}

/* What progress was told, and what the test does meanwhile. */
typedef struct {
	uint64_t last;
	unsigned times;
	bool falls;
	uint64_t stop_at;
	const char *path; /* of a file that grows, shrinks or goes while it is read */
	off_t length;     /* -1: it is deleted */
} told_so_far;

static bool hear(void *context, uint64_t bytes)
{
	told_so_far *told = context;

	told->falls = told->falls || bytes < told->last;
	told->last = bytes;
	told->times++;
	if (told->path != NULL && told->times == 1) {
		CHECK((told->length < 0 ? unlink(told->path) : truncate(told->path, told->length)) == 0);
	}
	return told->stop_at == 0 || bytes < told->stop_at;
}

/* 6 files of 12 MiB, so that steps fall within and between files; sparse, so that they cost no disk. */
static void progress_is_told_and_can_stop(void)
{
	mc_manifest *manifest = mc_manifest_new();
	mc_manifest_file files[6];
	char names[6][16];
	mc_buffer before, after;
	mc_fault fault;
	unsigned threads;
	size_t i;

	for (i = 0; i < 6; i++) {
		snprintf(names[i], sizeof(names[i]), "h%zu", i);
		files[i] = (mc_manifest_file) { mc_slice_of(names[i]), written(names[i], 1, 'x') };
		CHECK(truncate(files[i].path, 12 << 20) == 0);
	}
	before = text_of(manifest);
	for (threads = 1; threads <= 6; threads++) {
		told_so_far told = { 0 };
		mc_progress progress = { hear, &told };

		told.stop_at = 20 << 20;
		CHECK(mc_manifest_add_files(manifest, files, 6, threads, &progress, &fault) == MC_E_IO, "%u threads", threads);
		CHECK(strstr(fault.sentence, "stopped") != NULL, "%s", fault.sentence);
		CHECK(!told.falls && told.times >= 1 && told.last >= told.stop_at, "%u threads: %u times", threads, told.times);
		after = text_of(manifest);
		CHECK(mc_slice_equal(mc_buffer_slice(&before), mc_buffer_slice(&after)));
		mc_buffer_free(&after);
	}
	for (threads = 1; threads <= 6; threads++) {
		mc_manifest *own = mc_manifest_new();
		told_so_far told = { 0 };
		mc_progress progress = { hear, &told };

		CHECK(mc_manifest_add_files(own, files, 6, threads, &progress, &fault) == MC_OK, "%s", fault.sentence);
		CHECK(!told.falls && told.last == 72 << 20 && told.times >= 2, "%u threads: %u times", threads, told.times);
		mc_manifest_free(own);
	}
	mc_buffer_free(&before);
	mc_manifest_free(manifest);
}

/* While it is read, a file becomes longer, shorter or empty, or is deleted (which leaves what was opened as it was). */
static void a_file_that_changes_is_refused(void)
{
	static const off_t lengths[] = { 21 << 20, (20 << 20) + 1, 10 << 20, 0, -1 };
	size_t i;

	for (i = 0; i < sizeof(lengths) / sizeof(lengths[0]); i++) {
		mc_manifest *manifest = mc_manifest_new();
		mc_manifest_file file = { MC_LITERAL("changing"), written("changing", 1, 'x') };
		told_so_far told = { .path = file.path, .length = lengths[i] };
		mc_progress progress = { hear, &told };
		mc_fault fault = { 0 };
		mc_result result;

		CHECK(truncate(file.path, 20 << 20) == 0);
		result = mc_manifest_add_files(manifest, &file, 1, 1, &progress, &fault);
		if (lengths[i] < 0) {
			CHECK(result == MC_OK, "%s", fault.sentence);
		} else {
			CHECK(result == MC_E_IO && strstr(fault.sentence, "changed while it was read") != NULL, "%d: %s", (int) lengths[i], fault.sentence);
		}
		mc_manifest_free(manifest);
	}
}

static void a_pipe_is_not_waited_for(void)
{
	mc_manifest *manifest = mc_manifest_new();
	char path[128];
	mc_manifest_file file = { MC_LITERAL("p"), path };
	mc_fault fault;

	snprintf(path, sizeof(path), "%s/pipe", folder);
	CHECK(mkfifo(path, 0600) == 0);
	CHECK(mc_manifest_add_files(manifest, &file, 1, 1, NULL, &fault) == MC_E_IO && strstr(fault.sentence, "not a plain file") != NULL, "%s", fault.sentence);
	mc_manifest_free(manifest);
}

static void read_write_prove(void)
{
	mc_manifest *manifest = mc_manifest_new(), *copy = NULL;
	mc_buffer text, again, proof = { 0 };
	mc_node root;
	mc_fault fault;
	char name[32];
	bool holds;
	int i;

	for (i = 0; i < 33; i++) {
		snprintf(name, sizeof(name), "item %d", i * 7 % 33);
		CHECK(mc_manifest_add_text(manifest, mc_slice_of(name), mc_slice_of(name), &fault) == MC_OK);
		CHECK(mc_manifest_add_text(manifest, mc_slice_of(name), mc_slice_of(name), &fault) == MC_E_ARGUMENT);
	}
	text = text_of(manifest);
	CHECK(mc_manifest_read(mc_buffer_slice(&text), &copy, &fault) == MC_OK, "%s", fault.sentence);
	again = text_of(copy);
	CHECK(mc_slice_equal(mc_buffer_slice(&text), mc_buffer_slice(&again)));
	CHECK(mc_manifest_root(copy, &root) == MC_OK);
	for (i = 0; i < 33; i++) {
		snprintf(name, sizeof(name), "item %d", i);
		proof.length = 0;
		CHECK(mc_manifest_prove(copy, mc_slice_of(name), &proof, &fault) == MC_OK, "%s", fault.sentence);
		CHECK(mc_manifest_check(&root, mc_buffer_slice(&proof), &holds, &fault) == MC_OK && holds);
		root.bytes[i % MC_SHA256_SIZE] ^= 0x10;
		CHECK(mc_manifest_check(&root, mc_buffer_slice(&proof), &holds, &fault) == MC_OK && !holds);
		root.bytes[i % MC_SHA256_SIZE] ^= 0x10;
	}
	mc_buffer_free(&text);
	mc_buffer_free(&again);
	mc_buffer_free(&proof);
	mc_manifest_free(manifest);
	mc_manifest_free(copy);
}

static void tell(void *context, mc_item_change change, mc_slice name)
{
	mc_buffer *told = context;

	mc_buffer_append_char(told, "+-!"[change]);
	mc_buffer_append_slice(told, name);
}

static void comparing(void)
{
	mc_manifest *then = mc_manifest_new(), *now = mc_manifest_new();
	mc_buffer told = { 0 };

	mc_manifest_add_text(then, MC_LITERAL("b"), MC_LITERAL("1"), NULL);
	mc_manifest_add_text(then, MC_LITERAL("c"), MC_LITERAL("2"), NULL);
	mc_manifest_add_text(then, MC_LITERAL("d"), MC_LITERAL("3"), NULL);
	mc_manifest_add_text(now, MC_LITERAL("a"), MC_LITERAL("1"), NULL);
	mc_manifest_add_text(now, MC_LITERAL("c"), MC_LITERAL("3"), NULL);
	mc_manifest_add_text(now, MC_LITERAL("d"), MC_LITERAL("3"), NULL);
	mc_manifest_compare(then, now, tell, &told);
	CHECK(mc_slice_equal(mc_buffer_slice(&told), MC_LITERAL("+a-b!c")), "%.*s", (int) told.length, told.data);
	mc_buffer_free(&told);
	mc_manifest_free(then);
	mc_manifest_free(now);
}

int main(void)
{
	char command[160];

	if (mkdtemp(folder) == NULL) {
		printf("FAIL no folder: %s\n", strerror(errno));
		return 1;
	}
	RUN(files_in_any_number_of_threads);
	RUN(the_first_bad_file_is_named_and_nothing_added);
	RUN(progress_is_told_and_can_stop);
	RUN(a_file_that_changes_is_refused);
	RUN(a_pipe_is_not_waited_for);
	RUN(read_write_prove);
	RUN(comparing);
	snprintf(command, sizeof(command), "rm -r '%s'", folder);
	return system(command) != 0 || DONE();
}
