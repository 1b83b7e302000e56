/* The strict reader's state, shared by the files that make it up. */
#ifndef MC_JSON_READER_H
#define MC_JSON_READER_H

#include "tree.h"

typedef struct {
	uint32_t node;     /* the array or object that is open */
	uint32_t last;     /* its newest child, or MC_JSON_NONE */
	mc_json_piece key; /* of the member that is being read */
	bool member;       /* key is set: the reader is within this member */
	bool sorted;       /* the members came in RFC 8785's order so far, none twice */
	uint64_t start;    /* mc_json_key_start of the newest child */
	uint32_t strays;   /* the reader's count when it was opened */
} mc_json_frame;

typedef struct {
	mc_json_tree *tree;
	mc_slice text;
	size_t at;
	mc_fault *fault;
	/* How often the text was otherwise than RFC 8785 writes it: a space, an escape, a number, an order. */
	uint32_t strays;
	uint32_t depth;
	mc_json_frame frames[MC_JSON_MAX_DEPTH];
} mc_json_reader;

/* Says why the text is refused, with offset, line and pointer, and gives back result. */
mc_result mc_json_refuse(mc_json_reader *reader, mc_result result, size_t offset, const char *format, ...)
	__attribute__((format(printf, 4, 5)));
/* What stands at the reader's place, for a sentence: `"x"`, `the end of the text`, `byte 0x07`. */
#define MC_JSON_FOUND_SIZE 32
const char *mc_json_found(const mc_json_reader *reader, char out[MC_JSON_FOUND_SIZE]);

/* Both begin at the reader's place and leave it behind what they read. */
mc_result mc_json_scan_string(mc_json_reader *reader, mc_json_piece *piece);
mc_result mc_json_scan_number(mc_json_reader *reader, mc_json_piece *piece);

#endif
