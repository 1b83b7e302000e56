/* 4.7 and 4.8: telling apart blank nodes of which all that is said of them themselves is the same. */
#include "internal.h"

#include <stdlib.h>
#include <string.h>

/* A neighbour, and its hash as seen from where it was found. */
typedef struct {
	char hash[MC_RDF_HASH_SIZE];
	uint32_t node;
} mc_rdf_related;

/* What one call of 4.8 works with. */
typedef struct {
	mc_rdf_related *related;
	uint32_t count;
	mc_buffer data;       /* to hash */
	mc_buffer path;
	mc_buffer chosen;
	uint32_t *order;      /* a group's nodes in the permutation at hand */
	uint32_t *recursion;
	uint32_t *chosen_issue; /* what the chosen path added to the temporary issuer */
	uint32_t chosen_count;
	bool has_chosen;
	int against;          /* path against chosen as far as compared: <0, 0, >0 */
	size_t compared;
} mc_rdf_walk;

static mc_result mc_rdf_step(mc_rdf_state *state)
{
	if (state->steps == 0) {
		return mc_fail(state->fault, MC_E_LIMIT, "Parts without an id are too much alike: "
			"to put them in order would take more work than is allowed; give them ids");
	}
	state->steps--;
	return MC_OK;
}

/* 4.7, Hash Related Blank Node. */
static mc_result mc_rdf_hash_related(mc_rdf_state *state, uint32_t node, const mc_rdf_line *line, int position,
	mc_buffer *scratch, char hash[MC_RDF_HASH_SIZE])
{
	const mc_rdf_node *related = &state->nodes[node];
	char room[MC_RDF_LABEL_SIZE];
	mc_slice id;
	mc_result result = mc_rdf_step(state);

	if (related->canonical != MC_RDF_NONE) {
		id = mc_rdf_label("_:c14n", related->canonical, room);
	} else if (related->temporary != MC_RDF_NONE) {
		id = mc_rdf_label("_:b", related->temporary, room);
	} else {
		id = (mc_slice) { related->hash, 2 * state->digest_size };
	}
	scratch->length = 0;
	mc_buffer_append_char(scratch, "sog"[position]);
	if (position != MC_RDF_GRAPH) {
		mc_buffer_append_char(scratch, '<');
		mc_buffer_append_slice(scratch, line->predicate);
		mc_buffer_append_char(scratch, '>');
	}
	mc_buffer_append_slice(scratch, id);
	result = mc_buffer_end(scratch, 0, result);
	return result == MC_OK ? mc_rdf_hash(state, mc_buffer_slice(scratch), hash) : result;
}

static int mc_rdf_related_compare(const void *a, const void *b)
{
	const mc_rdf_related *x = a, *y = b;
	int order = strcmp(x->hash, y->hash);

	return order != 0 ? order : x->node < y->node ? -1 : x->node > y->node;
}

/* Step 3: the neighbours by their hashes. */
static mc_result mc_rdf_find_related(mc_rdf_state *state, uint32_t node, mc_rdf_walk *walk)
{
	const mc_rdf_node *own = &state->nodes[node];
	mc_result result = MC_OK;

	walk->related = malloc((size_t) own->mentions * MC_RDF_POSITIONS * sizeof(*walk->related));
	if (walk->related == NULL) {
		return MC_E_NOMEM;
	}
	for (uint32_t i = 0; i < own->mentions; i++) {
		const mc_rdf_line *line = &state->lines[state->mentions[own->first_mention + i]];

		for (int position = 0; result == MC_OK && position < MC_RDF_POSITIONS; position++) {
			if (line->nodes[position] != MC_RDF_NONE && line->nodes[position] != node) {
				mc_rdf_related *related = &walk->related[walk->count++];

				related->node = line->nodes[position];
				result = mc_rdf_hash_related(state, related->node, line, position, &walk->path, related->hash);
			}
		}
	}
	if (result == MC_OK) {
		qsort(walk->related, walk->count, sizeof(*walk->related), mc_rdf_related_compare);
	}
	return result;
}

/* The next permutation in the order of the numbers; equal ones are one. False after the last. */
static bool mc_rdf_next_permutation(uint32_t *order, uint32_t count)
{
	uint32_t i = count - 1, j = count - 1, swap;

	while (i > 0 && order[i - 1] >= order[i]) {
		i--;
	}
	if (i == 0) {
		return false;
	}
	while (order[j] <= order[i - 1]) {
		j--;
	}
	swap = order[i - 1];
	order[i - 1] = order[j];
	order[j] = swap;
	for (j = count - 1; i < j; i++, j--) {
		swap = order[i];
		order[i] = order[j];
		order[j] = swap;
	}
	return true;
}

/*
 * Compares what the path has got since the last time with the chosen one. True where it cannot become the lesser any
 * more. The spec gives up only where the path is at least as long; one that is greater where they first differ stays
 * so.
 */
static bool mc_rdf_is_worse(mc_rdf_walk *walk)
{
	if (!walk->has_chosen) {
		return false;
	}
	if (walk->against == 0) {
		size_t end = walk->path.length < walk->chosen.length ? walk->path.length : walk->chosen.length;

		walk->against = memcmp(walk->path.data + walk->compared, walk->chosen.data + walk->compared,
			end - walk->compared);
		walk->compared = end;
		if (walk->against == 0 && walk->path.length > walk->chosen.length) {
			walk->against = 1;
		}
	}
	return walk->against > 0;
}

