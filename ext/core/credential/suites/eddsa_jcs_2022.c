/* Data Integrity EdDSA Cryptosuites 1.0, section 3.3: RFC 8785, SHA-256, Ed25519. */
#include "../kinds.h"

const mc_suite mc_suite_eddsa_jcs_2022 = {
	.name = "eddsa-jcs-2022", .key_type = MC_KEY_ED25519, .signature_size = 64,
	.keeps_context = true,
	.made = mc_suite_json_made, .found = mc_suite_json_found,
};
