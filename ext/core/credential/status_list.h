/*
 * The list of Bitstring Status List 1.0 (W3C): one bit for each credential, the first one leftmost, handed on as gzip
 * in base64url with a "u" before it (multibase).
 */
#ifndef MC_STATUS_LIST_H
#define MC_STATUS_LIST_H

#include "../base/base.h"

/* Section 3.3: shorter lists would tell who is looked up. */
#define MC_STATUS_MIN_LENGTH 131072
/* So that a list read from outside is bounded: 8 MiB of bits. */
#define MC_STATUS_MAX_LENGTH (UINT32_C(1) << 26)

typedef struct {
	uint8_t *bits;
	uint32_t length; /* entries: a multiple of 8 */
} mc_status_list;

/* All bits 0. MC_E_ARGUMENT where length is out of bounds or no multiple of 8. */
mc_result mc_status_list_new(uint64_t length, mc_status_list *list, mc_fault *fault);
void mc_status_list_free(mc_status_list *list);

/* index is below the length. */
bool mc_status_list_get(const mc_status_list *list, uint32_t index);
void mc_status_list_set(mc_status_list *list, uint32_t index, bool value);

/* Appends encodedList to out; the same bits give the same text with the same zlib. */
mc_result mc_status_list_encode(const mc_status_list *list, mc_buffer *out);
/* Bounded by MC_STATUS_MAX_LENGTH whatever the text promises. The caller frees *list where this is MC_OK. */
mc_result mc_status_list_decode(mc_slice text, mc_status_list *list, mc_fault *fault);

#endif
