/* RDFC-1.0: W3C's test suite, graphs that are hard to put in order, and that neither labels nor the order of quads matter. */
#include "test.h"
#include "nquads.h"
#include "rdf/internal.h"

/* What stands between a line "%name" and the next line that begins with "%"; data NULL where there is none before limit. */
static mc_slice section(const char *test, const char *limit, const char *name)
{
	const char *at = test, *end;

	while (at < limit && (at = memchr(at, '%', (size_t) (limit - at))) != NULL) {
		size_t length = strlen(name);

		if (at[-1] == '\n' && (size_t) (limit - at) > length && memcmp(at + 1, name, length) == 0 && at[1 + length] == '\n') {
			at += length + 2;
			for (end = at; end < limit && *end != '%'; end++) {
				end = memchr(end, '\n', (size_t) (limit - end));
			}
			return (mc_slice) { at, (size_t) (end - at) };
		}
		at++;
	}
	return (mc_slice) { 0 };
}

/* The issued identifiers map has no order. */
static bool same_lines(mc_slice a, mc_slice b)
{
	const char *at, *end;

	for (at = a.data; at < a.data + a.length; at = end + 1) {
		const char *other = b.data;

		end = memchr(at, '\n', (size_t) (a.data + a.length - at));
		while (other < b.data + b.length && memcmp(other, at, (size_t) (end + 1 - at)) != 0) {
			other = (const char *) memchr(other, '\n', (size_t) (b.data + b.length - other)) + 1;
		}
		if (other >= b.data + b.length) {
			return false;
		}
	}
	return a.length == b.length;
}

/* github.com/w3c/rdf-canon, tests/: all 86 tests of manifest.jsonld. */
static void the_suite_of_w3c(void)
{
	size_t length, tests = 0;
	char *text = mc_test_file("tests/core/rdf_canon.txt", &length);
	const char *at = strstr(text, "\n%test "), *end;

	for (; at != NULL; at = end) {
		mc_rdf_dataset dataset = { 0 };
		mc_buffer out = { 0 }, labels = { 0 };
		mc_rdf_options options = { 0 };
		mc_slice in, expected, map;
		mc_result result;
		mc_fault fault;
		const char *limit;

		at++;
		end = strstr(at, "\n%test ");
		limit = end != NULL ? end + 1 : text + length;
		in = section(at, limit, "in");
		expected = section(at, limit, "out");
		map = section(at, limit, "map");
		options.sha384 = section(at, limit, "sha384").data != NULL;
		CHECK(nquads_read(in, &dataset), "%.40s", at);
		result = mc_rdf_canonicalize_with(&dataset, &options, &out, &labels, NULL, &fault);
		if (section(at, limit, "poison").data != NULL) {
			CHECK(result == MC_E_LIMIT && out.length == 0, "%.40s", at);
			tests++;
		} else {
			CHECK(result == MC_OK && mc_slice_equal(mc_buffer_slice(&out), expected), "%.40s\n%.*s", at, (int) out.length, out.data);
			tests++;
		}
		if (map.data != NULL) {
			CHECK(result == MC_OK && same_lines(map, mc_buffer_slice(&labels)), "%.40s\n%.*s", at, (int) labels.length, labels.data);
			tests++;
		}
		mc_buffer_free(&out);
		mc_buffer_free(&labels);
		mc_rdf_free(&dataset);
	}
	CHECK(tests == 86, "%zu tests", tests);
	free(text);
}

static mc_result canonical_of(const char *text, mc_buffer *out, mc_fault *fault)
{
	mc_rdf_dataset dataset = { 0 };
	mc_result result;

	CHECK(nquads_read(mc_slice_of(text), &dataset), "%s", text);
	result = mc_rdf_canonicalize(&dataset, out, fault);
	mc_rdf_free(&dataset);
	return result;
}

