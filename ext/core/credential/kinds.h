/*
 * Kinds: of cryptosuites, and of checks of a credential. All that there is to know of one stands in one file,
 * suites/NAME.c or checks/NAME.c, which ends in its constant; the lists are in suites.c and checks.c. Signing and
 * verifying walk the lists. Inside ext/core/credential only.
 */
#ifndef MC_CREDENTIAL_KINDS_H
#define MC_CREDENTIAL_KINDS_H

#include "../crypto/hash.h"
#include "internal.h"

/*
 * What a proof signs, hashData in the specifications: the hash of the proof's own options, then that of the document.
 * The suite says which hash, and so how long it is.
 */
typedef struct {
	uint8_t bytes[2 * MC_SHA384_SIZE];
	size_t length;
} mc_hash_data;

/* A suite with one kind of key. One that takes two kinds, as ecdsa-rdfc-2019 does, is two constants of one name. */
typedef struct mc_suite mc_suite;
struct mc_suite {
	const char *name; /* "cryptosuite" in a proof, and the value of a case of PHP's Cryptosuite */
	mc_key_type key_type;
	size_t signature_size; /* in bytes, as mc_key_sign makes it with such a key */
	bool sha384;           /* the hash of options and document, and within the RDF's canonical form; else SHA-256 */
	bool keeps_context;    /* the document's @context is copied into the proof */
	/*
	 * What a new proof signs. options is the proof without its value, in RFC 8785's form; document is the document in
	 * that form without its proofs, or has no data where that is not written yet. MC_E_FORMAT and MC_E_LIMIT, with a
	 * place, where the document is not one that the suite can sign.
	 */
	mc_result (*made)(const mc_suite *suite, const mc_json_tree *tree, mc_slice document, mc_slice options,
		mc_hash_data *hash, mc_fault *fault);
	/*
	 * What the proof at node, as it stands in the document, has signed. *there is false, and check says why, where
	 * that is not to be had.
	 */
	mc_result (*found)(const mc_suite *suite, const mc_json_tree *tree, uint32_t node, mc_hash_data *hash, bool *there,
		mc_check *check);
};

/* NULL at the end. */
extern const mc_suite *const mc_suites[];

/* The suite of this name, with any kind of key; NULL where none is known here. */
const mc_suite *mc_suite_named(mc_slice name);
/* The same with this kind of key. */
const mc_suite *mc_suite_for(mc_slice name, mc_key_type type);
/* For sentences: the names of all, each once, and the lengths of a suite's signatures ("64", "64 or 96"). */
#define MC_SUITE_NAMES_SIZE 256
const char *mc_suite_names(char out[MC_SUITE_NAMES_SIZE]);
#define MC_SUITE_SIZES_SIZE 64
const char *mc_suite_sizes(const mc_suite *suite, char out[MC_SUITE_SIZES_SIZE]);
/* Whether a signature of the suite, with any kind of key, has this length. */
bool mc_suite_has_size(const mc_suite *suite, size_t length);

/* By the suite's hash: of the options, then of the document, each as it is signed. */
mc_result mc_suite_hash(const mc_suite *suite, mc_slice document, mc_slice options, mc_hash_data *hash);

/*
 * For the suites over RFC 8785 (jcs): Data Integrity EdDSA Cryptosuites 1.0, section 3.3, and section 3.3 of the ECDSA
 * ones.
 */
mc_result mc_suite_json_made(const mc_suite *suite, const mc_json_tree *tree, mc_slice document, mc_slice options,
	mc_hash_data *hash, mc_fault *fault);
mc_result mc_suite_json_found(const mc_suite *suite, const mc_json_tree *tree, uint32_t node, mc_hash_data *hash,
	bool *there, mc_check *check);

/* For the suites over RDF (rdfc): section 3.2 of both. */
mc_result mc_suite_rdf_made(const mc_suite *suite, const mc_json_tree *tree, mc_slice document, mc_slice options,
	mc_hash_data *hash, mc_fault *fault);
mc_result mc_suite_rdf_found(const mc_suite *suite, const mc_json_tree *tree, uint32_t node, mc_hash_data *hash,
	bool *there, mc_check *check);

/*
 * The RDF of the proof's options, read with the document's @context, and of the document without its proofs, as
 * canonical N-Quads. options is the proof, whose value is left out; it may be in another tree. Where either is not to
 * be had, fault says why, and where. examples: see mc_jsonld_options; no badge has it.
 */
mc_result mc_proof_rdf(const mc_suite *suite, const mc_json_tree *tree, const mc_json_tree *of_options,
	uint32_t options,
	bool examples, mc_buffer *proof, mc_buffer *document, mc_fault *fault);

/*
 * What mc_credential_sign would sign with this suite, method and time: of a document that has the proof already, too.
 */
mc_result mc_proof_hash_as_made(const mc_json_tree *tree, const mc_suite *suite, mc_slice method, mc_slice created,
	mc_hash_data *hash, mc_fault *fault);

/* A credential that is being verified. */
typedef struct {
	const mc_json_tree *tree;
	const mc_jwt *jwt; /* that it is within; NULL: it stands alone */
	const mc_known *known;
	mc_check controller; /* what the check of the proofs, which comes first, found out about their keys' controllers */
} mc_verifying;

typedef struct mc_check_kind {
	const char *name;
	/* Whether a credential is valid only where this check passes. NULL: each is. */
	bool (*needed)(const mc_json_tree *tree);
	/* The document's faults are said in check; what is returned other than MC_OK is no memory. */
	mc_result (*run)(mc_verifying *verifying, mc_check *check);
} mc_check_kind;

/* NULL at the end. The first says whether the text can be read; where it cannot, no other is run. */
extern const mc_check_kind *const mc_check_kinds[];

/* In place of `needed`: for checks that no credential depends on. */
bool mc_check_is_extra(const mc_json_tree *tree);

#endif
