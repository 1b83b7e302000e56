/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 1e17caf6343e7a933850fa233bca130c564b4997 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Panel___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Panel_decide, 0, 3, Microcred\\Decision, 0)
	ZEND_ARG_OBJ_INFO(0, rubric, Microcred\\Rubric, 0)
	ZEND_ARG_OBJ_INFO(0, rules, Microcred\\Rules, 0)
	ZEND_ARG_TYPE_INFO(0, reviews, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, carried, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Panel_decideMany, 0, 3, IS_ARRAY, 0)
	ZEND_ARG_OBJ_INFO(0, rubric, Microcred\\Rubric, 0)
	ZEND_ARG_OBJ_INFO(0, rules, Microcred\\Rules, 0)
	ZEND_ARG_TYPE_INFO(0, submissions, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, carried, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Panel, __construct);
ZEND_METHOD(Microcred_Panel, decide);
ZEND_METHOD(Microcred_Panel, decideMany);


static const zend_function_entry class_Microcred_Panel_methods[] = {
	ZEND_ME(Microcred_Panel, __construct, arginfo_class_Microcred_Panel___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Panel, decide, arginfo_class_Microcred_Panel_decide, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Panel, decideMany, arginfo_class_Microcred_Panel_decideMany, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Panel(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Panel", class_Microcred_Panel_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
