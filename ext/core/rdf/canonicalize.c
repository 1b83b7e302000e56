/* 4.4.3: the canonicalization algorithm, over 4.6 (Hash First Degree Quads) and hash_n.c. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

mc_slice mc_rdf_label(const char *prefix, uint32_t number, char room[MC_RDF_LABEL_SIZE])
{
	size_t length = strlen(prefix), digits = 1;
	uint32_t rest;

	for (rest = number; rest > 9; rest /= 10) {
		digits++;
	}
	memcpy(room, prefix, length);
	for (size_t i = length + digits; i > length; i--) {
		room[i - 1] = (char) ('0' + number % 10);
		number /= 10;
	}
	return (mc_slice) { room, length + digits };
}

mc_result mc_rdf_hash(mc_rdf_state *state, mc_slice bytes, char hash[MC_RDF_HASH_SIZE])
{
	uint8_t digest[MC_SHA384_SIZE];
	mc_result result = mc_hash_update(state->hasher, bytes.data, bytes.length);

	if (result == MC_OK) {
		result = mc_hash_final(state->hasher, digest, state->digest_size);
	}
	if (result == MC_OK) {
		mc_hex_encode(digest, state->digest_size, hash);
	}
	return result;
}

void mc_rdf_issue_temporary(mc_rdf_state *state, uint32_t node)
{
	state->nodes[node].temporary = state->temporary_count;
	state->temporary[state->temporary_count++] = node;
}

void mc_rdf_take_back(mc_rdf_state *state, uint32_t count)
{
	while (state->temporary_count > count) {
		state->nodes[state->temporary[--state->temporary_count]].temporary = MC_RDF_NONE;
	}
}

static void mc_rdf_issue_canonical(mc_rdf_state *state, uint32_t node)
{
	if (state->nodes[node].canonical == MC_RDF_NONE) {
		state->nodes[node].canonical = state->canonical_count;
		state->canonical[state->canonical_count++] = node;
	}
}

/* Pieces of a buffer that is still to grow, put in order. */
typedef struct {
	mc_buffer text;
	mc_slice *lines;
} mc_rdf_sorter;

static int mc_rdf_line_compare(const void *a, const void *b)
{
	return mc_slice_compare(*(const mc_slice *) a, *(const mc_slice *) b);
}

/* lines[i].length are right; their data become so. */
static void mc_rdf_sort(mc_rdf_sorter *sorter, size_t count)
{
	const char *at = sorter->text.data;

	for (size_t i = 0; i < count; i++) {
		sorter->lines[i].data = at;
		at += sorter->lines[i].length;
	}
	/* In UTF-8 the order of bytes is that of code points. */
	if (count > 1) {
		qsort(sorter->lines, count, sizeof(*sorter->lines), mc_rdf_line_compare);
	}
}

/* 4.6. */
static mc_result mc_rdf_hash_first_degree(mc_rdf_state *state, mc_rdf_sorter *sorter, uint32_t number)
{
	mc_rdf_node *node = &state->nodes[number];
	uint8_t digest[MC_SHA384_SIZE];
	mc_result result = MC_OK;
	uint32_t i;

	sorter->text.length = 0;
	for (i = 0; result == MC_OK && i < node->mentions; i++) {
		const mc_rdf_line *line = &state->lines[state->mentions[node->first_mention + i]];
		size_t before = sorter->text.length;
		mc_slice labels[MC_RDF_POSITIONS];

		for (int position = 0; position < MC_RDF_POSITIONS; position++) {
			labels[position] = line->nodes[position] == number ? MC_LITERAL("_:a") : MC_LITERAL("_:z");
		}
		result = mc_rdf_write_line(state, line, labels, &sorter->text);
		sorter->lines[i].length = sorter->text.length - before;
	}
	if (result != MC_OK) {
		return result;
	}
	mc_rdf_sort(sorter, node->mentions);
	for (i = 0; result == MC_OK && i < node->mentions; i++) {
		result = mc_hash_update(state->hasher, sorter->lines[i].data, sorter->lines[i].length);
	}
	if (result == MC_OK) {
		result = mc_hash_final(state->hasher, digest, state->digest_size);
	}
	if (result == MC_OK) {
		mc_hex_encode(digest, state->digest_size, node->hash);
	}
	return result;
}

