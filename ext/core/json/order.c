/* RFC 8785 section 3.2.3: the order of an object's members. */
#include "tree.h"

#include <string.h>

/*
 * UTF-8's byte order is the order of code points; UTF-16's differs from it in one thing: what is beyond U+FFFF is
 * written with surrogates, so it comes after U+D7FF and before U+E000.
 */
int mc_json_key_compare(mc_slice a, mc_slice b)
{
	size_t common = a.length < b.length ? a.length : b.length, i = 0;
	unsigned char x, y;

	while (common - i >= 8 && memcmp(a.data + i, b.data + i, 8) == 0) {
		i += 8;
	}
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

uint64_t mc_json_key_start(const mc_json_tree *tree, mc_json_piece key)
{
	mc_slice text = mc_json_tree_piece(tree, key);
	uint64_t start = 0;
	size_t i, length = text.length < 8 ? text.length : 8;

#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
	/* Eight bytes in one go, where as many are left in what the key lies in. */
	if (length > 0 && (key.decoded ? tree->decoded.length : tree->text.length) - key.start >= 8) {
		memcpy(&start, text.data, 8);
		start = __builtin_bswap64(start);
		return length < 8 ? start >> 8 * (8 - length) << 8 * (8 - length) : start;
	}
#endif
	for (i = 0; i < length; i++) {
		start |= (uint64_t) (unsigned char) text.data[i] << 8 * (7 - i);
	}
	return start;
}

/* So few are put in order one by one: fewer comparisons than merging needs, but for their square. */
#define MC_FEW 24

typedef struct {
	uint64_t start;
	uint32_t node;
} mc_member;

static int mc_compare_members(const mc_json_tree *tree, uint32_t a, uint32_t b)
{
	const mc_slice first = mc_json_tree_piece(tree, tree->nodes[a].key);

	return mc_json_key_compare(first, mc_json_tree_piece(tree, tree->nodes[b].key));
}

static bool mc_member_before(const mc_json_tree *tree, const mc_member *a, const mc_member *b)
{
	if (a->start != b->start && ((a->start | b->start) & MC_JSON_NOT_ASCII) == 0) {
		return a->start < b->start;
	}
	return mc_compare_members(tree, a->node, b->node) < 0;
}

static uint32_t mc_insert_members(mc_json_tree *tree, uint32_t first)
{
	mc_member members[MC_FEW];
	uint32_t node, count = 0, i;

	for (node = first; node != MC_JSON_NONE; node = tree->nodes[node].next) {
		mc_member member = { mc_json_key_start(tree, tree->nodes[node].key), node };

		for (i = count++; i > 0 && mc_member_before(tree, &member, &members[i - 1]); i--) {
			members[i] = members[i - 1];
		}
		members[i] = member;
	}
	/* Linked from the last one on, each to what is behind it. */
	for (first = MC_JSON_NONE; count-- > 0; first = members[count].node) {
		tree->nodes[members[count].node].next = first;
	}
	return first;
}

/* Takes the smaller head off one of two lists; equal keys stay in the order of the text. */
static uint32_t mc_take_smaller(mc_json_tree *tree, uint32_t *left, uint32_t *left_size, uint32_t *right,
	uint32_t *right_size)
{
	bool from_left = *right_size == 0 || *right == MC_JSON_NONE
		|| (*left_size > 0 && mc_compare_members(tree, *left, *right) <= 0);
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

uint32_t mc_json_order_members(mc_json_tree *tree, uint32_t first, uint32_t count)
{
	return count <= MC_FEW ? mc_insert_members(tree, first) : mc_sort_members(tree, first);
}
