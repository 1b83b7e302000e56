#include "internal.h"
#include "../json/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mc_proof_format[] = "microcred-proof-1";

mc_result mc_manifest_prove(mc_manifest *manifest, mc_slice name, mc_buffer *out, mc_fault *fault)
{
	const size_t before = out->length;
	mc_node path[MC_MERKLE_MAX_PATH];
	size_t at, count, i;
	mc_result result;

	if (!mc_items_find(manifest, name, &at)) {
		if (mc_item_check_name(name, fault) != MC_OK) {
			return MC_E_ARGUMENT;
		}
		return mc_fail(fault, MC_E_ARGUMENT, "The manifest has no evidence item named \"%.*s\"", MC_SHOWN(name));
	}
	result = mc_items_tree(manifest);
	if (result == MC_OK) {
		result = mc_merkle_prove_inclusion(manifest->tree, at, manifest->count, path, &count, fault);
	}
	if (result != MC_OK) {
		return result;
	}
	/* Members in RFC 8785's order. */
	mc_buffer_append_text(out, "{\"format\":\"");
	mc_buffer_append_text(out, mc_proof_format);
	mc_buffer_append_text(out, "\",\"index\":");
	mc_buffer_append_number(out, at);
	mc_buffer_append_text(out, ",\"item\":");
	mc_item_write(&manifest->items[at], out);
	mc_buffer_append_text(out, ",\"items\":");
	mc_buffer_append_number(out, manifest->count);
	mc_buffer_append_text(out, ",\"path\":[");
	for (i = 0; i < count; i++) {
		mc_buffer_append_text(out, i > 0 ? ",\"" : "\"");
		mc_buffer_append_hex(out, path[i].bytes, MC_SHA256_SIZE);
		mc_buffer_append_char(out, '"');
	}
	mc_buffer_append_text(out, "]}");
	return mc_buffer_end(out, before, MC_OK);
}

static bool mc_proof_number(const json_t *value, uint64_t *number)
{
	if (!json_is_integer(value) || json_integer_value(value) < 0
		|| (uint64_t) json_integer_value(value) > MC_MERKLE_MAX_SIZE) {
		return false;
	}
	*number = (uint64_t) json_integer_value(value);
	return true;
}

static mc_result mc_proof_read_path(const json_t *list, mc_node path[MC_MERKLE_MAX_PATH], size_t *count,
	mc_fault *fault)
{
	size_t i;

	if (!json_is_array(list) || json_array_size(list) > MC_MERKLE_MAX_PATH) {
		return mc_fail_at(fault, MC_E_FORMAT, "/path", "\"path\" is a list of at most %d nodes", MC_MERKLE_MAX_PATH);
	}
	*count = json_array_size(list);
	for (i = 0; i < *count; i++) {
		const json_t *value = json_array_get(list, i);
		char pointer[32];

		if (!json_is_string(value)
			|| !mc_hex_decode((mc_slice) { json_string_value(value), json_string_length(value) }, path[i].bytes,
				MC_SHA256_SIZE)) {
			snprintf(pointer, sizeof(pointer), "/path/%zu", i);
			return mc_fail_at(fault, MC_E_FORMAT, pointer, "A node is 64 lower-case hex digits");
		}
	}
	return MC_OK;
}

static mc_result mc_proof_hold(const mc_node *root, const json_t *proof, bool *holds, mc_fault *fault)
{
	const json_t *format = json_object_get(proof, "format");
	mc_node path[MC_MERKLE_MAX_PATH], leaf;
	mc_buffer scratch = { 0 };
	mc_item item = { 0 };
	uint64_t index, items;
	size_t count = 0;
	mc_result result;

	if (!json_is_object(proof)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "A proof is a JSON object");
	}
	if (!json_is_string(format) || strcmp(json_string_value(format), mc_proof_format) != 0) {
		return mc_fail_at(fault, MC_E_FORMAT, "/format", "This is not a proof: \"format\" is not \"%s\"",
			mc_proof_format);
	}
	if (json_object_size(proof) != 5) {
		return mc_fail_at(fault, MC_E_FORMAT, "",
			"A proof has the members format, index, item, items and path, and no other");
	}
	if (!mc_proof_number(json_object_get(proof, "items"), &items)) {
		return mc_fail_at(fault, MC_E_FORMAT, "/items", "\"items\" is the number of items in the manifest");
	}
	if (!mc_proof_number(json_object_get(proof, "index"), &index) || index >= items) {
		return mc_fail_at(fault, MC_E_FORMAT, "/index", "\"index\" is a whole number below \"items\"");
	}
	result = mc_proof_read_path(json_object_get(proof, "path"), path, &count, fault);
	if (result == MC_OK) {
		result = mc_item_read(json_object_get(proof, "item"), "/item", &item, fault);
	}
	if (result == MC_OK) {
		result = mc_item_leaf(&item, &scratch, &leaf);
	}
	if (result == MC_OK) {
		result = mc_merkle_check_inclusion(root, index, items, &leaf, path, count, holds);
	}
	free(item.name);
	mc_buffer_free(&scratch);
	return result;
}

mc_result mc_manifest_check(const mc_node *root, mc_slice proof, bool *holds, mc_fault *fault)
{
	json_t *value = NULL;
	mc_result result;

	*holds = false;
	result = mc_json_load(proof, MC_JSON_MAX_VALUES, &value, fault);
	if (result == MC_OK) {
		result = mc_proof_hold(root, value, holds, fault);
	}
	json_decref(value);
	return result;
}
