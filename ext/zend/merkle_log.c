#include "php_microcred.h"
#include "ext/spl/spl_iterators.h"
#include "../core/log/checkpoint.h"
#include "../core/log/merkle.h"
#include "merkle_log_arginfo.h"

static zend_class_entry *mc_ce_MerkleLog;
static zend_object_handlers mc_merkle_log_handlers;

typedef struct {
	mc_merkle *tree;
	zend_object std;
} mc_merkle_log;

#define Z_MERKLE_LOG_P(zv) MC_OBJECT(mc_merkle_log, Z_OBJ_P(zv))

static zend_object *mc_merkle_log_create(zend_class_entry *ce)
{
	mc_merkle_log *log = zend_object_alloc(sizeof(*log), ce);

	zend_object_std_init(&log->std, ce);
	object_properties_init(&log->std, ce);
	log->std.handlers = &mc_merkle_log_handlers;
	log->tree = mc_merkle_new();
	if (log->tree == NULL) {
		zend_error_noreturn(E_ERROR, "Out of memory");
	}
	return &log->std;
}

static void mc_merkle_log_free(zend_object *object)
{
	mc_merkle_free(MC_OBJECT(mc_merkle_log, object)->tree);
	zend_object_std_dtor(object);
}

void mc_minit_merkle_log(void)
{
	mc_ce_MerkleLog = register_class_Microcred_MerkleLog();
	mc_ce_MerkleLog->create_object = mc_merkle_log_create;
	mc_merkle_log_handlers = *zend_get_std_object_handlers();
	mc_merkle_log_handlers.offset = offsetof(mc_merkle_log, std);
	mc_merkle_log_handlers.free_obj = mc_merkle_log_free;
	mc_merkle_log_handlers.clone_obj = NULL;
}

static zend_string *mc_node_string(const mc_node *node)
{
	zend_string *hex = zend_string_alloc(2 * MC_SHA256_SIZE, 0);

	mc_hex_encode(node->bytes, MC_SHA256_SIZE, ZSTR_VAL(hex));
	return hex;
}

static bool mc_node_of(const zend_string *hex, mc_node *node)
{
	return mc_hex_decode(mc_zstr(hex), node->bytes, MC_SHA256_SIZE);
}

static void mc_path_array(const mc_node *path, size_t count, zval *array)
{
	size_t i;

	array_init_size(array, (uint32_t) count);
	for (i = 0; i < count; i++) {
		add_next_index_str(array, mc_node_string(&path[i]));
	}
}

/* False where the array is not a list of at most MC_MERKLE_MAX_PATH hashes. */
static bool mc_path_of(HashTable *proof, mc_node path[MC_MERKLE_MAX_PATH], size_t *count)
{
	zval *value;

	*count = 0;
	if (!zend_array_is_list(proof) || zend_hash_num_elements(proof) > MC_MERKLE_MAX_PATH) {
		return false;
	}
	ZEND_HASH_FOREACH_VAL(proof, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING || !mc_node_of(Z_STR_P(value), &path[(*count)++])) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

PHP_METHOD(Microcred_MerkleLog, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_MerkleLog, append)
{
	zend_string *entry;
	uint64_t index;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(entry)
	ZEND_PARSE_PARAMETERS_END();

	result = mc_merkle_append(Z_MERKLE_LOG_P(ZEND_THIS)->tree, mc_zstr(entry), &index);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_LONG((zend_long) index);
}

PHP_METHOD(Microcred_MerkleLog, size)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG((zend_long) mc_merkle_size(Z_MERKLE_LOG_P(ZEND_THIS)->tree));
}

PHP_METHOD(Microcred_MerkleLog, root)
{
	mc_node root;
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_merkle_root(Z_MERKLE_LOG_P(ZEND_THIS)->tree, &root);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_STR(mc_node_string(&root));
}

