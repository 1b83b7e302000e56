/* This is a generated file, edit the .stub.php file instead.
 * Stub hash: 13f39163a658776cf0bbc1bb16a881d6c9e75bc9 */

ZEND_BEGIN_ARG_INFO_EX(arginfo_class_Microcred_MerkleLog___construct, 0, 0, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_append, 0, 1, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, entry, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_size, 0, 0, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_root, 0, 0, IS_STRING, 0)
ZEND_END_ARG_INFO()

#define arginfo_class_Microcred_MerkleLog_export arginfo_class_Microcred_MerkleLog_root

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_MerkleLog_import, 0, 1, Microcred\\MerkleLog, 0)
	ZEND_ARG_TYPE_INFO(0, state, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_leafHash, 0, 1, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, entry, IS_STRING, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_OBJ_INFO_EX(arginfo_class_Microcred_MerkleLog_fromLeaves, 0, 1, Microcred\\MerkleLog, 0)
	ZEND_ARG_OBJ_TYPE_MASK(0, hashes, Traversable, MAY_BE_ARRAY, NULL)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_proveInclusion, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, index, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, size, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_proveConsistency, 0, 2, IS_ARRAY, 0)
	ZEND_ARG_TYPE_INFO(0, first, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, second, IS_LONG, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_checkInclusion, 0, 5, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, root, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, index, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, size, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, entry, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, proof, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_checkConsistency, 0, 5, _IS_BOOL, 0)
	ZEND_ARG_TYPE_INFO(0, first, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, firstroot, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, second, IS_LONG, 0)
	ZEND_ARG_TYPE_INFO(0, secondroot, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, proof, IS_ARRAY, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_checkpoint, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, origin, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, key, Microcred\\SigningKey, 0)
	ZEND_ARG_TYPE_INFO_WITH_DEFAULT_VALUE(0, extensions, IS_ARRAY, 0, "[]")
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_openCheckpoint, 0, 3, IS_ARRAY, 1)
	ZEND_ARG_TYPE_INFO(0, checkpoint, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, origin, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, key, Microcred\\PublicKey, 0)
ZEND_END_ARG_INFO()

ZEND_BEGIN_ARG_WITH_RETURN_TYPE_INFO_EX(arginfo_class_Microcred_MerkleLog_checkpointKey, 0, 2, IS_STRING, 0)
	ZEND_ARG_TYPE_INFO(0, origin, IS_STRING, 0)
	ZEND_ARG_OBJ_INFO(0, key, Microcred\\PublicKey, 0)
ZEND_END_ARG_INFO()


ZEND_METHOD(Microcred_MerkleLog, __construct);
ZEND_METHOD(Microcred_MerkleLog, append);
ZEND_METHOD(Microcred_MerkleLog, size);
ZEND_METHOD(Microcred_MerkleLog, root);
ZEND_METHOD(Microcred_MerkleLog, export);
ZEND_METHOD(Microcred_MerkleLog, import);
ZEND_METHOD(Microcred_MerkleLog, leafHash);
ZEND_METHOD(Microcred_MerkleLog, fromLeaves);
ZEND_METHOD(Microcred_MerkleLog, proveInclusion);
ZEND_METHOD(Microcred_MerkleLog, proveConsistency);
ZEND_METHOD(Microcred_MerkleLog, checkInclusion);
ZEND_METHOD(Microcred_MerkleLog, checkConsistency);
ZEND_METHOD(Microcred_MerkleLog, checkpoint);
ZEND_METHOD(Microcred_MerkleLog, openCheckpoint);
ZEND_METHOD(Microcred_MerkleLog, checkpointKey);


static const zend_function_entry class_Microcred_MerkleLog_methods[] = {
	ZEND_ME(Microcred_MerkleLog, __construct, arginfo_class_Microcred_MerkleLog___construct, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, append, arginfo_class_Microcred_MerkleLog_append, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, size, arginfo_class_Microcred_MerkleLog_size, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, root, arginfo_class_Microcred_MerkleLog_root, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, export, arginfo_class_Microcred_MerkleLog_export, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, import, arginfo_class_Microcred_MerkleLog_import, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, leafHash, arginfo_class_Microcred_MerkleLog_leafHash, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, fromLeaves, arginfo_class_Microcred_MerkleLog_fromLeaves, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, proveInclusion, arginfo_class_Microcred_MerkleLog_proveInclusion, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, proveConsistency, arginfo_class_Microcred_MerkleLog_proveConsistency, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, checkInclusion, arginfo_class_Microcred_MerkleLog_checkInclusion, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, checkConsistency, arginfo_class_Microcred_MerkleLog_checkConsistency, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, checkpoint, arginfo_class_Microcred_MerkleLog_checkpoint, ZEND_ACC_PUBLIC)
	ZEND_ME(Microcred_MerkleLog, openCheckpoint, arginfo_class_Microcred_MerkleLog_openCheckpoint, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_ME(Microcred_MerkleLog, checkpointKey, arginfo_class_Microcred_MerkleLog_checkpointKey, ZEND_ACC_PUBLIC|ZEND_ACC_STATIC)
	ZEND_FE_END
};

static zend_class_entry *register_class_Microcred_MerkleLog(void)
{
	zend_class_entry ce, *class_entry;

	INIT_NS_CLASS_ENTRY(ce, "Microcred", "MerkleLog", class_Microcred_MerkleLog_methods);
	class_entry = zend_register_internal_class_ex(&ce, NULL);
	class_entry->ce_flags |= ZEND_ACC_FINAL|ZEND_ACC_NO_DYNAMIC_PROPERTIES|ZEND_ACC_NOT_SERIALIZABLE;

	return class_entry;
}
