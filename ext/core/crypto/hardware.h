/*
 * Keys that stay in a token and sign there, by OpenSSL's engine "pkcs11". Nothing outside this pair of files knows of
 * engines.
 */
#ifndef MC_HARDWARE_H
#define MC_HARDWARE_H

#include "key.h"
#include "pkcs11_uri.h"

/*
 * The private key that the URI names; pin.data is NULL where there is none. It has signed once when this returns, so
 * that token, key and public part belong together. MC_E_ARGUMENT for a PIN that none can be; else MC_E_CRYPTO with a
 * sentence. The module is ended with its last key, and its PIN wiped.
 */
mc_result mc_key_open_pkcs11(const mc_pkcs11_uri *uri, mc_slice pin, mc_key **key, mc_fault *fault);

#endif