/* RDF Dataset Canonicalization, appendix A; XML 1.1, production 2 (Char) for the last two. */
static void strings_are_written_in_one_way(void)
{
	static const struct { const char *in, *out; } cases[] = {
		{ "<a:s> <a:p> \"\\u0008\\u0009\\u000a\\u000C\\r\\u0022\\u005c'\\'\" .", "<a:s> <a:p> \"\\b\\t\\n\\f\\r\\\"\\\\''\" .\n" },
		{ "<a:s> <a:p> \"\\u0000\\u0007\\u000B\\u000e\\u001F\\u007f\\u0080/\" .", "<a:s> <a:p> \"\\u0000\\u0007\\u000B\\u000E\\u001F\\u007F\xc2\x80/\" .\n" },
		{ "<a:s> <a:p> \"\\uFFFE\\uFFFF\\uFFFD\\uF600\\U0001FFFE\\U0010FFFF\" .", "<a:s> <a:p> \"\\uFFFE\\uFFFF\xef\xbf\xbd\xef\x98\x80\xf0\x9f\xbf\xbe\xf4\x8f\xbf\xbf\" .\n" },
		{ "<a:s> <a:p> \"1\"^^<http://www.w3.org/2001/XMLSchema#string> .", "<a:s> <a:p> \"1\" .\n" },
		{ "<a:s> <a:p> \"\"@en-GB <a:g> .", "<a:s> <a:p> \"\"@en-GB <a:g> .\n" },
		{ "<a:\\u0020s\\u003e> <a:p> <a:\\u007f\\u00e9> .", "<a:\\u0020s\\u003E> <a:p> <a:\x7f\xc3\xa9> .\n" },
		/* Code points, not UTF-16 code units: U+FF5E comes before U+10000. */
		{ "<a:s> <a:p> \"\\U00010000\" .\n<a:s> <a:p> \"\\uFF5E\" .", "<a:s> <a:p> \"\xef\xbd\x9e\" .\n<a:s> <a:p> \"\xf0\x90\x80\x80\" .\n" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		mc_buffer out = { 0 };
		mc_fault fault;

		CHECK(canonical_of(cases[i].in, &out, &fault) == MC_OK);
		CHECK(mc_slice_equal(mc_buffer_slice(&out), mc_slice_of(cases[i].out)), "%.*s", (int) out.length, out.data);
		mc_buffer_free(&out);
	}
}

static void what_cannot_stand_is_refused(void)
{
	const mc_rdf_term iri = { .kind = MC_RDF_IRI, .value = MC_LITERAL("a:b") }, blank = { .kind = MC_RDF_BLANK, .value = MC_LITERAL("b0") },
		literal = { .kind = MC_RDF_LITERAL, .value = MC_LITERAL("text") };
	const mc_rdf_quad quads[] = { { iri, blank, iri, { 0 } }, { iri, literal, iri, { 0 } }, { literal, iri, iri, { 0 } }, { iri, iri, iri, literal } };

	for (size_t i = 0; i < sizeof(quads) / sizeof(quads[0]); i++) {
		mc_rdf_dataset dataset = { 0 };
		mc_buffer out = { 0 };
		mc_fault fault;

		mc_buffer_append_text(&out, "before");
		CHECK(mc_rdf_add(&dataset, &quads[i]) == MC_OK);
		CHECK(mc_rdf_canonicalize(&dataset, &out, &fault) == MC_E_FORMAT && fault.sentence[0] != '\0');
		CHECK(mc_slice_equal(mc_buffer_slice(&out), MC_LITERAL("before")));
		mc_buffer_free(&out);
		mc_rdf_free(&dataset);
	}
}

/* A dataset of quads between numbered blank nodes, whose labels and order are given by the caller. */
typedef struct {
	uint32_t quads[4096][4]; /* subject, predicate, object, graph: 0 the default one, 1 an IRI, 2 + n a blank node */
	size_t count;
} shape;

static uint64_t seed = 1;

/* xorshift64*, Vigna 2016. */
static uint32_t any(uint32_t below)
{
	seed ^= seed >> 12;
	seed ^= seed << 25;
	seed ^= seed >> 27;
	return (uint32_t) ((seed * UINT64_C(2685821657736338717) >> 32) % below);
}

static void edge(shape *graph, uint32_t from, uint32_t predicate, uint32_t to)
{
	const uint32_t quad[4] = { from, predicate, to, 0 };

	memcpy(graph->quads[graph->count++], quad, sizeof(quad));
}

static void put_blank(mc_buffer *out, uint32_t label)
{
	char text[32];

	snprintf(text, sizeof(text), "_:n%u ", label);
	mc_buffer_append_text(out, text);
}

/* The shape as N-Quads; labels and order are shuffled where asked for. */
static void write_shape(const shape *graph, bool shuffled, mc_buffer *out)
{
	uint32_t labels[4100], order[4096], i;

	for (i = 0; i < 4100; i++) {
		uint32_t j = shuffled ? any(i + 1) : i;

		labels[i] = labels[j];
		labels[j] = i;
	}
	for (i = 0; i < graph->count; i++) {
		uint32_t j = shuffled ? any(i + 1) : i;

		order[i] = order[j];
		order[j] = i;
	}
	for (i = 0; i < graph->count; i++) {
		const uint32_t *quad = graph->quads[order[i]];
		char text[64];

		put_blank(out, labels[quad[0]]);
		snprintf(text, sizeof(text), "<a:p%u> ", quad[1]);
		mc_buffer_append_text(out, text);
		put_blank(out, labels[quad[2]]);
		if (quad[3] == 1) {
			mc_buffer_append_text(out, "<a:g> ");
		} else if (quad[3] > 1) {
			put_blank(out, labels[quad[3] - 2]);
		}
		mc_buffer_append_text(out, ".\n");
	}
}

static mc_result canonical_of_shape(const shape *graph, bool shuffled, mc_buffer *out, mc_fault *fault)
{
	mc_rdf_dataset dataset = { 0 };
	mc_buffer text = { 0 };
	mc_result result;

	write_shape(graph, shuffled, &text);
	CHECK(nquads_read(mc_buffer_slice(&text), &dataset));
	result = mc_rdf_canonicalize(&dataset, out, fault);
	mc_rdf_free(&dataset);
	mc_buffer_free(&text);
	return result;
}

static void neither_labels_nor_order_matter(void)
{
	static shape graph;
	uint32_t refused = 0;

	for (uint32_t round = 0; round < 1500; round++) {
		uint32_t nodes = 2 + any(9), edges = 1 + any(2 * nodes), predicates = 1 + any(3), graphs = any(3);
		mc_buffer first = { 0 };
		mc_fault fault;

		graph.count = 0;
		for (uint32_t i = 0; i < edges; i++) {
			edge(&graph, any(nodes), any(predicates), any(nodes));
			graph.quads[i][3] = graphs > 0 && any(3) == 0 ? (graphs == 1 ? 1 : 2 + any(nodes)) : 0;
		}
		if (canonical_of_shape(&graph, false, &first, &fault) != MC_OK) {
			refused++;
			mc_buffer_free(&first);
			continue;
		}
		for (int again = 0; again < 4; again++) {
			mc_buffer other = { 0 };

			CHECK(canonical_of_shape(&graph, true, &other, &fault) == MC_OK && mc_slice_equal(mc_buffer_slice(&first), mc_buffer_slice(&other)),
				"round %u\n%.*s\n%.*s", round, (int) first.length, first.data, (int) other.length, other.data);
			mc_buffer_free(&other);
		}
		mc_buffer_free(&first);
	}
	CHECK(refused == 0, "%u graphs of at most 10 nodes", refused);
}

static void clique(shape *graph, uint32_t nodes)
{
	graph->count = 0;
	for (uint32_t i = 0; i < nodes; i++) {
		for (uint32_t j = 0; j < nodes; j++) {
			if (i != j) {
				edge(graph, i, 0, j);
			}
		}
	}
}

/* Half the nodes each to all of the other half. */
static void bipartite(shape *graph, uint32_t nodes)
{
	graph->count = 0;
	for (uint32_t i = 0; i < nodes / 2; i++) {
		for (uint32_t j = nodes / 2; j < nodes; j++) {
			edge(graph, i, 0, j);
		}
	}
}

static void circle(shape *graph, uint32_t nodes)
{
	graph->count = 0;
	for (uint32_t i = 0; i < nodes; i++) {
		edge(graph, i, 0, (i + 1) % nodes);
	}
}

/* Every node to its four neighbours on a torus. */
static void torus(shape *graph, uint32_t nodes)
{
	uint32_t side = 1;

	graph->count = 0;
	while (side * side < nodes) {
		side++;
	}
	for (uint32_t i = 0; i < side * side; i++) {
		edge(graph, i, 0, i / side * side + (i + 1) % side);
		edge(graph, i, 0, (i + side) % (side * side));
	}
}

/* One hub, so many nodes of which nothing else is said, and one further, also without a name, behind each. */
static void star(shape *graph, uint32_t nodes)
{
	graph->count = 0;
	edge(graph, nodes, 2, nodes + 1);
	for (uint32_t i = 0; i < nodes; i++) {
		edge(graph, nodes, 0, i);
		edge(graph, i, 1, nodes + 2 + i);
	}
}

/* The bound is of steps, so that it is the same on every machine: without it each of those refused would run for ever. */
static void poisoned_graphs_end_within_the_bound(void)
{
	static const struct { void (*make)(shape *graph, uint32_t nodes); uint32_t nodes; mc_result result; } cases[] = {
		{ clique, 5, MC_OK }, { clique, 12, MC_E_LIMIT }, { clique, 60, MC_E_LIMIT },
		{ bipartite, 6, MC_OK }, { bipartite, 100, MC_E_LIMIT },
		{ circle, 100, MC_OK }, { circle, 4000, MC_E_LIMIT },
		{ torus, 9, MC_OK }, { torus, 1600, MC_E_LIMIT },
		{ star, 200, MC_OK }, { star, 1000, MC_OK },
	};
	static shape graph;

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		mc_buffer out = { 0 };
		mc_fault fault;
		mc_result result;

		cases[i].make(&graph, cases[i].nodes);
		result = canonical_of_shape(&graph, true, &out, &fault);
		CHECK(result == cases[i].result, "case %zu: %s", i, fault.sentence);
		CHECK((out.length > 0) == (result == MC_OK) && (result == MC_OK) == (fault.sentence[0] == '\0'));
		mc_buffer_free(&out);
	}
}

int main(void)
{
	RUN(the_suite_of_w3c);
	RUN(strings_are_written_in_one_way);
	RUN(what_cannot_stand_is_refused);
	RUN(neither_labels_nor_order_matter);
	RUN(poisoned_graphs_end_within_the_bound);
	return DONE();
}
