/*
 * PKCS#8 (RFC 5208, RFC 5958) to and from a key by its numbers. OpenSSL's own coders leave copies of the secret in
 * freed memory; these wipe what they held.
 */
#ifndef MC_PKCS8_H
#define MC_PKCS8_H

#include "internal.h"

#include <openssl/x509.h>

/* NULL where the text holds no key of the three kinds, or a damaged one. */
EVP_PKEY *mc_pkcs8_to_pkey(const PKCS8_PRIV_KEY_INFO *info);
/* NULL where memory runs out. */
PKCS8_PRIV_KEY_INFO *mc_pkcs8_of(const mc_key *key);

#endif
