#include "php_microcred.h"
#include "ext/standard/file.h"
#include "../core/evidence/manifest.h"
#include "manifest_arginfo.h"
#include "manifest_stream.h"

static zend_class_entry *mc_ce_Manifest;
static zend_object_handlers mc_manifest_handlers;

typedef struct {
	mc_manifest *manifest;
	/* The running hash lives here, so that it is freed even where a fatal error leaves addStream() for good. */
	mc_hash *hash;
	/* Something is being read: a stream's code, or who is told of progress, may come back to this object, also from another fiber. */
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
	bool bailed; /* it ended in a fatal error, which must wait until the threads are done */
} mc_progress_call;

static bool mc_progress_tell(void *context, uint64_t bytes)
{
	mc_progress_call *call = context;
	zval argument, returned;

	ZVAL_LONG(&argument, (zend_long) bytes);
	ZVAL_UNDEF(&returned);
	call->fci.params = &argument;
	call->fci.param_count = 1;
	call->fci.retval = &returned;
	zend_try {
		zend_call_function(&call->fci, &call->fcc);
		zval_ptr_dtor(&returned);
	} zend_catch {
		call->bailed = true;
	} zend_end_try();
	return !call->bailed && !EG(exception);
}

/* Throws what the result means, unless whom we told of progress threw; and lets a fatal error of theirs go on. */
static void mc_manifest_throw(mc_result result, const mc_fault *fault, const mc_progress_call *call)
{
	if (call->bailed) {
		zend_bailout();
	}
	if (result != MC_OK && !EG(exception)) {
		mc_throw(result, fault);
	}
}

/*
 * What the core opens: an absolute path without "..", so that what is opened is what open_basedir was asked about. NULL
 * with an exception where that is not allowed.
 */
static char *mc_manifest_path(const zend_string *name, const zend_string *path)
{
	mc_fault fault;
	char *absolute;

	if (ZSTR_LEN(path) == 0) {
		zend_value_error("The path of the evidence item \"%.80s\" must not be empty", ZSTR_VAL(name));
		return NULL;
	}
	absolute = expand_filepath_with_mode(ZSTR_VAL(path), NULL, NULL, 0, CWD_EXPAND);
	if (absolute == NULL) {
		zend_value_error("The path of the evidence item \"%.80s\" is too long", ZSTR_VAL(name));
		return NULL;
	}
	if (php_check_open_basedir_ex(absolute, 0) != 0) {
		efree(absolute);
		mc_throw(mc_fail(&fault, MC_E_IO, "The file of the evidence item \"%.80s\" is outside of what open_basedir allows", ZSTR_VAL(name)), &fault);
		return NULL;
	}
	return absolute;
}

PHP_METHOD(Microcred_Manifest, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Manifest, addFile)
{
	zend_string *name, *path;
	mc_manifest_object *object = Z_MANIFEST_P(ZEND_THIS);
	mc_manifest_file file;
	mc_progress_call call = { .fci = empty_fcall_info };
	mc_progress progress = { mc_progress_tell, &call };
	mc_fault fault;
	char *absolute;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 3)
		Z_PARAM_STR(name)
		Z_PARAM_PATH_STR(path)
		Z_PARAM_OPTIONAL
		Z_PARAM_FUNC_OR_NULL(call.fci, call.fcc)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_manifest_refuses(object)) {
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_manifest_may_add(object->manifest, mc_zstr(name), &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	absolute = mc_manifest_path(name, path);
	if (absolute == NULL) {
		RETURN_THROWS();
	}
	file = (mc_manifest_file) { mc_zstr(name), absolute };
	object->busy = true;
	result = mc_manifest_add_files(object->manifest, &file, 1, 1, ZEND_FCI_INITIALIZED(call.fci) ? &progress : NULL, &fault);
	object->busy = false;
	efree(absolute);
	mc_manifest_throw(result, &fault, &call);
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
	mc_progress progress = { mc_progress_tell, &call };
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
	mc_manifest_throw(result, &fault, &call);
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

/* One entry of ofFiles(): integer array keys are names in decimal. The caller frees what it got, also after a failure. */
static bool mc_manifest_file_of(mc_manifest *manifest, zend_ulong index, zend_string *key, zval *value, zend_string **name, char **path)
{
	mc_fault fault;
	mc_result result;

	*name = key != NULL ? zend_string_copy(key) : zend_long_to_str((zend_long) index);
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_STRING) {
		zend_argument_type_error(1, "must map names to paths, %s given for \"%.80s\"", zend_zval_type_name(value), ZSTR_VAL(*name));
		return false;
	}
	if (zend_str_has_nul_byte(Z_STR_P(value))) {
		zend_argument_value_error(1, "must not hold a path with a null byte");
		return false;
	}
	mc_fault_clear(&fault);
	result = mc_manifest_may_add(manifest, mc_zstr(*name), &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		return false;
	}
	*path = mc_manifest_path(*name, Z_STR_P(value));
	return *path != NULL;
}

PHP_METHOD(Microcred_Manifest, ofFiles)
{
	HashTable *paths;
	zend_long threads = 0;
	zend_ulong index;
	zend_string *key, **names;
	zval *value;
	mc_manifest_object *object;
	mc_manifest_file *files;
	uint32_t count = 0, i;
	mc_progress_call call = { .fci = empty_fcall_info };
	mc_progress progress = { mc_progress_tell, &call };
	mc_fault fault;
	mc_result result = MC_OK;
	bool fine = true;

	ZEND_PARSE_PARAMETERS_START(1, 3)
		Z_PARAM_ARRAY_HT(paths)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(threads)
		Z_PARAM_FUNC_OR_NULL(call.fci, call.fcc)
	ZEND_PARSE_PARAMETERS_END();

	if (threads < 0 || threads > MC_MANIFEST_MAX_THREADS) {
		zend_argument_value_error(2, "must be between 0 and %d", MC_MANIFEST_MAX_THREADS);
		RETURN_THROWS();
	}
	object_init_ex(return_value, mc_ce_Manifest);
	object = Z_MANIFEST_P(return_value);
	names = safe_emalloc(zend_hash_num_elements(paths), sizeof(*names), 1);
	files = safe_emalloc(zend_hash_num_elements(paths), sizeof(*files), 1);
	/* All of PHP is left behind here: the threads see only the files' names and paths. */
	ZEND_HASH_FOREACH_KEY_VAL(paths, index, key, value) {
		char *path = NULL;

		fine = mc_manifest_file_of(object->manifest, index, key, value, &names[count], &path);
		files[count] = (mc_manifest_file) { mc_zstr(names[count]), path };
		count++;
		if (!fine) {
			break;
		}
	} ZEND_HASH_FOREACH_END();
	mc_fault_clear(&fault);
	if (fine) {
		result = mc_manifest_add_files(object->manifest, files, count, (unsigned) threads,
			ZEND_FCI_INITIALIZED(call.fci) ? &progress : NULL, &fault);
	}
	for (i = 0; i < count; i++) {
		zend_string_release(names[i]);
		if (files[i].path != NULL) {
			efree((char *) files[i].path);
		}
	}
	efree(names);
	efree(files);
	mc_manifest_throw(result, &fault, &call);
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

static void mc_manifest_tell(void *lists, mc_item_change change, mc_slice name)
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
	mc_manifest_compare(Z_MANIFEST_P(ZEND_THIS)->manifest, Z_MANIFEST_P(now)->manifest, mc_manifest_tell, lists);
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
