/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 086afa856fa13f9b45fd3b0ed085b7ab5aef2f4a */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Rubric___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_fromJson, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_fromMoodle, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, xml, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, area, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_fromMoodleJson, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, area, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_fromCase, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, rubric, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_fromCsv, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, csv, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, rubric, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_detect, 0, 1, Microcred\\RubricFormat, 1)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_names, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_read, 0, 1, Microcred\\Rubric, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, name, IS_STRING, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, notes, IS_ARRAY, 1, "null")
	ZEND_ARG_OBJ_INFO_WITH_DEFAULT_VALUE(1, format, Microcred\\RubricFormat, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_toJson, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_toMoodle, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, lost, IS_ARRAY, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Microcred_Rubric_toMoodleJson arginfo_class_Microcred_Rubric_toMoodle

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Rubric_toCase, 0, 0, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(1, lost, IS_ARRAY, 1, "null")
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, changed, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

#define arginfo_class_Microcred_Rubric_toCsv arginfo_class_Microcred_Rubric_toMoodle

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Rubric_score, 0, 1, Microcred\\Score, 0)
	ZEND_ARG_TYPE_INFO(0, levels, IS_ARRAY, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Rubric, __construct);
ZEND_METHOD(Microcred_Rubric, fromJson);
ZEND_METHOD(Microcred_Rubric, fromMoodle);
ZEND_METHOD(Microcred_Rubric, fromMoodleJson);
ZEND_METHOD(Microcred_Rubric, fromCase);
ZEND_METHOD(Microcred_Rubric, fromCsv);
ZEND_METHOD(Microcred_Rubric, detect);
ZEND_METHOD(Microcred_Rubric, names);
ZEND_METHOD(Microcred_Rubric, read);
ZEND_METHOD(Microcred_Rubric, toJson);
ZEND_METHOD(Microcred_Rubric, toMoodle);
ZEND_METHOD(Microcred_Rubric, toMoodleJson);
ZEND_METHOD(Microcred_Rubric, toCase);
ZEND_METHOD(Microcred_Rubric, toCsv);
ZEND_METHOD(Microcred_Rubric, score);


static const zend_function_entry class_Microcred_Rubric_methods[] = {
	ZEND_ME(Microcred_Rubric, __construct, arginfo_class_Microcred_Rubric___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Rubric, fromJson, arginfo_class_Microcred_Rubric_fromJson, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, fromMoodle, arginfo_class_Microcred_Rubric_fromMoodle, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, fromMoodleJson, arginfo_class_Microcred_Rubric_fromMoodleJson, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, fromCase, arginfo_class_Microcred_Rubric_fromCase, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, fromCsv, arginfo_class_Microcred_Rubric_fromCsv, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, detect, arginfo_class_Microcred_Rubric_detect, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, names, arginfo_class_Microcred_Rubric_names, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, read, arginfo_class_Microcred_Rubric_read, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Rubric, toJson, arginfo_class_Microcred_Rubric_toJson, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Rubric, toMoodle, arginfo_class_Microcred_Rubric_toMoodle, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Rubric, toMoodleJson, arginfo_class_Microcred_Rubric_toMoodleJson, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Rubric, toCase, arginfo_class_Microcred_Rubric_toCase, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Rubric, toCsv, arginfo_class_Microcred_Rubric_toCsv, ZEND_ACC_PUBLIC)
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
