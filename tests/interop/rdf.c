/*
 * For rdf.mjs: reads one JSON document a line and writes, for each, its canonical N-Quads or "! " and why there are none (behind a tab, where),
 * and then a line with a dot.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>

#include "jsonld/jsonld.h"

int main(int count, char **arguments)
{
	mc_jsonld_options options = { .examples = count > 1 && strcmp(arguments[1], "--examples") == 0 };
	char *line = NULL;
	size_t size = 0;
	ssize_t length;

	while ((length = getline(&line, &size, stdin)) > 0) {
		mc_json_tree tree = { 0 };
		mc_rdf_dataset dataset = { 0 };
		mc_buffer out = { 0 };
		mc_fault fault;
		mc_result result;

		length -= line[length - 1] == '\n';
		mc_fault_clear(&fault);
		result = mc_json_tree_read(&tree, (mc_slice) { line, (size_t) length }, &fault);
		if (result == MC_OK) {
			result = mc_jsonld_to_rdf(&tree, 0, &options, &dataset, &fault);
		}
		if (result == MC_OK) {
			result = mc_rdf_canonicalize(&dataset, &out, &fault);
		}
		if (result == MC_OK) {
			fwrite(out.data, 1, out.length, stdout);
		}
		if (result != MC_OK) {
			printf("! %s\t%s\n", fault.sentence, fault.place.pointer);
		}
		puts(".");
		mc_buffer_free(&out);
		mc_rdf_free(&dataset);
		mc_json_tree_free(&tree);
	}
	free(line);
	return 0;
}
