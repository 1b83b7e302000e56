#include "test.h"
#include "crypto/pkcs11_uri.h"

static void reads(const char *text, const char *object, const char *module)
{
	mc_pkcs11_uri uri;
	mc_fault fault;

	mc_fault_clear(&fault);
	CHECK(mc_pkcs11_uri_read(mc_slice_of(text), &uri, &fault) == MC_OK, "%s: %s", text, fault.sentence);
	CHECK(uri.object != NULL && strcmp(uri.object, object) == 0, "%s gives %s", text, uri.object);
	CHECK(module == NULL ? uri.module == NULL : uri.module != NULL && strcmp(uri.module, module) == 0, "%s", text);
	mc_pkcs11_uri_free(&uri);
}

static void refuses(const char *text)
{
	mc_pkcs11_uri uri;
	mc_fault fault;

	mc_fault_clear(&fault);
	CHECK(mc_pkcs11_uri_read(mc_slice_of(text), &uri, &fault) == MC_E_ARGUMENT, "%s", text);
	CHECK(fault.sentence[0] != '\0' && uri.object == NULL, "%s", text);
	mc_pkcs11_uri_free(&uri);
}

/* The examples of RFC 7512, section 3: those of a private key, and their parts with a key's name. */
static void examples(void)
{
	refuses("pkcs11:");
	refuses("pkcs11:object=my-pubkey;type=public");
	refuses("pkcs11:object=my-key;type=private?pin-source=file:/etc/token");
	refuses("pkcs11:object=my-sign-key;type=private?module-name=mypkcs11");
	refuses("pkcs11:token=Software%20PKCS%2311%20softtoken;manufacturer=Snake%20Oil,%20Inc.?pin-value=the-pin");
	reads("pkcs11:object=my-sign-key;type=private?module-path=/mnt/libmypkcs11.so.1", "pkcs11:object=my-sign-key;type=private", "/mnt/libmypkcs11.so.1");
	reads("pkcs11:token=Software%20PKCS%2311%20softtoken;manufacturer=Snake%20Oil,%20Inc.;object=my-key",
		"pkcs11:token=Software%20PKCS%2311%20softtoken;manufacturer=Snake%20Oil%2C%20Inc.;object=my-key;type=private", NULL);
	/* The attributes' order does not matter, nor how a character is spelled; an id is any bytes. */
	reads("PKCS11:id=%69%95%3E%5C%f4%bd%ec%00;token=a&b", "pkcs11:id=i%95%3E%5C%F4%BD%EC%00;token=a%26b;type=private", NULL);
}

int main(void)
{
	RUN(examples);
	return DONE();
}
