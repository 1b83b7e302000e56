#include "../json/tree.h"
#include "encoding.h"
#include "internal.h"

#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/err.h>
#include <stdlib.h>
#include <string.h>

/* RFC 7518 section 6 and RFC 8037: the members that only a private key has. */
static const char *const mc_private_members[] = { "d", "p", "q", "dp", "dq", "qi", "oth", "k", "priv" };

static bool mc_member_is(const mc_json_tree *tree, const char *name, const char *value)
{
	mc_slice text;

	return mc_json_tree_string(tree, mc_json_tree_member(tree, 0, mc_slice_of(name)), &text)
		&& mc_slice_equal(text, mc_slice_of(value));
}

static bool mc_member_absent(const mc_json_tree *tree, const char *name)
{
	return mc_json_tree_member(tree, 0, mc_slice_of(name)) == MC_JSON_NONE;
}

static mc_result mc_jwk_bytes(const mc_json_tree *tree, const char *name, mc_buffer *out, mc_fault *fault)
{
	mc_slice text;

	if (!mc_json_tree_string(tree, mc_json_tree_member(tree, 0, mc_slice_of(name)), &text) || text.length == 0
			|| text.length > 4096
			|| mc_base64url_decode(text, out) != MC_OK) {
		return mc_fail(fault, MC_E_CRYPTO, "The JWK's member \"%s\" is not base64url without padding", name);
	}
	return MC_OK;
}

/* RFC 7517 sections 4.2 to 4.4: what the key may be used for, where it says so. */
static mc_result mc_jwk_check_use(const mc_json_tree *tree, const char *algorithm, const char *other, mc_fault *fault)
{
	uint32_t operations = mc_json_tree_member(tree, 0, MC_LITERAL("key_ops")), child;
	mc_slice text;

	if (!mc_member_absent(tree, "use") && !mc_member_is(tree, "use", "sig")) {
		return mc_fail(fault, MC_E_CRYPTO, "The JWK's \"use\" is not \"sig\"");
	}
	if (!mc_member_absent(tree, "alg") && !mc_member_is(tree, "alg", algorithm) && !mc_member_is(tree, "alg", other)) {
		return mc_fail(fault, MC_E_CRYPTO, "The JWK's \"alg\" is not \"%s\"", algorithm);
	}
	if (operations == MC_JSON_NONE) {
		return MC_OK;
	}
	if (mc_json_tree_is(tree, operations, MC_JSON_ARRAY)) {
		for (child = tree->nodes[operations].first; child != MC_JSON_NONE; child = tree->nodes[child].next) {
			if (mc_json_tree_string(tree, child, &text) && mc_slice_equal(text, MC_LITERAL("verify"))) {
				return MC_OK;
			}
		}
	}
	return mc_fail(fault, MC_E_CRYPTO, "The JWK's \"key_ops\" do not allow to verify");
}

static mc_result mc_jwk_read_ec(const mc_json_tree *tree, mc_key **key, mc_fault *fault)
{
	mc_buffer point = { 0 };
	mc_result result;

	mc_buffer_append_char(&point, 4);
	result = mc_jwk_bytes(tree, "x", &point, fault);
	if (result == MC_OK && point.length != 1 + MC_P256_SIZE) {
		result = mc_fail(fault, MC_E_CRYPTO, "The JWK's member \"x\" does not have 32 bytes");
	}
	if (result == MC_OK) {
		result = mc_jwk_bytes(tree, "y", &point, fault);
	}
	if (result == MC_OK && point.length != 1 + 2 * MC_P256_SIZE) {
		result = mc_fail(fault, MC_E_CRYPTO, "The JWK's member \"y\" does not have 32 bytes");
	}
	if (result == MC_OK) {
		result = mc_key_from_p256(mc_buffer_slice(&point), key, fault);
	}
	mc_buffer_free(&point);
	return result;
}

static mc_result mc_jwk_read_rsa(const mc_json_tree *tree, mc_key **key, mc_fault *fault)
{
	mc_buffer n = { 0 }, e = { 0 };
	mc_result result = mc_jwk_bytes(tree, "n", &n, fault);

	if (result == MC_OK) {
		result = mc_jwk_bytes(tree, "e", &e, fault);
	}
	if (result == MC_OK && (n.data[0] == '\0' || e.data[0] == '\0')) {
		result = mc_fail(fault, MC_E_CRYPTO, "The JWK's \"n\" and \"e\" do not begin with a zero byte");
	}
	if (result == MC_OK) {
		result = mc_key_from_rsa(mc_buffer_slice(&n), mc_buffer_slice(&e), key, fault);
	}
	mc_buffer_free(&n);
	mc_buffer_free(&e);
	return result;
}

