#include "php_microcred.h"
#include "../core/stats/stats.h"
#include "agreement_arginfo.h"

static zend_class_entry *mc_ce_Agreement;

void mc_minit_agreement(void)
{
	mc_ce_Agreement = register_class_Microcred_Agreement();
}

/* One reviewer's list, into its row. */
static bool mc_ratings_row(HashTable *list, double *row)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		if (Z_TYPE_P(value) == IS_LONG) {
			*row = (double) Z_LVAL_P(value);
		} else if (Z_TYPE_P(value) == IS_DOUBLE && zend_finite(Z_DVAL_P(value))) {
			*row = Z_DVAL_P(value);
		} else if (Z_TYPE_P(value) == IS_DOUBLE) {
			zend_argument_value_error(1, "must hold finite ratings");
			return false;
		} else if (Z_TYPE_P(value) == IS_NULL) {
			*row = ZEND_NAN;
		} else {
			zend_argument_type_error(1, "must hold numbers or null, %s given", zend_zval_type_name(value));
			return false;
		}
		row++;
	} ZEND_HASH_FOREACH_END();
	return true;
}

/* Throws and gives false where the lists are not what they should be. The caller frees ratings->rating with efree, if set. */
static bool mc_ratings_read(HashTable *given, mc_ratings *ratings)
{
	double *rating = NULL;
	zval *list;

	memset(ratings, 0, sizeof(*ratings));
	ZEND_HASH_FOREACH_VAL(given, list) {
		ZVAL_DEREF(list);
		if (Z_TYPE_P(list) != IS_ARRAY) {
			zend_argument_type_error(1, "must be a list for each reviewer, %s given", zend_zval_type_name(list));
			return false;
		}
		if (rating == NULL) {
			ratings->units = zend_hash_num_elements(Z_ARRVAL_P(list));
			ratings->rating = rating = safe_emalloc(zend_hash_num_elements(given), ratings->units * sizeof(double), sizeof(double));
		}
		if (!zend_array_is_list(Z_ARRVAL_P(list)) || zend_hash_num_elements(Z_ARRVAL_P(list)) != ratings->units) {
			zend_argument_value_error(1, "must be lists of the same length, one for each reviewer");
			return false;
		}
		if (!mc_ratings_row(Z_ARRVAL_P(list), rating + ratings->raters++ * ratings->units)) {
			return false;
		}
	} ZEND_HASH_FOREACH_END();
	return true;
}

static void mc_ratings_free(mc_ratings *ratings)
{
	if (ratings->rating != NULL) {
		efree((double *) ratings->rating);
	}
}

static bool mc_metric_read(zval *metric, const mc_ratings *ratings, mc_metric *into)
{
	static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };
	const char *name = Z_STRVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(metric)));

	for (int i = 0; i < 4; i++) {
		if (strcmp(name, names[i]) == 0) {
			*into = (mc_metric) i;
		}
	}
	for (size_t i = 0; *into == MC_METRIC_RATIO && i < ratings->raters * ratings->units; i++) {
		if (ratings->rating[i] < 0) {
			zend_argument_value_error(1, "must not hold a rating below 0 for the ratio metric");
			return false;
		}
	}
	return true;
}

static void mc_stats_throw(mc_result result)
{
	if (result == MC_E_LIMIT) {
		zend_argument_value_error(1, "has more different values or rows than this figure can be worked out for");
	} else {
		mc_throw(result, NULL);
	}
}

static void mc_interval_return(zval *return_value, mc_result result, mc_defined defined, const mc_interval *interval)
{
	if (result != MC_OK) {
		mc_stats_throw(result);
	} else if (defined == MC_DEFINED) {
		array_init_size(return_value, 3);
		add_next_index_double(return_value, interval->low);
		add_next_index_double(return_value, interval->high);
		add_next_index_long(return_value, (zend_long) interval->used);
	}
}

static bool mc_confidence_valid(double confidence)
{
	if (confidence > 0 && confidence < 1) {
		return true;
	}
	zend_argument_value_error(3, "must be between 0 and 1");
	return false;
}

PHP_METHOD(Microcred_Agreement, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Agreement, alpha)
{
	HashTable *given;
	zval *which;
	mc_ratings ratings;
	mc_metric metric = MC_METRIC_NOMINAL;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(which, mc_ce_Metric)
	ZEND_PARSE_PARAMETERS_END();

	if (mc_ratings_read(given, &ratings) && mc_metric_read(which, &ratings, &metric)) {
		mc_defined defined = MC_DEFINED;
		double alpha = 0;
		mc_result result = mc_alpha(&ratings, metric, &alpha, &defined);

		if (result != MC_OK) {
			mc_stats_throw(result);
		} else if (defined == MC_DEFINED) {
			RETVAL_DOUBLE(alpha);
		}
	}
	mc_ratings_free(&ratings);
}

PHP_METHOD(Microcred_Agreement, alphaInterval)
{
	HashTable *given;
	zval *which;
	double confidence;
	zend_long resamples, seed;
	mc_ratings ratings;
	mc_metric metric = MC_METRIC_NOMINAL;

	ZEND_PARSE_PARAMETERS_START(5, 5)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(which, mc_ce_Metric)
		Z_PARAM_DOUBLE(confidence)
		Z_PARAM_LONG(resamples)
		Z_PARAM_LONG(seed)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_confidence_valid(confidence)) {
		RETURN_THROWS();
	}
	if (resamples < 1 || resamples > 1000000) {
		zend_argument_value_error(4, "must be between 1 and 1000000");
		RETURN_THROWS();
	}
	if (mc_ratings_read(given, &ratings) && mc_metric_read(which, &ratings, &metric)) {
		mc_interval interval = { 0 };
		mc_defined defined = MC_DEFINED;
		mc_result result = mc_alpha_bootstrap(&ratings, metric, confidence, (size_t) resamples, (uint64_t) seed, &interval, &defined);

		mc_interval_return(return_value, result, defined, &interval);
	}
	mc_ratings_free(&ratings);
}

PHP_METHOD(Microcred_Agreement, alphaJackknife)
{
	HashTable *given;
	zval *which;
	double confidence;
	mc_ratings ratings;
	mc_metric metric = MC_METRIC_NOMINAL;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(which, mc_ce_Metric)
		Z_PARAM_DOUBLE(confidence)
	ZEND_PARSE_PARAMETERS_END();

	if (!mc_confidence_valid(confidence)) {
		RETURN_THROWS();
	}
	if (mc_ratings_read(given, &ratings) && mc_metric_read(which, &ratings, &metric)) {
		mc_interval interval = { 0 };
		mc_defined defined = MC_DEFINED;
		mc_result result = mc_alpha_jackknife(&ratings, metric, confidence, &interval, &defined);

		mc_interval_return(return_value, result, defined, &interval);
	}
	mc_ratings_free(&ratings);
}

PHP_METHOD(Microcred_Agreement, percent)
{
	HashTable *given;
	double within = 0, share = 0;
	mc_ratings ratings;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(within)
	ZEND_PARSE_PARAMETERS_END();

	if (!zend_finite(within) || within < 0) {
		zend_argument_value_error(2, "must be 0 or more");
		RETURN_THROWS();
	}
	if (mc_ratings_read(given, &ratings)) {
		mc_defined defined = MC_DEFINED;
		mc_result result = mc_percent(&ratings, within, &share, &defined);

		if (result != MC_OK) {
			mc_stats_throw(result);
		} else if (defined == MC_DEFINED) {
			RETVAL_DOUBLE(share);
		}
	}
	mc_ratings_free(&ratings);
}
