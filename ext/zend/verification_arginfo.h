/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 1ce96f1b9280037fc8b285420d412981e00adcd8 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Verification___construct, 0, 0, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Verification, __construct);


static const zend_function_entry class_Microcred_Verification_methods[] = {
	ZEND_ME(Microcred_Verification, __construct, arginfo_class_Microcred_Verification___construct, ZEND_ACC_PRIVATE)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Verification(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Verification", class_Microcred_Verification_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES;

	zval property_valid_default_value;
	ZVAL_UNDEF(&property_valid_default_value);
	zend_string *property_valid_name = zend_string_init("valid", sizeof("valid") - 1, 1);
	zend_declare_typed_property(class_entry, property_valid_name, &property_valid_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_BOOL));
	zend_string_release(property_valid_name);

	zval property_checks_default_value;
	ZVAL_UNDEF(&property_checks_default_value);
	zend_string *property_checks_name = zend_string_init("checks", sizeof("checks") - 1, 1);
	zend_declare_typed_property(class_entry, property_checks_name, &property_checks_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_ARRAY));
	zend_string_release(property_checks_name);

	return class_entry;
}
