#include "reader.h"

#include <stdlib.h>
#include <string.h>

/* How large the tree is made at first. */
#define MC_BYTES_A_NODE 24
#define MC_FIRST_NODES 4096

static inline void mc_skip_space(mc_json_reader *reader)
{
	size_t at = reader->at;

	while (at < reader->text.length && mc_is_space(reader->text.data[at])) {
		at++;
	}
	reader->strays += at != reader->at;
	reader->at = at;
}

static inline bool mc_next_is(const mc_json_reader *reader, char c)
{
	return reader->at < reader->text.length && reader->text.data[reader->at] == c;
}

static mc_result mc_more_nodes(mc_json_reader *reader)
{
	mc_json_tree *tree = reader->tree;
	const uint32_t most = tree->most != 0 ? tree->most : MC_JSON_MAX_VALUES;
	/* A value takes four bytes and more in most texts: that much at first, within reason, and then as it comes. */
	uint32_t few = reader->text.length < MC_FIRST_NODES * MC_BYTES_A_NODE
		? (uint32_t) (reader->text.length / MC_BYTES_A_NODE) + 8 : MC_FIRST_NODES;
	uint32_t capacity = tree->capacity == 0 ? few : tree->capacity * 2;
	mc_json_node *nodes;

	if (tree->count >= most) {
		return mc_json_refuse(reader, MC_E_LIMIT, reader->at, "The text holds more than %u values", most);
	}
	if (capacity > most) {
		capacity = most;
	}
	nodes = realloc(tree->nodes, capacity * sizeof(*nodes));
	if (nodes == NULL) {
		return MC_E_NOMEM;
	}
	tree->nodes = nodes;
	tree->capacity = capacity;
	return MC_OK;
}

/* Links a new node to the array or object that is open. */
static inline void mc_link_node(mc_json_reader *reader, uint32_t index)
{
	mc_json_tree *tree = reader->tree;
	mc_json_frame *frame = &reader->frames[reader->depth - 1];

	if (frame->member) {
		uint64_t start = mc_json_key_start(tree, frame->key);

		/* Members that come in order, as they nearly always do in what was written by a program, are never sorted. */
		if (frame->last != MC_JSON_NONE && frame->sorted
			&& (start <= frame->start || ((start | frame->start) & MC_JSON_NOT_ASCII) != 0)) {
			const mc_slice before = mc_json_tree_piece(tree, tree->nodes[frame->last].key);

			frame->sorted = mc_json_key_compare(before, mc_json_tree_piece(tree, frame->key)) < 0;
		}
		frame->start = start;
		tree->nodes[index].key = frame->key;
	}
	if (frame->last == MC_JSON_NONE) {
		tree->nodes[frame->node].first = index;
	} else {
		tree->nodes[frame->last].next = index;
	}
	frame->last = index;
	tree->nodes[frame->node].count++;
}

static inline mc_result mc_add_node(mc_json_reader *reader, mc_json_type type, uint32_t offset, uint32_t *index)
{
	mc_json_tree *tree = reader->tree;

	if (tree->count == tree->capacity) {
		mc_result result = mc_more_nodes(reader);

		if (result != MC_OK) {
			return result;
		}
	}
	*index = tree->count++;
	tree->nodes[*index] = (mc_json_node) {
		.type = type, .offset = offset, .first = MC_JSON_NONE, .next = MC_JSON_NONE
	};
	if (reader->depth > 0) {
		mc_link_node(reader, *index);
	}
	return MC_OK;
}

/*
 * Puts the members of the object that ends here in RFC 8785's order, where equal names come together and are refused.
 */
static mc_result mc_end_object(mc_json_reader *reader)
{
	mc_json_tree *tree = reader->tree;
	mc_json_frame *frame = &reader->frames[reader->depth - 1];
	mc_json_node *object = &tree->nodes[frame->node];
	uint32_t i;

	if (frame->sorted) {
		return MC_OK;
	}
	reader->strays++;
	object->first = mc_json_order_members(tree, object->first, object->count);
	for (i = object->first; tree->nodes[i].next != MC_JSON_NONE; i = tree->nodes[i].next) {
		uint32_t next = tree->nodes[i].next;
		mc_slice name = mc_json_tree_piece(tree, tree->nodes[next].key);

		if (mc_slice_equal(mc_json_tree_piece(tree, tree->nodes[i].key), name)) {
			frame->key = tree->nodes[next].key;
			frame->member = true;
			return mc_json_refuse(reader, MC_E_FORMAT, tree->nodes[next].offset,
				"The member \"%.*s%s\" is there twice in one object", name.length > 40 ? 0 : (int) name.length,
				name.data, name.length > 40 ? "\xe2\x80\xa6" : "");
		}
	}
	return MC_OK;
}

static mc_result mc_open(mc_json_reader *reader, mc_json_type type)
{
	uint32_t index;
	mc_result result;

	if (reader->depth == MC_JSON_MAX_DEPTH) {
		return mc_json_refuse(reader, MC_E_LIMIT, reader->at, "The text is nested more than %d levels deep",
			MC_JSON_MAX_DEPTH);
	}
	result = mc_add_node(reader, type, (uint32_t) reader->at, &index);
	if (result == MC_OK) {
		reader->frames[reader->depth++] = (mc_json_frame) {
			.node = index, .last = MC_JSON_NONE, .sorted = true, .strays = reader->strays
		};
		reader->at++;
	}
	return result;
}

static mc_result mc_close(mc_json_reader *reader)
{
	mc_json_frame *frame = &reader->frames[reader->depth - 1];
	mc_json_node *node = &reader->tree->nodes[frame->node];
	mc_result result = node->type == MC_JSON_OBJECT ? mc_end_object(reader) : MC_OK;

	reader->at++;
	node->end = (uint32_t) reader->at;
	node->value = (mc_json_piece) { node->offset, node->end - node->offset, false };
	node->verbatim = reader->strays == frame->strays;
	reader->depth--;
	return result;
}

