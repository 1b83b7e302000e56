#include "rubric.h"
#include "rubric_arginfo.h"
#include "../core/rubric/formats/formats.h"

#include <jansson.h>
#include "zend_smart_str.h"

zend_class_entry *mc_ce_Rubric;
static zend_object_handlers mc_rubric_handlers;

typedef struct {
	mc_rubric *rubric;
	mc_rubric_names *names; /* made when first asked for */
	zend_object std;
} mc_rubric_object;

static zend_object *mc_rubric_create(zend_class_entry *ce)
{
	mc_rubric_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_rubric_handlers;
	return &object->std;
}

static void mc_rubric_free_object(zend_object *std)
{
	mc_rubric_object *object = MC_OBJECT(mc_rubric_object, std);

	mc_rubric_names_free(object->names, object->rubric);
	mc_rubric_free(object->rubric);
	zend_object_std_dtor(std);
}

void mc_minit_rubric(void)
{
	mc_ce_Rubric = register_class_Microcred_Rubric();
	mc_ce_Rubric->create_object = mc_rubric_create;
	mc_rubric_handlers = *zend_get_std_object_handlers();
	mc_rubric_handlers.offset = offsetof(mc_rubric_object, std);
	mc_rubric_handlers.free_obj = mc_rubric_free_object;
	mc_rubric_handlers.clone_obj = NULL;
}

const mc_rubric *mc_rubric_of(const zval *object)
{
	return mc_rubric_in(Z_OBJ_P(object));
}

const mc_rubric *mc_rubric_in(zend_object *object)
{
	return MC_OBJECT(mc_rubric_object, object)->rubric;
}

mc_rubric_names *mc_rubric_names_of(zend_object *object)
{
	mc_rubric_object *rubric = MC_OBJECT(mc_rubric_object, object);

	if (rubric->names == NULL) {
		rubric->names = mc_rubric_names_new(rubric->rubric);
	}
	return rubric->names;
}

static void mc_choices_hold(mc_choices *choices, zend_long number, size_t size, mc_slice *slice)
{
	zend_string *text = zend_long_to_str(number);

	if (choices->held == NULL) {
		choices->held = safe_emalloc(size, 2 * sizeof(*choices->held), 0);
	}
	choices->held[choices->holds++] = text;
	*slice = mc_zstr(text);
}

