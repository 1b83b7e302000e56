#include "kinds.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

void mc_rules_free(mc_rules *rules)
{
	if (rules != NULL) {
		mc_buffer_free(&rules->json);
		free(rules);
	}
}

int mc_rules_find_code(const mc_rules *rules, mc_slice code)
{
	for (size_t i = 0; i < rules->codes; i++) {
		if (mc_id_equal(rules->code[i].code, code)) {
			return (int) i;
		}
	}
	return -1;
}

bool mc_rules_agree(const mc_rules *rules)
{
	return rules->adjudicates && rules->with->agreed;
}

/* The parts, in the order in which they look at each other. */
static mc_result mc_rules_read_parts(mc_rules_reader *reader)
{
	static mc_result (*const parts[])(mc_rules_reader *reader) = {
		mc_rules_read_standard, mc_rules_read_codes, mc_rules_read_reviewers, mc_rules_read_triggers,
		mc_rules_read_resolution, mc_rules_read_vote
	};
	mc_result result = MC_OK;

	for (size_t i = 0; result == MC_OK && i < sizeof(parts) / sizeof(parts[0]); i++) {
		result = parts[i](reader);
	}
	return result;
}

mc_result mc_rules_read(mc_slice json, const mc_rubric *rubric, mc_rules **out, mc_fault *fault)
{
	static const char *const names[] = { "format", "kind", "mustpass", "weights", "total", "mean", "vote", "reviewers",
		"triggers", "resolution", "unscorable", NULL };
	json_t *document = NULL;
	mc_rules_reader reader = { .rubric = rubric, .fault = fault, .root = mc_pointer_root() };
	mc_result result;

	if (json.length > MC_RULES_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The rules are larger than %u MiB", MC_RULES_MAX_BYTES / 1024 / 1024);
	}
	result = mc_json_load(json, MC_JSON_MAX_VALUES, &document, fault);
	reader.document = document;
	if (result == MC_OK) {
		result = mc_member_format(document, "microcred-rules-1", "a set of Microcred rules", fault);
	}
	if (result == MC_OK) {
		result = mc_members_only(document, names, "a set of rules", &reader.root, fault);
	}
	if (result == MC_OK) {
		reader.rules = calloc(1, sizeof(*reader.rules));
		result = reader.rules != NULL ? MC_OK : MC_E_NOMEM;
	}
	if (result == MC_OK) {
		memcpy(reader.rules->rubric, rubric->digest, sizeof(rubric->digest));
		reader.rules->criteria = rubric->count;
		result = mc_rules_read_parts(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_write(reader.rules, rubric, fault);
	}
	json_decref(document);
	if (result != MC_OK) {
		mc_rules_free(reader.rules);
		return result;
	}
	*out = reader.rules;
	return MC_OK;
}
