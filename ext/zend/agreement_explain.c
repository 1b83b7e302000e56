/* Agreement::explain(): a figure with what it leans on, and why there is none. */
#include "agreement.h"

typedef enum { MC_OF_ALPHA, MC_OF_INTERVAL, MC_OF_JACKKNIFE, MC_OF_KAPPA, MC_OF_FLEISS, MC_OF_FLEISS_TEST, MC_OF_CONGER, MC_OF_AC, MC_OF_ICC, MC_OF_PERCENT, MC_STATISTICS } mc_statistic;

static const char *const mc_statistic_names[MC_STATISTICS] = {
	"alpha", "alphaInterval", "alphaJackknife", "kappa", "fleiss", "fleissTest", "conger", "ac", "icc", "percent",
};

static mc_statistic mc_statistic_named(zend_string *name)
{
	int i = 0;

	while (i < MC_STATISTICS && !zend_string_equals_cstr(name, mc_statistic_names[i], strlen(mc_statistic_names[i]))) {
		i++;
	}
	return (mc_statistic) i;
}

/* The method itself checks the arguments, throws in its own name, and gives the value. */
static bool mc_statistic_call(mc_statistic which, zval *args, uint32_t count, zval *value)
{
	zend_string *lower = zend_string_init(mc_statistic_names[which], strlen(mc_statistic_names[which]), 0);
	zend_string *name = zend_string_tolower(lower);
	zend_function *method = zend_hash_find_ptr(&mc_ce_Agreement->function_table, name);

	zend_string_release(lower);
	zend_string_release(name);
	ZVAL_NULL(value);
	zend_call_known_function(method, NULL, mc_ce_Agreement, value, count, args, NULL);
	return EG(exception) == NULL;
}

/* Why the method, which took these arguments, gave null. */
static mc_defined mc_statistic_why(mc_statistic which, zval *args, uint32_t count)
{
	mc_defined defined = MC_DEFINED;
	HashTable *first = Z_ARRVAL(args[0]);
	zval none;

	ZVAL_NULL(&none);
	switch (which) {
		case MC_OF_ALPHA:
			mc_run_alpha(first, &args[1], &none, &defined);
			break;
		case MC_OF_INTERVAL:
			mc_run_bootstrap(first, &args[1], zval_get_double(&args[2]), zval_get_long(&args[3]), zval_get_long(&args[4]), &none, &defined);
			break;
		case MC_OF_JACKKNIFE:
			mc_run_jackknife(first, &args[1], zval_get_double(&args[2]), &none, &defined);
			break;
		case MC_OF_KAPPA:
			mc_run_kappa(first, Z_ARRVAL(args[1]), Z_ARRVAL(args[2]), &args[3], &none, &defined);
			break;
		case MC_OF_FLEISS:
			mc_run_fleiss(first, &none, &defined);
			break;
		case MC_OF_FLEISS_TEST:
			mc_run_fleiss_test(first, &none, &defined);
			break;
		case MC_OF_CONGER:
			mc_run_conger(first, Z_ARRVAL(args[1]), &none, &defined);
			break;
		case MC_OF_AC:
			mc_run_ac(first, Z_ARRVAL(args[1]), &args[2], &none, &defined);
			break;
		case MC_OF_ICC:
			mc_run_icc(first, count > 1 ? zval_get_long(&args[1]) : MC_ICC_UPTO, &none, &defined);
			break;
		case MC_OF_PERCENT:
			mc_run_percent(first, count > 1 ? zval_get_double(&args[1]) : 0, &none, &defined);
			break;
		case MC_STATISTICS:
			break;
	}
	zval_ptr_dtor(&none);
	return defined;
}

/* Counts what is there and not null: the lists were read before, so all that is left to see is which members are null. */
static void mc_presence_read(HashTable *list, double *row)
{
	zval *value;

	ZEND_HASH_FOREACH_VAL(list, value) {
		ZVAL_DEREF(value);
		*row++ = Z_TYPE_P(value) == IS_NULL ? ZEND_NAN : 0;
	} ZEND_HASH_FOREACH_END();
}