bool mc_choices_read(mc_choices *choices, HashTable *levels, const char *what)
{
	const size_t size = zend_hash_num_elements(levels);
	zend_ulong index;
	zend_string *key;
	zval *value;

	choices->chosen = size <= MC_CHOICES_FEW ? choices->few : safe_emalloc(size, sizeof(*choices->chosen), 0);
	choices->count = choices->holds = 0;
	choices->held = NULL;
	ZEND_HASH_FOREACH_KEY_VAL(levels, index, key, value) {
		mc_chosen *chosen = &choices->chosen[choices->count++];

		ZVAL_DEREF(value);
		if (key != NULL) {
			chosen->criterion = mc_zstr(key);
		} else {
			mc_choices_hold(choices, (zend_long) index, size, &chosen->criterion);
		}
		if (Z_TYPE_P(value) == IS_STRING) {
			chosen->level = mc_zstr(Z_STR_P(value));
		} else if (Z_TYPE_P(value) == IS_LONG) {
			mc_choices_hold(choices, Z_LVAL_P(value), size, &chosen->level);
		} else {
			zend_type_error("%s must be criterion ids with level ids or unscorable codes as strings, %s given", what,
				zend_zval_type_name(value));
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

void mc_choices_free(mc_choices *choices)
{
	for (size_t i = 0; i < choices->holds; i++) {
		zend_string_release(choices->held[i]);
	}
	if (choices->held != NULL) {
		efree(choices->held);
	}
	if (choices->chosen != NULL && choices->chosen != choices->few) {
		efree(choices->chosen);
	}
}

void mc_rubric_make(zval *object, mc_rubric *rubric)
{
	zval digest;

	object_init_ex(object, mc_ce_Rubric);
	MC_OBJECT(mc_rubric_object, Z_OBJ_P(object))->rubric = rubric;
	ZVAL_STRING(&digest, rubric->digest);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("digest"), &digest);
}

PHP_METHOD(Microcred_Rubric, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Rubric, formats)
{
	ZEND_PARSE_PARAMETERS_NONE();

	array_init(return_value);
	for (size_t f = 0; mc_rubric_formats[f] != NULL; f++) {
		zval format;

		array_init(&format);
		add_assoc_string(&format, "filename", mc_rubric_formats[f]->filename);
		add_assoc_string(&format, "type", mc_rubric_formats[f]->type);
		add_assoc_zval(return_value, mc_rubric_formats[f]->name, &format);
	}
}

PHP_METHOD(Microcred_Rubric, detect)
{
	zend_string *text;
	const mc_rubric_format *format;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	format = mc_rubric_detect(mc_zstr(text));
	if (format == NULL) {
		RETURN_NULL();
	}
	RETURN_STRING(format->name);
}

PHP_METHOD(Microcred_Rubric, names)
{
	zend_string *text;
	json_t *names = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_STR(text)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_rubric_choices(mc_zstr(text), &names, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_value_of_json(return_value, names);
	json_decref(names);
}

/* The format that an argument names; NULL with an exception where there is none. */
static const mc_rubric_format *mc_format_argument(zend_string *name, uint32_t argument)
{
	const mc_rubric_format *format = mc_rubric_format_named(mc_zstr(name));
	smart_str list = { 0 };

	if (format != NULL) {
		return format;
	}
	for (size_t f = 0; mc_rubric_formats[f] != NULL; f++) {
		smart_str_appends(&list, f == 0 ? "" : mc_rubric_formats[f + 1] != NULL ? ", " : " or ");
		smart_str_appends(&list, mc_rubric_formats[f]->name);
	}
	smart_str_0(&list);
	zend_argument_value_error(argument, "must be %s", ZSTR_VAL(list.s));
	smart_str_free(&list);
	return NULL;
}

/* Fills the caller's variable, where there is one, with what the core told beside its result. Takes told over. */
static void mc_rubric_tell(zval *into, json_t *told)
{
	zval array;

	if (into != NULL) {
		mc_value_of_json(&array, told);
		json_decref(told);
		ZEND_TRY_ASSIGN_REF_ARR(into, Z_ARRVAL(array));
		return;
	}
	json_decref(told);
}

PHP_METHOD(Microcred_Rubric, read)
{
	zend_string *text, *named = NULL, *name = NULL;
	zval *told = NULL;
	const mc_rubric_format *format = NULL;
	json_t *notes = NULL;
	mc_rubric *rubric = NULL;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 4)
		Z_PARAM_STR(text)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR_OR_NULL(named)
		Z_PARAM_STR_OR_NULL(name)
		Z_PARAM_ZVAL(told)
	ZEND_PARSE_PARAMETERS_END();

	if (named != NULL && (format = mc_format_argument(named, 2)) == NULL) {
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_rubric_read_as(format, mc_zstr(text), name != NULL ? mc_zstr(name) : (mc_slice) { NULL, 0 }, &rubric,
		&notes, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_rubric_make(return_value, rubric);
	mc_rubric_tell(told, notes);
}

PHP_METHOD(Microcred_Rubric, write)
{
	zend_string *named = NULL, *changed = NULL;
	zval *told = NULL;
	const mc_rubric_format *format = mc_rubric_formats[0];
	json_t *lost = NULL;
	mc_buffer out = { 0 };
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(0, 3)
		Z_PARAM_OPTIONAL
		Z_PARAM_STR(named)
		Z_PARAM_ZVAL(told)
		Z_PARAM_STR_OR_NULL(changed)
	ZEND_PARSE_PARAMETERS_END();

	if (named != NULL && (format = mc_format_argument(named, 1)) == NULL) {
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_rubric_write_as(format, mc_rubric_of(ZEND_THIS),
		changed != NULL ? mc_zstr(changed) : MC_LITERAL(MC_RUBRIC_NO_TIME), &out, &lost, &fault);
	if (result == MC_OK) {
		RETVAL_STRINGL(out.data, out.length);
		mc_rubric_tell(told, lost);
	} else {
		mc_throw(result, &fault);
	}
	mc_buffer_free(&out);
}

PHP_METHOD(Microcred_Rubric, score)
{
	HashTable *levels;
	mc_choices choices;
	mc_score score;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(levels)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_choices_read(&choices, levels, "The levels of a score")) {
		mc_fault_clear(&fault);
		result = mc_rubric_score(mc_rubric_of(ZEND_THIS), choices.chosen, choices.count, &score, &fault);
		if (result == MC_OK) {
			mc_score_make(return_value, Z_OBJ_P(ZEND_THIS), &score);
		} else {
			mc_throw(result, &fault);
		}
	}
	mc_choices_free(&choices);
}
