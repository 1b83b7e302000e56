#include "decision_arrays.h"
#include "lazy.h"
#include "decision_arginfo.h"

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

/* Makes the property of that name, or all where name is NULL, unless it is there. */
static void mc_decision_look(zend_object *std, const zend_string *name)
{
	const mc_decision_object *object = MC_OBJECT(mc_decision_object, std);
	zval value;

	if (object->decision == NULL) {
		return;
	}
	if (mc_lazy_wanted(std, MC_DECISION_SCORE, name, "score")) {
		if (object->decision->scored) {
			mc_score_make(&value, object->rubric, &object->decision->score);
		} else {
			ZVAL_NULL(&value);
		}
		mc_lazy_set(std, MC_DECISION_SCORE, &value);
	}
	if (mc_lazy_wanted(std, MC_DECISION_CRITERIA, name, "criteria")) {
		mc_decision_criteria(&value, object->decision, object->rubric);
		mc_lazy_set(std, MC_DECISION_CRITERIA, &value);
	}
	if (mc_lazy_wanted(std, MC_DECISION_TRIGGERS, name, "triggers")) {
		mc_decision_triggers_list(&value, object->decision);
		mc_lazy_set(std, MC_DECISION_TRIGGERS, &value);
	}
	if (mc_lazy_wanted(std, MC_DECISION_REASONS, name, "reasons")) {
		mc_decision_reasons_list(&value, object->decision, object->rubric);
		mc_lazy_set(std, MC_DECISION_REASONS, &value);
	}
}

void mc_minit_decision(void)
{
	mc_ce_Decision = register_class_Microcred_Decision();
	mc_ce_Decision->create_object = mc_decision_create;
	mc_lazy_init(&mc_decision_lazy, offsetof(mc_decision_object, std), mc_decision_look);
	mc_decision_lazy.handlers.free_obj = mc_decision_free_object;
	mc_minit_decision_arrays();
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
	mc_buffer out = { 0 };
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();
	result = mc_decision_json(MC_OBJECT(mc_decision_object, Z_OBJ_P(ZEND_THIS))->decision, &out);
	mc_return_buffer(return_value, result, &out, NULL);
}
