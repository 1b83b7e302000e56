/*
 * Badges as RDF. What is taken has well-formed terms and says the same in RFC 8785's form, members and escapes in another order;
 * what is refused has a sentence and a pointer to something that is there. The first byte chooses the options.
 */
#include "jsonld/jsonld.h"

#include <stdlib.h>
#include <string.h>

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

static const char contexts[] = "[\"https://www.w3.org/ns/credentials/v2\",\"https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json\","
	"\"https://purl.imsglobal.org/spec/ob/v3p0/extensions.json\",\"https://w3id.org/security/multikey/v1\"]";

static void check_term(const mc_rdf_term *term, bool literal, bool blank)
{
	size_t i, offset;

	must(mc_utf8_valid(term->value, &offset) && mc_utf8_valid(term->datatype, &offset) && mc_utf8_valid(term->language, &offset));
	must(term->kind != MC_RDF_LITERAL || literal);
	must(term->kind != MC_RDF_BLANK || (blank && term->value.length > 0));
	must(term->kind == MC_RDF_LITERAL || (term->datatype.data == NULL && term->language.data == NULL));
	must(term->language.data == NULL || term->datatype.data == NULL);
	for (i = 0; term->kind != MC_RDF_LITERAL && i < term->value.length; i++) {
		must((unsigned char) term->value.data[i] > ' ' && strchr("<>\"{}|^`\\", term->value.data[i]) == NULL);
	}
	must(term->kind != MC_RDF_IRI || memchr(term->value.data, ':', term->value.length) != NULL);
}

/* RFC 6901, from the root; one that was cut cannot be followed. */
static void follow(const mc_json_tree *tree, const char *pointer)
{
	uint32_t node = 0;
	size_t length = strlen(pointer);

	if (length >= 3 && strcmp(pointer + length - 3, "\xe2\x80\xa6") == 0) {
		return;
	}
	while (*pointer != '\0') {
		char token[256];
		size_t n = 0;

		must(*pointer++ == '/');
		for (; *pointer != '\0' && *pointer != '/'; pointer++) {
			if (*pointer == '~') {
				pointer++;
				token[n++] = *pointer == '0' ? '~' : '/';
			} else {
				token[n++] = *pointer;
			}
		}
		if (tree->nodes[node].type == MC_JSON_ARRAY) {
			unsigned long at;

			token[n] = '\0';
			at = strtoul(token, NULL, 10);
			for (node = tree->nodes[node].first; at > 0 && node != MC_JSON_NONE; at--) {
				node = tree->nodes[node].next;
			}
		} else {
			node = mc_json_tree_member(tree, node, (mc_slice) { token, n });
		}
		/* A key with U+0000 ends the pointer early. */
		if (node == MC_JSON_NONE) {
			must(memchr(tree->text.data, '\\', tree->text.length) != NULL);
			return;
		}
	}
}

static mc_result convert(mc_slice text, uint8_t choice, const mc_json_tree *around, mc_buffer *out)
{
	static const mc_slice without[] = { MC_LITERAL("proof"), MC_LITERAL("id") };
	mc_jsonld_options options = { .without = without, .without_count = choice >> 2 & 3, .examples = choice & 2 };
	mc_rdf_dataset dataset = { 0 };
	mc_json_tree tree = { 0 };
	mc_fault fault;
	mc_result result;
	size_t i;

	if (options.without_count > 2) {
		options.without_count = 0;
	}
	if (choice & 1) {
		options.context_tree = around;
	}
	mc_fault_clear(&fault);
	result = mc_json_tree_read(&tree, text, &fault);
	if (result == MC_OK) {
		result = mc_jsonld_to_rdf(&tree, 0, &options, &dataset, &fault);
		if (result != MC_OK) {
			must(fault.sentence[0] != '\0' && fault.place.has_pointer);
			follow(&tree, fault.place.pointer);
		}
	}
	for (i = 0; result == MC_OK && i < dataset.count; i++) {
		check_term(&dataset.quads[i].subject, false, true);
		check_term(&dataset.quads[i].predicate, false, false);
		check_term(&dataset.quads[i].object, true, true);
		if (dataset.quads[i].graph.value.data != NULL) {
			check_term(&dataset.quads[i].graph, false, true);
		}
	}
	if (result == MC_OK) {
		result = mc_rdf_canonicalize(&dataset, out, &fault);
	}
	mc_rdf_free(&dataset);
	mc_json_tree_free(&tree);
	return result;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_buffer once = { 0 }, again = { 0 }, canonical = { 0 };
	mc_json_tree around = { 0 };
	mc_slice text;

	if (size == 0) {
		return 0;
	}
	must(mc_json_tree_read(&around, MC_LITERAL(contexts), NULL) == MC_OK);
	text = (mc_slice) { (const char *) data + 1, size - 1 };
	if (convert(text, data[0], &around, &once) == MC_OK) {
		must(mc_json_canonicalize(text, &canonical, NULL) == MC_OK);
		must(convert(mc_buffer_slice(&canonical), data[0], &around, &again) == MC_OK);
		must(mc_slice_equal(mc_buffer_slice(&once), mc_buffer_slice(&again)));
	}
	mc_buffer_free(&once);
	mc_buffer_free(&again);
	mc_buffer_free(&canonical);
	mc_json_tree_free(&around);
	return 0;
}
