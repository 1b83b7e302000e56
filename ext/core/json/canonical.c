#include "run.h"
#include "tree.h"

#include <string.h>

/* Appends in line where there is room, and nearly always there is: a text seldom becomes longer in this form. */
static inline void mc_put(mc_buffer *out, const char *bytes, size_t length)
{
	if (length > out->capacity - out->length) {
		mc_buffer_append(out, bytes, length);
		return;
	}
	memcpy(out->data + out->length, bytes, length);
	out->length += length;
}

static inline void mc_put_char(mc_buffer *out, char byte)
{
	if (out->length == out->capacity) {
		mc_buffer_append_char(out, byte);
		return;
	}
	out->data[out->length++] = byte;
}

/* Appends bytes of the text. A few are copied in steps of sixteen where the last step, too, stays within both sides. */
static inline void mc_put_text(const mc_json_tree *tree, size_t from, size_t to, mc_buffer *out)
{
	size_t length = to - from, i;

	if (length > 128 || tree->text.length - from < length + 16 || out->capacity - out->length < length + 16) {
		mc_buffer_append(out, tree->text.data + from, length);
		return;
	}
	for (i = 0; i < length; i += 16) {
		memcpy(out->data + out->length + i, tree->text.data + from + i, 16);
	}
	out->length += length;
}

/* RFC 8785 section 3.2.2.2: the short escapes, lower-case hex for the other control characters, all else as it is. */
static void mc_put_escaped(mc_buffer *out, unsigned char c)
{
	static const char hex[] = "0123456789abcdef";
	char escape[6] = { '\\', 0, '0', '0', 0, 0 };

	switch (c) {
		case '\b': escape[1] = 'b'; break;
		case '\t': escape[1] = 't'; break;
		case '\n': escape[1] = 'n'; break;
		case '\f': escape[1] = 'f'; break;
		case '\r': escape[1] = 'r'; break;
		case '"':
		case '\\': escape[1] = (char) c; break;
		default:
			escape[1] = 'u';
			escape[4] = hex[c >> 4];
			escape[5] = hex[c & 15];
			mc_put(out, escape, 6);
			return;
	}
	mc_put(out, escape, 2);
}

mc_result mc_json_write_string(mc_buffer *out, mc_slice text)
{
	size_t from = 0, to;
	bool beyond = false;

	mc_buffer_reserve(out, text.length + 2);
	mc_put_char(out, '"');
	while (from < text.length) {
		to = mc_json_plain_run(text.data, from, text.length, &beyond);
		mc_put(out, text.data + from, to - from);
		if (to < text.length) {
			mc_put_escaped(out, (unsigned char) text.data[to++]);
		}
		from = to;
	}
	mc_put_char(out, '"');
	return out->result;
}

/* What was not escaped needs no escape in canonical form either, so it is copied as it stands. */
static void mc_json_write_piece(const mc_json_tree *tree, mc_json_piece piece, mc_buffer *out)
{
	if (piece.decoded) {
		mc_json_write_string(out, mc_json_tree_piece(tree, piece));
	} else {
		mc_put_text(tree, piece.start - 1, (size_t) piece.start + piece.length + 1, out);
	}
}

/* A member whose name, colon and value stand in the text as they are to be written is one copy. */
static void mc_json_write_member(const mc_json_tree *tree, uint32_t child, mc_buffer *out)
{
	const mc_json_node *node = &tree->nodes[child];

	if (node->verbatim && !node->key.decoded && node->offset == node->key.start + node->key.length + 2) {
		mc_put_text(tree, node->key.start - 1, node->end, out);
		return;
	}
	mc_json_write_piece(tree, node->key, out);
	mc_put_char(out, ':');
	mc_json_tree_write(tree, child, NULL, 0, out);
}

static inline void mc_json_separate(bool *first, mc_buffer *out)
{
	if (!*first) {
		mc_put_char(out, ',');
	}
	*first = false;
}

static void mc_json_write_change(const mc_json_change *change, bool *first, mc_buffer *out)
{
	if (change->value.data != NULL) {
		mc_json_separate(first, out);
		mc_json_write_string(out, change->key);
		mc_buffer_append_char(out, ':');
		mc_buffer_append_slice(out, change->value);
	}
}

