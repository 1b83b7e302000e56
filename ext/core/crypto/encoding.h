/*
 * The spellings of bytes that keys, proofs and notes use. All are canonical: each byte string has one spelling, others
 * are refused.
 */
#ifndef MC_ENCODING_H
#define MC_ENCODING_H

#include "../base/base.h"

/* base58btc (draft-msporny-base58). Quadratic, so a longer text than this is refused. */
#define MC_BASE58_MAX 1024
mc_result mc_base58_encode(mc_slice bytes, mc_buffer *out);
/* MC_E_FORMAT where text is not base58btc or is too long; out is unchanged then. */
mc_result mc_base58_decode(mc_slice text, mc_buffer *out);

/* base64url without padding (RFC 4648 section 5, RFC 7515 section 2). */
mc_result mc_base64url_encode(mc_slice bytes, mc_buffer *out);
mc_result mc_base64url_decode(mc_slice text, mc_buffer *out);

/* base64 with padding (RFC 4648 section 4). */
mc_result mc_base64_encode(mc_slice bytes, mc_buffer *out);
mc_result mc_base64_decode(mc_slice text, mc_buffer *out);

#endif
