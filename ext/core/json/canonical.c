#include "tree.h"
#include "../crypto/hash.h"

#include <string.h>

/* RFC 8785 section 3.2.2.2: the short escapes, lower-case hex for the other control characters, all else as it is. */
mc_result mc_json_write_string(mc_buffer *out, mc_slice text)
{
	static const char hex[] = "0123456789abcdef";
	size_t from = 0, i;
	mc_result result = mc_buffer_reserve(out, text.length + 2);

	if (result != MC_OK) {
		return result;
	}
	result = mc_buffer_append_char(out, '"');
	for (i = 0; result == MC_OK && i < text.length; i++) {
		unsigned char c = (unsigned char) text.data[i];
		char escape[6] = { '\\', 0, '0', '0', 0, 0 };
		size_t length = 2;

		if (c >= 0x20 && c != '"' && c != '\\') {
			continue;
		}
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
				length = 6;
		}
		if (i > from) {
			result = mc_buffer_append(out, text.data + from, i - from);
		}
		if (result == MC_OK) {
			result = mc_buffer_append(out, escape, length);
		}
		from = i + 1;
	}
	if (result == MC_OK && text.length > from) {
		result = mc_buffer_append(out, text.data + from, text.length - from);
	}
	return result == MC_OK ? mc_buffer_append_char(out, '"') : result;
}

/*
 * UTF-8's byte order is the order of code points; UTF-16's differs from it in one thing: what is beyond U+FFFF is
 * written with surrogates, so it comes after U+D7FF and before U+E000.
 */
int mc_json_key_compare(mc_slice a, mc_slice b)
{
	size_t common = a.length < b.length ? a.length : b.length, i = 0;
	unsigned char x, y;

	while (i < common && a.data[i] == b.data[i]) {
		i++;
	}
	if (i == common) {
		return a.length < b.length ? -1 : a.length > b.length;
	}
	x = (unsigned char) a.data[i];
	y = (unsigned char) b.data[i];
	if (x >= 0xee && y >= 0xee && (x >= 0xf0) != (y >= 0xf0)) {
		return x >= 0xf0 ? -1 : 1;
	}
	return x < y ? -1 : 1;
}

/* What was not escaped needs no escape in canonical form either, so it is copied as it stands. */
static mc_result mc_json_write_piece(const mc_json_tree *tree, mc_json_piece piece, mc_buffer *out)
{
	if (piece.decoded) {
		return mc_json_write_string(out, mc_json_tree_piece(tree, piece));
	}
	return mc_buffer_append(out, tree->text.data + piece.start - 1, (size_t) piece.length + 2);
}

static mc_result mc_json_separate(bool *first, mc_buffer *out)
{
	if (*first) {
		*first = false;
		return MC_OK;
	}
	return mc_buffer_append_char(out, ',');
}

static mc_result mc_json_write_change(const mc_json_change *change, bool *first, mc_buffer *out)
{
	mc_result result;

	if (change->value.data == NULL) {
		return MC_OK;
	}
	result = mc_json_separate(first, out);
	if (result == MC_OK) {
		result = mc_json_write_string(out, change->key);
	}
	if (result == MC_OK) {
		result = mc_buffer_append_char(out, ':');
	}
	return result == MC_OK ? mc_buffer_append_slice(out, change->value) : result;
}

/* Members and changes are both in order, so one walk merges them. *hole is where the last change that is left out would stand. */
static mc_result mc_json_write_object(const mc_json_tree *tree, const mc_json_node *node, const mc_json_change *changes, size_t count, size_t *hole,
	mc_buffer *out)
{
	mc_result result = mc_buffer_append_char(out, '{');
	uint32_t child = node->first;
	bool first = true;

	while (result == MC_OK && (child != MC_JSON_NONE || count > 0)) {
		int order = count == 0 ? -1 : child == MC_JSON_NONE ? 1
			: mc_json_key_compare(mc_json_tree_piece(tree, tree->nodes[child].key), changes->key);

		if (order >= 0) {
			*hole = out->length;
			result = mc_json_write_change(changes++, &first, out);
			count--;
		} else {
			result = mc_json_separate(&first, out);
			if (result == MC_OK) {
				result = mc_json_write_piece(tree, tree->nodes[child].key, out);
			}
			if (result == MC_OK) {
				result = mc_buffer_append_char(out, ':');
			}
			if (result == MC_OK) {
				result = mc_json_tree_write(tree, child, NULL, 0, out);
			}
		}
		if (order <= 0) {
			child = tree->nodes[child].next;
		}
	}
	return result == MC_OK ? mc_buffer_append_char(out, '}') : result;
}

