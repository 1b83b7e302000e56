/*
 * Verifiable credentials as Open Badges 3.0 has them, with the proofs of W3C's Data Integrity over RFC 8785 and over
 * RDF. Nothing a credential names is ever fetched, and no clock is read: what else must be known is given.
 */
#ifndef MC_CREDENTIAL_H
#define MC_CREDENTIAL_H

#include "../base/base.h"
#include "../crypto/key.h"

/* A longer text is refused by mc_credential_verify: it fails the first check. */
#define MC_CREDENTIAL_MAX_BYTES (16u * 1024 * 1024)

/*
 * Appends the signed credential in RFC 8785's form. suite is a cryptosuite's name, such as "eddsa-jcs-2022". A
 * credential that has proofs keeps them, and the new one joins them as a set: each is over the document without proofs.
 * MC_E_ARGUMENT where suite, key, method or created are not allowed. Where the suite is one over RDF, the document must
 * be one that mc_jsonld_to_rdf and mc_rdf_canonicalize take. out is unchanged where this fails.
 */
mc_result mc_credential_sign(mc_slice json, const mc_key *key, mc_slice suite, mc_slice method, mc_slice created,
	mc_buffer *out, mc_fault *fault);

/*
 * Appends the credential as a JWT in the compact serialization, as Open Badges 3.0 section 8.2 wants it: signed with
 * RS256, ES256 or, beyond what it asks for, EdDSA, by the kind of the key. Proofs within the credential are left out.
 * MC_E_ARGUMENT where it has no credentialSubject.id, or kid is no URL. out is unchanged where this fails.
 */
mc_result mc_credential_sign_jwt(mc_slice json, const mc_key *key, mc_slice kid, mc_buffer *out, mc_fault *fault);

typedef enum {
	MC_CHECK_FAILED,
	MC_CHECK_PASSED,
	MC_CHECK_UNKNOWN /* what would have to be known was not given, or the check does not apply */
} mc_outcome_of_check;

typedef struct {
	const char *name; /* what is checked, as PHP and pages name it: "syntax", "proof" */
	mc_outcome_of_check outcome;
	char detail[384]; /* a sentence */
} mc_check;

/* At least as many as there are checks (checks.c). */
#define MC_CHECKS_MOST 16

typedef struct mc_verification {
	bool valid;
	size_t count;
	mc_check checks[MC_CHECKS_MOST]; /* in the order in which they are made and shown */
} mc_verification;

typedef struct {
	/* The public key that belongs to a verification method, or NULL. did:key methods are not asked for. */
	const mc_key *(*find)(void *context, mc_slice method);
	void *context;
	/* The status list credential that is to be had at an address; false where it was not given. NULL: none was. */
	bool (*find_list)(void *context, mc_slice url, mc_slice *text);
	void *context_of_lists;
	mc_slice now;       /* as mc_moment_is_plain */
	mc_slice recipient; /* data NULL: not known */
	mc_slice manifest;  /* 64 lower-case hex digits; data NULL: not known */
} mc_known;

/* The document's faults are in the checks; what is returned other than MC_OK is the caller's mistake, or no memory. */
mc_result mc_credential_verify(mc_slice text, const mc_known *known, mc_verification *verification, mc_fault *fault);

#endif
