/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: c0ff9f3f1225e525e0d4c963a396cd5b32abf6ba */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Rules___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rules_fromJson, 0, 2, Microcred\\Rules, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, for, Microcred\\Rubric, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rules_toJson, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Rules, __construct);
ZEND_METHOD(Microcred_Rules, fromJson);
ZEND_METHOD(Microcred_Rules, toJson);


static const zend_function_entry class_Microcred_Rules_methods[] = {
	ZEND_ME(Microcred_Rules, __construct, arginfo_class_Microcred_Rules___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Rules, fromJson, arginfo_class_Microcred_Rules_fromJson, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rules, toJson, arginfo_class_Microcred_Rules_toJson, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Rules(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Rules", class_Microcred_Rules_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_digest_default_value;
	ZVAL_UNDEF(&property_digest_default_value);
	zend_string *property_digest_name = zend_string_init("digest", sizeof("digest") - 1, 1);
	zend_declare_typed_property(class_entry, property_digest_name, &property_digest_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_digest_name);

	return class_entry;
}
