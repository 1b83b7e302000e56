/* PKCS#11 URIs (RFC 7512): which key in which token. Reading one opens nothing. */
#ifndef MC_PKCS11_URI_H
#define MC_PKCS11_URI_H

#include "../base/base.h"

typedef struct {
	char *object; /* the URI again in its plainest spelling, with what finds the object and no query */
	char *module; /* the absolute path of the module to load, or NULL for the machine's own */
} mc_pkcs11_uri;

/*
 * Reads a URI that names a private key: by "object" or "id" at least, and "token", "serial", "manufacturer", "model",
 * "type"; in its query "module-path" only, so a PIN never travels in an address. All else is MC_E_ARGUMENT, with a
 * sentence that repeats nothing of the text. *uri is to be freed in either case.
 */
mc_result mc_pkcs11_uri_read(mc_slice text, mc_pkcs11_uri *uri, mc_fault *fault);
void mc_pkcs11_uri_free(mc_pkcs11_uri *uri);

#endif
