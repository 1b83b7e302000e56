#include "php_microcred.h"
#include "../core/credential/credential.h"
#include "credential_arginfo.h"

static zend_class_entry *mc_ce_Credential;

void mc_minit_credential(void)
{
	mc_ce_Credential = register_class_Microcred_Credential();
}

PHP_METHOD(Microcred_Credential, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Credential, sign)
{
	zend_string *json, *method, *created;
	zend_object *key, *suite;
	mc_buffer signed_text = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(5, 5)
		Z_PARAM_STR(json)
		Z_PARAM_OBJ_OF_CLASS(key, mc_ce_SigningKey)
		Z_PARAM_OBJ_OF_CLASS(suite, mc_ce_Cryptosuite)
		Z_PARAM_STR(method)
		Z_PARAM_STR(created)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_credential_sign(mc_zstr(json), mc_signing_key_of(key),
		mc_zstr(Z_STR_P(zend_enum_fetch_case_value(suite))),
		mc_zstr(method), mc_zstr(created), &signed_text, &fault);
	mc_return_buffer(return_value, result, &signed_text, &fault);
}

PHP_METHOD(Microcred_Credential, signJwt)
{
	zend_string *json, *kid;
	zend_object *key;
	mc_buffer jwt = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_STR(json)
		Z_PARAM_OBJ_OF_CLASS(key, mc_ce_SigningKey)
		Z_PARAM_STR(kid)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_credential_sign_jwt(mc_zstr(json), mc_signing_key_of(key), mc_zstr(kid), &jwt, &fault);
	mc_return_buffer(return_value, result, &jwt, &fault);
}

static const struct mc_key *mc_find_key(void *context, mc_slice method)
{
	zval *key = zend_symtable_str_find((HashTable *) context, method.data, method.length);

	if (key == NULL) {
		return NULL;
	}
	ZVAL_DEREF(key);
	return mc_public_key_of(Z_OBJ_P(key));
}

static bool mc_check_keys(HashTable *keys)
{
	zval *key;

	ZEND_HASH_FOREACH_VAL(keys, key) {
		ZVAL_DEREF(key);
		if (Z_TYPE_P(key) != IS_OBJECT || Z_OBJCE_P(key) != mc_ce_PublicKey) {
			zend_argument_type_error(2, "must hold objects of class Microcred\\PublicKey only, %s given",
				zend_zval_type_name(key));
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static bool mc_find_list(void *context, mc_slice url, mc_slice *text)
{
	zval *list = zend_symtable_str_find((HashTable *) context, url.data, url.length);

	if (list == NULL) {
		return false;
	}
	ZVAL_DEREF(list);
	*text = mc_zstr(Z_STR_P(list));
	return true;
}

static bool mc_read_lists(zval *lists, mc_known *known)
{
	zval *list;

	if (Z_TYPE_P(lists) != IS_ARRAY) {
		zend_argument_type_error(4, "must have an array for \"status\", %s given", zend_zval_type_name(lists));
		return false;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(lists), list) {
		ZVAL_DEREF(list);
		if (Z_TYPE_P(list) != IS_STRING) {
			zend_argument_type_error(4, "must have only strings under \"status\", %s given", zend_zval_type_name(list));
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	known->find_list = mc_find_list;
	known->context_of_lists = Z_ARRVAL_P(lists);
	return true;
}

/* What a misspelt name would leave unchecked is refused instead. */
static bool mc_read_known(HashTable *values, mc_known *known)
{
	zend_string *name;
	zval *value;

	ZEND_HASH_FOREACH_STR_KEY_VAL(values, name, value) {
		mc_slice *slot = NULL;

		ZVAL_DEREF(value);
		if (name != NULL && zend_string_equals_literal(name, "recipient")) {
			slot = &known->recipient;
		} else if (name != NULL && zend_string_equals_literal(name, "manifest")) {
			slot = &known->manifest;
		} else if (name != NULL && zend_string_equals_literal(name, "status")) {
			if (!mc_read_lists(value, known)) {
				return false;
			}
			continue;
		} else {
			zend_argument_value_error(4, "must have no other keys than \"status\", \"recipient\" and \"manifest\"");
			return false;
		}
		if (Z_TYPE_P(value) != IS_STRING) {
			zend_argument_type_error(4, "must have a string for \"%s\", %s given", ZSTR_VAL(name),
				zend_zval_type_name(value));
			return false;
		}
		*slot = mc_zstr(Z_STR_P(value));
	} ZEND_HASH_FOREACH_END();
	return true;
}

PHP_METHOD(Microcred_Credential, verify)
{
	zend_string *text, *now;
	HashTable *keys, *values = NULL;
	mc_known known = { .find = mc_find_key };
	mc_verification verification;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_STR(text)
		Z_PARAM_ARRAY_HT(keys)
		Z_PARAM_STR(now)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(values)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_check_keys(keys) || (values != NULL && !mc_read_known(values, &known))) {
		RETURN_THROWS();
	}
	known.context = keys;
	known.now = mc_zstr(now);
	mc_fault_clear(&fault);
	result = mc_credential_verify(mc_zstr(text), &known, &verification, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_verification_return(return_value, &verification);
}
