/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 455689e801ac214abef49d8a029314e76bef45c2 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Manifest___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_addStream, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_INFO(0, stream)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, progress, IS_CALLABLE, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_addText, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_addDigest, 0, 3, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, sha256, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, size, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_root, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Microcred_Manifest_toJson arginfo_class_Microcred_Manifest_root

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Manifest_fromJson, 0, 1, Microcred\\Manifest, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_compare, 0, 1, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, now, Microcred\\Manifest, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_prove, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, name, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Manifest_check, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, root, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, proof, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Manifest, __construct);
ZEND_METHOD(Microcred_Manifest, addStream);
ZEND_METHOD(Microcred_Manifest, addText);
ZEND_METHOD(Microcred_Manifest, addDigest);
ZEND_METHOD(Microcred_Manifest, root);
ZEND_METHOD(Microcred_Manifest, toJson);
ZEND_METHOD(Microcred_Manifest, fromJson);
ZEND_METHOD(Microcred_Manifest, compare);
ZEND_METHOD(Microcred_Manifest, prove);
ZEND_METHOD(Microcred_Manifest, check);


static const zend_function_entry class_Microcred_Manifest_methods[] = {
	ZEND_ME(Microcred_Manifest, __construct, arginfo_class_Microcred_Manifest___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, addStream, arginfo_class_Microcred_Manifest_addStream, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, addText, arginfo_class_Microcred_Manifest_addText, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, addDigest, arginfo_class_Microcred_Manifest_addDigest, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, root, arginfo_class_Microcred_Manifest_root, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, toJson, arginfo_class_Microcred_Manifest_toJson, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, fromJson, arginfo_class_Microcred_Manifest_fromJson, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Manifest, compare, arginfo_class_Microcred_Manifest_compare, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, prove, arginfo_class_Microcred_Manifest_prove, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_Manifest, check, arginfo_class_Microcred_Manifest_check, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Manifest(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Manifest", class_Microcred_Manifest_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
