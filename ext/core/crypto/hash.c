#include "hash.h"

#include <limits.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/rand.h>
#include <stdatomic.h>
#include <stdlib.h>

/*
 * Looking SHA-256 up takes longer than hashing a short text, so it is looked up once in a process and never let go of.
 */
static _Atomic(EVP_MD *) mc_sha256_found;

static const EVP_MD *mc_sha256_algorithm(void)
{
	EVP_MD *found = atomic_load(&mc_sha256_found), *none = NULL;

	if (found == NULL) {
		ERR_set_mark();
		found = EVP_MD_fetch(NULL, "SHA256", NULL);
		ERR_pop_to_mark();
		if (found != NULL && !atomic_compare_exchange_strong(&mc_sha256_found, &none, found)) {
			EVP_MD_free(found);
			found = none;
		}
	}
	return found;
}

/* The context keeps the fetched algorithm, so that starting anew does not look it up again. */
struct mc_hash {
	EVP_MD_CTX *context;
};

static mc_hash *mc_hash_new_of(const EVP_MD *algorithm)
{
	mc_hash *hash = calloc(1, sizeof(*hash));

	if (hash == NULL) {
		return NULL;
	}
	ERR_set_mark();
	hash->context = EVP_MD_CTX_new();
	if (hash->context == NULL || EVP_DigestInit_ex(hash->context, algorithm, NULL) != 1) {
		mc_hash_free(hash);
		hash = NULL;
	}
	ERR_pop_to_mark();
	return hash;
}

mc_hash *mc_hash_new(void)
{
	return mc_hash_new_of(mc_sha256_algorithm());
}

mc_hash *mc_hash_new_384(void)
{
	return mc_hash_new_of(EVP_sha384());
}

mc_result mc_hash_update(mc_hash *hash, const void *bytes, size_t length)
{
	mc_result result;

	if (length == 0) {
		return MC_OK;
	}
	ERR_set_mark();
	result = EVP_DigestUpdate(hash->context, bytes, length) == 1 ? MC_OK : MC_E_CRYPTO;
	ERR_pop_to_mark();
	return result;
}

mc_result mc_hash_final(mc_hash *hash, uint8_t *digest, size_t size)
{
	mc_result result = MC_OK;

	if ((size_t) EVP_MD_CTX_get_size(hash->context) != size) {
		return MC_E_ARGUMENT;
	}
	ERR_set_mark();
	if (EVP_DigestFinal_ex(hash->context, digest, NULL) != 1 || EVP_DigestInit_ex(hash->context, NULL, NULL) != 1) {
		result = MC_E_CRYPTO;
	}
	ERR_pop_to_mark();
	return result;
}

void mc_hash_free(mc_hash *hash)
{
	if (hash != NULL) {
		EVP_MD_CTX_free(hash->context);
		free(hash);
	}
}

static mc_result mc_digest(const EVP_MD *algorithm, mc_slice bytes, uint8_t *digest)
{
	const char *data = bytes.length > 0 ? bytes.data : "";
	mc_result result = MC_E_CRYPTO;

	ERR_set_mark();
	if (algorithm != NULL && EVP_Digest(data, bytes.length, digest, NULL, algorithm, NULL) == 1) {
		result = MC_OK;
	}
	ERR_pop_to_mark();
	return result;
}

mc_result mc_sha256(mc_slice bytes, uint8_t digest[MC_SHA256_SIZE])
{
	return mc_digest(mc_sha256_algorithm(), bytes, digest);
}

mc_result mc_sha384(mc_slice bytes, uint8_t digest[MC_SHA384_SIZE])
{
	return mc_digest(EVP_sha384(), bytes, digest);
}

mc_result mc_random_bytes(uint8_t *out, size_t length)
{
	mc_result result = MC_OK;

	ERR_set_mark();
	while (length > 0 && result == MC_OK) {
		int part = length > INT_MAX ? INT_MAX : (int) length;

		if (RAND_bytes(out, part) != 1) {
			result = MC_E_CRYPTO;
		}
		out += part;
		length -= (size_t) part;
	}
	ERR_pop_to_mark();
	return result;
}
