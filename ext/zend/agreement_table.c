/* Agreement::table(): reviews as they come, read once into the core's table. */
#include "agreement.h"
#include "rubric.h"
#include "../core/stats/table.h"

/* Ids become numbers in the order in which they are met; "7" and 7 are the same id, as array keys are. */
typedef struct {
	HashTable numbers;
} mc_numbering;

typedef struct {
	const mc_rubric *rubric;
	HashTable criteria; /* id => its place in the rubric */
	HashTable *levels;  /* of each criterion: id => its place */
	mc_numbering submissions, reviewers;
	uint32_t *submission; /* of each review, as it came */
	uint32_t *reviewer;
	int16_t *position;
	size_t *came;         /* of each review that counts: which one it is in the argument */
	size_t count;
	size_t left_out;      /* adjudications and agreed reviews */
} mc_reviews;

static bool mc_numbering_of(mc_numbering *ids, zval *id, uint32_t *number)
{
	zval *found, fresh;

	ZVAL_DEREF(id);
	ZVAL_LONG(&fresh, (zend_long) zend_hash_num_elements(&ids->numbers));
	if (Z_TYPE_P(id) == IS_STRING) {
		found = zend_symtable_find(&ids->numbers, Z_STR_P(id));
		found = found != NULL ? found : zend_symtable_update(&ids->numbers, Z_STR_P(id), &fresh);
	} else if (Z_TYPE_P(id) == IS_LONG) {
		found = zend_hash_index_lookup(&ids->numbers, (zend_ulong) Z_LVAL_P(id));
		if (Z_TYPE_P(found) == IS_NULL) {
			ZVAL_COPY_VALUE(found, &fresh);
		}
	} else {
		return false;
	}
	*number = (uint32_t) Z_LVAL_P(found);
	return true;
}

static void mc_places_add(HashTable *places, const char *id, size_t place)
{
	zval value;

	ZVAL_LONG(&value, (zend_long) place);
	zend_symtable_str_update(places, id, strlen(id), &value);
}

static void mc_reviews_begin(mc_reviews *reviews, const mc_rubric *rubric, size_t most)
{
	*reviews = (mc_reviews) { .rubric = rubric };
	zend_hash_init(&reviews->criteria, (uint32_t) rubric->count, NULL, NULL, 0);
	zend_hash_init(&reviews->submissions.numbers, 64, NULL, NULL, 0);
	zend_hash_init(&reviews->reviewers.numbers, 64, NULL, NULL, 0);
	reviews->levels = safe_emalloc(rubric->count, sizeof(*reviews->levels), 0);
	for (size_t c = 0; c < rubric->count; c++) {
		mc_places_add(&reviews->criteria, rubric->criteria[c].id, c);
		zend_hash_init(&reviews->levels[c], (uint32_t) rubric->criteria[c].count, NULL, NULL, 0);
		for (size_t l = 0; l < rubric->criteria[c].count; l++) {
			mc_places_add(&reviews->levels[c], rubric->criteria[c].levels[l].id, l);
		}
	}
	reviews->submission = safe_emalloc(most, sizeof(*reviews->submission), 1);
	reviews->reviewer = safe_emalloc(most, sizeof(*reviews->reviewer), 1);
	reviews->came = safe_emalloc(most, sizeof(*reviews->came), 1);
	reviews->position = safe_emalloc(most, rubric->count * sizeof(*reviews->position), 1);
}

static void mc_reviews_free(mc_reviews *reviews)
{
	zend_hash_destroy(&reviews->criteria);
	zend_hash_destroy(&reviews->submissions.numbers);
	zend_hash_destroy(&reviews->reviewers.numbers);
	for (size_t c = 0; c < reviews->rubric->count; c++) {
		zend_hash_destroy(&reviews->levels[c]);
	}
	efree(reviews->levels);
	efree(reviews->submission);
	efree(reviews->reviewer);
	efree(reviews->came);
	efree(reviews->position);
}

