/*
 * Objects whose read-only properties are made when somebody first looks: most callers read one of them, and making the
 * others costs more than finding out what they would hold. For PHP code there is no difference: every way of looking
 * at a property, or at all of them, comes through here.
 */
#ifndef PHP_MICROCRED_LAZY_H
#define PHP_MICROCRED_LAZY_H

#include "php_microcred.h"

/*
 * Makes the property of that name, or all that are not there yet where name is NULL. It may be called again, and for
 * names that are none. Where it throws, properties may stay as they are.
 */
typedef void (*mc_lazy_fill)(zend_object *object, const zend_string *name);

typedef struct {
	zend_object_handlers handlers; /* first: what an object's handlers point to */
	mc_lazy_fill fill;
} mc_lazy;

/* Of a class whose struct ends with the zend_object at offset. It cannot be cloned. */
void mc_lazy_init(mc_lazy *lazy, size_t offset, mc_lazy_fill fill);

/* A declared property by its place in the stub, from 0. Puts in a value, which it takes over, once. */
static inline void mc_lazy_set(zend_object *object, uint32_t place, zval *value)
{
	zval *slot = OBJ_PROP_NUM(object, place);

	ZVAL_COPY_VALUE(slot, value);
	Z_PROP_FLAG_P(slot) = 0;
}

static inline bool mc_lazy_has(zend_object *object, uint32_t place)
{
	return !Z_ISUNDEF_P(OBJ_PROP_NUM(object, place));
}

/* Whether it is that property which is wanted, or all, and it is not there yet. */
static inline bool mc_lazy_wanted(zend_object *object, uint32_t place, const zend_string *name, const char *property)
{
	return !mc_lazy_has(object, place)
		&& (name == NULL || zend_string_equals_cstr(name, property, strlen(property)));
}

#endif
