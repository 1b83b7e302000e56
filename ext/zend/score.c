#include "rubric.h"
#include "ext/standard/php_math.h"
#include "score_arginfo.h"

static zend_class_entry *mc_ce_Score;
static zend_object_handlers mc_score_handlers;

typedef struct {
	mc_grade_basis basis;
	zend_object std;
} mc_score_object;

static zend_object *mc_score_create(zend_class_entry *ce)
{
	mc_score_object *object = zend_object_alloc(sizeof(*object), ce);

	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_score_handlers;
	return &object->std;
}

void mc_minit_score(void)
{
	mc_ce_Score = register_class_Microcred_Score();
	mc_ce_Score->create_object = mc_score_create;
	mc_score_handlers = *zend_get_std_object_handlers();
	mc_score_handlers.offset = offsetof(mc_score_object, std);
	mc_score_handlers.clone_obj = NULL;
}

static void mc_score_set_double(zend_object *object, const char *name, size_t length, mc_wide shares)
{
	zval value;

	ZVAL_DOUBLE(&value, mc_exact_double(shares, MC_SHARES_POINT));
	mc_property_set(object, name, length, &value);
}

/* One entry of the profile. */
static void mc_score_value(zval *entry, const mc_rubric *rubric, size_t c, const mc_scored *scored)
{
	char exact[MC_EXACT_SIZE];

	array_init_size(entry, 3);
	if (scored->level >= 0) {
		add_assoc_string(entry, "level", rubric->criteria[c].levels[scored->level].id);
	} else {
		add_assoc_null(entry, "level");
	}
	if (rubric->has_points) {
		mc_exact_write(scored->value, MC_SHARES_POINT, exact);
		add_assoc_double(entry, "points", mc_exact_double(scored->value, MC_SHARES_POINT));
		add_assoc_string(entry, "exact", exact);
	} else {
		add_assoc_null(entry, "points");
		add_assoc_null(entry, "exact");
	}
}

void mc_score_make(zval *object, const mc_rubric *rubric, const mc_score *score)
{
	zval profile, unscored, entry;

	object_init_ex(object, mc_ce_Score);
	MC_OBJECT(mc_score_object, Z_OBJ_P(object))->basis = score->basis;
	array_init(&profile);
	array_init(&unscored);
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_scored *scored = &score->criteria[c];
		HashTable *into = scored->kind == MC_SCORED_VALUE ? Z_ARRVAL(profile) : Z_ARRVAL(unscored);

		switch (scored->kind) {
			case MC_SCORED_VALUE:
				mc_score_value(&entry, rubric, c, scored);
				break;
			case MC_SCORED_CODE:
				ZVAL_STRINGL(&entry, scored->code.data, scored->code.length);
				break;
			case MC_SCORED_MISSING:
				ZVAL_NULL(&entry);
				break;
		}
		zend_symtable_str_update(into, rubric->criteria[c].id, strlen(rubric->criteria[c].id), &entry);
	}
	mc_score_set_double(Z_OBJ_P(object), ZEND_STRL("points"), score->points);
	mc_score_set_double(Z_OBJ_P(object), ZEND_STRL("minimum"), score->minimum);
	mc_score_set_double(Z_OBJ_P(object), ZEND_STRL("maximum"), score->maximum);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("profile"), &profile);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("unscored"), &unscored);
}

/* Moodle rounds with PHP's round(). */
static double mc_score_nearest(double value)
{
	return _php_math_round(value, 0, PHP_ROUND_HALF_UP);
}

PHP_METHOD(Microcred_Score, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Score, grade)
{
	double low, high, grade;
	bool lockzero, whole = false;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_DOUBLE(low)
		Z_PARAM_DOUBLE(high)
		Z_PARAM_BOOL(lockzero)
		Z_PARAM_OPTIONAL
		Z_PARAM_BOOL(whole)
	ZEND_PARSE_PARAMETERS_END();

	if (!zend_finite(low)) {
		zend_argument_value_error(1, "must be a finite number");
		RETURN_THROWS();
	}
	if (!zend_finite(high) || high < low) {
		zend_argument_value_error(2, "must be a finite number, and not below the lowest grade");
		RETURN_THROWS();
	}
	if (mc_score_grade(&MC_OBJECT(mc_score_object, Z_OBJ_P(ZEND_THIS))->basis, low, high, lockzero, whole, mc_score_nearest, &grade)) {
		RETURN_DOUBLE(grade);
	}
}