/* Places on the scales in the rubric's order. */
static bool mc_review_places(const mc_reviews *reviews, HashTable *given, const char *where, int16_t *position)
{
	size_t c = 0;
	zval *value;

	if (!zend_array_is_list(given) || zend_hash_num_elements(given) != reviews->rubric->count) {
		zend_argument_value_error(2,
			"must have a place on its scale or null for each of the rubric's %zu criteria at %s[2]",
			reviews->rubric->count, where);
		return false;
	}
	ZEND_HASH_FOREACH_VAL(given, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) == IS_NULL) {
			position[c] = -1;
		} else if (Z_TYPE_P(value) != IS_LONG) {
			zend_argument_type_error(2, "must have whole numbers or null for places on a scale, %s given at %s[2][%zu]",
				zend_zval_type_name(value), where, c);
			return false;
		} else if (Z_LVAL_P(value) < 0 || (zend_ulong) Z_LVAL_P(value) >= reviews->rubric->criteria[c].count) {
			zend_argument_value_error(2,
				"must have places from 0 to %zu for criterion \"%s\", " ZEND_LONG_FMT " given at %s[2][%zu]",
				reviews->rubric->criteria[c].count - 1, reviews->rubric->criteria[c].id, Z_LVAL_P(value), where, c);
			return false;
		} else {
			position[c] = (int16_t) Z_LVAL_P(value);
		}
		c++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Level ids or unscorable codes by criterion. What is no level of the criterion is a code, unless it is one of another criterion. */
