#include "internal.h"
#include "../json/json.h"

#include <jansson.h>
#include <stdio.h>
#include <string.h>

static const char mc_state_format[] = "microcred-log-1";

mc_result mc_merkle_export(mc_merkle *tree, mc_buffer *out)
{
	const size_t before = out->length;
	const char *between = "\"";
	mc_node root;
	unsigned level;
	mc_result result = mc_merkle_root(tree, &root);

	if (result != MC_OK) {
		return result;
	}
	/* Members in RFC 8785's order; nodes from the largest subtree to the smallest, as the leaves stand. */
	mc_buffer_append_text(out, "{\"format\":\"");
	mc_buffer_append_text(out, mc_state_format);
	mc_buffer_append_text(out, "\",\"nodes\":[");
	for (level = MC_MERKLE_MAX_PATH; level-- > 0;) {
		if ((tree->size >> level & 1) != 0) {
			mc_buffer_append_text(out, between);
			mc_buffer_append_hex(out, tree->frontier[level].bytes, MC_SHA256_SIZE);
			mc_buffer_append_char(out, '"');
			between = ",\"";
		}
	}
	mc_buffer_append_text(out, "],\"root\":\"");
	mc_buffer_append_hex(out, root.bytes, MC_SHA256_SIZE);
	mc_buffer_append_text(out, "\",\"size\":");
	mc_buffer_append_number(out, tree->size);
	mc_buffer_append_char(out, '}');
	return mc_buffer_end(out, before, MC_OK);
}

static bool mc_state_node(const json_t *value, mc_node *node)
{
	return json_is_string(value)
		&& mc_hex_decode((mc_slice) { json_string_value(value), json_string_length(value) }, node->bytes,
			MC_SHA256_SIZE);
}

static mc_result mc_state_read(mc_merkle *tree, const json_t *state, mc_fault *fault)
{
	const json_t *format = json_object_get(state, "format");
	const json_t *nodes = json_object_get(state, "nodes");
	const json_t *size = json_object_get(state, "size");
	mc_node said, root;
	size_t next = 0;
	unsigned level;
	mc_result result;

	if (!json_is_object(state)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "The compact state of a log is a JSON object");
	}
	if (!json_is_string(format) || strcmp(json_string_value(format), mc_state_format) != 0) {
		return mc_fail_at(fault, MC_E_FORMAT, "/format",
			"This is not the compact state of a log: \"format\" is not \"%s\"", mc_state_format);
	}
	if (json_object_size(state) != 4) {
		return mc_fail_at(fault, MC_E_FORMAT, "",
			"The compact state of a log has the members format, nodes, root and size, and no other");
	}
	if (!json_is_integer(size) || json_integer_value(size) < 0
		|| (uint64_t) json_integer_value(size) > MC_MERKLE_MAX_SIZE) {
		return mc_fail_at(fault, MC_E_FORMAT, "/size", "\"size\" is a whole number from 0 to 2^53 - 1");
	}
	tree->size = (uint64_t) json_integer_value(size);
	if (!json_is_array(nodes) || json_array_size(nodes) != (size_t) __builtin_popcountll(tree->size)) {
		return mc_fail_at(fault, MC_E_FORMAT, "/nodes", "\"nodes\" lists one node for each complete subtree, here %d",
			__builtin_popcountll(tree->size));
	}
	for (level = MC_MERKLE_MAX_PATH; level-- > 0;) {
		char pointer[32];

		if ((tree->size >> level & 1) == 0) {
			continue;
		}
		if (!mc_state_node(json_array_get(nodes, next), &tree->frontier[level])) {
			snprintf(pointer, sizeof(pointer), "/nodes/%zu", next);
			return mc_fail_at(fault, MC_E_FORMAT, pointer, "A node is 64 lower-case hex digits");
		}
		next++;
	}
	if (!mc_state_node(json_object_get(state, "root"), &said)) {
		return mc_fail_at(fault, MC_E_FORMAT, "/root", "\"root\" is 64 lower-case hex digits");
	}
	result = mc_merkle_root(tree, &root);
	if (result == MC_OK && !mc_node_equal(&said, &root)) {
		return mc_fail_at(fault, MC_E_FORMAT, "/root", "The root does not come of the nodes: the state was changed");
	}
	return result;
}

mc_result mc_merkle_import(mc_slice text, mc_merkle **tree, mc_fault *fault)
{
	json_t *state = NULL;
	mc_merkle *made = NULL;
	mc_result result = mc_json_load(text, MC_JSON_MAX_VALUES, &state, fault);

	if (result != MC_OK) {
		goto cleanup;
	}
	made = mc_merkle_new();
	if (made == NULL) {
		result = MC_E_NOMEM;
		goto cleanup;
	}
	made->whole = false;
	result = mc_state_read(made, state, fault);
	if (result == MC_OK) {
		*tree = made;
		made = NULL;
	}
cleanup:
	mc_merkle_free(made);
	json_decref(state);
	return result;
}
