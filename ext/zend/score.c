#include "lazy.h"
#include "rubric.h"
#include "ext/standard/php_math.h"
#include "score_arginfo.h"

static zend_class_entry *mc_ce_Score;
static mc_lazy mc_score_lazy;

/* The properties in the order of the stub. */
enum { MC_SCORE_POINTS, MC_SCORE_MINIMUM, MC_SCORE_MAXIMUM, MC_SCORE_PROFILE, MC_SCORE_UNSCORED };

typedef struct {
	mc_grade_basis basis;
	zend_object *rubric; /* what the profile is of; NULL before it is known */
	mc_scored *criteria; /* as many as the rubric has, and behind them the codes */
	zend_object std;
} mc_score_object;

static zend_object *mc_score_create(zend_class_entry *ce)
{
	mc_score_object *object = emalloc(sizeof(*object) + zend_object_properties_size(ce));

	object->basis = (mc_grade_basis) { .complete = false };
	object->rubric = NULL;
	object->criteria = NULL;
	zend_object_std_init(&object->std, ce);
	object_properties_init(&object->std, ce);
	object->std.handlers = &mc_score_lazy.handlers;
	return &object->std;
}

static void mc_score_free(zend_object *std)
{
	mc_score_object *object = MC_OBJECT(mc_score_object, std);

	if (object->rubric != NULL) {
		OBJ_RELEASE(object->rubric);
		efree(object->criteria);
	}
	zend_object_std_dtor(std);
}

static zend_string *mc_score_key_level, *mc_score_key_points, *mc_score_key_exact;

/* One entry of the profile of a rubric; level is the level's id, which it takes over, or NULL between levels. */
static void mc_score_entry(zval *entry, bool has_points, zend_string *level, mc_shares value)
{
	zval part;

	array_init_size(entry, 3);
	if (level != NULL) {
		ZVAL_STR(&part, level);
	} else {
		ZVAL_NULL(&part);
	}
	zend_hash_add_new(Z_ARRVAL_P(entry), mc_score_key_level, &part);
	if (has_points) {
		char exact[MC_EXACT_SIZE];

		mc_exact_write(value, MC_SHARES_POINT, exact);
		ZVAL_DOUBLE(&part, mc_exact_double(value, MC_SHARES_POINT));
		zend_hash_add_new(Z_ARRVAL_P(entry), mc_score_key_points, &part);
		ZVAL_STRING(&part, exact);
	} else {
		ZVAL_NULL(&part);
		zend_hash_add_new(Z_ARRVAL_P(entry), mc_score_key_points, &part);
	}
	zend_hash_add_new(Z_ARRVAL_P(entry), mc_score_key_exact, &part);
}

/* The same entry for everybody who has the level: an array that somebody writes to becomes a copy first. */
static void mc_score_profile(zval *entry, const mc_rubric *rubric, mc_criterion_names *names, size_t c,
	const mc_scored *scored)
{
	zval *shared;

	if (scored->level < 0) {
		mc_score_entry(entry, rubric->has_points, NULL, scored->value);
		return;
	}
	shared = &names->entry[scored->level];
	if (Z_ISUNDEF_P(shared)) {
		mc_score_entry(shared, rubric->has_points, zend_string_copy(names->level[scored->level]),
			mc_rubric_value(rubric, c, (size_t) scored->level) * MC_SHARES);
	}
	ZVAL_COPY(entry, shared);
}

