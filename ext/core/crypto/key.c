#include "internal.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/param_build.h>
#include <openssl/rand.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

/*
 * The points of small order on edwards25519, without the sign of x. Under such a key, a signature can be made that
 * holds for every message, so it says nothing about who signed.
 */
static const uint8_t mc_small_order[][MC_ED25519_SIZE] = {
	{ 0 },
	{ 1 },
	{ 0x26, 0xe8, 0x95, 0x8f, 0xc2, 0xb2, 0x27, 0xb0, 0x45, 0xc3, 0xf4, 0x89, 0xf2, 0xef, 0x98, 0xf0,
	  0xd5, 0xdf, 0xac, 0x05, 0xd3, 0xc6, 0x33, 0x39, 0xb1, 0x38, 0x02, 0x88, 0x6d, 0x53, 0xfc, 0x05 },
	{ 0xc7, 0x17, 0x6a, 0x70, 0x3d, 0x4d, 0xd8, 0x4f, 0xba, 0x3c, 0x0b, 0x76, 0x0d, 0x10, 0x67, 0x0f,
	  0x2a, 0x20, 0x53, 0xfa, 0x2c, 0x39, 0xcc, 0xc6, 0x4e, 0xc7, 0xfd, 0x77, 0x92, 0xac, 0x03, 0x7a },
	{ 0xec, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
	  0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f },
};

/* y must be below 2^255 - 19 (RFC 8032 section 5.1.3), and no point of small order. */
static bool mc_ed25519_sound(const uint8_t raw[MC_ED25519_SIZE])
{
	uint8_t y[MC_ED25519_SIZE];
	bool beyond;
	size_t i;

	memcpy(y, raw, sizeof(y));
	y[MC_ED25519_SIZE - 1] &= 0x7f;
	beyond = y[0] >= 0xed && y[MC_ED25519_SIZE - 1] == 0x7f;
	for (i = 1; i < MC_ED25519_SIZE - 1; i++) {
		beyond = beyond && y[i] == 0xff;
	}
	for (i = 0; i < sizeof(mc_small_order) / sizeof(mc_small_order[0]); i++) {
		if (memcmp(y, mc_small_order[i], sizeof(y)) == 0) {
			return false;
		}
	}
	return !beyond;
}

/* What kind of key this is, in type; a sentence where it is none that is used here. */
static const char *mc_key_judge(EVP_PKEY *pkey, mc_key_type *type)
{
	uint8_t raw[MC_ED25519_SIZE];
	size_t length = sizeof(raw);
	char group[32];

	switch (EVP_PKEY_get_base_id(pkey)) {
		case EVP_PKEY_ED25519:
			*type = MC_KEY_ED25519;
			if (EVP_PKEY_get_raw_public_key(pkey, raw, &length) != 1 || length != sizeof(raw)
					|| !mc_ed25519_sound(raw)) {
				return "The Ed25519 key is not a point that signatures can be trusted under";
			}
			return NULL;
		case EVP_PKEY_EC:
			*type = MC_KEY_P256;
			if (EVP_PKEY_get_group_name(pkey, group, sizeof(group), NULL) != 1 || strcmp(group, "prime256v1") != 0) {
				return "The elliptic curve of the key is not P-256";
			}
			return NULL;
		case EVP_PKEY_RSA:
			*type = MC_KEY_RSA2048;
			return EVP_PKEY_get_bits(pkey) == 2048 ? NULL : "The RSA key does not have 2048 bits";
		default:
			return "The key is neither Ed25519 nor P-256 nor RSA";
	}
}

mc_result mc_key_adopt(EVP_PKEY *pkey, bool is_private, mc_key **key, mc_fault *fault)
{
	mc_key_type type;
	const char *objection = mc_key_judge(pkey, &type);

	if (objection != NULL) {
		EVP_PKEY_free(pkey);
		return mc_fail(fault, MC_E_CRYPTO, "%s", objection);
	}
	*key = malloc(sizeof(**key));
	if (*key == NULL) {
		EVP_PKEY_free(pkey);
		return MC_E_NOMEM;
	}
	**key = (mc_key) { .pkey = pkey, .type = type, .is_private = is_private };
	return MC_OK;
}

