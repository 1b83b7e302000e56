#include "agreement.h"
#include "agreement_arginfo.h"

zend_class_entry *mc_ce_Agreement;

void mc_minit_agreement(void)
{
	mc_ce_Agreement = register_class_Microcred_Agreement();
}

PHP_METHOD(Microcred_Agreement, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

PHP_METHOD(Microcred_Agreement, alpha)
{
	HashTable *given;
	zval *metric;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(metric, mc_ce_Metric)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_alpha(given, metric, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, alphaInterval)
{
	HashTable *given;
	zval *metric;
	double confidence;
	zend_long resamples, seed;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(5, 5)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(metric, mc_ce_Metric)
		Z_PARAM_DOUBLE(confidence)
		Z_PARAM_LONG(resamples)
		Z_PARAM_LONG(seed)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_bootstrap(given, metric, confidence, resamples, seed, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, alphaJackknife)
{
	HashTable *given;
	zval *metric;
	double confidence;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OBJECT_OF_CLASS(metric, mc_ce_Metric)
		Z_PARAM_DOUBLE(confidence)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_jackknife(given, metric, confidence, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, kappa)
{
	HashTable *a, *b, *scale;
	zval *weighting;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(4, 4)
		Z_PARAM_ARRAY_HT(a)
		Z_PARAM_ARRAY_HT(b)
		Z_PARAM_ARRAY_HT(scale)
		Z_PARAM_OBJECT_OF_CLASS(weighting, mc_ce_Weighting)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_kappa(a, b, scale, weighting, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, fleiss)
{
	HashTable *counts;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(counts)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_fleiss(counts, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, fleissTest)
{
	HashTable *counts;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(counts)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_fleiss_test(counts, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, conger)
{
	HashTable *given, *scale;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(2, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_ARRAY_HT(scale)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_conger(given, scale, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, ac)
{
	HashTable *given, *scale;
	zval *weighting;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(3, 3)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_ARRAY_HT(scale)
		Z_PARAM_OBJECT_OF_CLASS(weighting, mc_ce_Weighting)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_ac(given, scale, weighting, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, icc)
{
	HashTable *matrix;
	zend_long upto = MC_ICC_UPTO;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(matrix)
		Z_PARAM_OPTIONAL
		Z_PARAM_LONG(upto)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_icc(matrix, upto, return_value, &defined);
}

PHP_METHOD(Microcred_Agreement, percent)
{
	HashTable *given;
	double within = 0;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 2)
		Z_PARAM_ARRAY_HT(given)
		Z_PARAM_OPTIONAL
		Z_PARAM_DOUBLE(within)
	ZEND_PARSE_PARAMETERS_END();

	mc_run_percent(given, within, return_value, &defined);
}

/* Beyond that the answer would have more than a hundred thousand rows. */
#define MC_PAIRS_RATERS 500

static void mc_add_key(zval *array, const char *name, const zval *key)
{
	zval copy;

	ZVAL_COPY(&copy, key);
	add_assoc_zval(array, name, &copy);
}

static void mc_pairs_return(zval *return_value, HashTable *given, const mc_ratings *ratings, double within)
{
	HashPosition first, second;
	size_t a = 0, b;

	array_init_size(return_value, (uint32_t) (ratings->raters * (ratings->raters - (ratings->raters > 0)) / 2));
	for (zend_hash_internal_pointer_reset_ex(given, &first); a < ratings->raters; zend_hash_move_forward_ex(given, &first), a++) {
		second = first;
		for (b = a + 1; b < ratings->raters; b++) {
			zval pair, key;
			mc_pair beside;

			zend_hash_move_forward_ex(given, &second);
			mc_percent_pair(ratings, a, b, within, &beside);
			array_init_size(&pair, 8);
			zend_hash_get_current_key_zval_ex(given, &key, &first);
			mc_add_key(&pair, "a", &key);
			zval_ptr_dtor(&key);
			zend_hash_get_current_key_zval_ex(given, &key, &second);
			mc_add_key(&pair, "b", &key);
			zval_ptr_dtor(&key);
			add_assoc_long(&pair, "units", (zend_long) beside.units);
			mc_add_number(&pair, "share", beside.share);
			mc_add_number(&pair, "difference", beside.difference);
			add_next_index_zval(return_value, &pair);
		}
	}
}

PHP_METHOD(Microcred_Agreement, percentPairs)
{
	HashTable *given;
	double within = 0;
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
	if (zend_hash_num_elements(given) > MC_PAIRS_RATERS) {
		zend_argument_value_error(1, "must hold the lists of at most %d reviewers", MC_PAIRS_RATERS);
		RETURN_THROWS();
	}
	if (mc_ratings_read(given, 1, "reviewer", &ratings)) {
		mc_pairs_return(return_value, given, &ratings, within);
	}
	mc_ratings_free(&ratings);
}
