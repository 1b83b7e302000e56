#include "internal.h"

#include <openssl/bn.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <string.h>

/* The DER that OpenSSL speaks, as r || s of fixed length; and the reverse. */
static bool mc_ecdsa_to_raw(const uint8_t *der, size_t length, uint8_t raw[2 * MC_P256_SIZE])
{
	const unsigned char *at = der;
	ECDSA_SIG *pair = d2i_ECDSA_SIG(NULL, &at, (long) length);
	bool done = pair != NULL && BN_bn2binpad(ECDSA_SIG_get0_r(pair), raw, MC_P256_SIZE) == MC_P256_SIZE
		&& BN_bn2binpad(ECDSA_SIG_get0_s(pair), raw + MC_P256_SIZE, MC_P256_SIZE) == MC_P256_SIZE;

	ECDSA_SIG_free(pair);
	return done;
}

static int mc_ecdsa_to_der(const uint8_t raw[2 * MC_P256_SIZE], uint8_t *der)
{
	ECDSA_SIG *pair = ECDSA_SIG_new();
	BIGNUM *r = BN_bin2bn(raw, MC_P256_SIZE, NULL), *s = BN_bin2bn(raw + MC_P256_SIZE, MC_P256_SIZE, NULL);
	unsigned char *at = der;
	int length = 0;

	if (pair != NULL && r != NULL && s != NULL && ECDSA_SIG_set0(pair, r, s) == 1) {
		r = s = NULL;
		length = i2d_ECDSA_SIG(pair, &at);
	}
	BN_free(r);
	BN_free(s);
	ECDSA_SIG_free(pair);
	return length;
}

/*
 * Ed25519 hashes within itself; the others sign a SHA-256. RSA's padding is PKCS#1 v1.5 unless it is asked for another.
 */
static const EVP_MD *mc_digest_for(const mc_key *key)
{
	return key->type == MC_KEY_ED25519 ? NULL : EVP_sha256();
}

mc_result mc_key_sign(const mc_key *key, mc_slice bytes, uint8_t signature[MC_SIGNATURE_MAX], size_t *length)
{
	EVP_MD_CTX *context;
	uint8_t der[MC_SIGNATURE_MAX];
	size_t der_length = sizeof(der);
	mc_result result = MC_E_CRYPTO;

	if (!key->is_private) {
		return MC_E_ARGUMENT;
	}
	ERR_set_mark();
	context = EVP_MD_CTX_new();
	if (context != NULL && EVP_DigestSignInit(context, NULL, mc_digest_for(key), NULL, key->pkey) == 1
			&& EVP_DigestSign(context, der, &der_length, (const uint8_t *) bytes.data, bytes.length) == 1) {
		if (key->type != MC_KEY_P256) {
			memcpy(signature, der, der_length);
			*length = der_length;
			result = MC_OK;
		} else if (mc_ecdsa_to_raw(der, der_length, signature)) {
			*length = 2 * MC_P256_SIZE;
			result = MC_OK;
		}
	}
	EVP_MD_CTX_free(context);
	ERR_pop_to_mark();
	return result;
}

bool mc_key_verify(const mc_key *key, mc_slice bytes, mc_slice signature)
{
	static const size_t lengths[] = { [MC_KEY_ED25519] = 64, [MC_KEY_P256] = 2 * MC_P256_SIZE, [MC_KEY_RSA2048] = 256 };
	EVP_MD_CTX *context;
	uint8_t der[2 * MC_P256_SIZE + 16];
	bool holds = false;

	if (signature.length != lengths[key->type]) {
		return false;
	}
	ERR_set_mark();
	if (key->type == MC_KEY_P256) {
		int length = mc_ecdsa_to_der((const uint8_t *) signature.data, der);

		signature = (mc_slice) { (const char *) der, length > 0 ? (size_t) length : 0 };
	}
	context = EVP_MD_CTX_new();
	holds = signature.length > 0 && context != NULL
		&& EVP_DigestVerifyInit(context, NULL, mc_digest_for(key), NULL, key->pkey) == 1
		&& EVP_DigestVerify(context, (const uint8_t *) signature.data, signature.length, (const uint8_t *) bytes.data,
			bytes.length) == 1;
	EVP_MD_CTX_free(context);
	ERR_pop_to_mark();
	return holds;
}
