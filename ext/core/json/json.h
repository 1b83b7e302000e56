/*
 * JSON as this project takes it in and gives it out: a strict reader that passes or refuses a text with the place, and
 * the canonical form of RFC 8785. A text is read once; jansson holds values that are looked up, changed or built, and
 * parses none.
 */
#ifndef MC_JSON_H
#define MC_JSON_H

#include "../base/base.h"

struct json_t;

/* Deeper nesting than this is MC_E_LIMIT. */
#define MC_JSON_MAX_DEPTH 64
/* A longer text is MC_E_LIMIT. */
#define MC_JSON_MAX_BYTES (64u * 1024 * 1024)
/* More values than this in one text is MC_E_LIMIT: it bounds the reader's tree to 160 MiB. */
#define MC_JSON_MAX_VALUES (4u * 1024 * 1024)

/*
 * RFC 8259 with RFC 7493's strictness: UTF-8 without a byte order mark, no duplicate member names (compared
 * after unescaping), no lone surrogates, numbers within an IEEE double (RFC 8785 section 3.1), nothing behind
 * the value. Fills fault with offset, line and JSON pointer.
 */
mc_result mc_json_check(mc_slice text, mc_fault *fault);

/*
 * The same check, U+0000 refused too, and what was read as jansson's values. The caller owns *value (json_decref). More
 * values than most, at most MC_JSON_MAX_VALUES, are MC_E_LIMIT: the smallest take a hundred times their bytes in
 * memory, so that a bound of the bytes alone would not be one of the memory.
 */
mc_result mc_json_load(mc_slice text, uint32_t most, struct json_t **value, mc_fault *fault);

/* The strict check, then the form of RFC 8785 appended to out. out is unchanged where it fails. */
mc_result mc_json_canonicalize(mc_slice text, mc_buffer *out, mc_fault *fault);

/* The same of a value built or changed in memory; MC_E_ARGUMENT where it holds what RFC 8785 cannot. */
mc_result mc_json_canonicalize_value(const struct json_t *value, mc_buffer *out, mc_fault *fault);

/* Appends text as a JSON string in RFC 8785's escaping, quotes included. text is valid UTF-8. */
mc_result mc_json_write_string(mc_buffer *out, mc_slice text);
/* Appends a finite double as ECMAScript's Number::toString writes it (RFC 8785 section 3.2.2.3). */
mc_result mc_json_write_number(mc_buffer *out, double number);

#endif
