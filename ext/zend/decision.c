#include "rubric.h"
#include "decision_arginfo.h"

#include <jansson.h>

static zend_class_entry *mc_ce_Decision;
static zend_object_handlers mc_decision_handlers;

typedef struct {
	json_t *document;
	zend_object std;
} mc_decision_object;

static zend_object *mc_decision_create(zend_class_entry *ce)
{
	mc_decision_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_decision_handlers;
	return &object->std;
}

static void mc_decision_free_object(zend_object *std)
{
	json_decref(MC_OBJECT(mc_decision_object, std)->document);
	zend_object_std_dtor(std);
}

void mc_minit_decision(void)
{
	mc_ce_Decision = register_class_Microcred_Decision();
	mc_ce_Decision->create_object = mc_decision_create;
	mc_decision_handlers = *zend_get_std_object_handlers();
	mc_decision_handlers.offset = offsetof(mc_decision_object, std);
	mc_decision_handlers.free_obj = mc_decision_free_object;
	mc_decision_handlers.clone_obj = NULL;
}

/* The core's own documents are few levels deep, so this may call itself. */
static void mc_decision_zval(zval *into, const json_t *value)
{
	const char *key;
	const json_t *member;
	size_t index;
	zval item;

	switch (json_typeof(value)) {
		case JSON_OBJECT:
			array_init_size(into, json_object_size(value));
			json_object_foreach((json_t *) value, key, member) {
				mc_decision_zval(&item, member);
				zend_symtable_str_update(Z_ARRVAL_P(into), key, strlen(key), &item);
			}
			break;
		case JSON_ARRAY:
			array_init_size(into, json_array_size(value));
			json_array_foreach(value, index, member) {
				mc_decision_zval(&item, member);
				add_next_index_zval(into, &item);
			}
			break;
		case JSON_STRING:
			ZVAL_STRINGL(into, json_string_value(value), json_string_length(value));
			break;
		case JSON_INTEGER:
			ZVAL_LONG(into, (zend_long) json_integer_value(value));
			break;
		case JSON_REAL:
			ZVAL_DOUBLE(into, json_real_value(value));
			break;
		case JSON_TRUE:
		case JSON_FALSE:
			ZVAL_BOOL(into, json_is_true(value));
			break;
		case JSON_NULL:
			ZVAL_NULL(into);
			break;
	}
}

static void mc_decision_part(zend_object *object, const json_t *document, const char *name)
{
	zval value;

	mc_decision_zval(&value, json_object_get(document, name));
	mc_property_set(object, name, strlen(name), &value);
}

void mc_decision_make(zval *object, const mc_rubric *rubric, mc_decision *decision)
{
	static const char *const cases[] = { "Award", "NotYet", "Adjudicate", "Incomplete" };
	json_t *document;
	zval outcome, score;

	if (mc_decision_tell(decision, &document) != MC_OK) {
		mc_throw(MC_E_NOMEM, NULL);
		return;
	}
	object_init_ex(object, mc_ce_Decision);
	MC_OBJECT(mc_decision_object, Z_OBJ_P(object))->document = document;
	ZVAL_OBJ_COPY(&outcome, zend_enum_get_case_cstr(mc_ce_Outcome, cases[decision->outcome]));
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("outcome"), &outcome);
	ZVAL_NULL(&score);
	if (decision->scored) {
		mc_score_make(&score, rubric, &decision->score);
	}
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("score"), &score);
	mc_decision_part(Z_OBJ_P(object), document, "criteria");
	mc_decision_part(Z_OBJ_P(object), document, "triggers");
	mc_decision_part(Z_OBJ_P(object), document, "reasons");
}

PHP_METHOD(Microcred_Decision, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Decision, toJson)
{
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();
	mc_fault_clear(&fault);
	result = mc_json_canonicalize_value(MC_OBJECT(mc_decision_object, Z_OBJ_P(ZEND_THIS))->document, &out, &fault);
	if (result == MC_OK) {
		RETVAL_STRINGL(out.data, out.length);
	} else {
		mc_throw(result, &fault);
	}
	mc_buffer_free(&out);
}
