/* Values of the core as PHP has them, and properties written once. */
#include "php_microcred.h"

#include <jansson.h>

void mc_property_set(zend_object *object, const char *name, size_t length, zval *value)
{
	zend_string *property = zend_string_init(name, length, 0);

	zend_update_property_ex(object->ce, object, property, value);
	zend_string_release(property);
	zval_ptr_dtor(value);
}

void mc_value_of_json(zval *value, const json_t *json)
{
	zval inner;
	const char *key;
	json_t *member;
	size_t index;

	switch (json_typeof(json)) {
		case JSON_NULL:
			ZVAL_NULL(value);
			break;
		case JSON_TRUE:
			ZVAL_TRUE(value);
			break;
		case JSON_FALSE:
			ZVAL_FALSE(value);
			break;
		case JSON_INTEGER:
			ZVAL_LONG(value, (zend_long) json_integer_value(json));
			break;
		case JSON_REAL:
			ZVAL_DOUBLE(value, json_real_value(json));
			break;
		case JSON_STRING:
			ZVAL_STRINGL(value, json_string_value(json), json_string_length(json));
			break;
		case JSON_ARRAY:
			array_init_size(value, (uint32_t) json_array_size(json));
			json_array_foreach((json_t *) json, index, member) {
				mc_value_of_json(&inner, member);
				zend_hash_next_index_insert_new(Z_ARRVAL_P(value), &inner);
			}
			break;
		case JSON_OBJECT:
			array_init_size(value, (uint32_t) json_object_size(json));
			json_object_foreach((json_t *) json, key, member) {
				mc_value_of_json(&inner, member);
				zend_symtable_str_update(Z_ARRVAL_P(value), key, strlen(key), &inner);
			}
			break;
	}
}
