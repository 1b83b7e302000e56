/* What the files of this folder share. */
#ifndef MC_CREDENTIAL_INTERNAL_H
#define MC_CREDENTIAL_INTERNAL_H

#include "../json/tree.h"
#include "credential.h"

/*
 * Whether a proof of no known suite is one of a known suite whose type or cryptosuite was changed: with these as they
 * were, its signature holds. Such a proof is not somebody's newer one, which would be passed over.
 */
mc_result mc_proof_was_renamed(const mc_json_tree *tree, uint32_t node, const mc_known *known, bool *renamed);
/* A proof's value: "z" and a signature in base58btc. *there is false where it is something else. */
mc_result mc_proof_value(const mc_json_tree *tree, uint32_t node, mc_buffer *signature, bool *there);

/* A did:key says its own key: MC_E_ARGUMENT where it is not the one given. Any other method is let pass. */
mc_result mc_did_key_is_of(mc_slice method, const mc_key *key, mc_fault *fault);

/* An algorithm that a JWT may be signed with (RFC 7518, RFC 8037). */
typedef struct {
	const char *name; /* "alg" */
	mc_key_type key_type;
} mc_jwt_algorithm;
/* name NULL at the end. The first of a kind of key is the one that is signed with. */
extern const mc_jwt_algorithm mc_jwt_algorithms[];

#define MC_JWT_CLAIMS 5
/* A claim beside the credential, and the member of the credential that it repeats. */
typedef struct {
	const char *claim;
	const char *member;
	bool date; /* in whole seconds since 1970 */
} mc_jwt_claim;
extern const mc_jwt_claim mc_jwt_claims[MC_JWT_CLAIMS];

/*
 * What the claim says of this credential, as JSON; *there is false where the credential has no such member, or it is
 * faulty.
 */
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

/* What a check came to, and the sentence that explains it (printf format), cut where it is too long. */
void mc_check_set(mc_check *check, mc_outcome_of_check outcome, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

mc_result mc_check_proofs(const mc_json_tree *tree, const mc_known *known, mc_check *proof, mc_check *controller);
mc_result mc_check_jwt(const mc_jwt *jwt, const mc_json_tree *payload, const mc_known *known, mc_check *proof,
	mc_check *controller);
/* The controller of a method, its part before "#", must be the issuer: anyone can sign with a key of their own. */
void mc_check_controller_of(const mc_json_tree *tree, mc_slice method, mc_check *check);
/*
 * did:key:X#X holds the key itself; any other method is one of the keys that were given. *made is the caller's to free.
 * NULL where there is no key: check then says why.
 */
const mc_key *mc_key_of_method(const mc_known *known, mc_slice method, mc_key **made, mc_check *check,
	mc_result *result);

#endif
