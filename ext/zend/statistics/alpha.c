/* Krippendorff's alpha, and two intervals for it. */
#include "../agreement.h"

static void mc_return_interval(zval *return_value, mc_result result, mc_defined defined, const mc_interval *interval)
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

/* Ratings for alpha; false where they do not suit the metric. */
static bool mc_alpha_read(HashTable *given, zval *object, mc_ratings *ratings, mc_metric *metric)
{
	*metric = mc_metric_of(object);
	if (!mc_ratings_read(given, 1, "reviewer", ratings)) {
		return false;
	}
	for (size_t i = 0; *metric == MC_METRIC_RATIO && i < ratings->raters * ratings->units; i++) {
		if (ratings->rating[i] < 0) {
			zend_argument_value_error(1,
				"must not hold a number below 0 for the ratio metric, given by reviewer %zu for unit %zu (both from 0)",
				i / ratings->units, i % ratings->units);
			return false;
		}
	}
	return true;
}

static void mc_alpha_run(HashTable *given, zval *object, zval *return_value, mc_defined *defined)
{
	mc_ratings ratings;
	mc_metric metric;

	if (mc_alpha_read(given, object, &ratings, &metric)) {
		double alpha = 0;
		const mc_result result = mc_alpha(&ratings, metric, &alpha, defined);

		mc_return_figure(return_value, result, *defined, alpha);
	}
	mc_ratings_free(&ratings);
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

	mc_alpha_run(given, metric, return_value, &defined);
}

static void mc_alpha_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_alpha_run(Z_ARRVAL(args[0]), &args[1], return_value, defined);
}

const mc_statistic mc_statistic_alpha = { "alpha", mc_alpha_figure, mc_lists_count };

static bool mc_confidence_valid(double confidence)
{
	if (confidence > 0 && confidence < 1) {
		return true;
	}
	zend_argument_value_error(3, "must be between 0 and 1");
	return false;
}

static void mc_bootstrap_run(HashTable *given, zval *object, double confidence, zend_long resamples, zend_long seed,
	zval *return_value, mc_defined *defined)
{
	mc_ratings ratings;
	mc_metric metric;

	if (!mc_confidence_valid(confidence)) {
		return;
	}
	if (resamples < 1 || resamples > 1000000) {
		zend_argument_value_error(4, "must be between 1 and 1000000");
		return;
	}
	if (mc_alpha_read(given, object, &ratings, &metric)) {
		mc_interval interval = { 0 };
		const mc_result result =
			mc_alpha_bootstrap(&ratings, metric, confidence, (size_t) resamples, (uint64_t) seed, &interval, defined);

		mc_return_interval(return_value, result, *defined, &interval);
	}
	mc_ratings_free(&ratings);
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

	mc_bootstrap_run(given, metric, confidence, resamples, seed, return_value, &defined);
}

static void mc_bootstrap_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_bootstrap_run(Z_ARRVAL(args[0]), &args[1], zval_get_double(&args[2]), zval_get_long(&args[3]),
		zval_get_long(&args[4]), return_value, defined);
}

const mc_statistic mc_statistic_alpha_interval = { "alphaInterval", mc_bootstrap_figure, mc_lists_count };

static void mc_jackknife_run(HashTable *given, zval *object, double confidence, zval *return_value, mc_defined *defined)
{
	mc_ratings ratings;
	mc_metric metric;

	if (!mc_confidence_valid(confidence)) {
		return;
	}
	if (mc_alpha_read(given, object, &ratings, &metric)) {
		mc_interval interval = { 0 };
		const mc_result result = mc_alpha_jackknife(&ratings, metric, confidence, &interval, defined);

		mc_return_interval(return_value, result, *defined, &interval);
	}
	mc_ratings_free(&ratings);
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

	mc_jackknife_run(given, metric, confidence, return_value, &defined);
}

static void mc_jackknife_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_jackknife_run(Z_ARRVAL(args[0]), &args[1], zval_get_double(&args[2]), return_value, defined);
}

const mc_statistic mc_statistic_alpha_jackknife = { "alphaJackknife", mc_jackknife_figure, mc_lists_count };
