/* Data Integrity EdDSA Cryptosuites 1.0, section 3.2: RDF Dataset Canonicalization, SHA-256, Ed25519. */
#include "../kinds.h"

const mc_suite mc_suite_eddsa_rdfc_2022 = {
	.name = "eddsa-rdfc-2022", .key_type = MC_KEY_ED25519, .signature_size = 64,
	.made = mc_suite_rdf_made, .found = mc_suite_rdf_found,
};
