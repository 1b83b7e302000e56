/*
 * The tree of a JSON text that passed the strict reader, for the files of the core that need more than a yes:
 * nodes over the text, members of an object linked in RFC 8785's order. Node 0 is the whole value.
 */
#ifndef MC_JSON_TREE_H
#define MC_JSON_TREE_H

#include "json.h"

#define MC_JSON_NONE UINT32_MAX

typedef enum {
	MC_JSON_NULL,
	MC_JSON_FALSE,
	MC_JSON_TRUE,
	MC_JSON_NUMBER,
	MC_JSON_STRING,
	MC_JSON_ARRAY,
	MC_JSON_OBJECT
} mc_json_type;

/* A piece of the text between quotes, or, where it held an escape, of the decoded bytes. */
typedef struct {
	uint32_t start;
	uint32_t length : 31;
	uint32_t decoded : 1;
} mc_json_piece;

typedef struct {
	mc_json_type type : 8;
	uint32_t verbatim : 1; /* its bytes in the text are RFC 8785's form of it */
	mc_json_piece key;   /* of a member; empty otherwise */
	mc_json_piece value; /* of a string; of any other value its bytes in the text */
	uint32_t offset;     /* where the value begins in the text */
	uint32_t end;        /* behind its last byte there */
	uint32_t first;      /* first child, or MC_JSON_NONE */
	uint32_t next;       /* next sibling, or MC_JSON_NONE */
	uint32_t count;      /* children */
} mc_json_node;

typedef struct {
	mc_slice text; /* must outlive the tree */
	bool no_nul;   /* set before reading: refuse U+0000, which jansson's callers would take for the end of a string */
	uint32_t most; /* set before reading: more values are MC_E_LIMIT; 0 for MC_JSON_MAX_VALUES */
	mc_json_node *nodes;
	uint32_t count;
	uint32_t capacity;
	mc_buffer decoded;
} mc_json_tree;

/*
 * Reads text strictly. tree is {0} before, no_nul and most apart; mc_json_tree_free it afterwards, also where this
 * failed.
 */
mc_result mc_json_tree_read(mc_json_tree *tree, mc_slice text, mc_fault *fault);
void mc_json_tree_free(mc_json_tree *tree);

static inline mc_slice mc_json_tree_piece(const mc_json_tree *tree, mc_json_piece piece)
{
	return (mc_slice) { (piece.decoded ? tree->decoded.data : tree->text.data) + piece.start, piece.length };
}

/* The member of an object, or MC_JSON_NONE; also where node is MC_JSON_NONE or no object. */
uint32_t mc_json_tree_member(const mc_json_tree *tree, uint32_t node, mc_slice key);
/* Its text where node is a string. */
bool mc_json_tree_string(const mc_json_tree *tree, uint32_t node, mc_slice *value);
bool mc_json_tree_is(const mc_json_tree *tree, uint32_t node, mc_json_type type);

/*
 * A member that is written otherwise than it stands: value is RFC 8785 text, or without data where the member is left
 * out.
 */
typedef struct {
	mc_slice key;
	mc_slice value;
} mc_json_change;

/*
 * Appends node in RFC 8785's form. The changes, in RFC 8785's order of their keys, apply to node's own members: one
 * that is there is replaced or left out, one that is not is added.
 */
mc_result mc_json_tree_write(const mc_json_tree *tree, uint32_t node, const mc_json_change *changes, size_t count,
	mc_buffer *out);

/*
 * Appends the object node in RFC 8785's form without the member key; *at is the offset in out where that member would
 * stand. mc_json_put_member then puts one there: its name, a colon and its value as RFC 8785 text.
 */
mc_result mc_json_tree_write_without(const mc_json_tree *tree, uint32_t node, mc_slice key, mc_buffer *out, size_t *at);
mc_result mc_json_put_member(mc_buffer *out, size_t at, mc_slice member);

/* RFC 8785 section 3.2.3: by UTF-16 code units. Both are valid UTF-8. */
int mc_json_key_compare(mc_slice a, mc_slice b);

/*
 * Links the members of an object in that order; members that are alike stay in the order of the text. first is its
 * first child. Gives back the first of the sorted ones.
 */
uint32_t mc_json_order_members(mc_json_tree *tree, uint32_t first, uint32_t count);
/* A key's first eight bytes as a number: where two of ASCII differ, so do the keys, the same way. */
uint64_t mc_json_key_start(const mc_json_tree *tree, mc_json_piece key);
#define MC_JSON_NOT_ASCII UINT64_C(0x8080808080808080)

/* The double nearest to a number that follows RFC 8259's grammar; false where it overflows. */
bool mc_json_number_read(mc_slice literal, double *number);
/* Appends a number that follows the grammar and is within a double's range, as RFC 8785 writes it. */
mc_result mc_json_write_literal(mc_buffer *out, mc_slice literal);
/* True where an integer literal (no fraction, no exponent) comes back from a double with the same digits. */
bool mc_json_integer_survives(mc_slice literal, double number);

#endif