static mc_result mc_read_key(mc_json_reader *reader)
{
	mc_json_frame *frame = &reader->frames[reader->depth - 1];
	char found[MC_JSON_FOUND_SIZE];
	mc_result result;

	mc_skip_space(reader);
	frame->member = false;
	if (!mc_next_is(reader, '"')) {
		return mc_json_refuse(reader, MC_E_FORMAT, reader->at,
			"Here a member's name in double quotes is expected, not %s", mc_json_found(reader, found));
	}
	result = mc_json_scan_string(reader, &frame->key);
	if (result != MC_OK) {
		return result;
	}
	frame->member = true;
	mc_skip_space(reader);
	if (!mc_next_is(reader, ':')) {
		return mc_json_refuse(reader, MC_E_FORMAT, reader->at,
			"Here a colon is expected behind the member's name, not %s", mc_json_found(reader, found));
	}
	reader->at++;
	return MC_OK;
}

/* true, false or null, by its first letter. */
static mc_result mc_scan_word(mc_json_reader *reader, mc_json_type *type, mc_json_piece *piece)
{
	static const struct { mc_slice word; mc_json_type type; } words[] = {
		{ MC_LITERAL("true"), MC_JSON_TRUE },
		{ MC_LITERAL("false"), MC_JSON_FALSE },
		{ MC_LITERAL("null"), MC_JSON_NULL },
	};
	char found[MC_JSON_FOUND_SIZE];
	size_t i;

	for (i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
		mc_slice word = words[i].word;

		if (reader->text.length - reader->at >= word.length
			&& memcmp(reader->text.data + reader->at, word.data, word.length) == 0) {
			*type = words[i].type;
			*piece = (mc_json_piece) { (uint32_t) reader->at, (uint32_t) word.length, false };
			reader->at += word.length;
			return MC_OK;
		}
	}
	return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a value is expected, not %s", mc_json_found(reader,
		found));
}

static mc_result mc_read_scalar(mc_json_reader *reader)
{
	uint32_t start = (uint32_t) reader->at, strays = reader->strays, index;
	char c = reader->at < reader->text.length ? reader->text.data[reader->at] : '\0';
	mc_json_piece piece;
	mc_json_type type = MC_JSON_STRING;
	mc_result result;

	if (c == '"') {
		result = mc_json_scan_string(reader, &piece);
	} else if (c == '-' || (c >= '0' && c <= '9')) {
		type = MC_JSON_NUMBER;
		result = mc_json_scan_number(reader, &piece);
	} else {
		result = mc_scan_word(reader, &type, &piece);
	}
	if (result == MC_OK) {
		result = mc_add_node(reader, type, start, &index);
	}
	if (result == MC_OK) {
		mc_json_node *node = &reader->tree->nodes[index];

		node->value = piece;
		node->end = (uint32_t) reader->at;
		node->verbatim = reader->strays == strays;
	}
	return result;
}

/* Behind a value: what is open goes on or ends, as often as it ends here. *done where the outermost value did. */
static mc_result mc_read_behind(mc_json_reader *reader, bool *done)
{
	char found[MC_JSON_FOUND_SIZE];

	for (;;) {
		bool object;
		mc_result result;

		mc_skip_space(reader);
		if (reader->depth == 0) {
			*done = true;
			return MC_OK;
		}
		object = reader->tree->nodes[reader->frames[reader->depth - 1].node].type == MC_JSON_OBJECT;
		if (mc_next_is(reader, ',')) {
			reader->at++;
			return object ? mc_read_key(reader) : MC_OK;
		}
		if (!mc_next_is(reader, object ? '}' : ']')) {
			return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a comma or %s is expected, not %s",
				object ? "}" : "]", mc_json_found(reader, found));
		}
		result = mc_close(reader);
		if (result != MC_OK) {
			return result;
		}
	}
}

static mc_result mc_read_all(mc_json_reader *reader)
{
	bool done = false;
	mc_result result = MC_OK;

	while (result == MC_OK && !done) {
		bool object;

		mc_skip_space(reader);
		object = mc_next_is(reader, '{');
		if (object || mc_next_is(reader, '[')) {
			result = mc_open(reader, object ? MC_JSON_OBJECT : MC_JSON_ARRAY);
			if (result != MC_OK) {
				return result;
			}
			mc_skip_space(reader);
			if (!mc_next_is(reader, object ? '}' : ']')) {
				result = object ? mc_read_key(reader) : MC_OK;
				continue;
			}
			result = mc_close(reader);
		} else {
			result = mc_read_scalar(reader);
		}
		if (result == MC_OK) {
			result = mc_read_behind(reader, &done);
		}
	}
	return result;
}

mc_result mc_json_tree_read(mc_json_tree *tree, mc_slice text, mc_fault *fault)
{
	mc_json_reader reader = { .tree = tree, .text = text, .fault = fault };
	char found[MC_JSON_FOUND_SIZE];
	mc_result result;

	tree->text = text;
	if (text.length > MC_JSON_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The text is longer than %u bytes", MC_JSON_MAX_BYTES);
	}
	if (mc_utf8_mark(text) > 0) {
		return mc_json_refuse(&reader, MC_E_FORMAT, 0,
			"The text begins with a byte order mark: save it as UTF-8 without one");
	}
	result = mc_read_all(&reader);
	if (result == MC_OK && reader.at < text.length) {
		result = mc_json_refuse(&reader, MC_E_FORMAT, reader.at, "Nothing may stand behind the value, but here is %s",
			mc_json_found(&reader, found));
	}
	return result;
}
