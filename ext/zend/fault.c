#include "php_microcred.h"
#include "ext/spl/spl_exceptions.h"
#include "fault_arginfo.h"

zend_class_entry *mc_ce_Exception;
zend_class_entry *mc_ce_FormatException;
zend_class_entry *mc_ce_CryptoException;

void mc_minit_fault(void)
{
	mc_ce_Exception = register_class_Microcred_Exception(zend_ce_throwable);
	mc_ce_FormatException = register_class_Microcred_FormatException(spl_ce_RuntimeException, mc_ce_Exception);
	mc_ce_CryptoException = register_class_Microcred_CryptoException(spl_ce_RuntimeException, mc_ce_Exception);
}

/* Read-only properties may be written once, and only from the class's own scope. */
static void mc_set_property(zend_object *exception, const char *name, size_t length, zval *value)
{
	zend_update_property(mc_ce_FormatException, exception, name, length, value);
	zval_ptr_dtor(value);
}

static ZEND_COLD void mc_throw_format(const char *sentence, const mc_place *place)
{
	zend_object *exception = zend_throw_exception(mc_ce_FormatException, sentence, 0);
	zval value;

	if (place != NULL && place->offset >= 0) {
		ZVAL_LONG(&value, (zend_long) place->offset);
	} else {
		ZVAL_NULL(&value);
	}
	mc_set_property(exception, ZEND_STRL("inputOffset"), &value);
	if (place != NULL && place->line >= 0) {
		ZVAL_LONG(&value, (zend_long) place->line);
	} else {
		ZVAL_NULL(&value);
	}
	mc_set_property(exception, ZEND_STRL("inputLine"), &value);
	if (place != NULL && place->has_pointer) {
		ZVAL_STRING(&value, place->pointer);
	} else {
		ZVAL_NULL(&value);
	}
	mc_set_property(exception, ZEND_STRL("pointer"), &value);
}

ZEND_COLD void mc_throw(mc_result result, const mc_fault *fault)
{
	const char *sentence = fault != NULL && fault->sentence[0] != '\0' ? fault->sentence : NULL;

	switch (result) {
		case MC_OK:
			ZEND_UNREACHABLE();
		case MC_E_NOMEM:
			zend_throw_error(NULL, "Out of memory");
			break;
		case MC_E_ARGUMENT:
			zend_value_error("%s", sentence != NULL ? sentence : "The value is not allowed here");
			break;
		case MC_E_FORMAT:
		case MC_E_LIMIT:
		case MC_E_IO:
			mc_throw_format(sentence != NULL ? sentence : "The document cannot be read",
				fault != NULL ? &fault->place : NULL);
			break;
		case MC_E_CRYPTO:
			zend_throw_exception(mc_ce_CryptoException, sentence != NULL ? sentence : "The key could not be used", 0);
			break;
	}
}

void mc_return_buffer(zval *return_value, mc_result result, mc_buffer *buffer, const mc_fault *fault)
{
	if (result == MC_OK) {
		RETVAL_STRINGL(buffer->length > 0 ? buffer->data : "", buffer->length);
	} else {
		mc_throw(result, fault);
	}
	if (buffer->data != NULL) {
		ZEND_SECURE_ZERO(buffer->data, buffer->capacity);
	}
	mc_buffer_free(buffer);
}
