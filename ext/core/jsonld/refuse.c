/* How a document is refused: with a sentence and the JSON pointer of what is wrong. */
#include "internal.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Longer texts are cut in a sentence, between two characters. */
#define MC_SHOWN 80

int mc_jsonld_shown(mc_slice text)
{
	size_t length = text.length;

	if (length > MC_SHOWN) {
		for (length = MC_SHOWN; length > 0 && ((unsigned char) text.data[length] & 0xc0) == 0x80; length--) {
		}
	}
	return (int) length;
}

/* Cut, with an ellipsis, where it is longer than the place for it. */
typedef struct {
	char *out;
	size_t size;
	size_t length;
	bool cut;
} mc_pointer_text;

static void mc_append(mc_pointer_text *text, char byte)
{
	if (!text->cut && text->length + 4 < text->size) {
		text->out[text->length++] = byte;
		return;
	}
	if (!text->cut) {
		while (text->length > 0 && ((unsigned char) text->out[text->length - 1] & 0xc0) == 0x80) {
			text->length--;
		}
		if (text->length > 0 && ((unsigned char) text->out[text->length - 1] & 0x80)) {
			text->length--;
		}
		memcpy(text->out + text->length, "\xe2\x80\xa6", 3);
		text->length += 3;
	}
	text->cut = true;
}

/*
 * RFC 6901. The reader numbers values as it meets them, so what holds a node is the child with the greatest number that
 * is not beyond it.
 */
static void mc_pointer(const mc_json_tree *tree, uint32_t target, char *out, size_t size)
{
	mc_pointer_text text = { .out = out, .size = size };
	uint32_t node = 0;

	while (node != target) {
		uint32_t child, next = MC_JSON_NONE, at = 0, place = 0;
		char digits[16];
		mc_slice key;
		size_t i;

		for (child = tree->nodes[node].first; child != MC_JSON_NONE; child = tree->nodes[child].next, at++) {
			if (child <= target && (next == MC_JSON_NONE || child > next)) {
				next = child;
				place = at;
			}
		}
		if (next == MC_JSON_NONE) {
			break;
		}
		key = mc_json_tree_piece(tree, tree->nodes[next].key);
		if (tree->nodes[node].type == MC_JSON_ARRAY) {
			key = (mc_slice) { digits, (size_t) snprintf(digits, sizeof(digits), "%u", place) };
		}
		mc_append(&text, '/');
		for (i = 0; i < key.length; i++) {
			if (key.data[i] == '~' || key.data[i] == '/') {
				mc_append(&text, '~');
			}
			mc_append(&text, key.data[i] == '~' ? '0' : key.data[i] == '/' ? '1' : key.data[i]);
		}
		node = next;
	}
	out[text.length] = '\0';
}

mc_result mc_jsonld_refuse(mc_jsonld_reading *reading, uint32_t node, const char *format, ...)
{
	char sentence[sizeof(reading->fault->sentence)], pointer[sizeof(reading->fault->place.pointer)];
	va_list arguments;

	if (reading->fault == NULL) {
		return MC_E_FORMAT;
	}
	va_start(arguments, format);
	vsnprintf(sentence, sizeof(sentence), format, arguments);
	va_end(arguments);
	mc_pointer(reading->tree, node, pointer, sizeof(pointer));
	return mc_fail_at(reading->fault, MC_E_FORMAT, pointer, "%s", sentence);
}
