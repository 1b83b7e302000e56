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
		CHECK(mc_manifest_add_files(manifest, files, 40, threads, &fault) == MC_OK, "%s", fault.sentence);
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
		CHECK(mc_manifest_add_files(manifest, files, 30, 8, &fault) == MC_E_IO);
		CHECK(strstr(fault.sentence, "\"g05\"") != NULL, "%s", fault.sentence);
	}
	files[3].path = folder;
	CHECK(mc_manifest_add_files(manifest, files, 30, 2, &fault) == MC_E_IO && strstr(fault.sentence, "not a plain file") != NULL, "%s", fault.sentence);
	files[29].name = MC_LITERAL("old");
	CHECK(mc_manifest_add_files(manifest, files, 30, 2, &fault) == MC_E_ARGUMENT, "%s", fault.sentence);
	/* A name that comes twice in one call. */
	files[4].name = files[2].name;
	CHECK(mc_manifest_add_files(manifest, files + 1, 2, 2, &fault) == MC_OK, "%s", fault.sentence);
	files[6].path = files[8].path = files[1].path;
	files[8].name = files[6].name;
	CHECK(mc_manifest_add_files(manifest, files + 6, 3, 2, &fault) == MC_E_ARGUMENT, "%s", fault.sentence);
	after = text_of(manifest);
	CHECK(before.length < after.length);
	mc_buffer_free(&before);
	mc_buffer_free(&after);
	mc_manifest_free(manifest);
}

static void a_pipe_is_not_waited_for(void)
{
	mc_manifest *manifest = mc_manifest_new();
	char path[128];
	mc_manifest_file file = { MC_LITERAL("p"), path };
	mc_fault fault;

	snprintf(path, sizeof(path), "%s/pipe", folder);
	CHECK(mkfifo(path, 0600) == 0);
	CHECK(mc_manifest_add_files(manifest, &file, 1, 1, &fault) == MC_E_IO && strstr(fault.sentence, "not a plain file") != NULL, "%s", fault.sentence);
	mc_manifest_free(manifest);
}

static void read_write_prove(void)
{
	mc_manifest *manifest = mc_manifest_new(), *copy = NULL;
	mc_buffer text, again, proof = { 0 };
	mc_node root;
	mc_fault fault;
	char name[16];
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
	RUN(a_pipe_is_not_waited_for);
	RUN(read_write_prove);
	RUN(comparing);
	snprintf(command, sizeof(command), "rm -r '%s'", folder);
	return system(command) != 0 || DONE();
}
