/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 8e6279463d5cca119caeafbc6157e17b0c8c3404 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_Credential___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Credential_sign, 0, 5, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, key, Microcred\\SigningKey, 0)
	ZEND_ARG_OBJ_INFO(0, suite, Microcred\\Cryptosuite, 0)
	ZEND_ARG_TYPE_INFO(0, verificationMethod, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, created, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_Credential_signJwt, 0, 3, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, key, Microcred\\SigningKey, 0)
	ZEND_ARG_TYPE_INFO(0, kid, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_Credential_verify, 0, 3, Microcred\\Verification, 0)
	ZEND_ARG_TYPE_INFO(0, credential, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, keys, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, now, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, known, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_Credential, __construct);
ZEND_METHOD(Microcred_Credential, sign);
ZEND_METHOD(Microcred_Credential, signJwt);
ZEND_METHOD(Microcred_Credential, verify);


static const zend_function_entry class_Microcred_Credential_methods[] = {
	ZEND_ME(Microcred_Credential, __construct, arginfo_class_Microcred_Credential___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_Credential, sign, arginfo_class_Microcred_Credential_sign, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Credential, signJwt, arginfo_class_Microcred_Credential_signJwt, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_Credential, verify, arginfo_class_Microcred_Credential_verify, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_Credential(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "Credential", class_Microcred_Credential_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
