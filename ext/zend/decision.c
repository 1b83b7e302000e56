#include "lazy.h"
#include "rubric.h"
#include "decision_arginfo.h"

#include <jansson.h>

static zend_class_entry *mc_ce_Decision;
static mc_lazy mc_decision_lazy;

/* The properties in the order of the stub. */
enum { MC_DECISION_OUTCOME, MC_DECISION_SCORE, MC_DECISION_CRITERIA, MC_DECISION_TRIGGERS, MC_DECISION_REASONS };

typedef struct {
	mc_decision *decision; /* NULL before it is made, as the next two, which it leans on */
	zend_object *rubric;
	zend_object *rules;
	zend_object std;
} mc_decision_object;

static zend_object *mc_decision_create(zend_class_entry *ce)
{
	mc_decision_object *object = emalloc(sizeof(*object) + zend_object_properties_size(ce));

	object->decision = NULL;
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_decision_lazy.handlers;
	return &object->std;
}

static void mc_decision_free_object(zend_object *std)
{
	mc_decision_object *object = MC_OBJECT(mc_decision_object, std);

	if (object->decision != NULL) {
		mc_decision_free(object->decision);
		efree(object->decision);
		OBJ_RELEASE(object->rubric);
		OBJ_RELEASE(object->rules);
	}
	zend_object_std_dtor(std);
}

static void mc_decision_part(zend_object *std, uint32_t place, const json_t *document, const char *name)
{
	zval value;

	mc_value_of_json(&value, json_object_get(document, name));
	mc_lazy_set(std, place, &value);
}

static void mc_decision_look(zend_object *std, const zend_string *name)
{
	const mc_decision_object *object = MC_OBJECT(mc_decision_object, std);
	const bool score = name == NULL || zend_string_equals_literal(name, "score");
	const bool told = name == NULL || zend_string_equals_literal(name, "criteria") || zend_string_equals_literal(name, "triggers")
		|| zend_string_equals_literal(name, "reasons");
	json_t *document;
	zval value = { 0 };

	if (object->decision == NULL) {
		return;
	}
	if (score && !mc_lazy_has(std, MC_DECISION_SCORE)) {
		if (object->decision->scored) {
			mc_score_make(&value, object->rubric, &object->decision->score);
		} else {
			ZVAL_NULL(&value);
		}
		mc_lazy_set(std, MC_DECISION_SCORE, &value);
	}
	if (told && !mc_lazy_has(std, MC_DECISION_CRITERIA)) {
		if (mc_decision_tell(object->decision, &document) != MC_OK) {
			mc_throw(MC_E_NOMEM, NULL);
			return;
		}
		mc_decision_part(std, MC_DECISION_CRITERIA, document, "criteria");
		mc_decision_part(std, MC_DECISION_TRIGGERS, document, "triggers");
		mc_decision_part(std, MC_DECISION_REASONS, document, "reasons");
		json_decref(document);
	}
}

void mc_minit_decision(void)
{
	mc_ce_Decision = register_class_Microcred_Decision();
	mc_ce_Decision->create_object = mc_decision_create;
	mc_lazy_init(&mc_decision_lazy, offsetof(mc_decision_object, std), mc_decision_look);
	mc_decision_lazy.handlers.free_obj = mc_decision_free_object;
}

void mc_decision_make(zval *into, zend_object *rubric, zend_object *rules, mc_decision *decision)
{
	mc_decision_object *object = MC_OBJECT(mc_decision_object, mc_decision_create(mc_ce_Decision));
	zval outcome;

	object->decision = decision;
	object->rubric = rubric;
	object->rules = rules;
	GC_ADDREF(rubric);
	GC_ADDREF(rules);
	ZVAL_OBJ_COPY(&outcome, mc_outcome_case(decision->outcome));
	mc_lazy_set(&object->std, MC_DECISION_OUTCOME, &outcome);
	ZVAL_OBJ(into, &object->std);
}

zend_object *mc_outcome_case(mc_outcome outcome)
{
	static const char *const cases[] = { "Award", "NotYet", "Adjudicate", "Incomplete" };

	return zend_enum_get_case_cstr(mc_ce_Outcome, cases[outcome]);
}

PHP_METHOD(Microcred_Decision, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Decision, toJson)
{
	json_t *document;
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();
	mc_fault_clear(&fault);
	result = mc_decision_tell(MC_OBJECT(mc_decision_object, Z_OBJ_P(ZEND_THIS))->decision, &document);
	if (result == MC_OK) {
		result = mc_json_canonicalize_value(document, &out, &fault);
		json_decref(document);
	}
	if (result == MC_OK) {
		RETVAL_STRINGL(out.data, out.length);
	} else {
		mc_throw(result, &fault);
	}
	mc_buffer_free(&out);
}
