#include "internal.h"

mc_result mc_jsonld_to_rdf(const mc_json_tree *tree, uint32_t node, const mc_jsonld_options *options,
	mc_rdf_dataset *out, mc_fault *fault)
{
	static const mc_jsonld_options plain = { 0 };
	mc_jsonld_reading reading = {
		.tree = tree, .options = options != NULL ? options : &plain, .out = out, .fault = fault, .root = node
	};
	mc_result result = mc_jsonld_begin(&reading);

	if (result == MC_OK) {
		result = mc_jsonld_root(&reading);
	}
	mc_jsonld_end(&reading);
	return result;
}
