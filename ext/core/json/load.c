#include "tree.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/*
 * jansson keeps integers in 64 bits; a text that needs more is refused with the place that jansson gives. Nothing else is wrong with
 * a text that passed: where jansson says so, it ran out of memory, for which it has no words inside a string or an object.
 */
mc_result mc_json_load(mc_slice text, json_t **value, mc_fault *fault)
{
	json_error_t error;
	mc_json_tree tree = { .no_nul = true };
	mc_result result = mc_json_tree_read(&tree, text, fault);

	mc_json_tree_free(&tree);
	*value = NULL;
	if (result != MC_OK) {
		return result;
	}
	*value = json_loadb(text.data, text.length, JSON_DECODE_ANY | JSON_REJECT_DUPLICATES, &error);
	if (*value != NULL) {
		return MC_OK;
	}
	if (json_error_code(&error) == json_error_numeric_overflow) {
		return mc_fail_in(fault, MC_E_FORMAT, error.position, error.line, "The whole number is too large");
	}
	return MC_E_NOMEM;
}

static mc_result mc_write_value(const json_t *value, int depth, mc_buffer *out, mc_fault *fault);

static int mc_compare_keys(const void *a, const void *b)
{
	return mc_json_key_compare(mc_slice_of(*(const char *const *) a), mc_slice_of(*(const char *const *) b));
}

static mc_result mc_write_text(mc_slice text, mc_buffer *out, mc_fault *fault)
{
	if (!mc_utf8_valid(text, NULL)) {
		return mc_fail(fault, MC_E_ARGUMENT, "A string is not UTF-8");
	}
	return mc_json_write_string(out, text);
}

static mc_result mc_write_object(const json_t *value, int depth, mc_buffer *out, mc_fault *fault)
{
	size_t count = json_object_size(value), i = 0;
	const char **keys = malloc((count + 1) * sizeof(*keys));
	const char *key;
	json_t *member;
	mc_result result = MC_OK;

	if (keys == NULL) {
		return MC_E_NOMEM;
	}
	json_object_foreach((json_t *) value, key, member) {
		keys[i++] = key;
	}
	qsort(keys, count, sizeof(*keys), mc_compare_keys);
	mc_buffer_append_char(out, '{');
	for (i = 0; result == MC_OK && i < count; i++) {
		if (i > 0) {
			mc_buffer_append_char(out, ',');
		}
		result = mc_write_text(mc_slice_of(keys[i]), out, fault);
		mc_buffer_append_char(out, ':');
		if (result == MC_OK) {
			result = mc_write_value(json_object_get(value, keys[i]), depth + 1, out, fault);
		}
	}
	mc_buffer_append_char(out, '}');
	free(keys);
	return result;
}

static mc_result mc_write_array(const json_t *value, int depth, mc_buffer *out, mc_fault *fault)
{
	size_t i;
	mc_result result = MC_OK;

	mc_buffer_append_char(out, '[');
	for (i = 0; result == MC_OK && i < json_array_size(value); i++) {
		if (i > 0) {
			mc_buffer_append_char(out, ',');
		}
		result = mc_write_value(json_array_get(value, i), depth + 1, out, fault);
	}
	mc_buffer_append_char(out, ']');
	return result;
}

/* An integer must come out as the digits it has, or it would be another number to the reader of the canonical form. */
static mc_result mc_write_integer(json_int_t integer, mc_buffer *out, mc_fault *fault)
{
	char digits[32];
	size_t before = out->length;
	int length = snprintf(digits, sizeof(digits), "%" JSON_INTEGER_FORMAT, integer);
	mc_result result = mc_json_write_number(out, (double) integer);

	if (result == MC_OK && !mc_slice_equal((mc_slice) { out->data + before, out->length - before }, (mc_slice) { digits, (size_t) length })) {
		return mc_fail(fault, MC_E_ARGUMENT, "The whole number %s is beyond 2^53 and would change when read as a double", digits);
	}
	return result;
}

static mc_result mc_write_value(const json_t *value, int depth, mc_buffer *out, mc_fault *fault)
{
	if (value == NULL) {
		return mc_fail(fault, MC_E_ARGUMENT, "A value is missing");
	}
	if (depth > MC_JSON_MAX_DEPTH) {
		return mc_fail(fault, MC_E_ARGUMENT, "The value is nested more than %d levels deep", MC_JSON_MAX_DEPTH);
	}
	switch (json_typeof(value)) {
		case JSON_NULL:
			return mc_buffer_append_text(out, "null");
		case JSON_TRUE:
			return mc_buffer_append_text(out, "true");
		case JSON_FALSE:
			return mc_buffer_append_text(out, "false");
		case JSON_INTEGER:
			return mc_write_integer(json_integer_value(value), out, fault);
		case JSON_REAL:
			if (!isfinite(json_real_value(value))) {
				return mc_fail(fault, MC_E_ARGUMENT, "A number is not finite");
			}
			return mc_json_write_number(out, json_real_value(value));
		case JSON_STRING:
			return mc_write_text((mc_slice) { json_string_value(value), json_string_length(value) }, out, fault);
		case JSON_ARRAY:
			return mc_write_array(value, depth, out, fault);
		case JSON_OBJECT:
			return mc_write_object(value, depth, out, fault);
	}
	return MC_E_ARGUMENT;
}

mc_result mc_json_canonicalize_value(const json_t *value, mc_buffer *out, mc_fault *fault)
{
	const size_t before = out->length;

	return mc_buffer_end(out, before, mc_write_value(value, 0, out, fault));
}
