/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: dc21fabf064e84747b5cc6bb2ee87fed41196e48 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Decision___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Decision_toJson, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Decision, __construct);
ZEND_METHOD(Microcred_Decision, toJson);


static const zend_function_entry class_Microcred_Decision_methods[] = {
	ZEND_ME(Microcred_Decision, __construct, arginfo_class_Microcred_Decision___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Decision, toJson, arginfo_class_Microcred_Decision_toJson, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Decision(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Decision", class_Microcred_Decision_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zend_string *property_outcome_class_Microcred_Outcome = zend_string_init("Microcred\\Outcome", sizeof("Microcred\\Outcome")-1, 1);
	zval property_outcome_default_value;
	ZVAL_UNDEF(&property_outcome_default_value);
	zend_string *property_outcome_name = zend_string_init("outcome", sizeof("outcome") - 1, 1);
	zend_declare_typed_property(class_entry, property_outcome_name, &property_outcome_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_outcome_class_Microcred_Outcome, 0, 0));
	zend_string_release(property_outcome_name);

	zend_string *property_score_class_Microcred_Score = zend_string_init("Microcred\\Score", sizeof("Microcred\\Score")-1, 1);
	zval property_score_default_value;
	ZVAL_UNDEF(&property_score_default_value);
	zend_string *property_score_name = zend_string_init("score", sizeof("score") - 1, 1);
	zend_declare_typed_property(class_entry, property_score_name, &property_score_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_CLASS(property_score_class_Microcred_Score, 0, MAY_BE_NULL));
	zend_string_release(property_score_name);

	zval property_criteria_default_value;
	ZVAL_UNDEF(&property_criteria_default_value);
	zend_string *property_criteria_name = zend_string_init("criteria", sizeof("criteria") - 1, 1);
	zend_declare_typed_property(class_entry, property_criteria_name, &property_criteria_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_criteria_name);

	zval property_triggers_default_value;
	ZVAL_UNDEF(&property_triggers_default_value);
	zend_string *property_triggers_name = zend_string_init("triggers", sizeof("triggers") - 1, 1);
	zend_declare_typed_property(class_entry, property_triggers_name, &property_triggers_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_triggers_name);

	zval property_reasons_default_value;
	ZVAL_UNDEF(&property_reasons_default_value);
	zend_string *property_reasons_name = zend_string_init("reasons", sizeof("reasons") - 1, 1);
	zend_declare_typed_property(class_entry, property_reasons_name, &property_reasons_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_reasons_name);

	return class_entry;
}
