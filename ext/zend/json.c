#include "php_microcred.h"
#include "../core/crypto/digest.h"
#include "../core/json/json.h"

PHP_FUNCTION(Microcred_canonicalize)
{
	zend_string *json;
	mc_buffer canonical = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(json)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_json_canonicalize(mc_zstr(json), &canonical, &fault);
	mc_return_buffer(return_value, result, &canonical, &fault);
}

PHP_FUNCTION(Microcred_digest)
{
	zend_string *json;
	char digest[MC_DIGEST_SIZE];
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(json)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_digest_json(mc_zstr(json), digest, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	RETURN_STRING(digest);
}
