#include "tree.h"

#include <jansson.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* A literal of digits, with a minus or without, that jansson's 64 bits hold; the strict reader saw that it is one. */
static bool mc_load_integer(mc_slice literal, json_int_t *integer)
{
	const bool negative = literal.data[0] == '-';
	const uint64_t most = (uint64_t) INT64_MAX + negative;
	uint64_t number = 0;

	for (size_t i = negative; i < literal.length; i++) {
		const uint64_t digit = (uint64_t) (literal.data[i] - '0');

		if (number > (most - digit) / 10) {
			return false;
		}
		number = number * 10 + digit;
	}
	*integer = !negative ? (json_int_t) number : number == 0 ? 0 : -(json_int_t) (number - 1) - 1;
	return true;
}

static json_t *mc_load_number(const mc_json_tree *tree, const mc_json_node *node, mc_fault *fault, mc_result *result)
{
	const mc_slice literal = mc_json_tree_piece(tree, node->value);
	json_int_t integer;
	double number;

	for (size_t i = 0; i < literal.length; i++) {
		if (strchr(".eE", literal.data[i]) != NULL) {
			mc_json_number_read(literal, &number);
			return json_real(number);
		}
	}
	if (!mc_load_integer(literal, &integer)) {
		*result = mc_fail_in(fault, MC_E_FORMAT, node->offset, mc_line_at(tree->text, node->offset),
			"The whole number is too large");
		return NULL;
	}
	return json_integer(integer);
}

/* The value without what is in it; NULL where memory ran out, or *result says why. */
static json_t *mc_load_node(const mc_json_tree *tree, const mc_json_node *node, mc_fault *fault, mc_result *result)
{
	mc_slice text;

	switch (node->type) {
		case MC_JSON_NULL:
			return json_null();
		case MC_JSON_FALSE:
			return json_false();
		case MC_JSON_TRUE:
			return json_true();
		case MC_JSON_NUMBER:
			return mc_load_number(tree, node, fault, result);
		case MC_JSON_STRING:
			text = mc_json_tree_piece(tree, node->value);
			return json_stringn_nocheck(text.data, text.length);
		case MC_JSON_ARRAY:
			return json_array();
		case MC_JSON_OBJECT:
			return json_object();
	}
	return NULL;
}

/* Puts a value into what it stands in, which owns it then. key is room for a member's name. */
static mc_result mc_load_into(const mc_json_tree *tree, const mc_json_node *node, json_t *value, json_t *parent,
	mc_buffer *key)
{
	if (json_is_array(parent)) {
		return json_array_append_new(parent, value) == 0 ? MC_OK : MC_E_NOMEM;
	}
	key->length = 0;
	mc_buffer_append_slice(key, mc_json_tree_piece(tree, node->key));
	if (mc_buffer_terminate(key) != MC_OK) {
		json_decref(value);
		return MC_E_NOMEM;
	}
	return json_object_set_new_nocheck(parent, key->data, value) == 0 ? MC_OK : MC_E_NOMEM;
}

/* Nodes lie in the tree as they begin in the text, so that one walk finds each behind what it stands in. */
static mc_result mc_load_tree(const mc_json_tree *tree, json_t **root, mc_fault *fault)
{
	struct { json_t *value; uint32_t end; } open[MC_JSON_MAX_DEPTH];
	size_t depth = 0;
	mc_buffer key = { 0 };
	mc_result result = MC_OK;

	for (uint32_t i = 0; result == MC_OK && i < tree->count; i++) {
		const mc_json_node *node = &tree->nodes[i];
		json_t *value = mc_load_node(tree, node, fault, &result);

		if (value == NULL) {
			result = result != MC_OK ? result : MC_E_NOMEM;
			break;
		}
		while (depth > 0 && open[depth - 1].end <= node->offset) {
			depth--;
		}
		if (i == 0) {
			*root = value;
		} else {
			result = mc_load_into(tree, node, value, open[depth - 1].value, &key);
		}
		if (node->type == MC_JSON_ARRAY || node->type == MC_JSON_OBJECT) {
			open[depth].value = value;
			open[depth++].end = node->end;
		}
	}
	mc_buffer_free(&key);
	return result;
}

mc_result mc_json_load(mc_slice text, uint32_t most, json_t **value, mc_fault *fault)
{
	mc_json_tree tree = { .no_nul = true, .most = most };
	mc_result result = mc_json_tree_read(&tree, text, fault);

	*value = NULL;
	if (result == MC_OK) {
		result = mc_load_tree(&tree, value, fault);
	}
	mc_json_tree_free(&tree);
	if (result != MC_OK) {
		json_decref(*value);
		*value = NULL;
	}
	return result;
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

	if (result == MC_OK
		&& !mc_slice_equal((mc_slice) { out->data + before, out->length - before }, (mc_slice) { digits,
			(size_t) length })) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The whole number %s is beyond 2^53 and would change when read as a double", digits);
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
