#include "test.h"
#include "evidence/manifest.h"

/* {"a":…} of a manifest, for comparing. */
static mc_buffer text_of(mc_manifest *manifest)
{
	mc_buffer text = { 0 };

	CHECK(mc_manifest_write(manifest, &text) == MC_OK);
	return text;
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
	RUN(read_write_prove);
	RUN(comparing);
	return DONE();
}