PHP_METHOD(Microcred_MerkleLog, export)
{
	mc_buffer out = { 0 };
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_merkle_export(Z_MERKLE_LOG_P(ZEND_THIS)->tree, &out);
	if (result != MC_OK) {
		mc_buffer_free(&out);
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETVAL_STRINGL(out.data, out.length);
	mc_buffer_free(&out);
}

PHP_METHOD(Microcred_MerkleLog, import)
{
	zend_string *state;
	mc_merkle *tree;
	mc_fault fault;
	mc_result result;
	mc_merkle_log *log;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(state)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_merkle_import(mc_zstr(state), &tree, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	object_init_ex(return_value, mc_ce_MerkleLog);
	log = Z_MERKLE_LOG_P(return_value);
	mc_merkle_free(log->tree);
	log->tree = tree;
}

PHP_METHOD(Microcred_MerkleLog, leafHash)
{
	zend_string *entry;
	mc_node leaf;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(entry)
	ZEND_PARSE_PARAMETERS_END();

	result = mc_merkle_leaf_hash(mc_zstr(entry), &leaf);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_STR(mc_node_string(&leaf));
}

/* Appends one hash; false, with an exception, where it is none. */
static bool mc_merkle_log_add_leaf(mc_merkle *tree, zval *value)
{
	mc_node leaf;
	mc_result result;

	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING) {
		zend_argument_type_error(1, "must hold only strings, %s given at position " ZEND_ULONG_FMT,
			zend_zval_type_name(value), (zend_ulong) mc_merkle_size(tree));
		return false;
	}
	if (!mc_node_of(Z_STR_P(value), &leaf)) {
		zend_argument_value_error(1,
			"must hold only hashes of 64 lower-case hex digits, not so at position " ZEND_ULONG_FMT,
			(zend_ulong) mc_merkle_size(tree));
		return false;
	}
	result = mc_merkle_append_leaf(tree, &leaf, NULL);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		return false;
	}
	return true;
}

/* The iterator may run any code, and throw: the tree it fills belongs to return_value, which nobody else has yet. */
static int mc_merkle_log_take(zend_object_iterator *iterator, void *tree)
{
	zval *value = iterator->funcs->get_current_data(iterator);

	if (EG(exception) || value == NULL || !mc_merkle_log_add_leaf(tree, value)) {
		return ZEND_HASH_APPLY_STOP;
	}
	return ZEND_HASH_APPLY_KEEP;
}

PHP_METHOD(Microcred_MerkleLog, fromLeaves)
{
	zval *hashes;
	mc_merkle *tree;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ITERABLE(hashes)
	ZEND_PARSE_PARAMETERS_END();

	object_init_ex(return_value, mc_ce_MerkleLog);
	tree = Z_MERKLE_LOG_P(return_value)->tree;
	if (Z_TYPE_P(hashes) == IS_ARRAY) {
		zval *value;

		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(hashes), value) {
			if (!mc_merkle_log_add_leaf(tree, value)) {
				RETURN_THROWS();
			}
		} ZEND_HASH_FOREACH_END();
	} else {
		spl_iterator_apply(hashes, mc_merkle_log_take, tree);
	}
	if (EG(exception)) {
		RETURN_THROWS();
	}
}

typedef mc_result (*mc_prove)(mc_merkle *, uint64_t, uint64_t, mc_node *, size_t *, mc_fault *);

