/* What a key is made of, for the files of this folder. */
#ifndef MC_CRYPTO_INTERNAL_H
#define MC_CRYPTO_INTERNAL_H

#include "key.h"

#include <openssl/evp.h>

#define MC_P256_SIZE 32

struct mc_key {
	EVP_PKEY *pkey;
	mc_key_type type;
	bool is_private;
	/*
	 * Of a key that stays in a token: what it lives in, and how that is told that the key goes. NULL for a key in
	 * memory.
	 */
	void *token;
	void (*release)(void *token);
};

/* Takes pkey over, also where it is refused: it must be of a kind and size in mc_key_type, and no weak point. */
mc_result mc_key_adopt(EVP_PKEY *pkey, bool is_private, mc_key **key, mc_fault *fault);

/* Public keys by their parts. */
mc_result mc_key_from_ed25519(mc_slice raw, mc_key **key, mc_fault *fault);
mc_result mc_key_from_p256(mc_slice point, mc_key **key, mc_fault *fault); /* SEC 1: compressed or not */
mc_result mc_key_from_rsa(mc_slice modulus, mc_slice exponent, mc_key **key, mc_fault *fault);

/* An Ed25519 key of this seed; the seed stays the caller's to wipe. NULL where it cannot be made. */
EVP_PKEY *mc_ed25519_of_seed(const uint8_t seed[MC_ED25519_SIZE]);

/* 04 || x || y. */
mc_result mc_key_point(const mc_key *key, uint8_t point[1 + 2 * MC_P256_SIZE]);

#endif
