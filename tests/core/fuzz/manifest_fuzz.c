/* Manifests: what is read is written the same and proves itself; and any names make a manifest that is read back. */
#include "evidence/manifest.h"

#include <stdlib.h>
#include <string.h>

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

static void never(void *context, mc_item_change change, mc_slice name)
{
	abort();
}

static void check_whole(mc_manifest *manifest, mc_slice name)
{
	mc_buffer text = { 0 }, again = { 0 }, proof = { 0 };
	mc_manifest *copy = NULL;
	mc_fault fault;
	mc_node root;
	bool holds;

	must(mc_manifest_write(manifest, &text) == MC_OK);
	must(mc_manifest_read(mc_buffer_slice(&text), &copy, &fault) == MC_OK);
	must(mc_manifest_write(copy, &again) == MC_OK);
	must(mc_slice_equal(mc_buffer_slice(&text), mc_buffer_slice(&again)));
	mc_manifest_compare(manifest, copy, never, NULL);
	must(mc_manifest_root(copy, &root) == MC_OK);
	if (mc_manifest_prove(manifest, name, &proof, &fault) == MC_OK) {
		must(mc_manifest_check(&root, mc_buffer_slice(&proof), &holds, &fault) == MC_OK && holds);
		root.bytes[7] ^= 1;
		must(mc_manifest_check(&root, mc_buffer_slice(&proof), &holds, &fault) == MC_OK && !holds);
	} else {
		must(proof.length == 0 && fault.sentence[0] != '\0');
	}
	mc_buffer_free(&text);
	mc_buffer_free(&again);
	mc_buffer_free(&proof);
	mc_manifest_free(copy);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_slice text = { (const char *) data, size };
	mc_manifest *manifest = NULL;
	mc_fault fault;
	size_t start = 0, i;

	if (mc_manifest_read(text, &manifest, &fault) == MC_OK) {
		check_whole(manifest, MC_LITERAL("a"));
		mc_manifest_free(manifest);
	} else {
		must(manifest == NULL && fault.sentence[0] != '\0');
	}
	/* The same bytes as names, one a line. */
	manifest = mc_manifest_new();
	for (i = 0; i <= size && size < 4000; i++) {
		if (i == size || data[i] == '\n') {
			mc_slice name = { text.data + start, i - start };
			mc_result may = mc_manifest_may_add(manifest, name, &fault);

			must(mc_manifest_add_text(manifest, name, MC_LITERAL("x"), &fault) == may);
			start = i + 1;
		}
	}
	check_whole(manifest, (mc_slice) { text.data, size < 8 ? size : 8 });
	mc_manifest_free(manifest);
	return 0;
}
