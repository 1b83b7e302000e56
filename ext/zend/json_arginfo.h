/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 0fda6e80e01a30d8aa1f6610fd23ce10ca5f9d89 */

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_Microcred_canonicalize, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, json, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_Microcred_digest arginfo_Microcred_canonicalize


ZEND_FUNCTION(Microcred_canonicalize);
ZEND_FUNCTION(Microcred_digest);


static const zend_function_entry ext_functions[] = {
	ZEND_NS_FALIAS("Microcred", canonicalize, Microcred_canonicalize, arginfo_Microcred_canonicalize)
	ZEND_NS_FALIAS("Microcred", digest, Microcred_digest, arginfo_Microcred_digest)
	ZEND_FE_END
};