/* A hash and whom it belongs to: a node, or the issue list of one result of 4.8. */
typedef struct {
	const char *hash;
	uint32_t node;
} mc_rdf_hashed;

static int mc_rdf_hashed_compare(const void *a, const void *b)
{
	const mc_rdf_hashed *x = a, *y = b;
	int order = strcmp(x->hash, y->hash);

	return order != 0 ? order : x->node < y->node ? -1 : x->node > y->node;
}

/* One result of step 5.2: the hash, and whom its temporary issuer named, in order. */
typedef struct {
	char hash[MC_RDF_HASH_SIZE];
	size_t first; /* in the list of all */
	uint32_t count;
	uint32_t number;
} mc_rdf_result;

static int mc_rdf_result_compare(const void *a, const void *b)
{
	const mc_rdf_result *x = a, *y = b;
	int order = strcmp(x->hash, y->hash);

	return order != 0 ? order : x->number < y->number ? -1 : x->number > y->number;
}

/* Step 5 for the nodes of one hash. */
static mc_result mc_rdf_name_alike(mc_rdf_state *state, const mc_rdf_hashed *group, uint32_t count)
{
	mc_rdf_result *results = malloc(count * sizeof(*results));
	mc_buffer issued = { 0 };
	uint32_t made = 0, i, k;
	mc_result result = results != NULL ? MC_OK : MC_E_NOMEM;

	for (i = 0; result == MC_OK && i < count; i++) {
		mc_rdf_result *one = &results[made];

		if (state->nodes[group[i].node].canonical != MC_RDF_NONE) {
			continue;
		}
		mc_rdf_issue_temporary(state, group[i].node);
		result = mc_rdf_hash_n_degree(state, group[i].node, one->hash);
		one->first = issued.length / sizeof(uint32_t);
		one->count = state->temporary_count;
		one->number = made++;
		if (result == MC_OK) {
			result = mc_buffer_append(&issued, state->temporary, one->count * sizeof(uint32_t));
		}
		mc_rdf_take_back(state, 0);
	}
	if (result == MC_OK) {
		qsort(results, made, sizeof(*results), mc_rdf_result_compare);
	}
	for (i = 0; result == MC_OK && i < made; i++) {
		for (k = 0; k < results[i].count; k++) {
			uint32_t node;

			memcpy(&node, issued.data + (results[i].first + k) * sizeof(node), sizeof(node));
			mc_rdf_issue_canonical(state, node);
		}
	}
	mc_buffer_free(&issued);
	free(results);
	return result;
}

/* Steps 3 to 5. */
static mc_result mc_rdf_name_nodes(mc_rdf_state *state, mc_rdf_sorter *sorter)
{
	mc_rdf_hashed *nodes;
	uint32_t i, next;
	mc_result result = MC_OK;

	if (state->node_count == 0) {
		return MC_OK;
	}
	nodes = malloc(state->node_count * sizeof(*nodes));
	state->canonical = malloc(state->node_count * sizeof(*state->canonical));
	state->temporary = malloc(state->node_count * sizeof(*state->temporary));
	if (nodes == NULL || state->canonical == NULL || state->temporary == NULL) {
		result = MC_E_NOMEM;
	}
	for (i = 0; result == MC_OK && i < state->node_count; i++) {
		result = mc_rdf_hash_first_degree(state, sorter, i);
		nodes[i] = (mc_rdf_hashed) { state->nodes[i].hash, i };
	}
	if (result == MC_OK) {
		qsort(nodes, state->node_count, sizeof(*nodes), mc_rdf_hashed_compare);
	}
	/* Those whose hash nobody else has come first, all of them. */
	for (int alike = 0; alike < 2; alike++) {
		for (i = 0; result == MC_OK && i < state->node_count; i = next) {
			for (next = i + 1; next < state->node_count && strcmp(nodes[next].hash, nodes[i].hash) == 0; next++) {
			}
			if (!alike && next == i + 1) {
				mc_rdf_issue_canonical(state, nodes[i].node);
			} else if (alike && next > i + 1) {
				result = mc_rdf_name_alike(state, nodes + i, next - i);
			}
		}
	}
	free(nodes);
	return result;
}

