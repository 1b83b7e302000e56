/* Where the bytes of a string that stand for themselves end. */
#ifndef MC_JSON_RUN_H
#define MC_JSON_RUN_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The place of the first quote, backslash or control character at or behind at, or length. *beyond becomes true where
 * one of the bytes before it is not ASCII, and is else left as it is.
 */
size_t mc_json_plain_run(const char *data, size_t at, size_t length, bool *beyond);

#endif
