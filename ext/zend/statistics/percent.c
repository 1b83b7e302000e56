/* The share of pairs of ratings that agree, over all reviewers and for each two of them. */
#include "../agreement.h"

static void mc_percent_run(HashTable *given, double within, zval *return_value, mc_defined *defined)
{
	mc_ratings ratings;

	if (!zend_finite(within) || within < 0) {
		zend_argument_value_error(2, "must be 0 or more");
		return;
	}
	if (mc_ratings_read(given, 1, "reviewer", &ratings)) {
		double share = 0;
		const mc_result result = mc_percent(&ratings, within, &share, defined);

		mc_return_figure(return_value, result, *defined, share);
	}
	mc_ratings_free(&ratings);
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

	mc_percent_run(given, within, return_value, &defined);
}

static void mc_percent_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	mc_percent_run(Z_ARRVAL(args[0]), count > 1 ? zval_get_double(&args[1]) : 0, return_value, defined);
}

const mc_statistic mc_statistic_percent = { "percent", mc_percent_figure, mc_lists_count };

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
	for (zend_hash_internal_pointer_reset_ex(given, &first); a < ratings->raters;
		 zend_hash_move_forward_ex(given, &first), a++) {
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
