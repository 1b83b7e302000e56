#include "encoding.h"
#include "internal.h"

#include <openssl/err.h>
#include <string.h>

/* The multicodec table's prefixes, as variable-length integers: ed25519-pub, p256-pub, rsa-pub. */
static const uint8_t mc_prefixes[][2] = {
	[MC_KEY_ED25519] = { 0xed, 0x01 },
	[MC_KEY_P256] = { 0x80, 0x24 },
	[MC_KEY_RSA2048] = { 0x85, 0x24 },
};

static mc_result mc_rsa_from_der(mc_slice der, mc_key **key, mc_fault *fault)
{
	const unsigned char *at = (const unsigned char *) der.data;
	EVP_PKEY *pkey;
	mc_result result;

	ERR_set_mark();
	pkey = d2i_PublicKey(EVP_PKEY_RSA, NULL, &at, (long) der.length);
	if (pkey != NULL && at == (const unsigned char *) der.data + der.length) {
		result = mc_key_adopt(pkey, false, key, fault);
	} else {
		EVP_PKEY_free(pkey);
		result = mc_fail(fault, MC_E_CRYPTO, "The multibase key does not hold an RSA key");
	}
	ERR_pop_to_mark();
	return result;
}

static mc_result mc_multikey_read(mc_slice bytes, mc_key **key, mc_fault *fault)
{
	mc_slice raw;
	size_t type;

	if (bytes.length <= 2) {
		return mc_fail(fault, MC_E_CRYPTO, "The multibase key is too short");
	}
	for (type = 0; type < sizeof(mc_prefixes) / sizeof(mc_prefixes[0]); type++) {
		if (memcmp(bytes.data, mc_prefixes[type], 2) == 0) {
			break;
		}
	}
	raw = (mc_slice) { bytes.data + 2, bytes.length - 2 };
	switch (type) {
		case MC_KEY_ED25519:
			return mc_key_from_ed25519(raw, key, fault);
		case MC_KEY_P256:
			if (raw.length != 1 + MC_P256_SIZE || (raw.data[0] != 2 && raw.data[0] != 3)) {
				return mc_fail(fault, MC_E_CRYPTO, "A P-256 key in multibase is a compressed point of 33 bytes");
			}
			return mc_key_from_p256(raw, key, fault);
		case MC_KEY_RSA2048:
			return mc_rsa_from_der(raw, key, fault);
		default:
			return mc_fail(fault, MC_E_CRYPTO,
				"The multibase key does not begin as an Ed25519, P-256 or RSA public key does");
	}
}

mc_result mc_key_read_multibase(mc_slice text, mc_key **key, mc_fault *fault)
{
	mc_buffer bytes = { 0 };
	mc_result result;

	if (text.length < 2 || text.data[0] != 'z') {
		return mc_fail(fault, MC_E_CRYPTO, "A key in multibase begins with \"z\", for base58btc");
	}
	result = mc_base58_decode((mc_slice) { text.data + 1, text.length - 1 }, &bytes);
	if (result == MC_E_FORMAT) {
		result = mc_fail(fault, MC_E_CRYPTO, "What follows the \"z\" is not base58btc");
	}
	if (result == MC_OK) {
		result = mc_multikey_read(mc_buffer_slice(&bytes), key, fault);
	}
	mc_buffer_free(&bytes);
	return result;
}

static mc_result mc_append_rsa(const mc_key *key, mc_buffer *bytes)
{
	unsigned char *der = NULL;
	int length;
	mc_result result;

	ERR_set_mark();
	length = i2d_PublicKey(key->pkey, &der);
	result = length > 0 ? mc_buffer_append(bytes, der, (size_t) length) : MC_E_CRYPTO;
	OPENSSL_free(der);
	ERR_pop_to_mark();
	return result;
}

/* What the prefix stands before. */
static mc_result mc_multikey_bytes(const mc_key *key, mc_buffer *bytes)
{
	uint8_t raw[MC_ED25519_SIZE], point[1 + 2 * MC_P256_SIZE];
	mc_result result = MC_E_CRYPTO;

	switch (key->type) {
		case MC_KEY_ED25519:
			result = mc_key_raw(key, raw);
			if (result == MC_OK) {
				mc_buffer_append(bytes, raw, sizeof(raw));
			}
			break;
		case MC_KEY_P256:
			result = mc_key_point(key, point);
			if (result == MC_OK) {
				point[0] = (uint8_t) (2 + (point[sizeof(point) - 1] & 1));
				mc_buffer_append(bytes, point, 1 + MC_P256_SIZE);
			}
			break;
		case MC_KEY_RSA2048:
			result = mc_append_rsa(key, bytes);
			break;
	}
	return result;
}

mc_result mc_key_write_multibase(const mc_key *key, mc_buffer *out)
{
	size_t before = out->length;
	mc_buffer bytes = { 0 };
	mc_result result;

	mc_buffer_append(&bytes, mc_prefixes[key->type], 2);
	result = mc_buffer_end(&bytes, 0, mc_multikey_bytes(key, &bytes));
	if (result == MC_OK) {
		mc_buffer_append_char(out, 'z');
		result = mc_base58_encode(mc_buffer_slice(&bytes), out);
	}
	mc_buffer_free(&bytes);
	return mc_buffer_end(out, before, result);
}
