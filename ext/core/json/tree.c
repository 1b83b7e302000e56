#include "tree.h"

#include <stdlib.h>

void mc_json_tree_free(mc_json_tree *tree)
{
	free(tree->nodes);
	mc_buffer_free(&tree->decoded);
	*tree = (mc_json_tree) { 0 };
}

uint32_t mc_json_tree_member(const mc_json_tree *tree, uint32_t node, mc_slice key)
{
	uint32_t child;

	if (!mc_json_tree_is(tree, node, MC_JSON_OBJECT)) {
		return MC_JSON_NONE;
	}
	for (child = tree->nodes[node].first; child != MC_JSON_NONE; child = tree->nodes[child].next) {
		if (tree->nodes[child].key.length == key.length
			&& mc_slice_equal(mc_json_tree_piece(tree, tree->nodes[child].key), key)) {
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
