/* The cryptosuites there are, and what all of them do alike. */
#include "kinds.h"

#include <stdio.h>
#include <string.h>

extern const mc_suite mc_suite_eddsa_rdfc_2022, mc_suite_eddsa_jcs_2022, mc_suite_ecdsa_jcs_2019;

/* The order is that in which a sentence lists them. */
const mc_suite *const mc_suites[] = {
	&mc_suite_eddsa_rdfc_2022, &mc_suite_eddsa_jcs_2022, &mc_suite_ecdsa_jcs_2019, NULL
};

const mc_suite *mc_suite_named(mc_slice name)
{
	const mc_suite *const *suite = mc_suites;

	while (*suite != NULL && !mc_slice_equal(name, mc_slice_of((*suite)->name))) {
		suite++;
	}
	return *suite;
}

const mc_suite *mc_suite_for(mc_slice name, mc_key_type type)
{
	const mc_suite *const *suite = mc_suites;

	while (*suite != NULL && ((*suite)->key_type != type || !mc_slice_equal(name, mc_slice_of((*suite)->name)))) {
		suite++;
	}
	return *suite;
}

/* Appends to a sentence's piece what still fits. */
static void mc_list(char *out, size_t size, const char *between, const char *word)
{
	size_t length = strlen(out);

	snprintf(out + length, size - length, "%s%s", length > 0 ? between : "", word);
}

const char *mc_suite_names(char out[MC_SUITE_NAMES_SIZE])
{
	out[0] = '\0';
	for (size_t i = 0; mc_suites[i] != NULL; i++) {
		if (mc_suite_named(mc_slice_of(mc_suites[i]->name)) == mc_suites[i]) {
			mc_list(out, MC_SUITE_NAMES_SIZE, ", ", mc_suites[i]->name);
		}
	}
	return out;
}

const char *mc_suite_sizes(const mc_suite *suite, char out[MC_SUITE_SIZES_SIZE])
{
	char number[24];

	out[0] = '\0';
	for (size_t i = 0; mc_suites[i] != NULL; i++) {
		if (strcmp(mc_suites[i]->name, suite->name) == 0) {
			snprintf(number, sizeof(number), "%zu", mc_suites[i]->signature_size);
			mc_list(out, MC_SUITE_SIZES_SIZE, " or ", number);
		}
	}
	return out;
}

bool mc_suite_has_size(const mc_suite *suite, size_t length)
{
	for (size_t i = 0; mc_suites[i] != NULL; i++) {
		if (strcmp(mc_suites[i]->name, suite->name) == 0 && mc_suites[i]->signature_size == length) {
			return true;
		}
	}
	return false;
}

mc_result mc_suite_hash(const mc_suite *suite, mc_slice document, mc_slice options, mc_hash_data *hash)
{
	mc_result (*digest)(mc_slice, uint8_t *) = suite->sha384 ? mc_sha384 : mc_sha256;
	size_t size = suite->sha384 ? MC_SHA384_SIZE : MC_SHA256_SIZE;
	mc_result result = digest(options, hash->bytes);

	hash->length = 2 * size;
	return result == MC_OK ? digest(document, hash->bytes + size) : result;
}