static mc_result mc_jwk_read_okp(const mc_json_tree *tree, mc_key **key, mc_fault *fault)
{
	mc_buffer x = { 0 };
	mc_result result = mc_jwk_bytes(tree, "x", &x, fault);

	if (result == MC_OK) {
		result = mc_key_from_ed25519(mc_buffer_slice(&x), key, fault);
	}
	mc_buffer_free(&x);
	return result;
}

static mc_result mc_jwk_read(const mc_json_tree *tree, mc_key **key, mc_fault *fault)
{
	mc_result result;
	size_t i;

	if (!mc_json_tree_is(tree, 0, MC_JSON_OBJECT)) {
		return mc_fail(fault, MC_E_CRYPTO, "A JWK is a JSON object");
	}
	for (i = 0; i < sizeof(mc_private_members) / sizeof(mc_private_members[0]); i++) {
		if (!mc_member_absent(tree, mc_private_members[i])) {
			return mc_fail(fault, MC_E_CRYPTO,
				"The JWK holds a private key (member \"%s\"): it must not be used, and the key counts as given away",
				mc_private_members[i]);
		}
	}
	if (mc_member_is(tree, "kty", "OKP") && mc_member_is(tree, "crv", "Ed25519")) {
		result = mc_jwk_check_use(tree, "EdDSA", "Ed25519", fault);
		return result == MC_OK ? mc_jwk_read_okp(tree, key, fault) : result;
	}
	if (mc_member_is(tree, "kty", "EC") && mc_member_is(tree, "crv", "P-256")) {
		result = mc_jwk_check_use(tree, "ES256", "ES256", fault);
		return result == MC_OK ? mc_jwk_read_ec(tree, key, fault) : result;
	}
	if (mc_member_is(tree, "kty", "RSA")) {
		result = mc_jwk_check_use(tree, "RS256", "RS256", fault);
		return result == MC_OK ? mc_jwk_read_rsa(tree, key, fault) : result;
	}
	return mc_fail(fault, MC_E_CRYPTO, "The JWK is neither an Ed25519 nor a P-256 nor an RSA key");
}

mc_result mc_key_read_jwk(mc_slice json, mc_key **key, mc_fault *fault)
{
	mc_json_tree tree = { 0 };
	mc_result result = mc_json_tree_read(&tree, json, fault);

	if (result == MC_OK) {
		result = mc_jwk_read(&tree, key, fault);
	}
	mc_json_tree_free(&tree);
	return result;
}

/* ,"name":"base64url of bytes" */
static void mc_jwk_put(mc_buffer *out, const char *before, const uint8_t *bytes, size_t length)
{
	mc_buffer_append_text(out, before);
	mc_base64url_encode((mc_slice) { (const char *) bytes, length }, out);
	mc_buffer_append_char(out, '"');
}

static mc_result mc_jwk_put_number(const mc_key *key, const char *parameter, mc_buffer *out, const char *before)
{
	BIGNUM *number = NULL;
	uint8_t bytes[256];
	int length = 0;

	ERR_set_mark();
	if (EVP_PKEY_get_bn_param(key->pkey, parameter, &number) == 1 && BN_num_bytes(number) <= (int) sizeof(bytes)) {
		length = BN_bn2bin(number, bytes);
	}
	BN_free(number);
	ERR_pop_to_mark();
	if (length <= 0) {
		return MC_E_CRYPTO;
	}
	mc_jwk_put(out, before, bytes, (size_t) length);
	return MC_OK;
}

mc_result mc_key_write_jwk(const mc_key *key, mc_buffer *out)
{
	uint8_t raw[MC_ED25519_SIZE], point[1 + 2 * MC_P256_SIZE];
	size_t start = out->length;
	mc_result result = MC_E_CRYPTO;

	switch (key->type) {
		case MC_KEY_ED25519:
			result = mc_key_raw(key, raw);
			if (result == MC_OK) {
				mc_jwk_put(out, "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"", raw, sizeof(raw));
			}
			break;
		case MC_KEY_P256:
			result = mc_key_point(key, point);
			if (result == MC_OK) {
				mc_jwk_put(out, "{\"crv\":\"P-256\",\"kty\":\"EC\",\"x\":\"", point + 1, MC_P256_SIZE);
				mc_jwk_put(out, ",\"y\":\"", point + 1 + MC_P256_SIZE, MC_P256_SIZE);
			}
			break;
		case MC_KEY_RSA2048:
			result = mc_jwk_put_number(key, OSSL_PKEY_PARAM_RSA_E, out, "{\"e\":\"");
			if (result == MC_OK) {
				result = mc_jwk_put_number(key, OSSL_PKEY_PARAM_RSA_N, out, ",\"kty\":\"RSA\",\"n\":\"");
			}
			break;
	}
	mc_buffer_append_char(out, '}');
	return mc_buffer_end(out, start, result);
}
