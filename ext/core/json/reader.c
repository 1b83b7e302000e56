#include "reader.h"

#include <stdlib.h>
#include <string.h>

static void mc_skip_space(mc_json_reader *reader)
{
	while (reader->at < reader->text.length) {
		char c = reader->text.data[reader->at];

		if (c != ' ' && c != '\t' && c != '\n' && c != '\r') {
			return;
		}
		reader->at++;
	}
}

static bool mc_next_is(const mc_json_reader *reader, char c)
{
	return reader->at < reader->text.length && reader->text.data[reader->at] == c;
}

/* A new node, linked to the array or object that is open. */
static mc_result mc_add_node(mc_json_reader *reader, mc_json_type type, uint32_t *index)
{
	mc_json_tree *tree = reader->tree;
	mc_json_node *node;

	if (tree->count == tree->capacity) {
		uint32_t capacity = tree->capacity < 32 ? 32 : tree->capacity * 2;
		mc_json_node *nodes;

		if (tree->count >= MC_JSON_MAX_VALUES) {
			return mc_json_refuse(reader, MC_E_LIMIT, reader->at, "The text holds more than %u values", MC_JSON_MAX_VALUES);
		}
		nodes = realloc(tree->nodes, capacity * sizeof(*nodes));
		if (nodes == NULL) {
			return MC_E_NOMEM;
		}
		tree->nodes = nodes;
		tree->capacity = capacity;
	}
	*index = tree->count++;
	node = &tree->nodes[*index];
	*node = (mc_json_node) { .type = type, .first = MC_JSON_NONE, .next = MC_JSON_NONE };
	if (reader->depth > 0) {
		mc_json_frame *frame = &reader->frames[reader->depth - 1];

		if (frame->last == MC_JSON_NONE) {
			tree->nodes[frame->node].first = *index;
		} else {
			tree->nodes[frame->last].next = *index;
		}
		frame->last = *index;
		tree->nodes[frame->node].count++;
		node->key = frame->key;
	}
	return MC_OK;
}

static int mc_compare_members(const mc_json_tree *tree, uint32_t a, uint32_t b)
{
	return mc_json_key_compare(mc_json_tree_piece(tree, tree->nodes[a].key), mc_json_tree_piece(tree, tree->nodes[b].key));
}

/* Takes the smaller head off one of two lists; equal keys stay in the order of the text. */
static uint32_t mc_take_smaller(mc_json_tree *tree, uint32_t *left, uint32_t *left_size, uint32_t *right, uint32_t *right_size)
{
	bool from_left = *right_size == 0 || *right == MC_JSON_NONE || (*left_size > 0 && mc_compare_members(tree, *left, *right) <= 0);
	uint32_t *head = from_left ? left : right;
	uint32_t taken = *head;

	*head = tree->nodes[taken].next;
	--*(from_left ? left_size : right_size);
	return taken;
}

/* Merge sort of a list, bottom up: n log n comparisons whatever the keys are, and no memory of its own. */
static uint32_t mc_sort_members(mc_json_tree *tree, uint32_t list)
{
	uint32_t width, merges;

	for (width = 1;; width *= 2) {
		uint32_t left = list, tail = MC_JSON_NONE;

		merges = 0;
		list = MC_JSON_NONE;
		while (left != MC_JSON_NONE) {
			uint32_t right = left, left_size = 0, right_size = width;

			merges++;
			while (left_size < width && right != MC_JSON_NONE) {
				left_size++;
				right = tree->nodes[right].next;
			}
			while (left_size > 0 || (right_size > 0 && right != MC_JSON_NONE)) {
				uint32_t taken = mc_take_smaller(tree, &left, &left_size, &right, &right_size);

				if (tail == MC_JSON_NONE) {
					list = taken;
				} else {
					tree->nodes[tail].next = taken;
				}
				tail = taken;
			}
			left = right;
		}
		tree->nodes[tail].next = MC_JSON_NONE;
		if (merges <= 1) {
			return list;
		}
	}
}

/* Puts the members of the object that ends here in RFC 8785's order, where equal names come together and are refused. */
static mc_result mc_end_object(mc_json_reader *reader)
{
	mc_json_tree *tree = reader->tree;
	mc_json_frame *frame = &reader->frames[reader->depth - 1];
	uint32_t object = frame->node, first = tree->nodes[object].first, i;
	bool sorted = true;

	if (first == MC_JSON_NONE) {
		return MC_OK;
	}
	for (i = first; sorted && tree->nodes[i].next != MC_JSON_NONE; i = tree->nodes[i].next) {
		sorted = mc_compare_members(tree, i, tree->nodes[i].next) < 0;
	}
	if (sorted) {
		return MC_OK;
	}
	first = mc_sort_members(tree, first);
	tree->nodes[object].first = first;
	for (i = first; tree->nodes[i].next != MC_JSON_NONE; i = tree->nodes[i].next) {
		uint32_t next = tree->nodes[i].next;

		if (mc_compare_members(tree, i, next) == 0) {
			mc_slice name = mc_json_tree_piece(tree, tree->nodes[next].key);

			frame->key = tree->nodes[next].key;
			frame->member = true;
			return mc_json_refuse(reader, MC_E_FORMAT, tree->nodes[next].offset, "The member \"%.*s%s\" is there twice in one object",
				name.length > 40 ? 0 : (int) name.length, name.data, name.length > 40 ? "\xe2\x80\xa6" : "");
		}
	}
	return MC_OK;
}

