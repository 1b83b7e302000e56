/* Panel::decideMany(): rows of level ids and codes in the rubric's order, once or several times over. */
#include "rubric.h"

/* A kind of rows. */
typedef struct {
	const char *what; /* a row is called so in a sentence: "Submission" */
	const mc_rubric *rubric;
	const mc_batch *batch;
	size_t most;      /* entries in a row, which may be empty or as long as the rubric, several times over */
	int *ratings;     /* of the last row that was read */
	size_t count;     /* how many */
} mc_rows;

/* A list being filled with as many values as it was made for, or fewer: the parallel lists of a result. */
typedef struct {
	zval list;
	uint32_t count;
} mc_list;

typedef struct {
	mc_batch *batch;
	mc_rows reviews;
	mc_rows carries;
	mc_list outcomes, points, triggered;
	zend_string *outcome[MC_OUTCOME_INCOMPLETE + 1];
} mc_panel_batch;

/* Where a row stands, 'Submission 17' or 'Submission "key"'. */
typedef struct {
	zend_string *key;
	zend_ulong index;
} mc_row_place;

typedef struct {
	char text[80];
} mc_row_name;

static mc_row_name mc_row_name_of(const mc_rows *rows, const mc_row_place *place)
{
	mc_row_name name;

	if (place->key != NULL) {
		snprintf(name.text, sizeof(name.text), "%s \"%s\"", rows->what, mc_excerpt_of(mc_zstr(place->key)).text);
	} else {
		snprintf(name.text, sizeof(name.text), "%s " ZEND_LONG_FMT, rows->what, (zend_long) place->index);
	}
	return name;
}

/* Throws what the core refused, with the row's name before it. */
static ZEND_COLD void mc_row_throw(const mc_rows *rows, const mc_row_place *place, mc_result result,
	const mc_fault *fault)
{
	mc_fault told;

	mc_fault_clear(&told);
	mc_throw(mc_fail(&told, result, "%s: %s", mc_row_name_of(rows, place).text, fault->sentence), &told);
}

/* Everything that is not simply a level. False, having thrown, where it is nothing else either. */
static bool mc_row_other(const mc_rows *rows, const mc_row_place *place, size_t criterion, const zval *value,
	int *rating)
{
	zend_string *text;
	mc_result result;
	mc_fault fault;

	if (Z_TYPE_P(value) == IS_NULL) {
		*rating = MC_NOT_RATED;
		return true;
	}
	if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG) {
		zend_type_error("%s must hold level ids or unscorable codes as strings, or null, %s given",
			mc_row_name_of(rows, place).text, zend_zval_type_name(value));
		return false;
	}
	/* PHP makes integers of keys that look like one. */
	text = Z_TYPE_P(value) == IS_STRING ? zend_string_copy(Z_STR_P(value)) : zend_long_to_str(Z_LVAL_P(value));
	mc_fault_clear(&fault);
	result = mc_batch_rating(rows->batch, criterion, mc_zstr(text), rating, &fault);
	zend_string_release(text);
	if (result != MC_OK) {
		mc_row_throw(rows, place, result, &fault);
	}
	return result == MC_OK;
}

/* False, having thrown, where the row is no list, or holds something that it should not. */
static bool mc_row_read(mc_rows *rows, zval *row, const mc_row_place *place)
{
	const size_t criteria = rows->rubric->count;
	size_t criterion = 0;
	int *rating = rows->ratings;
	zval *value;

	ZVAL_DEREF(row);
	if (Z_TYPE_P(row) != IS_ARRAY) {
		zend_type_error("%s must be a list, %s given", mc_row_name_of(rows, place).text, zend_zval_type_name(row));
		return false;
	}
	rows->count = zend_hash_num_elements(Z_ARRVAL_P(row));
	if (!zend_array_is_list(Z_ARRVAL_P(row)) || rows->count > rows->most || rows->count % criteria != 0) {
		zend_value_error("%s must be a list with an entry for each of the %zu criteria%s",
			mc_row_name_of(rows, place).text, criteria, rows->most > criteria ? ", once for each reviewer" : "");
		return false;
	}
	ZEND_HASH_FOREACH_VAL(Z_ARRVAL_P(row), value) {
		ZVAL_DEREF(value);
		*rating = EXPECTED(Z_TYPE_P(value) == IS_STRING)
			? mc_rubric_find_level(rows->rubric, criterion, mc_zstr(Z_STR_P(value))) : -1;
		if (UNEXPECTED(*rating < 0) && !mc_row_other(rows, place, criterion, value, rating)) {
			return false;
		}
		rating++;
		criterion = criterion + 1 < criteria ? criterion + 1 : 0;
	} ZEND_HASH_FOREACH_END();
	return true;
}

static void mc_rows_init(mc_rows *rows, const char *what, const mc_rubric *rubric, const mc_batch *batch, size_t times)
{
	*rows = (mc_rows) { .what = what, .rubric = rubric, .batch = batch, .most = rubric->count * times };
	rows->ratings = safe_emalloc(rows->most, sizeof(*rows->ratings), 0);
}

