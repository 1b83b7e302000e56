#include "internal.h"
#include "../json/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char mc_manifest_format[] = "microcred-manifest-1";

mc_result mc_manifest_write(mc_manifest *manifest, mc_buffer *out)
{
	const size_t before = out->length;
	mc_node root;
	mc_result result = mc_manifest_root(manifest, &root);

	if (result != MC_OK) {
		return result;
	}
	mc_buffer_append_text(out, "{\"format\":\"");
	mc_buffer_append_text(out, mc_manifest_format);
	mc_buffer_append_text(out, "\",\"items\":[");
	for (size_t i = 0; i < manifest->count; i++) {
		if (i > 0) {
			mc_buffer_append_char(out, ',');
		}
		mc_item_write(&manifest->items[i], out);
	}
	mc_buffer_append_text(out, "],\"root\":\"");
	mc_buffer_append_hex(out, root.bytes, sizeof(root.bytes));
	mc_buffer_append_text(out, "\"}");
	return mc_buffer_end(out, before, MC_OK);
}

static mc_result mc_manifest_read_items(mc_manifest *manifest, const json_t *items, mc_fault *fault)
{
	size_t i;

	if (!json_is_array(items)) {
		return mc_fail_at(fault, MC_E_FORMAT, "/items", "\"items\" is a list");
	}
	for (i = 0; i < json_array_size(items); i++) {
		char pointer[48];
		mc_item item;
		mc_result result;

		snprintf(pointer, sizeof(pointer), "/items/%zu", i);
		result = mc_item_read(json_array_get(items, i), pointer, &item, fault);
		if (result != MC_OK) {
			return result;
		}
		if (i > 0 && mc_slice_compare(mc_item_name(&manifest->items[i - 1]), mc_item_name(&item)) >= 0) {
			free(item.name);
			return mc_fail_at(fault, MC_E_FORMAT, pointer,
				"The items must be in the order of their names' UTF-8 bytes, and no name may come twice");
		}
		result = mc_items_insert(manifest, i, &item);
		if (result != MC_OK) {
			free(item.name);
			return result;
		}
	}
	return MC_OK;
}

static mc_result mc_manifest_read_value(mc_manifest *manifest, const json_t *value, mc_fault *fault)
{
	const json_t *format = json_object_get(value, "format");
	mc_node said, root;
	mc_result result;

	if (!json_is_object(value)) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "A manifest is a JSON object");
	}
	if (!json_is_string(format) || strcmp(json_string_value(format), mc_manifest_format) != 0) {
		return mc_fail_at(fault, MC_E_FORMAT, "/format", "This is not a manifest: \"format\" is not \"%s\"",
			mc_manifest_format);
	}
	if (json_object_size(value) != 3) {
		return mc_fail_at(fault, MC_E_FORMAT, "", "A manifest has the members format, items and root, and no other");
	}
	result = mc_manifest_read_items(manifest, json_object_get(value, "items"), fault);
	if (result == MC_OK) {
		result = mc_item_read_hex(value, "root", "", said.bytes, sizeof(said.bytes), fault);
	}
	if (result == MC_OK) {
		result = mc_manifest_root(manifest, &root);
	}
	if (result == MC_OK && memcmp(said.bytes, root.bytes, sizeof(root.bytes)) != 0) {
		return mc_fail_at(fault, MC_E_FORMAT, "/root", "The root does not come of the items: the manifest was changed");
	}
	return result;
}

mc_result mc_manifest_read(mc_slice text, mc_manifest **manifest, mc_fault *fault)
{
	json_t *value = NULL;
	mc_manifest *made = NULL;
	mc_result result = mc_json_load(text, MC_JSON_MAX_VALUES, &value, fault);

	if (result != MC_OK) {
		goto cleanup;
	}
	made = mc_manifest_new();
	result = made != NULL ? mc_manifest_read_value(made, value, fault) : MC_E_NOMEM;
	if (result == MC_OK) {
		*manifest = made;
		made = NULL;
	}
cleanup:
	mc_manifest_free(made);
	json_decref(value);
	return result;
}
