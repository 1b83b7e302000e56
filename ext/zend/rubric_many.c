#include "many.h"

/* A code: which negative number it is does not matter for a sum. */
static mc_result mc_rubric_many_find(const void *of, size_t criterion, mc_slice id, int *level, mc_fault *fault)
{
	*level = MC_CODED(0);
	return mc_score_check_code(of, criterion, id, fault);
}

PHP_METHOD(Microcred_Rubric, scoreMany)
{
	const mc_rubric *rubric = mc_rubric_of(ZEND_THIS);
	HashTable *fillings;
	double low = 0, high = 0, grade;
	bool no_low = true, no_high = true, lockzero = true, whole = false;
	mc_many_list points, unscored, grades;
	zval *row;
	zend_string *key;
	zend_ulong index;
	mc_many many;

	ZEND_PARSE_PARAMETERS_START(1, 5)
		Z_PARAM_ARRAY_HT(fillings)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE_OR_NULL(low, no_low)
		Z_PARAM_DOUBLE_OR_NULL(high, no_high)
		Z_PARAM_BOOL(lockzero)
		Z_PARAM_BOOL(whole)
	ZEND_PARSE_PARAMETERS_END();

	if (no_low != no_high || !zend_finite(low)) {
		zend_argument_value_error(2, no_low != no_high ? "and argument #3 ($high) must both be there, or neither" : "must be a finite number");
		RETURN_THROWS();
	}
	if (!zend_finite(high) || high < low) {
		zend_argument_value_error(3, "must be a finite number, and not below the lowest grade");
		RETURN_THROWS();
	}
	mc_many_init(&many, "Filling", rubric, 1, 1, mc_rubric_many_find, rubric);
	mc_many_list_init(&points, zend_hash_num_elements(fillings));
	mc_many_list_init(&unscored, zend_hash_num_elements(fillings));
	mc_many_list_init(&grades, no_low ? 0 : zend_hash_num_elements(fillings));
	ZEND_HASH_FOREACH_KEY_VAL(fillings, index, key, row) {
		mc_sums sums;

		if (!mc_many_read(&many, row, key, index)) {
			break;
		}
		mc_score_levels(rubric, many.ratings, &sums);
		ZVAL_DOUBLE(mc_many_list_next(&points), sums.points);
		ZVAL_LONG(mc_many_list_next(&unscored), (zend_long) sums.unscored);
		if (no_low) {
			continue;
		}
		if (mc_score_grade_of(&sums.basis, low, high, lockzero, whole, &grade)) {
			ZVAL_DOUBLE(mc_many_list_next(&grades), grade);
		} else {
			ZVAL_NULL(mc_many_list_next(&grades));
		}
	} ZEND_HASH_FOREACH_END();
	mc_many_free(&many);
	array_init_size(return_value, 5);
	add_assoc_zval(return_value, "points", mc_many_list_end(&points));
	add_assoc_zval(return_value, "unscored", mc_many_list_end(&unscored));
	add_assoc_zval(return_value, "grades", mc_many_list_end(&grades));
	add_assoc_double(return_value, "minimum", mc_exact_double(rubric->lowest, MC_SHARES_POINT));
	add_assoc_double(return_value, "maximum", mc_exact_double(rubric->highest, MC_SHARES_POINT));
}
