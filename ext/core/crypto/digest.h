/* The digests by which documents of this project name one another: "sha256:" and 64 hex digits. */
#ifndef MC_DIGEST_H
#define MC_DIGEST_H

#include "hash.h"

/* With the NUL that ends it. */
#define MC_DIGEST_SIZE (sizeof("sha256:") + 2 * MC_SHA256_SIZE)

/* Of a text that is in RFC 8785's form already. */
mc_result mc_digest_canonical(mc_slice canonical, char digest[MC_DIGEST_SIZE]);
/* Of any JSON text, which is read strictly and hashed in RFC 8785's form. */
mc_result mc_digest_json(mc_slice text, char digest[MC_DIGEST_SIZE], mc_fault *fault);

#endif
