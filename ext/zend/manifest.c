#include "php_microcred.h"
#include "../core/evidence/manifest.h"
#include "manifest_arginfo.h"
#include "manifest_stream.h"

static zend_class_entry *mc_ce_Manifest;
static zend_object_handlers mc_manifest_handlers;

typedef struct {
	mc_manifest *manifest;
	/* The running hash lives here, so that it is freed even where a fatal error leaves addStream() for good. */
	mc_hash *hash;
	/*
	 * Something is being read: a stream's code, or who is told of progress, may come back to this object, also from
	 * another fiber.
	 */
	bool busy;
	zend_object std;
} mc_manifest_object;

#define Z_MANIFEST_P(zv) MC_OBJECT(mc_manifest_object, Z_OBJ_P(zv))

static zend_object *mc_manifest_create(zend_class_entry *ce)
{
	mc_manifest_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_manifest_handlers;
	object->manifest = mc_manifest_new();
	if (object->manifest == NULL) {
		zend_error_noreturn(E_ERROR, "Out of memory");
	}
	return &object->std;
}

static void mc_manifest_free_object(zend_object *std)
{
	mc_manifest_object *object = MC_OBJECT(mc_manifest_object, std);

	mc_manifest_free(object->manifest);
	mc_hash_free(object->hash);
	zend_object_std_dtor(std);
}

void mc_minit_manifest(void)
{
	mc_ce_Manifest = register_class_Microcred_Manifest();
	mc_ce_Manifest->create_object = mc_manifest_create;
	mc_manifest_handlers = *zend_get_std_object_handlers();
	mc_manifest_handlers.offset = offsetof(mc_manifest_object, std);
	mc_manifest_handlers.free_obj = mc_manifest_free_object;
	mc_manifest_handlers.clone_obj = NULL;
}

/* True, with an exception, while something is being read into this manifest. */
static bool mc_manifest_refuses(const mc_manifest_object *object)
{
	if (object->busy) {
		zend_value_error("The manifest is reading an item; nothing else can be added until that is done");
	}
	return object->busy;
}

/* The callable that is told how far the work is. */
typedef struct {
	zend_fcall_info fci;
	zend_fcall_info_cache fcc;
} mc_progress_call;

static bool mc_progress_report(void *context, uint64_t bytes)
{
	mc_progress_call *call = context;
	zval argument, returned;

	ZVAL_LONG(&argument, (zend_long) bytes);
	ZVAL_UNDEF(&returned);
	call->fci.params = &argument;
	call->fci.param_count = 1;
	call->fci.retval = &returned;
	zend_call_function(&call->fci, &call->fcc);
	zval_ptr_dtor(&returned);
	return !EG(exception);
}

PHP_METHOD(Microcred_Manifest, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Manifest, addStream)
{
	zend_string *name;
	zval *zstream;
	php_stream *stream;
	mc_manifest_object *object = Z_MANIFEST_P(ZEND_THIS);
	uint8_t sha256[MC_SHA256_SIZE];
	uint64_t size;
	mc_progress_call call = { .fci = empty_fcall_info };
	mc_progress progress = { mc_progress_report, &call };
	mc_fault fault;
	mc_result result, finished;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_STR(name)
		Z_PARAM_RESOURCE(zstream)
		Z_PARAM_OPTIONAL
		Z_PARAM_FUNC_OR_NULL(call.fci, call.fcc)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_manifest_refuses(object)) {
		RETURN_THROWS();
	}
	php_stream_from_res(stream, Z_RES_P(zstream));
	if (stream->flags & PHP_STREAM_FLAG_IS_DIR) {
		zend_argument_value_error(2, "must not be a directory");
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_manifest_may_add(object->manifest, mc_zstr(name), &fault);
	if (result == MC_OK && object->hash == NULL) {
		object->hash = mc_hash_new();
		result = object->hash != NULL ? MC_OK : MC_E_NOMEM;
	}
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}

	object->busy = true;
	result = mc_stream_read_all(stream, object->hash, ZEND_FCI_INITIALIZED(call.fci) ? &progress : NULL, &size, &fault);
	object->busy = false;
	/* Also after a failure, since it starts the running hash anew. */
	finished = mc_hash_final(object->hash, sha256, sizeof(sha256));
	if (result == MC_OK) {
		result = finished;
	}
	if (result == MC_OK) {
		result = mc_manifest_add(object->manifest, mc_zstr(name), sha256, size, &fault);
	}
	/* Not where the stream's code, or who is told of progress, threw. */
	if (result != MC_OK && !EG(exception)) {
		mc_throw(result, &fault);
	}
}