/*
 * Members and changes are both in order, so one walk merges them. *hole is where the last change that is left out would
 * stand.
 */
static void mc_json_write_object(const mc_json_tree *tree, const mc_json_node *node, const mc_json_change *changes,
	size_t count, size_t *hole, mc_buffer *out)
{
	uint32_t child = node->first;
	bool first = true;

	mc_put_char(out, '{');
	while (child != MC_JSON_NONE || count > 0) {
		int order = count == 0 ? -1 : child == MC_JSON_NONE ? 1
			: mc_json_key_compare(mc_json_tree_piece(tree, tree->nodes[child].key), changes->key);

		if (order >= 0) {
			*hole = out->length;
			mc_json_write_change(changes++, &first, out);
			count--;
		} else {
			mc_json_separate(&first, out);
			mc_json_write_member(tree, child, out);
		}
		if (order <= 0) {
			child = tree->nodes[child].next;
		}
	}
	mc_put_char(out, '}');
}

static void mc_json_write_array(const mc_json_tree *tree, const mc_json_node *node, mc_buffer *out)
{
	bool first = true;

	mc_put_char(out, '[');
	for (uint32_t child = node->first; child != MC_JSON_NONE; child = tree->nodes[child].next) {
		mc_json_separate(&first, out);
		mc_json_tree_write(tree, child, NULL, 0, out);
	}
	mc_put_char(out, ']');
}

/* Recursion is bounded: the reader lets nothing deeper than MC_JSON_MAX_DEPTH pass. */
mc_result mc_json_tree_write(const mc_json_tree *tree, uint32_t index, const mc_json_change *changes, size_t count,
	mc_buffer *out)
{
	const mc_json_node *node = &tree->nodes[index];
	size_t hole;

	if (node->verbatim && count == 0) {
		mc_put_text(tree, node->offset, node->end, out);
		return out->result;
	}
	switch (node->type) {
		case MC_JSON_NULL:
		case MC_JSON_FALSE:
		case MC_JSON_TRUE:
			/* These three are always verbatim. */
			break;
		case MC_JSON_NUMBER:
			mc_json_write_literal(out, mc_json_tree_piece(tree, node->value));
			break;
		case MC_JSON_STRING:
			mc_json_write_piece(tree, node->value, out);
			break;
		case MC_JSON_ARRAY:
			mc_json_write_array(tree, node, out);
			break;
		case MC_JSON_OBJECT:
			mc_json_write_object(tree, node, changes, count, &hole, out);
			break;
	}
	return out->result;
}

mc_result mc_json_tree_write_without(const mc_json_tree *tree, uint32_t node, mc_slice key, mc_buffer *out, size_t *at)
{
	const mc_json_change without = { key, { 0 } };

	mc_json_write_object(tree, &tree->nodes[node], &without, 1, at, out);
	return out->result;
}

mc_result mc_json_put_member(mc_buffer *out, size_t at, mc_slice member)
{
	/*
	 * No value ends with an opening brace, so before is one only where no member is; then one that follows has no comma
	 * yet.
	 */
	bool first = out->data[at - 1] == '{', last = out->data[at] == '}';
	size_t more = member.length + (!first || !last);
	mc_result result = mc_buffer_reserve(out, more);
	char *to;

	if (result != MC_OK) {
		return result;
	}
	to = out->data + at;
	memmove(to + more, to, out->length - at);
	if (!first) {
		*to++ = ',';
	}
	memcpy(to, member.data, member.length);
	if (first && !last) {
		to[member.length] = ',';
	}
	out->length += more;
	return MC_OK;
}

mc_result mc_json_canonicalize(mc_slice text, mc_buffer *out, mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	size_t before = out->length;
	mc_result result = mc_json_tree_read(&tree, text, fault);

	if (result == MC_OK) {
		mc_buffer_reserve(out, text.length);
		mc_json_tree_write(&tree, 0, NULL, 0, out);
	}
	mc_json_tree_free(&tree);
	return mc_buffer_end(out, before, result);
}

mc_result mc_json_check(mc_slice text, mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	mc_result result = mc_json_tree_read(&tree, text, fault);

	mc_json_tree_free(&tree);
	return result;
}