static void mc_presence_count(HashTable *const *lists, size_t raters, size_t units, mc_counts *counts)
{
	double *rating = safe_emalloc(raters, units * sizeof(double), sizeof(double));

	for (size_t r = 0; r < raters; r++) {
		mc_presence_read(lists[r], rating + r * units);
	}
	mc_ratings_count(&(mc_ratings) { rating, raters, units }, counts);
	efree(rating);
}

static void mc_lists_count(HashTable *given, mc_counts *counts)
{
	HashTable **lists = safe_emalloc(zend_hash_num_elements(given), sizeof(*lists), sizeof(*lists));
	size_t raters = 0, units = 0;
	zval *list;

	ZEND_HASH_FOREACH_VAL(given, list) {
		ZVAL_DEREF(list);
		lists[raters++] = Z_ARRVAL_P(list);
		units = zend_hash_num_elements(Z_ARRVAL_P(list));
	} ZEND_HASH_FOREACH_END();
	mc_presence_count(lists, raters, units, counts);
	efree(lists);
}

static void mc_table_count(HashTable *given, mc_counts *counts)
{
	mc_ratings table;

	if (mc_ratings_read(given, 1, "unit", &table)) {
		mc_fleiss_count(table.rating, table.raters, table.units, counts);
	}
	mc_ratings_free(&table);
}

static void mc_matrix_count(HashTable *given, mc_counts *counts)
{
	mc_ratings matrix;

	if (mc_ratings_read(given, 1, "target", &matrix)) {
		mc_icc_count(matrix.rating, matrix.raters, matrix.units, counts);
	}
	mc_ratings_free(&matrix);
}

PHP_METHOD(Microcred_Agreement, explain)
{
	zend_string *name;
	zval *args = NULL, value;
	uint32_t count = 0;
	mc_statistic which;
	mc_defined defined = MC_DEFINED;
	mc_counts counts = { 0 };

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_STR(name)
		Z_PARAM_VARIADIC('*', args, count)
	ZEND_PARSE_PARAMETERS_END();

	which = mc_statistic_named(name);
	if (which == MC_STATISTICS) {
		zend_argument_value_error(1, "must be alpha, alphaInterval, alphaJackknife, kappa, fleiss, fleissTest, conger, ac, icc or percent");
		RETURN_THROWS();
	}
	if (!mc_statistic_call(which, args, count, &value)) {
		RETURN_THROWS();
	}
	if (Z_TYPE(value) == IS_NULL) {
		defined = mc_statistic_why(which, args, count);
	}
	if (which == MC_OF_KAPPA) {
		mc_presence_count((HashTable *[]) { Z_ARRVAL(args[0]), Z_ARRVAL(args[1]) }, 2, zend_hash_num_elements(Z_ARRVAL(args[0])), &counts);
	} else if (which == MC_OF_FLEISS || which == MC_OF_FLEISS_TEST) {
		mc_table_count(Z_ARRVAL(args[0]), &counts);
	} else if (which == MC_OF_ICC) {
		mc_matrix_count(Z_ARRVAL(args[0]), &counts);
	} else {
		mc_lists_count(Z_ARRVAL(args[0]), &counts);
	}
	array_init(return_value);
	add_assoc_string(return_value, "statistic", mc_statistic_names[which]);
	add_assoc_zval(return_value, "value", &value);
	if (defined == MC_DEFINED) {
		add_assoc_null(return_value, "code");
		add_assoc_null(return_value, "reason");
	} else {
		add_assoc_string(return_value, "code", mc_defined_code(defined));
		add_assoc_string(return_value, "reason", mc_defined_sentence(defined));
	}
	add_assoc_long(return_value, "units", (zend_long) counts.units);
	add_assoc_long(return_value, "pairable", (zend_long) counts.pairable);
	add_assoc_long(return_value, "raters", (zend_long) counts.raters);
	add_assoc_long(return_value, "ratings", (zend_long) counts.ratings);
	add_assoc_long(return_value, "pairs", (zend_long) counts.pairs);
}
