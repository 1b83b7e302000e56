/*
 * The structures of EC and RSA keys are deprecated since OpenSSL 3.0; they are read here only for their numbers, and
 * they wipe these.
 */
#define OPENSSL_SUPPRESS_DEPRECATED

#include "pkcs8.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/rsa.h>
#include <string.h>

#define MC_RSA_NUMBERS 8
#define MC_RSA_MAX 512

static EVP_PKEY *mc_pkey_of(const char *algorithm, OSSL_PARAM *parameters)
{
	EVP_PKEY_CTX *context = EVP_PKEY_CTX_new_from_name(NULL, algorithm, NULL);
	EVP_PKEY *pkey = NULL;

	if (context != NULL && EVP_PKEY_fromdata_init(context) == 1) {
		EVP_PKEY_fromdata(context, &pkey, EVP_PKEY_KEYPAIR, parameters);
	}
	EVP_PKEY_CTX_free(context);
	return pkey;
}

/* RFC 8410 section 7: an octet string within the octet string. */
static EVP_PKEY *mc_ed25519_read(const unsigned char *bytes, int length)
{
	return length == 2 + MC_ED25519_SIZE && bytes[0] == 0x04 && bytes[1] == MC_ED25519_SIZE
		? mc_ed25519_of_seed(bytes + 2) : NULL;
}

/* RFC 5915 section 3; the public point is reckoned where it is not there, and checked where it is. */
static EVP_PKEY *mc_p256_read(const unsigned char *bytes, int length)
{
	const unsigned char *at = bytes;
	EC_KEY *ec = EC_KEY_new_by_curve_name(NID_X9_62_prime256v1);
	uint8_t secret[MC_P256_SIZE] = { 0 }, point[1 + 2 * MC_P256_SIZE];
	char group[] = "prime256v1";
	EVP_PKEY *pkey = NULL;

	if (ec != NULL && d2i_ECPrivateKey(&ec, &at, length) != NULL && at == bytes + length
			&& EC_KEY_get0_group(ec) != NULL
			&& EC_GROUP_get_curve_name(EC_KEY_get0_group(ec)) == NID_X9_62_prime256v1 && EC_KEY_check_key(ec) == 1
			&& BN_bn2nativepad(EC_KEY_get0_private_key(ec), secret, sizeof(secret)) == (int) sizeof(secret)
			&& EC_POINT_point2oct(EC_KEY_get0_group(ec), EC_KEY_get0_public_key(ec), POINT_CONVERSION_UNCOMPRESSED,
				point, sizeof(point), NULL) == sizeof(point)) {
		OSSL_PARAM parameters[] = {
			OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
			OSSL_PARAM_construct_octet_string(OSSL_PKEY_PARAM_PUB_KEY, point, sizeof(point)),
			OSSL_PARAM_construct_BN(OSSL_PKEY_PARAM_PRIV_KEY, secret, sizeof(secret)),
			OSSL_PARAM_construct_end(),
		};

		pkey = mc_pkey_of("EC", parameters);
	}
	OPENSSL_cleanse(secret, sizeof(secret));
	EC_KEY_free(ec);
	return pkey;
}

/* RFC 8017 appendix A.1.2, with two primes. */
static EVP_PKEY *mc_rsa_read(const unsigned char *bytes, int length)
{
	static const char *const names[MC_RSA_NUMBERS] = {
		OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_E, OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
		OSSL_PKEY_PARAM_RSA_FACTOR2,
		OSSL_PKEY_PARAM_RSA_EXPONENT1, OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1,
	};
	const unsigned char *at = bytes;
	RSA *rsa = d2i_RSAPrivateKey(NULL, &at, length);
	const BIGNUM *numbers[MC_RSA_NUMBERS];
	uint8_t secret[MC_RSA_NUMBERS][MC_RSA_MAX];
	OSSL_PARAM parameters[MC_RSA_NUMBERS + 1];
	EVP_PKEY *pkey = NULL;
	size_t i;

	if (rsa != NULL && at == bytes + length && RSA_get_multi_prime_extra_count(rsa) == 0) {
		RSA_get0_key(rsa, &numbers[0], &numbers[1], &numbers[2]);
		RSA_get0_factors(rsa, &numbers[3], &numbers[4]);
		RSA_get0_crt_params(rsa, &numbers[5], &numbers[6], &numbers[7]);
		for (i = 0; i < MC_RSA_NUMBERS; i++) {
			int size = numbers[i] != NULL ? BN_num_bytes(numbers[i]) : 0;

			if (size <= 0 || size > MC_RSA_MAX || BN_bn2nativepad(numbers[i], secret[i], size) != size) {
				break;
			}
			parameters[i] = OSSL_PARAM_construct_BN(names[i], secret[i], (size_t) size);
		}
		if (i == MC_RSA_NUMBERS) {
			parameters[i] = OSSL_PARAM_construct_end();
			pkey = mc_pkey_of("RSA", parameters);
		}
	}
	OPENSSL_cleanse(secret, sizeof(secret));
	RSA_free(rsa);
	return pkey;
}

EVP_PKEY *mc_pkcs8_to_pkey(const PKCS8_PRIV_KEY_INFO *info)
{
	const ASN1_OBJECT *algorithm;
	const X509_ALGOR *whole;
	const unsigned char *bytes;
	const void *value;
	int length, type;

	if (PKCS8_pkey_get0(&algorithm, &bytes, &length, &whole, info) != 1) {
		return NULL;
	}
	switch (OBJ_obj2nid(algorithm)) {
		case NID_ED25519:
			return mc_ed25519_read(bytes, length);
		case NID_rsaEncryption:
			return mc_rsa_read(bytes, length);
		case NID_X9_62_id_ecPublicKey:
			X509_ALGOR_get0(NULL, &type, &value, whole);
			return type == V_ASN1_OBJECT && OBJ_obj2nid(value) == NID_X9_62_prime256v1
				? mc_p256_read(bytes, length) : NULL;
		default:
			return NULL;
	}
}

