/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 2c284852a72b424204699091ef0dafc67ad4ae00 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_BadgeImage___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_BadgeImage_bake, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, image, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, credential, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_BadgeImage_unbake, 0, 1, IS_STRING, 1)
	ZEND_ARG_TYPE_INFO(0, image, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_BadgeImage, __construct);
ZEND_METHOD(Microcred_BadgeImage, bake);
ZEND_METHOD(Microcred_BadgeImage, unbake);


static const zend_function_entry class_Microcred_BadgeImage_methods[] = {
	ZEND_ME(Microcred_BadgeImage, __construct, arginfo_class_Microcred_BadgeImage___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_BadgeImage, bake, arginfo_class_Microcred_BadgeImage_bake, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_BadgeImage, unbake, arginfo_class_Microcred_BadgeImage_unbake, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_BadgeImage(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "BadgeImage", class_Microcred_BadgeImage_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