PHP_METHOD(Microcred_Manifest, addText)
{
	zend_string *name, *text;
	mc_manifest_object *object = Z_MANIFEST_P(ZEND_THIS);
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(name)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_manifest_refuses(object)) {
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_manifest_add_text(object->manifest, mc_zstr(name), mc_zstr(text), &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
}

PHP_METHOD(Microcred_Manifest, addDigest)
{
	zend_string *name, *hex;
	zend_long size;
	mc_manifest_object *object = Z_MANIFEST_P(ZEND_THIS);
	uint8_t sha256[MC_SHA256_SIZE];
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_STR(name)
		Z_PARAM_STR(hex)
		Z_PARAM_LONG(size)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_manifest_refuses(object)) {
		RETURN_THROWS();
	}
	if (!mc_hex_decode(mc_zstr(hex), sha256, sizeof(sha256))) {
		zend_argument_value_error(2, "must be 64 lower-case hex digits");
		RETURN_THROWS();
	}
	if (size < 0 || (uint64_t) size > MC_MANIFEST_MAX_SIZE) {
		zend_argument_value_error(3, "must be from 0 to 2^53 - 1");
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_manifest_add(object->manifest, mc_zstr(name), sha256, (uint64_t) size, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
}

PHP_METHOD(Microcred_Manifest, root)
{
	mc_node root;
	mc_result result;
	zend_string *hex;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_manifest_root(Z_MANIFEST_P(ZEND_THIS)->manifest, &root);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	hex = zend_string_alloc(2 * MC_SHA256_SIZE, 0);
	mc_hex_encode(root.bytes, MC_SHA256_SIZE, ZSTR_VAL(hex));
	RETURN_STR(hex);
}

PHP_METHOD(Microcred_Manifest, toJson)
{
	mc_buffer out = { 0 };
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_manifest_write(Z_MANIFEST_P(ZEND_THIS)->manifest, &out);
	if (result != MC_OK) {
		mc_buffer_free(&out);
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETVAL_STRINGL(out.data, out.length);
	mc_buffer_free(&out);
}

PHP_METHOD(Microcred_Manifest, fromJson)
{
	zend_string *json;
	mc_manifest *manifest;
	mc_manifest_object *object;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(json)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_manifest_read(mc_zstr(json), &manifest, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	object_init_ex(return_value, mc_ce_Manifest);
	object = Z_MANIFEST_P(return_value);
	mc_manifest_free(object->manifest);
	object->manifest = manifest;
}

static void mc_manifest_report(void *lists, mc_item_change change, mc_slice name)
{
	add_next_index_stringl(&((zval *) lists)[change], name.data, name.length);
}

PHP_METHOD(Microcred_Manifest, compare)
{
	zval *now, lists[3];

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJECT_OF_CLASS(now, mc_ce_Manifest)
	ZEND_PARSE_PARAMETERS_END();

	array_init(&lists[MC_ITEM_ADDED]);
	array_init(&lists[MC_ITEM_MISSING]);
	array_init(&lists[MC_ITEM_CHANGED]);
	mc_manifest_compare(Z_MANIFEST_P(ZEND_THIS)->manifest, Z_MANIFEST_P(now)->manifest, mc_manifest_report, lists);
	array_init_size(return_value, 3);
	add_assoc_zval(return_value, "added", &lists[MC_ITEM_ADDED]);
	add_assoc_zval(return_value, "missing", &lists[MC_ITEM_MISSING]);
	add_assoc_zval(return_value, "changed", &lists[MC_ITEM_CHANGED]);
}

PHP_METHOD(Microcred_Manifest, prove)
{
	zend_string *name;
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(name)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_manifest_prove(Z_MANIFEST_P(ZEND_THIS)->manifest, mc_zstr(name), &out, &fault);
	if (result != MC_OK) {
		mc_buffer_free(&out);
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	RETVAL_STRINGL(out.data, out.length);
	mc_buffer_free(&out);
}

PHP_METHOD(Microcred_Manifest, check)
{
	zend_string *roothex, *proof;
	mc_node root;
	bool holds = false;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(roothex)
		Z_PARAM_STR(proof)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_hex_decode(mc_zstr(roothex), root.bytes, MC_SHA256_SIZE)) {
		zend_argument_value_error(1, "must be 64 lower-case hex digits");
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_manifest_check(&root, mc_zstr(proof), &holds, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	RETURN_BOOL(holds);
}
