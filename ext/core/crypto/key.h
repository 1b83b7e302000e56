/*
 * Keys, all of them OpenSSL's EVP_PKEY: made, read and written, used to sign and to verify.
 * Nothing secret is ever in a fault.
 */
#ifndef MC_KEY_H
#define MC_KEY_H

#include "../base/base.h"

typedef enum {
	MC_KEY_ED25519, /* RFC 8032 */
	MC_KEY_P256,    /* ECDSA, SHA-256; signatures are r || s (IEEE P1363) */
	MC_KEY_RSA2048  /* RSASSA-PKCS1-v1_5, SHA-256 */
} mc_key_type;

typedef struct mc_key mc_key;

#define MC_ED25519_SIZE 32
/* Room for the longest signature there is. */
#define MC_SIGNATURE_MAX 256

mc_result mc_key_generate(mc_key_type type, mc_key **key);
/* The public part, as a key of its own. */
mc_result mc_key_public(const mc_key *key, mc_key **public);
mc_key_type mc_key_type_of(const mc_key *key);
void mc_key_free(mc_key *key);
/* The public part of an Ed25519 key as RFC 8032 writes it. */
mc_result mc_key_raw(const mc_key *key, uint8_t raw[MC_ED25519_SIZE]);

/* A private key's signature of bytes. */
mc_result mc_key_sign(const mc_key *key, mc_slice bytes, uint8_t signature[MC_SIGNATURE_MAX], size_t *length);
/* False also where the signature is no signature at all. */
bool mc_key_verify(const mc_key *key, mc_slice bytes, mc_slice signature);

/*
 * PKCS#8 in PEM (RFC 7468 sections 10 and 11). passphrase.data is NULL where there is none. What is written is
 * always encrypted: PBES2, AES-256-CBC, PBKDF2 with HMAC-SHA-256; an empty passphrase is MC_E_ARGUMENT.
 */
mc_result mc_key_read_private_pem(mc_slice pem, mc_slice passphrase, mc_key **key, mc_fault *fault);
mc_result mc_key_write_private_pem(const mc_key *key, mc_slice passphrase, mc_buffer *out, mc_fault *fault);

/* SubjectPublicKeyInfo in PEM (RFC 7468 section 13). */
mc_result mc_key_read_public_pem(mc_slice pem, mc_key **key, mc_fault *fault);
mc_result mc_key_write_public_pem(const mc_key *key, mc_buffer *out);

/* Multikey (Controlled Identifiers 1.0 section 2.2.2): "z", base58btc of the multicodec prefix and the raw key. */
mc_result mc_key_read_multibase(mc_slice text, mc_key **key, mc_fault *fault);
mc_result mc_key_write_multibase(const mc_key *key, mc_buffer *out);

/* JWK (RFC 7517, 7518, 8037). Refused with a private member; written in RFC 8785's form. */
mc_result mc_key_read_jwk(mc_slice json, mc_key **key, mc_fault *fault);
mc_result mc_key_write_jwk(const mc_key *key, mc_buffer *out);

#endif