/* Steps 5.4.1 to 5.4.6 for one permutation. *worse: it was given up. */
static mc_result mc_rdf_try(mc_rdf_state *state, mc_rdf_walk *walk, uint32_t count, bool *worse)
{
	char room[MC_RDF_LABEL_SIZE], hash[MC_RDF_HASH_SIZE];
	uint32_t recursions = 0, i;
	mc_result result = MC_OK;

	walk->path.length = 0;
	walk->against = 0;
	walk->compared = 0;
	*worse = false;
	for (i = 0; result == MC_OK && !*worse && i < count; i++) {
		mc_rdf_node *related = &state->nodes[walk->order[i]];

		result = mc_rdf_step(state);
		if (related->canonical == MC_RDF_NONE && related->temporary == MC_RDF_NONE) {
			walk->recursion[recursions++] = walk->order[i];
			mc_rdf_issue_temporary(state, walk->order[i]);
		}
		mc_buffer_append_slice(&walk->path, related->canonical != MC_RDF_NONE
			? mc_rdf_label("_:c14n", related->canonical, room) : mc_rdf_label("_:b", related->temporary, room));
		result = mc_buffer_end(&walk->path, walk->path.length, result);
		*worse = result == MC_OK && mc_rdf_is_worse(walk);
	}
	for (i = 0; result == MC_OK && !*worse && i < recursions; i++) {
		result = mc_rdf_hash_n_degree(state, walk->recursion[i], hash);
		if (result == MC_OK) {
			uint32_t label = state->nodes[walk->recursion[i]].temporary;

			mc_buffer_append_slice(&walk->path, mc_rdf_label("_:b", label, room));
			mc_buffer_append_char(&walk->path, '<');
			mc_buffer_append(&walk->path, hash, 2 * state->digest_size);
			result = mc_buffer_append_char(&walk->path, '>');
		}
		*worse = result == MC_OK && mc_rdf_is_worse(walk);
	}
	return result;
}

/* Step 5.4.6: the path at hand becomes the chosen one. */
static mc_result mc_rdf_choose(const mc_rdf_state *state, mc_rdf_walk *walk, uint32_t before)
{
	uint32_t count = state->temporary_count - before;
	mc_buffer swap = walk->chosen;

	if (count > 0) {
		uint32_t *issue = realloc(walk->chosen_issue, count * sizeof(*issue));

		if (issue == NULL) {
			return MC_E_NOMEM;
		}
		walk->chosen_issue = issue;
		memcpy(issue, state->temporary + before, count * sizeof(*issue));
	}
	walk->chosen_count = count;
	walk->chosen = walk->path;
	walk->path = swap;
	walk->has_chosen = true;
	return MC_OK;
}

/* Step 5 for the neighbours of one hash. */
static mc_result mc_rdf_walk_group(mc_rdf_state *state, mc_rdf_walk *walk, const mc_rdf_related *group, uint32_t count)
{
	uint32_t before = state->temporary_count, i;
	bool worse;
	mc_result result = MC_OK;

	mc_buffer_append(&walk->data, group->hash, 2 * state->digest_size);
	walk->has_chosen = false;
	for (i = 0; i < count; i++) {
		walk->order[i] = group[i].node;
	}
	do {
		result = mc_rdf_try(state, walk, count, &worse);
		if (result == MC_OK && !worse
				&& (!walk->has_chosen || walk->against < 0 || walk->path.length < walk->chosen.length)) {
			result = mc_rdf_choose(state, walk, before);
		}
		mc_rdf_take_back(state, before);
	} while (result == MC_OK && mc_rdf_next_permutation(walk->order, count));
	if (result == MC_OK) {
		result = mc_buffer_append_slice(&walk->data, mc_buffer_slice(&walk->chosen));
	}
	for (i = 0; result == MC_OK && i < walk->chosen_count; i++) {
		mc_rdf_issue_temporary(state, walk->chosen_issue[i]);
	}
	return result;
}

mc_result mc_rdf_hash_n_degree(mc_rdf_state *state, uint32_t node, char hash[MC_RDF_HASH_SIZE])
{
	mc_rdf_walk walk = { 0 };
	uint32_t from, to;
	mc_result result;

	if (state->depth == MC_RDF_DEPTH) {
		return mc_fail(state->fault, MC_E_LIMIT,
			"More than %d parts without an id that are alike hang on each other in a row; give them ids", MC_RDF_DEPTH);
	}
	state->depth++;
	result = mc_rdf_step(state);
	if (result == MC_OK) {
		result = mc_rdf_find_related(state, node, &walk);
	}
	if (result == MC_OK && walk.count > 0) {
		walk.order = malloc(2 * (size_t) walk.count * sizeof(*walk.order));
		walk.recursion = walk.order + walk.count;
		result = walk.order != NULL ? MC_OK : MC_E_NOMEM;
	}
	for (from = 0; result == MC_OK && from < walk.count; from = to) {
		for (to = from + 1; to < walk.count && strcmp(walk.related[to].hash, walk.related[from].hash) == 0; to++) {
		}
		result = mc_rdf_walk_group(state, &walk, walk.related + from, to - from);
	}
	if (result == MC_OK) {
		result = mc_rdf_hash(state, mc_buffer_slice(&walk.data), hash);
	}
	state->depth--;
	free(walk.related);
	free(walk.order);
	free(walk.chosen_issue);
	mc_buffer_free(&walk.data);
	mc_buffer_free(&walk.path);
	mc_buffer_free(&walk.chosen);
	return result;
}
