#include "php_microcred.h"
#include "../core/image/image.h"
#include "badge_image_arginfo.h"

static zend_class_entry *mc_ce_BadgeImage;

void mc_minit_badge_image(void)
{
	mc_ce_BadgeImage = register_class_Microcred_BadgeImage();
}

PHP_METHOD(Microcred_BadgeImage, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_BadgeImage, bake)
{
	zend_string *image, *credential;
	mc_buffer baked = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_STR(image)
		Z_PARAM_STR(credential)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_image_bake(mc_zstr(image), mc_zstr(credential), &baked, &fault);
	mc_return_buffer(return_value, result, &baked, &fault);
}

PHP_METHOD(Microcred_BadgeImage, unbake)
{
	zend_string *image;
	mc_buffer credential = { 0 };
	bool found = false;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(image)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_image_unbake(mc_zstr(image), &credential, &found, &fault);
	if (result == MC_OK && !found) {
		RETURN_NULL();
	}
	mc_return_buffer(return_value, result, &credential, &fault);
}
