#include "rubric.h"
#include "panel_arginfo.h"

static zend_class_entry *mc_ce_Panel;

void mc_minit_panel(void)
{
	mc_ce_Panel = register_class_Microcred_Panel();
}

/* The reviews as the core takes them, with what they lean on. */
typedef struct {
	mc_review *review;
	mc_choices *levels;
	zend_string **ids;
	size_t count;
} mc_reviews;

static void mc_reviews_free(mc_reviews *reviews)
{
	for (size_t i = 0; i < reviews->count; i++) {
		mc_choices_free(&reviews->levels[i]);
		if (reviews->ids[i] != NULL) {
			zend_string_release(reviews->ids[i]);
		}
	}
	if (reviews->review != NULL) {
		efree(reviews->review);
		efree(reviews->levels);
		efree(reviews->ids);
	}
}

static bool mc_reviews_role(const zval *role, mc_role *into)
{
	for (int i = 0; Z_TYPE_P(role) == IS_STRING && mc_roles[i] != NULL; i++) {
		if (zend_string_equals_cstr(Z_STR_P(role), mc_roles[i], strlen(mc_roles[i]))) {
			*into = (mc_role) i;
			return true;
		}
	}
	zend_argument_value_error(3, "must give each review the role \"rater\", \"adjudicator\" or \"agreed\"");
	return false;
}

static bool mc_reviews_add(mc_reviews *reviews, HashTable *given)
{
	zval *reviewer = zend_hash_str_find_deref(given, ZEND_STRL("reviewer"));
	zval *role = zend_hash_str_find_deref(given, ZEND_STRL("role"));
	zval *levels = zend_hash_str_find_deref(given, ZEND_STRL("levels"));
	const size_t i = reviews->count++;
	mc_review *review = &reviews->review[i];

	memset(&reviews->levels[i], 0, sizeof(reviews->levels[i]));
	reviews->ids[i] = NULL;
	if (reviewer == NULL || role == NULL || levels == NULL || zend_hash_num_elements(given) != 3) {
		zend_argument_value_error(3, "must be a list of reviews with just \"reviewer\", \"role\" and \"levels\"");
		return false;
	}
	if (Z_TYPE_P(reviewer) != IS_STRING && Z_TYPE_P(reviewer) != IS_LONG) {
		zend_argument_type_error(3, "must give the id of each reviewer as a string, %s given", zend_zval_type_name(reviewer));
		return false;
	}
	if (Z_TYPE_P(levels) != IS_ARRAY) {
		zend_argument_type_error(3, "must give the levels of each review as an array, %s given", zend_zval_type_name(levels));
		return false;
	}
	reviews->ids[i] = zval_get_string(reviewer);
	review->reviewer = mc_zstr(reviews->ids[i]);
	if (!mc_reviews_role(role, &review->role) || !mc_choices_read(&reviews->levels[i], Z_ARRVAL_P(levels), "The levels of a review")) {
		return false;
	}
	review->levels = reviews->levels[i].chosen;
	review->count = reviews->levels[i].count;
	return true;
}

static bool mc_reviews_read(mc_reviews *reviews, HashTable *list)
{
	const size_t size = zend_hash_num_elements(list);
	zval *value;

	if (size == 0) {
		return true;
	}
	reviews->review = safe_emalloc(size, sizeof(*reviews->review), 0);
	reviews->levels = safe_emalloc(size, sizeof(*reviews->levels), 0);
	reviews->ids = safe_emalloc(size, sizeof(*reviews->ids), 0);
	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) != IS_ARRAY) {
			zend_argument_type_error(3, "must be a list of arrays, %s given", zend_zval_type_name(value));
			return false;
		}
		if (!mc_reviews_add(reviews, Z_ARRVAL_P(value))) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

PHP_METHOD(Microcred_Panel, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Panel, decide)
{
	zval *rubric, *rules;
	HashTable *given, *carried = NULL;
	mc_reviews reviews = { 0 };
	mc_choices carries = { 0 };
	mc_decision *decision;
	mc_fault fault;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
		Z_PARAM_OBJECT_OF_CLASS(rules, mc_ce_Rules)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(carried)
	ZEND_PARSE_PARAMETERS_END();

	decision = ecalloc(1, sizeof(*decision));
	if (mc_reviews_read(&reviews, given) && (carried == NULL || mc_choices_read(&carries, carried, "Carried levels"))) {
		mc_result result;

		mc_fault_clear(&fault);
		result = mc_panel_decide(mc_rubric_of(rubric), mc_rules_of(rules), reviews.review, reviews.count,
			carries.chosen, carries.count, decision, &fault);
		if (result == MC_OK) {
			mc_decision_make(return_value, mc_rubric_of(rubric), decision);
		} else {
			mc_throw(result, &fault);
		}
	}
	mc_decision_free(decision);
	efree(decision);
	mc_choices_free(&carries);
	mc_reviews_free(&reviews);
}
