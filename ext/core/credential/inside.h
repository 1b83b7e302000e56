/* What the files of this folder share. */
#ifndef MC_CREDENTIAL_INSIDE_H
#define MC_CREDENTIAL_INSIDE_H

#include "../json/tree.h"
#include "credential.h"


/* What a proof signs: SHA-256 of its own options, then SHA-256 of the document. */
#define MC_HASHDATA_SIZE 64

/*
 * Data Integrity EdDSA Cryptosuites 1.0 section 3.3 (and the ECDSA ones, 3.3 too, with P-256): options is the proof
 * without its value, in RFC 8785's form. context, when not NULL, stands in for the document's own.
 */
mc_result mc_proof_hash(const mc_json_tree *tree, const mc_slice *context, mc_slice options, uint8_t hash[MC_HASHDATA_SIZE]);
/* The same of a document that is in RFC 8785's form, without proofs. */
mc_result mc_proof_hash_of(mc_slice document, mc_slice options, uint8_t hash[MC_HASHDATA_SIZE]);

/*
 * Section 3.2 of the same: the RDF of the proof's options, read with the document's @context, and of the document without its
 * proofs, as canonical N-Quads. options is the proof, whose value is left out; it may be in another tree. Where either is not to
 * be had, fault says why, and where. examples: see mc_jsonld_options; no badge has it.
 */
mc_result mc_proof_rdf(const mc_json_tree *tree, const mc_json_tree *of_options, uint32_t options, bool examples, mc_buffer *proof, mc_buffer *document,
	mc_fault *fault);
mc_result mc_proof_hash_rdf(const mc_json_tree *tree, const mc_json_tree *of_options, uint32_t options, uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault);

/* The suite's name in a proof, its key, and what it is over. */
typedef struct {
	const char *name;
	mc_key_type key_type;
	bool rdf; /* what is signed is the RDF that the document stands for, not its JSON */
} mc_suite_facts;
#define MC_SUITES 3
extern const mc_suite_facts mc_suites[MC_SUITES];

/* What mc_credential_sign would sign with this suite, method and time: of a document that has the proof already, too. */
mc_result mc_proof_hash_as_made(const mc_json_tree *tree, mc_suite suite, mc_slice method, mc_slice created, uint8_t hash[MC_HASHDATA_SIZE], mc_fault *fault);
/*
 * Whether a proof of no known suite is one of a known suite whose type or cryptosuite was changed: with these as they were, its
 * signature holds. Such a proof is not somebody's newer one, which would be passed over.
 */
mc_result mc_proof_was_renamed(const mc_json_tree *tree, uint32_t node, const mc_known *known, bool *renamed);
/* A proof's value: "z" and 64 bytes in base58btc. *there is false where it is something else. */
mc_result mc_proof_value(const mc_json_tree *tree, uint32_t node, mc_buffer *signature, bool *there);

/* A did:key says its own key: MC_E_ARGUMENT where it is not the one given. Any other method is let pass. */
mc_result mc_did_key_is_of(mc_slice method, const mc_key *key, mc_fault *fault);

/* By the key's type. */
extern const char *const mc_jwt_algorithms[3];

#define MC_JWT_CLAIMS 5
/* A claim beside the credential, and the member of the credential that it repeats. */
typedef struct {
	const char *claim;
	const char *member;
	bool date; /* in whole seconds since 1970 */
} mc_jwt_claim;
extern const mc_jwt_claim mc_jwt_claims[MC_JWT_CLAIMS];

/* What the claim says of this credential, as JSON; *there is false where the credential has no such member, or it is faulty. */
mc_result mc_jwt_claim_value(const mc_json_tree *tree, const mc_jwt_claim *claim, mc_buffer *out, bool *there);

/* A JWT's parts, decoded. */
typedef struct {
	mc_slice signed_text; /* header and payload as they stand */
	mc_buffer header_text;
	mc_json_tree header;
	mc_buffer payload;
	mc_buffer signature;
} mc_jwt;

bool mc_jwt_looks_like(mc_slice text);
/* jwt is {0} before; mc_jwt_free it also where this failed. */
mc_result mc_jwt_read(mc_slice text, mc_jwt *jwt, mc_fault *fault);
void mc_jwt_free(mc_jwt *jwt);

/* A child of node by number; MC_JSON_NONE beyond the last. */
uint32_t mc_tree_nth(const mc_json_tree *tree, uint32_t node, uint32_t n);
/* Lists of one may be written without brackets: the first item, the item behind it. */
uint32_t mc_tree_first_of(const mc_json_tree *tree, uint32_t node);
uint32_t mc_tree_next_of(const mc_json_tree *tree, uint32_t list, uint32_t item);

/* The issuer's id, whether it stands alone or in an object. */
bool mc_issuer_id(const mc_json_tree *tree, mc_slice *id);

/* A member of the document that is a date with a time and a zone. */
struct mc_moment;
bool mc_date_member(const mc_json_tree *tree, const char *name, struct mc_moment *moment, mc_slice *text);

/* scheme ":" something, printable and without spaces. */
bool mc_is_uri(mc_slice text);

/* For sentences: a piece of the document, cut at 120 bytes between characters, control characters left out. */
#define MC_QUOTE_SIZE 128
const char *mc_quote(mc_slice text, char out[MC_QUOTE_SIZE]);

void mc_check_say(mc_check *check, mc_outcome_of_check outcome, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* The checks that have files of their own. */
void mc_check_schema(const mc_json_tree *tree, mc_check *check);
mc_result mc_check_proofs(const mc_json_tree *tree, const mc_known *known, mc_check *proof, mc_check *controller);
mc_result mc_check_jwt(const mc_jwt *jwt, const mc_json_tree *payload, const mc_known *known, mc_check *proof, mc_check *controller);
/* The controller of a method, its part before "#", must be the issuer: anyone can sign anything with a key of their own. */
void mc_check_controller_of(const mc_json_tree *tree, mc_slice method, mc_check *check);
/*
 * did:key:X#X holds the key itself; any other method is one of the keys that were given. *made is the caller's to free. NULL
 * where there is no key: check then says why.
 */
const mc_key *mc_key_of_method(const mc_known *known, mc_slice method, mc_key **made, mc_check *check, mc_result *result);
/* Of so many lists one credential may name entries; each is read and its signature checked. */
#define MC_STATUS_MOST 4
/* *needed: the credential says that it has a status. */
mc_result mc_check_status(const mc_json_tree *tree, const mc_known *known, mc_check *check, bool *needed);
mc_result mc_check_recipient(const mc_json_tree *tree, const mc_known *known, mc_check *check);
void mc_check_evidence(const mc_json_tree *tree, const mc_known *known, mc_check *check);

#endif
