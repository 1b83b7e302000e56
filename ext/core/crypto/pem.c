#include "pkcs8.h"

#include <limits.h>
#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509.h>
#include <stdlib.h>
#include <string.h>

/* No key file is longer. */
#define MC_PEM_MAX (64 * 1024)
/* PBKDF2's rounds: some tens of milliseconds, once for each time a key is opened. */
#define MC_PBKDF2_ROUNDS 100000

/* One PEM block; *label and *bytes are OpenSSL's to free. */
static bool mc_pem_block(mc_slice pem, char **label, unsigned char **bytes, long *length)
{
	BIO *bio = BIO_new_mem_buf(pem.data, (int) pem.length);
	char *header = NULL;
	bool read = bio != NULL && PEM_read_bio(bio, label, &header, bytes, length) == 1;

	OPENSSL_free(header);
	BIO_free(bio);
	return read;
}

static PKCS8_PRIV_KEY_INFO *mc_pkcs8_open(const unsigned char *bytes, long length, mc_slice passphrase)
{
	const unsigned char *at = bytes;
	X509_SIG *sealed = d2i_X509_SIG(NULL, &at, length);
	PKCS8_PRIV_KEY_INFO *info = sealed != NULL ? PKCS8_decrypt(sealed, passphrase.data, (int) passphrase.length) : NULL;

	X509_SIG_free(sealed);
	return info;
}

/* Why a key that was not taken is none: of another kind, perhaps, or damaged. */
static mc_result mc_pkcs8_objection(const PKCS8_PRIV_KEY_INFO *info, mc_fault *fault)
{
	EVP_PKEY *pkey = EVP_PKCS82PKEY(info);
	mc_key *key = NULL;
	mc_result result = pkey != NULL ? mc_key_adopt(pkey, true, &key, fault) : MC_OK;

	/* OpenSSL takes keys that are refused here: with the public point of another key, for one. */
	mc_key_free(key);
	return result == MC_OK
		? mc_fail(fault, MC_E_CRYPTO, "The PKCS#8 text does not hold a key that can be used") : result;
}

static mc_result mc_pkcs8_read(const char *label, const unsigned char *bytes, long length, mc_slice passphrase,
	mc_key **key, mc_fault *fault)
{
	PKCS8_PRIV_KEY_INFO *info;
	EVP_PKEY *pkey;
	mc_result result;

	if (strcmp(label, PEM_STRING_PKCS8) == 0) {
		if (passphrase.data == NULL) {
			return mc_fail(fault, MC_E_CRYPTO, "The key is encrypted: it cannot be read without its passphrase");
		}
		info = mc_pkcs8_open(bytes, length, passphrase);
		if (info == NULL) {
			return mc_fail(fault, MC_E_CRYPTO,
				"The key cannot be decrypted: the passphrase is another, or the text is damaged");
		}
	} else if (strcmp(label, PEM_STRING_PKCS8INF) == 0) {
		info = d2i_PKCS8_PRIV_KEY_INFO(NULL, &bytes, length);
		if (info == NULL) {
			return mc_fail(fault, MC_E_CRYPTO, "The text between the PEM lines is not PKCS#8");
		}
	} else {
		return mc_fail(fault, MC_E_CRYPTO, "This is not a private key in PKCS#8: the PEM label is \"%.40s\"", label);
	}
	pkey = mc_pkcs8_to_pkey(info);
	result = pkey != NULL ? mc_key_adopt(pkey, true, key, fault) : mc_pkcs8_objection(info, fault);
	PKCS8_PRIV_KEY_INFO_free(info);
	return result;
}

mc_result mc_key_read_private_pem(mc_slice pem, mc_slice passphrase, mc_key **key, mc_fault *fault)
{
	char *label = NULL;
	unsigned char *bytes = NULL;
	long length = 0;
	mc_result result;

	if (pem.length > MC_PEM_MAX || passphrase.length > INT_MAX) {
		return mc_fail(fault, MC_E_CRYPTO, "The text is too long for a key");
	}
	ERR_set_mark();
	if (!mc_pem_block(pem, &label, &bytes, &length)) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"The text is not PEM: there is no \"-----BEGIN\" line with its \"-----END\" line and base64 between");
	} else {
		result = mc_pkcs8_read(label, bytes, length, passphrase, key, fault);
	}
	OPENSSL_clear_free(bytes, (size_t) length);
	OPENSSL_free(label);
	ERR_pop_to_mark();
	return result;
}

