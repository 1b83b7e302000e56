#include "php_microcred.h"
#include "../core/stats/facets.h"
#include "facets_arginfo.h"

static zend_class_entry *mc_ce_FacetsThresholds;
static zend_class_entry *mc_ce_FacetsExtremes;
static zend_class_entry *mc_ce_Facets;

static const char *const mc_facet_names[MC_FACETS] = { "candidates", "reviewers", "criteria" };

void mc_minit_facets(void)
{
	mc_ce_FacetsThresholds = register_class_Microcred_FacetsThresholds();
	mc_ce_FacetsExtremes = register_class_Microcred_FacetsExtremes();
	mc_ce_Facets = register_class_Microcred_Facets();
}

/* What is handed in, with ids as numbers in the order in which they first come up. */
typedef struct {
	mc_facets_data data;
	HashTable ids[MC_FACETS]; /* id => number */
	uint32_t *element[MC_FACETS];
	int32_t *position;
	uint32_t *levels;
} mc_facets_given;

static void mc_facets_given_free(mc_facets_given *given)
{
	for (int f = 0; f < MC_FACETS; f++) {
		zend_hash_destroy(&given->ids[f]);
		if (given->element[f] != NULL) {
			efree(given->element[f]);
		}
	}
	if (given->position != NULL) {
		efree(given->position);
	}
	if (given->levels != NULL) {
		efree(given->levels);
	}
}

static zval *mc_facets_find(HashTable *ids, const zval *id)
{
	return Z_TYPE_P(id) == IS_LONG ? zend_hash_index_find(ids, (zend_ulong) Z_LVAL_P(id))
								   : zend_symtable_find(ids, Z_STR_P(id));
}

