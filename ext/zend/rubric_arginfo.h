/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: f37bd715ce6d5fbb44fe5cfdfd805e8eba344f7e */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Rubric___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_formats, 0, 0, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_detect, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_names, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_read, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, format, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_write, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, format, IS_STRING, 0, "\"json\"")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, lost, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, changed, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_score, 0, 1, Microcred\\Score, 0)
	ZEND_ARG_TYPE_INFO(0, levels, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Rubric, __construct);
ZEND_METHOD(Microcred_Rubric, formats);
ZEND_METHOD(Microcred_Rubric, detect);
ZEND_METHOD(Microcred_Rubric, names);
ZEND_METHOD(Microcred_Rubric, read);
ZEND_METHOD(Microcred_Rubric, write);
ZEND_METHOD(Microcred_Rubric, score);


static const zend_function_entry class_Microcred_Rubric_methods[] = {
	ZEND_ME(Microcred_Rubric, __construct, arginfo_class_Microcred_Rubric___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Rubric, formats, arginfo_class_Microcred_Rubric_formats, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, detect, arginfo_class_Microcred_Rubric_detect, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, names, arginfo_class_Microcred_Rubric_names, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, read, arginfo_class_Microcred_Rubric_read, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, write, arginfo_class_Microcred_Rubric_write, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Rubric, score, arginfo_class_Microcred_Rubric_score, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Rubric(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Rubric", class_Microcred_Rubric_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	zval property_digest_default_value;
	ZVAL_UNDEF(&property_digest_default_value);
	zend_string *property_digest_name = zend_string_init("digest", sizeof("digest") - 1, 1);
	zend_declare_typed_property(class_entry, property_digest_name, &property_digest_default_value, ZEND_ACC_PUBLIC|ZEND_ACC_READONLY, NULL, (zend_type) ZEND_TYPE_INIT_MASK(MAY_BE_STRING));
	zend_string_release(property_digest_name);

	return class_entry;
}
