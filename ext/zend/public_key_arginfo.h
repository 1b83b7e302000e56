/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 9817ab50618d64c30095eaba3b59769310426830 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_PublicKey___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_PublicKey_fromMultibase, 0, 1, Microcred\\PublicKey, 0)
	ZEND_ARG_TYPE_INFO(0, text, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_PublicKey_fromJwk, 0, 1, Microcred\\PublicKey, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_PublicKey_fromPem, 0, 1, Microcred\\PublicKey, 0)
	ZEND_ARG_TYPE_INFO(0, pem, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_PublicKey_toMultibase, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Microcred_PublicKey_toJwk arginfo_class_Microcred_PublicKey_toMultibase

#define arginfo_class_Microcred_PublicKey_toPem arginfo_class_Microcred_PublicKey_toMultibase

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_PublicKey_verify, 0, 2, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, bytes, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, signature, IS_STRING, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_PublicKey, __construct);
ZEND_METHOD(Microcred_PublicKey, fromMultibase);
ZEND_METHOD(Microcred_PublicKey, fromJwk);
ZEND_METHOD(Microcred_PublicKey, fromPem);
ZEND_METHOD(Microcred_PublicKey, toMultibase);
ZEND_METHOD(Microcred_PublicKey, toJwk);
ZEND_METHOD(Microcred_PublicKey, toPem);
ZEND_METHOD(Microcred_PublicKey, verify);


static const zend_function_entry class_Microcred_PublicKey_methods[] = {
	ZEND_ME(Microcred_PublicKey, __construct, arginfo_class_Microcred_PublicKey___construct, ZEND_ACC_PRIVATE)
	ZEND_ME(Microcred_PublicKey, fromMultibase, arginfo_class_Microcred_PublicKey_fromMultibase, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_PublicKey, fromJwk, arginfo_class_Microcred_PublicKey_fromJwk, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_PublicKey, fromPem, arginfo_class_Microcred_PublicKey_fromPem, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_PublicKey, toMultibase, arginfo_class_Microcred_PublicKey_toMultibase, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_PublicKey, toJwk, arginfo_class_Microcred_PublicKey_toJwk, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_PublicKey, toPem, arginfo_class_Microcred_PublicKey_toPem, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_PublicKey, verify, arginfo_class_Microcred_PublicKey_verify, ZEND_ACC_PUBLIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_PublicKey(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "PublicKey", class_Microcred_PublicKey_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
