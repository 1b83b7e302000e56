/* The class Agreement: its statistics, what they share, and explain(), which walks them. */
#include "agreement.h"
#include "agreement_arginfo.h"

#include "zend_smart_str.h"

zend_class_entry *mc_ce_Agreement;

extern const mc_statistic mc_statistic_alpha, mc_statistic_alpha_interval, mc_statistic_alpha_jackknife,
	mc_statistic_kappa, mc_statistic_fleiss, mc_statistic_fleiss_test, mc_statistic_conger, mc_statistic_ac,
	mc_statistic_icc, mc_statistic_percent;

/* The order is that in which a refusal lists them. NULL at the end. */
static const mc_statistic *const mc_statistics[] = {
	&mc_statistic_alpha, &mc_statistic_alpha_interval, &mc_statistic_alpha_jackknife, &mc_statistic_kappa,
	&mc_statistic_fleiss, &mc_statistic_fleiss_test, &mc_statistic_conger, &mc_statistic_ac, &mc_statistic_icc,
	&mc_statistic_percent, NULL
};

void mc_minit_agreement(void)
{
	mc_ce_Agreement = register_class_Microcred_Agreement();
}

PHP_METHOD(Microcred_Agreement, __construct)
{
	ZEND_PARSE_PARAMETERS_NONE();
}

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

void mc_return_figure(zval *return_value, mc_result result, mc_defined defined, double value)
{
	if (result != MC_OK) {
		mc_stats_throw(result);
	} else if (defined == MC_DEFINED) {
		ZVAL_DOUBLE(return_value, value);
	}
}

/* NULL with an exception where there is none of that name. */
static const mc_statistic *mc_statistic_named(zend_string *name)
{
	smart_str list = { 0 };
	size_t i;

	for (i = 0; mc_statistics[i] != NULL; i++) {
		if (zend_string_equals_cstr(name, mc_statistics[i]->name, strlen(mc_statistics[i]->name))) {
			return mc_statistics[i];
		}
	}
	for (i = 0; mc_statistics[i] != NULL; i++) {
		smart_str_appends(&list, i == 0 ? "" : mc_statistics[i + 1] != NULL ? ", " : " or ");
		smart_str_appends(&list, mc_statistics[i]->name);
	}
	smart_str_0(&list);
	zend_argument_value_error(1, "must be %s", ZSTR_VAL(list.s));
	smart_str_free(&list);
	return NULL;
}

/* The method itself checks the arguments, throws in its own name, and gives the value. */
static bool mc_statistic_call(const mc_statistic *statistic, zval *args, uint32_t count, zval *value)
{
	zend_string *lower = zend_string_init(statistic->name, strlen(statistic->name), 0);
	zend_string *name = zend_string_tolower(lower);
	zend_function *method = zend_hash_find_ptr(&mc_ce_Agreement->function_table, name);

	zend_string_release(lower);
	zend_string_release(name);
	ZVAL_NULL(value);
	zend_call_known_function(method, NULL, mc_ce_Agreement, value, count, args, NULL);
	return EG(exception) == NULL;
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

void mc_presence_count(HashTable *const *lists, size_t raters, size_t units, mc_counts *counts)
{
	double *rating = safe_emalloc(raters, units * sizeof(double), sizeof(double));

	for (size_t r = 0; r < raters; r++) {
		mc_presence_read(lists[r], rating + r * units);
	}
	mc_ratings_count(&(mc_ratings) { rating, raters, units }, counts);
	efree(rating);
}

void mc_lists_count(zval *args, mc_counts *counts)
{
	HashTable *given = Z_ARRVAL(args[0]);
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

PHP_METHOD(Microcred_Agreement, explain)
{
	zend_string *name;
	zval *args = NULL, value, again;
	uint32_t count = 0;
	const mc_statistic *statistic;
	mc_defined defined = MC_DEFINED;
	mc_counts counts = { 0 };

	ZEND_PARSE_PARAMETERS_START(1, -1)
		Z_PARAM_STR(name)
		Z_PARAM_VARIADIC('*', args, count)
	ZEND_PARSE_PARAMETERS_END();

	statistic = mc_statistic_named(name);
	if (statistic == NULL || !mc_statistic_call(statistic, args, count, &value)) {
		RETURN_THROWS();
	}
	if (Z_TYPE(value) == IS_NULL) {
		ZVAL_NULL(&again);
		statistic->figure(args, count, &again, &defined);
		zval_ptr_dtor(&again);
	}
	statistic->count(args, &counts);
	array_init(return_value);
	add_assoc_string(return_value, "statistic", statistic->name);
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
