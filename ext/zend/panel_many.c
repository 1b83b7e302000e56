#include "many.h"

static mc_result mc_panel_many_find(const void *of, size_t criterion, mc_slice id, int *rating, mc_fault *fault)
{
	return mc_session_rating(of, criterion, id, rating, fault);
}

/* The row of $carried that belongs to a submission, or NULL. */
static zval *mc_panel_many_carried(HashTable *carried, zend_string *key, zend_ulong index)
{
	if (carried == NULL) {
		return NULL;
	}
	return key != NULL ? zend_hash_find(carried, key) : zend_hash_index_find(carried, index);
}

/* Every row of $carried belongs to a submission. */
static bool mc_panel_many_check(HashTable *carried, HashTable *submissions)
{
	zend_string *key;
	zend_ulong index;

	ZEND_HASH_FOREACH_KEY(carried, index, key) {
		if (!(key != NULL ? zend_hash_exists(submissions, key) : zend_hash_index_exists(submissions, index))) {
			zend_argument_value_error(4, "must have only keys of submissions");
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

typedef struct {
	mc_session *session;
	mc_many reviews;
	mc_many carries;
	mc_many_list outcomes, points, triggered;
	zend_string *outcome[MC_OUTCOME_INCOMPLETE + 1];
} mc_panel_many;

static bool mc_panel_many_row(mc_panel_many *many, zval *row, zval *carried, zend_string *key, zend_ulong index)
{
	mc_ruling ruling;
	mc_fault fault;
	mc_result result;

	fault.sentence[0] = '\0';
	if (!mc_many_read(&many->reviews, row, key, index) || (carried != NULL && !mc_many_read(&many->carries, carried, key, index))) {
		return false;
	}
	result = mc_session_decide(many->session, many->reviews.ratings, many->reviews.count / many->reviews.rubric->count,
		carried != NULL && many->carries.count > 0 ? many->carries.ratings : NULL, &ruling, &fault);
	if (result != MC_OK) {
		mc_many_throw(&many->reviews, key, index, result, &fault);
		return false;
	}
	ZVAL_STR_COPY(mc_many_list_next(&many->outcomes), many->outcome[ruling.outcome]);
	if (ruling.scored) {
		ZVAL_DOUBLE(mc_many_list_next(&many->points), ruling.points);
	} else {
		ZVAL_NULL(mc_many_list_next(&many->points));
	}
	ZVAL_BOOL(mc_many_list_next(&many->triggered), ruling.triggered);
	return true;
}

PHP_METHOD(Microcred_Panel, decideMany)
{
	zval *rubric, *rules, *row;
	HashTable *submissions, *carried = NULL;
	zend_string *key;
	zend_ulong index;
	mc_panel_many many;
	mc_fault fault;
	mc_result result;
	uint32_t size;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
		Z_PARAM_OBJECT_OF_CLASS(rules, mc_ce_Rules)
		Z_PARAM_ARRAY_HT(submissions)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(carried)
	ZEND_PARSE_PARAMETERS_END();

	if (carried != NULL && !mc_panel_many_check(carried, submissions)) {
		RETURN_THROWS();
	}
	mc_fault_clear(&fault);
	result = mc_session_open(mc_rubric_of(rubric), mc_rules_of(rules), &many.session, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		RETURN_THROWS();
	}
	size = zend_hash_num_elements(submissions);
	mc_many_init(&many.reviews, "Submission", mc_rubric_of(rubric), 0, mc_rules_of(rules)->reviewers + 1, mc_panel_many_find, many.session);
	mc_many_init(&many.carries, "What is carried for submission", mc_rubric_of(rubric), 0, 1, mc_panel_many_find, many.session);
	mc_many_list_init(&many.outcomes, size);
	mc_many_list_init(&many.points, size);
	mc_many_list_init(&many.triggered, size);
	for (size_t i = 0; i <= MC_OUTCOME_INCOMPLETE; i++) {
		many.outcome[i] = zend_string_init(mc_outcomes[i], strlen(mc_outcomes[i]), 0);
	}
	ZEND_HASH_FOREACH_KEY_VAL(submissions, index, key, row) {
		if (!mc_panel_many_row(&many, row, mc_panel_many_carried(carried, key, index), key, index)) {
			break;
		}
	} ZEND_HASH_FOREACH_END();
	for (size_t i = 0; i <= MC_OUTCOME_INCOMPLETE; i++) {
		zend_string_release(many.outcome[i]);
	}
	mc_many_free(&many.reviews);
	mc_many_free(&many.carries);
	mc_session_close(many.session);
	array_init_size(return_value, 3);
	add_assoc_zval(return_value, "outcomes", mc_many_list_end(&many.outcomes));
	add_assoc_zval(return_value, "points", mc_many_list_end(&many.points));
	add_assoc_zval(return_value, "triggered", mc_many_list_end(&many.triggered));
}
