/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c01c2c7df98199751a8d9c4840713182ead9dbd9 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Score___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Score_grade, 0, 3, IS_DOUBLE, 1)
	ZEND_ARG_TYPE_INFO(0, low, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO(0, high, IS_DOUBLE, 0)
	ZEND_ARG_TYPE_INFO(0, lockzero, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, whole, _IS_BOOL, 0, "false")
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Score, __construct);
ZEND_METHOD(Microcred_Score, grade);


static const zend_function_entry class_Microcred_Score_methods[] = {
	ZEND_ME(Microcred_Score, __construct, arginfo_class_Microcred_Score___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Score, grade, arginfo_class_Microcred_Score_grade, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Score(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Score", class_Microcred_Score_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_points_default_value;
	ZVAL_UNDEF(&property_points_default_value);
	zend_string *property_points_name = zend_string_init("points", sizeof("points") - 1, 1);
	zend_declare_typed_property(class_entry, property_points_name, &property_points_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_points_name);

	zval property_minimum_default_value;
	ZVAL_UNDEF(&property_minimum_default_value);
	zend_string *property_minimum_name = zend_string_init("minimum", sizeof("minimum") - 1, 1);
	zend_declare_typed_property(class_entry, property_minimum_name, &property_minimum_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_minimum_name);

	zval property_maximum_default_value;
	ZVAL_UNDEF(&property_maximum_default_value);
	zend_string *property_maximum_name = zend_string_init("maximum", sizeof("maximum") - 1, 1);
	zend_declare_typed_property(class_entry, property_maximum_name, &property_maximum_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_DOUBLE));
	zend_string_release(property_maximum_name);

	zval property_profile_default_value;
	ZVAL_UNDEF(&property_profile_default_value);
	zend_string *property_profile_name = zend_string_init("profile", sizeof("profile") - 1, 1);
	zend_declare_typed_property(class_entry, property_profile_name, &property_profile_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_profile_name);

	zval property_unscored_default_value;
	ZVAL_UNDEF(&property_unscored_default_value);
	zend_string *property_unscored_name = zend_string_init("unscored", sizeof("unscored") - 1, 1);
	zend_declare_typed_property(class_entry, property_unscored_name, &property_unscored_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_unscored_name);

	return class_entry;
}