/* A tag and a length of DER. */
static unsigned char *mc_der_head(unsigned char *at, unsigned char tag, size_t length)
{
	*at++ = tag;
	if (length >= 256) {
		*at++ = 0x82;
		*at++ = (unsigned char) (length >> 8);
	} else if (length >= 128) {
		*at++ = 0x81;
	}
	*at++ = (unsigned char) length;
	return at;
}

static unsigned char *mc_der_number(unsigned char *at, const BIGNUM *number)
{
	size_t size = (size_t) BN_num_bits(number) / 8 + 1; /* with room for a sign */

	at = mc_der_head(at, 0x02, size);
	BN_bn2binpad(number, at, (int) size);
	return at + size;
}

static size_t mc_p256_write(const mc_key *key, unsigned char *out)
{
	static const unsigned char head[] = { 0x30, 0x6b, 0x02, 0x01, 0x01, 0x04, MC_P256_SIZE },
		middle[] = { 0xa1, 0x44, 0x03, 0x42, 0x00 };
	BIGNUM *secret = NULL;
	unsigned char *at = out;
	size_t written = 0;

	if (EVP_PKEY_get_bn_param(key->pkey, OSSL_PKEY_PARAM_PRIV_KEY, &secret) == 1) {
		memcpy(at, head, sizeof(head));
		at += sizeof(head);
		if (BN_bn2binpad(secret, at, MC_P256_SIZE) == MC_P256_SIZE) {
			at += MC_P256_SIZE;
			memcpy(at, middle, sizeof(middle));
			at += sizeof(middle);
			if (mc_key_point(key, at) == MC_OK) {
				written = (size_t) (at + 1 + 2 * MC_P256_SIZE - out);
			}
		}
	}
	BN_clear_free(secret);
	return written;
}

static size_t mc_rsa_write(const mc_key *key, unsigned char *out)
{
	static const char *const names[MC_RSA_NUMBERS] = {
		OSSL_PKEY_PARAM_RSA_N, OSSL_PKEY_PARAM_RSA_E, OSSL_PKEY_PARAM_RSA_D, OSSL_PKEY_PARAM_RSA_FACTOR1,
		OSSL_PKEY_PARAM_RSA_FACTOR2,
		OSSL_PKEY_PARAM_RSA_EXPONENT1, OSSL_PKEY_PARAM_RSA_EXPONENT2, OSSL_PKEY_PARAM_RSA_COEFFICIENT1,
	};
	/* Room for the head of 4 bytes, which is 0x82 with two bytes of length: the numbers take about 1180. */
	unsigned char *at = out + 4;
	size_t i;

	memcpy(at, "\x02\x01\x00", 3);
	at += 3;
	for (i = 0; i < MC_RSA_NUMBERS; i++) {
		BIGNUM *number = NULL;

		if (EVP_PKEY_get_bn_param(key->pkey, names[i], &number) != 1 || BN_num_bytes(number) > 256) {
			BN_clear_free(number);
			return 0;
		}
		at = mc_der_number(at, number);
		BN_clear_free(number);
	}
	mc_der_head(out, 0x30, (size_t) (at - out - 4));
	return (size_t) (at - out);
}

PKCS8_PRIV_KEY_INFO *mc_pkcs8_of(const mc_key *key)
{
	static const int algorithms[] = { [MC_KEY_ED25519] = NID_ED25519, [MC_KEY_P256] = NID_X9_62_id_ecPublicKey,
		[MC_KEY_RSA2048] = NID_rsaEncryption };
	/* Nine numbers of at most 257 bytes and their heads. */
	unsigned char *bytes = OPENSSL_zalloc(9 * 261 + 8), *kept = NULL;
	PKCS8_PRIV_KEY_INFO *info = PKCS8_PRIV_KEY_INFO_new();
	size_t length = 0, raw = MC_ED25519_SIZE;
	void *value = NULL;
	int type = V_ASN1_UNDEF;

	if (bytes == NULL || info == NULL) {
		goto cleanup;
	}
	switch (key->type) {
		case MC_KEY_ED25519:
			bytes[0] = 0x04;
			bytes[1] = MC_ED25519_SIZE;
			/* Not EVP_PKEY_get_raw_private_key: it goes through a copy that it does not wipe. */
			length = EVP_PKEY_get_octet_string_param(key->pkey, OSSL_PKEY_PARAM_PRIV_KEY, bytes + 2, raw, &raw) == 1
				&& raw == MC_ED25519_SIZE
				? 2 + raw : 0;
			break;
		case MC_KEY_P256:
			length = mc_p256_write(key, bytes);
			value = OBJ_nid2obj(NID_X9_62_prime256v1);
			type = V_ASN1_OBJECT;
			break;
		case MC_KEY_RSA2048:
			length = mc_rsa_write(key, bytes);
			type = V_ASN1_NULL;
			break;
	}
	kept = length > 0 ? OPENSSL_memdup(bytes, length) : NULL;
	if (kept != NULL && PKCS8_pkey_set0(info, OBJ_nid2obj(algorithms[key->type]), 0, type, value, kept,
			(int) length) == 1) {
		OPENSSL_clear_free(bytes, 9 * 261 + 8);
		return info;
	}
cleanup:
	OPENSSL_clear_free(kept, length);
	OPENSSL_clear_free(bytes, 9 * 261 + 8);
	PKCS8_PRIV_KEY_INFO_free(info);
	return NULL;
}
