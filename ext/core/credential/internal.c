#include "internal.h"
#include "../base/moment.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

uint32_t mc_tree_nth(const mc_json_tree *tree, uint32_t node, uint32_t n)
{
	uint32_t child = node != MC_JSON_NONE ? tree->nodes[node].first : MC_JSON_NONE;

	while (child != MC_JSON_NONE && n-- > 0) {
		child = tree->nodes[child].next;
	}
	return child;
}

uint32_t mc_tree_first_of(const mc_json_tree *tree, uint32_t node)
{
	return mc_json_tree_is(tree, node, MC_JSON_ARRAY) ? tree->nodes[node].first : node;
}

uint32_t mc_tree_next_of(const mc_json_tree *tree, uint32_t list, uint32_t item)
{
	return mc_json_tree_is(tree, list, MC_JSON_ARRAY) ? tree->nodes[item].next : MC_JSON_NONE;
}

bool mc_issuer_id(const mc_json_tree *tree, mc_slice *id)
{
	uint32_t issuer = mc_json_tree_member(tree, 0, MC_LITERAL("issuer"));

	return mc_json_tree_string(tree, issuer, id)
		|| mc_json_tree_string(tree, mc_json_tree_member(tree, issuer, MC_LITERAL("id")), id);
}

bool mc_date_member(const mc_json_tree *tree, const char *name, mc_moment *moment, mc_slice *text)
{
	return mc_json_tree_string(tree, mc_json_tree_member(tree, 0, mc_slice_of(name)), text)
		&& mc_moment_read(*text, moment);
}

static bool mc_never_in_uri(unsigned char c)
{
	switch (c) {
		case '"': case '<': case '>': case '\\': case '^': case '`': case '{': case '|': case '}': case 0x7f:
			return true;
		default:
			return c <= 0x20;
	}
}

/* RFC 3986 section 3: the scheme, and characters that can stand in a URI at all (or, in an IRI, any beyond ASCII). */
bool mc_is_uri(mc_slice text)
{
	size_t i = 0;

	while (i < text.length && text.data[i] != ':') {
		char c = text.data[i], lower = c | 0x20;
		bool letter = lower >= 'a' && lower <= 'z';
		bool other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';

		if (!letter && (i == 0 || !other)) {
			return false;
		}
		i++;
	}
	if (i == 0 || i + 1 >= text.length) {
		return false;
	}
	for (; i < text.length; i++) {
		if (mc_never_in_uri((unsigned char) text.data[i])) {
			return false;
		}
	}
	return true;
}

const char *mc_quote(mc_slice text, char out[MC_QUOTE_SIZE])
{
	size_t length = 0, i;

	for (i = 0; i < text.length && length < 120; i++) {
		if ((unsigned char) text.data[i] >= 0x20 && text.data[i] != 0x7f) {
			out[length++] = text.data[i];
		}
	}
	if (i < text.length) {
		/* Back to where a character begins. */
		while (i > 0 && length > 0 && ((unsigned char) text.data[i] & 0xc0) == 0x80) {
			i--;
			length--;
		}
		memcpy(out + length, "\xe2\x80\xa6", 3);
		length += 3;
	}
	out[length] = '\0';
	return out;
}

void mc_check_set(mc_check *check, mc_outcome_of_check outcome, const char *format, ...)
{
	va_list arguments;
	int length;

	check->outcome = outcome;
	va_start(arguments, format);
	length = vsnprintf(check->detail, sizeof(check->detail), format, arguments);
	va_end(arguments);
	if (length >= (int) sizeof(check->detail)) {
		/* What did not fit may have taken half a character with it. */
		length = sizeof(check->detail) - 1;
		while (length > 0 && !mc_utf8_valid((mc_slice) { check->detail, (size_t) length }, NULL)) {
			check->detail[--length] = '\0';
		}
	}
}