/* Steps 6 and 7, and section 5: the lines with their new labels, in order. */
static mc_result mc_rdf_write_all(mc_rdf_state *state, mc_rdf_sorter *sorter, mc_buffer *out)
{
	char rooms[MC_RDF_POSITIONS][MC_RDF_LABEL_SIZE];
	mc_result result = MC_OK;
	uint32_t i;

	sorter->text.length = 0;
	for (i = 0; result == MC_OK && i < state->line_count; i++) {
		const mc_rdf_line *line = &state->lines[i];
		size_t before = sorter->text.length;
		mc_slice labels[MC_RDF_POSITIONS];

		for (int position = 0; position < MC_RDF_POSITIONS; position++) {
			if (line->nodes[position] != MC_RDF_NONE) {
				uint32_t label = state->nodes[line->nodes[position]].canonical;

				labels[position] = mc_rdf_label("_:c14n", label, rooms[position]);
			}
		}
		result = mc_rdf_write_line(state, line, labels, &sorter->text);
		sorter->lines[i].length = sorter->text.length - before;
	}
	if (result == MC_OK) {
		mc_rdf_sort(sorter, state->line_count);
		mc_buffer_reserve(out, sorter->text.length);
	}
	for (i = 0; result == MC_OK && i < state->line_count; i++) {
		mc_buffer_append_slice(out, sorter->lines[i]);
	}
	return result;
}

static mc_result mc_rdf_write_map(const mc_rdf_state *state, mc_buffer *out)
{
	const size_t before = out->length;
	char room[MC_RDF_LABEL_SIZE];

	for (uint32_t i = 0; i < state->canonical_count; i++) {
		mc_buffer_append_slice(out, state->nodes[state->canonical[i]].label);
		mc_buffer_append_slice(out, mc_rdf_label(" c14n", i, room));
		mc_buffer_append_char(out, '\n');
	}
	return mc_buffer_end(out, before, MC_OK);
}

mc_result mc_rdf_canonicalize_with(const mc_rdf_dataset *dataset, const mc_rdf_options *options, mc_buffer *out,
	mc_buffer *labels, uint64_t *used, mc_fault *fault)
{
	uint64_t allowed = options->steps > 0 ? options->steps : MC_RDF_STEPS(dataset->count);
	size_t digest_size = options->sha384 ? MC_SHA384_SIZE : MC_SHA256_SIZE;
	mc_rdf_state state = { .steps = allowed, .fault = fault, .digest_size = digest_size };
	mc_rdf_sorter sorter = { 0 };
	size_t before = out->length;
	mc_result result;

	mc_fault_clear(fault);
	state.hasher = options->sha384 ? mc_hash_new_384() : mc_hash_new();
	result = state.hasher != NULL ? mc_rdf_index(&state, dataset) : MC_E_NOMEM;
	if (result == MC_OK) {
		sorter.lines = malloc((state.line_count > 0 ? state.line_count : 1) * sizeof(*sorter.lines));
		result = sorter.lines != NULL ? mc_rdf_name_nodes(&state, &sorter) : MC_E_NOMEM;
	}
	if (result == MC_OK) {
		result = mc_rdf_write_all(&state, &sorter, out);
	}
	if (result == MC_OK && labels != NULL) {
		result = mc_rdf_write_map(&state, labels);
	}
	result = mc_buffer_end(out, before, result);
	if (used != NULL) {
		*used = allowed - state.steps;
	}
	mc_hash_free(state.hasher);
	mc_buffer_free(&state.text);
	mc_buffer_free(&sorter.text);
	free(sorter.lines);
	free(state.lines);
	free(state.nodes);
	free(state.mentions);
	free(state.canonical);
	free(state.temporary);
	return result;
}

mc_result mc_rdf_canonicalize(const mc_rdf_dataset *dataset, mc_buffer *out, mc_fault *fault)
{
	return mc_rdf_canonicalize_with(dataset, &(mc_rdf_options) { 0 }, out, NULL, NULL, fault);
}
