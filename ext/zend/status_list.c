#include "php_microcred.h"
#include "ext/spl/spl_iterators.h"
#include "../core/credential/status_list.h"
#include "status_list_arginfo.h"

static zend_class_entry *mc_ce_StatusList;
static zend_object_handlers mc_status_list_handlers;

typedef struct {
	mc_status_list list;
	zend_object std;
} mc_status_list_object;

#define Z_STATUS_LIST_P(zv) (&MC_OBJECT(mc_status_list_object, Z_OBJ_P(zv))->list)

static zend_object *mc_status_list_create(zend_class_entry *ce)
{
	mc_status_list_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_status_list_handlers;
	object->list = (mc_status_list) { 0 };
	return &object->std;
}

static void mc_status_list_free_object(zend_object *std)
{
	mc_status_list_free(&MC_OBJECT(mc_status_list_object, std)->list);
	zend_object_std_dtor(std);
}

void mc_minit_status_list(void)
{
	mc_ce_StatusList = register_class_Microcred_StatusList();
	mc_ce_StatusList->create_object = mc_status_list_create;
	mc_status_list_handlers = *zend_get_std_object_handlers();
	mc_status_list_handlers.offset = offsetof(mc_status_list_object, std);
	mc_status_list_handlers.free_obj = mc_status_list_free_object;
	mc_status_list_handlers.clone_obj = NULL;
}

PHP_METHOD(Microcred_StatusList, __construct)
{
	zend_long length = MC_STATUS_MIN_LENGTH;
	mc_status_list *list = Z_STATUS_LIST_P(ZEND_THIS), made = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(0, 1)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(length)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_status_list_new(length < 0 ? 0 : (uint64_t) length, &made, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	/* Called a second time, by hand, it makes the list anew. */
	mc_status_list_free(list);
	*list = made;
}

static bool mc_status_index(const mc_status_list *list, zend_long index)
{
	if (index < 0 || index >= (zend_long) list->length) {
		zend_value_error("The list has no entry " ZEND_LONG_FMT ": it has %u, from 0", index, list->length);
		return false;
	}
	return true;
}

PHP_METHOD(Microcred_StatusList, set)
{
	mc_status_list *list = Z_STATUS_LIST_P(ZEND_THIS);
	zend_long index;
	bool value;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_LONG(index)
		Z_PARAM_BOOL(value)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_status_index(list, index)) {
		RETURN_THROWS();
	}
	mc_status_list_set(list, (uint32_t) index, value);
}

/* What setMany() works on: a copy, which takes the list's place when all went well. */
typedef struct {
	mc_status_list copy;
} mc_status_many;

static bool mc_status_take(mc_status_many *many, zval *value)
{
	ZVAL_DEREF(value);
	if (Z_TYPE_P(value) != IS_LONG) {
		zend_argument_type_error(1, "must hold only integers, %s given", zend_zval_type_name(value));
		return false;
	}
	if (!mc_status_index(&many->copy, Z_LVAL_P(value))) {
		return false;
	}
	mc_status_list_set(&many->copy, (uint32_t) Z_LVAL_P(value), true);
	return true;
}

static int mc_status_take_next(zend_object_iterator *iterator, void *many)
{
	zval *value = iterator->funcs->get_current_data(iterator);

	if (EG(exception) || value == NULL || !mc_status_take(many, value)) {
		return ZEND_HASH_APPLY_STOP;
	}
	return ZEND_HASH_APPLY_KEEP;
}

PHP_METHOD(Microcred_StatusList, setMany)
{
	mc_status_list *list = Z_STATUS_LIST_P(ZEND_THIS);
	mc_status_many many = { { 0 } };
	zval *indexes, *value;
	mc_fault fault;
	mc_result result;
	uint32_t i;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ITERABLE(indexes)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_status_list_new(list->length, &many.copy, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	if (Z_TYPE_P(indexes) == IS_ARRAY) {
		ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(indexes), value) {
			if (!mc_status_take(&many, value)) {
				break;
			}
		} ZEND_HASH_FOREACH_END();
	} else {
		spl_iterator_apply(indexes, mc_status_take_next, &many);
	}
	/* Whatever the iterator's code set meanwhile stays set; a list made anew by it may even have another length. */
	if (!EG(exception) && many.copy.length == list->length) {
		for (i = 0; i < list->length / 8; i++) {
			list->bits[i] |= many.copy.bits[i];
		}
	} else if (!EG(exception)) {
		zend_value_error("The list was made anew while its entries were set");
	}
	mc_status_list_free(&many.copy);
}

PHP_METHOD(Microcred_StatusList, get)
{
	const mc_status_list *list = Z_STATUS_LIST_P(ZEND_THIS);
	zend_long index;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_LONG(index)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_status_index(list, index)) {
		RETURN_THROWS();
	}
	RETURN_BOOL(mc_status_list_get(list, (uint32_t) index));
}

PHP_METHOD(Microcred_StatusList, length)
{
	ZEND_PARSE_PARAMETERS_NONE();

	RETURN_LONG((zend_long) Z_STATUS_LIST_P(ZEND_THIS)->length);
}

PHP_METHOD(Microcred_StatusList, encode)
{
	mc_buffer out = { 0 };
	mc_result result;

	ZEND_PARSE_PARAMETERS_NONE();

	result = mc_status_list_encode(Z_STATUS_LIST_P(ZEND_THIS), &out);
	mc_return_buffer(return_value, result, &out, NULL);
}

PHP_METHOD(Microcred_StatusList, decode)
{
	zend_string *text;
	mc_status_list list;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_status_list_decode(mc_zstr(text), &list, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	object_init_ex(return_value, mc_ce_StatusList);
	*Z_STATUS_LIST_P(return_value) = list;
}
