#include "rubric.h"
#include "panel_arginfo.h"

static zend_class_entry *mc_ce_Panel;

static zend_string *mc_panel_key_reviewer, *mc_panel_key_role, *mc_panel_key_levels;

void mc_minit_panel(void)
{
	mc_ce_Panel = register_class_Microcred_Panel();
	mc_panel_key_reviewer = zend_string_init_interned(ZEND_STRL("reviewer"), 1);
	mc_panel_key_role = zend_string_init_interned(ZEND_STRL("role"), 1);
	mc_panel_key_levels = zend_string_init_interned(ZEND_STRL("levels"), 1);
}

/* What a review leans on. */
typedef struct {
	zend_string *id;
	mc_choices levels;
} mc_review_ground;

/* The reviews as the core takes them. */
typedef struct {
	mc_review *review;
	mc_review_ground *ground;
	size_t count;
} mc_reviews;

static void mc_reviews_free(mc_reviews *reviews)
{
	for (size_t i = 0; i < reviews->count; i++) {
		mc_choices_free(&reviews->ground[i].levels);
		if (reviews->ground[i].id != NULL) {
			zend_string_release(reviews->ground[i].id);
		}
	}
	if (reviews->review != NULL) {
		efree(reviews->review);
		efree(reviews->ground);
	}
}

static zval *mc_reviews_part(HashTable *given, zend_string *name)
{
	zval *part = zend_hash_find_known_hash(given, name);

	if (part != NULL) {
		ZVAL_DEREF(part);
	}
	return part;
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
	zval *reviewer = mc_reviews_part(given, mc_panel_key_reviewer);
	zval *role = mc_reviews_part(given, mc_panel_key_role);
	zval *levels = mc_reviews_part(given, mc_panel_key_levels);
	mc_review *review = &reviews->review[reviews->count];
	mc_review_ground *ground = &reviews->ground[reviews->count++];

	ground->id = NULL;
	ground->levels.chosen = NULL;
	ground->levels.held = NULL;
	ground->levels.holds = 0;
	if (reviewer == NULL || role == NULL || levels == NULL || zend_hash_num_elements(given) != 3) {
		zend_argument_value_error(3, "must be a list of reviews with just \"reviewer\", \"role\" and \"levels\"");
		return false;
	}
	if (Z_TYPE_P(reviewer) != IS_STRING && Z_TYPE_P(reviewer) != IS_LONG) {
		zend_argument_type_error(3, "must give the id of each reviewer as a string, %s given",
			zend_zval_type_name(reviewer));
		return false;
	}
	if (Z_TYPE_P(levels) != IS_ARRAY) {
		zend_argument_type_error(3, "must give the levels of each review as an array, %s given",
			zend_zval_type_name(levels));
		return false;
	}
	ground->id = zval_get_string(reviewer);
	review->reviewer = mc_zstr(ground->id);
	if (!mc_reviews_role(role, &review->role)
		|| !mc_choices_read(&ground->levels, Z_ARRVAL_P(levels), "The levels of a review")) {
		return false;
	}
	review->levels = ground->levels.chosen;
	review->count = ground->levels.count;
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
	reviews->ground = safe_emalloc(size, sizeof(*reviews->ground), 0);
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
	mc_choices carries;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
		Z_PARAM_OBJECT_OF_CLASS(rules, mc_ce_Rules)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(carried)
	ZEND_PARSE_PARAMETERS_END();

	carries.chosen = NULL;
	carries.held = NULL;
	carries.count = carries.holds = 0;
	if (mc_reviews_read(&reviews, given) && (carried == NULL || mc_choices_read(&carries, carried, "Carried levels"))) {
		mc_decision *decision = emalloc(sizeof(*decision));
		mc_fault fault;
		mc_result result;

		mc_fault_clear(&fault);
		result = mc_panel_decide(mc_rubric_of(rubric), mc_rules_of(rules), reviews.review, reviews.count,
			carries.chosen, carries.count, decision, &fault);
		if (result == MC_OK) {
			mc_decision_make(return_value, Z_OBJ_P(rubric), Z_OBJ_P(rules), decision);
		} else {
			mc_throw(result, &fault);
			mc_decision_free(decision);
			efree(decision);
		}
	}
	mc_choices_free(&carries);
	mc_reviews_free(&reviews);
}
