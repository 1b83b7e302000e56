/*
 * RDFC-1.0: whatever quads there are, they end within the bound; and what is in canonical form keeps it, since its labels
 * are those that it would be given.
 */
#include "../nquads.h"
#include "rdf/rdf.h"

static void must(bool condition)
{
	if (!condition) {
		abort();
	}
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	mc_rdf_dataset dataset = { 0 }, again = { 0 };
	mc_buffer out = { 0 }, same = { 0 };
	mc_fault fault;
	mc_result result;

	if (nquads_read((mc_slice) { (const char *) data, size }, &dataset)) {
		result = mc_rdf_canonicalize(&dataset, &out, &fault);
		must(result == MC_OK || (result == MC_E_LIMIT && out.length == 0 && fault.sentence[0] != '\0'));
		if (result == MC_OK) {
			must(nquads_read(mc_buffer_slice(&out), &again) && again.count <= dataset.count);
			result = mc_rdf_canonicalize(&again, &same, &fault);
			must(result == MC_OK || result == MC_E_LIMIT);
			must(result != MC_OK || mc_slice_equal(mc_buffer_slice(&out), mc_buffer_slice(&same)));
		}
	}
	mc_rdf_free(&dataset);
	mc_rdf_free(&again);
	mc_buffer_free(&out);
	mc_buffer_free(&same);
	return 0;
}
