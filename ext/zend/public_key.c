#include "php_microcred.h"
#include "../core/crypto/key.h"
#include "public_key_arginfo.h"

zend_class_entry *mc_ce_PublicKey;
static zend_object_handlers mc_public_key_handlers;

typedef struct {
	mc_key *key;
	zend_object std;
} mc_public_key;

const mc_key *mc_public_key_of(zend_object *object)
{
	return MC_OBJECT(mc_public_key, object)->key;
}

static zend_object *mc_public_key_create(zend_class_entry *ce)
{
	mc_public_key *object = zend_object_alloc(sizeof(*object), ce);

	object->key = NULL;
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_public_key_handlers;
	return &object->std;
}

static void mc_public_key_free(zend_object *object)
{
	mc_key_free(MC_OBJECT(mc_public_key, object)->key);
	zend_object_std_dtor(object);
}

void mc_minit_public_key(void)
{
	mc_ce_PublicKey = register_class_Microcred_PublicKey();
	mc_ce_PublicKey->create_object = mc_public_key_create;
	mc_public_key_handlers = *zend_get_std_object_handlers();
	mc_public_key_handlers.offset = offsetof(mc_public_key, std);
	mc_public_key_handlers.free_obj = mc_public_key_free;
	mc_public_key_handlers.clone_obj = NULL;
	mc_public_key_handlers.compare = zend_objects_not_comparable;
}

void mc_public_key_return(zval *return_value, mc_result result, mc_key *key, const mc_fault *fault)
{
	if (result != MC_OK) {
		mc_throw(result, fault);
		return;
	}
	object_init_ex(return_value, mc_ce_PublicKey);
	MC_OBJECT(mc_public_key, Z_OBJ_P(return_value))->key = key;
}

PHP_METHOD(Microcred_PublicKey, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

/* The three ways in and the three ways out differ in the core's function only. */
static void mc_public_key_from(INTERNAL_FUNCTION_PARAMETERS, mc_result (*read)(mc_slice, mc_key **, mc_fault *))
{
	zend_string *text;
	mc_key *key = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = read(mc_zstr(text), &key, &fault);
	mc_public_key_return(return_value, result, key, &fault);
}

static void mc_public_key_to(INTERNAL_FUNCTION_PARAMETERS, mc_result (*write)(const mc_key *, mc_buffer *))
{
	mc_buffer text = { 0 };
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = write(mc_public_key_of(Z_OBJ_P(ZEND_THIS)), &text);
	mc_return_buffer(return_value, result, &text, NULL);
}

PHP_METHOD(Microcred_PublicKey, fromMultibase)
{
	mc_public_key_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_read_multibase);
}

PHP_METHOD(Microcred_PublicKey, fromJwk)
{
	mc_public_key_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_read_jwk);
}

PHP_METHOD(Microcred_PublicKey, fromPem)
{
	mc_public_key_from(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_read_public_pem);
}

PHP_METHOD(Microcred_PublicKey, toMultibase)
{
	mc_public_key_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_write_multibase);
}

PHP_METHOD(Microcred_PublicKey, toJwk)
{
	mc_public_key_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_write_jwk);
}

PHP_METHOD(Microcred_PublicKey, toPem)
{
	mc_public_key_to(INTERNAL_FUNCTION_PARAM_PASSTHRU, mc_key_write_public_pem);
}

PHP_METHOD(Microcred_PublicKey, verify)
{
	zend_string *bytes, *signature;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(bytes)
		Z_PARAM_STR(signature)
	ZEND_PARSE_PARAMETERS_END();

	RETURN_BOOL(mc_key_verify(mc_public_key_of(Z_OBJ_P(ZEND_THIS)), mc_zstr(bytes), mc_zstr(signature)));
}
