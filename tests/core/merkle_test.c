#include "test.h"
#include "log/merkle.h"

#define MOST 66

/* RFC 9162, section 2.1.1, over leaf hashes: the recursion as it stands there. */
static void oracle(const mc_node *leaves, size_t n, mc_node *root)
{
	uint8_t bytes[1 + 2 * MC_SHA256_SIZE] = { 0x01 };
	mc_node left, right;
	size_t k = 1;

	if (n == 0) {
		mc_sha256((mc_slice) { NULL, 0 }, root->bytes);
		return;
	}
	if (n == 1) {
		*root = leaves[0];
		return;
	}
	while (2 * k < n) {
		k *= 2;
	}
	oracle(leaves, k, &left);
	oracle(leaves + k, n - k, &right);
	memcpy(bytes + 1, left.bytes, MC_SHA256_SIZE);
	memcpy(bytes + 1 + MC_SHA256_SIZE, right.bytes, MC_SHA256_SIZE);
	mc_sha256((mc_slice) { (const char *) bytes, sizeof(bytes) }, root->bytes);
}

static bool same(const mc_node *a, const mc_node *b)
{
	return memcmp(a->bytes, b->bytes, MC_SHA256_SIZE) == 0;
}

static void every_tree_is_the_oracles(void)
{
	mc_merkle *tree = mc_merkle_new();
	mc_node leaves[MOST], roots[MOST + 1], path[MC_MERKLE_MAX_PATH];
	size_t n, m, count;
	uint64_t index;
	mc_fault fault;
	bool holds;

	CHECK(mc_merkle_root(tree, &roots[0]) == MC_OK);
	for (n = 1; n <= MOST; n++) {
		char entry[16];
		int length = snprintf(entry, sizeof(entry), "entry %zu", n);
		mc_node expected;

		mc_merkle_leaf_hash((mc_slice) { entry, (size_t) length }, &leaves[n - 1]);
		CHECK(mc_merkle_append(tree, (mc_slice) { entry, (size_t) length }, &index) == MC_OK && index == n - 1);
		CHECK(mc_merkle_root(tree, &roots[n]) == MC_OK);
		oracle(leaves, n, &expected);
		CHECK(same(&roots[n], &expected), "%zu leaves", n);
	}
	for (n = 1; n <= MOST; n++) {
		for (m = 0; m < n; m++) {
			CHECK(mc_merkle_prove_inclusion(tree, m, n, path, &count, &fault) == MC_OK);
			mc_merkle_check_inclusion(&roots[n], m, n, &leaves[m], path, count, &holds);
			CHECK(holds, "%zu in %zu", m, n);
			if (count > 0) {
				path[(m + n) % count].bytes[n % MC_SHA256_SIZE] ^= 1 << m % 8;
				mc_merkle_check_inclusion(&roots[n], m, n, &leaves[m], path, count, &holds);
				CHECK(!holds, "%zu in %zu, changed", m, n);
			}
		}
		for (m = 0; m <= n; m++) {
			CHECK(mc_merkle_prove_consistency(tree, m, n, path, &count, &fault) == MC_OK);
			mc_merkle_check_consistency(m, &roots[m], n, &roots[n], path, count, &holds);
			CHECK(holds, "%zu to %zu", m, n);
			if (count > 0) {
				path[(m + n) % count].bytes[n % MC_SHA256_SIZE] ^= 1 << m % 8;
				mc_merkle_check_consistency(m, &roots[m], n, &roots[n], path, count, &holds);
				CHECK(!holds, "%zu to %zu, changed", m, n);
			}
		}
	}
	CHECK(mc_merkle_prove_inclusion(tree, MOST, MOST, path, &count, &fault) == MC_E_ARGUMENT);
	CHECK(mc_merkle_prove_inclusion(tree, 0, MOST + 1, path, &count, &fault) == MC_E_ARGUMENT);
	CHECK(mc_merkle_prove_consistency(tree, 2, 1, path, &count, &fault) == MC_E_ARGUMENT);
	mc_merkle_free(tree);
}

