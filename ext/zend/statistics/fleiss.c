/* Fleiss' kappa, and its test. */
#include "../agreement.h"

static bool mc_fleiss_read(HashTable *given, mc_ratings *counts)
{
	size_t i = 0;

	if (!mc_ratings_read(given, 1, "unit", counts)) {
		return false;
	}
	/* No more than raters there can be: sums of squares stay exact. */
	while (i < counts->raters * counts->units && counts->rating[i] >= 0 && counts->rating[i] <= 1e6
		&& counts->rating[i] == floor(counts->rating[i])) {
		i++;
	}
	if (i < counts->raters * counts->units) {
		zend_argument_value_error(1,
			"must hold whole numbers from 0 to 1000000, not so for unit %zu and category %zu (both from 0)",
			i / counts->units, i % counts->units);
		return false;
	}
	return true;
}

static void mc_fleiss_counts(zval *args, mc_counts *counts)
{
	mc_ratings table;

	if (mc_ratings_read(Z_ARRVAL(args[0]), 1, "unit", &table)) {
		mc_fleiss_count(table.rating, table.raters, table.units, counts);
	}
	mc_ratings_free(&table);
}

static void mc_fleiss_run(HashTable *given, zval *return_value, mc_defined *defined)
{
	mc_ratings counts;

	if (mc_fleiss_read(given, &counts)) {
		double kappa = 0;

		*defined = mc_fleiss(counts.rating, counts.raters, counts.units, &kappa);
		mc_return_figure(return_value, MC_OK, *defined, kappa);
	}
	mc_ratings_free(&counts);
}

PHP_METHOD(Microcred_Agreement, fleiss)
{
	HashTable *counts;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(counts)
	ZEND_PARSE_PARAMETERS_END();

	mc_fleiss_run(counts, return_value, &defined);
}

static void mc_fleiss_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_fleiss_run(Z_ARRVAL(args[0]), return_value, defined);
}

const mc_statistic mc_statistic_fleiss = { "fleiss", mc_fleiss_figure, mc_fleiss_counts };

static void mc_fleiss_test_add(zval *array, const mc_fleiss_test_result *result)
{
	mc_add_number(array, "kappa", result->kappa);
	mc_add_number(array, "error", result->error);
	mc_add_number(array, "z", result->z);
}

static void mc_fleiss_test_run(HashTable *given, zval *return_value, mc_defined *defined)
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

PHP_METHOD(Microcred_Agreement, fleissTest)
{
	HashTable *counts;
	mc_defined defined = MC_DEFINED;

	ZEND_PARSE_PARAMETERS_START(1, 1)
		Z_PARAM_ARRAY_HT(counts)
	ZEND_PARSE_PARAMETERS_END();

	mc_fleiss_test_run(counts, return_value, &defined);
}

static void mc_fleiss_test_figure(zval *args, uint32_t count, zval *return_value, mc_defined *defined)
{
	(void) count;
	mc_fleiss_test_run(Z_ARRVAL(args[0]), return_value, defined);
}

const mc_statistic mc_statistic_fleiss_test = { "fleissTest", mc_fleiss_test_figure, mc_fleiss_counts };