/* One list of ids. Where closed, all of them must be known already. */
static bool mc_facets_read_ids(mc_facets_given *given, int f, HashTable *list, bool closed)
{
	uint32_t *at = given->element[f];
	zval *id, *found, number;

	ZEND_HASH_FOREACH_VAL(list, id) {
		ZVAL_DEREF(id);
		if (Z_TYPE_P(id) != IS_LONG && Z_TYPE_P(id) != IS_STRING) {
			zend_argument_type_error(
				(uint32_t) f + 1, "must hold ids, integers or strings, %s given", zend_zval_type_name(id));
			return false;
		}
		found = mc_facets_find(&given->ids[f], id);
		if (found == NULL && closed) {
			zend_argument_value_error((uint32_t) f + 1, "must hold criteria that $levels names");
			return false;
		}
		if (found == NULL) {
			ZVAL_LONG(&number, (zend_long) given->data.elements[f]++);
			found = Z_TYPE_P(id) == IS_LONG
				? zend_hash_index_add_new(&given->ids[f], (zend_ulong) Z_LVAL_P(id), &number)
				: zend_symtable_update(&given->ids[f], Z_STR_P(id), &number);
		}
		*at++ = (uint32_t) Z_LVAL_P(found);
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Positions; the core checks them against the levels, where there are any. */
static bool mc_facets_read_ratings(mc_facets_given *given, HashTable *list)
{
	int32_t *at = given->position;
	zval *rating;

	ZEND_HASH_FOREACH_VAL(list, rating) {
		ZVAL_DEREF(rating);
		if (Z_TYPE_P(rating) == IS_LONG && Z_LVAL_P(rating) >= 0 && Z_LVAL_P(rating) < MC_FACETS_LEVELS) {
			*at++ = (int32_t) Z_LVAL_P(rating);
		} else if (Z_TYPE_P(rating) == IS_NULL) {
			*at++ = -1;
		} else if (Z_TYPE_P(rating) == IS_LONG) {
			zend_argument_value_error(
				4, "must hold positions from 0 to %d, " ZEND_LONG_FMT " given", MC_FACETS_LEVELS - 1, Z_LVAL_P(rating));
			return false;
		} else {
			zend_argument_type_error(
				4, "must hold positions (integers) or null, %s given", zend_zval_type_name(rating));
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static bool mc_facets_read_levels(mc_facets_given *given, HashTable *levels)
{
	zend_string *name;
	zend_ulong index;
	zval *count, number;

	given->levels = safe_emalloc(zend_hash_num_elements(levels) + 1, sizeof(uint32_t), 0);
	ZEND_HASH_FOREACH_KEY_VAL(levels, index, name, count) {
		ZVAL_DEREF(count);
		if (Z_TYPE_P(count) != IS_LONG) {
			zend_argument_type_error(
				5, "must be how many levels each criterion has, %s given", zend_zval_type_name(count));
			return false;
		}
		if (Z_LVAL_P(count) < 2 || Z_LVAL_P(count) > MC_FACETS_LEVELS) {
			zend_argument_value_error(5, "must give each criterion 2 to %d levels", MC_FACETS_LEVELS);
			return false;
		}
		given->levels[given->data.elements[MC_FACET_CRITERION]] = (uint32_t) Z_LVAL_P(count);
		ZVAL_LONG(&number, (zend_long) given->data.elements[MC_FACET_CRITERION]++);
		if (name != NULL) {
			zend_hash_add_new(&given->ids[MC_FACET_CRITERION], name, &number);
		} else {
			zend_hash_index_add_new(&given->ids[MC_FACET_CRITERION], index, &number);
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* lists: candidates, reviewers, criteria, ratings; levels may be NULL. False with an error thrown; free in either case. */
static bool mc_facets_read(mc_facets_given *given, HashTable *const lists[4], HashTable *levels)
{
	const uint32_t ratings = zend_hash_num_elements(lists[3]);

	memset(given, 0, sizeof(*given));
	for (int f = 0; f < MC_FACETS; f++) {
		zend_hash_init(&given->ids[f], 8, NULL, NULL, 0);
	}
	for (uint32_t k = 0; k < 4; k++) {
		if (!zend_array_is_list(lists[k]) || zend_hash_num_elements(lists[k]) != ratings) {
			zend_argument_value_error(k + 1, "must be a list, as long as the ratings");
			return false;
		}
	}
	if (ratings > MC_FACETS_RATINGS) {
		zend_argument_value_error(4, "must hold no more than %d ratings", MC_FACETS_RATINGS);
		return false;
	}
	given->data.ratings = ratings;
	given->data.position = given->position = safe_emalloc(ratings, sizeof(int32_t), 1);
	for (int f = 0; f < MC_FACETS; f++) {
		given->data.element[f] = given->element[f] = safe_emalloc(ratings, sizeof(uint32_t), 1);
	}
	if (levels != NULL && !mc_facets_read_levels(given, levels)) {
		return false;
	}
	given->data.levels = given->levels;
	for (int f = 0; f < MC_FACETS; f++) {
		if (!mc_facets_read_ids(given, f, lists[f], f == MC_FACET_CRITERION && levels != NULL)) {
			return false;
		}
	}
	return mc_facets_read_ratings(given, lists[3]);
}

static void mc_facets_throw(mc_result result, const mc_fault *fault)
{
	if (result == MC_E_ARGUMENT || result == MC_E_LIMIT) {
		zend_value_error("%s", fault->sentence);
	} else {
		mc_throw(result, NULL);
	}
}

static void mc_facets_number(zval *array, const char *name, double value)
{
	zval number;

	if (zend_isnan(value)) {
		ZVAL_NULL(&number);
	} else {
		ZVAL_DOUBLE(&number, value);
	}
	zend_hash_str_add_new(Z_ARRVAL_P(array), name, strlen(name), &number);
}

static void mc_facets_text(zval *array, const char *name, const char *text)
{
	if (text != NULL) {
		add_assoc_string(array, name, text);
	} else {
		add_assoc_null(array, name);
	}
}

static void mc_facets_element_array(zval *array, const mc_facets_element *element)
{
	static const char *const extremes[] = { NULL, "lowest", "highest" };

	array_init_size(array, 11);
	add_assoc_long(array, "ratings", (zend_long) element->ratings);
	add_assoc_long(array, "score", (zend_long) element->score);
	mc_facets_number(array, "measure", element->measure);
	mc_facets_number(array, "error", element->error);
	mc_facets_number(array, "fair", element->fair);
	mc_facets_number(array, "infit", element->infit);
	mc_facets_number(array, "outfit", element->outfit);
	mc_facets_number(array, "infitz", element->infit_z);
	mc_facets_number(array, "outfitz", element->outfit_z);
	mc_facets_text(array, "extreme", extremes[element->extreme]);
	mc_facets_text(array, "reason", mc_facets_reason_code(element->reason));
}

/* The elements of a facet, by id. */
static void mc_facets_elements_array(zval *array, HashTable *ids, const mc_facets_element *elements)
{
	zend_string *name;
	zend_ulong index;
	zval *number, element;

	array_init_size(array, zend_hash_num_elements(ids));
	ZEND_HASH_FOREACH_KEY_VAL(ids, index, name, number) {
		mc_facets_element_array(&element, &elements[Z_LVAL_P(number)]);
		if (name != NULL) {
			zend_hash_add_new(Z_ARRVAL_P(array), name, &element);
		} else {
			zend_hash_index_add_new(Z_ARRVAL_P(array), index, &element);
		}
	} ZEND_HASH_FOREACH_END();
}

static void mc_facets_add_id(zval *list, zend_string *name, zend_ulong index)
{
	if (name != NULL) {
		add_next_index_str(list, zend_string_copy(name));
	} else {
		add_next_index_long(list, (zend_long) index);
	}
}

static void mc_facets_subsets_array(zval *array, mc_facets_given *given, const mc_facets_subsets *subsets)
{
	array_init_size(array, MC_FACETS + 1);
	add_assoc_bool(array, "connected", subsets->connected);
	for (int f = 0; f < MC_FACETS; f++) {
		zend_string *name;
		zend_ulong index;
		zval *number, lists, list;

		array_init_size(&lists, subsets->groups[f]);
		for (uint32_t group = 0; group < subsets->groups[f]; group++) {
			array_init(&list);
			add_next_index_zval(&lists, &list);
		}
		ZEND_HASH_FOREACH_KEY_VAL(&given->ids[f], index, name, number) {
			const uint32_t label = subsets->label[f][Z_LVAL_P(number)];

			if (label != UINT32_MAX) {
				mc_facets_add_id(zend_hash_index_find(Z_ARRVAL(lists), label), name, index);
			}
		} ZEND_HASH_FOREACH_END();
		add_assoc_zval(array, mc_facet_names[f], &lists);
	}
}

static void mc_facets_add_set(zval *sets, zval *criteria, const mc_facets_result *result, size_t set, size_t levels)
{
	zval one, list, level;

	array_init_size(&one, 2);
	add_assoc_zval(&one, "criteria", criteria);
	array_init_size(&list, (uint32_t) levels);
	for (size_t x = 0; x < levels; x++) {
		const mc_facets_category *category = &result->category[set * result->levels + x];

		array_init_size(&level, 3);
		add_assoc_long(&level, "count", (zend_long) category->count);
		mc_facets_number(&level, "threshold", category->threshold);
		mc_facets_number(&level, "error", category->error);
		add_next_index_zval(&list, &level);
	}
	add_assoc_zval(&one, "levels", &list);
	add_next_index_zval(sets, &one);
}

static void mc_facets_thresholds_array(
	zval *array, mc_facets_given *given, const mc_facets_result *result, bool partial_credit)
{
	zend_string *name;
	zend_ulong index;
	zval *number, criteria;

	array_init(array);
	array_init(&criteria);
	ZEND_HASH_FOREACH_KEY_VAL(&given->ids[MC_FACET_CRITERION], index, name, number) {
		mc_facets_add_id(&criteria, name, index);
		if (partial_credit) {
			mc_facets_add_set(array, &criteria, result, (size_t) Z_LVAL_P(number), given->levels[Z_LVAL_P(number)]);
			array_init(&criteria);
		}
	} ZEND_HASH_FOREACH_END();
	if (!partial_credit && given->data.elements[MC_FACET_CRITERION] > 0) {
		mc_facets_add_set(array, &criteria, result, 0, given->levels[0]);
	} else {
		zval_ptr_dtor(&criteria);
	}
}

static void mc_facets_summary_array(zval *array, const mc_facets_summary *summary)
{
	array_init_size(array, 9);
	add_assoc_long(array, "estimated", (zend_long) summary->estimated);
	mc_facets_number(array, "mean", summary->mean);
	mc_facets_number(array, "sd", summary->sd);
	mc_facets_number(array, "rmse", summary->rmse);
	mc_facets_number(array, "separation", summary->separation);
	mc_facets_number(array, "strata", summary->strata);
	mc_facets_number(array, "reliability", summary->reliability);
	mc_facets_number(array, "chisquare", summary->chi_square);
	add_assoc_long(array, "df", summary->estimated > 0 ? (zend_long) summary->estimated - 1 : 0);
}

static void mc_facets_set_text(zval *object, const char *name, const char *text)
{
	zval value;

	if (text != NULL) {
		ZVAL_STRING(&value, text);
	} else {
		ZVAL_NULL(&value);
	}
	mc_property_set(Z_OBJ_P(object), name, strlen(name), &value);
}

static void mc_facets_return(
	zval *object, mc_facets_given *given, const mc_facets_options *options, const mc_facets_result *result)
{
	zval value, part;

	object_init_ex(object, mc_ce_Facets);
	mc_facets_set_text(object, "reason", mc_facets_reason_code(result->reason));
	mc_facets_set_text(object, "explanation", mc_facets_reason_sentence(result->reason));
	for (int f = 0; f < MC_FACETS; f++) {
		mc_facets_elements_array(&value, &given->ids[f], result->element[f]);
		mc_property_set(Z_OBJ_P(object), mc_facet_names[f], strlen(mc_facet_names[f]), &value);
	}
	mc_facets_thresholds_array(&value, given, result, options->partial_credit);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("thresholds"), &value);
	array_init_size(&value, MC_FACETS);
	for (int f = 0; f < MC_FACETS; f++) {
		mc_facets_summary_array(&part, &result->summary[f]);
		add_assoc_zval(&value, mc_facet_names[f], &part);
	}
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("facets"), &value);
	mc_facets_subsets_array(&value, given, &result->subsets);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("subsets"), &value);
	array_init_size(&value, 3);
	add_assoc_long(&value, "ratings", (zend_long) result->ratings);
	add_assoc_long(&value, "missing", (zend_long) result->missing);
	add_assoc_long(&value, "used", (zend_long) result->used);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("counts"), &value);
	array_init_size(&value, 5);
	add_assoc_long(&value, "iterations", (zend_long) result->iterations);
	mc_facets_number(&value, "change", result->change);
	mc_facets_number(&value, "residual", result->residual);
	mc_facets_number(&value, "tolerance", options->tolerance);
	mc_facets_number(&value, "loglikelihood", result->log_likelihood);
	mc_property_set(Z_OBJ_P(object), ZEND_STRL("convergence"), &value);
}

static bool mc_facets_case_is(const zval *value, const char *name)
{
	return strcmp(Z_STRVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(value))), name) == 0;
}

PHP_METHOD(Microcred_Facets, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Facets, fit)
{
	HashTable *lists[4], *levels;
	zval *thresholds, *extremes;
	double tolerance = 1e-9;
	zend_long iterations = 100;
	mc_facets_given given;

	ZEND_PARSE_PARAMETERS_START(7, 9)
		Z_PARAM_ARRAY_HT(lists[0])
		Z_PARAM_ARRAY_HT(lists[1])
		Z_PARAM_ARRAY_HT(lists[2])
		Z_PARAM_ARRAY_HT(lists[3])
		Z_PARAM_ARRAY_HT(levels)
		Z_PARAM_OBJECT_OF_CLASS(thresholds, mc_ce_FacetsThresholds)
		Z_PARAM_OBJECT_OF_CLASS(extremes, mc_ce_FacetsExtremes)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(tolerance)
		Z_PARAM_LONG(iterations)
	ZEND_PARSE_PARAMETERS_END();

	if (!(tolerance >= MC_FACETS_TOLERANCE && tolerance < 1)) {
		zend_argument_value_error(8, "must be 1.0E-12 or more, and below 1");
		RETURN_THROWS();
	}
	if (iterations < 1 || iterations > 1000) {
		zend_argument_value_error(9, "must be between 1 and 1000");
		RETURN_THROWS();
	}
	if (mc_facets_read(&given, lists, levels)) {
		const mc_facets_options options = { mc_facets_case_is(thresholds, "partial-credit"),
			mc_facets_case_is(extremes, "adjusted"), tolerance, (size_t) iterations };
		mc_facets_result result;
		mc_fault fault;
		mc_result outcome;

		mc_fault_clear(&fault);
		outcome = mc_facets_fit(&given.data, &options, &result, &fault);
		if (outcome == MC_OK) {
			mc_facets_return(return_value, &given, &options, &result);
		} else {
			mc_facets_throw(outcome, &fault);
		}
		mc_facets_result_free(&result);
	}
	mc_facets_given_free(&given);
}

PHP_METHOD(Microcred_Facets, connected)
{
	HashTable *lists[4];
	mc_facets_given given;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_ARRAY_HT(lists[0])
		Z_PARAM_ARRAY_HT(lists[1])
		Z_PARAM_ARRAY_HT(lists[2])
		Z_PARAM_ARRAY_HT(lists[3])
	ZEND_PARSE_PARAMETERS_END();

	if (mc_facets_read(&given, lists, NULL)) {
		mc_facets_subsets subsets;
		mc_fault fault;
		mc_result outcome;

		mc_fault_clear(&fault);
		outcome = mc_facets_connected(&given.data, &subsets, &fault);
		if (outcome == MC_OK) {
			mc_facets_subsets_array(return_value, &given, &subsets);
		} else {
			mc_facets_throw(outcome, &fault);
		}
		mc_facets_subsets_free(&subsets);
	}
	mc_facets_given_free(&given);
}