EVP_PKEY *mc_ed25519_of_seed(const uint8_t seed[MC_ED25519_SIZE])
{
	return EVP_PKEY_new_raw_private_key(EVP_PKEY_ED25519, NULL, seed, MC_ED25519_SIZE);
}

mc_result mc_key_generate(mc_key_type type, mc_key **key)
{
	uint8_t seed[MC_ED25519_SIZE];
	EVP_PKEY *pkey = NULL;
	mc_result result;

	ERR_set_mark();
	switch (type) {
		case MC_KEY_ED25519:
			pkey = RAND_priv_bytes(seed, sizeof(seed)) == 1 ? mc_ed25519_of_seed(seed) : NULL;
			OPENSSL_cleanse(seed, sizeof(seed));
			break;
		case MC_KEY_P256:
			pkey = EVP_PKEY_Q_keygen(NULL, NULL, "EC", "P-256");
			break;
		case MC_KEY_RSA2048:
			pkey = EVP_PKEY_Q_keygen(NULL, NULL, "RSA", (size_t) 2048);
			break;
	}
	result = pkey != NULL ? mc_key_adopt(pkey, true, key, NULL) : MC_E_CRYPTO;
	ERR_pop_to_mark();
	return result;
}

mc_key_type mc_key_type_of(const mc_key *key)
{
	return key->type;
}

void mc_key_free(mc_key *key)
{
	if (key != NULL) {
		EVP_PKEY_free(key->pkey);
		if (key->release != NULL) {
			key->release(key->token);
		}
		free(key);
	}
}

static mc_result mc_key_build(const char *algorithm, OSSL_PARAM_BLD *parts, mc_key **key, mc_fault *fault)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, algorithm, NULL);
	OSSL_PARAM *parameters = OSSL_PARAM_BLD_to_param(parts);
	EVP_PKEY *pkey = NULL;
	mc_result result;

	if (context != NULL && parameters != NULL && EVP_PKEY_fromdata_init(context) == 1) {
		EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_PUBLIC_KEY, parameters);
	}
	if (pkey != NULL) {
		result = mc_key_adopt(pkey, false, key, fault);
	} else {
		result = mc_fail(fault, MC_E_CRYPTO, "The key's numbers do not make a public key");
	}
	OSSL_PARAM_free(parameters);
	EVP_PKEY_CTX_free(context);
	return result;
}

