/* One function for each figure of the class Agreement: used by its method, and again by explain(). */
#include "agreement.h"

ZEND_COLD void mc_stats_throw(mc_result result)
{
	if (result == MC_E_LIMIT) {
		zend_argument_value_error(1, "has too many different values or units for this figure or so many resamples");
	} else {
		mc_throw(result, NULL);
	}
}

void mc_add_number(zval *array, const char *name, double number)
{
	if (zend_finite(number)) {
		add_assoc_double(array, name, number);
	} else {
		add_assoc_null(array, name);
	}
}

void mc_add_figure(zval *array, const char *name, mc_figure figure)
{
	mc_add_number(array, name, figure.defined == MC_DEFINED ? figure.value : ZEND_NAN);
}

static void mc_return_figure(zval *return_value, mc_result result, mc_defined defined, double value)
{
	if (result != MC_OK) {
		mc_stats_throw(result);
	} else if (defined == MC_DEFINED) {
		ZVAL_DOUBLE(return_value, value);
	}
}

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

/* Which case of the enumeration it is, in the order of names. */
static int mc_case_of(zval *object, const char *const *names, int count)
{
	const char *name = Z_STRVAL_P(zend_enum_fetch_case_value(Z_OBJ_P(object)));
	int which = 0;

	while (which < count - 1 && strcmp(name, names[which]) != 0) {
		which++;
	}
	return which;
}

static mc_weighting mc_weighting_of(zval *object)
{
	static const char *const names[] = { "none", "linear", "quadratic" };

	return (mc_weighting) mc_case_of(object, names, 3);
}

/* Ratings for alpha; false where they do not suit the metric. */
static bool mc_alpha_read(HashTable *given, zval *object, mc_ratings *ratings, mc_metric *metric)
{
	static const char *const names[] = { "nominal", "ordinal", "interval", "ratio" };

	*metric = (mc_metric) mc_case_of(object, names, 4);
	if (!mc_ratings_read(given, 1, "reviewer", ratings)) {
		return false;
	}
	for (size_t i = 0; *metric == MC_METRIC_RATIO && i < ratings->raters * ratings->units; i++) {
		if (ratings->rating[i] < 0) {
			zend_argument_value_error(1, "must not hold a number below 0 for the ratio metric, given by reviewer %zu for unit %zu (both from 0)",
				i / ratings->units, i % ratings->units);
			return false;
		}
	}
	return true;
}

void mc_run_alpha(HashTable *given, zval *object, zval *return_value, mc_defined *defined)
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

static bool mc_confidence_valid(double confidence)
{
	if (confidence > 0 && confidence < 1) {
		return true;
	}
	zend_argument_value_error(3, "must be between 0 and 1");
	return false;
}

void mc_run_bootstrap(HashTable *given, zval *object, double confidence, zend_long resamples, zend_long seed, zval *return_value, mc_defined *defined)
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
		const mc_result result = mc_alpha_bootstrap(&ratings, metric, confidence, (size_t) resamples, (uint64_t) seed, &interval, defined);

		mc_return_interval(return_value, result, *defined, &interval);
	}
	mc_ratings_free(&ratings);
}

void mc_run_jackknife(HashTable *given, zval *object, double confidence, zval *return_value, mc_defined *defined)
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

void mc_run_kappa(HashTable *a, HashTable *b, HashTable *given, zval *weighting, zval *return_value, mc_defined *defined)
{
	const size_t units = zend_hash_num_elements(a);
	mc_scale scale;
	int32_t *position;

	if (!zend_array_is_list(a)) {
		zend_argument_value_error(1, "must be a list");
		return;
	}
	if (!zend_array_is_list(b) || zend_hash_num_elements(b) != units) {
		zend_argument_value_error(2, "must be a list as long as argument #1 ($a)");
		return;
	}
	position = safe_emalloc(units, 2 * sizeof(*position), sizeof(*position));
	if (mc_scale_read(given, 3, &scale) && mc_positions_read(&scale, a, 1, NULL, position) && mc_positions_read(&scale, b, 2, NULL, position + units)) {
		double kappa = 0;
		size_t pairs;
		const mc_result result = mc_kappa(position, position + units, units, scale.levels, mc_weighting_of(weighting), &kappa, &pairs, defined);

		mc_return_figure(return_value, result, *defined, kappa);
	}
	mc_scale_free(&scale);
	efree(position);
}

static bool mc_fleiss_read(HashTable *given, mc_ratings *counts)
{
	size_t i = 0;

	if (!mc_ratings_read(given, 1, "unit", counts)) {
		return false;
	}
	/* No more than raters there can be: sums of squares stay exact. */
	while (i < counts->raters * counts->units && counts->rating[i] >= 0 && counts->rating[i] <= 1e6 && counts->rating[i] == floor(counts->rating[i])) {
		i++;
	}
	if (i < counts->raters * counts->units) {
		zend_argument_value_error(1, "must hold whole numbers from 0 to 1000000, not so for unit %zu and category %zu (both from 0)",
			i / counts->units, i % counts->units);
		return false;
	}
	return true;
}