static mc_result mc_open(mc_json_reader *reader, mc_json_type type)
{
	uint32_t index;
	mc_result result;

	if (reader->depth == MC_JSON_MAX_DEPTH) {
		return mc_json_refuse(reader, MC_E_LIMIT, reader->at, "The text is nested more than %d levels deep", MC_JSON_MAX_DEPTH);
	}
	result = mc_add_node(reader, type, &index);
	if (result == MC_OK) {
		reader->tree->nodes[index].value.start = (uint32_t) reader->at;
		reader->tree->nodes[index].offset = (uint32_t) reader->at;
		reader->frames[reader->depth++] = (mc_json_frame) { .node = index, .last = MC_JSON_NONE };
		reader->at++;
	}
	return result;
}

static mc_result mc_close(mc_json_reader *reader)
{
	mc_json_node *node = &reader->tree->nodes[reader->frames[reader->depth - 1].node];
	mc_result result = node->type == MC_JSON_OBJECT ? mc_end_object(reader) : MC_OK;

	reader->at++;
	node->value.length = (uint32_t) reader->at - node->value.start;
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
		return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a member's name in double quotes is expected, not %s", mc_json_found(reader, found));
	}
	result = mc_json_scan_string(reader, &frame->key);
	if (result != MC_OK) {
		return result;
	}
	frame->member = true;
	mc_skip_space(reader);
	if (!mc_next_is(reader, ':')) {
		return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a colon is expected behind the member's name, not %s", mc_json_found(reader, found));
	}
	reader->at++;
	return MC_OK;
}

static mc_result mc_read_scalar(mc_json_reader *reader)
{
	static const struct { mc_slice word; mc_json_type type; } words[] = {
		{ MC_LITERAL("true"), MC_JSON_TRUE }, { MC_LITERAL("false"), MC_JSON_FALSE }, { MC_LITERAL("null"), MC_JSON_NULL },
	};
	uint32_t start = (uint32_t) reader->at;
	mc_json_piece piece = { start, 0, false };
	mc_json_type type = MC_JSON_NULL;
	char found[MC_JSON_FOUND_SIZE];
	mc_result result;
	uint32_t index;
	size_t i;

	if (mc_next_is(reader, '"')) {
		type = MC_JSON_STRING;
		result = mc_json_scan_string(reader, &piece);
	} else if (reader->at < reader->text.length && (mc_next_is(reader, '-') || (reader->text.data[reader->at] >= '0' && reader->text.data[reader->at] <= '9'))) {
		type = MC_JSON_NUMBER;
		result = mc_json_scan_number(reader, &piece);
	} else {
		for (i = 0; piece.length == 0 && i < sizeof(words) / sizeof(words[0]); i++) {
			mc_slice word = words[i].word;

			if (reader->text.length - reader->at >= word.length && memcmp(reader->text.data + reader->at, word.data, word.length) == 0) {
				type = words[i].type;
				piece.length = (uint32_t) word.length;
			}
		}
		if (piece.length == 0) {
			return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a value is expected, not %s", mc_json_found(reader, found));
		}
		reader->at += piece.length;
		result = MC_OK;
	}
	if (result == MC_OK) {
		result = mc_add_node(reader, type, &index);
	}
	if (result == MC_OK) {
		reader->tree->nodes[index].value = piece;
		reader->tree->nodes[index].offset = start;
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
			return mc_json_refuse(reader, MC_E_FORMAT, reader->at, "Here a comma or %s is expected, not %s", object ? "}" : "]", mc_json_found(reader, found));
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
	if (text.length >= 3 && memcmp(text.data, "\xef\xbb\xbf", 3) == 0) {
		return mc_json_refuse(&reader, MC_E_FORMAT, 0, "The text begins with a byte order mark: save it as UTF-8 without one");
	}
	result = mc_read_all(&reader);
	if (result == MC_OK && reader.at < text.length) {
		result = mc_json_refuse(&reader, MC_E_FORMAT, reader.at, "Nothing may stand behind the value, but here is %s", mc_json_found(&reader, found));
	}
	return result;
}

void mc_json_tree_free(mc_json_tree *tree)
{
	free(tree->nodes);
	mc_buffer_free(&tree->decoded);
	*tree = (mc_json_tree) { 0 };
}

mc_slice mc_json_tree_piece(const mc_json_tree *tree, mc_json_piece piece)
{
	return (mc_slice) { (piece.decoded ? tree->decoded.data : tree->text.data) + piece.start, piece.length };
}

uint32_t mc_json_tree_member(const mc_json_tree *tree, uint32_t node, mc_slice key)
{
	uint32_t child;

	if (!mc_json_tree_is(tree, node, MC_JSON_OBJECT)) {
		return MC_JSON_NONE;
	}
	for (child = tree->nodes[node].first; child != MC_JSON_NONE; child = tree->nodes[child].next) {
		if (mc_slice_equal(mc_json_tree_piece(tree, tree->nodes[child].key), key)) {
			break;
		}
	}
	return child;
}

bool mc_json_tree_string(const mc_json_tree *tree, uint32_t node, mc_slice *value)
{
	if (!mc_json_tree_is(tree, node, MC_JSON_STRING)) {
		return false;
	}
	*value = mc_json_tree_piece(tree, tree->nodes[node].value);
	return true;
}

bool mc_json_tree_is(const mc_json_tree *tree, uint32_t node, mc_json_type type)
{
	return node != MC_JSON_NONE && tree->nodes[node].type == type;
}