static void mc_merkle_log_prove(INTERNAL_FUNCTION_PARAMETERS, mc_prove prove)
{
	zend_long first, second;
	mc_node path[MC_MERKLE_MAX_PATH];
	mc_fault fault;
	size_t count;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(first)
		Z_PARAM_LONG(second)
	ZEND_PARSE_PARAMETERS_END();

	if (first < 0 || second < 0) {
		zend_argument_value_error(first < 0 ? 1 : 2, "must not be negative");
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = prove(Z_MERKLE_LOG_P(ZEND_THIS)->tree, (uint64_t) first, (uint64_t) second, path, &count, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_path_array(path, count, return_value);
}

PHP_METHOD(Microcred_MerkleLog, proveInclusion)
{
	mc_merkle_log_prove(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_merkle_prove_inclusion);
}

PHP_METHOD(Microcred_MerkleLog, proveConsistency)
{
	mc_merkle_log_prove(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_merkle_prove_consistency);
}

PHP_METHOD(Microcred_MerkleLog, checkInclusion)
{
	zend_string *roothex, *entry;
	zend_long index, size;
	HashTable *proof;
	mc_node root, leaf, path[MC_MERKLE_MAX_PATH];
	size_t count;
	bool holds = false;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(5, 5)
		Z_PARAM_STR(roothex)
		Z_PARAM_LONG(index)
		Z_PARAM_LONG(size)
		Z_PARAM_STR(entry)
		Z_PARAM_ARRAY_HT(proof)
	ZEND_PARSE_PARAMETERS_END();

	if (index < 0 || size < 0 || !mc_node_of(roothex, &root) || !mc_path_of(proof, path, &count)) {
		RETURN_FALSE;
	}
	result = mc_merkle_leaf_hash(mc_zstr(entry), &leaf);
	if (result == MC_OK) {
		result = mc_merkle_check_inclusion(&root, (uint64_t) index, (uint64_t) size, &leaf, path, count, &holds);
	}
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_BOOL(holds);
}

PHP_METHOD(Microcred_MerkleLog, checkConsistency)
{
	zend_string *firsthex, *secondhex;
	zend_long first, second;
	HashTable *proof;
	mc_node firstroot, secondroot, path[MC_MERKLE_MAX_PATH];
	size_t count;
	bool holds = false;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(5, 5)
		Z_PARAM_LONG(first)
		Z_PARAM_STR(firsthex)
		Z_PARAM_LONG(second)
		Z_PARAM_STR(secondhex)
		Z_PARAM_ARRAY_HT(proof)
	ZEND_PARSE_PARAMETERS_END();

	if (first < 0 || second < 0 || !mc_node_of(firsthex, &firstroot) || !mc_node_of(secondhex, &secondroot)
		|| !mc_path_of(proof, path, &count)) {
		RETURN_FALSE;
	}
	result = mc_merkle_check_consistency((uint64_t) first, &firstroot, (uint64_t) second, &secondroot, path, count,
		&holds);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_BOOL(holds);
}

/* The lines joined, each with its newline; or an exception. */
static bool mc_extension_lines(HashTable *list, mc_buffer *lines)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_STRING) {
			zend_argument_type_error(3, "must hold only strings, %s given", zend_zval_type_name(value));
			return false;
		}
		if (memchr(Z_STRVAL_P(value), '\n', Z_STRLEN_P(value)) != NULL) {
			zend_argument_value_error(3, "must hold single lines");
			return false;
		}
		mc_buffer_append_slice(lines, mc_zstr(Z_STR_P(value)));
		if (mc_buffer_append_char(lines, '\n') != MC_OK) {
			mc_throw(MC_E_NOMEM, NULL);
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

PHP_METHOD(Microcred_MerkleLog, checkpoint)
{
	zend_string *origin;
	zend_object *key;
	HashTable *extensions = (HashTable *) &zend_empty_array;
	mc_buffer lines = { 0 }, out = { 0 };
	mc_checkpoint checkpoint;
	mc_merkle *tree = Z_MERKLE_LOG_P(ZEND_THIS)->tree;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_STR(origin)
		Z_PARAM_OBJ_OF_CLASS(key, mc_ce_SigningKey)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(extensions)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	if (!mc_extension_lines(extensions, &lines)) {
		mc_buffer_free(&lines);
		RETURN_THROWS();
	}
	checkpoint.origin = mc_zstr(origin);
	checkpoint.size = mc_merkle_size(tree);
	checkpoint.extensions = mc_buffer_slice(&lines);
	result = mc_merkle_root(tree, &checkpoint.root);
	if (result == MC_OK) {
		result = mc_checkpoint_sign(&checkpoint, mc_signing_key_of(key), &out, &fault);
	}
	mc_buffer_free(&lines);
	mc_return_buffer(return_value, result, &out, &fault);
}

PHP_METHOD(Microcred_MerkleLog, openCheckpoint)
{
	zend_string *note, *origin;
	zend_object *key;
	mc_checkpoint checkpoint;
	mc_fault fault;
	mc_result result;
	bool holds;
	zval extensions;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_STR(note)
		Z_PARAM_STR(origin)
		Z_PARAM_OBJ_OF_CLASS(key, mc_ce_PublicKey)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_checkpoint_open(mc_zstr(note), mc_zstr(origin), mc_public_key_of(key), &checkpoint, &holds, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	if (!holds) {
		RETURN_NULL();
	}
	array_init(&extensions);
	while (checkpoint.extensions.length > 0) {
		mc_slice *rest = &checkpoint.extensions;
		size_t length = (size_t) ((const char *) memchr(rest->data, '\n', rest->length) - rest->data);

		add_next_index_stringl(&extensions, rest->data, length);
		*rest = (mc_slice) { rest->data + length + 1, rest->length - length - 1 };
	}
	array_init(return_value);
	add_assoc_stringl(return_value, "origin", checkpoint.origin.data, checkpoint.origin.length);
	add_assoc_long(return_value, "size", (zend_long) checkpoint.size);
	add_assoc_str(return_value, "root", mc_node_string(&checkpoint.root));
	add_assoc_zval(return_value, "extensions", &extensions);
}

PHP_METHOD(Microcred_MerkleLog, checkpointKey)
{
	zend_string *origin;
	zend_object *key;
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(origin)
		Z_PARAM_OBJ_OF_CLASS(key, mc_ce_PublicKey)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_checkpoint_key(mc_zstr(origin), mc_public_key_of(key), &out, &fault);
	mc_return_buffer(return_value, result, &out, &fault);
}