void mc_run_fleiss(HashTable *given, zval *return_value, mc_defined *defined)
{
	mc_ratings counts;

	if (mc_fleiss_read(given, &counts)) {
		double kappa = 0;

		*defined = mc_fleiss(counts.rating, counts.raters, counts.units, &kappa);
		mc_return_figure(return_value, MC_OK, *defined, kappa);
	}
	mc_ratings_free(&counts);
}

static void mc_fleiss_test_add(zval *array, const mc_fleiss_test_result *result)
{
	mc_add_number(array, "kappa", result->kappa);
	mc_add_number(array, "error", result->error);
	mc_add_number(array, "z", result->z);
}

void mc_run_fleiss_test(HashTable *given, zval *return_value, mc_defined *defined)
{
	mc_ratings counts;

	if (mc_fleiss_read(given, &counts)) {
		mc_fleiss_test_result whole, *category = safe_emalloc(counts.units, sizeof(*category), sizeof(*category));

		*defined = mc_fleiss_test(counts.rating, counts.raters, counts.units, &whole, category);
		if (*defined == MC_DEFINED) {
			zval list, one;

			array_init(return_value);
			mc_fleiss_test_add(return_value, &whole);
			array_init_size(&list, (uint32_t) counts.units);
			for (size_t j = 0; j < counts.units; j++) {
				array_init(&one);
				mc_fleiss_test_add(&one, &category[j]);
				add_next_index_zval(&list, &one);
			}
			add_assoc_zval(return_value, "categories", &list);
		}
		efree(category);
	}
	mc_ratings_free(&counts);
}

void mc_run_conger(HashTable *given, HashTable *levels, zval *return_value, mc_defined *defined)
{
	mc_scale scale;
	int32_t *position = NULL;
	size_t raters, units;

	if (mc_scale_read(levels, 2, &scale) && mc_position_lists_read(&scale, given, 1, &position, &raters, &units)) {
		double kappa = 0;

		*defined = mc_conger(position, raters, units, scale.levels, &kappa);
		mc_return_figure(return_value, MC_OK, *defined, kappa);
	}
	mc_scale_free(&scale);
	if (position != NULL) {
		efree(position);
	}
}

void mc_run_ac(HashTable *given, HashTable *levels, zval *weighting, zval *return_value, mc_defined *defined)
{
	mc_scale scale;
	int32_t *position = NULL;
	size_t raters, units;

	if (mc_scale_read(levels, 2, &scale) && mc_position_lists_read(&scale, given, 1, &position, &raters, &units)) {
		double ac = 0;
		const mc_result result = mc_ac(position, raters, units, scale.levels, mc_weighting_of(weighting), &ac, defined);

		mc_return_figure(return_value, result, *defined, ac);
	}
	mc_scale_free(&scale);
	if (position != NULL) {
		efree(position);
	}
}

static void mc_icc_return(zval *return_value, const mc_icc_result *icc, const double *severity, size_t targets, size_t judges, size_t upto)
{
	static const char *const names[] = { "icc11", "icc21", "icc31", "icc1k", "icc2k", "icc3k" };
	zval part;

	array_init(return_value);
	add_assoc_long(return_value, "targets", (zend_long) targets);
	add_assoc_long(return_value, "judges", (zend_long) judges);
	mc_add_number(return_value, "mean", icc->mean);
	for (int i = 0; i < 6; i++) {
		mc_add_number(return_value, names[i], icc->icc[i]);
	}
	mc_add_number(return_value, "bms", icc->bms);
	mc_add_number(return_value, "wms", icc->wms);
	mc_add_number(return_value, "jms", icc->jms);
	mc_add_number(return_value, "ems", icc->ems);
	array_init(&part);
	mc_add_number(&part, "targets", icc->v_p);
	mc_add_number(&part, "judges", icc->v_r);
	mc_add_number(&part, "residual", icc->v_pr);
	add_assoc_zval(return_value, "variance", &part);
	array_init(&part);
	for (size_t n = 1; n <= upto; n++) {
		double erho2, phi;
		zval both;

		mc_icc_d_study(icc, n, &erho2, &phi);
		array_init(&both);
		mc_add_number(&both, "relative", erho2);
		mc_add_number(&both, "absolute", phi);
		add_index_zval(&part, n, &both);
	}
	add_assoc_zval(return_value, "dstudy", &part);
	array_init_size(&part, (uint32_t) judges);
	for (size_t j = 0; j < judges; j++) {
		add_next_index_double(&part, severity[j]);
	}
	add_assoc_zval(return_value, "severities", &part);
}

void mc_run_icc(HashTable *given, zend_long upto, zval *return_value, mc_defined *defined)
{
	mc_ratings matrix;

	if (upto < 1 || upto > 1000) {
		zend_argument_value_error(2, "must be between 1 and 1000");
		return;
	}
	if (mc_ratings_read(given, 1, "target", &matrix)) {
		double *severity = safe_emalloc(matrix.units, sizeof(*severity), sizeof(*severity));
		mc_icc_result icc;

		*defined = mc_icc(matrix.rating, matrix.raters, matrix.units, &icc, severity);
		if (*defined == MC_DEFINED) {
			mc_icc_return(return_value, &icc, severity, matrix.raters, matrix.units, (size_t) upto);
		}
		efree(severity);
	}
	mc_ratings_free(&matrix);
}

void mc_run_percent(HashTable *given, double within, zval *return_value, mc_defined *defined)
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
