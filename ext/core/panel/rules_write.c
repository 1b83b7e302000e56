/* Rules as canonical JSON. */
#include "kinds.h"

#include <jansson.h>
#include <string.h>

static bool mc_write_standard(json_t *document, const mc_rules *rules, const mc_rubric *rubric)
{
	json_t *mustpass = json_object(), *weights = json_object();
	bool fine = mustpass != NULL && weights != NULL
		&& mc_rules_set(document, "kind", json_string(rules->standard->name));

	for (size_t c = 0; fine && c < rubric->count; c++) {
		const mc_criterion *criterion = &rubric->criteria[c];

		if (rules->cut[c] >= 0) {
			fine = mc_rules_set(mustpass, criterion->id, json_string(criterion->levels[rules->cut[c]].id));
		}
		if (fine && rules->weighted[c]) {
			fine = mc_rules_set(weights, criterion->id, mc_rules_number(rules->weight[c]));
		}
	}
	if (fine && json_object_size(mustpass) > 0) {
		fine = json_object_set(document, "mustpass", mustpass) == 0;
	}
	if (fine && json_object_size(weights) > 0) {
		fine = json_object_set(document, "weights", weights) == 0
			&& mc_rules_set(document, rules->averaged ? "mean" : "total", mc_rules_number(rules->total));
	}
	json_decref(mustpass);
	json_decref(weights);
	return fine;
}

static bool mc_write_triggers(json_t *document, const mc_rules *rules, const mc_rubric *rubric)
{
	json_t *list = json_array();
	bool fine = mc_rules_set(document, "triggers", list);

	for (size_t i = 0; fine && i < rules->triggers; i++) {
		const mc_trigger *trigger = &rules->trigger[i];
		json_t *object = json_object();

		fine = json_array_append_new(list, object) == 0
			&& mc_rules_set(object, "type", json_string(trigger->kind->name))
			&& (trigger->kind->write == NULL || trigger->kind->write(object, trigger, rubric));
	}
	return fine;
}

static bool mc_write_resolution(json_t *document, const mc_rules *rules)
{
	json_t *resolution = json_object();
	bool fine = mc_rules_set(document, "resolution", resolution)
		&& mc_rules_set(resolution, "without", json_string(rules->without->name));

	if (fine && rules->adjudicates) {
		fine = mc_rules_set(resolution, "with", json_string(rules->with->name))
			&& mc_rules_set(resolution, "scope", json_string(mc_scopes[rules->scope]))
			&& mc_rules_set(resolution, "adjudicatorsees", json_string(mc_sights[rules->sees]));
	}
	if (fine && rules->otherwise != NULL) {
		fine = mc_rules_set(resolution, "otherwise", json_string(rules->otherwise->name));
	}
	for (size_t i = 0; fine && mc_method_kinds[i] != NULL; i++) {
		fine = mc_method_kinds[i]->write == NULL || mc_method_kinds[i]->write(resolution, rules);
	}
	return fine && (rules->round < 0 || mc_rules_set(resolution, "round", json_string(mc_roundings[rules->round])));
}

static bool mc_write_panel(json_t *document, const mc_rules *rules, const mc_rubric *rubric)
{
	json_t *codes = json_array();
	bool fine = mc_rules_set(document, "unscorable", codes)
		&& mc_rules_set(document, "reviewers", json_integer(rules->reviewers));

	for (size_t i = 0; fine && i < rules->codes; i++) {
		fine = json_array_append_new(codes,
			json_pack("{s:s, s:s}", "code", rules->code[i].code, "name", rules->code[i].name)) == 0;
	}
	fine = fine && mc_write_triggers(document, rules, rubric) && mc_write_resolution(document, rules);
	return fine && (rules->vote < 0
		|| mc_rules_set(document, "vote", json_pack("{s:s}", "even", mc_even_votes[rules->vote])));
}

mc_result mc_rules_write(mc_rules *rules, const mc_rubric *rubric, mc_fault *fault)
{
	json_t *document = json_object();
	mc_result result = MC_E_NOMEM;

	if (document != NULL && mc_rules_set(document, "format", json_string("microcred-rules-1"))
		&& mc_write_standard(document, rules, rubric) && mc_write_panel(document, rules, rubric)) {
		result = mc_json_canonicalize_value(document, &rules->json, fault);
	}
	if (result == MC_OK) {
		result = mc_digest_canonical(mc_buffer_slice(&rules->json), rules->digest);
	}
	json_decref(document);
	return result;
}
