/*
 * Keys in PEM, JWK and multibase: what can be read can be written, and reads back as the same key. The names of keys in
 * hardware: what is read reads back as the same name.
 */
#include "crypto/key.h"
#include "crypto/pkcs11_uri.h"

#include <stdlib.h>
#include <string.h>

typedef mc_result (*mc_reader)(mc_slice, mc_key **, mc_fault *);
typedef mc_result (*mc_writer)(const mc_key *, mc_buffer *);

static void check(mc_slice text, mc_reader read, mc_writer write)
{
	mc_buffer written = { 0 }, twice = { 0 };
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length;
	mc_key *key = NULL, *again = NULL;
	mc_fault fault;

	if (read(text, &key, &fault) != MC_OK) {
		return;
	}
	/* It is a public one, and what is written reads back as what is written the same. */
	if (mc_key_sign(key, text, signature, &length) != MC_E_ARGUMENT || write(key, &written) != MC_OK
			|| read(mc_buffer_slice(&written), &again, &fault) != MC_OK || write(again, &twice) != MC_OK
			|| mc_key_type_of(key) != mc_key_type_of(again)
			|| !mc_slice_equal(mc_buffer_slice(&written), mc_buffer_slice(&twice))) {
		abort();
	}
	mc_key_verify(key, text, text);
	mc_key_free(key);
	mc_key_free(again);
	mc_buffer_free(&written);
	mc_buffer_free(&twice);
}

static void check_uri(mc_slice text)
{
	mc_pkcs11_uri uri, again;
	mc_fault fault;

	if (mc_pkcs11_uri_read(text, &uri, &fault) == MC_OK) {
		if (mc_pkcs11_uri_read(mc_slice_of(uri.object), &again, &fault) != MC_OK || strcmp(uri.object, again.object) != 0 || again.module != NULL) {
			abort();
		}
		mc_pkcs11_uri_free(&again);
	}
	mc_pkcs11_uri_free(&uri);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_slice text = { (const char *) data, size };
	mc_key *key = NULL;
	mc_fault fault;

	check_uri(text);
	check(text, mc_key_read_multibase, mc_key_write_multibase);
	check(text, mc_key_read_jwk, mc_key_write_jwk);
	check(text, mc_key_read_public_pem, mc_key_write_public_pem);
	/* Without a passphrase: deriving a key from one is slow on purpose. */
	if (mc_key_read_private_pem(text, (mc_slice) { 0 }, &key, &fault) == MC_OK) {
		mc_key_free(key);
	}
	return 0;
}
