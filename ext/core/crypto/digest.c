#include "digest.h"
#include "../json/json.h"

#include <string.h>

mc_result mc_digest_canonical(mc_slice canonical, char digest[MC_DIGEST_SIZE])
{
	static const char prefix[] = "sha256:";
	uint8_t sha256[MC_SHA256_SIZE];
	mc_result result = mc_sha256(canonical, sha256);

	if (result == MC_OK) {
		memcpy(digest, prefix, sizeof(prefix) - 1);
		mc_hex_encode(sha256, sizeof(sha256), digest + sizeof(prefix) - 1);
	}
	return result;
}

mc_result mc_digest_json(mc_slice text, char digest[MC_DIGEST_SIZE], mc_fault *fault)
{
	mc_buffer canonical = { 0 };
	mc_result result = mc_json_canonicalize(text, &canonical, fault);

	if (result == MC_OK) {
		result = mc_digest_canonical(mc_buffer_slice(&canonical), digest);
	}
	mc_buffer_free(&canonical);
	return result;
}
