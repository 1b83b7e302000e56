#include "rubric.h"
#include "rubric_arginfo.h"

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
			zend_type_error("%s must be criterion ids with level ids or unscorable codes as strings, %s given", what, zend_zval_type_name(value));
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

PHP_METHOD(Microcred_Rubric, fromJson)
{
	zend_string *text;
	zval *notes = NULL;
	mc_rubric *rubric;
	mc_fault fault;
	mc_result result;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_STR(text)
		Z_PARAM_OPTIONAL
		Z_PARAM_ZVAL(notes)
	ZEND_PARSE_PARAMETERS_END();

	mc_fault_clear(&fault);
	result = mc_rubric_read(mc_zstr(text), &rubric, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	mc_rubric_make(return_value, rubric);
	if (notes != NULL) {
		ZEND_TRY_ASSIGN_REF_ARR(notes, zend_new_array(0));
	}
}

PHP_METHOD(Microcred_Rubric, toJson)
{
	const mc_rubric *rubric = mc_rubric_of(ZEND_THIS);

	ZEND_PARSE_PARAMETERS_NONE();
	RETURN_STRINGL(rubric->json.data, rubric->json.length);
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
