/* Data Integrity ECDSA Cryptosuites 1.0, section 3.3: RFC 8785, SHA-256, P-256. */
#include "../kinds.h"

const mc_suite mc_suite_ecdsa_jcs_2019 = {
	.name = "ecdsa-jcs-2019", .key_type = MC_KEY_P256, .signature_size = 64,
	.keeps_context = true,
	.made = mc_suite_json_made, .found = mc_suite_json_found,
};
