/* Proofs of evidence items: any text is refused with a sentence, or is a proof that does not hold for a root nobody made. */
#include "evidence/manifest.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const mc_node root = { { 1, 2, 3 } };
	mc_fault fault;
	bool holds;
	mc_result result;

	mc_fault_clear(&fault);
	result = mc_manifest_check(&root, (mc_slice) { (const char *) data, size }, &holds, &fault);
	if (holds || (result != MC_OK && fault.sentence[0] == '\0')) {
		abort();
	}
	return 0;
}