static bool mc_review_levels(const mc_reviews *reviews, HashTable *given, const char *where, int16_t *position)
{
	zend_ulong index;
	zend_string *key;
	zval *value;

	for (size_t c = 0; c < reviews->rubric->count; c++) {
		position[c] = -1;
	}
	ZEND_HASH_FOREACH_KEY_VAL(given, index, key, value) {
		const zval *criterion =
			key != NULL ? zend_hash_find(&reviews->criteria, key) : zend_hash_index_find(&reviews->criteria, index);
		const zval *level;
		zend_string *id;
		int other;

		ZVAL_DEREF(value);
		if (criterion == NULL) {
			zend_argument_value_error(2, "must have criteria of the rubric only, not so at %s[\"levels\"]%s", where,
				mc_spot_of(key, index).text);
			return false;
		}
		if (Z_TYPE_P(value) != IS_STRING && Z_TYPE_P(value) != IS_LONG) {
			zend_argument_type_error(2,
				"must have level ids or unscorable codes as strings, %s given at %s[\"levels\"]%s",
				zend_zval_type_name(value), where, mc_spot_of(key, index).text);
			return false;
		}
		level = Z_TYPE_P(value) == IS_STRING ? zend_symtable_find(&reviews->levels[Z_LVAL_P(criterion)], Z_STR_P(value))
			: zend_hash_index_find(&reviews->levels[Z_LVAL_P(criterion)], (zend_ulong) Z_LVAL_P(value));
		if (level != NULL) {
			position[Z_LVAL_P(criterion)] = (int16_t) Z_LVAL_P(level);
			continue;
		}
		id = zval_get_string(value);
		other = mc_rubric_find_level_anywhere(reviews->rubric, mc_zstr(id));
		if (other >= 0 || !mc_id_valid(mc_zstr(id))) {
			zend_argument_value_error(2,
				other >= 0 ? "must have levels of their own criterion, not so at %s[\"levels\"]%s"
						   : "must have level ids or unscorable codes, not so at %s[\"levels\"]%s",
				where, mc_spot_of(key, index).text);
			zend_string_release(id);
			return false;
		}
		zend_string_release(id);
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Whether the review is one of the original blind ones; -1 with an exception where the role is none. */
static int mc_review_counts(zval *role, const char *where)
{
	if (role == NULL) {
		return 1;
	}
	ZVAL_DEREF(role);
	if (Z_TYPE_P(role) == IS_STRING) {
		if (zend_string_equals_literal(Z_STR_P(role), "rater")) {
			return 1;
		}
		if (zend_string_equals_literal(Z_STR_P(role), "adjudicator")
			|| zend_string_equals_literal(Z_STR_P(role), "agreed")) {
			return 0;
		}
	}
	zend_argument_value_error(2, "must have rater, adjudicator or agreed for a role, not so at %s[\"role\"]", where);
	return -1;
}

static bool mc_review_read(mc_reviews *reviews, HashTable *given, size_t at)
{
	const size_t n = reviews->count;
	const bool compact = zend_array_is_list(given) && zend_hash_num_elements(given) == 3;
	zval *submission = compact ? zend_hash_index_find(given, 0) : zend_hash_str_find(given, ZEND_STRL("submission"));
	zval *reviewer = compact ? zend_hash_index_find(given, 1) : zend_hash_str_find(given, ZEND_STRL("reviewer"));
	zval *levels = compact ? zend_hash_index_find(given, 2) : zend_hash_str_find(given, ZEND_STRL("levels"));
	int16_t *position = &reviews->position[n * reviews->rubric->count];
	char where[32];
	int counts;

	snprintf(where, sizeof(where), "[%zu]", at);
	if (submission == NULL || reviewer == NULL || levels == NULL) {
		zend_argument_value_error(2, "must have submission, reviewer and levels at %s", where);
		return false;
	}
	counts = mc_review_counts(compact ? NULL : zend_hash_str_find(given, ZEND_STRL("role")), where);
	if (counts < 0) {
		return false;
	}
	ZVAL_DEREF(levels);
	if (Z_TYPE_P(levels) != IS_ARRAY) {
		zend_argument_type_error(2, "must have an array of levels, %s given at %s[%s]", zend_zval_type_name(levels),
			where, compact ? "2" : "\"levels\"");
		return false;
	}
	if (!(compact ? mc_review_places(reviews, Z_ARRVAL_P(levels), where, position)
				  : mc_review_levels(reviews, Z_ARRVAL_P(levels), where, position))) {
		return false;
	}
	if (counts == 0) {
		reviews->left_out++;
		return true;
	}
	if (!mc_numbering_of(&reviews->submissions, submission, &reviews->submission[n])
		|| !mc_numbering_of(&reviews->reviewers, reviewer, &reviews->reviewer[n])) {
		zend_argument_type_error(
			2, "must have strings or whole numbers for the ids of submission and reviewer, not so at %s", where);
		return false;
	}
	reviews->came[n] = at;
	reviews->count++;
	return true;
}

/* The reviews in the order of their submissions. Free with mc_panels_free. */
static bool mc_panels_make(const mc_reviews *reviews, mc_panels *panels)
{
	const size_t criteria = reviews->rubric->count, submissions = zend_hash_num_elements(&reviews->submissions.numbers);
	const size_t reviewers = zend_hash_num_elements(&reviews->reviewers.numbers);
	size_t *first = safe_emalloc(submissions, sizeof(*first), 2 * sizeof(*first));
	size_t *levels = safe_emalloc(criteria, sizeof(*levels), 1);
	size_t *order = safe_emalloc(reviews->count, sizeof(*order), 1);
	uint32_t *reviewer = safe_emalloc(reviews->count, sizeof(*reviewer), 1);
	uint32_t *last = ecalloc(reviewers + 1, sizeof(*last));
	int16_t *position = safe_emalloc(reviews->count, criteria * sizeof(*position), 1);
	bool good = true;

	memset(first, 0, (submissions + 2) * sizeof(*first));
	for (size_t i = 0; i < reviews->count; i++) {
		first[reviews->submission[i] + 2]++;
	}
	for (size_t s = 2; s < submissions + 2; s++) {
		first[s] += first[s - 1];
	}
	/* While they are put in place, first[s + 1] is where the next review of s goes; in the end, where those of s + 1 begin. */
	for (size_t i = 0; i < reviews->count; i++) {
		const size_t to = first[reviews->submission[i] + 1]++;

		reviewer[to] = reviews->reviewer[i];
		order[to] = reviews->came[i];
		memcpy(&position[to * criteria], &reviews->position[i * criteria], criteria * sizeof(*position));
	}
	for (size_t c = 0; c < criteria; c++) {
		levels[c] = reviews->rubric->criteria[c].count;
	}
	for (size_t s = 0; s < submissions && good; s++) {
		for (size_t i = first[s]; i < first[s + 1] && good; i++) {
			good = last[reviewer[i]] != s + 1;
			last[reviewer[i]] = (uint32_t) (s + 1);
			if (!good) {
				zend_argument_value_error(2,
					"must have one review of a submission by the same reviewer, a second one given at [%zu]", order[i]);
			}
		}
	}
	efree(order);
	efree(last);
	*panels = (mc_panels) { submissions, criteria, reviewers, first, reviewer, position, levels };
	return good;
}

static void mc_panels_free(mc_panels *panels)
{
	efree((void *) panels->first);
	efree((void *) panels->reviewer);
	efree((void *) panels->position);
	efree((void *) panels->levels);
}

static void mc_add_reason(zval *why, const char *name, mc_defined defined)
{
	if (defined != MC_DEFINED) {
		add_assoc_string(why, name, mc_defined_code(defined));
	}
}

static void mc_row_make(zval *into, const mc_table_row *row, size_t levels)
{
	const bool interval = row->interval_defined == MC_DEFINED;
	zval given, why;

	array_init_size(into, 24);
	add_assoc_long(into, "levels", (zend_long) levels);
	add_assoc_long(into, "units", (zend_long) row->counts.units);
	add_assoc_long(into, "pairable", (zend_long) row->counts.pairable);
	add_assoc_long(into, "raters", (zend_long) row->counts.raters);
	add_assoc_long(into, "ratings", (zend_long) row->counts.ratings);
	add_assoc_long(into, "unscored", (zend_long) row->unscored);
	add_assoc_long(into, "pairs", (zend_long) row->counts.pairs);
	array_init_size(&given, (uint32_t) levels);
	for (size_t l = 0; l < levels; l++) {
		add_next_index_long(&given, (zend_long) row->given[l]);
	}
	add_assoc_zval(into, "given", &given);
	mc_add_figure(into, "exact", row->exact);
	mc_add_figure(into, "adjacent", row->adjacent);
	mc_add_figure(into, "alpha", row->alpha);
	mc_add_number(into, "low", interval ? row->interval.low : ZEND_NAN);
	mc_add_number(into, "high", interval ? row->interval.high : ZEND_NAN);
	add_assoc_long(into, "used", interval ? (zend_long) row->interval.used : 0);
	mc_add_figure(into, "kappa", row->kappa);
	mc_add_figure(into, "ac", row->ac);
	array_init(&why);
	mc_add_reason(&why, "exact", row->exact.defined);
	mc_add_reason(&why, "adjacent", row->adjacent.defined);
	mc_add_reason(&why, "alpha", row->alpha.defined);
	mc_add_reason(&why, "interval", row->interval_defined);
	mc_add_reason(&why, "kappa", row->kappa.defined);
	mc_add_reason(&why, "ac", row->ac.defined);
	add_assoc_zval(into, "why", &why);
}

static void mc_reviewers_make(zval *into, const mc_reviews *reviews, const mc_table *table)
{
	zend_ulong index;
	zend_string *key;
	zval *number;

	array_init_size(into, zend_hash_num_elements(&reviews->reviewers.numbers));
	ZEND_HASH_FOREACH_KEY_VAL((HashTable *) &reviews->reviewers.numbers, index, key, number) {
		const mc_table_reviewer *reviewer = &table->reviewer[Z_LVAL_P(number)];
		zval row;

		array_init_size(&row, 8);
		add_assoc_long(&row, "ratings", (zend_long) reviewer->ratings);
		add_assoc_long(&row, "pairs", (zend_long) reviewer->pairs);
		mc_add_figure(&row, "exact", reviewer->exact);
		mc_add_figure(&row, "adjacent", reviewer->adjacent);
		mc_add_figure(&row, "difference", reviewer->difference);
		if (key != NULL) {
			zend_hash_update(Z_ARRVAL_P(into), key, &row);
		} else {
			zend_hash_index_update(Z_ARRVAL_P(into), index, &row);
		}
	} ZEND_HASH_FOREACH_END();
}

static void mc_table_return(
	zval *return_value, const mc_reviews *reviews, const mc_panels *panels, const mc_table *table)
{
	zval part;

	array_init_size(return_value, 16);
	add_assoc_long(return_value, "submissions", (zend_long) panels->submissions);
	add_assoc_long(return_value, "reviews", (zend_long) reviews->count);
	add_assoc_long(return_value, "leftout", (zend_long) reviews->left_out);
	add_assoc_long(return_value, "pairs", (zend_long) table->pairs);
	mc_add_figure(return_value, "exact", table->exact);
	mc_add_figure(return_value, "adjacent", table->adjacent);
	array_init_size(&part, (uint32_t) panels->criteria);
	for (size_t c = 0; c < panels->criteria; c++) {
		zval row;

		mc_row_make(&row, &table->row[c], panels->levels[c]);
		zend_symtable_str_update(
			Z_ARRVAL(part), reviews->rubric->criteria[c].id, strlen(reviews->rubric->criteria[c].id), &row);
	}
	add_assoc_zval(return_value, "criteria", &part);
	mc_reviewers_make(&part, reviews, table);
	add_assoc_zval(return_value, "reviewers", &part);
}

static void mc_table_work(
	zval *return_value, const mc_reviews *reviews, const mc_panels *panels, const mc_interval_options *options)
{
	size_t all = 0, *given;
	mc_table table;
	mc_result result;

	for (size_t c = 0; c < panels->criteria; c++) {
		all += panels->levels[c];
	}
	given = safe_emalloc(all, sizeof(*given), 1);
	table.row = safe_emalloc(panels->criteria, sizeof(*table.row), 1);
	table.reviewer = safe_emalloc(panels->reviewers, sizeof(*table.reviewer), 1);
	all = 0;
	for (size_t c = 0; c < panels->criteria; c++) {
		table.row[c].given = &given[all];
		all += panels->levels[c];
	}
	result = mc_table_make(panels, options, &table);
	if (result == MC_E_LIMIT) {
		zend_argument_value_error(4, "is too large for so many submissions");
	} else if (result != MC_OK) {
		mc_throw(result, NULL);
	} else {
		mc_table_return(return_value, reviews, panels, &table);
	}
	efree(given);
	efree(table.row);
	efree(table.reviewer);
}

PHP_METHOD(Microcred_Agreement, table)
{
	HashTable *given;
	zval *rubric, *review;
	mc_reviews reviews;
	double confidence = 0.95;
	zend_long resamples = 2000, seed = 1;
	bool good = true;
	size_t at = 0;

	ZEND_PARSE_PARAMETERS_START(2, 5)
		Z_PARAM_OBJECT_OF_CLASS(rubric, mc_ce_Rubric)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(confidence)
		Z_PARAM_LONG(resamples)
		Z_PARAM_LONG(seed)
	ZEND_PARSE_PARAMETERS_END();

	if (!(confidence > 0 && confidence < 1)) {
		zend_argument_value_error(3, "must be between 0 and 1");
		RETURN_THROWS();
	}
	if (resamples < 0 || resamples > 1000000) {
		zend_argument_value_error(4, "must be between 0 and 1000000");
		RETURN_THROWS();
	}
	mc_reviews_begin(&reviews, mc_rubric_of(rubric), zend_hash_num_elements(given));
	ZEND_HASH_FOREACH_VAL(given, review) {
		ZVAL_DEREF(review);
		if (Z_TYPE_P(review) != IS_ARRAY) {
			zend_argument_type_error(
				2, "must be a list of reviews, %s given at [%zu]", zend_zval_type_name(review), at);
			good = false;
		} else {
			good = mc_review_read(&reviews, Z_ARRVAL_P(review), at);
		}
		if (!good) {
			break;
		}
		at++;
	} ZEND_HASH_FOREACH_END();
	if (good) {
		mc_panels panels;

		if (mc_panels_make(&reviews, &panels)) {
			mc_table_work(return_value, &reviews, &panels,
				&(mc_interval_options) { confidence, (size_t) resamples, (uint64_t) seed });
		}
		mc_panels_free(&panels);
	}
	mc_reviews_free(&reviews);
}
