#include "php_microcred.h"
#include "../core/crypto/key.h"
#ifdef MC_WITH_PKCS11
# include "../core/crypto/hardware.h"
#endif
#include "signing_key_arginfo.h"

zend_class_entry *mc_ce_SigningKey;
static zend_object_handlers mc_signing_key_handlers;

typedef struct {
	mc_key *key;
	zend_object std;
} mc_signing_key;

const mc_key *mc_signing_key_of(zend_object *object)
{
	return MC_OBJECT(mc_signing_key, object)->key;
}

static zend_object *mc_signing_key_create(zend_class_entry *ce)
{
	mc_signing_key *object = zend_object_alloc(sizeof(*object), ce);

	object->key = NULL;
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_signing_key_handlers;
	return &object->std;
}

static void mc_signing_key_free(zend_object *object)
{
	mc_key_free(MC_OBJECT(mc_signing_key, object)->key);
	zend_object_std_dtor(object);
}

void mc_minit_signing_key(void)
{
	mc_ce_SigningKey = register_class_Microcred_SigningKey();
	mc_ce_SigningKey->create_object = mc_signing_key_create;
	mc_signing_key_handlers = *zend_get_std_object_handlers();
	mc_signing_key_handlers.offset = offsetof(mc_signing_key, std);
	mc_signing_key_handlers.free_obj = mc_signing_key_free;
	mc_signing_key_handlers.clone_obj = NULL;
	mc_signing_key_handlers.compare = zend_objects_not_comparable;
}

/* The object takes the key over. */
static void mc_signing_key_return(zval *return_value, mc_result result, mc_key *key, const mc_fault *fault)
{
	if (result != MC_OK) {
		mc_throw(result, fault);
		return;
	}
	object_init_ex(return_value, mc_ce_SigningKey);
	MC_OBJECT(mc_signing_key, Z_OBJ_P(return_value))->key = key;
}

PHP_METHOD(Microcred_SigningKey, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_SigningKey, generate)
{
	static const struct { const char *name; mc_key_type type; } types[] = {
		{ "Ed25519", MC_KEY_ED25519 }, { "P-256", MC_KEY_P256 }, { "RSA-2048", MC_KEY_RSA2048 },
	};
	zend_object *type;
	mc_key *key = NULL;
	mc_result result;
	size_t i;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_OBJ_OF_CLASS(type, mc_ce_KeyType)
	ZEND_PARSE_PARAMETERS_END();

	for (i = 0; i < sizeof(types) / sizeof(types[0]); i++) {
		if (zend_string_equals_cstr(Z_STR_P(zend_enum_fetch_case_value(type)), types[i].name, strlen(types[i].name))) {
			result = mc_key_generate(types[i].type, &key);
			mc_signing_key_return(return_value, result, key, NULL);
			return;
		}
	}
	zend_argument_value_error(1, "is a kind of key that cannot be made");
}

PHP_METHOD(Microcred_SigningKey, fromPem)
{
	zend_string *pem, *passphrase = NULL;
	mc_key *key = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(pem)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(passphrase)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_key_read_private_pem(mc_zstr(pem), passphrase != NULL
		? mc_zstr(passphrase) : (mc_slice) { 0 }, &key, &fault);
	mc_signing_key_return(return_value, result, key, &fault);
}

#ifdef MC_WITH_PKCS11
static mc_result mc_open_uri(mc_slice uri, mc_slice pin, mc_key **key, mc_fault *fault)
{
	mc_pkcs11_uri parts;
	mc_result result = mc_pkcs11_uri_read(uri, &parts, fault);

	if (result == MC_OK && parts.module != NULL && PG(open_basedir) != NULL && *PG(open_basedir) != '\0') {
		result = mc_fail(fault, MC_E_CRYPTO,
			"Under open_basedir no PKCS#11 module is loaded by its path: leave out \"module-path\"");
	}
	if (result == MC_OK) {
		result = mc_key_open_pkcs11(&parts, pin, key, fault);
	}
	mc_pkcs11_uri_free(&parts);
	return result;
}
#else
static mc_result mc_open_uri(mc_slice uri, mc_slice pin, mc_key **key, mc_fault *fault)
{
	(void) uri, (void) pin, (void) key;
	return mc_fail(fault, MC_E_CRYPTO,
		"This build of the extension opens no keys in hardware: it was configured without --with-microcred-pkcs11");
}
#endif

PHP_METHOD(Microcred_SigningKey, fromUri)
{
	zend_string *uri, *pin = NULL;
	mc_key *key = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(uri)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(pin)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_open_uri(mc_zstr(uri), pin != NULL ? mc_zstr(pin) : (mc_slice) { 0 }, &key, &fault);
	mc_signing_key_return(return_value, result, key, &fault);
}

PHP_METHOD(Microcred_SigningKey, toPem)
{
	zend_string *passphrase;
	mc_buffer pem = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(passphrase)
	ZEND_PARSE_PARAMETERS_END();

	if (ZSTR_LEN(passphrase) == 0) {
		zend_argument_value_error(1, "must not be empty: a private key is never written without a passphrase");
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_key_write_private_pem(mc_signing_key_of(Z_OBJ_P(ZEND_THIS)), mc_zstr(passphrase), &pem, &fault);
	mc_return_buffer(return_value, result, &pem, &fault);
}

PHP_METHOD(Microcred_SigningKey, public)
{
	mc_key *key = NULL;
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_key_public(mc_signing_key_of(Z_OBJ_P(ZEND_THIS)), &key);
	mc_public_key_return(return_value, result, key, NULL);
}

PHP_METHOD(Microcred_SigningKey, sign)
{
	zend_string *bytes;
	uint8_t signature[MC_SIGNATURE_MAX];
	size_t length;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(bytes)
	ZEND_PARSE_PARAMETERS_END();

	result = mc_key_sign(mc_signing_key_of(Z_OBJ_P(ZEND_THIS)), mc_zstr(bytes), signature, &length);
	if (result != MC_OK) {
		mc_throw(result, NULL);
		RETURN_THROWS();
	}
	RETURN_STRINGL((const char *) signature, length);
}
