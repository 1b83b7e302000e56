#include "php_microcred.h"
#include "../core/credential/credential.h"
#include "verification_arginfo.h"

static zend_class_entry *mc_ce_Verification;

void mc_minit_verification(void)
{
	mc_ce_Verification = register_class_Microcred_Verification();
}

PHP_METHOD(Microcred_Verification, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

static void mc_check_array(const mc_check *check, zval *array)
{
	array_init_size(array, 3);
	add_assoc_string(array, "name", (char *) check->name);
	if (check->outcome == MC_CHECK_UNKNOWN) {
		add_assoc_null(array, "passed");
	} else {
		add_assoc_bool(array, "passed", check->outcome == MC_CHECK_PASSED);
	}
	add_assoc_string(array, "detail", (char *) check->detail);
}

void mc_verification_return(zval *return_value, const mc_verification *verification)
{
	zval valid, checks, check;
	size_t i;

	object_init_ex(return_value, mc_ce_Verification);
	array_init_size(&checks, (uint32_t) verification->count);
	for (i = 0; i < verification->count; i++) {
		mc_check_array(&verification->checks[i], &check);
		add_next_index_zval(&checks, &check);
	}
	ZVAL_BOOL(&valid, verification->valid);
	zend_update_property(mc_ce_Verification, Z_OBJ_P(return_value), ZEND_STRL("valid"), &valid);
	zend_update_property(mc_ce_Verification, Z_OBJ_P(return_value), ZEND_STRL("checks"), &checks);
	zval_ptr_dtor(&checks);
}
