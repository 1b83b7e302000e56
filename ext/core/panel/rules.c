#include "rules_reader.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

const char *const mc_rules_kinds[] = { "conjunctive", "compensatory", "mixed", "profile", NULL };
const char *const mc_trigger_types[] = { "gap", "split", "unscorable", "mustpass", "band", NULL };
const char *const mc_measures[] = { "steps", "points", NULL };
const char *const mc_resolutions[] = {
	"mean", "median", "trimmed_mean", "majority", "parity", "tertium_quid", "expert", "expert_combined", "discussion", NULL
};
const char *const mc_ties[] = { "higher", "lower", NULL };
const char *const mc_evens[] = { "mean", "low", "high", NULL };
const char *const mc_even_majorities[] = { "met", "notmet", NULL };
const char *const mc_even_votes[] = { "award", "notyet", NULL };
const char *const mc_roundings[] = { "up", "down", "half_up", "half_down", NULL };
const char *const mc_bands[] = { "resolved", "any_rater", "every_rater", NULL };
const char *const mc_scopes[] = { "all", "triggered", NULL };
const char *const mc_sights[] = { "nothing", "reviews", NULL };

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

mc_result mc_rules_useless(const mc_rules_reader *reader, const mc_pointer *at, const char *name, const char *why)
{
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));

	return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"%s\" has no effect %s, so it should not be there", name, why);
}

mc_result mc_rules_criterion(const mc_rules_reader *reader, mc_slice id, const mc_pointer *at, size_t *criterion)
{
	int c = mc_rubric_find_criterion(reader->rubric, id);

	if (c < 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The rubric has no criterion \"%s\"", mc_excerpt_of(id).text);
	}
	*criterion = (size_t) c;
	return MC_OK;
}

/* The refusal of a decimal that is not as it should be; range says what it should be. */
mc_result mc_rules_decimal(const mc_rules_reader *reader, mc_decimal_fault decimal, const mc_pointer *at, const char *what, const char *range)
{
	switch (decimal) {
		case MC_DECIMAL_OK:
			return MC_OK;
		case MC_DECIMAL_TYPE:
			return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s should be a number", what);
		case MC_DECIMAL_DIGITS:
			return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s has more than %d decimals", what, MC_DECIMALS);
		case MC_DECIMAL_RANGE:
			break;
	}
	return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "%s should be %s", what, range);
}

mc_result mc_rules_whole(const mc_rules_reader *reader, const json_t *object, const char *name, unsigned least, unsigned most, const mc_pointer *at,
	unsigned *number)
{
	const json_t *value = json_object_get(object, name);
	mc_pointer place = mc_pointer_member(at, mc_slice_of(name));
	mc_units units;

	if (value == NULL) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, at->text, "The member \"%s\" is missing", name);
	}
	if (mc_units_read(value, most * MC_UNIT, &units) != MC_DECIMAL_OK || units < least * MC_UNIT || units % MC_UNIT != 0) {
		return mc_fail_at(reader->fault, MC_E_FORMAT, place.text, "\"%s\" should be a whole number from %u to %u", name, least, most);
	}
	*number = (unsigned) (units / MC_UNIT);
	return MC_OK;
}

mc_result mc_rules_read(mc_slice json, const mc_rubric *rubric, mc_rules **out, mc_fault *fault)
{
	static const char *const names[] = { "format", "kind", "mustpass", "weights", "total", "mean", "vote", "reviewers", "triggers", "resolution", "unscorable", NULL };
	json_t *document = NULL;
	mc_rules_reader reader = { .rubric = rubric, .fault = fault, .root = mc_pointer_root() };
	mc_result result;

	if (json.length > MC_RULES_MAX_BYTES) {
		return mc_fail(fault, MC_E_LIMIT, "The rules are larger than %u MiB", MC_RULES_MAX_BYTES / 1024 / 1024);
	}
	result = mc_json_load(json, &document, fault);
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
		result = mc_rules_read_standard(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_codes(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_reviewers(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_triggers(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_resolution(&reader);
	}
	if (result == MC_OK) {
		result = mc_rules_read_vote(&reader);
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