mc_result mc_key_from_ed25519(mc_slice raw, mc_key **key, mc_fault *fault)
{
	EVP_PKEY *pkey;
	mc_result result;

	if (raw.length != MC_ED25519_SIZE) {
		return mc_fail(fault, MC_E_CRYPTO, "An Ed25519 public key has 32 bytes, not %zu", raw.length);
	}
	ERR_set_mark();
	pkey = EVP_PKEY_new_raw_public_key(EVP_PKEY_ED25519, NULL, (const uint8_t *) raw.data, raw.length);
	result = pkey != NULL ? mc_key_adopt(pkey, false, key, fault) : MC_E_CRYPTO;
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_from_p256(mc_slice point, mc_key **key, mc_fault *fault)
{
	OSSL_PARAM_BLD *parts;
	mc_result result = MC_E_CRYPTO;

	ERR_set_mark();
	parts = OSSL_PARAM_BLD_new();
	if (parts != NULL && OSSL_PARAM_BLD_push_utf8_string(parts, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0) == 1
			&& OSSL_PARAM_BLD_push_octet_string(parts, OSSL_PKEY_PARAM_PUB_KEY, point.data, point.length) == 1) {
		result = mc_key_build("EC", parts, key, fault);
	}
	OSSL_PARAM_BLD_free(parts);
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_from_rsa(mc_slice modulus, mc_slice exponent, mc_key **key, mc_fault *fault)
{
	OSSL_PARAM_BLD *parts = NULL;
	BIGNUM *n = NULL, *e = NULL;
	mc_result result = MC_E_CRYPTO;

	if (modulus.length > 256 || exponent.length > 8) {
		return mc_fail(fault, MC_E_CRYPTO, "The RSA key does not have 2048 bits, or its exponent is too large");
	}
	ERR_set_mark();
	parts = OSSL_PARAM_BLD_new();
	n = BN_bin2bn((const uint8_t *) modulus.data, (int) modulus.length, NULL);
	e = BN_bin2bn((const uint8_t *) exponent.data, (int) exponent.length, NULL);
	if (parts == NULL || n == NULL || e == NULL) {
		goto cleanup;
	}
	if (!BN_is_odd(n) || !BN_is_odd(e) || BN_is_one(e)) {
		result = mc_fail(fault, MC_E_CRYPTO, "The RSA key's modulus and exponent are odd, and the exponent is not 1");
		goto cleanup;
	}
	if (OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_N, n) == 1
			&& OSSL_PARAM_BLD_push_BN(parts, OSSL_PKEY_PARAM_RSA_E, e) == 1) {
		result = mc_key_build("RSA", parts, key, fault);
	}
cleanup:
	BN_free(n);
	BN_free(e);
	OSSL_PARAM_BLD_free(parts);
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_raw(const mc_key *key, uint8_t raw[MC_ED25519_SIZE])
{
	size_t length = MC_ED25519_SIZE;
	mc_result result;

	ERR_set_mark();
	result = EVP_PKEY_get_raw_public_key(key->pkey, raw, &length) == 1 && length == MC_ED25519_SIZE
		? MC_OK : MC_E_CRYPTO;
	ERR_pop_to_mark();
	return result;
}

/* Through its DER: what has no private part cannot give one away. */
mc_result mc_key_public(const mc_key *key, mc_key **public)
{
	unsigned char *der = NULL;
	const unsigned char *at;
	EVP_PKEY *pkey = NULL;
	int length;
	mc_result result = MC_E_CRYPTO;

	ERR_set_mark();
	length = i2d_PUBKEY(key->pkey, &der);
	if (length > 0) {
		at = der;
		pkey = d2i_PUBKEY(NULL, &at, length);
	}
	if (pkey != NULL) {
		result = mc_key_adopt(pkey, false, public, NULL);
	}
	OPENSSL_free(der);
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_point(const mc_key *key, uint8_t point[1 + 2 * MC_P256_SIZE])
{
	BIGNUM *x = NULL, *y = NULL;
	mc_result result = MC_E_CRYPTO;
	mc_key *public = NULL;

	if (key->token != NULL) {
		/* An engine's key does not tell its coordinates. */
		result = mc_key_public(key, &public);
		if (result == MC_OK) {
			result = mc_key_point(public, point);
		}
		mc_key_free(public);
		return result;
	}
	/* By its coordinates: the point's own encoding may be compressed or not, as the key came. */
	ERR_set_mark();
	if (EVP_PKEY_get_bn_param(key->pkey, OSSL_PKEY_PARAM_EC_PUB_X, &x) == 1
			&& EVP_PKEY_get_bn_param(key->pkey, OSSL_PKEY_PARAM_EC_PUB_Y, &y) == 1
			&& BN_bn2binpad(x, point + 1, MC_P256_SIZE) == MC_P256_SIZE
				&& BN_bn2binpad(y, point + 1 + MC_P256_SIZE, MC_P256_SIZE) == MC_P256_SIZE) {
		point[0] = 4;
		result = MC_OK;
	}
	BN_free(x);
	BN_free(y);
	ERR_pop_to_mark();
	return result;
}