/* All bits, not some: of every node of a proof, of the roots, and of the entry. */
static void every_bit_counts(void)
{
	static const size_t sizes[] = { 1, 2, 3, 5, 8, 13, 33, 64 };
	mc_node leaves[64], roots[65], path[MC_MERKLE_MAX_PATH];
	size_t s, m, n, count, at;
	unsigned held = 0, tried = 0;
	mc_fault fault;
	bool holds;

	for (s = 0; s < sizeof(sizes) / sizeof(sizes[0]); s++) {
		mc_merkle *tree = mc_merkle_new();

		for (n = 0; n < sizes[s]; n++) {
			char entry[] = { 'e', (char) n };
			size_t bit;

			mc_merkle_leaf_hash((mc_slice) { entry, sizeof(entry) }, &leaves[n]);
			mc_merkle_append_leaf(tree, &leaves[n], NULL);
			mc_merkle_root(tree, &roots[n + 1]);
			for (bit = 0; bit < 8 * sizeof(entry); bit++) {
				mc_node other;

				entry[bit / 8] ^= (char) (1 << bit % 8);
				mc_merkle_leaf_hash((mc_slice) { entry, sizeof(entry) }, &other);
				entry[bit / 8] ^= (char) (1 << bit % 8);
				held += same(&other, &leaves[n]);
				tried++;
			}
		}
		n = sizes[s];
		for (m = 0; m < n; m++) {
			mc_merkle_prove_inclusion(tree, m, n, path, &count, &fault);
			for (at = 0; at < 256 * (count + 2); at++) {
				mc_node *changed = at / 256 < count ? &path[at / 256] : at / 256 == count ? &roots[n] : &leaves[m];

				changed->bytes[at % 256 / 8] ^= (uint8_t) (1 << at % 8);
				mc_merkle_check_inclusion(&roots[n], m, n, &leaves[m], path, count, &holds);
				changed->bytes[at % 256 / 8] ^= (uint8_t) (1 << at % 8);
				held += holds;
				tried++;
			}
			if (m == 0) {
				continue;
			}
			mc_merkle_prove_consistency(tree, m, n, path, &count, &fault);
			for (at = 0; at < 256 * (count + 2); at++) {
				mc_node *changed = at / 256 < count ? &path[at / 256] : at / 256 == count ? &roots[n] : &roots[m];

				changed->bytes[at % 256 / 8] ^= (uint8_t) (1 << at % 8);
				mc_merkle_check_consistency(m, &roots[m], n, &roots[n], path, count, &holds);
				changed->bytes[at % 256 / 8] ^= (uint8_t) (1 << at % 8);
				held += holds;
				tried++;
			}
		}
		mc_merkle_free(tree);
	}
	CHECK(held == 0 && tried > 400000, "%u of %u held", held, tried);
}

/* No shift or sum may go wrong at the ends of 64 bits, nor may a long path be followed past the root. */
static void numbers_at_the_ends(void)
{
	static const uint64_t ends[] = { 0, 1, 2, 3, UINT64_C(1) << 32, MC_MERKLE_MAX_SIZE, INT64_MAX, UINT64_C(1) << 63, UINT64_MAX - 1, UINT64_MAX };
	mc_node path[MC_MERKLE_MAX_PATH + 1] = { 0 }, root = { { 1 } }, leaf = { { 2 } };
	size_t i, k, count;
	bool holds;

	for (i = 0; i < sizeof(ends) / sizeof(*ends); i++) {
		for (k = 0; k < sizeof(ends) / sizeof(*ends); k++) {
			for (count = 0; count <= MC_MERKLE_MAX_PATH + 1; count += 5) {
				CHECK(mc_merkle_check_inclusion(&root, ends[i], ends[k], &leaf, path, count, &holds) == MC_OK && !holds);
				CHECK(mc_merkle_check_consistency(ends[i], &root, ends[k], &leaf, path, count, &holds) == MC_OK && !holds);
			}
		}
	}
}

static void compact_state(void)
{
	mc_merkle *tree = mc_merkle_new(), *copy;
	mc_buffer text = { 0 }, again = { 0 };
	mc_node path[MC_MERKLE_MAX_PATH];
	size_t n, count;
	mc_fault fault;

	for (n = 0; n < MOST; n++) {
		text.length = again.length = 0;
		copy = NULL;
		CHECK(mc_merkle_export(tree, &text) == MC_OK);
		CHECK(mc_merkle_import(mc_buffer_slice(&text), &copy, &fault) == MC_OK, "%s", fault.sentence);
		mc_merkle_append(tree, MC_LITERAL("next"), NULL);
		CHECK(mc_merkle_append(copy, MC_LITERAL("next"), NULL) == MC_OK);
		CHECK(mc_merkle_prove_inclusion(copy, 0, 1, path, &count, &fault) == MC_E_ARGUMENT);
		text.length = 0;
		mc_merkle_export(tree, &text);
		mc_merkle_export(copy, &again);
		CHECK(mc_slice_equal(mc_buffer_slice(&text), mc_buffer_slice(&again)));
		mc_merkle_free(copy);
	}
	mc_merkle_free(tree);
	mc_buffer_free(&again);

	/* The largest size there is can be read, and takes no more. */
	text.length = 0;
	tree = NULL;
	mc_buffer_append_text(&text, "{\"format\":\"microcred-log-1\",\"size\":9007199254740991,\"nodes\":[");
	for (n = 0; n < 53; n++) {
		mc_buffer_append_text(&text, n > 0 ? ",\"" : "\"");
		mc_buffer_append_text(&text, "0000000000000000000000000000000000000000000000000000000000000000\"");
	}
	mc_buffer_append_text(&text, "],\"root\":\"0000000000000000000000000000000000000000000000000000000000000000\"}");
	CHECK(mc_merkle_import(mc_buffer_slice(&text), &tree, &fault) == MC_E_FORMAT && tree == NULL);
	CHECK(strcmp(fault.place.pointer, "/root") == 0, "%s", fault.place.pointer);
	mc_buffer_free(&text);
}

int main(void)
{
	RUN(every_tree_is_the_oracles);
	RUN(every_bit_counts);
	RUN(numbers_at_the_ends);
	RUN(compact_state);
	return DONE();
}
