/* One item: its name, how it stands in a manifest and in a proof, and the leaf that is the hash of that. */
#include "internal.h"
#include "../json/json.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int mc_item_shown(mc_slice name)
{
	size_t length = name.length;

	if (length > 80) {
		length = 80;
		while (length > 0 && ((uint8_t) name.data[length] & 0xc0) == 0x80) {
			length--;
		}
	}
	return (int) length;
}

mc_result mc_item_check_name(mc_slice name, mc_fault *fault)
{
	size_t offset;

	if (name.length == 0) {
		return mc_fail(fault, MC_E_ARGUMENT, "The name of an evidence item must not be empty");
	}
	if (name.length > MC_MANIFEST_MAX_NAME) {
		return mc_fail(fault, MC_E_ARGUMENT, "The name of an evidence item must not be longer than %d bytes",
			MC_MANIFEST_MAX_NAME);
	}
	if (!mc_utf8_valid(name, &offset)) {
		return mc_fail(fault, MC_E_ARGUMENT, "The name of an evidence item must be valid UTF-8; byte %zu is not",
			offset);
	}
	/* The reader of JSON refuses it, so such a manifest could never be read back. */
	if (memchr(name.data, '\0', name.length) != NULL) {
		return mc_fail(fault, MC_E_ARGUMENT, "The name of an evidence item must not hold the character U+0000");
	}
	return MC_OK;
}

/* Members in RFC 8785's order; a whole number below 2^53 is written as ECMAScript does. */
mc_result mc_item_write(const mc_item *item, mc_buffer *out)
{
	mc_buffer_append_text(out, "{\"name\":");
	mc_json_write_string(out, mc_item_name(item));
	mc_buffer_append_text(out, ",\"salt\":\"");
	mc_buffer_append_hex(out, item->salt, sizeof(item->salt));
	mc_buffer_append_text(out, "\",\"sha256\":\"");
	mc_buffer_append_hex(out, item->sha256, sizeof(item->sha256));
	mc_buffer_append_text(out, "\",\"size\":");
	mc_buffer_append_number(out, item->size);
	return mc_buffer_append_char(out, '}');
}

mc_result mc_item_leaf(const mc_item *item, mc_buffer *scratch, mc_node *leaf)
{
	mc_result result;

	scratch->length = 0;
	result = mc_item_write(item, scratch);
	return result == MC_OK ? mc_merkle_leaf_hash(mc_buffer_slice(scratch), leaf) : result;
}

mc_result mc_item_read_hex(const json_t *object, const char *member, const char *pointer, uint8_t *out, size_t length,
	mc_fault *fault)
{
	const json_t *value = json_object_get(object, member);
	char where[128];

	if (json_is_string(value)
		&& mc_hex_decode((mc_slice) { json_string_value(value), json_string_length(value) }, out, length)) {
		return MC_OK;
	}
	snprintf(where, sizeof(where), "%s/%s", pointer, member);
	return mc_fail_at(fault, MC_E_FORMAT, where, "\"%s\" is %zu lower-case hex digits", member, 2 * length);
}

mc_result mc_item_read(const json_t *value, const char *pointer, mc_item *item, mc_fault *fault)
{
	const json_t *name = json_object_get(value, "name");
	const json_t *size = json_object_get(value, "size");
	mc_fault why;
	mc_slice text;
	char where[128];
	mc_result result;

	if (!json_is_object(value) || json_object_size(value) != 4) {
		return mc_fail_at(fault, MC_E_FORMAT, pointer,
			"An item is an object with the members name, salt, sha256 and size, and no other");
	}
	if (!json_is_string(name)) {
		snprintf(where, sizeof(where), "%s/name", pointer);
		return mc_fail_at(fault, MC_E_FORMAT, where, "\"name\" is a string");
	}
	text = (mc_slice) { json_string_value(name), json_string_length(name) };
	if (mc_item_check_name(text, &why) != MC_OK) {
		snprintf(where, sizeof(where), "%s/name", pointer);
		return mc_fail_at(fault, MC_E_FORMAT, where, "%s", why.sentence);
	}
	if (!json_is_integer(size) || json_integer_value(size) < 0
		|| (uint64_t) json_integer_value(size) > MC_MANIFEST_MAX_SIZE) {
		snprintf(where, sizeof(where), "%s/size", pointer);
		return mc_fail_at(fault, MC_E_FORMAT, where, "\"size\" is a whole number from 0 to 2^53 - 1");
	}
	item->size = (uint64_t) json_integer_value(size);
	result = mc_item_read_hex(value, "salt", pointer, item->salt, sizeof(item->salt), fault);
	if (result == MC_OK) {
		result = mc_item_read_hex(value, "sha256", pointer, item->sha256, sizeof(item->sha256), fault);
	}
	if (result != MC_OK) {
		return result;
	}
	item->name = malloc(text.length);
	if (item->name == NULL) {
		return MC_E_NOMEM;
	}
	memcpy(item->name, text.data, text.length);
	item->name_length = text.length;
	return MC_OK;
}
