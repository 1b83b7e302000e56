/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: bd0b4a4abf419e1629afcda978ff7b0b8f30c32d */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_SigningKey___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_SigningKey_generate, 0, 1, Microcred\\SigningKey, 0)
	ZEND_ARG_OBJ_INFO(0, type, Microcred\\KeyType, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_SigningKey_fromPem, 0, 1, Microcred\\SigningKey, 0)
	ZEND_ARG_TYPE_INFO(0, pem, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, passphrase, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_SigningKey_fromUri, 0, 1, Microcred\\SigningKey, 0)
	ZEND_ARG_TYPE_INFO(0, uri, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, pin, IS_STRING, 1, "null")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_SigningKey_toPem, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, passphrase, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_SigningKey_public, 0, 0, Microcred\\PublicKey, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_SigningKey_sign, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, bytes, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_SigningKey, __construct);
ZEND_METHOD(Microcred_SigningKey, generate);
ZEND_METHOD(Microcred_SigningKey, fromPem);
ZEND_METHOD(Microcred_SigningKey, fromUri);
ZEND_METHOD(Microcred_SigningKey, toPem);
ZEND_METHOD(Microcred_SigningKey, public);
ZEND_METHOD(Microcred_SigningKey, sign);


static const zend_function_entry class_Microcred_SigningKey_methods[] = {
	ZEND_ME(Microcred_SigningKey, __construct, arginfo_class_Microcred_SigningKey___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_SigningKey, generate, arginfo_class_Microcred_SigningKey_generate, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_SigningKey, fromPem, arginfo_class_Microcred_SigningKey_fromPem, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_SigningKey, fromUri, arginfo_class_Microcred_SigningKey_fromUri, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_SigningKey, toPem, arginfo_class_Microcred_SigningKey_toPem, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_SigningKey, public, arginfo_class_Microcred_SigningKey_public, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_SigningKey, sign, arginfo_class_Microcred_SigningKey_sign, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_SigningKey(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "SigningKey", class_Microcred_SigningKey_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;
#if (PHP_VERSION_ID >= 80200)


	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "frompem", sizeof("frompem") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "frompem", sizeof("frompem") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fromuri", sizeof("fromuri") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "fromuri", sizeof("fromuri") - 1), 1, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);

	zend_add_parameter_attribute(zend_hash_str_find_ptr(&class_entry->function_table, "topem", sizeof("topem") - 1), 0, ZSTR_KNOWN(ZEND_STR_SENSITIVEPARAMETER), 0);
#endif

	return class_entry;
}
