/* SHA-256, SHA-384 and random bytes, all OpenSSL's. */
#ifndef MC_HASH_H
#define MC_HASH_H

#include "../base/base.h"

#define MC_SHA256_SIZE 32
#define MC_SHA384_SIZE 48

typedef struct mc_hash mc_hash;

/* A running SHA-256. NULL where memory ran out. */
mc_hash *mc_hash_new(void);
/* A running SHA-384: its digest has MC_SHA384_SIZE bytes. */
mc_hash *mc_hash_new_384(void);
mc_result mc_hash_update(mc_hash *hash, const void *bytes, size_t length);
/*
 * Gives the digest and starts anew. size is the room at digest: MC_E_ARGUMENT unless it is just what the digest takes.
 */
mc_result mc_hash_final(mc_hash *hash, uint8_t *digest, size_t size);
void mc_hash_free(mc_hash *hash);

/* SHA-256 of one piece of text, in one call. */
mc_result mc_sha256(mc_slice bytes, uint8_t digest[MC_SHA256_SIZE]);
/* SHA-384 of the same. */
mc_result mc_sha384(mc_slice bytes, uint8_t digest[MC_SHA384_SIZE]);
/* Bytes from OpenSSL's generator. */
mc_result mc_random_bytes(uint8_t *out, size_t length);

#endif