static void mc_list_init(mc_list *list, uint32_t size)
{
	array_init_size(&list->list, size);
	zend_hash_real_init_packed(Z_ARRVAL(list->list));
	list->count = 0;
}

/* The place for the next value, which the caller writes there at once. */
static inline zval *mc_list_next(mc_list *list)
{
	return &Z_ARRVAL(list->list)->arPacked[list->count++];
}

static void mc_list_end(mc_list *list, zval *into, const char *name)
{
	HashTable *table = Z_ARRVAL(list->list);

	table->nNumUsed = table->nNumOfElements = list->count;
	table->nNextFreeElement = list->count;
	add_assoc_zval(into, name, &list->list);
}

/* The row of $carried that belongs to a submission, or NULL. */
static zval *mc_panel_batch_carried(HashTable *carried, const mc_row_place *place)
{
	if (carried == NULL) {
		return NULL;
	}
	return place->key != NULL ? zend_hash_find(carried, place->key) : zend_hash_index_find(carried, place->index);
}

/* Every row of $carried belongs to a submission. */
static bool mc_panel_batch_check(HashTable *carried, HashTable *submissions)
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

static bool mc_panel_batch_row(mc_panel_batch *many, zval *row, zval *carried, const mc_row_place *place)
{
	mc_batch_result decided;
	mc_fault fault;
	mc_result result;

	fault.sentence[0] = '\0';
	if (!mc_row_read(&many->reviews, row, place)
		|| (carried != NULL && !mc_row_read(&many->carries, carried, place))) {
		return false;
	}
	result = mc_batch_decide(many->batch, many->reviews.ratings, many->reviews.count / many->reviews.rubric->count,
		carried != NULL && many->carries.count > 0 ? many->carries.ratings : NULL, &decided, &fault);
	if (result != MC_OK) {
		mc_row_throw(&many->reviews, place, result, &fault);
		return false;
	}
	ZVAL_STR_COPY(mc_list_next(&many->outcomes), many->outcome[decided.outcome]);
	if (decided.scored) {
		ZVAL_DOUBLE(mc_list_next(&many->points), decided.points);
	} else {
		ZVAL_NULL(mc_list_next(&many->points));
	}
	ZVAL_BOOL(mc_list_next(&many->triggered), decided.triggered);
	return true;
}

static void mc_panel_batch_decide(zval *return_value, const mc_rubric *rubric, const mc_rules *rules,
	HashTable *submissions, HashTable *carried)
{
	const uint32_t size = zend_hash_num_elements(submissions);
	mc_panel_batch many;
	mc_row_place place;
	mc_fault fault;
	mc_result result;
	zval *row;

	if (carried != NULL && !mc_panel_batch_check(carried, submissions)) {
		return;
	}
	mc_fault_clear(&fault);
	result = mc_batch_open(rubric, rules, &many.batch, &fault);
	if (result != MC_OK) {
		mc_throw(result, &fault);
		return;
	}
	mc_rows_init(&many.reviews, "Submission", rubric, many.batch, rules->reviewers + 1);
	mc_rows_init(&many.carries, "What is carried for submission", rubric, many.batch, 1);
	mc_list_init(&many.outcomes, size);
	mc_list_init(&many.points, size);
	mc_list_init(&many.triggered, size);
	for (size_t i = 0; i <= MC_OUTCOME_INCOMPLETE; i++) {
		many.outcome[i] = zend_string_init(mc_outcomes[i], strlen(mc_outcomes[i]), 0);
	}
	ZEND_HASH_FOREACH_KEY_VAL(submissions, place.index, place.key, row) {
		if (!mc_panel_batch_row(&many, row, mc_panel_batch_carried(carried, &place), &place)) {
			break;
		}
	} ZEND_HASH_FOREACH_END();
	for (size_t i = 0; i <= MC_OUTCOME_INCOMPLETE; i++) {
		zend_string_release(many.outcome[i]);
	}
	efree(many.reviews.ratings);
	efree(many.carries.ratings);
	mc_batch_close(many.batch);
	array_init_size(return_value, 3);
	mc_list_end(&many.outcomes, return_value, "outcomes");
	mc_list_end(&many.points, return_value, "points");
	mc_list_end(&many.triggered, return_value, "triggered");
}

PHP_METHOD(Microcred_Panel, decideMany)
{
	zval *rubric, *rules;
	HashTable *submissions, *carried = NULL;

	ZEND_PARSE_PARAMETERS_START(3, 4)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
		Z_PARAM_OBJECT_OF_CLASS(rules, mc_ce_Rules)
		Z_PARAM_ARRAY_HT(submissions)
		Z_PARAM_OPTIONAL
		Z_PARAM_ARRAY_HT(carried)
	ZEND_PARSE_PARAMETERS_END();

	mc_panel_batch_decide(return_value, mc_rubric_of(rubric), mc_rules_of(rules), submissions, carried);
}
