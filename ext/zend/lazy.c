#include "lazy.h"

static void mc_lazy_look(zend_object *object, const zend_string *name)
{
	((const mc_lazy *) object->handlers)->fill(object, name);
}

static zval *mc_lazy_read(zend_object *object, zend_string *name, int type, void **cache, zval *room)
{
	mc_lazy_look(object, name);
	if (EG(exception)) {
		return &EG(uninitialized_zval);
	}
	return zend_std_read_property(object, name, type, cache, room);
}

/* Writing is refused by the engine, with the words for a property that has its value already. */
static zval *mc_lazy_write(zend_object *object, zend_string *name, zval *value, void **cache)
{
	mc_lazy_look(object, name);
	return zend_std_write_property(object, name, value, cache);
}

static zval *mc_lazy_pointer(zend_object *object, zend_string *name, int type, void **cache)
{
	mc_lazy_look(object, name);
	return zend_std_get_property_ptr_ptr(object, name, type, cache);
}

static int mc_lazy_isset(zend_object *object, zend_string *name, int mode, void **cache)
{
	mc_lazy_look(object, name);
	return zend_std_has_property(object, name, mode, cache);
}

static void mc_lazy_unset(zend_object *object, zend_string *name, void **cache)
{
	mc_lazy_look(object, name);
	zend_std_unset_property(object, name, cache);
}

static HashTable *mc_lazy_all(zend_object *object)
{
	mc_lazy_look(object, NULL);
	return zend_std_get_properties(object);
}

static int mc_lazy_compare(zval *left, zval *right)
{
	if (Z_TYPE_P(left) == IS_OBJECT && Z_TYPE_P(right) == IS_OBJECT && Z_OBJCE_P(left) == Z_OBJCE_P(right)) {
		mc_lazy_look(Z_OBJ_P(left), NULL);
		mc_lazy_look(Z_OBJ_P(right), NULL);
	}
	return zend_std_compare_objects(left, right);
}

/* The collector of cycles must not make properties; it looks at those that are there. */
static HashTable *mc_lazy_gc(zend_object *object, zval **table, int *count)
{
	if (object->properties != NULL) {
		*table = NULL;
		*count = 0;
		return object->properties;
	}
	*table = object->properties_table;
	*count = object->ce->default_properties_count;
	return NULL;
}

void mc_lazy_init(mc_lazy *lazy, size_t offset, mc_lazy_fill fill)
{
	lazy->handlers = *zend_get_std_object_handlers();
	lazy->handlers.offset = (int) offset;
	lazy->handlers.clone_obj = NULL;
	lazy->handlers.read_property = mc_lazy_read;
	lazy->handlers.write_property = mc_lazy_write;
	lazy->handlers.get_property_ptr_ptr = mc_lazy_pointer;
	lazy->handlers.has_property = mc_lazy_isset;
	lazy->handlers.unset_property = mc_lazy_unset;
	lazy->handlers.get_properties = mc_lazy_all;
	lazy->handlers.get_gc = mc_lazy_gc;
	lazy->handlers.compare = mc_lazy_compare;
	lazy->fill = fill;
}
