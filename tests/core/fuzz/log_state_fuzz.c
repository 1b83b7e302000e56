/* The compact state of a log: what is read is written the same, and goes on. Also checks proofs made of raw bytes. */
#include "log/merkle.h"

#include <stdlib.h>
#include <string.h>

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

static void check_any_proof(const uint8_t *data, size_t size)
{
	mc_node path[MC_MERKLE_MAX_PATH + 2], one = { { 1 } }, two = { { 2 } };
	uint64_t numbers[2];
	size_t count;
	bool holds;

	if (size < sizeof(numbers)) {
		return;
	}
	memcpy(numbers, data, sizeof(numbers));
	count = (size - sizeof(numbers)) / MC_SHA256_SIZE;
	count = count > MC_MERKLE_MAX_PATH + 2 ? MC_MERKLE_MAX_PATH + 2 : count;
	memcpy(path, data + sizeof(numbers), count * MC_SHA256_SIZE);
	must(mc_merkle_check_inclusion(&one, numbers[0], numbers[1], &two, path, count, &holds) == MC_OK && !holds);
	must(mc_merkle_check_consistency(numbers[0], &one, numbers[1], &two, path, count, &holds) == MC_OK && !holds);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_buffer text = { 0 };
	mc_merkle *tree = NULL, *again = NULL;
	mc_node before, after;
	mc_fault fault;

	if (mc_merkle_import((mc_slice) { (const char *) data, size }, &tree, &fault) == MC_OK) {
		must(mc_merkle_root(tree, &before) == MC_OK && mc_merkle_export(tree, &text) == MC_OK);
		must(mc_merkle_import(mc_buffer_slice(&text), &again, &fault) == MC_OK);
		must(mc_merkle_root(again, &after) == MC_OK && memcmp(&before, &after, sizeof(before)) == 0);
		if (mc_merkle_size(tree) < MC_MERKLE_MAX_SIZE) {
			must(mc_merkle_append(tree, MC_LITERAL("x"), NULL) == MC_OK && mc_merkle_append(again, MC_LITERAL("x"), NULL) == MC_OK);
			must(mc_merkle_root(tree, &before) == MC_OK && mc_merkle_root(again, &after) == MC_OK && memcmp(&before, &after, sizeof(before)) == 0);
		}
	} else {
		must(tree == NULL && fault.sentence[0] != '\0');
	}
	check_any_proof(data, size);
	mc_buffer_free(&text);
	mc_merkle_free(tree);
	mc_merkle_free(again);
	return 0;
}
