#include "php_microcred.h"
#include "ext/standard/info.h"
#include "json_arginfo.h"

#include <jansson.h>
#include <libxml/xmlversion.h>
#include <openssl/crypto.h>
#include <zlib.h>

#if defined(ZTS) && defined(COMPILE_DL_MICROCRED)
ZEND_TSRMLS_CACHE_DEFINE()
#endif

static PHP_MINIT_FUNCTION(microcred)
{
	/* Registering classes already uses the per-thread cache under ZTS, so MINIT must fill it, not only RINIT. */
#if defined(ZTS) && defined(COMPILE_DL_MICROCRED)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	mc_minit_fault();
	mc_minit_enums();
	mc_minit_signing_key();
	mc_minit_public_key();
	mc_minit_badge_image();
	mc_minit_credential();
	mc_minit_verification();
	mc_minit_status_list();
	mc_minit_rubric();
	mc_minit_rules();
	mc_minit_score();
	mc_minit_panel();
	mc_minit_agreement();
	mc_minit_facets();
	mc_minit_decision();
	mc_minit_manifest();
	mc_minit_merkle_log();
	return SUCCESS;
}

static PHP_RINIT_FUNCTION(microcred)
{
#if defined(ZTS) && defined(COMPILE_DL_MICROCRED)
	ZEND_TSRMLS_CACHE_UPDATE();
#endif
	return SUCCESS;
}

static PHP_MINFO_FUNCTION(microcred)
{
	php_info_print_table_start();
	php_info_print_table_row(2, "microcred", PHP_MICROCRED_VERSION);
	php_info_print_table_row(2, "OpenSSL header version", OPENSSL_VERSION_TEXT);
	php_info_print_table_row(2, "OpenSSL library version", OpenSSL_version(OPENSSL_VERSION));
	php_info_print_table_row(2, "libxml2 header version", LIBXML_DOTTED_VERSION);
	php_info_print_table_row(2, "jansson header version", JANSSON_VERSION);
	php_info_print_table_row(2, "jansson library version", jansson_version_str());
	php_info_print_table_row(2, "zlib header version", ZLIB_VERSION);
	php_info_print_table_row(2, "zlib library version", zlibVersion());
	php_info_print_table_end();
}

static const zend_module_dep microcred_dependencies[] = {
	ZEND_MOD_REQUIRED("json")
	ZEND_MOD_REQUIRED("libxml")
	ZEND_MOD_REQUIRED("spl")
	ZEND_MOD_END
};

zend_module_entry microcred_module_entry = {
	STANDARD_MODULE_HEADER_EX,
	NULL,
	microcred_dependencies,
	"microcred",
	ext_functions,
	PHP_MINIT(microcred),
	NULL,
	PHP_RINIT(microcred),
	NULL,
	PHP_MINFO(microcred),
	PHP_MICROCRED_VERSION,
	STANDARD_MODULE_PROPERTIES
};

#ifdef COMPILE_DL_MICROCRED
ZEND_GET_MODULE(microcred)
#endif
