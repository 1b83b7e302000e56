/* Rules as canonical JSON. */
#include "rules.h"

#include "../crypto/hash.h"
#include <jansson.h>
#include <string.h>

static bool mc_set(json_t *object, const char *name, json_t *value)
{
	return json_object_set_new(object, name, value) == 0;
}

static json_t *mc_decimal(mc_units units)
{
	return json_real(mc_units_double(units));
}

static bool mc_write_standard(json_t *document, const mc_rules *rules, const mc_rubric *rubric)
{
	json_t *mustpass = json_object(), *weights = json_object();
	bool fine = mustpass != NULL && weights != NULL && mc_set(document, "kind", json_string(mc_rules_kinds[rules->kind]));

	for (size_t c = 0; fine && c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];

		if (rules->cut[c] >= 0) {
			fine = mc_set(mustpass, criterion->id, json_string(criterion->levels[rules->cut[c]].id));
		}
		if (fine && rules->weighted[c]) {
			fine = mc_set(weights, criterion->id, mc_decimal(rules->weight[c]));
		}
	}
	if (fine && json_object_size(mustpass) > 0) {
		fine = json_object_set(document, "mustpass", mustpass) == 0;
	}
	if (fine && json_object_size(weights) > 0) {
		fine = json_object_set(document, "weights", weights) == 0 && mc_set(document, rules->averaged ? "mean" : "total", mc_decimal(rules->total));
	}
	json_decref(mustpass);
	json_decref(weights);
	return fine;
}

static bool mc_write_trigger(json_t *list, const mc_trigger *trigger, const mc_rubric *rubric)
{
	json_t *object = json_object(), *criteria = json_array();
	bool fine = object != NULL && criteria != NULL && mc_set(object, "type", json_string(mc_trigger_types[trigger->type]));

	if (fine && trigger->type == MC_TRIGGER_GAP) {
		fine = mc_set(object, "measure", json_string(mc_measures[trigger->measure])) && mc_set(object, "over", mc_decimal(trigger->over));
		for (size_t c = 0; fine && trigger->named && c < rubric->count; c++) {
			if (trigger->looksat[c]) {
				fine = json_array_append_new(criteria, json_string(rubric->criteria[c].id)) == 0;
			}
		}
		if (fine && trigger->named) {
			fine = json_object_set(object, "criteria", criteria) == 0;
		}
	}
	if (fine && trigger->type == MC_TRIGGER_BAND) {
		fine = mc_set(object, "of", json_string(mc_bands[trigger->of])) && mc_set(object, "within", mc_decimal(trigger->within));
	}
	fine = fine && json_array_append(list, object) == 0;
	json_decref(criteria);
	json_decref(object);
	return fine;
}

static bool mc_write_panel(json_t *document, const mc_rules *rules, const mc_rubric *rubric)
{
	json_t *triggers = json_array(), *codes = json_array(), *resolution = json_object();
	bool fine = triggers != NULL && codes != NULL && resolution != NULL && mc_set(document, "reviewers", json_integer(rules->reviewers))
		&& json_object_set(document, "triggers", triggers) == 0 && json_object_set(document, "unscorable", codes) == 0
		&& json_object_set(document, "resolution", resolution) == 0;

	for (size_t i = 0; fine && i < rules->triggers; i++) {
		fine = mc_write_trigger(triggers, &rules->trigger[i], rubric);
	}
	for (size_t i = 0; fine && i < rules->codes; i++) {
		fine = json_array_append_new(codes, json_pack("{s:s, s:s}", "code", rules->code[i].code, "name", rules->code[i].name)) == 0;
	}
	fine = fine && mc_set(resolution, "without", json_string(mc_resolutions[rules->without]));
	if (fine && rules->adjudicates) {
		fine = mc_set(resolution, "with", json_string(mc_resolutions[rules->with])) && mc_set(resolution, "scope", json_string(mc_scopes[rules->scope]))
			&& mc_set(resolution, "adjudicatorsees", json_string(mc_sights[rules->sees]));
	}
	if (fine && rules->tie >= 0) {
		fine = mc_set(resolution, "tie", json_string(mc_ties[rules->tie]));
	}
	if (fine && rules->even >= 0) {
		fine = mc_set(resolution, "evenmedian", json_string(mc_evens[rules->even]));
	}
	if (fine && rules->majority >= 0) {
		fine = mc_set(resolution, "evenmajority", json_string(mc_even_majorities[rules->majority]));
	}
	if (fine && rules->otherwise >= 0) {
		fine = mc_set(resolution, "otherwise", json_string(mc_resolutions[rules->otherwise]));
	}
	if (fine && rules->trim > 0) {
		fine = mc_set(resolution, "trim", json_integer(rules->trim));
	}
	if (fine && rules->round >= 0) {
		fine = mc_set(resolution, "round", json_string(mc_roundings[rules->round]));
	}
	if (fine && rules->vote >= 0) {
		fine = mc_set(document, "vote", json_pack("{s:s}", "even", mc_even_votes[rules->vote]));
	}
	json_decref(triggers);
	json_decref(codes);
	json_decref(resolution);
	return fine;
}

mc_result mc_rules_write(mc_rules *rules, const mc_rubric *rubric, mc_fault *fault)
{
	uint8_t digest[MC_SHA256_SIZE];
	json_t *document = json_object();
	mc_result result = MC_E_NOMEM;

	if (document != NULL && mc_set(document, "format", json_string("microcred-rules-1"))
		&& mc_write_standard(document, rules, rubric) && mc_write_panel(document, rules, rubric)) {
		result = mc_json_canonicalize_value(document, &rules->json, fault);
	}
	if (result == MC_OK) {
		result = mc_sha256(mc_buffer_slice(&rules->json), digest);
	}
	if (result == MC_OK) {
		memcpy(rules->digest, "sha256:", 7);
		mc_hex_encode(digest, sizeof(digest), rules->digest + 7);
	}
	json_decref(document);
	return result;
}
