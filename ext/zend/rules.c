#include "rubric.h"
#include "rules_arginfo.h"

zend_class_entry *mc_ce_Rules;
static zend_object_handlers mc_rules_handlers;

typedef struct {
	mc_rules *rules;
	zend_object std;
} mc_rules_object;

static zend_object *mc_rules_create(zend_class_entry *ce)
{
	mc_rules_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_rules_handlers;
	return &object->std;
}

static void mc_rules_free_object(zend_object *std)
{
	mc_rules_free(MC_OBJECT(mc_rules_object, std)->rules);
	zend_object_std_dtor(std);
}

void mc_minit_rules(void)
{
	mc_ce_Rules = register_class_Microcred_Rules();
	mc_ce_Rules->create_object = mc_rules_create;
	mc_rules_handlers = *zend_get_std_object_handlers();
	mc_rules_handlers.offset = offsetof(mc_rules_object, std);
	mc_rules_handlers.free_obj = mc_rules_free_object;
	mc_rules_handlers.clone_obj = NULL;
}

const mc_rules *mc_rules_of(const zval *object)
{
	return MC_OBJECT(mc_rules_object, Z_OBJ_P(object))->rules;
}

PHP_METHOD(Microcred_Rules, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Rules, fromJson)
{
	zend_string *json;
	zval *rubric, digest;
	mc_rules *rules;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(json)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_rules_read(mc_zstr(json), mc_rubric_of(rubric), &rules, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	object_init_ex(return_value, mc_ce_Rules);
	MC_OBJECT(mc_rules_object, Z_OBJ_P(return_value))->rules = rules;
	ZVAL_STRING(&digest, rules->digest);
	mc_property_set(Z_OBJ_P(return_value), ZEND_STRL("digest"), &digest);
}

PHP_METHOD(Microcred_Rules, toJson)
{
	const mc_rules *rules = mc_rules_of(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRINGL(rules->json.data, rules->json.length);
}
