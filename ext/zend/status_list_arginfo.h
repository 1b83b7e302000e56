/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: d572d0b577fe0088cd13bcaf5a88caeaec51b107 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_StatusList___construct, 0, 0, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, length, IS_LONG, 0, "131072")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_StatusList_set, 0, 2, IS_VOID, 0)
	ZEND_ARG_TYPE_INFO(0, index, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, value, _IS_BOOL, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_StatusList_setMany, 0, 1, IS_VOID, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, indexes, Traversable, MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_StatusList_get, 0, 1, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, index, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_StatusList_length, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_StatusList_encode, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_StatusList_decode, 0, 1, Microcred\\StatusList, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_StatusList, __construct);
ZEND_METHOD(Microcred_StatusList, set);
ZEND_METHOD(Microcred_StatusList, setMany);
ZEND_METHOD(Microcred_StatusList, get);
ZEND_METHOD(Microcred_StatusList, length);
ZEND_METHOD(Microcred_StatusList, encode);
ZEND_METHOD(Microcred_StatusList, decode);


static const zend_function_entry class_Microcred_StatusList_methods[] = {
	ZEND_ME(Microcred_StatusList, __construct, arginfo_class_Microcred_StatusList___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, set, arginfo_class_Microcred_StatusList_set, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, setMany, arginfo_class_Microcred_StatusList_setMany, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, get, arginfo_class_Microcred_StatusList_get, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, length, arginfo_class_Microcred_StatusList_length, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, encode, arginfo_class_Microcred_StatusList_encode, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_StatusList, decode, arginfo_class_Microcred_StatusList_decode, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_StatusList(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "StatusList", class_Microcred_StatusList_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