static void mc_score_look(zend_object *std, const zend_string *name)
{
	const mc_score_object *object = MC_OBJECT(mc_score_object, std);
	const mc_rubric *rubric;
	mc_rubric_names *names;
	zval profile, unscored, entry;

	if (object->rubric == NULL || mc_lazy_has(std, MC_SCORE_PROFILE)
		|| (name != NULL && !zend_string_equals_literal(name, "profile")
			&& !zend_string_equals_literal(name, "unscored"))) {
		return;
	}
	rubric = mc_rubric_in(object->rubric);
	names = mc_rubric_names_of(object->rubric);
	array_init_size(&profile, rubric->count);
	array_init(&unscored);
	for (size_t c = 0; c < rubric->count; c++) {
		const mc_scored *scored = &object->criteria[c];
		HashTable *into = scored->kind == MC_SCORED_VALUE ? Z_ARRVAL(profile) : Z_ARRVAL(unscored);

		switch (scored->kind) {
			case MC_SCORED_VALUE:
				mc_score_profile(&entry, rubric, &names->criterion[c], c, scored);
				break;
			case MC_SCORED_CODE:
				ZVAL_STRINGL(&entry, scored->code.data, scored->code.length);
				break;
			case MC_SCORED_MISSING:
				ZVAL_NULL(&entry);
				break;
		}
		zend_symtable_add_new(into, names->criterion[c].id, &entry);
	}
	mc_lazy_set(std, MC_SCORE_PROFILE, &profile);
	mc_lazy_set(std, MC_SCORE_UNSCORED, &unscored);
}

void mc_minit_score(void)
{
	mc_ce_Score = register_class_Microcred_Score();
	mc_ce_Score->create_object = mc_score_create;
	mc_lazy_init(&mc_score_lazy, offsetof(mc_score_object, std), mc_score_look);
	mc_score_lazy.handlers.free_obj = mc_score_free;
	mc_score_key_level = zend_string_init_interned(ZEND_STRL("level"), 1);
	mc_score_key_points = zend_string_init_interned(ZEND_STRL("points"), 1);
	mc_score_key_exact = zend_string_init_interned(ZEND_STRL("exact"), 1);
}

static void mc_score_set_double(zend_object *object, uint32_t place, double number)
{
	zval value;

	ZVAL_DOUBLE(&value, number);
	mc_lazy_set(object, place, &value);
}

void mc_score_make(zval *into, zend_object *rubric, const mc_score *score)
{
	mc_score_object *object = MC_OBJECT(mc_score_object, mc_score_create(mc_ce_Score));
	size_t codes = 0;
	char *behind;

	ZVAL_OBJ(into, &object->std);
	object->basis = score->basis;
	object->rubric = rubric;
	GC_ADDREF(rubric);
	for (size_t c = 0; c < score->count; c++) {
		codes += score->criteria[c].kind == MC_SCORED_CODE ? score->criteria[c].code.length : 0;
	}
	object->criteria = safe_emalloc(score->count, sizeof(*object->criteria), codes);
	memcpy(object->criteria, score->criteria, score->count * sizeof(*object->criteria));
	/* The codes are borrowed from the caller's array. */
	behind = (char *) (object->criteria + score->count);
	for (size_t c = 0; codes > 0 && c < score->count; c++) {
		mc_scored *scored = &object->criteria[c];

		if (scored->kind == MC_SCORED_CODE) {
			memcpy(behind, scored->code.data, scored->code.length);
			scored->code.data = behind;
			behind += scored->code.length;
		}
	}
	mc_score_set_double(&object->std, MC_SCORE_POINTS, mc_exact_double(score->points, MC_SHARES_POINT));
	mc_score_set_double(&object->std, MC_SCORE_MINIMUM, mc_exact_double(score->minimum, MC_SHARES_POINT));
	mc_score_set_double(&object->std, MC_SCORE_MAXIMUM, mc_exact_double(score->maximum, MC_SHARES_POINT));
}

/* Moodle rounds with PHP's round(). */
static double mc_score_nearest(double value)
{
	return _php_math_round(value, 0, PHP_ROUND_HALF_UP);
}

bool mc_score_grade_of(const mc_grade_basis *basis, double low, double high, bool lockzero, bool whole, double *grade)
{
	return mc_score_grade(basis, low, high, lockzero, whole, mc_score_nearest, grade);
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
	if (mc_score_grade_of(&MC_OBJECT(mc_score_object, Z_OBJ_P(ZEND_THIS))->basis, low, high, lockzero, whole, &grade)) {
		RETURN_DOUBLE(grade);
	}
}
