/*
 * The verifier: whatever it is given, it says something about every step; and only what the one known key signed is
 * valid. What can be read as an object can be signed, and then the proof holds; also as a JWT.
 */
#include "credential/credential.h"
#include "crypto/key.h"

#include <stdlib.h>
#include <string.h>

static mc_key *key, *public;

static const mc_key *find(void *context, mc_slice method)
{
	(void) context;
	return mc_slice_equal(method, MC_LITERAL("did:web:example.org#key")) ? public : NULL;
}

/* The document itself stands for every list that it names. */
static bool find_list(void *context, mc_slice url, mc_slice *text)
{
	(void) url;
	*text = *(const mc_slice *) context;
	return true;
}

static bool passed(const mc_verification *verification, const char *check)
{
	for (size_t i = 0; i < verification->count; i++) {
		if (strcmp(verification->checks[i].name, check) == 0) {
			return verification->checks[i].outcome == MC_CHECK_PASSED;
		}
	}
	abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_slice text = { (const char *) data, size };
	mc_known known = {
		.find = find, .find_list = find_list, .context_of_lists = &text, .now = MC_LITERAL("2026-11-24T13:00:00Z"), .recipient = MC_LITERAL("a@example.com"),
		.manifest = MC_LITERAL("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
	};
	mc_verification verification;
	mc_buffer signed_text = { 0 };
	mc_fault fault;
	size_t i;

	if (key == NULL && (mc_key_generate(MC_KEY_ED25519, &key) != MC_OK || mc_key_public(key, &public) != MC_OK)) {
		abort();
	}
	if (mc_credential_verify(text, &known, &verification, &fault) != MC_OK || verification.count == 0) {
		abort();
	}
	for (i = 0; i < verification.count; i++) {
		if (verification.checks[i].detail[0] == '\0' || !mc_utf8_valid(mc_slice_of(verification.checks[i].detail), NULL)) {
			abort();
		}
	}
	if (mc_credential_sign(text, key, MC_LITERAL("eddsa-jcs-2022"), MC_LITERAL("did:web:example.org#key"), known.now, &signed_text, &fault) == MC_OK) {
		if (mc_credential_verify(mc_buffer_slice(&signed_text), &known, &verification, &fault) != MC_OK) {
			abort();
		}
		/* Earlier proofs in the input may fail, but a lone one of ours holds. */
		if (!passed(&verification, "proof") && passed(&verification, "syntax")
				&& memmem(data, size, "roof", 4) == NULL && memmem(data, size, "\\u", 2) == NULL) {
			abort();
		}
	}
	signed_text.length = 0;
	if (mc_credential_sign(text, key, MC_LITERAL("eddsa-rdfc-2022"), MC_LITERAL("did:web:example.org#key"), known.now, &signed_text, &fault) == MC_OK) {
		if (mc_credential_verify(mc_buffer_slice(&signed_text), &known, &verification, &fault) != MC_OK
				|| (!passed(&verification, "proof") && passed(&verification, "syntax")
					&& memmem(data, size, "roof", 4) == NULL && memmem(data, size, "\\u", 2) == NULL)) {
			abort();
		}
	}
	signed_text.length = 0;
	if (mc_credential_sign_jwt(text, key, MC_LITERAL("did:web:example.org#key"), &signed_text, &fault) == MC_OK) {
		if (mc_credential_verify(mc_buffer_slice(&signed_text), &known, &verification, &fault) != MC_OK
				|| !passed(&verification, "proof")) {
			abort();
		}
	}
	mc_buffer_free(&signed_text);
	return 0;
}
