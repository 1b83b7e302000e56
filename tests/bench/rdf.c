/*
 * For tests/bench/rdf: one document in one process that stays. A line on the standard input asks, a line answers:
 *   convert N        from the document's text to its canonical N-Quads, N times: nanoseconds of processor time for one
 *   canonicalize N   from its RDF, held in memory, to its canonical N-Quads: likewise
 *   text             its canonical N-Quads, and then a line with a dot
 *
 *   rdf DOCUMENT
 */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "jsonld/jsonld.h"

typedef struct {
	mc_slice text;
	mc_json_tree tree;
	mc_rdf_dataset dataset;
	mc_buffer out;
	mc_fault fault;
} job;

static mc_result canonicalize(job *it)
{
	it->out.length = 0;
	return mc_rdf_canonicalize(&it->dataset, &it->out, &it->fault);
}

static mc_result read_document(job *it)
{
	mc_result result = mc_json_tree_read(&it->tree, it->text, &it->fault);

	return result == MC_OK ? mc_jsonld_to_rdf(&it->tree, 0, NULL, &it->dataset, &it->fault) : result;
}

static mc_result convert(job *it)
{
	mc_result result;

	mc_rdf_free(&it->dataset);
	mc_json_tree_free(&it->tree);
	it->tree = (mc_json_tree) { 0 };
	result = read_document(it);
	return result == MC_OK ? canonicalize(it) : result;
}

static uint64_t processor_time(void)
{
	struct timespec now;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (uint64_t) now.tv_sec * 1000000000 + (uint64_t) now.tv_nsec;
}

/* The document, of which no more than 1 MB is read. */
static mc_slice read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	char *bytes = malloc(1 << 20);
	size_t length = file != NULL && bytes != NULL ? fread(bytes, 1, 1 << 20, file) : 0;

	if (file != NULL) {
		fclose(file);
	}
	return (mc_slice) { bytes, length };
}

int main(int count, char **arguments)
{
	job it = { 0 };
	char line[64];
	mc_result result;

	if (count != 2) {
		fputs("rdf DOCUMENT\n", stderr);
		return 2;
	}
	it.text = read_file(arguments[1]);
	mc_fault_clear(&it.fault);
	result = read_document(&it);
	while (result == MC_OK && fgets(line, sizeof(line), stdin) != NULL) {
		uint64_t times, before;
		mc_result (*work)(job *) = strncmp(line, "convert ", 8) == 0 ? convert : canonicalize;

		if (strcmp(line, "text\n") == 0) {
			result = canonicalize(&it);
			fwrite(it.out.data, 1, it.out.length, stdout);
			puts(".");
		} else {
			times = strtoull(line + strcspn(line, " "), NULL, 10);
			before = processor_time();
			for (uint64_t i = 0; result == MC_OK && i < times; i++) {
				result = work(&it);
			}
			printf("%" PRIu64 "\n", times > 0 ? (processor_time() - before) / times : 0);
		}
		fflush(stdout);
	}
	if (result != MC_OK) {
		fprintf(stderr, "%s\n", it.fault.sentence);
	}
	mc_buffer_free(&it.out);
	mc_rdf_free(&it.dataset);
	mc_json_tree_free(&it.tree);
	free((char *) it.text.data);
	return result == MC_OK ? 0 : 1;
}
