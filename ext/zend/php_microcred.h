/*
 * What the classes of the binding share. A class is its .stub.php and the .c of the same name, which registers it; a
 * large one has further files beside it, named after it (agreement_read.c), or a folder of its kinds (statistics). Its
 * MINIT function is named here and called in microcred.c. No rule, format or number is decided under ext/zend.
 */
#ifndef PHP_MICROCRED_H
#define PHP_MICROCRED_H

#ifdef HAVE_CONFIG_H
#include "config.h"
#endif

#include "php.h"
#include "zend_attributes.h"
#include "zend_enum.h"
#include "zend_exceptions.h"

#include "../core/base/base.h"

#define PHP_MICROCRED_VERSION "0.1.0"

extern zend_module_entry microcred_module_entry;
#define phpext_microcred_ptr &microcred_module_entry

#if defined(ZTS) && defined(COMPILE_DL_MICROCRED)
ZEND_TSRMLS_CACHE_EXTERN()
#endif

/*
 * fault.c: Microcred\Exception, FormatException and CryptoException, and the one place where a result becomes one of
 * them.
 */
extern zend_class_entry *mc_ce_Exception;
extern zend_class_entry *mc_ce_FormatException;
extern zend_class_entry *mc_ce_CryptoException;
void mc_minit_fault(void);
/* Throws what result means; fault may be NULL. Never call it with MC_OK. */
ZEND_COLD void mc_throw(mc_result result, const mc_fault *fault);

/* enums.c */
extern zend_class_entry *mc_ce_Metric;
extern zend_class_entry *mc_ce_Weighting;
extern zend_class_entry *mc_ce_KeyType;
extern zend_class_entry *mc_ce_Cryptosuite;
extern zend_class_entry *mc_ce_Outcome;

/* signing_key.c, public_key.c. Objects of these classes always hold a key: only the class's own methods make them. */
struct mc_key;
extern zend_class_entry *mc_ce_SigningKey;
extern zend_class_entry *mc_ce_PublicKey;
const struct mc_key *mc_signing_key_of(zend_object *object);
const struct mc_key *mc_public_key_of(zend_object *object);
/* The new object takes key over; or throws what result means. */
void mc_public_key_return(zval *return_value, mc_result result, struct mc_key *key, const mc_fault *fault);

/* verification.c */
struct mc_verification;
void mc_verification_return(zval *return_value, const struct mc_verification *verification);

/* value.c. Writes a read-only property once; takes over the value. */
void mc_property_set(zend_object *object, const char *name, size_t length, zval *value);
/* A jansson value as PHP has it; objects become arrays. At most as deep as the strict reader lets through. */
struct json_t;
void mc_value_of_json(zval *value, const struct json_t *json);

static inline mc_slice mc_zstr(const zend_string *string)
{
	return (mc_slice) { ZSTR_VAL(string), ZSTR_LEN(string) };
}

/* Returns the buffer's content as a string, or throws; wipes the buffer and frees it in either case. */
void mc_return_buffer(zval *return_value, mc_result result, mc_buffer *buffer, const mc_fault *fault);

/* The object struct around a zend_object kept as its last member `std`. */
#define MC_OBJECT(type, object) ((type *) ((char *) (object) - offsetof(type, std)))

/* One line for each class file. */
void mc_minit_enums(void);
void mc_minit_signing_key(void);
void mc_minit_public_key(void);
void mc_minit_badge_image(void);
void mc_minit_credential(void);
void mc_minit_verification(void);
void mc_minit_status_list(void);
void mc_minit_rubric(void);
void mc_minit_rules(void);
void mc_minit_score(void);
void mc_minit_panel(void);
void mc_minit_agreement(void);
void mc_minit_facets(void);
void mc_minit_decision(void);
void mc_minit_manifest(void);
void mc_minit_merkle_log(void);

#endif