static mc_result mc_json_write_array(const mc_json_tree *tree, const mc_json_node *node, mc_buffer *out)
{
	mc_result result = mc_buffer_append_char(out, '[');
	uint32_t child;
	bool first = true;

	for (child = node->first; result == MC_OK && child != MC_JSON_NONE; child = tree->nodes[child].next) {
		result = mc_json_separate(&first, out);
		if (result == MC_OK) {
			result = mc_json_tree_write(tree, child, NULL, 0, out);
		}
	}
	return result == MC_OK ? mc_buffer_append_char(out, ']') : result;
}

/* A whole number of up to 15 digits is written as it stands, but for -0: a double keeps it, and the grammar allows no other spelling of it. */
static bool mc_json_is_plain(mc_slice literal)
{
	size_t i = literal.data[0] == '-';

	if (literal.length > 15 || (i == 1 && literal.data[1] == '0')) {
		return false;
	}
	while (i < literal.length && literal.data[i] >= '0' && literal.data[i] <= '9') {
		i++;
	}
	return i == literal.length;
}

/* Recursion is bounded: the reader lets nothing deeper than MC_JSON_MAX_DEPTH pass. */
mc_result mc_json_tree_write(const mc_json_tree *tree, uint32_t index, const mc_json_change *changes, size_t count, mc_buffer *out)
{
	const mc_json_node *node = &tree->nodes[index];
	double number;
	size_t hole;

	switch (node->type) {
		case MC_JSON_NULL:
			return mc_buffer_append_text(out, "null");
		case MC_JSON_FALSE:
			return mc_buffer_append_text(out, "false");
		case MC_JSON_TRUE:
			return mc_buffer_append_text(out, "true");
		case MC_JSON_NUMBER:
			if (mc_json_is_plain(mc_json_tree_piece(tree, node->value))) {
				return mc_buffer_append_slice(out, mc_json_tree_piece(tree, node->value));
			}
			if (!mc_json_number_read(mc_json_tree_piece(tree, node->value), &number)) {
				return MC_E_FORMAT;
			}
			return mc_json_write_number(out, number);
		case MC_JSON_STRING:
			return mc_json_write_piece(tree, node->value, out);
		case MC_JSON_ARRAY:
			return mc_json_write_array(tree, node, out);
		case MC_JSON_OBJECT:
			return mc_json_write_object(tree, node, changes, count, &hole, out);
	}
	return MC_E_FORMAT;
}

mc_result mc_json_tree_write_without(const mc_json_tree *tree, uint32_t node, mc_slice key, mc_buffer *out, size_t *at)
{
	const mc_json_change without = { key, { 0 } };

	return mc_json_write_object(tree, &tree->nodes[node], &without, 1, at, out);
}

mc_result mc_json_put_member(mc_buffer *out, size_t at, mc_slice member)
{
	/* No value ends with an opening brace, so before is one only where no member is; then one that follows has no comma yet. */
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
		result = mc_buffer_reserve(out, text.length);
	}
	if (result == MC_OK) {
		result = mc_json_tree_write(&tree, 0, NULL, 0, out);
	}
	if (result != MC_OK) {
		out->length = before;
	}
	mc_json_tree_free(&tree);
	return result;
}

mc_result mc_json_check(mc_slice text, mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	mc_result result = mc_json_tree_read(&tree, text, fault);

	mc_json_tree_free(&tree);
	return result;
}

mc_result mc_json_digest(mc_slice text, char digest[MC_DIGEST_SIZE], mc_fault *fault)
{
	static const char prefix[] = "sha256:";
	mc_buffer canonical = { 0 };
	uint8_t sha256[MC_SHA256_SIZE];
	mc_result result = mc_json_canonicalize(text, &canonical, fault);

	if (result == MC_OK) {
		result = mc_sha256(mc_buffer_slice(&canonical), sha256);
	}
	if (result == MC_OK) {
		memcpy(digest, prefix, sizeof(prefix) - 1);
		mc_hex_encode(sha256, sizeof(sha256), digest + sizeof(prefix) - 1);
	}
	mc_buffer_free(&canonical);
	return result;
}
