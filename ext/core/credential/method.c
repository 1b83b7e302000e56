#include "internal.h"

#include <string.h>

const mc_key *mc_key_of_method(const mc_known *known, mc_slice method, mc_key **made, mc_check *check,
	mc_result *result)
{
	static const char prefix[] = "did:key:";
	const mc_key *key = NULL;
	mc_slice multibase;
	const char *hash;
	char quoted[MC_QUOTE_SIZE];
	mc_fault fault;

	mc_quote(method, quoted);
	if (method.length >= sizeof(prefix) - 1 && memcmp(method.data, prefix, sizeof(prefix) - 1) == 0) {
		hash = memchr(method.data, '#', method.length);
		multibase = (mc_slice) { method.data + sizeof(prefix) - 1, hash != NULL
			? (size_t) (hash - method.data) - (sizeof(prefix) - 1) : 0 };
		if (hash == NULL || !mc_slice_equal(multibase,
				(mc_slice) { hash + 1, method.length - (size_t) (hash + 1 - method.data) })) {
			mc_check_set(check, MC_CHECK_FAILED, "The verification method %s is not written as did:key:X#X", quoted);
			return NULL;
		}
		*result = mc_key_read_multibase(multibase, made, &fault);
		if (*result == MC_OK) {
			return *made;
		}
		if (*result != MC_E_NOMEM) {
			*result = MC_OK;
			mc_check_set(check, MC_CHECK_FAILED, "The verification method %s holds no usable key: %s", quoted,
				fault.sentence);
		}
		return NULL;
	}
	if (known->find != NULL) {
		key = known->find(known->context, method);
	}
	if (key == NULL) {
		mc_check_set(check, MC_CHECK_UNKNOWN, "The key of %s is not known here, so the signature could not be checked",
			quoted);
	}
	return key;
}