static mc_result mc_bio_give(BIO *bio, mc_buffer *out)
{
	char *text;
	long length = BIO_get_mem_data(bio, &text);

	return length > 0 ? mc_buffer_append(out, text, (size_t) length) : MC_E_CRYPTO;
}

mc_result mc_key_write_private_pem(const mc_key *key, mc_slice passphrase, mc_buffer *out, mc_fault *fault)
{
	PKCS8_PRIV_KEY_INFO *info;
	X509_SIG *sealed = NULL;
	BIO *bio;
	mc_result result = MC_E_CRYPTO;

	if (passphrase.length == 0) {
		return mc_fail(fault, MC_E_ARGUMENT,
			"The passphrase must not be empty: a private key is never written without one");
	}
	if (passphrase.length > INT_MAX || !key->is_private) {
		return MC_E_ARGUMENT;
	}
	if (key->token != NULL) {
		return mc_fail(fault, MC_E_CRYPTO,
			"The key is kept in hardware and cannot be written: it does not leave its token");
	}
	ERR_set_mark();
	info = mc_pkcs8_of(key);
	bio = BIO_new(BIO_s_mem());
	if (info != NULL && bio != NULL) {
		sealed = PKCS8_encrypt(-1, EVP_aes_256_cbc(), passphrase.data, (int) passphrase.length, NULL, 0,
			MC_PBKDF2_ROUNDS, info);
	}
	if (sealed != NULL && PEM_write_bio_PKCS8(bio, sealed) == 1) {
		result = mc_bio_give(bio, out);
	}
	X509_SIG_free(sealed);
	PKCS8_PRIV_KEY_INFO_free(info);
	BIO_free(bio);
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_read_public_pem(mc_slice pem, mc_key **key, mc_fault *fault)
{
	char *label = NULL;
	unsigned char *bytes = NULL;
	const unsigned char *at;
	long length = 0;
	EVP_PKEY *pkey;
	mc_result result;

	if (pem.length > MC_PEM_MAX) {
		return mc_fail(fault, MC_E_CRYPTO, "The text is too long for a key");
	}
	ERR_set_mark();
	if (!mc_pem_block(pem, &label, &bytes, &length)) {
		result = mc_fail(fault, MC_E_CRYPTO,
			"The text is not PEM: there is no \"-----BEGIN\" line with its \"-----END\" line and base64 between");
	} else if (strcmp(label, PEM_STRING_PUBLIC) != 0) {
		result = mc_fail(fault, MC_E_CRYPTO, "This is not a public key: the PEM label is \"%.40s\"", label);
	} else {
		at = bytes;
		pkey = d2i_PUBKEY(NULL, &at, length);
		result = pkey != NULL && at == bytes + length ? mc_key_adopt(pkey, false, key, fault)
			: mc_fail(fault, MC_E_CRYPTO, "The PEM text does not hold a public key that can be used");
		if (pkey != NULL && at != bytes + length) {
			EVP_PKEY_free(pkey);
		}
	}
	OPENSSL_clear_free(bytes, (size_t) length);
	OPENSSL_free(label);
	ERR_pop_to_mark();
	return result;
}

mc_result mc_key_write_public_pem(const mc_key *key, mc_buffer *out)
{
	BIO *bio;
	mc_result result = MC_E_CRYPTO;

	ERR_set_mark();
	bio = BIO_new(BIO_s_mem());
	if (bio != NULL && PEM_write_bio_PUBKEY(bio, key->pkey) == 1) {
		result = mc_bio_give(bio, out);
	}
	BIO_free(bio);
	ERR_pop_to_mark();
	return result;
}
